<?xml version="1.0" encoding="UTF-8"?>
<!-- replied.xsl: one comment with its decision and reasons, before the report.  Model: replied.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="mail/replied-mail" mode="subject"><xsl:value-of select="t:text('mail.replied', $title)"/></xsl:template>

  <xsl:template match="mail/replied-mail">
    <xsl:apply-templates select="published" mode="sentence"><xsl:with-param name="key" select="'mail.text.replied'"/></xsl:apply-templates>
    <xsl:apply-templates select="number"/>
    <xsl:text>&#10;</xsl:text>
    <xsl:apply-templates select="comment"/>
    <xsl:value-of select="concat(t:text('mail.text.status'), $gap)"/>
    <xsl:apply-templates select="link"/>
    <xsl:if test="@before-report"><xsl:value-of select="concat(t:text('mail.text.replied_report'), $gap)"/></xsl:if>
  </xsl:template>
</xsl:stylesheet>
