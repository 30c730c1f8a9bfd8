<?xml version="1.0" encoding="UTF-8"?>
<!-- later.xsl: an unsent text saved, to be finished later. Model: later.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="later-page" mode="title"><xsl:value-of select="t:text('later.title')"/></xsl:template>

  <xsl:template match="later-page">
    <h1><xsl:value-of select="t:text('later.title')"/><span class="of"><xsl:value-of select="$round/title"/></span></h1>
    <xsl:variable name="until"><xsl:apply-templates select="until" mode="moment"/></xsl:variable>
    <p><xsl:value-of select="t:text('later.how', $until)"/></p>
    <xsl:apply-templates select="form"/>
    <h2><xsl:value-of select="t:text('later.file')"/></h2>
    <p><a href="{file/@href}"><xsl:value-of select="t:text('later.download')"/></a></p>
    <p><a href="{back/@href}"><xsl:value-of select="t:text('attach.back')"/></a></p>
  </xsl:template>
</xsl:stylesheet>
