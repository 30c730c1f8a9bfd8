<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-queue.xsl: what right moderate has to look at.  Model: desk-queue.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-queue-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-queue-page" mode="heading"><xsl:value-of select="t:text('desk.queue.title')"/></xsl:template>
  <xsl:template match="desk-queue-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-queue-page">
    <xsl:call-template name="desk-head"/>
    <nav class="parts" aria-label="{t:text('desk.queue.lists')}"><ul><xsl:apply-templates select="list"/></ul></nav>
    <xsl:if test="@overdue &gt; 0"><p class="notice warning"><xsl:value-of select="t:text('moderation.overdue', t:count('count.working_day', @days))"/>: <b><xsl:value-of select="t:count('count.comment', @overdue)"/></b></p></xsl:if>
    <h2><xsl:value-of select="t:text(concat('desk.queue.', list[@current]/@name))"/></h2>
    <xsl:if test="not(entry)"><p><xsl:value-of select="t:text('desk.queue.none')"/></p></xsl:if>
    <xsl:apply-templates select="entry"/>
    <xsl:apply-templates select="pager"/>
  </xsl:template>
  <xsl:template match="desk-queue-page/entry">
    <xsl:apply-templates select="." mode="marks"/>
    <xsl:apply-templates select="comment"/>
  </xsl:template>
  <xsl:template match="desk-queue-page/list">
    <li><a href="{@href}"><xsl:if test="@current"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if><xsl:value-of select="t:text(concat('desk.queue.', @name))"/><xsl:text> </xsl:text><span class="count"><xsl:value-of select="t:count('count.number', @n)"/></span></a></li>
  </xsl:template>
</xsl:stylesheet>
