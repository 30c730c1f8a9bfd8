<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-withhold.xsl: a published version is read no more.  Model: desk-withhold.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-withhold-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-withhold-page" mode="heading"><xsl:value-of select="t:text('form.withhold.button')"/>: <xsl:value-of select="t:text('desk.version', @n)"/></xsl:template>
  <xsl:template match="desk-withhold-page" mode="title"><xsl:apply-templates select="." mode="heading"/></xsl:template>

  <xsl:template match="desk-withhold-page">
    <xsl:call-template name="desk-head"/>
    <p><xsl:value-of select="t:text('desk.withhold.then')"/></p>
    <xsl:call-template name="offers"/>
  </xsl:template>
</xsl:stylesheet>
