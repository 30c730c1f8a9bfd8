<?xml version="1.0" encoding="UTF-8"?>
<!-- opinion-filed.xsl: an opinion was filed: number, time, digest.  Model: opinion-filed.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="mail/opinion-filed-mail" mode="subject"><xsl:value-of select="t:text('mail.opinion_filed', name)"/></xsl:template>

  <xsl:template match="mail/opinion-filed-mail">
    <xsl:value-of select="concat(t:text('mail.text.opinion_filed', name), $gap)"/>
    <xsl:apply-templates select="number"/>
    <xsl:value-of select="concat(t:text('mail.fact', t:text('opinion.digest'), digest), $gap)"/>
    <xsl:apply-templates select="received" mode="sentence"><xsl:with-param name="key" select="'mail.text.received_at'"/></xsl:apply-templates>
    <xsl:apply-templates select="link"/>
  </xsl:template>
</xsl:stylesheet>
