<?xml version="1.0" encoding="UTF-8"?>
<!-- answered.xsl: the report is published: each comment with decision and reasons.  Model: answered.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="mail/answered-mail" mode="subject"><xsl:choose><xsl:when test="@corrected"><xsl:value-of select="t:text('mail.corrected', $title)"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text('mail.answered', $title)"/></xsl:otherwise></xsl:choose></xsl:template>

  <xsl:template match="mail/answered-mail">
    <xsl:choose>
      <xsl:when test="@corrected"><xsl:value-of select="concat(t:text('mail.text.corrected'), $gap)"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="published" mode="sentence"><xsl:with-param name="key" select="'mail.text.answered'"/></xsl:apply-templates></xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select="number"/>
    <xsl:text>&#10;</xsl:text>
    <xsl:value-of select="concat(t:text('mail.text.answers'), $gap)"/>
    <xsl:apply-templates select="comment"/>
    <xsl:value-of select="concat(t:text('mail.text.report'), $gap)"/>
    <xsl:apply-templates select="link"/>
    <xsl:if test="not(@corrected)"><xsl:value-of select="concat(t:text('mail.text.evaluation'), $gap)"/></xsl:if>
  </xsl:template>
</xsl:stylesheet>
