<?xml version="1.0" encoding="UTF-8"?>
<!-- The roots of tests/unit/view.c: small, and wrong on purpose in places. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" xmlns:exsl="http://exslt.org/common"
                extension-element-prefixes="exsl" exclude-result-prefixes="t">
  <xsl:output method="html" encoding="UTF-8"/>

  <xsl:template match="*">
    <xsl:message terminate="yes">no template for <xsl:value-of select="name()"/></xsl:message>
  </xsl:template>

  <xsl:template match="/page">
    <html lang="{@lang}">
      <head><meta charset="utf-8"/><title><xsl:apply-templates select="*" mode="title"/></title></head>
      <body><xsl:apply-templates select="*"/></body>
    </html>
  </xsl:template>
  <xsl:template match="*" mode="title">t</xsl:template>

  <xsl:template match="texts-page">
    <h1 title="{t:text('greeting', @who)}"><xsl:value-of select="t:text('pair', @who, what)"/></h1>
    <p><xsl:value-of select="t:count('thing.count', count(thing))"/></p>
    <p><xsl:value-of select="t:text('plain')"/></p>
  </xsl:template>
  <xsl:template match="missing-page"><xsl:value-of select="t:text('nowhere')"/></xsl:template>
  <xsl:template match="no-number-page"><xsl:value-of select="t:count('thing.count', 'x')"/></xsl:template>
  <xsl:template match="bad-path-page"><xsl:value-of select="$nothing"/></xsl:template>
  <xsl:template match="read-page"><xsl:copy-of select="document('/etc/hostname')"/></xsl:template>
  <xsl:template match="write-page">
    <exsl:document href="/tmp/glas-view-must-not-exist"><x/></exsl:document>
  </xsl:template>
  <xsl:template match="fragment-page"><div><t:fragment n="{@n}"/></div><p>after</p></xsl:template>
  <xsl:template match="copy-page"><xsl:copy-of select="node()"/></xsl:template>
</xsl:stylesheet>
