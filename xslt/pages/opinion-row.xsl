<?xml version="1.0" encoding="UTF-8"?>
<!-- opinion-row.xsl: what one row of an imported table is about.  Model: opinion-row.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="opinion-row-page" mode="title"><xsl:value-of select="t:text('opinion_row.title', @row)"/></xsl:template>

  <xsl:template match="opinion-row-page">
    <h1><xsl:apply-templates select="." mode="title"/></h1>
    <dl class="summary-list">
      <xsl:if test="cite"><div><dt><xsl:value-of select="t:text('opinion_table.cite')"/></dt><dd><xsl:value-of select="cite"/></dd></div></xsl:if>
      <xsl:for-each select="remark"><div><dt><xsl:value-of select="t:text('label.remark')"/></dt><dd><xsl:apply-templates select="p"/></dd></div></xsl:for-each>
      <xsl:for-each select="proposed"><div><dt><xsl:value-of select="t:text('label.proposed_text')"/></dt><dd class="statute"><xsl:apply-templates select="p"/></dd></div></xsl:for-each>
      <xsl:for-each select="reason"><div><dt><xsl:value-of select="t:text('noun.reasons')"/></dt><dd><xsl:apply-templates select="p"/></dd></div></xsl:for-each>
    </dl>
    <xsl:apply-templates select="form"/>
  </xsl:template>
</xsl:stylesheet>
