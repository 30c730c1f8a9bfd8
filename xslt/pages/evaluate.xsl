<?xml version="1.0" encoding="UTF-8"?>
<!-- evaluate.xsl: three questions to who took part. Model: evaluate.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="evaluate-page" mode="title"><xsl:value-of select="t:text('link.evaluate')"/></xsl:template>

  <xsl:template match="evaluate-page">
    <h1><xsl:value-of select="t:text('link.evaluate')"/></h1>
    <p><a href="{status/@href}"><xsl:value-of select="t:text('status.title')"/><xsl:text> </xsl:text><xsl:value-of select="@number"/></a></p>
    <xsl:choose>
      <xsl:when test="form"><p><xsl:value-of select="t:text('evaluation.anonymous')"/></p><xsl:apply-templates select="form"/></xsl:when>
      <xsl:otherwise><p><xsl:value-of select="t:text('evaluation.closed')"/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
