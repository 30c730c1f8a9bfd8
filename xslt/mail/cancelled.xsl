<?xml version="1.0" encoding="UTF-8"?>
<!-- cancelled.xsl: the consultation was cancelled.  Model: cancelled.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="mail/cancelled-mail" mode="subject"><xsl:value-of select="t:text('mail.cancelled', $title)"/></xsl:template>

  <xsl:template match="mail/cancelled-mail">
    <xsl:apply-templates select="cancelled" mode="sentence"><xsl:with-param name="key" select="'mail.text.cancelled'"/></xsl:apply-templates>
    <xsl:apply-templates select="reason"/>
    <xsl:value-of select="concat(t:text(concat('mail.text.cancelled_', @what)), $gap)"/>
    <xsl:value-of select="concat(t:text('mail.text.stays_public'), $gap)"/>
  </xsl:template>
</xsl:stylesheet>
