<?xml version="1.0" encoding="UTF-8"?>
<!-- indicator.xsl: one indicator: what it says, how it is computed, compared
     between public bodies, or of one with what is behind it.
     Model: indicator.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="indicator-page" mode="title"><xsl:value-of select="t:text(concat('indicator.', @key))"/><xsl:if test="name">: <xsl:value-of select="name"/></xsl:if></xsl:template>

  <xsl:template match="indicator-page">
    <h1><xsl:value-of select="t:text(concat('indicator.', @key))"/><xsl:if test="name"><xsl:text> </xsl:text><span class="of"><xsl:value-of select="name"/></span></xsl:if></h1>
    <dl class="summary-list">
      <div><dt><xsl:value-of select="t:text('indicators.formula')"/></dt><dd><xsl:value-of select="t:text(concat('indicator.', @key, '.formula'))"/></dd></div>
      <div><dt><xsl:value-of select="t:text('indicators.period')"/></dt><dd><xsl:value-of select="t:text('indicators.by_closing')"/></dd></div>
      <div><dt><xsl:value-of select="t:text('indicators.small')"/></dt><dd><xsl:choose><xsl:when test="@people"><xsl:value-of select="t:text('indicators.small_people')"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text('indicators.small_facts')"/></xsl:otherwise></xsl:choose></dd></div>
    </dl>
    <xsl:apply-templates select="filters"/>
    <xsl:apply-templates select="indicator"/>
    <xsl:apply-templates select="bodies"/>
    <xsl:apply-templates select="earlier[was]"/>
    <xsl:if test="consultation-behind"><h2><xsl:value-of select="t:text('indicators.behind')"/></h2>
      <table class="stack">
        <thead><tr><th scope="col"><xsl:value-of select="t:text('noun.consultation')"/></th><th scope="col"><xsl:value-of select="t:text('indicators.closed_in')"/></th><th scope="col" class="figure"><xsl:value-of select="t:text('indicators.value')"/></th><th scope="col" class="figure"><xsl:value-of select="t:text('indicators.counted')"/></th></tr></thead>
        <tbody><xsl:apply-templates select="consultation-behind"/></tbody>
      </table></xsl:if>
    <xsl:apply-templates select="pager"/>
  </xsl:template>

  <xsl:template match="indicator-page/indicator"><p><xsl:value-of select="t:text('indicators.none')"/></p></xsl:template>
  <xsl:template match="indicator-page/indicator[figure]">
    <table class="stack indicators">
      <caption><xsl:choose><xsl:when test="../name"><xsl:value-of select="../name"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text('indicators.whole')"/></xsl:otherwise></xsl:choose></caption>
      <thead><tr><th scope="col"><xsl:value-of select="t:text('indicators.indicator')"/></th><th scope="col" class="figure"><xsl:value-of select="t:text('indicators.value')"/></th><th scope="col" class="figure"><xsl:value-of select="t:text('indicators.counted')"/></th></tr></thead>
      <tbody><xsl:apply-templates select="figure"/></tbody>
    </table>
    <xsl:apply-templates select="." mode="beside"/>
    <xsl:apply-templates select="../explain"/>
    <xsl:apply-templates select="trend[point[2]]" mode="course"/>
  </xsl:template>
  <xsl:template match="indicator-page/indicator/figure">
    <tr><th scope="row"><xsl:choose><xsl:when test="@part"><xsl:value-of select="t:text(@part)"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text(concat('indicator.', ../@key))"/></xsl:otherwise></xsl:choose></th>
      <xsl:apply-templates select="." mode="cells"/></tr>
  </xsl:template>

  <!-- The course over the periods: bars beside their figures. -->
  <xsl:template match="trend" mode="course">
    <xsl:variable name="most"><xsl:for-each select="point"><xsl:sort select="@tenths" data-type="number" order="descending"/><xsl:if test="position() = 1"><xsl:value-of select="@tenths * (@tenths &gt; 0)"/></xsl:if></xsl:for-each></xsl:variable>
    <xsl:variable name="part" select="preceding-sibling::figure[1]/@part"/>
    <table class="chart">
      <caption><xsl:value-of select="t:text('indicators.trend')"/><xsl:if test="$part">: <xsl:value-of select="t:text($part)"/></xsl:if></caption>
      <thead><tr><th scope="col"><xsl:value-of select="t:text('indicators.period')"/></th><td aria-hidden="true"/><th scope="col" class="figure"><xsl:value-of select="t:text('indicators.value')"/></th></tr></thead>
      <tbody><xsl:for-each select="point"><tr>
        <th scope="row"><xsl:value-of select="@period"/></th>
        <td aria-hidden="true"><svg><rect class="all" width="{round(@tenths * (@tenths &gt; 0) * 1000 div ($most + ($most = 0))) div 10}%" height="100%"/></svg></td>
        <td class="figure"><xsl:apply-templates select="value" mode="words"/></td>
      </tr></xsl:for-each></tbody>
    </table>
  </xsl:template>

  <xsl:template match="indicator-page/explain"><p class="actions"><a href="{@href}"><xsl:value-of select="t:text('indicators.explain')"/></a></p></xsl:template>

  <xsl:template match="bodies">
    <h2><xsl:value-of select="t:text('indicators.by_body')"/></h2>
    <xsl:if test="@differ"><div class="notice"><p><xsl:value-of select="t:text('indicators.differ')"/></p></div></xsl:if>
    <xsl:choose>
      <xsl:when test="body"><table class="stack">
        <thead><tr><th scope="col"><xsl:value-of select="t:text('noun.authority')"/></th><xsl:if test="body/figure/@part"><th scope="col"><xsl:value-of select="t:text('indicators.part')"/></th></xsl:if><th scope="col" class="figure"><xsl:value-of select="t:text('indicators.value')"/></th><th scope="col" class="figure"><xsl:value-of select="t:text('indicators.counted')"/></th></tr></thead>
        <tbody><xsl:apply-templates select="body/figure"/></tbody>
      </table></xsl:when>
      <xsl:otherwise><p><xsl:value-of select="t:text('indicators.none')"/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="bodies/body/figure">
    <tr><th scope="row"><a href="{../@href}"><xsl:value-of select="../name"/></a><xsl:if test="not(preceding-sibling::figure)"><xsl:apply-templates select=".." mode="beside"/></xsl:if></th>
      <xsl:if test="@part"><td data-th="{t:text('indicators.part')}"><xsl:value-of select="t:text(@part)"/></td></xsl:if>
      <xsl:apply-templates select="." mode="cells"/></tr>
  </xsl:template>

  <xsl:template match="earlier">
    <h2><xsl:value-of select="t:text('indicators.earlier')"/></h2>
    <p><xsl:value-of select="t:text('indicators.earlier_why')"/></p>
    <ul><xsl:for-each select="was"><li><xsl:value-of select="t:text('indicators.until', until/@date)"/>: <xsl:if test="@part"><xsl:value-of select="t:text(@part)"/>, </xsl:if><xsl:apply-templates select="value" mode="words"/><xsl:if test="value/@of"> (<xsl:apply-templates select="value" mode="of"/>)</xsl:if></li></xsl:for-each></ul>
  </xsl:template>

  <xsl:template match="consultation-behind">
    <tr><th scope="row"><a href="{@href}"><xsl:call-template name="lang"/><xsl:value-of select="title"/></a></th>
      <td data-th="{t:text('indicators.closed_in')}"><xsl:value-of select="@month"/></td>
      <td class="figure" data-th="{t:text('indicators.value')}"><xsl:apply-templates select="value" mode="words"/></td>
      <td class="figure" data-th="{t:text('indicators.counted')}"><xsl:apply-templates select="value" mode="of"/></td></tr>
  </xsl:template>
</xsl:stylesheet>
