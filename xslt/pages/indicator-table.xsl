<?xml version="1.0" encoding="UTF-8"?>
<!-- indicator-table.xsl: chosen indicators of chosen bodies in one table, and
     what can be chosen.  Model: indicator-table.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="indicator-table-page" mode="title"><xsl:value-of select="t:text('indicators.table')"/></xsl:template>

  <xsl:template match="indicator-table-page">
    <h1><xsl:value-of select="t:text('indicators.table')"/></h1>
    <p class="lead"><xsl:value-of select="t:text('indicators.table.how')"/></p>
    <xsl:if test="row">
      <xsl:if test="row/cell/@differ"><div class="notice"><p><xsl:value-of select="t:text('indicators.table.differ')"/></p></div></xsl:if>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="table"><table class="stack">
        <caption id="table"><xsl:apply-templates select="filters" mode="chosen"/></caption>
        <thead><tr><th scope="col"><xsl:value-of select="t:text('noun.authority')"/></th>
          <xsl:for-each select="head"><th scope="col" class="figure"><a href="{@href}"><xsl:value-of select="t:text(concat('indicator.', @key))"/></a></th></xsl:for-each></tr></thead>
        <tbody><xsl:apply-templates select="row"/></tbody>
      </table></div>
      <p><a href="{file/@href}"><xsl:value-of select="t:text('indicators.file.chosen')"/></a></p>
    </xsl:if>
    <h2><xsl:value-of select="t:text('indicators.table.choose')"/></h2>
    <xsl:apply-templates select="filters"/>
  </xsl:template>

  <!-- "2026, Municipal by-law (Bulgaria)" -->
  <xsl:template match="indicator-table-page/filters" mode="chosen">
    <xsl:choose>
      <xsl:when test="field[@name = 'period']/option[@selected]"><xsl:value-of select="field[@name = 'period']/option[@selected]"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text('indicators.all_time')"/></xsl:otherwise>
    </xsl:choose>
    <xsl:for-each select="field[@name = 'act' or @name = 'round']/option[@selected]">, <xsl:value-of select="."/></xsl:for-each>
  </xsl:template>

  <xsl:template match="indicator-table-page/row">
    <tr><th scope="row"><a href="{@href}"><xsl:value-of select="name"/></a></th><xsl:apply-templates select="cell"/></tr>
  </xsl:template>
  <xsl:template match="indicator-table-page/row/cell">
    <xsl:variable name="place" select="position()"/>
    <xsl:variable name="key" select="../../head[$place]/@key"/>
    <td class="figure" data-th="{t:text(concat('indicator.', $key))}">
      <xsl:if test="@none"><span class="soft"><xsl:value-of select="t:text('indicators.table.none')"/></span></xsl:if>
      <xsl:apply-templates select="figure"/>
      <xsl:if test="@differ"><p class="small"><xsl:value-of select="t:text('indicators.not_comparable')"/></p></xsl:if>
      <xsl:apply-templates select="." mode="beside"/>
    </td>
  </xsl:template>
  <xsl:template match="indicator-table-page/row/cell/figure">
    <p><xsl:if test="@part"><span class="soft small"><xsl:value-of select="t:text(@part)"/><xsl:text>: </xsl:text></span></xsl:if>
      <a href="{../@href}"><xsl:apply-templates select="value" mode="words"/></a>
      <xsl:if test="value/@of"><br/><span class="soft small"><xsl:apply-templates select="value" mode="of"/></span></xsl:if></p>
  </xsl:template>
</xsl:stylesheet>
