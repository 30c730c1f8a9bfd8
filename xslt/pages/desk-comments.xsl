<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-comments.xsl: all comments for those who answer.  Model: desk-comments.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-comments-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-comments-page" mode="heading"><xsl:value-of select="t:text('comments.title')"/></xsl:template>
  <xsl:template match="desk-comments-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-comments-page">
    <xsl:if test="item"><a class="skip" href="#items" accesskey="l"><xsl:value-of select="t:text('desk.skip.list')"/></a></xsl:if>
    <xsl:if test="item and form[@name = 'desk-many']"><a class="skip" href="#desk-many-all" accesskey="d"><xsl:value-of select="t:text('desk.skip.many')"/></a></xsl:if>
    <xsl:call-template name="desk-head"/>
    <xsl:if test="@changed"><p class="notice" role="status"><xsl:value-of select="t:text('desk.changed', t:count('count.number', @changed))"/></p></xsl:if>
    <xsl:if test="@many"><p class="notice"><a href="{@many}"><xsl:value-of select="t:text('desk.many.waiting')"/></a></p></xsl:if>
    <p class="row"><span><b><xsl:value-of select="t:count('count.comment', @comments)"/></b></span>
      <span><xsl:value-of select="t:count('count.undecided', @undecided)"/></span>
      <span><xsl:value-of select="t:text('desk.decided', t:count('count.number', @decided))"/></span>
      <span><xsl:value-of select="t:text('desk.review', t:count('count.number', @review))"/></span></p>
    <xsl:apply-templates select="filters"/>
    <div class="beside toc-first pair">
      <xsl:apply-templates select="toc"/>
      <div id="items" tabindex="-1">
        <xsl:choose>
          <xsl:when test="item">
            <xsl:call-template name="items"><xsl:with-param name="caption" select="t:text('desk.items')"/></xsl:call-template>
          </xsl:when>
          <xsl:otherwise><p><xsl:value-of select="t:text('desk.items.none')"/></p></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="searched"><p class="notice"><xsl:variable name="until"><xsl:apply-templates select="searched" mode="moment"/></xsl:variable><xsl:value-of select="t:text('desk.searched', $until)"/></p></xsl:if>
        <xsl:apply-templates select="pager"/>
        <xsl:call-template name="offers"/>
        <xsl:if test="item and form[@name = 'desk-many']"><p class="small soft"><xsl:value-of select="t:text('desk.keys.list')"/></p></xsl:if>
      </div>
    </div>
  </xsl:template>
</xsl:stylesheet>
