<?xml version="1.0" encoding="UTF-8"?>
<!-- sign-in-link.xsl: behind a link of a mail: one button signs in; or an account begins.  Model: sign-in-link.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="sign-in-link-page" mode="title"><xsl:apply-templates select="." mode="words"/></xsl:template>
  <xsl:template match="sign-in-link-page" mode="words"><xsl:value-of select="t:text('confirm.sign_in.title')"/></xsl:template>
  <xsl:template match="sign-in-link-page[form/@name = 'account-begin']" mode="words"><xsl:value-of select="t:text('account_begin.title')"/></xsl:template>

  <xsl:template match="sign-in-link-page">
    <h1><xsl:apply-templates select="." mode="words"/></h1>
    <p class="lead"><xsl:value-of select="t:text('confirm.sign_in.text', email)"/></p>
    <xsl:apply-templates select="form[@name != 'passphrase-new']"/>
    <xsl:if test="form[@name = 'passphrase-new']">
      <h2><xsl:value-of select="t:text('passphrase_new.title')"/></h2>
      <p><xsl:value-of select="t:text('passphrase_new.text')"/></p>
      <xsl:apply-templates select="form[@name = 'passphrase-new']"/>
    </xsl:if>
  </xsl:template>
  <xsl:template match="sign-in-link-page[form/@name = 'account-begin']" priority="1">
    <h1><xsl:apply-templates select="." mode="words"/></h1>
    <p class="lead"><xsl:value-of select="t:text('account_begin.text', email)"/></p>
    <xsl:apply-templates select="form"/>
  </xsl:template>
</xsl:stylesheet>
