<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-moderate.xsl: one comment, to be decided about.  Model: desk-moderate.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-moderate-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-moderate-page" mode="heading"><xsl:value-of select="t:text('desk.moderate.title')"/></xsl:template>
  <xsl:template match="desk-moderate-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-moderate-page">
    <xsl:call-template name="desk-head"/>
    <p><a href="{back/@href}"><xsl:value-of select="t:text('desk.queue.title')"/></a></p>
    <xsl:apply-templates select="." mode="marks"/>
    <xsl:apply-templates select="comment"/>
    <xsl:if test="burst">
      <h2><xsl:value-of select="t:text('alike.others')"/></h2>
      <p class="hint"><xsl:value-of select="t:text('alike.hint')"/></p>
      <ul><xsl:apply-templates select="other"/></ul>
    </xsl:if>
    <xsl:apply-templates select="edition"/>
    <xsl:if test="report"><h2><xsl:value-of select="t:text('desk.queue.reported')"/></h2><ul><xsl:apply-templates select="report"/></ul></xsl:if>
    <xsl:if test="objection"><h2><xsl:value-of select="t:text('desk.queue.objected')"/></h2><xsl:apply-templates select="objection"/></xsl:if>
    <xsl:for-each select="form">
      <xsl:if test="field"><h2><xsl:value-of select="t:text(concat('desk.moderate.', @name))"/></h2></xsl:if>
      <xsl:apply-templates select="."/>
    </xsl:for-each>
    <xsl:apply-templates select="history"/>
  </xsl:template>
  <xsl:template match="desk-moderate-page/other">
    <li><a href="{@href}"><xsl:choose><xsl:when test="excerpt"><xsl:value-of select="excerpt"/></xsl:when><xsl:otherwise><xsl:value-of select="@code"/></xsl:otherwise></xsl:choose></a>, <xsl:apply-templates select="written" mode="moment"/></li>
  </xsl:template>
  <xsl:template match="desk-moderate-page/edition">
    <h2><xsl:value-of select="t:text('desk.moderate.before')"/></h2>
    <blockquote><xsl:apply-templates select="*/p"/></blockquote>
  </xsl:template>
  <xsl:template match="desk-moderate-page/report">
    <li><xsl:value-of select="t:text(concat('rule.', @rule))"/>, <xsl:apply-templates select="when" mode="date"/>
      <xsl:if test="@decision"><xsl:text> · </xsl:text><xsl:value-of select="t:text(concat('desk.moderate.report.', @decision))"/></xsl:if>
      <xsl:apply-templates select="words/p"/></li>
  </xsl:template>
  <xsl:template match="desk-moderate-page/objection">
    <blockquote><p class="small soft"><xsl:apply-templates select="when" mode="date"/><xsl:if test="@decision"><xsl:text> · </xsl:text><xsl:value-of select="t:text(concat('form.objection-decide.decision.', @decision))"/></xsl:if></p>
      <xsl:apply-templates select="words/p"/>
      <xsl:apply-templates select="reasons/p"/></blockquote>
  </xsl:template>
</xsl:stylesheet>
