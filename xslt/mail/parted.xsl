<?xml version="1.0" encoding="UTF-8"?>
<!-- parted.xsl: the office took a text apart.  Model: parted.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="mail/parted-mail" mode="subject"><xsl:value-of select="t:text('mail.parted', $title, number)"/></xsl:template>

  <xsl:template match="mail/parted-mail">
    <xsl:value-of select="concat(t:text('mail.text.parted'), $gap)"/>
    <xsl:apply-templates select="number"/>
    <xsl:text>&#10;</xsl:text>
    <xsl:value-of select="concat(t:text('mail.text.parted_object'), $gap)"/>
    <xsl:apply-templates select="link"/>
  </xsl:template>
</xsl:stylesheet>
