<?xml version="1.0" encoding="UTF-8"?>
<!-- csv.xsl: the statutory table of a report as CSV (RFC 4180): headings and
     order as the model gives them, UTF-8 with a byte order mark, so that
     spreadsheets read the letters.  A cell that a spreadsheet would take for a
     formula gets an apostrophe.  Model: pages/report.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:str="http://exslt.org/strings" exclude-result-prefixes="str">

  <xsl:variable name="line-end" select="'&#13;&#10;'"/>

  <xsl:template match="/page"><xsl:apply-templates select="report-page"/></xsl:template>

  <xsl:template match="report-page">
    <xsl:if test="not(/page/@part) or /page/@part = 'begin'">
      <xsl:text>&#xFEFF;</xsl:text>
      <line><xsl:apply-templates select="table/column" mode="csv"/></line>
    </xsl:if>
    <xsl:apply-templates select="table/row" mode="csv"/>
  </xsl:template>

  <!-- Elements leave nothing in a text; without them the whole answer would be
       one text node that is copied with every cell. -->
  <xsl:template match="row" mode="csv"><line><xsl:apply-templates select="cell" mode="csv"/></line></xsl:template>

  <xsl:template match="column | cell" mode="csv">
    <xsl:if test="position() != 1">,</xsl:if>
    <xsl:choose>
      <!-- most cells are one line: no tree is made of them -->
      <xsl:when test="self::cell and not(p[2]) and not(p/*)">
        <xsl:call-template name="csv-cell"><xsl:with-param name="words" select="string(p)"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="words"><xsl:apply-templates select="." mode="plain"/></xsl:variable>
        <xsl:call-template name="csv-cell"><xsl:with-param name="words" select="string($words)"/></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="position() = last()"><xsl:value-of select="$line-end"/></xsl:if>
  </xsl:template>

  <!-- Quoted where it must be; never a formula. -->
  <xsl:template name="csv-cell">
    <xsl:param name="words"/>
    <xsl:param name="sign"><xsl:if test="$words != '' and contains('=+-@&#9;&#13;', substring($words, 1, 1))">'</xsl:if></xsl:param>
    <xsl:choose>
      <xsl:when test="translate($words, ',&quot;&#10;&#13;', '') = $words"><xsl:value-of select="$sign"/><xsl:value-of select="$words"/></xsl:when>
      <xsl:otherwise>
        <xsl:text>"</xsl:text>
        <xsl:value-of select="$sign"/>
        <xsl:choose>
          <xsl:when test="contains($words, '&quot;')"><xsl:value-of select="str:replace($words, '&quot;', '&quot;&quot;')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
        </xsl:choose>
        <xsl:text>"</xsl:text>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The words of a cell: paragraphs and lines on lines of their own. -->
  <xsl:template match="column" mode="plain"><xsl:value-of select="normalize-space(.)"/></xsl:template>
  <xsl:template match="cell" mode="plain">
    <xsl:for-each select="p">
      <xsl:if test="position() != 1"><xsl:text>&#10;</xsl:text></xsl:if>
      <xsl:apply-templates mode="plain"/>
    </xsl:for-each>
  </xsl:template>
  <xsl:template match="br" mode="plain"><xsl:text>&#10;</xsl:text></xsl:template>
</xsl:stylesheet>
