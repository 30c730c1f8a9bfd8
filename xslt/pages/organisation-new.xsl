<?xml version="1.0" encoding="UTF-8"?>
<!-- organisation-new.xsl: an organisation applies.  Model: organisation-new.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="organisation-new-page" mode="title"><xsl:value-of select="t:text('organisation_new.title')"/></xsl:template>

  <xsl:template match="organisation-new-page">
    <h1><xsl:value-of select="t:text('organisation_new.title')"/></h1>
    <p><xsl:value-of select="t:text('organisation_new.text')"/></p>
    <xsl:apply-templates select="form"/>
  </xsl:template>
</xsl:stylesheet>
