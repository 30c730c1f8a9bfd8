<?xml version="1.0" encoding="UTF-8"?>
<!-- authorities.xsl: the list of public bodies. Model: authorities.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="authorities-page" mode="title"><xsl:value-of select="t:text('authorities.title')"/></xsl:template>

  <xsl:template match="authorities-page">
    <h1><xsl:value-of select="t:text('authorities.title')"/></h1>
    <xsl:if test="@indicators"><p><a href="{@indicators}"><xsl:value-of select="t:text('authorities.indicators')"/></a></p></xsl:if>
    <div class="scroll" role="region" aria-labelledby="authorities" tabindex="0">
      <table>
        <caption class="hidden" id="authorities"><xsl:value-of select="t:text('authorities.title')"/></caption>
        <thead><tr><th scope="col"><xsl:value-of select="t:text('noun.authority')"/></th><th scope="col" class="figure"><xsl:value-of select="t:text('authorities.open')"/></th><th scope="col" class="figure"><xsl:value-of select="t:text('authorities.all')"/></th></tr></thead>
        <tbody><xsl:apply-templates select="authority"/></tbody>
      </table>
    </div>
    <xsl:apply-templates select="pager"/>
  </xsl:template>
  <xsl:template match="authorities-page/authority">
    <tr><th scope="row"><a href="{@href}"><xsl:value-of select="name"/></a><xsl:if test="parent"><br/><span class="soft small"><xsl:value-of select="parent"/></span></xsl:if></th>
      <td class="figure"><xsl:if test="@open"><xsl:value-of select="t:count('count.number', @open)"/></xsl:if></td>
      <td class="figure"><xsl:if test="@all"><xsl:value-of select="t:count('count.number', @all)"/></xsl:if></td></tr>
  </xsl:template>
</xsl:stylesheet>
