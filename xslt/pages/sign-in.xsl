<?xml version="1.0" encoding="UTF-8"?>
<!-- sign-in.xsl: address and password. Model: sign-in.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="sign-in-page" mode="title"><xsl:value-of select="t:text('sign_in.title')"/></xsl:template>

  <xsl:template match="sign-in-page">
    <h1><xsl:value-of select="t:text('sign_in.title')"/></h1>
    <p><xsl:value-of select="t:text('sign_in.text')"/></p>
    <xsl:apply-templates select="form"/>
    <xsl:if test="by-link"><p><xsl:value-of select="t:text('sign_in.by_link')"/><xsl:text> </xsl:text><a href="{by-link/@href}"><xsl:value-of select="t:text('sign_in.by_link.link')"/></a></p></xsl:if>
    <xsl:for-each select="link"><p><xsl:apply-templates select="."/></p></xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
