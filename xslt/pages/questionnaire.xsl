<?xml version="1.0" encoding="UTF-8"?>
<!-- questionnaire.xsl: the questions of a consultation, to be answered. Model: questionnaire.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="questionnaire-page" mode="title"><xsl:value-of select="t:text('questionnaire.title')"/></xsl:template>

  <xsl:template match="questionnaire-page">
    <xsl:if test="not(@sent)"><xsl:call-template name="steps"><xsl:with-param name="at" select="'collect'"/></xsl:call-template></xsl:if>
    <h1><xsl:value-of select="t:text('questionnaire.title')"/><span class="of"><xsl:value-of select="$round/title"/></span></h1>
    <xsl:apply-templates select="$round" mode="state-of"/>
    <xsl:if test="until"><p><xsl:apply-templates select="until"/></p></xsl:if>
    <xsl:if test="attachment"><h2><xsl:value-of select="t:text('take_part.whole_files')"/></h2><xsl:apply-templates select="attachment[1]" mode="list"/></xsl:if>
    <xsl:apply-templates select="form"/>
    <p class="soft small"><xsl:choose><xsl:when test="@sent"><xsl:value-of select="t:text('questionnaire.sent')"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text('comment_form.nothing_sent')"/></xsl:otherwise></xsl:choose></p>
  </xsl:template>
  <xsl:template match="questionnaire-page[@sent]/form" mode="button"><xsl:value-of select="t:text('comment_form.send_change')"/></xsl:template>
  <xsl:template match="questionnaire-page/form" mode="beside-button">
    <a href="{../back/@href}"><xsl:choose><xsl:when test="../@sent"><xsl:value-of select="t:text('status.back')"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text('attach.back')"/></xsl:otherwise></xsl:choose></a>
  </xsl:template>
</xsl:stylesheet>
