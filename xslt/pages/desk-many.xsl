<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-many.xsl: what is done with many comments at once: how far it is, what became of it.  Model: desk-many.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-many-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-many-page" mode="heading"><xsl:value-of select="t:text('desk.many.title')"/></xsl:template>
  <xsl:template match="desk-many-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-many-page">
    <xsl:call-template name="desk-head"/>
    <p class="notice" role="status">
      <xsl:choose>
        <xsl:when test="@state = 'waiting'"><xsl:value-of select="t:text('desk.many.far', t:count('count.number', @done), t:count('count.number', @comments))"/></xsl:when>
        <xsl:when test="@state = 'done'"><xsl:value-of select="t:text('desk.changed', t:count('count.number', @done))"/></xsl:when>
        <xsl:when test="@meanwhile"><xsl:value-of select="t:text('desk.many.meanwhile', t:count('count.number', @meanwhile), t:count('count.number', @comments))"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="t:text(concat('desk.many.', @state))"/></xsl:otherwise>
      </xsl:choose>
    </p>
    <xsl:if test="@href">
      <progress max="{@comments}" value="{@done}" aria-label="{t:text('desk.many.progress')}"/>
      <p><a href="{@href}"><xsl:value-of select="t:text('desk.many.look')"/></a></p>
      <xsl:call-template name="offers"/>
    </xsl:if>
    <dl class="summary-list">
      <div><dt><xsl:value-of select="t:text('form.desk-many.deed')"/></dt><dd><xsl:value-of select="t:text(concat('desk.many.', @deed))"/><xsl:if test="officer"><xsl:text>: </xsl:text><xsl:value-of select="officer"/></xsl:if></dd></div>
      <xsl:if test="decision"><div><dt><xsl:value-of select="t:text('form.desk-many.decision')"/></dt><dd><xsl:value-of select="decision"/></dd></div></xsl:if>
      <xsl:if test="reasons"><div><dt><xsl:value-of select="t:text('form.desk-many.reasons')"/></dt><dd><xsl:apply-templates select="reasons/p"/></dd></div></xsl:if>
      <div><dt><xsl:value-of select="t:text('desk.many.by')"/></dt><dd><xsl:value-of select="by"/><xsl:text>, </xsl:text><xsl:apply-templates select="asked" mode="moment"/></dd></div>
      <xsl:if test="ended"><div><dt><xsl:value-of select="t:text('desk.many.ended')"/></dt><dd><xsl:apply-templates select="ended" mode="moment"/></dd></div></xsl:if>
    </dl>
    <p><a href="{@list}"><xsl:value-of select="t:text('desk.many.list')"/></a></p>
  </xsl:template>
</xsl:stylesheet>
