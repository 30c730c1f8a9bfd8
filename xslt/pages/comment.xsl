<?xml version="1.0" encoding="UTF-8"?>
<!-- comment.xsl: one comment with its answer. Model: comment.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="comment-page" mode="title"><xsl:value-of select="t:text('comment.title')"/>: <xsl:apply-templates select="comment" mode="subject"/></xsl:template>
  <xsl:template match="comment" mode="subject">
    <xsl:choose>
      <xsl:when test="unit"><xsl:apply-templates select="unit" mode="name"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text('unit.whole')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="comment-page">
    <xsl:apply-templates select="$round" mode="state-of"/>
    <h1><xsl:value-of select="t:text('comment.title')"/>: <xsl:apply-templates select="comment" mode="subject"/></h1>
    <xsl:if test="document"><p class="soft"><a href="{document/@href}"><xsl:value-of select="document/title"/></a></p></xsl:if>
    <xsl:apply-templates select="comment"/>
    <xsl:for-each select="other-script"><p class="small"><a href="{@href}" rel="nofollow"><xsl:value-of select="t:text(concat('comment.script.', @to))"/></a></p></xsl:for-each>
    <xsl:for-each select="link"><p><xsl:apply-templates select="."/></p></xsl:for-each>
    <xsl:apply-templates select="form"/>
  </xsl:template>
</xsl:stylesheet>
