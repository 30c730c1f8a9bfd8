<?xml version="1.0" encoding="UTF-8"?>
<!-- confirm.xsl: one sentence, one button. Model: confirm.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="confirm-page" mode="title"><xsl:value-of select="t:text(concat('confirm.', @key, '.title'))"/></xsl:template>

  <xsl:template match="confirm-page">
    <h1><xsl:value-of select="t:text(concat('confirm.', @key, '.title'))"/></h1>
    <p class="lead"><xsl:value-of select="t:text(concat('confirm.', @key, '.text'), @a, @b)"/></p>
    <xsl:apply-templates select="form"/>
    <xsl:if test="back"><p><a href="{back/@href}"><xsl:value-of select="t:text('confirm.back')"/></a></p></xsl:if>
  </xsl:template>
</xsl:stylesheet>
