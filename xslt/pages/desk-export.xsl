<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-export.xsl: comments as a table that leaves the site, and who took one before.  Model: desk-export.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-export-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-export-page" mode="heading"><xsl:value-of select="t:text('link.export')"/></xsl:template>
  <xsl:template match="desk-export-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-export-page">
    <xsl:call-template name="desk-head"/>
    <p><xsl:value-of select="t:text('export.what')"/></p>
    <xsl:call-template name="offers"/>
    <xsl:if test="exports/export">
      <h2><xsl:value-of select="t:text('export.before')"/></h2>
      <ul><xsl:apply-templates select="exports/export"/></ul>
    </xsl:if>
  </xsl:template>
  <xsl:template match="exports/export"><li><xsl:apply-templates select="at" mode="moment"/>, <xsl:value-of select="by"/>: <xsl:value-of select="t:text(concat('form.export.kind.', detail))"/><xsl:if test="reference"> (<xsl:value-of select="reference"/>)</xsl:if>. <xsl:value-of select="reason"/></li></xsl:template>
</xsl:stylesheet>
