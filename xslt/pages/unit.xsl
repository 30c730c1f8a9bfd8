<?xml version="1.0" encoding="UTF-8"?>
<!-- unit.xsl: one unit with its comments. Model: unit.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="unit-page" mode="title"><xsl:apply-templates select="law/unit" mode="name"/></xsl:template>

  <xsl:template match="unit-page">
    <xsl:apply-templates select="$round" mode="state-of"/>
    <h1><xsl:for-each select="law"><xsl:call-template name="lang"/></xsl:for-each><xsl:apply-templates select="." mode="name"/></h1>
    <p class="soft"><a href="{document/@href}"><xsl:value-of select="document/title"/></a>
      <!-- what only stands around a table is called nothing -->
      <xsl:for-each select="path/unit[@num != '' or heading or not(contains(@wid, '__'))]"> / <a href="{@href}"><xsl:apply-templates select="." mode="name"/></a></xsl:for-each>
      <xsl:if test="document/dated"> · <xsl:value-of select="t:text('document.version_of')"/><xsl:text> </xsl:text><xsl:apply-templates select="document/dated" mode="date"/></xsl:if></p>
    <xsl:if test="gone"><div class="notice warning"><p><xsl:value-of select="t:text('unit.gone')"/></p></div></xsl:if>
    <xsl:apply-templates select="texts | translation | change"/>
    <div class="beside">
      <div>
        <xsl:apply-templates select="law" mode="alone"/>
        <xsl:if test="until"><p><xsl:apply-templates select="until"/></p></xsl:if>
        <xsl:apply-templates select="link" mode="act"/>
        <xsl:apply-templates select="comments"/>
        <xsl:apply-templates select="pager"/>
        <xsl:apply-templates select="form"/>
      </div>
      <aside aria-label="{t:text('unit.aside')}">
        <xsl:apply-templates select="$round" mode="term">
          <xsl:with-param name="link"><xsl:apply-templates select="link[1]" mode="button"/></xsl:with-param>
        </xsl:apply-templates>
        <xsl:apply-templates select="decisions"/>
        <xsl:if test="previous or next">
          <h2><xsl:value-of select="t:text('unit.neighbours')"/></h2>
          <ul class="plain"><xsl:apply-templates select="previous | next"/></ul>
        </xsl:if>
      </aside>
    </div>
  </xsl:template>

  <xsl:template match="unit-page/link" mode="act">
    <p><xsl:apply-templates select="." mode="button"/></p>
  </xsl:template>

  <xsl:template match="unit-page/link[@rel = 'comment']" mode="words"><xsl:value-of select="t:text('button.comment')"/></xsl:template>

  <xsl:template match="unit-page" mode="name"><xsl:apply-templates select="law/unit" mode="name"/></xsl:template>
  <xsl:template match="unit-page[@cite != '']" mode="name">
    <xsl:value-of select="@cite"/><xsl:if test="law/unit/heading"><xsl:text> </xsl:text><xsl:value-of select="law/unit/heading"/></xsl:if>
  </xsl:template>

  <xsl:template match="unit-page/comments">
    <h2 id="comments"><xsl:value-of select="t:count('count.comment', @count)"/></h2>
    <xsl:if test="@count = 0"><p><xsl:value-of select="t:text('comment.none_yet')"/></p></xsl:if>
    <xsl:if test="@waiting &gt; 0"><p class="soft"><xsl:value-of select="t:text('state.queued')"/>: <xsl:value-of select="t:count('count.comment', @waiting)"/></p></xsl:if>
    <xsl:apply-templates select="@voices"/>
    <xsl:apply-templates select="comment | fragment"/>
  </xsl:template>

  <xsl:template match="unit-page/previous | unit-page/next">
    <li><a href="{unit/@href}" rel="{substring(local-name(), 1, 4)}"><xsl:apply-templates select="unit" mode="name"/></a><xsl:if test="unit/@comments &gt; 0"><xsl:text> </xsl:text><span class="soft small"><xsl:value-of select="t:count('count.comment', unit/@comments)"/></span></xsl:if></li>
  </xsl:template>

  <xsl:template match="decisions">
    <h2><xsl:value-of select="t:text('unit.decisions')"/></h2>
    <xsl:call-template name="decision-table"/>
  </xsl:template>
  <xsl:template name="decision-table">
    <div class="scroll" role="region" aria-label="{t:text('unit.decisions')}" tabindex="0"><table>
      <caption class="hidden"><xsl:value-of select="t:text('unit.decisions')"/></caption>
      <thead><tr><th scope="col"><xsl:value-of select="t:text('noun.decision')"/></th><th scope="col" class="figure"><xsl:value-of select="t:text('table.comments')"/></th>
        <xsl:if test="decision/@groups"><th scope="col" class="figure"><xsl:value-of select="t:text('table.groups')"/></th></xsl:if></tr></thead>
      <tbody><xsl:apply-templates select="decision" mode="row"/></tbody>
    </table></div>
  </xsl:template>
  <xsl:template match="decision" mode="row">
    <tr><th scope="row"><xsl:apply-templates select="." mode="words"/></th><td class="figure"><xsl:value-of select="t:count('count.number', @n)"/></td>
      <xsl:if test="../decision/@groups"><td class="figure"><xsl:if test="@groups"><xsl:value-of select="t:count('count.number', @groups)"/></xsl:if></td></xsl:if></tr>
  </xsl:template>
</xsl:stylesheet>
