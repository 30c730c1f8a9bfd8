<?xml version="1.0" encoding="UTF-8"?>
<!-- opinion.xsl: an opinion of an organisation among those who write it.  Model: opinion.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="opinion-page" mode="title"><xsl:value-of select="t:text('opinion.title')"/>: <xsl:value-of select="$round/title"/></xsl:template>

  <xsl:template match="opinion-page">
    <h1><xsl:value-of select="t:text('opinion.title')"/><xsl:text> </xsl:text><span class="of"><xsl:value-of select="organisation/name"/></span></h1>
    <p><a href="{$round/@href}"><xsl:value-of select="$round/title"/></a>. <xsl:value-of select="t:text('opinion.seen_by')"/></p>
    <xsl:apply-templates select="$round" mode="state-of"/>
    <xsl:if test="filed">
      <h2><xsl:value-of select="t:text('opinion.filed')"/></h2>
      <ul class="plain"><xsl:for-each select="filed"><li><a href="{@href}"><xsl:value-of select="@number"/></a><xsl:text> · </xsl:text><xsl:apply-templates select="received" mode="moment"/><xsl:if test="@counts"><xsl:text> </xsl:text><span class="tag accepted"><xsl:value-of select="t:text('opinion.counts')"/></span></xsl:if><xsl:if test="extract"> · <a href="{extract/@href}"><xsl:value-of select="t:text('status.extract')"/></a></xsl:if></li></xsl:for-each></ul>
    </xsl:if>
    <xsl:if test="$round/@phase = 'open' and $round/rest[not(@days)]"><p class="notice"><xsl:value-of select="t:text('opinion.rest_over')"/></p></xsl:if>
    <xsl:apply-templates select="form[@name = 'begin']"/>
    <xsl:if test="items">
      <nav class="row"><a href="#comments"><xsl:value-of select="t:text('opinion.comments')"/></a><a href="#letter"><xsl:value-of select="t:text('opinion.letter')"/></a><xsl:if test="attachment or annexes"><a href="#annexes"><xsl:value-of select="t:text('opinion.annexes')"/></a></xsl:if><a href="#signing"><xsl:value-of select="t:text('opinion.signing')"/></a></nav>
      <h2 id="comments"><xsl:value-of select="t:text('opinion.comments')"/></h2>
      <xsl:if test="items/@count = 0"><p class="notice"><xsl:value-of select="t:text('opinion.empty')"/></p></xsl:if>
      <xsl:apply-templates select="items/item"/>
      <xsl:apply-templates select="units"/>
      <xsl:if test="import"><p><a href="{import/@href}"><xsl:value-of select="t:text('opinion.import')"/></a></p></xsl:if>
      <xsl:if test="own">
        <h3><xsl:value-of select="t:text('opinion.own')"/></h3>
        <ul class="plain"><xsl:for-each select="own"><li class="row"><span><b><xsl:value-of select="@cite"/><xsl:if test="not(@cite)"><xsl:value-of select="t:text('unit.whole')"/></xsl:if></b><xsl:text> </xsl:text><xsl:value-of select="excerpt"/></span><xsl:apply-templates select="form"/></li></xsl:for-each></ul>
      </xsl:if>
      <h2 id="letter"><xsl:value-of select="t:text('opinion.letter')"/></h2>
      <xsl:apply-templates select="letter"/>
      <xsl:apply-templates select="form[@name = 'opinion-letter']"/>
      <xsl:if test="attachment or annexes"><h2 id="annexes"><xsl:value-of select="t:text('opinion.annexes')"/></h2></xsl:if>
      <xsl:apply-templates select="attachment[1]" mode="list"/>
      <xsl:if test="annexes"><p><a href="{annexes/@href}"><xsl:value-of select="t:text('link.files')"/></a></p></xsl:if>
      <xsl:apply-templates select="signing"/>
      <xsl:if test="history/edit">
        <h2><xsl:value-of select="t:text('opinion.history')"/></h2>
        <ol class="history"><xsl:for-each select="history/edit"><li><xsl:apply-templates select="when" mode="moment"/><xsl:text> </xsl:text><b><xsl:value-of select="by"/></b><xsl:text> · </xsl:text><xsl:value-of select="t:text(concat('opinion.edit.', @name))"/><xsl:if test="@cite"><xsl:text>: </xsl:text><xsl:value-of select="@cite"/></xsl:if></li></xsl:for-each></ol>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template match="opinion-page/items/item" priority="1">
    <h3 id="i-{@n}"><xsl:value-of select="t:text('take_part.item', @n)"/>: <xsl:apply-templates select="." mode="subject"/></h3>
    <xsl:if test="until"><p><xsl:if test="not(until/@days)"><xsl:attribute name="class">error</xsl:attribute></xsl:if><xsl:apply-templates select="until"/></p></xsl:if>
    <xsl:if test="changed"><div class="notice warning"><xsl:apply-templates select="changed" mode="since"/><xsl:apply-templates select="changed" mode="choices"/></div></xsl:if>
    <dl class="summary-list">
      <xsl:if test="@stance"><div><dt><xsl:value-of select="t:text('label.stance')"/></dt><dd><xsl:apply-templates select="@stance"/></dd><xsl:apply-templates select="." mode="change"/></div></xsl:if>
      <xsl:for-each select="proposed"><div><dt><xsl:value-of select="t:text('label.proposed_text')"/></dt><dd class="statute"><xsl:apply-templates select="p"/></dd><xsl:apply-templates select=".." mode="change"/></div></xsl:for-each>
      <xsl:for-each select="remark"><div><dt><xsl:value-of select="t:text('label.remark')"/></dt><dd><xsl:apply-templates select="p"/></dd><xsl:apply-templates select=".." mode="change"/></div></xsl:for-each>
      <xsl:for-each select="reason"><div><dt><xsl:value-of select="t:text('noun.reasons')"/></dt><dd><xsl:apply-templates select="p"/></dd><xsl:apply-templates select=".." mode="change"/></div></xsl:for-each>
    </dl>
    <xsl:if test="last"><p class="soft small"><xsl:value-of select="t:text('opinion.last', last/by)"/><xsl:text> </xsl:text><xsl:apply-templates select="last/changed" mode="moment"/><xsl:if test="last/@from"><xsl:text> · </xsl:text><xsl:value-of select="t:text('opinion.from', last/@from)"/></xsl:if><xsl:if test="last/@row"><xsl:text> · </xsl:text><xsl:value-of select="t:text('opinion.row', last/@row)"/></xsl:if></p></xsl:if>
    <xsl:apply-templates select="form"/>
  </xsl:template>

  <xsl:template match="opinion-page/units">
    <h3><xsl:value-of select="t:text('opinion.add')"/></h3>
    <xsl:if test="@whole"><p><a href="{@whole}"><xsl:value-of select="t:text('unit.whole')"/></a></p></xsl:if>
    <xsl:if test="unit"><details><summary><xsl:value-of select="t:text('opinion.add_unit')"/></summary>
      <ul class="plain"><xsl:for-each select="unit"><li><a href="{@href}"><xsl:value-of select="@cite"/><xsl:if test="heading"><xsl:text> </xsl:text><xsl:value-of select="heading"/></xsl:if></a></li></xsl:for-each></ul></details></xsl:if>
  </xsl:template>

  <xsl:template match="opinion-page/letter">
    <xsl:if test="own-number or own-date or text or @nothing"><dl class="summary-list">
      <xsl:if test="own-number"><div><dt><xsl:value-of select="t:text('form.opinion-letter.own_number')"/></dt><dd><xsl:value-of select="own-number"/></dd></div></xsl:if>
      <xsl:if test="own-date"><div><dt><xsl:value-of select="t:text('form.opinion-letter.own_date')"/></dt><dd><xsl:value-of select="own-date/@date"/></dd></div></xsl:if>
      <xsl:if test="@nothing"><div><dt><xsl:value-of select="t:text('form.opinion-letter.nothing')"/></dt><dd><xsl:value-of select="t:text('form.opinion-letter.nothing.yes')"/></dd></div></xsl:if>
      <xsl:if test="text"><div><dt><xsl:value-of select="t:text('form.opinion-letter.letter')"/></dt><dd><xsl:apply-templates select="text/p"/></dd></div></xsl:if>
    </dl></xsl:if>
  </xsl:template>

  <xsl:template match="opinion-page/signing">
    <h2 id="signing"><xsl:value-of select="t:text('opinion.signing')"/></h2>
    <p><xsl:value-of select="t:text('opinion.signed_of', @held, @needed)"/></p>
    <p class="small"><xsl:value-of select="t:text('opinion.digest')"/><br/><code class="digest"><xsl:value-of select="@digest"/></code></p>
    <xsl:if test="signature"><ul class="plain"><xsl:apply-templates select="signature"/></ul></xsl:if>
    <xsl:if test="@empty"><p class="notice"><xsl:value-of select="t:text('opinion.nothing_to_sign')"/></p></xsl:if>
    <xsl:if test="../organisation/@state != 'verified'"><p class="notice"><xsl:value-of select="t:text('opinion.not_verified')"/></p></xsl:if>
    <xsl:apply-templates select="form"/>
  </xsl:template>
  <xsl:template match="signature">
    <li><b><xsl:value-of select="name"/></b><xsl:if test="@deputy"><xsl:text> (</xsl:text><xsl:value-of select="t:text('opinion.as_deputy')"/><xsl:text>)</xsl:text></xsl:if><xsl:text> · </xsl:text><xsl:apply-templates select="signed" mode="moment"/>
      <xsl:choose>
        <xsl:when test="void"><xsl:text> </xsl:text><span class="tag overdue"><xsl:value-of select="t:text('opinion.void')"/></span><xsl:text> </xsl:text><xsl:apply-templates select="void" mode="moment"/></xsl:when>
        <xsl:when test="not(@holds)"><xsl:text> </xsl:text><span class="tag"><xsl:value-of select="t:text('opinion.signs_no_more')"/></span></xsl:when>
      </xsl:choose></li>
  </xsl:template>
</xsl:stylesheet>
