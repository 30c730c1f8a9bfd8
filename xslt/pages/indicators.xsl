<?xml version="1.0" encoding="UTF-8"?>
<!-- indicators.xsl: how well public bodies consult, all of them or one.
     Model: indicators.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="indicators-page" mode="title"><xsl:value-of select="t:text('indicators.title')"/><xsl:if test="name">: <xsl:value-of select="name"/></xsl:if></xsl:template>

  <xsl:template match="indicators-page">
    <h1><xsl:value-of select="t:text('indicators.title')"/><xsl:if test="name"><xsl:text> </xsl:text><span class="of"><xsl:value-of select="name"/></span></xsl:if></h1>
    <p class="lead"><xsl:value-of select="t:text('indicators.lead')"/></p>
    <xsl:if test="list">
      <h2><xsl:value-of select="t:text('remarks.title')"/></h2>
      <ul><xsl:for-each select="list"><li><a href="{@href}"><xsl:value-of select="t:text(concat('remarks.', @name))"/></a></li></xsl:for-each></ul>
      <h2><xsl:value-of select="t:text('indicators.figures')"/></h2>
    </xsl:if>
    <xsl:if test="table"><p class="actions"><a href="{table/@href}"><xsl:value-of select="t:text('indicators.table')"/></a></p></xsl:if>
    <xsl:apply-templates select="filters"/>
    <xsl:apply-templates select="set"/>
    <xsl:apply-templates select="group"/>
    <xsl:if test="unmeasured">
      <h2 class="h3"><xsl:value-of select="t:text('indicators.unmeasured')"/></h2>
      <dl class="summary-list"><xsl:for-each select="unmeasured"><div><dt><xsl:value-of select="t:text(concat('indicator.', @key))"/></dt><dd><xsl:value-of select="t:text(concat('indicator.', @key, '.why'))"/></dd></div></xsl:for-each></dl>
    </xsl:if>
    <h2><xsl:value-of select="t:text('indicators.files')"/></h2>
    <ul><xsl:for-each select="file"><li><a href="{@href}"><xsl:value-of select="t:text(concat('indicators.file.', @name))"/></a></li></xsl:for-each></ul>
  </xsl:template>

  <xsl:template match="indicators-page/group">
    <h2 class="h3" id="{@principle}"><xsl:value-of select="t:text(concat('principle.', @principle))"/></h2>
    <table class="stack indicators" aria-labelledby="{@principle}">
      <thead><tr><th scope="col"><xsl:value-of select="t:text('indicators.indicator')"/></th><th scope="col" class="figure"><xsl:value-of select="t:text('indicators.value')"/></th><th scope="col" class="figure"><xsl:value-of select="t:text('indicators.counted')"/></th><th scope="col"><xsl:value-of select="t:text('indicators.trend')"/></th></tr></thead>
      <tbody><xsl:apply-templates select="indicator"/></tbody>
    </table>
  </xsl:template>

  <xsl:template match="indicators-page/group/indicator">
    <tr><th scope="row"><a href="{@href}"><xsl:value-of select="t:text(concat('indicator.', @key))"/></a></th>
      <td colspan="3" class="soft" data-th="{t:text('indicators.value')}"><xsl:value-of select="t:text('indicators.none')"/></td></tr>
  </xsl:template>
  <xsl:template match="indicators-page/group/indicator[figure[not(@part)]]">
    <tr><th scope="row"><a href="{@href}"><xsl:value-of select="t:text(concat('indicator.', @key))"/></a><xsl:apply-templates select="." mode="beside"/></th>
      <xsl:apply-templates select="figure" mode="cells"/>
      <td data-th="{t:text('indicators.trend')}"><xsl:apply-templates select="trend"/></td></tr>
  </xsl:template>
  <xsl:template match="indicators-page/group/indicator[figure/@part]">
    <tr><th scope="rowgroup" colspan="4"><a href="{@href}"><xsl:value-of select="t:text(concat('indicator.', @key))"/></a><xsl:apply-templates select="." mode="beside"/></th></tr>
    <xsl:apply-templates select="figure"/>
  </xsl:template>
  <xsl:template match="indicators-page/group/indicator/figure">
    <tr><th scope="row" class="part"><xsl:value-of select="t:text(@part)"/></th>
      <xsl:apply-templates select="." mode="cells"/>
      <td data-th="{t:text('indicators.trend')}"><xsl:apply-templates select="following-sibling::*[1][self::trend]"/></td></tr>
  </xsl:template>
</xsl:stylesheet>
