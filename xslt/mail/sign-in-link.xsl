<?xml version="1.0" encoding="UTF-8"?>
<!-- sign-in-link.xsl: the link by which a person signs in.  Model: sign-in-link.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="mail/sign-in-link-mail" mode="subject"><xsl:value-of select="t:text(concat('mail.link.', @what), t:text('site.name'))"/></xsl:template>

  <xsl:template match="mail/sign-in-link-mail">
    <xsl:value-of select="concat(t:text(concat('mail.text.link.', @what)), $gap)"/>
    <xsl:apply-templates select="link"/>
    <xsl:apply-templates select="until" mode="sentence"><xsl:with-param name="key" select="'mail.text.once_until'"/></xsl:apply-templates>
    <xsl:value-of select="concat(t:text('mail.text.not_asked'), $gap)"/>
  </xsl:template>
</xsl:stylesheet>
