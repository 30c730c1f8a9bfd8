<?xml version="1.0" encoding="UTF-8"?>
<!-- edge.xsl: the pages that nginx shows by itself, when no worker can: one
     sentence in all languages.  Made while building:
     xsltproc stringparam what away xslt/edge.xsl xslt/i18n/en.xml -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>
  <xsl:param name="what" select="'away'"/>

  <xsl:template match="/">
    <html lang="en">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="robots" content="noindex"/>
        <title>Glas</title>
        <link rel="stylesheet" href="/assets/glas.css"/>
      </head>
      <body>
        <main id="main">
          <h1><a href="/">Glas</a></h1>
          <xsl:call-template name="sentence"><xsl:with-param name="in" select="'bg'"/></xsl:call-template>
          <xsl:call-template name="sentence"><xsl:with-param name="in" select="'pl'"/></xsl:call-template>
          <xsl:call-template name="sentence"><xsl:with-param name="in" select="'cs'"/></xsl:call-template>
          <xsl:call-template name="sentence"><xsl:with-param name="in" select="'sr'"/></xsl:call-template>
          <xsl:call-template name="latin"/>
          <xsl:call-template name="sentence"><xsl:with-param name="in" select="'en'"/></xsl:call-template>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="sentence">
    <xsl:param name="in"/>
    <p lang="{$in}"><xsl:call-template name="words"><xsl:with-param name="in" select="$in"/></xsl:call-template></p>
  </xsl:template>

  <xsl:template name="words">
    <xsl:param name="in"/>
    <xsl:value-of select="document(concat('i18n/', $in, '.xml'))/dictionary/text[@xml:id = concat('edge.', $what)]"/>
  </xsl:template>

  <!-- The three letters that become two stand apart from the rest. -->
  <xsl:template name="latin">
    <xsl:variable name="words"><xsl:call-template name="words"><xsl:with-param name="in" select="'sr'"/></xsl:call-template></xsl:variable>
    <p lang="sr-Latn"><xsl:call-template name="letters"><xsl:with-param name="of" select="string($words)"/></xsl:call-template></p>
  </xsl:template>

  <xsl:template name="letters">
    <xsl:param name="of"/>
    <xsl:variable name="first" select="substring($of, 1, 1)"/>
    <xsl:if test="$first != ''">
      <xsl:choose>
        <xsl:when test="$first = 'љ'">lj</xsl:when>
        <xsl:when test="$first = 'њ'">nj</xsl:when>
        <xsl:when test="$first = 'џ'">dž</xsl:when>
        <xsl:when test="$first = 'Љ'">Lj</xsl:when>
        <xsl:when test="$first = 'Њ'">Nj</xsl:when>
        <xsl:when test="$first = 'Џ'">Dž</xsl:when>
        <xsl:otherwise><xsl:value-of select="translate($first,
          'абвгдђежзијклмнопрстћуфхцчшАБВГДЂЕЖЗИЈКЛМНОПРСТЋУФХЦЧШ',
          'abvgdđežzijklmnoprstćufhcčšABVGDĐEŽZIJKLMNOPRSTĆUFHCČŠ')"/></xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="letters"><xsl:with-param name="of" select="substring($of, 2)"/></xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
