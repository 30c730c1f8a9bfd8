<?xml version="1.0" encoding="UTF-8"?>
<!-- invitation.xsl: password and second factor. Model: invitation.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="invitation-page" mode="title"><xsl:value-of select="t:text('invitation.title')"/></xsl:template>

  <xsl:template match="invitation-page">
    <h1><xsl:value-of select="t:text('invitation.title')"/></h1>
    <p><xsl:value-of select="t:text('invitation.text', name, email)"/></p>
    <p><xsl:value-of select="t:text('totp.secret')"/></p>
    <p class="receipt small-code"><xsl:value-of select="secret"/></p>
    <p><a href="{address}"><xsl:value-of select="t:text('totp.open')"/></a></p>
    <xsl:apply-templates select="form"/>
  </xsl:template>
</xsl:stylesheet>
