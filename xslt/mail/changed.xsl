<?xml version="1.0" encoding="UTF-8"?>
<!-- changed.xsl: the author changed what was sent; what counts now.  Model: changed.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="mail/changed-mail" mode="subject"><xsl:value-of select="t:text('mail.changed', $title, number)"/></xsl:template>

  <xsl:template match="mail/changed-mail">
    <xsl:apply-templates select="changed" mode="sentence"><xsl:with-param name="key" select="'mail.text.comment_changed'"/></xsl:apply-templates>
    <xsl:apply-templates select="number"/>
    <xsl:text>&#10;</xsl:text>
    <xsl:value-of select="concat(t:text('mail.text.counts_now'), $gap)"/>
    <xsl:apply-templates select="comment"/>
    <xsl:value-of select="concat(t:text('mail.text.status'), $gap)"/>
    <xsl:apply-templates select="link"/>
    <xsl:value-of select="concat(t:text('mail.text.changed_else'), $gap)"/>
  </xsl:template>
</xsl:stylesheet>
