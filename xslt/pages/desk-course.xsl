<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-course.xsl: the rounds of an act, the session, the last words on a
     cancelled round.  Model: desk-course.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-course-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-course-page" mode="heading"><xsl:value-of select="t:text('desk.course.title')"/></xsl:template>
  <xsl:template match="desk-course-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-course-page">
    <xsl:call-template name="desk-head"/>
    <xsl:apply-templates select="facts" mode="desk"/>
    <xsl:if test="rounds">
      <h2><xsl:value-of select="t:text('overview.rounds')"/></h2>
      <ul class="plain"><xsl:apply-templates select="rounds/round"/></ul>
    </xsl:if>
    <xsl:for-each select="form">
      <h2><xsl:value-of select="t:text(concat('form.', @name, '.title'))"/></h2>
      <xsl:apply-templates select="."/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
