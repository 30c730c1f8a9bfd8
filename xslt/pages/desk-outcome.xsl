<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-outcome.xsl: what became of the act.  Model: desk-outcome.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-outcome-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-outcome-page" mode="heading"><xsl:value-of select="t:text('noun.outcome')"/></xsl:template>
  <xsl:template match="desk-outcome-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-outcome-page">
    <xsl:call-template name="desk-head"/>
    <xsl:apply-templates select="facts" mode="desk"/>
    <xsl:for-each select="warning"><div class="notice warning"><p><xsl:value-of select="t:text(concat('desk.warning.', @key))"/></p></div></xsl:for-each>
    <xsl:call-template name="offers"/>
    <xsl:apply-templates select="history"/>
  </xsl:template>
</xsl:stylesheet>
