<?xml version="1.0" encoding="UTF-8"?>
<!-- outcome.xsl: what became of the act.  Model: outcome.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="mail/outcome-mail" mode="subject"><xsl:value-of select="t:text('mail.outcome', $title)"/></xsl:template>

  <xsl:template match="mail/outcome-mail">
    <xsl:value-of select="concat(t:text('mail.text.outcome', t:text(concat('form.outcome.kind.', @key))), $gap)"/>
    <xsl:if test="@changed"><xsl:value-of select="concat(t:text('mail.text.outcome_changed'), $gap)"/></xsl:if>
    <xsl:if test="adopted"><xsl:value-of select="concat(t:text('outcome.date'), ': ', adopted/@date, '&#10;')"/></xsl:if>
    <xsl:if test="act"><xsl:value-of select="concat(t:text('outcome.number'), ': ', act, '&#10;')"/></xsl:if>
    <xsl:if test="act-link"><xsl:value-of select="concat(t:text('document.adopted'), ':&#10;', act-link, '&#10;')"/></xsl:if>
    <xsl:if test="adopted | act | act-link"><xsl:text>&#10;</xsl:text></xsl:if>
    <xsl:apply-templates select="reason"/>
    <xsl:value-of select="concat(t:text('mail.text.outcome_page'), $gap)"/>
    <xsl:apply-templates select="link"/>
  </xsl:template>
</xsl:stylesheet>
