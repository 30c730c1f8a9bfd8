<?xml version="1.0" encoding="UTF-8"?>
<!-- opinion-table.xsl: comments of an opinion out of a table.  Model: opinion-table.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="opinion-table-page" mode="title"><xsl:value-of select="t:text('opinion_table.title')"/></xsl:template>

  <xsl:template match="opinion-table-page">
    <h1><xsl:value-of select="t:text('opinion_table.title')"/></h1>
    <p><xsl:value-of select="t:text('opinion_table.text')"/><xsl:text> </xsl:text><a href="{blank[not(@type)]/@href}"><xsl:value-of select="t:text('opinion_table.blank')"/></a><xsl:for-each select="blank[@type]"><xsl:text>, </xsl:text><a href="{@href}"><xsl:value-of select="t:text('opinion_table.blank_xlsx')"/></a></xsl:for-each></p>
    <xsl:apply-templates select="table"/>
    <h2><xsl:value-of select="t:text('opinion_table.upload')"/></h2>
    <xsl:apply-templates select="form"/>
    <p><a href="{back/@href}"><xsl:value-of select="t:text('opinion_table.back')"/></a></p>
  </xsl:template>

  <xsl:template match="opinion-table-page/table">
    <h2><xsl:value-of select="name"/></h2>
    <p class="soft small"><xsl:value-of select="by"/><xsl:text>, </xsl:text><xsl:apply-templates select="at" mode="moment"/></p>
    <xsl:choose>
      <xsl:when test="@state = 'waiting'"><p class="notice"><xsl:value-of select="t:text('opinion_table.waiting')"/></p></xsl:when>
      <xsl:when test="@state = 'failed'"><p class="notice warning"><xsl:value-of select="t:text(concat('opinion_table.fault.', @fault))"/></p></xsl:when>
      <xsl:when test="not(row)"><p class="notice"><xsl:value-of select="t:text('opinion_table.all_taken')"/></p></xsl:when>
      <xsl:otherwise>
        <p><xsl:value-of select="t:text('opinion_table.matched', @matched, @rows)"/></p>
        <table class="inbox stack">
          <caption class="hidden"><xsl:value-of select="t:text('opinion_table.rows')"/></caption>
          <thead><tr><th scope="col" class="figure"><xsl:value-of select="t:text('opinion_table.row')"/></th><th scope="col"><xsl:value-of select="t:text('opinion_table.cite')"/></th><th scope="col"><xsl:value-of select="t:text('opinion_table.unit')"/></th><th scope="col"><xsl:value-of select="t:text('label.remark')"/></th></tr></thead>
          <tbody><xsl:for-each select="row"><tr>
            <th scope="row" class="figure" data-th="{t:text('opinion_table.row')}"><xsl:value-of select="@row"/></th>
            <td data-th="{t:text('opinion_table.cite')}"><xsl:value-of select="cite"/></td>
            <td data-th="{t:text('opinion_table.unit')}"><a href="{@href}"><xsl:choose><xsl:when test="@unit"><xsl:value-of select="@unit"/></xsl:when><xsl:otherwise><span class="tag overdue"><xsl:value-of select="t:text('opinion_table.choose')"/></span></xsl:otherwise></xsl:choose><span class="hidden"><xsl:text>: </xsl:text><xsl:value-of select="t:text('opinion_table.row')"/><xsl:text> </xsl:text><xsl:value-of select="@row"/></span></a></td>
            <td data-th="{t:text('label.remark')}"><xsl:value-of select="excerpt"/></td></tr></xsl:for-each></tbody>
        </table>
        <xsl:apply-templates select="form"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
