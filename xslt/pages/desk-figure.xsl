<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-figure.xsl: a body's own sentence beside one of its figures.
     Model: desk-figure.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-figure-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-figure-page" mode="title"><xsl:value-of select="t:text('desk.figure.title')"/></xsl:template>

  <xsl:template match="desk-figure-page">
    <h1><xsl:value-of select="t:text('desk.figure.title')"/><xsl:text> </xsl:text><span class="of"><xsl:value-of select="authority"/></span></h1>
    <p class="lead"><xsl:value-of select="t:text('desk.figure.how')"/></p>
    <table class="stack indicators">
      <caption><a href="{indicator/@href}"><xsl:value-of select="t:text(concat('indicator.', indicator/@key))"/></a>, <xsl:value-of select="period"/><xsl:if test="kind">, <xsl:value-of select="kind"/></xsl:if></caption>
      <thead><tr><th scope="col"><xsl:value-of select="t:text('indicators.indicator')"/></th><th scope="col" class="figure"><xsl:value-of select="t:text('indicators.value')"/></th><th scope="col" class="figure"><xsl:value-of select="t:text('indicators.counted')"/></th></tr></thead>
      <tbody><xsl:for-each select="indicator/figure"><tr>
        <th scope="row"><xsl:choose><xsl:when test="@part"><xsl:value-of select="t:text(@part)"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text(concat('indicator.', ../@key))"/></xsl:otherwise></xsl:choose></th>
        <xsl:apply-templates select="." mode="cells"/></tr></xsl:for-each></tbody>
    </table>
    <xsl:apply-templates select="indicator" mode="beside"/>
    <xsl:call-template name="offers"/>
  </xsl:template>
</xsl:stylesheet>
