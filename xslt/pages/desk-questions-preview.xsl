<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-questions-preview.xsl: the questions as people will see them.  Model: desk-questions-preview.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-questions-preview-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-questions-preview-page" mode="heading"><xsl:value-of select="t:text('desk.questions.preview')"/></xsl:template>
  <xsl:template match="desk-questions-preview-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-questions-preview-page">
    <xsl:call-template name="desk-head"/>
    <p><a href="{back/@href}"><xsl:value-of select="t:text('desk.questions.title')"/></a></p>
    <div class="panel"><xsl:apply-templates select="form/field"/></div>
  </xsl:template>
</xsl:stylesheet>
