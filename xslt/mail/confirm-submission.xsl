<?xml version="1.0" encoding="UTF-8"?>
<!-- confirm-submission.xsl: the link that makes a submission count.  Model: confirm-submission.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="mail/confirm-submission-mail" mode="subject"><xsl:value-of select="t:text('mail.confirm', $title)"/></xsl:template>

  <xsl:template match="mail/confirm-submission-mail">
    <xsl:value-of select="concat(t:text('mail.text.confirm'), $gap)"/>
    <xsl:apply-templates select="link"/>
    <xsl:apply-templates select="until" mode="sentence"><xsl:with-param name="key" select="'mail.text.until'"/></xsl:apply-templates>
    <xsl:value-of select="concat(t:text('mail.text.confirm_time'), $gap)"/>
    <xsl:value-of select="concat(t:text('mail.text.confirm_else'), $gap)"/>
    <xsl:apply-templates select="sent" mode="sentence"><xsl:with-param name="key" select="'mail.text.sent'"/></xsl:apply-templates>
    <xsl:apply-templates select="number"/>
    <xsl:text>&#10;</xsl:text>
    <xsl:if test="@reminder"><xsl:value-of select="concat(t:text('mail.text.reminder'), $gap)"/></xsl:if>
  </xsl:template>
</xsl:stylesheet>
