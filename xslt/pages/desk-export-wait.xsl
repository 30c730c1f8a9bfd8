<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-export-wait.xsl: a table that was asked for: being made, or to be taken.  Model: desk-export-wait.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-export-wait-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-export-wait-page" mode="heading"><xsl:value-of select="t:text('link.export')"/></xsl:template>
  <xsl:template match="desk-export-wait-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-export-wait-page">
    <xsl:call-template name="desk-head"/>
    <xsl:choose>
      <xsl:when test="file"><p><xsl:apply-templates select="file" mode="link"/></p></xsl:when>
      <xsl:otherwise><p class="notice"><xsl:value-of select="t:text('export.wait')"/></p></xsl:otherwise>
    </xsl:choose>
    <p class="soft"><xsl:value-of select="t:text('export.until')"/><xsl:text> </xsl:text><xsl:apply-templates select="until" mode="moment"/></p>
  </xsl:template>
</xsl:stylesheet>
