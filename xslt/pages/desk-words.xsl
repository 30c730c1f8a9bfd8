<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-words.xsl: a questionnaire in one more language.  Model: desk-words.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-words-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-words-page" mode="heading"><xsl:value-of select="t:text('desk.words.title')"/>: <xsl:value-of select="t:text(concat('language.', @language))"/></xsl:template>
  <xsl:template match="desk-words-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-words-page">
    <xsl:call-template name="desk-head"/>
    <p><xsl:value-of select="t:text('desk.words.how')"/></p>
    <xsl:apply-templates select="form"/>
  </xsl:template>
  <xsl:template match="desk-words-page/form/field" mode="optional"/>
</xsl:stylesheet>
