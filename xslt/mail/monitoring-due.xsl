<?xml version="1.0" encoding="UTF-8"?>
<!-- monitoring-due.xsl: to staff: adopted a year ago, and nothing entered since.  Model: monitoring-due.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="mail/monitoring-due-mail" mode="subject"><xsl:value-of select="t:text('mail.monitoring_due', $title)"/></xsl:template>

  <xsl:template match="mail/monitoring-due-mail">
    <xsl:value-of select="concat(t:text('mail.text.monitoring_due'), $gap)"/>
    <xsl:apply-templates select="adopted" mode="sentence"><xsl:with-param name="key" select="'mail.text.adopted_on'"/></xsl:apply-templates>
    <xsl:apply-templates select="link"/>
  </xsl:template>
</xsl:stylesheet>
