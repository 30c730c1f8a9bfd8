<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-cancel.xsl: ending a consultation for good.  Model: desk-cancel.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-cancel-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-cancel-page" mode="heading"><xsl:value-of select="t:text('button.cancel_consultation')"/></xsl:template>
  <xsl:template match="desk-cancel-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-cancel-page">
    <xsl:call-template name="desk-head"/>
    <xsl:apply-templates select="facts" mode="desk"/>
    <xsl:apply-templates select="numbers"/>
    <div class="notice warning"><p><xsl:value-of select="t:text('desk.cancel.then')"/></p></div>
    <xsl:call-template name="offers"/>
  </xsl:template>
</xsl:stylesheet>
