<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-answers.xsl: answers to the questionnaire, counted and read.  Model: desk-answers.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-answers-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-answers-page" mode="heading"><xsl:value-of select="t:text('desk.answers.title')"/></xsl:template>
  <xsl:template match="desk-answers-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-answers-page">
    <xsl:call-template name="desk-head"/>
    <p><a href="{back/@href}"><xsl:value-of select="t:text('desk.questions.title')"/></a></p>
    <xsl:apply-templates select="filters"/>
    <xsl:apply-templates select="question" mode="counted"/>
    <xsl:apply-templates select="pager"/>
  </xsl:template>
</xsl:stylesheet>
