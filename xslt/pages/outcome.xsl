<?xml version="1.0" encoding="UTF-8"?>
<!-- outcome.xsl: what became of the act. Model: outcome.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="outcome-page" mode="title"><xsl:value-of select="t:text('noun.outcome')"/>: <xsl:value-of select="../consultation/title"/></xsl:template>

  <xsl:template match="outcome-page">
    <xsl:apply-templates select="@key" mode="outcome"/>
    <h1><xsl:value-of select="t:text('noun.outcome')"/><xsl:text> </xsl:text><span class="of"><xsl:value-of select="$round/title"/></span></h1>
    <xsl:apply-templates select="$round" mode="parts"/>
    <xsl:apply-templates select="body | narrative/body"/>
    <xsl:if test="@no-comments"><p><xsl:value-of select="t:text('outcome.no_comments')"/></p></xsl:if>
    <xsl:if test="adopted | final | number | act | recorded | changed | next"><dl class="summary-list">
      <xsl:call-template name="recorded"/>
      <xsl:if test="changed"><div><dt><xsl:value-of select="t:text('outcome.changed')"/></dt><dd><xsl:value-of select="t:count('count.unit', changed/@units)"/><xsl:text> </xsl:text><xsl:value-of select="t:text('number.of', changed/@of)"/><xsl:if test="changed/@href"><br/><a href="{changed/@href}"><xsl:value-of select="t:text('button.compare')"/></a></xsl:if></dd></div></xsl:if>
      <xsl:if test="next"><div><dt><xsl:value-of select="t:text('round.repeat')"/></dt><dd><a href="{next/@href}"><xsl:value-of select="next"/></a></dd></div></xsl:if>
    </dl></xsl:if>
    <xsl:apply-templates select="joined"/>
    <xsl:if test="decision"><h2><xsl:value-of select="t:text('unit.decisions')"/></h2><p class="row"><xsl:apply-templates select="decision" mode="count"/></p></xsl:if>
    <xsl:if test="held"><h2><xsl:value-of select="t:text('outcome.held')"/></h2><ul class="papers"><xsl:apply-templates select="held"/></ul></xsl:if>
    <xsl:if test="report"><p><a class="button" href="{report/@href}"><xsl:value-of select="t:text('overview.read_report')"/></a></p></xsl:if>
    <xsl:if test="link"><p><xsl:apply-templates select="link"/></p></xsl:if>
    <xsl:if test="document"><h2><xsl:value-of select="t:text('overview.papers')"/></h2><ul class="papers"><xsl:apply-templates select="document" mode="paper"/></ul></xsl:if>
  </xsl:template>
  <xsl:template match="@key" mode="outcome"><p class="row"><span class="tag closed"><xsl:value-of select="t:text(concat('form.outcome.kind.', .))"/></span><xsl:if test="../@early"><span class="tag overdue"><xsl:value-of select="t:text('outcome.early')"/></span></xsl:if></p></xsl:template>
  <xsl:template name="recorded">
    <xsl:if test="adopted"><div><dt><xsl:value-of select="t:text('outcome.date')"/></dt><dd><xsl:apply-templates select="adopted" mode="date"/></dd></div></xsl:if>
    <xsl:if test="number"><div><dt><xsl:value-of select="t:text('outcome.number')"/></dt><dd><xsl:value-of select="number"/></dd></div></xsl:if>
    <xsl:if test="act"><div><dt><xsl:value-of select="t:text('document.adopted')"/></dt><dd><a href="{act/@href}"><xsl:value-of select="act"/></a></dd></div></xsl:if>
    <xsl:if test="final"><div><dt><xsl:value-of select="t:text('outcome.final')"/></dt><dd><a href="{final/@href}"><xsl:value-of select="t:text('compare.version', final/@version)"/></a></dd></div></xsl:if>
    <xsl:if test="recorded"><div><dt><xsl:value-of select="t:text('outcome.recorded')"/></dt><dd><xsl:apply-templates select="recorded" mode="date"/></dd></div></xsl:if>
  </xsl:template>
  <xsl:template match="outcome-page/joined">
    <section><h2><a href="{@href}"><xsl:value-of select="name"/></a></h2>
      <xsl:apply-templates select="@key" mode="outcome"/>
      <xsl:apply-templates select="body | narrative/body"/>
      <dl class="summary-list"><xsl:call-template name="recorded"/></dl></section>
  </xsl:template>
  <xsl:template match="outcome-page/held">
    <li><a href="{@href}"><b><xsl:value-of select="title"/></b></a><p><xsl:apply-templates select="starts" mode="date"/><xsl:if test="place">, <xsl:value-of select="place"/></xsl:if><xsl:if test="@present"> · <xsl:value-of select="t:text('event.present', @present)"/></xsl:if><xsl:if test="@minutes"> · <xsl:value-of select="t:text('event.minutes')"/></xsl:if></p></li>
  </xsl:template>
  <!-- no heading above them but the h1 -->
  <xsl:template match="outcome-page/body/p[@heading] | outcome-page/narrative/body/p[@heading]" priority="2"><h2 class="h3"><xsl:apply-templates mode="inline"/></h2></xsl:template>
  <xsl:template match="outcome-page/document" mode="paper">
    <li><a href="{@href}"><b><xsl:value-of select="title"/></b></a><p><xsl:value-of select="t:text(concat('document.', @kind))"/><xsl:apply-templates select="file"/></p></li>
  </xsl:template>
</xsl:stylesheet>
