<?xml version="1.0" encoding="UTF-8"?>
<!-- erasure-refused.xsl: it was not erased, and on what ground.  Model: erasure-refused.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="mail/erasure-refused-mail" mode="subject"><xsl:value-of select="t:text('mail.erasure_refused', number)"/></xsl:template>

  <xsl:template match="mail/erasure-refused-mail">
    <xsl:value-of select="concat(t:text('mail.text.erasure_refused'), $gap)"/>
    <xsl:apply-templates select="number"/>
    <xsl:text>&#10;</xsl:text>
    <xsl:apply-templates select="reason"/>
    <xsl:value-of select="concat(t:text('mail.text.erasure_refused_then'), $gap)"/>
  </xsl:template>
</xsl:stylesheet>
