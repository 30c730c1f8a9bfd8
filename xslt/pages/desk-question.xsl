<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-question.xsl: one question of a questionnaire.  Model: desk-question.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-question-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-question-page" mode="heading"><xsl:value-of select="t:text('desk.question.title')"/>: <xsl:value-of select="t:text(concat('question.', @type))"/></xsl:template>
  <xsl:template match="desk-question-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-question-page">
    <xsl:call-template name="desk-head"/>
    <xsl:apply-templates select="form"/>
  </xsl:template>
  <xsl:template match="desk-question-page/form | desk-words-page/form" mode="beside-button">
    <a href="{../back/@href}"><xsl:value-of select="t:text('desk.questions.back')"/></a>
  </xsl:template>
</xsl:stylesheet>
