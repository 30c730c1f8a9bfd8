<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-batch.xsl: letters from a table.  Model: desk-batch.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-batch-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-batch-page" mode="heading"><xsl:value-of select="t:text('desk.batch.title')"/></xsl:template>
  <xsl:template match="desk-batch-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-batch-page">
    <xsl:call-template name="desk-head"/>
    <p><xsl:value-of select="t:text('desk.batch.how', t:count('count.number', @rows))"/></p>
    <p><a href="{blank/@href}"><xsl:value-of select="t:text('desk.batch.blank')"/></a></p>
    <xsl:if test="wrong">
      <h2><xsl:value-of select="t:text('desk.batch.wrong')"/></h2>
      <ul><xsl:apply-templates select="wrong"/></ul>
    </xsl:if>
    <xsl:apply-templates select="form"/>
  </xsl:template>
  <xsl:template match="desk-batch-page/wrong">
    <xsl:variable name="words"><xsl:apply-templates select="fault" mode="words"/></xsl:variable>
    <li><b><xsl:value-of select="t:text('desk.batch.row', t:count('count.number', @row))"/></b><xsl:text>: </xsl:text>
      <xsl:choose>
        <xsl:when test="@field != ''"><xsl:value-of select="t:text('fault.of', t:text(concat('form.register.', @field)), $words)"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
      </xsl:choose></li>
  </xsl:template>
</xsl:stylesheet>
