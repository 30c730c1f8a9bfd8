<?xml version="1.0" encoding="UTF-8"?>
<!-- sign-in-notice.xsl: somebody signed in, or tried and was refused, as a member of staff.  Model: sign-in-notice.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="mail/sign-in-notice-mail" mode="subject"><xsl:value-of select="t:text(concat('mail.', @what), t:text('site.name'))"/></xsl:template>

  <xsl:template match="mail/sign-in-notice-mail">
    <xsl:apply-templates select="at" mode="sentence"><xsl:with-param name="key" select="concat('mail.text.', @what)"/></xsl:apply-templates>
    <xsl:value-of select="concat(t:text('mail.text.signed_in_else'), $gap)"/>
    <xsl:apply-templates select="link"/>
  </xsl:template>
</xsl:stylesheet>
