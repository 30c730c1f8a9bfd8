<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-place.xsl: published there too: when, under which address.  Model: desk-place.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-place-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-place-page" mode="heading"><xsl:value-of select="t:text(concat('place.what.', place/@what))"/>: <xsl:value-of select="place/title"/></xsl:template>
  <xsl:template match="desk-place-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-place-page">
    <xsl:call-template name="desk-head"/>
    <ul class="papers"><xsl:apply-templates select="place" mode="desk"/></ul>
    <xsl:call-template name="offers"/>
  </xsl:template>
</xsl:stylesheet>
