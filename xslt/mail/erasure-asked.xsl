<?xml version="1.0" encoding="UTF-8"?>
<!-- erasure-asked.xsl: to staff: a request waits for a decision.  Model: erasure-asked.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="mail/erasure-asked-mail" mode="subject"><xsl:value-of select="t:text('mail.erasure_asked', number)"/></xsl:template>

  <xsl:template match="mail/erasure-asked-mail">
    <xsl:value-of select="concat(t:text('mail.text.erasure_asked'), $gap)"/>
    <xsl:apply-templates select="number"/>
    <xsl:text>&#10;</xsl:text>
    <xsl:apply-templates select="until" mode="sentence"><xsl:with-param name="key" select="'mail.text.until'"/></xsl:apply-templates>
    <xsl:apply-templates select="link"/>
  </xsl:template>
</xsl:stylesheet>
