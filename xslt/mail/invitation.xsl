<?xml version="1.0" encoding="UTF-8"?>
<!-- invitation.xsl: rights given in an authority.  Model: invitation.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="mail/invitation-mail" mode="subject"><xsl:value-of select="t:text('mail.invitation', t:text('site.name'))"/></xsl:template>

  <xsl:template match="mail/invitation-mail">
    <xsl:value-of select="concat(t:text('mail.text.invitation', authority), $gap)"/>
    <xsl:for-each select="right"><xsl:value-of select="concat('* ', t:text(concat('role.', @key)), '&#10;')"/></xsl:for-each>
    <xsl:text>&#10;</xsl:text>
    <xsl:value-of select="concat(t:text('mail.text.invitation_link'), $gap)"/>
    <xsl:apply-templates select="link"/>
    <xsl:apply-templates select="until" mode="sentence"><xsl:with-param name="key" select="'mail.text.once_until'"/></xsl:apply-templates>
  </xsl:template>
</xsl:stylesheet>
