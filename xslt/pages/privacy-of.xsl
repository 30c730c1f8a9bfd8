<?xml version="1.0" encoding="UTF-8"?>
<!-- privacy-of.xsl: whose data an authority keeps, why, how long; made from the forms.  Model: privacy-of.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="privacy-of-page" mode="title"><xsl:value-of select="t:text('privacy.title')"/>: <xsl:value-of select="name"/></xsl:template>

  <xsl:template match="privacy-of-page">
    <h1><xsl:value-of select="t:text('privacy.title')"/><span class="of"><a href="{name/@href}"><xsl:value-of select="name"/></a></span></h1>
    <p class="lead"><xsl:value-of select="t:text('privacy.of.lead', name)"/></p>
    <xsl:if test="officer"><h2><xsl:value-of select="t:text('privacy.of.officer')"/></h2><xsl:apply-templates select="officer/p"/></xsl:if>
    <xsl:if test="words"><xsl:apply-templates select="words/p"/></xsl:if>
    <h2><xsl:value-of select="t:text('privacy.of.kept')"/></h2>
    <xsl:apply-templates select="form-kept"/>
    <h2><xsl:value-of select="t:text('privacy.of.how')"/></h2>
    <dl class="summary-list">
      <div><dt><xsl:value-of select="t:text('privacy.kept.contact')"/></dt><dd><xsl:value-of select="t:text('privacy.kept.contact.text', t:count('count.day', @days))"/></dd></div>
      <div><dt><xsl:value-of select="t:text('privacy.kept.record')"/></dt><dd><xsl:value-of select="t:text('privacy.kept.record.text')"/></dd></div>
      <div><dt><xsl:value-of select="t:text('privacy.kept.account')"/></dt><dd><xsl:value-of select="t:text('privacy.kept.account.text')"/></dd></div>
      <xsl:if test="@network-days"><div><dt><xsl:value-of select="t:text('privacy.kept.network')"/></dt><dd><xsl:value-of select="t:text('privacy.kept.network.text', t:count('count.day', @network-days))"/></dd></div></xsl:if>
    </dl>
    <h2><xsl:value-of select="t:text('privacy.rights.title')"/></h2>
    <p><xsl:value-of select="t:text('privacy.rights.text')"/></p>
    <p><xsl:value-of select="t:text('privacy.of.backup')"/></p>
  </xsl:template>

  <xsl:template match="privacy-of-page/form-kept">
    <h3><xsl:value-of select="t:text(concat('privacy.form.', @name))"/></h3>
    <ul><xsl:for-each select="field">
      <li><xsl:value-of select="t:text(concat('form.', ../@name, '.', @name))"/>: <xsl:value-of select="t:text(concat('privacy.kept.', @kept))"/></li>
    </xsl:for-each></ul>
  </xsl:template>
</xsl:stylesheet>
