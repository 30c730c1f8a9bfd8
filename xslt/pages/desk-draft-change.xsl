<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-draft-change.xsl: a file for a further version of a published draft.  Model: desk-draft-change.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-draft-change-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-draft-change-page" mode="heading"><xsl:value-of select="t:text('link.draft-change')"/></xsl:template>
  <xsl:template match="desk-draft-change-page" mode="title"><xsl:apply-templates select="." mode="heading"/>: <xsl:value-of select="document/title"/></xsl:template>

  <xsl:template match="desk-draft-change-page">
    <xsl:call-template name="desk-head"/>
    <p><b><xsl:value-of select="document/title"/></b><xsl:text> · </xsl:text><xsl:value-of select="t:text('desk.version', document/@n)"/>, <xsl:apply-templates select="document/published" mode="date"/></p>
    <xsl:if test="until">
      <xsl:variable name="when"><xsl:apply-templates select="until" mode="words"/></xsl:variable>
      <p><xsl:value-of select="t:text('desk.change.then', $when)"/></p>
    </xsl:if>
    <xsl:call-template name="offers"/>
  </xsl:template>
</xsl:stylesheet>
