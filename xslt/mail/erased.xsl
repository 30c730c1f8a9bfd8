<?xml version="1.0" encoding="UTF-8"?>
<!-- erased.xsl: what was erased.  Model: erased.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="mail/erased-mail" mode="subject"><xsl:value-of select="t:text('mail.erased')"/></xsl:template>

  <xsl:template match="mail/erased-mail">
    <xsl:value-of select="concat(t:text(concat('mail.text.erased_', @how)), $gap)"/>
    <xsl:apply-templates select="number"/>
    <xsl:text>&#10;</xsl:text>
    <xsl:apply-templates select="reason"/>
    <xsl:value-of select="concat(t:text('mail.text.erased_then'), $gap)"/>
  </xsl:template>
</xsl:stylesheet>
