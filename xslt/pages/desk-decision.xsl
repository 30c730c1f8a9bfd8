<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-decision.xsl: another decision after the report is out.  Model: desk-decision.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-decision-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-decision-page" mode="heading"><xsl:value-of select="t:text('link.decision_change')"/></xsl:template>
  <xsl:template match="desk-decision-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-decision-page">
    <xsl:call-template name="desk-head"/>
    <xsl:apply-templates select="facts" mode="desk"/>
    <xsl:if test="warning"><div class="notice warning"><p><xsl:value-of select="t:text(concat('desk.decision.', warning/@key))"/></p></div></xsl:if>
    <xsl:call-template name="offers"/>
  </xsl:template>
</xsl:stylesheet>
