<?xml version="1.0" encoding="UTF-8"?>
<!-- monitoring.xsl: what became of an adopted act. Model: monitoring.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="monitoring-page" mode="title"><xsl:value-of select="t:text('monitoring.title')"/>: <xsl:value-of select="../consultation/title"/></xsl:template>

  <xsl:template match="monitoring-page">
    <h1><xsl:value-of select="t:text('monitoring.title')"/><xsl:text> </xsl:text><span class="of"><xsl:value-of select="$round/title"/></span></h1>
    <xsl:apply-templates select="$round" mode="parts"/>
    <p class="lead"><xsl:value-of select="t:text('monitoring.lead')"/></p>
    <xsl:apply-templates select="entry" mode="monitoring"/>
  </xsl:template>
</xsl:stylesheet>
