<?xml version="1.0" encoding="UTF-8"?>
<!-- draft-changed.xsl: a correction, a changed draft, a version withheld, a translation.  Model: draft-changed.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="mail/draft-changed-mail" mode="subject"><xsl:choose>
    <xsl:when test="@what = 'withheld'"><xsl:value-of select="t:text('mail.withheld', $title)"/></xsl:when>
    <xsl:when test="@what = 'translation'"><xsl:value-of select="t:text('mail.translation', $title)"/></xsl:when>
    <xsl:when test="@what = 'correction'"><xsl:value-of select="t:text('mail.draft_corrected', $title)"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="t:text('mail.draft_changed', $title)"/></xsl:otherwise></xsl:choose></xsl:template>

  <xsl:template match="mail/draft-changed-mail">
    <xsl:apply-templates select="changed" mode="sentence"><xsl:with-param name="key" select="'mail.text.changed'"/></xsl:apply-templates>
    <xsl:apply-templates select="reason"/>
    <xsl:if test="unit">
      <xsl:value-of select="concat(t:text('mail.text.changed_units'), '&#10;')"/>
      <xsl:for-each select="unit"><xsl:value-of select="concat('* ', ., '&#10;')"/></xsl:for-each>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
    <xsl:if test="gone">
      <xsl:value-of select="concat(t:text('mail.text.gone_units'), '&#10;')"/>
      <xsl:for-each select="gone"><xsl:value-of select="concat('* ', @cite, ': ', t:text('mail.text.quoted', .), '&#10;')"/></xsl:for-each>
      <xsl:value-of select="concat(t:text('mail.text.gone_stays'), $gap)"/>
    </xsl:if>
    <xsl:apply-templates select="until" mode="sentence"><xsl:with-param name="key" select="'mail.text.until_changed'"/></xsl:apply-templates>
    <xsl:apply-templates select="rest" mode="sentence"><xsl:with-param name="key" select="'mail.text.until_rest'"/></xsl:apply-templates>
    <xsl:value-of select="concat(t:text('mail.text.compare'), $gap)"/>
    <xsl:apply-templates select="link"/>
    <xsl:value-of select="concat(t:text('mail.text.not_again'), $gap)"/>
  </xsl:template>

  <xsl:template match="mail/draft-changed-mail[@what = 'withheld']">
    <xsl:apply-templates select="changed" mode="sentence"><xsl:with-param name="key" select="'mail.text.withheld'"/></xsl:apply-templates>
    <xsl:apply-templates select="reason"/>
    <xsl:value-of select="concat(t:text('mail.text.withheld_stays'), $gap)"/>
    <xsl:apply-templates select="link"/>
  </xsl:template>

  <xsl:template match="mail/draft-changed-mail[@what = 'translation']">
    <xsl:apply-templates select="changed" mode="sentence"><xsl:with-param name="key"><xsl:choose>
      <xsl:when test="@base">mail.text.translation_anew</xsl:when>
      <xsl:otherwise>mail.text.translation</xsl:otherwise></xsl:choose></xsl:with-param></xsl:apply-templates>
    <xsl:if test="@only"><xsl:value-of select="concat(t:text('mail.text.translation_only'), $gap)"/></xsl:if>
    <xsl:if test="@base"><xsl:value-of select="concat(t:text('mail.text.compare'), $gap)"/></xsl:if>
    <xsl:apply-templates select="link"/>
  </xsl:template>
</xsl:stylesheet>
