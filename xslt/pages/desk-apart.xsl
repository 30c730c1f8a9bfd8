<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-apart.xsl: a submission taken apart into comments.  Model: desk-apart.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-apart-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-apart-page" mode="heading"><xsl:value-of select="t:text('desk.apart.title')"/></xsl:template>
  <xsl:template match="desk-apart-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-apart-page">
    <xsl:call-template name="desk-head"/>
    <p><xsl:value-of select="t:text('desk.apart.how')"/></p>
    <div class="beside pair">
      <div>
        <xsl:apply-templates select="facts" mode="desk"/>
        <xsl:if test="attachment"><h2><xsl:value-of select="t:text('take_part.whole_files')"/></h2><xsl:apply-templates select="attachment[1]" mode="list"/></xsl:if>
        <h2><xsl:value-of select="t:text('desk.apart.own')"/></h2>
        <xsl:apply-templates select="own"/>
        <h2><xsl:value-of select="t:text('desk.apart.parts')"/></h2>
        <xsl:if test="not(part)"><p class="none"><xsl:value-of select="t:text('desk.apart.none')"/></p></xsl:if>
        <xsl:apply-templates select="part"/>
      </div>
      <div>
        <xsl:if test="form[@name = 'part']"><h2><xsl:value-of select="t:text('desk.apart.add')"/></h2></xsl:if>
        <xsl:apply-templates select="form[@name = 'part']"/>
        <xsl:if test="form[@name = 'under']"><h2><xsl:value-of select="t:text('desk.apart.under')"/></h2></xsl:if>
        <xsl:apply-templates select="form[@name = 'under']"/>
      </div>
    </div>
  </xsl:template>
  <xsl:template match="desk-apart-page/own | desk-apart-page/part">
    <article class="comment" id="c-{@code}">
      <h3><xsl:value-of select="cite"/></h3>
      <xsl:if test="@stance or self::part or @settled"><p class="row by"><xsl:apply-templates select="@stance"/>
        <xsl:if test="self::part"><span><xsl:choose><xsl:when test="@answer"><xsl:value-of select="t:text('comment.part_answer')"/></xsl:when><xsl:when test="@page"><xsl:value-of select="t:text('comment.part_of', @page)"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text('comment.part')"/></xsl:otherwise></xsl:choose></span></xsl:if>
        <xsl:if test="@settled"><span><xsl:value-of select="t:text('desk.apart.settled')"/></span></xsl:if></p></xsl:if>
      <xsl:for-each select="proposed | remark | reason"><div><xsl:apply-templates select="p"/></div></xsl:for-each>
      <xsl:if test="under"><p class="small soft"><xsl:value-of select="t:text('comment.under')"/></p>
        <ul class="plain"><xsl:apply-templates select="under"/></ul></xsl:if>
      <xsl:if test="objection"><div class="notice warning"><p><b><xsl:value-of select="t:text('desk.apart.objection')"/></b></p><xsl:apply-templates select="objection/p"/></div></xsl:if>
      <xsl:apply-templates select="form[@name = 'part-decide']"/>
      <div class="row"><xsl:apply-templates select="form[@name != 'part-decide']"/></div>
    </article>
  </xsl:template>
  <xsl:template match="desk-apart-page/*/under">
    <li><xsl:value-of select="cite"/><xsl:text> </xsl:text><xsl:apply-templates select="form"/></li>
  </xsl:template>
  <xsl:template match="desk-apart-page/*/form" mode="button">
    <xsl:value-of select="t:text(concat('form.', @name, '.button'))"/><span class="hidden"><xsl:text>: </xsl:text><xsl:value-of select="../cite"/>, <xsl:value-of select="../@code"/></span>
  </xsl:template>
  <!-- The form stands with each part that is objected to. -->
  <xsl:template match="desk-apart-page/part/form/field" mode="id" priority="1"><xsl:value-of select="concat('c-', ../../@code, '-', @id)"/></xsl:template>
</xsl:stylesheet>
