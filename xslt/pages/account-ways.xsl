<?xml version="1.0" encoding="UTF-8"?>
<!-- account-ways.xsl: how one signs in: passphrase, second factor, address, sessions, the end.  Model: account-ways.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="account-ways-page" mode="title"><xsl:value-of select="t:text('account_ways.title')"/></xsl:template>

  <xsl:template match="account-ways-page">
    <h1><xsl:value-of select="t:text('account_ways.title')"/></h1>
    <dl class="summary-list">
      <div><dt><xsl:value-of select="t:text('label.email')"/></dt><dd><xsl:value-of select="email"/></dd></div>
      <div><dt><xsl:value-of select="t:text('account_ways.passphrase')"/></dt><dd><xsl:choose><xsl:when test="passphrase"><xsl:value-of select="t:text('account_ways.since', passphrase/@date)"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text('account_ways.link_only')"/></xsl:otherwise></xsl:choose></dd></div>
      <div><dt><xsl:value-of select="t:text('account_ways.second')"/></dt><dd><xsl:choose><xsl:when test="second"><xsl:value-of select="t:text('account_ways.since', second/@date)"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text('account_ways.no_second')"/></xsl:otherwise></xsl:choose></dd></div>
    </dl>
    <xsl:if test="by-link"><p><xsl:value-of select="t:text('account_ways.set_passphrase')"/><xsl:text> </xsl:text><a href="{by-link/@href}"><xsl:value-of select="t:text('account_ways.by_link')"/></a></p></xsl:if>
    <xsl:if test="second-new"><p><xsl:value-of select="t:text('account_ways.second_text')"/><xsl:text> </xsl:text><a href="{second-new/@href}"><xsl:value-of select="t:text('account_ways.second_new')"/></a></p></xsl:if>
    <xsl:for-each select="form"><h2><xsl:value-of select="t:text(concat('form.', @name, '.title'))"/></h2>
      <xsl:apply-templates select="."/></xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
