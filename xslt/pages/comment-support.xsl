<?xml version="1.0" encoding="UTF-8"?>
<!-- comment-support.xsl: a comment supported, or the support taken back.  Model: comment-support.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="comment-support-page" mode="title"><xsl:value-of select="t:text('comment_support.title')"/></xsl:template>

  <xsl:template match="comment-support-page">
    <h1><xsl:value-of select="t:text('comment_support.title')"/><span class="of"><xsl:value-of select="$round/title"/></span></h1>
    <p><xsl:value-of select="t:text('comment_support.lead')"/></p>
    <xsl:if test="@supported"><p><b><xsl:value-of select="t:text('comment_support.yours')"/></b></p></xsl:if>
    <xsl:if test="until"><p><xsl:apply-templates select="until"/></p></xsl:if>
    <xsl:apply-templates select="comment"/>
    <xsl:apply-templates select="form"/>
  </xsl:template>
</xsl:stylesheet>
