<?xml version="1.0" encoding="UTF-8"?>
<!-- authority-list.xsl: what a body holds now, for a frame on its own site: no
     masthead, no foot, and every link leads out of the frame.
     Model: authority-list.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="authority-list-page" mode="title"><xsl:value-of select="t:text('feed.title', name)"/></xsl:template>

  <xsl:template match="/page[authority-list-page]" priority="2">
    <html>
      <xsl:attribute name="lang"><xsl:apply-templates select="@lang" mode="language"/></xsl:attribute>
      <xsl:apply-templates select="@hue" mode="hue"/>
      <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title><xsl:apply-templates select="." mode="title"/></title>
        <link rel="stylesheet" href="/assets/glas.css?{@build}"/>
      </head>
      <body class="framed">
        <main id="main"><xsl:apply-templates select="$content"/></main>
      </body>
    </html>
  </xsl:template>
  <xsl:template match="authority-list-page">
    <h1 class="h3"><xsl:value-of select="t:text('feed.title', name)"/></h1>
    <xsl:if test="not(group/entry)"><p class="none"><xsl:value-of select="t:text('consultations.none')"/></p></xsl:if>
    <xsl:apply-templates select="group"/>
    <p class="small"><a href="{@href}" target="_blank" rel="noopener"><xsl:value-of select="t:text('feed.all')"/></a></p>
  </xsl:template>
  <xsl:template match="authority-list-page/group">
    <h2 class="h4" id="{@phase}"><xsl:value-of select="t:text(concat('phase.', @phase))"/></h2>
    <ul class="plain"><xsl:apply-templates select="entry" mode="framed"/></ul>
  </xsl:template>
  <xsl:template match="entry" mode="framed">
    <li><p><a href="{@href}" target="_blank" rel="noopener"><xsl:call-template name="lang"/><xsl:value-of select="title"/></a><br/>
      <span class="small soft"><xsl:apply-templates select="." mode="when"/></span></p></li>
  </xsl:template>
</xsl:stylesheet>
