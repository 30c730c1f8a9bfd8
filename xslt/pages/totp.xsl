<?xml version="1.0" encoding="UTF-8"?>
<!-- totp.xsl: the second factor. Model: totp.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="totp-page" mode="title"><xsl:value-of select="t:text('totp.title')"/></xsl:template>

  <xsl:template match="totp-page">
    <h1><xsl:value-of select="t:text('totp.title')"/></h1>
    <p><xsl:value-of select="t:text('totp.text')"/></p>
    <xsl:if test="secret"><p><xsl:value-of select="t:text('totp.secret')"/></p><p class="receipt small-code"><xsl:value-of select="secret"/></p></xsl:if>
    <xsl:if test="address"><p><a href="{address}"><xsl:value-of select="t:text('totp.open')"/></a></p></xsl:if>
    <xsl:apply-templates select="form"/>
    <xsl:for-each select="link"><p><xsl:apply-templates select="."/></p></xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
