<?xml version="1.0" encoding="UTF-8"?>
<!-- withdrawn.xsl: what was sent has been withdrawn.  Model: withdrawn.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="mail/withdrawn-mail" mode="subject"><xsl:value-of select="t:text('mail.withdrawn', $title, number)"/></xsl:template>

  <xsl:template match="mail/withdrawn-mail">
    <xsl:apply-templates select="withdrawn" mode="sentence"><xsl:with-param name="key" select="'mail.text.withdrawn'"/></xsl:apply-templates>
    <xsl:apply-templates select="number"/>
    <xsl:text>&#10;</xsl:text>
    <xsl:value-of select="concat(t:text('mail.text.withdrawn_then'), $gap)"/>
    <xsl:value-of select="concat(t:text('mail.text.withdrawn_else'), $gap)"/>
  </xsl:template>
</xsl:stylesheet>
