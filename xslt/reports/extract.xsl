<?xml version="1.0" encoding="UTF-8"?>
<!-- extract.xsl: what became of one submission, as a letter: head, then each of
     its rows with the headings of the country's table, in its order; short cells
     beside each other, long ones as paragraphs.
     Model: extract-page (app/report/extract.c), its table as in report.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="/page[extract-page]" mode="outline">
    <xsl:variable name="says" select="extract-page"/>
    <p><xsl:value-of select="consultation/authority"/></p>
    <h1><xsl:value-of select="t:text('status.extract')"/></h1>
    <lead><xsl:value-of select="consultation/title"/></lead>
    <grid>
      <col w="4"/><col w="8"/>
      <xsl:if test="$says/@report"><tr><th><xsl:value-of select="t:text('fact.number')"/></th><td><xsl:value-of select="$says/@report"/></td></tr></xsl:if>
      <tr><th><xsl:value-of select="t:text('phase.answered')"/></th><td><xsl:value-of select="$says/published/@date"/></td></tr>
      <tr><th><xsl:value-of select="t:text('noun.receipt_number')"/></th><td><xsl:value-of select="$says/@number"/></td></tr>
      <xsl:if test="$says/@records"><tr><th><xsl:value-of select="t:text('noun.records_number')"/></th><td><xsl:value-of select="$says/@records"/></td></tr></xsl:if>
      <tr><th><xsl:value-of select="t:text('receipt.received')"/></th><td><xsl:apply-templates select="$says/received" mode="when"/></td></tr>
    </grid>
    <xsl:for-each select="$says/table/row">
      <h2><xsl:value-of select="t:text('extract.row', @n)"/></h2>
      <xsl:apply-templates select="cell[@content != 'seq']" mode="extract"/>
    </xsl:for-each>
    <xsl:if test="$says/changes">
      <h2><xsl:value-of select="t:text('extract.changes')"/></h2>
      <xsl:for-each select="$says/changes/change"><p><xsl:value-of select="t:text('extract.row', @row)"/>: <xsl:value-of select="t:text('extract.change', ., @date)"/></p></xsl:for-each>
    </xsl:if>
  </xsl:template>
  <!-- In the order of the table: words before what was decided of them. -->
  <xsl:template match="cell" mode="extract">
    <h3><xsl:apply-templates select="." mode="heading"/></h3>
    <xsl:for-each select="p"><p><xsl:apply-templates mode="line"/></p></xsl:for-each>
    <xsl:if test="not(p)"><p>–</p></xsl:if>
  </xsl:template>
  <xsl:template match="cell[count(p) &lt;= 2][string-length() &lt; 90]" mode="extract">
    <xsl:if test="not(preceding-sibling::cell[1][@content != 'seq'][count(p) &lt;= 2][string-length() &lt; 90])">
      <grid><col w="4"/><col w="8"/><xsl:apply-templates select="." mode="extract-row"/></grid>
    </xsl:if>
  </xsl:template>
  <xsl:template match="cell" mode="extract-row"/>
  <xsl:template match="cell[count(p) &lt;= 2][string-length() &lt; 90]" mode="extract-row">
    <tr><th><xsl:apply-templates select="." mode="heading"/></th><td><xsl:for-each select="p"><xsl:if test="position() &gt; 1"><xsl:choose><xsl:when test="contains(../@content, 'decision')">. </xsl:when><xsl:otherwise>; </xsl:otherwise></xsl:choose></xsl:if><xsl:value-of select="."/></xsl:for-each><xsl:if test="not(p)">–</xsl:if></td></tr>
    <xsl:apply-templates select="following-sibling::cell[1]" mode="extract-row"/>
  </xsl:template>
  <xsl:template match="cell" mode="heading">
    <xsl:variable name="at" select="count(preceding-sibling::cell) + 1"/>
    <xsl:value-of select="../../column[$at]"/>
  </xsl:template>
</xsl:stylesheet>
