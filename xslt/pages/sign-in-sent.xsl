<?xml version="1.0" encoding="UTF-8"?>
<!-- sign-in-sent.xsl: what is said to everybody who asked for a link.  Model: sign-in-sent.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="sign-in-sent-page" mode="title"><xsl:value-of select="t:text('sign_in_sent.title')"/></xsl:template>

  <xsl:template match="sign-in-sent-page">
    <h1><xsl:value-of select="t:text('sign_in_sent.title')"/></h1>
    <p class="lead"><xsl:value-of select="t:count('sign_in_sent.text', @minutes)"/></p>
    <p><xsl:value-of select="t:text('sign_in_sent.none')"/><xsl:text> </xsl:text><a href="{again/@href}"><xsl:value-of select="t:text('sign_in_sent.again')"/></a></p>
  </xsl:template>
</xsl:stylesheet>
