<?xml version="1.0" encoding="UTF-8"?>
<!-- organisation.xsl: what is told of an organisation anywhere: its kind, its
     country, where it is registered.  Contract: base/organisation.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="organisation" mode="rows">
    <div><dt><xsl:value-of select="t:text('form.organisation.kind')"/></dt><dd><xsl:value-of select="t:text(concat('submitter.', @kind))"/></dd></div>
    <div><dt><xsl:value-of select="t:text('form.organisation.country')"/></dt><dd><xsl:value-of select="t:text(concat('country.', @country))"/></dd></div>
    <div><dt><xsl:value-of select="t:text('organisation.register')"/></dt><dd><xsl:apply-templates select="." mode="register"/></dd></div>
  </xsl:template>
  <xsl:template match="organisation" mode="register"><xsl:value-of select="t:text('organisation.no_register')"/></xsl:template>
  <xsl:template match="organisation[@register]" mode="register"><xsl:value-of select="t:text(concat('register.', @register))"/><xsl:text> </xsl:text><xsl:value-of select="@number"/></xsl:template>
  <xsl:template match="organisation" mode="state"><span><xsl:attribute name="class">tag<xsl:if test="@state = 'verified'"> accepted</xsl:if><xsl:if test="@state = 'refused'"> overdue</xsl:if></xsl:attribute><xsl:value-of select="t:text(concat('organisation.state.', @state))"/></span></xsl:template>
  <xsl:template name="activities">
    <xsl:if test="activity"><div><dt><xsl:value-of select="t:text('form.organisation.fields')"/></dt><dd><ul class="plain"><xsl:for-each select="activity"><li><xsl:value-of select="t:text(concat('activity.', @key))"/></li></xsl:for-each></ul></dd></div></xsl:if>
  </xsl:template>
</xsl:stylesheet>
