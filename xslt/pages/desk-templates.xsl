<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-templates.xsl: words that are often used.  Model: desk-templates.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-templates-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-templates-page" mode="title"><xsl:value-of select="t:text('desk.templates.title')"/></xsl:template>

  <xsl:template match="desk-templates-page">
    <h1><xsl:value-of select="t:text('desk.templates.title')"/></h1>
    <p><xsl:value-of select="t:text('desk.templates.how')"/></p>
    <xsl:if test="not(template)"><p><xsl:value-of select="t:text('desk.templates.none')"/></p></xsl:if>
    <xsl:apply-templates select="template"/>
    <h2 id="form"><xsl:choose>
      <xsl:when test="@changes"><xsl:value-of select="t:text('desk.templates.change')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text('desk.templates.add')"/></xsl:otherwise>
    </xsl:choose></h2>
    <xsl:call-template name="offers"/>
  </xsl:template>
  <xsl:template match="desk-templates-page/template">
    <section>
      <h2 class="h3"><xsl:value-of select="title"/></h2>
      <xsl:apply-templates select="reasons/p"/>
      <p><a href="{@href}"><xsl:value-of select="t:text('button.edit')"/><span class="hidden">: <xsl:value-of select="title"/></span></a></p>
      <xsl:apply-templates select="form"/>
    </section>
  </xsl:template>
</xsl:stylesheet>
