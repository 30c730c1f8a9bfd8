<?xml version="1.0" encoding="UTF-8"?>
<!-- later.xsl: the way back to an unsent text.  Model: later.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="mail/later-mail" mode="subject"><xsl:value-of select="t:text('mail.later', $title)"/></xsl:template>

  <xsl:template match="mail/later-mail">
    <xsl:value-of select="concat(t:text('mail.text.later'), $gap)"/>
    <xsl:apply-templates select="link"/>
    <xsl:apply-templates select="until" mode="sentence"><xsl:with-param name="key" select="'mail.text.until'"/></xsl:apply-templates>
    <xsl:value-of select="concat(t:text('mail.text.later_not_sent'), $gap)"/>
    <xsl:value-of select="concat(t:text('mail.text.not_asked'), $gap)"/>
  </xsl:template>
</xsl:stylesheet>
