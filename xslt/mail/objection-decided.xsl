<?xml version="1.0" encoding="UTF-8"?>
<!-- objection-decided.xsl: shown again, or not, and why.  Model: objection-decided.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="mail/objection-decided-mail" mode="subject"><xsl:value-of select="t:text('mail.objection_decided', $title)"/></xsl:template>

  <xsl:template match="mail/objection-decided-mail">
    <xsl:apply-templates select="decided" mode="sentence"><xsl:with-param name="key" select="concat('mail.text.objection_', @decision)"/></xsl:apply-templates>
    <xsl:apply-templates select="reason"/>
    <xsl:apply-templates select="link"/>
  </xsl:template>
</xsl:stylesheet>
