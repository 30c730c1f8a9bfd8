<?xml version="1.0" encoding="UTF-8"?>
<!-- receipt-public.xsl: what the number alone tells. Model: receipt-public.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="receipt-public-page" mode="title"><xsl:value-of select="t:text('noun.receipt')"/><xsl:text> </xsl:text><xsl:value-of select="@number"/></xsl:template>

  <xsl:template match="receipt-public-page">
    <div class="panel">
      <h1><xsl:value-of select="t:text('noun.receipt')"/></h1>
      <p class="receipt"><xsl:value-of select="@number"/></p>
      <xsl:if test="received"><p><xsl:value-of select="t:text('receipt.received')"/>: <xsl:apply-templates select="received" mode="moment"/>, <xsl:apply-templates select="received/@zone" mode="zone"/></p></xsl:if>
      <xsl:if test="$round"><p><a href="{$round/@href}"><xsl:value-of select="$round/title"/></a></p></xsl:if>
    </div>
    <xsl:if test="erased"><p class="notice"><b><xsl:value-of select="t:text('state.erased')"/></b>: <xsl:apply-templates select="erased" mode="moment"/></p></xsl:if>
    <xsl:if test="form">
      <h2><xsl:value-of select="t:text('receipt.with_code')"/></h2>
      <p><xsl:value-of select="t:text('receipt.with_code_text')"/></p>
      <xsl:apply-templates select="form"/>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
