<?xml version="1.0" encoding="UTF-8"?>
<!-- comment-report.xsl: a comment reported as abuse.  Model: comment-report.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="comment-report-page" mode="title"><xsl:value-of select="t:text('comment_report.title')"/></xsl:template>

  <xsl:template match="comment-report-page">
    <h1><xsl:value-of select="t:text('comment_report.title')"/><span class="of"><xsl:value-of select="$round/title"/></span></h1>
    <p><xsl:value-of select="t:text('comment_report.lead')"/></p>
    <xsl:apply-templates select="comment"/>
    <xsl:apply-templates select="form"/>
  </xsl:template>
</xsl:stylesheet>
