<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-put-in.xsl: an accepted wording before it goes into the next version.  Model: desk-put-in.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-put-in-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-put-in-page" mode="heading"><xsl:value-of select="t:text('link.put_in', t:count('count.number', wording/@n))"/></xsl:template>
  <xsl:template match="desk-put-in-page" mode="title"><xsl:apply-templates select="." mode="heading"/>: <xsl:value-of select="wording/cite"/></xsl:template>

  <xsl:template match="desk-put-in-page">
    <xsl:call-template name="desk-head"/>
    <xsl:apply-templates select="wording"/>
    <xsl:if test="beside">
      <h2><xsl:value-of select="t:text('desk.text.beside')"/></h2>
      <p><xsl:value-of select="t:text('desk.text.beside_then')"/></p>
      <ul class="plain"><xsl:apply-templates select="beside"/></ul>
    </xsl:if>
    <xsl:call-template name="offers"/>
  </xsl:template>
  <xsl:template match="desk-put-in-page/beside">
    <li><p><b><a href="{@href}"><xsl:value-of select="@code"/></a></b><xsl:if test="author"><xsl:text> · </xsl:text><xsl:value-of select="author"/></xsl:if>
      <xsl:if test="@partly"><xsl:text> </xsl:text><span class="tag partly"><xsl:value-of select="@partly"/></span></xsl:if></p>
      <div class="law alone"><xsl:for-each select="../wording"><xsl:call-template name="lang"/></xsl:for-each><xsl:apply-templates select="proposed/p"/></div></li>
  </xsl:template>
  <xsl:template match="desk-put-in-page/wording">
    <p><b><a href="{@href}"><xsl:value-of select="cite"/></a></b>
      <xsl:if test="author"><xsl:text> · </xsl:text><xsl:value-of select="author"/></xsl:if></p>
    <h2><xsl:value-of select="t:text('desk.text.now', t:count('count.number', @n))"/></h2>
    <div class="law alone"><xsl:call-template name="lang"/><xsl:apply-templates select="now/p"/></div>
    <h2><xsl:value-of select="t:text('desk.text.accepted')"/></h2>
    <div class="law alone"><div class="wording"><xsl:call-template name="lang"/><xsl:apply-templates select="proposed/p"/></div></div>
    <xsl:if test="@changed"><div class="notice warning"><p><xsl:value-of select="t:text('desk.text.otherwise')"/></p></div></xsl:if>
    <xsl:if test="@partly"><div class="notice warning"><p><xsl:value-of select="t:text('desk.text.partly')"/></p></div></xsl:if>
    <xsl:if test="reasons">
      <h2><xsl:value-of select="t:text('form.reply.reasons')"/></h2>
      <xsl:apply-templates select="reasons/p"/>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
