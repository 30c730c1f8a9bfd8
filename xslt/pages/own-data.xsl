<?xml version="1.0" encoding="UTF-8"?>
<!-- own-data.xsl: what is kept of one submission, and what may be asked for.  Model: own-data.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="own-data-page" mode="title"><xsl:value-of select="t:text('own_data.title')"/><xsl:text> </xsl:text><xsl:value-of select="@number"/></xsl:template>

  <xsl:template match="own-data-page">
    <h1><xsl:value-of select="t:text('own_data.title')"/></h1>
    <p><a href="{status/@href}"><xsl:value-of select="t:text('status.title')"/><xsl:text> </xsl:text><xsl:value-of select="@number"/></a></p>
    <h2><xsl:value-of select="t:text('own_data.kept.title')"/></h2>
    <ul>
      <li><xsl:value-of select="t:text('own_data.kept.words')"/></li>
      <li><xsl:value-of select="t:text('own_data.kept.contact', t:count('count.day', @days))"/></li>
      <li><xsl:value-of select="t:text('own_data.kept.proof')"/></li>
    </ul>
    <xsl:if test="privacy/@href"><p><a href="{privacy/@href}"><xsl:value-of select="t:text('privacy.of.link')"/></a></p></xsl:if>
    <xsl:if test="form[@name = 'own-data-copy']">
      <h2><xsl:value-of select="t:text('own_data.copy.title')"/></h2>
      <p><xsl:value-of select="t:text('own_data.copy.text')"/></p>
      <xsl:apply-templates select="form[@name = 'own-data-copy']"/>
    </xsl:if>
    <h2><xsl:value-of select="t:text('own_data.erase.title')"/></h2>
    <xsl:choose>
      <xsl:when test="erasure"><p class="notice"><b><xsl:value-of select="t:text(concat('erasure.', erasure/@state))"/></b>, <xsl:apply-templates select="erasure/asked" mode="date"/><xsl:if test="substring(erasure/asked/@date, string-length(erasure/asked/@date)) != '.'">.</xsl:if><xsl:text> </xsl:text>
        <xsl:value-of select="t:text('erasure.due')"/>: <xsl:apply-templates select="erasure/due" mode="date"/></p></xsl:when>
      <xsl:when test="@reported"><p><xsl:value-of select="t:text('own_data.erase.after')"/></p></xsl:when>
      <xsl:otherwise><p><xsl:value-of select="t:text('own_data.erase.before')"/></p></xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select="form[@name != 'own-data-copy']"/>
  </xsl:template>
</xsl:stylesheet>
