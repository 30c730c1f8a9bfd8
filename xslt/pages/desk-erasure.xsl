<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-erasure.xsl: one request to erase, to be decided.  Model: desk-erasure.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-erasure-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-erasure-page" mode="heading"><xsl:value-of select="t:text('desk.erasure.title', @number)"/></xsl:template>
  <xsl:template match="desk-erasure-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-erasure-page">
    <xsl:call-template name="desk-head"/>
    <p><a href="{back/@href}"><xsl:value-of select="t:text('desk.data.title')"/></a></p>
    <xsl:apply-templates select="facts" mode="desk"/>
    <div class="notice"><p><xsl:value-of select="t:text('desk.erasure.how')"/></p></div>
    <xsl:apply-templates select="form"/>
  </xsl:template>
</xsl:stylesheet>
