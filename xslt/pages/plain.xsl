<?xml version="1.0" encoding="UTF-8"?>
<!-- plain.xsl: pages of words alone: about, help, accessibility, privacy. Model: plain.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="plain-page" mode="title"><xsl:value-of select="t:text(concat(@key, '.title'))"/></xsl:template>

  <xsl:template match="plain-page">
    <h1><xsl:value-of select="t:text(concat(@key, '.title'))"/></h1>
    <p class="lead"><xsl:value-of select="t:text(concat(@key, '.lead'))"/></p>
    <xsl:apply-templates select="section"/>
    <xsl:for-each select="link"><p><xsl:apply-templates select="."/></p></xsl:for-each>
  </xsl:template>
  <xsl:template match="plain-page/section">
    <h2 id="{@name}"><xsl:value-of select="t:text(concat(../@key, '.', @name, '.title'))"/></h2>
    <p><xsl:value-of select="t:text(concat(../@key, '.', @name, '.text'), @a, @b)"/></p>
    <xsl:if test="@href"><p><a href="{@href}"><xsl:value-of select="t:text(concat(../@key, '.', @name, '.link'))"/></a></p></xsl:if>
  </xsl:template>
</xsl:stylesheet>
