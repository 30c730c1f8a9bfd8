<?xml version="1.0" encoding="UTF-8"?>
<!-- receipt.xsl: received, with number and access code, and what it was.  Model: receipt.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="mail/receipt-mail" mode="subject"><xsl:value-of select="t:text('mail.received', $title, number)"/></xsl:template>

  <xsl:template match="mail/receipt-mail">
    <xsl:apply-templates select="received" mode="sentence"><xsl:with-param name="key" select="'mail.text.received'"/></xsl:apply-templates>
    <xsl:apply-templates select="number | code"/>
    <xsl:text>&#10;</xsl:text>
    <xsl:value-of select="concat(t:text('mail.text.status'), $gap)"/>
    <xsl:apply-templates select="link"/>
    <xsl:value-of select="concat(t:text('mail.text.keep_code'), $gap)"/>
    <xsl:if test="comment"><xsl:value-of select="concat(t:text('mail.text.what'), $gap)"/></xsl:if>
    <xsl:apply-templates select="comment"/>
  </xsl:template>
</xsl:stylesheet>
