<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-data.xsl: requests to erase, newest first.  Model: desk-data.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-data-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-data-page" mode="heading"><xsl:value-of select="t:text('desk.data.title')"/></xsl:template>
  <xsl:template match="desk-data-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-data-page">
    <xsl:call-template name="desk-head"/>
    <p><xsl:value-of select="t:text('desk.data.how')"/></p>
    <xsl:if test="not(request)"><p><xsl:value-of select="t:text('desk.data.none')"/></p></xsl:if>
    <xsl:if test="request"><ul class="rows"><xsl:apply-templates select="request"/></ul></xsl:if>
    <xsl:apply-templates select="pager"/>
    <xsl:if test="form"><h2><xsl:value-of select="t:text('desk.data.enter')"/></h2></xsl:if>
    <xsl:apply-templates select="form"/>
  </xsl:template>
  <xsl:template match="desk-data-page/request">
    <li><p><b><xsl:choose>
        <xsl:when test="@href"><a href="{@href}"><xsl:value-of select="@number"/></a></xsl:when>
        <xsl:otherwise><xsl:value-of select="@number"/></xsl:otherwise></xsl:choose></b>
      <xsl:text> · </xsl:text><xsl:value-of select="t:text(concat('erasure.', @state))"/>
      <xsl:if test="@overdue"><xsl:text> · </xsl:text><span class="tag overdue"><xsl:value-of select="t:text('desk.data.overdue')"/></span></xsl:if></p>
      <p class="small soft"><xsl:value-of select="t:text(concat('desk.data.by_', @by))"/>, <xsl:apply-templates select="asked" mode="date"/>
        <xsl:choose>
          <xsl:when test="done"><xsl:text> · </xsl:text><xsl:value-of select="t:text('erasure.done_on')"/>: <xsl:apply-templates select="done" mode="date"/></xsl:when>
          <xsl:otherwise><xsl:text> · </xsl:text><xsl:value-of select="t:text('erasure.due')"/>: <xsl:apply-templates select="due" mode="date"/></xsl:otherwise>
        </xsl:choose></p>
      <xsl:if test="ground"><blockquote><xsl:apply-templates select="ground/p"/></blockquote></xsl:if></li>
  </xsl:template>
</xsl:stylesheet>
