<?xml version="1.0" encoding="UTF-8"?>
<!-- beside.xsl: a document in two languages, unit beside unit.  Model: beside.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="beside-page" mode="title"><xsl:value-of select="document/title"/>: <xsl:value-of select="t:text('document.beside')"/></xsl:template>

  <xsl:template match="beside-page">
    <xsl:apply-templates select="$round" mode="state-of"/>
    <h1><xsl:for-each select="document"><xsl:call-template name="lang"/></xsl:for-each><xsl:value-of select="document/title"/></h1>
    <p><xsl:value-of select="t:text('document.beside')"/></p>
    <xsl:apply-templates select="translation"/>
    <xsl:if test="scripts"><div class="row tools"><xsl:apply-templates select="scripts"/></div></xsl:if>
    <xsl:apply-templates select="parts"/>
    <div class="sides pair-head">
      <p><xsl:apply-templates select="document" mode="read"/> (<xsl:value-of select="t:text('document.authentic')"/>)</p>
      <p><xsl:apply-templates select="other" mode="read"/></p>
    </div>
    <xsl:apply-templates select="pairs | fragment"/>
    <xsl:apply-templates select="parts" mode="after"/>
  </xsl:template>
  <xsl:template match="beside-page/document | beside-page/other" mode="read">
    <a href="{@href}"><xsl:apply-templates select="@lang" mode="own-name"/></a><xsl:if test="dated"><xsl:text>, </xsl:text><xsl:apply-templates select="dated" mode="date"/></xsl:if>
  </xsl:template>

  <!-- All units: a piece of the page that is kept. -->
  <xsl:template match="pairs"><div class="pairs"><xsl:apply-templates select="pair"/></div></xsl:template>
  <xsl:template match="pair">
    <div>
      <xsl:attribute name="class">sides pair<xsl:if test="@role = 'group'"> part-of-act</xsl:if></xsl:attribute>
      <xsl:if test="@wid"><xsl:attribute name="id"><xsl:value-of select="concat('u-', @wid)"/></xsl:attribute></xsl:if>
      <xsl:apply-templates select="." mode="side"><xsl:with-param name="side" select="here"/><xsl:with-param name="code" select="../@here"/></xsl:apply-templates>
      <xsl:apply-templates select="." mode="side"><xsl:with-param name="side" select="there"/><xsl:with-param name="code" select="../@there"/></xsl:apply-templates>
    </div>
  </xsl:template>
  <!-- Headings of the authentic text are those of the page. -->
  <xsl:template match="pair" mode="side">
    <xsl:param name="side"/><xsl:param name="code"/>
    <xsl:choose>
      <xsl:when test="$side">
        <div><xsl:for-each select="$code"><xsl:attribute name="lang"><xsl:apply-templates select="." mode="language"/></xsl:attribute></xsl:for-each>
          <xsl:if test="$side/@num or $side/heading">
            <xsl:variable name="element"><xsl:choose>
              <xsl:when test="not($side/self::here) or not(@role = 'group' or @role = 'base')">p</xsl:when>
              <xsl:otherwise>h2</xsl:otherwise></xsl:choose></xsl:variable>
            <xsl:element name="{$element}">
              <xsl:attribute name="class">provision</xsl:attribute>
              <xsl:choose>
                <xsl:when test="$side/self::here or not(here)"><a href="{@href}"><xsl:apply-templates select="$side" mode="called"/></a></xsl:when>
                <xsl:otherwise><xsl:apply-templates select="$side" mode="called"/></xsl:otherwise>
              </xsl:choose></xsl:element>
          </xsl:if>
          <xsl:apply-templates select="$side/fragment"/></div>
      </xsl:when>
      <xsl:otherwise><div class="soft"><p class="small"><xsl:value-of select="t:text('document.beside_none')"/></p></div></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="here | there" mode="called">
    <xsl:value-of select="@num"/><xsl:if test="@num and heading"><xsl:text> </xsl:text></xsl:if><xsl:value-of select="heading"/>
  </xsl:template>
</xsl:stylesheet>
