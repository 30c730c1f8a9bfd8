<?xml version="1.0" encoding="UTF-8"?>
<!-- organisation-decided.xsl: an organisation was verified or refused.  Model: organisation-decided.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="mail/organisation-decided-mail" mode="subject"><xsl:value-of select="t:text(concat('mail.organisation.', @state), name)"/></xsl:template>

  <xsl:template match="mail/organisation-decided-mail">
    <xsl:value-of select="concat(t:text(concat('mail.text.organisation.', @state), name), $gap)"/>
    <xsl:apply-templates select="reason"/>
    <xsl:apply-templates select="link"/>
  </xsl:template>
</xsl:stylesheet>
