<?xml version="1.0" encoding="UTF-8"?>
<!-- fault.xsl: what went wrong, in words; and what was typed, to be copied. Model: fault.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="fault-page" mode="title"><xsl:apply-templates select="." mode="heading"/></xsl:template>
  <!-- One heading a status, or a key of its own where a status has several. -->
  <xsl:template match="fault-page" mode="heading">
    <xsl:choose>
      <xsl:when test="@rest"><xsl:value-of select="t:text('page_fault.closed_rest.title')"/></xsl:when>
      <xsl:when test="@key"><xsl:value-of select="t:text(concat('page_fault.', @key, '.title'))"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text(concat('page_fault.', @status, '.title'))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="fault-page" mode="says">
    <xsl:choose>
      <xsl:when test="@key = 'closed' or @key = 'not_yet'">
        <xsl:variable name="when"><xsl:apply-templates select="when" mode="words"/></xsl:variable>
        <xsl:choose>
          <xsl:when test="not(when)"><xsl:value-of select="t:text('error.not_now')"/></xsl:when>
          <xsl:when test="@key = 'not_yet'"><xsl:value-of select="t:text('error.not_yet', $when)"/></xsl:when>
          <xsl:when test="field"><xsl:value-of select="t:text('error.closed', $when)"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="t:text('error.closed_on', $when)"/></xsl:otherwise></xsl:choose></xsl:when>
      <xsl:when test="@key"><xsl:value-of select="t:text(concat('page_fault.', @key, '.text'), @a, @b)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text(concat('page_fault.', @status, '.text'), @a, @b)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="fault-page">
    <h1><xsl:apply-templates select="." mode="heading"/></h1>
    <p class="lead"><xsl:apply-templates select="." mode="says"/></p>
    <xsl:if test="@key = 'released' and when"><p><xsl:value-of select="t:text('phase.released')"/>: <xsl:apply-templates select="when" mode="date"/></p></xsl:if>
    <xsl:if test="@key = 'gone' and when"><p><xsl:value-of select="t:text('change.withheld')"/>, <xsl:apply-templates select="when" mode="date"/></p></xsl:if>
    <xsl:apply-templates select="body/p"/>
    <xsl:if test="field">
      <h2><xsl:value-of select="t:text('page_fault.your_text')"/></h2>
      <p><xsl:value-of select="t:text('page_fault.copy')"/></p>
      <xsl:for-each select="field">
        <textarea readonly="readonly" rows="6" aria-label="{t:text('page_fault.your_text')} {position()}"><xsl:text>&#10;</xsl:text><xsl:value-of select="."/></textarea>
      </xsl:for-each>
    </xsl:if>
    <xsl:apply-templates select="form"/>
    <xsl:for-each select="link"><p><xsl:apply-templates select="."/></p></xsl:for-each>
    <xsl:if test="@request"><p class="soft small"><xsl:value-of select="t:text('page_fault.number')"/>: <code><xsl:value-of select="@request"/></code></p></xsl:if>
  </xsl:template>
</xsl:stylesheet>
