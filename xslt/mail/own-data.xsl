<?xml version="1.0" encoding="UTF-8"?>
<!-- own-data.xsl: a copy of what is kept.  Model: own-data.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="mail/own-data-mail" mode="subject"><xsl:value-of select="t:text('mail.own_data', $title, number)"/></xsl:template>

  <xsl:template match="mail/own-data-mail">
    <xsl:value-of select="concat(t:text('mail.text.own_data'), $gap)"/>
    <xsl:apply-templates select="number"/>
    <xsl:text>&#10;</xsl:text>
    <xsl:value-of select="concat(t:text('mail.text.own_data_then'), $gap)"/>
  </xsl:template>
</xsl:stylesheet>
