<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-register.xsl: what came on paper, by mail or at a meeting.  Model: desk-register.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-register-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-register-page" mode="heading"><xsl:value-of select="t:text('link.register')"/></xsl:template>
  <xsl:template match="desk-register-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-register-page">
    <xsl:call-template name="desk-head"/>
    <xsl:apply-templates select="facts" mode="desk"/>
    <p><xsl:value-of select="t:text('desk.register.then')"/></p>
    <xsl:call-template name="offers"/>
  </xsl:template>
</xsl:stylesheet>
