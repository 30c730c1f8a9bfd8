<?xml version="1.0" encoding="UTF-8"?>
<!-- filing.xsl: an opinion as it was filed, to be printed.  Model: filing.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="filing-page" mode="title"><xsl:value-of select="t:text('filing.title')"/> <xsl:value-of select="@number"/></xsl:template>

  <xsl:template match="filing-page">
    <div class="panel">
      <h1><xsl:value-of select="t:text('filing.title')"/></h1>
      <p><xsl:value-of select="author"/></p>
      <p class="receipt"><xsl:value-of select="@number"/></p>
      <p><xsl:value-of select="t:text('receipt.received')"/>: <xsl:apply-templates select="received" mode="moment"/>, <xsl:apply-templates select="received/@zone" mode="zone"/></p>
    </div>
    <xsl:if test="replaced"><div class="notice warning"><p><xsl:value-of select="t:text('filing.replaced')"/><xsl:text> </xsl:text><a href="{replaced/@href}"><xsl:value-of select="replaced"/></a></p></div></xsl:if>
    <p><a href="{about/@href}"><xsl:value-of select="about"/></a> · <a href="{opinion/@href}"><xsl:value-of select="t:text('noun.opinion')"/></a></p>
    <dl class="summary-list">
      <xsl:apply-templates select="organisation" mode="rows"/>
      <xsl:if test="own-number"><div><dt><xsl:value-of select="t:text('form.opinion-letter.own_number')"/></dt><dd><xsl:value-of select="own-number"/></dd></div></xsl:if>
      <xsl:if test="own-date"><div><dt><xsl:value-of select="t:text('form.opinion-letter.own_date')"/></dt><dd><xsl:value-of select="own-date/@date"/></dd></div></xsl:if>
      <xsl:if test="records-number"><div><dt><xsl:value-of select="t:text('filing.records')"/></dt><dd><xsl:value-of select="records-number"/></dd></div></xsl:if>
      <xsl:if test="by"><div><dt><xsl:value-of select="t:text('filing.by')"/></dt><dd><xsl:value-of select="by"/></dd></div></xsl:if>
      <div><dt><xsl:value-of select="t:text('opinion.digest')"/></dt><dd><code class="digest"><xsl:value-of select="@digest"/></code></dd></div>
    </dl>
    <xsl:if test="text"><h2><xsl:value-of select="t:text('form.opinion-letter.letter')"/></h2><xsl:apply-templates select="text/p"/></xsl:if>
    <h2><xsl:value-of select="t:text('opinion.comments')"/></h2>
    <xsl:if test="@nothing"><p><xsl:value-of select="t:text('form.opinion-letter.nothing.yes')"/></p></xsl:if>
    <xsl:apply-templates select="items/item"/>
    <xsl:if test="attachment"><h2><xsl:value-of select="t:text('opinion.annexes')"/></h2><xsl:apply-templates select="attachment[1]" mode="list"/></xsl:if>
    <h2><xsl:value-of select="t:text('form.organisation-change.title')"/></h2>
    <ul class="plain"><xsl:apply-templates select="signatures/signature"/></ul>
    <div class="notice"><p><xsl:value-of select="t:text('filing.proves')"/></p></div>
  </xsl:template>

  <xsl:template match="filing-page/items/item" priority="1">
    <h3><xsl:value-of select="@n"/>. <xsl:apply-templates select="." mode="subject"/><xsl:if test="@row"><xsl:text> </xsl:text><span class="soft">(<xsl:value-of select="t:text('opinion.row', @row)"/>)</span></xsl:if></h3>
    <dl class="summary-list">
      <xsl:if test="@stance"><div><dt><xsl:value-of select="t:text('label.stance')"/></dt><dd><xsl:apply-templates select="@stance"/></dd></div></xsl:if>
      <xsl:for-each select="proposed"><div><dt><xsl:value-of select="t:text('label.proposed_text')"/></dt><dd class="statute"><xsl:apply-templates select="p"/></dd></div></xsl:for-each>
      <xsl:for-each select="remark"><div><dt><xsl:value-of select="t:text('label.remark')"/></dt><dd><xsl:apply-templates select="p"/></dd></div></xsl:for-each>
      <xsl:for-each select="reason"><div><dt><xsl:value-of select="t:text('noun.reasons')"/></dt><dd><xsl:apply-templates select="p"/></dd></div></xsl:for-each>
    </dl>
  </xsl:template>
</xsl:stylesheet>
