<?xml version="1.0" encoding="UTF-8"?>
<!-- sign-in-ask.xsl: a link by mail, to sign in or to begin an account.  Model: sign-in-ask.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="sign-in-ask-page" mode="title"><xsl:value-of select="t:text('sign_in_ask.title')"/></xsl:template>

  <xsl:template match="sign-in-ask-page">
    <h1><xsl:value-of select="t:text('sign_in_ask.title')"/></h1>
    <p><xsl:value-of select="t:text('sign_in_ask.text')"/></p>
    <xsl:apply-templates select="form"/>
    <p><a href="{by-passphrase/@href}"><xsl:value-of select="t:text('sign_in_ask.by_passphrase')"/></a></p>
  </xsl:template>
</xsl:stylesheet>
