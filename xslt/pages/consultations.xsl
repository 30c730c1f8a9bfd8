<?xml version="1.0" encoding="UTF-8"?>
<!-- consultations.xsl: the list, filtered. Model: consultations.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="consultations-page" mode="title"><xsl:value-of select="t:text('consultations.title')"/></xsl:template>

  <xsl:template match="consultations-page">
    <h1><xsl:value-of select="t:text('consultations.title')"/></h1>
    <xsl:apply-templates select="filters"/>
    <xsl:if test="@count"><p role="status"><xsl:value-of select="t:count('count.result', @count)"/></p></xsl:if>
    <xsl:choose>
      <xsl:when test="entry"><ol class="consultations"><xsl:apply-templates select="entry"/></ol></xsl:when>
      <xsl:otherwise><p><xsl:value-of select="t:text('consultations.none')"/></p></xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select="pager"/>
  </xsl:template>
  <!-- headings below the h1 go without a gap -->
  <xsl:template match="consultations-page/entry" priority="1">
    <li>
      <xsl:apply-templates select="." mode="days"/>
      <div>
        <h2 class="h3"><a href="{@href}"><xsl:call-template name="lang"/><xsl:value-of select="title"/></a></h2>
        <p class="soft"><xsl:call-template name="lang"/><xsl:for-each select="authority"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="."/></xsl:for-each>
          <xsl:if test="act"> · <xsl:value-of select="act"/></xsl:if></p>
        <p><xsl:apply-templates select="." mode="when"/></p>
        <xsl:if test="flag or decision"><p class="row"><xsl:apply-templates select="flag"/><xsl:apply-templates select="decision" mode="count"/></p></xsl:if>
      </div>
    </li>
  </xsl:template>
</xsl:stylesheet>
