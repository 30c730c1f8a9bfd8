<?xml version="1.0" encoding="UTF-8"?>
<!-- event.xsl: a public meeting is announced, moved or cancelled.  Model:
     event.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="mail/event-mail" mode="subject"><xsl:value-of select="t:text(concat('mail.event.', @what), event, $title)"/></xsl:template>

  <xsl:template match="mail/event-mail">
    <xsl:value-of select="concat(t:text(concat('mail.text.event.', @what), event), $gap)"/>
    <xsl:variable name="when"><xsl:apply-templates select="starts" mode="words"/></xsl:variable>
    <xsl:value-of select="concat(t:text('event.time'), ': ', $when, '&#10;')"/>
    <xsl:if test="place"><xsl:value-of select="concat(t:text('event.place'), ': ', place, '&#10;')"/></xsl:if>
    <xsl:if test="online"><xsl:value-of select="concat(t:text('event.link'), ':&#10;', online, '&#10;')"/></xsl:if>
    <xsl:text>&#10;</xsl:text>
    <xsl:apply-templates select="reason"/>
    <xsl:value-of select="concat(t:text(concat('mail.text.event_file.', @what)), $gap)"/>
    <xsl:apply-templates select="link"/>
  </xsl:template>
</xsl:stylesheet>
