<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-organisation.xsl: one that applied, to be verified or refused.  Model: desk-organisation.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-organisation-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-organisation-page" mode="title"><xsl:value-of select="organisation/name"/></xsl:template>

  <xsl:template match="desk-organisation-page">
    <h1><xsl:value-of select="organisation/name"/></h1>
    <p><xsl:apply-templates select="organisation" mode="state"/></p>
    <dl class="summary-list">
      <xsl:apply-templates select="organisation" mode="rows"/>
      <xsl:if test="answerable"><div><dt><xsl:value-of select="t:text('form.organisation.answerable')"/></dt><dd><xsl:value-of select="answerable"/></dd></div></xsl:if>
      <xsl:call-template name="activities"/>
      <div><dt><xsl:value-of select="t:text('form.organisation.signatories')"/></dt><dd><xsl:value-of select="t:count('count.number', organisation/@signatories)"/></dd></div>
      <xsl:if test="applicant or email"><div><dt><xsl:value-of select="t:text('desk.applicant')"/></dt><dd><xsl:value-of select="applicant"/><xsl:if test="email"><br/><xsl:value-of select="email"/></xsl:if></dd></div></xsl:if>
      <div><dt><xsl:value-of select="t:text('desk.applied')"/></dt><dd><xsl:apply-templates select="applied" mode="moment"/></dd></div>
      <xsl:if test="reason"><div><dt><xsl:value-of select="t:text('desk.refused_because')"/></dt><dd><xsl:value-of select="reason"/></dd></div></xsl:if>
    </dl>
    <p><xsl:value-of select="t:text('desk.verify_text')"/></p>
    <xsl:apply-templates select="form[@name = 'verify']"/>
    <xsl:for-each select="form[@name = 'organisation-refuse']"><h2><xsl:value-of select="t:text('form.organisation-refuse.title')"/></h2><xsl:apply-templates select="."/></xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
