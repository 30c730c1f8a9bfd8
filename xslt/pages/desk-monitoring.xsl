<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-monitoring.xsl: what became of an act, entered.  Model:
     desk-monitoring.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-monitoring-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-monitoring-page" mode="heading"><xsl:value-of select="t:text('monitoring.title')"/></xsl:template>
  <xsl:template match="desk-monitoring-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-monitoring-page">
    <xsl:call-template name="desk-head"/>
    <xsl:apply-templates select="form[@name = 'monitoring']"/>
    <xsl:choose>
      <xsl:when test="entry"><xsl:apply-templates select="entry" mode="monitoring"/></xsl:when>
      <xsl:otherwise><p><xsl:value-of select="t:text('monitoring.none')"/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
