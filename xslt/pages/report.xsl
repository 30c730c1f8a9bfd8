<?xml version="1.0" encoding="UTF-8"?>
<!-- report.xsl: the published report with the table of the country. Model: report.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="report-page" mode="title"><xsl:call-template name="report-heading"/>: <xsl:value-of select="../consultation/title"/></xsl:template>
  <xsl:template name="report-heading">
    <xsl:choose><xsl:when test="heading"><xsl:value-of select="heading"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text('noun.report')"/></xsl:otherwise></xsl:choose>
  </xsl:template>

  <xsl:template match="report-page">
    <p class="row"><xsl:apply-templates select="$round/@phase"/><xsl:if test="published"><span class="soft"><xsl:value-of select="t:text('phase.answered')"/>: <xsl:apply-templates select="published" mode="date"/></span></xsl:if></p>
    <h1><xsl:call-template name="report-heading"/><span class="of"><xsl:value-of select="$round/title"/></span></h1>
    <xsl:apply-templates select="$round" mode="parts"/>
    <xsl:if test="not(published)"><p class="notice warning"><xsl:value-of select="t:text('report.preview')"/></p></xsl:if>
    <xsl:if test="newer"><p class="notice warning"><xsl:value-of select="t:text('report.newer')"/><xsl:text> </xsl:text><a href="{newer/@href}"><xsl:value-of select="t:text('report.newer_link')"/></a></p></xsl:if>
    <xsl:if test="earlier"><p class="notice"><xsl:value-of select="t:text('report.edition', @edition)"/><xsl:text> </xsl:text><a href="{earlier/@href}"><xsl:value-of select="t:text('report.earlier_link')"/></a></p></xsl:if>
    <xsl:if test="change"><section class="notice"><h2><xsl:value-of select="t:text('report.change')"/></h2><xsl:apply-templates select="change/p"/></section></xsl:if>
    <xsl:call-template name="report-files"/>
    <xsl:if test="$round/@lang">
      <xsl:variable name="code" select="substring-before(concat($round/@lang, '-'), '-')"/>
      <p class="small soft"><xsl:value-of select="t:text('report.authentic')"/>: <span lang="{$code}"><xsl:value-of select="t:text(concat('language.', $code))"/></span></p>
    </xsl:if>
    <xsl:if test="head/fact or ($round/opens and $round/closes)"><dl class="summary-list">
      <xsl:if test="$round/opens and $round/closes"><div><dt><xsl:value-of select="t:text('report.term')"/></dt><dd><xsl:apply-templates select="$round/opens" mode="moment"/> – <xsl:apply-templates select="$round/closes" mode="moment"/></dd></div></xsl:if>
      <!-- what was changed closed later than the others (practice 3) -->
      <xsl:for-each select="$round/rest"><div><dt><xsl:choose>
        <xsl:when test="@days"><xsl:value-of select="t:text('label.closing_rest')"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="t:text('label.closed_rest')"/></xsl:otherwise></xsl:choose></dt><dd><xsl:apply-templates select="." mode="moment"/></dd></div></xsl:for-each>
      <xsl:apply-templates select="head/fact"/></dl></xsl:if>
    <xsl:apply-templates select="bodies"/>
    <xsl:if test="concerning"><p><xsl:value-of select="t:text('report.concerning')"/>: <strong><xsl:value-of select="concerning"/></strong></p></xsl:if>
    <xsl:apply-templates select="narrative"/>
    <h2><xsl:value-of select="t:text('report.numbers')"/></h2>
    <xsl:apply-templates select="counted"/>
    <xsl:apply-templates select="numbers"/>
    <xsl:if test="numbers/number[@name = 'comments']/@value = 0"><p><xsl:value-of select="t:text('outcome.no_comments')"/></p></xsl:if>
    <div class="beside halves">
      <div><xsl:apply-templates select="decisions[decision]"/></div>
      <div><xsl:apply-templates select="kinds"/><xsl:apply-templates select="channels"/></div>
    </div>
    <xsl:apply-templates select="days"/>
    <xsl:apply-templates select="themes"/>
    <xsl:apply-templates select="table"/>
    <xsl:apply-templates select="places"/>
  </xsl:template>

  <!-- Of several bodies: the whole, or what concerns one. -->
  <xsl:template match="report-page/bodies">
    <nav class="switch tools" aria-label="{t:text('report.bodies')}"><ul>
      <li><a href="{../../@path}"><xsl:choose><xsl:when test="@href"><xsl:attribute name="href"><xsl:value-of select="@href"/></xsl:attribute></xsl:when><xsl:otherwise><xsl:attribute name="aria-current">page</xsl:attribute></xsl:otherwise></xsl:choose><xsl:value-of select="t:text('report.whole')"/></a></li>
      <xsl:for-each select="body"><li><a href="{@href}"><xsl:if test="@current"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><xsl:value-of select="."/></a></li></xsl:for-each>
    </ul></nav>
  </xsl:template>
  <xsl:template match="narrative">
    <h2><xsl:value-of select="t:text(concat('report.', @name))"/></h2>
    <xsl:apply-templates select="body"/>
  </xsl:template>

  <!-- Bars beside their figures; the longest is the greatest number. -->
  <xsl:template match="report-page/decisions">
    <h2><xsl:value-of select="t:text('report.decisions')"/></h2>
    <xsl:variable name="most"><xsl:for-each select="decision/@n"><xsl:sort select="." data-type="number" order="descending"/><xsl:if test="position() = 1"><xsl:value-of select="."/></xsl:if></xsl:for-each></xsl:variable>
    <div class="scroll" role="region" aria-label="{t:text('report.decisions')}" tabindex="0"><table class="chart">
      <caption class="hidden"><xsl:value-of select="t:text('report.decisions')"/></caption>
      <thead><tr><th scope="col"><xsl:value-of select="t:text('noun.decision')"/></th><td aria-hidden="true"/><th scope="col" class="figure"><xsl:value-of select="t:text('table.comments')"/></th><xsl:if test="decision/@groups"><th scope="col" class="figure"><xsl:value-of select="t:text('table.groups')"/></th></xsl:if></tr></thead>
      <tbody><xsl:for-each select="decision">
        <tr><th scope="row"><xsl:apply-templates select="."/></th>
          <td aria-hidden="true"><svg><rect width="{round(@n * 1000 div ($most + ($most = 0))) div 10}%" height="100%"><xsl:attribute name="class"><xsl:apply-templates select="@key" mode="sense"/></xsl:attribute></rect></svg></td>
          <td class="figure"><xsl:value-of select="t:count('count.number', @n)"/></td>
          <xsl:if test="../decision/@groups"><td class="figure"><xsl:if test="@groups"><xsl:value-of select="t:count('count.number', @groups)"/></xsl:if></td></xsl:if></tr>
      </xsl:for-each></tbody>
    </table></div>
  </xsl:template>
  <xsl:template match="kinds | channels">
    <xsl:variable name="what" select="local-name()"/>
    <h2><xsl:value-of select="t:text(concat('report.', $what))"/></h2>
    <div class="scroll" role="region" aria-label="{t:text(concat('report.', $what))}" tabindex="0"><table>
      <caption class="hidden"><xsl:value-of select="t:text(concat('report.', $what))"/></caption>
      <thead><tr><th scope="col"><xsl:value-of select="t:text(concat('table.', $what))"/></th><th scope="col" class="figure"><xsl:value-of select="t:text('table.submissions')"/></th><xsl:if test="*/@accepted"><th scope="col" class="figure"><xsl:value-of select="t:text('table.accepted')"/></th></xsl:if></tr></thead>
      <tbody><xsl:for-each select="*"><tr><th scope="row"><xsl:choose><xsl:when test="$what = 'kinds'"><xsl:value-of select="t:text(concat('submitter.', @key))"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text(concat('channel.', @key))"/></xsl:otherwise></xsl:choose></th>
        <td class="figure"><xsl:value-of select="t:count('count.number', @n)"/></td><xsl:if test="../*/@accepted"><td class="figure"><xsl:if test="@accepted"><xsl:value-of select="t:count('count.number', @accepted)"/></xsl:if></td></xsl:if></tr></xsl:for-each></tbody>
    </table></div>
  </xsl:template>
  <xsl:template match="days">
    <h2><xsl:value-of select="t:text('report.days')"/></h2>
    <div class="scroll" role="region" aria-label="{t:text('report.days')}" tabindex="0"><table>
      <thead><tr><xsl:for-each select="day"><th scope="col"><xsl:apply-templates select="." mode="date"/></th></xsl:for-each></tr></thead>
      <tbody><tr><xsl:for-each select="day"><td><xsl:value-of select="t:count('count.number', @n)"/></td></xsl:for-each></tr></tbody></table></div>
  </xsl:template>

  <!-- The table as the country's form has it: headings are the profile's. -->
  <xsl:template match="report-page/table">
    <section class="statutory" aria-labelledby="table">
      <h2 id="table"><xsl:value-of select="t:text('report.table')"/></h2>
      <xsl:if test="@basis"><p class="soft"><xsl:value-of select="@basis"/></p></xsl:if>
      <xsl:if test="@href-full"><p><a href="{@href-full}"><xsl:value-of select="t:text('report.full')"/></a></p></xsl:if>
      <xsl:if test="@href-grouped"><p><a href="{@href-grouped}"><xsl:value-of select="t:text('report.grouped')"/></a></p></xsl:if>
      <table class="stack">
        <xsl:call-template name="lang"/>
        <caption class="hidden"><xsl:value-of select="t:text('report.table')"/></caption>
        <thead><tr><xsl:for-each select="column"><th scope="col"><xsl:value-of select="."/></th></xsl:for-each></tr></thead>
        <tbody><xsl:apply-templates select="row"/><xsl:if test="not(row) and ../numbers/number[@name = 'comments']/@value = 0"><tr><td colspan="{count(column)}"><xsl:value-of select="t:text('outcome.no_comments')"/></td></tr></xsl:if></tbody>
      </table>
      <xsl:apply-templates select="pager"/>
    </section>
  </xsl:template>
  <xsl:template match="report-page/table/row | extract-page/table/row">
    <tr><xsl:if test="@n"><xsl:attribute name="id">row-<xsl:value-of select="@n"/></xsl:attribute></xsl:if><xsl:apply-templates select="cell"/></tr>
  </xsl:template>
  <xsl:template match="report-page/table/row/cell | extract-page/table/row/cell">
    <xsl:variable name="at" select="count(preceding-sibling::cell) + 1"/>
    <td data-th="{../../column[$at]}">
      <xsl:if test="@content = 'proposed' or @content = 'current'"><xsl:attribute name="class">statute</xsl:attribute></xsl:if>
      <xsl:if test="starts-with(@content, 'submitter')"><xsl:attribute name="class">who</xsl:attribute></xsl:if>
      <xsl:choose>
        <xsl:when test="@decision"><p><span><xsl:attribute name="class">tag <xsl:apply-templates select="@decision" mode="sense"/></xsl:attribute><xsl:value-of select="p[1]"/></span></p><xsl:apply-templates select="p[position() &gt; 1]"/></xsl:when>
        <xsl:when test="@content = 'unit' and ../@href"><p><a href="{../@href}"><xsl:value-of select="p"/></a></p></xsl:when>
        <xsl:when test="not(p) or p = ''">–</xsl:when>
        <xsl:otherwise><xsl:apply-templates select="p"/></xsl:otherwise>
      </xsl:choose>
    </td>
  </xsl:template>

  <xsl:template match="places">
    <h2><xsl:value-of select="t:text('fact.places')"/></h2>
    <ul><xsl:apply-templates select="place"/></ul>
  </xsl:template>
</xsl:stylesheet>
