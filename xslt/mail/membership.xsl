<?xml version="1.0" encoding="UTF-8"?>
<!-- membership.xsl: somebody is asked to join an organisation.  Model: membership.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="mail/membership-mail" mode="subject"><xsl:value-of select="t:text('mail.membership', name)"/></xsl:template>

  <xsl:template match="mail/membership-mail">
    <xsl:value-of select="concat(t:text('mail.text.membership', name), $gap)"/>
    <xsl:apply-templates select="link"/>
    <xsl:apply-templates select="until" mode="sentence"><xsl:with-param name="key" select="'mail.text.once_until'"/></xsl:apply-templates>
  </xsl:template>
</xsl:stylesheet>
