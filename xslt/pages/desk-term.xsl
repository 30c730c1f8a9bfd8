<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-term.xsl: a later end of a running term.  Model: desk-term.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-term-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-term-page" mode="heading"><xsl:value-of select="t:text('button.prolong')"/></xsl:template>
  <xsl:template match="desk-term-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-term-page">
    <xsl:call-template name="desk-head"/>
    <xsl:apply-templates select="facts" mode="desk"/>
    <xsl:apply-templates select="lawful"/>
    <p><xsl:value-of select="t:text('desk.term.then')"/></p>
    <xsl:for-each select="rest"><p><xsl:choose>
      <xsl:when test="@days"><xsl:variable name="when"><xsl:apply-templates select="$round/closes" mode="words"/></xsl:variable><xsl:value-of select="t:text('desk.term.rest', $when)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text('desk.term.rest_over')"/></xsl:otherwise></xsl:choose></p></xsl:for-each>
    <xsl:call-template name="offers"/>
    <xsl:apply-templates select="history"/>
  </xsl:template>
</xsl:stylesheet>
