<?xml version="1.0" encoding="UTF-8"?>
<!-- term-changed.xsl: the term ends later.  Model: term-changed.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="mail/term-changed-mail" mode="subject"><xsl:value-of select="t:text('mail.prolonged', $title, new/@date)"/></xsl:template>

  <xsl:template match="mail/term-changed-mail">
    <xsl:value-of select="concat(t:text('mail.text.prolonged'), $gap)"/>
    <xsl:apply-templates select="old" mode="sentence"><xsl:with-param name="key" select="'mail.text.term_old'"/></xsl:apply-templates>
    <xsl:apply-templates select="new" mode="sentence"><xsl:with-param name="key" select="'mail.text.term_new'"/></xsl:apply-templates>
    <xsl:apply-templates select="reason"/>
    <xsl:value-of select="concat(t:text('mail.text.stays_filed'), $gap)"/>
  </xsl:template>
</xsl:stylesheet>
