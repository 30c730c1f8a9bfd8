<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-scan.xsl: the file of a letter.  Model: desk-scan.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-scan-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-scan-page" mode="heading"><xsl:value-of select="t:text('desk.scan.title')"/></xsl:template>
  <xsl:template match="desk-scan-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-scan-page">
    <xsl:call-template name="desk-head"/>
    <p><xsl:value-of select="t:text('desk.scan.why')"/></p>
    <xsl:apply-templates select="attachment[1]" mode="list"/>
    <xsl:apply-templates select="form"/>
    <p><a href="{back/@href}"><xsl:value-of select="t:text('desk.letter.title')"/></a></p>
  </xsl:template>
</xsl:stylesheet>
