<?xml version="1.0" encoding="UTF-8"?>
<!-- comments.xsl: all comments of a consultation. Model: comments.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="comments-page" mode="title"><xsl:value-of select="t:text('comments.title')"/>: <xsl:value-of select="../consultation/title"/></xsl:template>

  <xsl:template match="comments-page">
    <xsl:apply-templates select="$round" mode="state-of"/>
    <h1><xsl:value-of select="t:text('comments.title')"/><span class="of"><xsl:value-of select="$round/title"/></span></h1>
    <xsl:apply-templates select="$round" mode="parts"/>
    <xsl:apply-templates select="filters"/>
    <h2><xsl:value-of select="t:count('count.comment', @count)"/></h2>
    <xsl:if test="@waiting &gt; 0"><p class="soft"><xsl:value-of select="t:text('state.queued')"/>: <xsl:value-of select="t:count('count.comment', @waiting)"/></p></xsl:if>
    <xsl:if test="not(comment)"><p><xsl:value-of select="t:text('comment.none_yet')"/></p></xsl:if>
    <xsl:apply-templates select="@voices"/>
    <xsl:apply-templates select="comment"/>
    <xsl:apply-templates select="pager"/>
    <xsl:if test="moderation"><p class="small"><a href="{moderation/@href}"><xsl:value-of select="t:text('moderation.title')"/></a></p></xsl:if>
    <xsl:if test="file"><p class="small"><xsl:value-of select="t:text('button.download')"/><xsl:apply-templates select="file"/></p></xsl:if>
  </xsl:template>
</xsl:stylesheet>
