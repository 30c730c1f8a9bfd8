<?xml version="1.0" encoding="UTF-8"?>
<!-- hidden.xsl: a comment was hidden, and how to object.  Model: hidden.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="mail/hidden-mail" mode="subject"><xsl:value-of select="t:text('mail.hidden', $title)"/></xsl:template>

  <xsl:template match="mail/hidden-mail">
    <xsl:apply-templates select="hidden" mode="sentence"><xsl:with-param name="key" select="'mail.text.hidden'"/></xsl:apply-templates>
    <xsl:apply-templates select="comment"/>
    <xsl:value-of select="concat(t:text('comment.rule', t:text(concat('rule.', rule/@key))), $gap)"/>
    <xsl:apply-templates select="reason"/>
    <xsl:value-of select="concat(t:text('mail.text.hidden_then'), $gap)"/>
    <xsl:apply-templates select="link"/>
    <xsl:apply-templates select="until" mode="sentence"><xsl:with-param name="key" select="'mail.text.until'"/></xsl:apply-templates>
  </xsl:template>
</xsl:stylesheet>
