<?xml version="1.0" encoding="UTF-8"?>
<!-- organisation.xsl: the public page of an organisation.  Model: organisation.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="organisation-page" mode="title"><xsl:value-of select="organisation/name"/></xsl:template>

  <xsl:template match="organisation-page">
    <h1><xsl:value-of select="organisation/name"/></h1>
    <p><xsl:apply-templates select="organisation" mode="state"/><xsl:if test="organisation/@state = 'verified' and authority"><xsl:text> </xsl:text><span class="soft"><a href="{authority/@href}"><xsl:value-of select="authority"/></a><xsl:text>, </xsl:text><xsl:apply-templates select="verified" mode="date"/></span></xsl:if></p>
    <dl class="summary-list">
      <xsl:apply-templates select="organisation" mode="rows"/>
      <xsl:call-template name="activities"/>
    </dl>
    <xsl:if test="opinion">
      <h2><xsl:value-of select="t:text('organisation.opinions')"/></h2>
      <ul class="plain"><xsl:for-each select="opinion"><li><a href="{@href}"><xsl:value-of select="title"/></a><br/><span class="soft"><xsl:value-of select="@number"/><xsl:text> · </xsl:text><xsl:apply-templates select="received" mode="date"/></span></li></xsl:for-each></ul>
    </xsl:if>
    <xsl:if test="room"><p><a href="{room/@href}"><xsl:value-of select="t:text('organisation.room')"/></a></p></xsl:if>
  </xsl:template>
</xsl:stylesheet>
