<?xml version="1.0" encoding="UTF-8"?>
<!-- layout.xsl: the frame of every page: head, masthead, path, main, foot.
     Knows no subject.  A page gives itself by three modes: "title" (words for
     title and h1), "class" (of body; nothing by default), and none (what
     stands in main). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:variable name="page" select="/page"/>
  <xsl:variable name="content" select="/page/*[substring(name(), string-length(name()) - 4) = '-page']"/>
  <xsl:variable name="round" select="/page/consultation"/>
  <xsl:variable name="desk" select="starts-with(/page/@name, 'desk')"/>
  <!-- Fields of a refused form, wherever a page shows it. -->
  <xsl:variable name="faults" select="$content/form/fault | $content/form/field/fault
                | $content/*/form/fault | $content/*/form/field/fault
                | $content/*/*/form/fault | $content/*/*/form/field/fault"/>

  <xsl:template match="/page">
    <html>
      <xsl:attribute name="lang"><xsl:apply-templates select="@lang" mode="language"/></xsl:attribute>
      <xsl:apply-templates select="(consultation/@hue | @hue)[1]" mode="hue"/>
      <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title><xsl:apply-templates select="." mode="title"/></title>
        <link rel="stylesheet" href="/assets/glas.css?{@build}"/>
        <link rel="icon" href="/assets/icon.svg?{@build}" type="image/svg+xml"/>
        <xsl:apply-templates select="languages/language[not(@current)]" mode="head"/>
        <script src="/assets/glas.js?{@build}" defer="defer"/>
      </head>
      <body>
        <xsl:variable name="class"><xsl:apply-templates select="$content" mode="class"/></xsl:variable>
        <xsl:if test="$class != ''"><xsl:attribute name="class"><xsl:value-of select="$class"/></xsl:attribute></xsl:if>
        <a class="skip" href="#main"><xsl:value-of select="t:text('site.skip')"/></a>
        <xsl:call-template name="masthead"/>
        <xsl:call-template name="crumbs"/>
        <main id="main">
          <xsl:call-template name="faults"/>
          <xsl:apply-templates select="notice"/>
          <xsl:apply-templates select="$content"/>
          <!-- a model without its page's element is a fault, never a bare frame -->
          <xsl:if test="not($content)"><xsl:message terminate="yes">no page in <xsl:value-of select="@name"/></xsl:message></xsl:if>
        </main>
        <xsl:call-template name="foot"/>
      </body>
    </html>
  </xsl:template>

  <!-- A piece of a page, made once for many (site/kept.h): what stands in the
       element that says so. -->
  <xsl:template match="/page[@part]" priority="1"><xsl:apply-templates select="*/*[@part]/*"/></xsl:template>

  <!-- "Error: Comment on § 7 – Głos" -->
  <xsl:template match="page" mode="title">
    <xsl:variable name="words"><xsl:apply-templates select="$content" mode="title"/></xsl:variable>
    <xsl:if test="$faults"><xsl:value-of select="t:text('error.prefix')"/><xsl:text> </xsl:text></xsl:if>
    <xsl:value-of select="normalize-space($words)"/>
    <xsl:if test="not($content/self::front-page)"> – <xsl:value-of select="t:text('site.name')"/></xsl:if>
  </xsl:template>

  <!-- HTML's lang carries the script. -->
  <xsl:template match="@*" mode="language">
    <xsl:choose>
      <xsl:when test=". = 'sr'">sr-Cyrl</xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Words in another language than the page's say so.  Serbian texts of an
       authority come in the reader's script. -->
  <xsl:template name="lang">
    <xsl:param name="of" select="@lang"/>
    <xsl:if test="$of and $of != $page/@lang and not($of = 'sr' and $page/@lang = 'sr-Latn')">
      <xsl:attribute name="lang"><xsl:apply-templates select="$of" mode="language"/></xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- Words of the authority, in the language of its draft. -->
  <xsl:template name="native">
    <xsl:call-template name="lang"><xsl:with-param name="of" select="$round/@lang"/></xsl:call-template>
  </xsl:template>

  <!-- The authority's hue in steps of ten: a class of glas.css. -->
  <xsl:template match="@hue" mode="hue">
    <xsl:attribute name="class">hue-<xsl:value-of select="(round(. div 10) * 10) mod 360"/></xsl:attribute>
  </xsl:template>

  <xsl:template match="language" mode="head">
    <link rel="alternate" href="{@href}">
      <xsl:attribute name="hreflang"><xsl:apply-templates select="@code" mode="language"/></xsl:attribute>
    </link>
  </xsl:template>

  <xsl:template name="masthead">
    <header class="masthead">
      <a class="brand">
        <xsl:if test="nav/item[@name = 'front']"><xsl:attribute name="href"><xsl:value-of select="nav/item[@name = 'front']/@href"/></xsl:attribute></xsl:if>
        <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false"><path d="M3.5 19V3.5H19"/><path d="M28.5 13v15.5H13"/></svg>
        <xsl:value-of select="t:text('site.name')"/>
      </a>
      <xsl:apply-templates select="consultation/authority[1]" mode="owner"/>
      <nav aria-label="{t:text('site.nav')}">
        <ul>
          <xsl:apply-templates select="nav/item[@name != 'front']"/>
          <xsl:apply-templates select="viewer"/>
        </ul>
      </nav>
      <xsl:apply-templates select="languages"/>
    </header>
  </xsl:template>

  <xsl:template match="authority" mode="owner">
    <div class="owner"><xsl:call-template name="native"/><xsl:apply-templates select="."/></div>
  </xsl:template>

  <xsl:template match="nav/item">
    <li><a href="{@href}">
      <xsl:choose>
        <xsl:when test="@current"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:when>
        <xsl:when test="@name = 'consultations' and $round and not($desk)"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:when>
      </xsl:choose>
      <xsl:value-of select="t:text(concat('nav.', @name))"/></a></li>
  </xsl:template>

  <xsl:template match="viewer">
    <xsl:variable name="way" select="(@desk | @href-desk)[1]"/>
    <xsl:variable name="account" select="(@account | @href-account)[1]"/>
    <xsl:if test="$way"><li><a href="{$way}"><xsl:if test="$desk"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if><xsl:value-of select="t:text('nav.desk')"/></a></li></xsl:if>
    <xsl:choose>
      <xsl:when test="$account"><li><a href="{$account}"><xsl:value-of select="@name"/></a></li></xsl:when>
      <xsl:otherwise><li><xsl:value-of select="@name"/></li></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="form"><li class="sign-out"><xsl:apply-templates select="form"/></li></xsl:if>
  </xsl:template>

  <!-- The languages by their own names; the present one is the summary. -->
  <xsl:template match="languages">
    <details class="languages">
      <summary><span class="hidden"><xsl:value-of select="t:text('site.language')"/><xsl:text>: </xsl:text></span>
        <xsl:value-of select="t:text(concat('language.', $page/@lang))"/></summary>
      <ul><xsl:apply-templates select="language[not(@current)]"/></ul>
    </details>
  </xsl:template>

  <xsl:template match="language">
    <xsl:variable name="code"><xsl:apply-templates select="@code" mode="language"/></xsl:variable>
    <li><a href="{@href}" lang="{$code}" hreflang="{$code}">
      <!-- our Serbian dictionary comes in the page's script -->
      <xsl:if test="@code = 'sr' and $page/@lang = 'sr-Latn'"><xsl:attribute name="lang">sr-Latn</xsl:attribute></xsl:if>
      <xsl:value-of select="t:text(concat('language.', @code))"/></a></li>
  </xsl:template>

  <!-- The path to this page; below a consultation it begins by itself. -->
  <xsl:template name="crumbs">
    <xsl:if test="crumbs/crumb or consultation">
      <nav class="crumbs" aria-label="{t:text('site.crumbs')}">
        <ol>
          <xsl:if test="consultation and not(crumbs/crumb)">
            <xsl:apply-templates select="nav/item[@name = 'consultations']" mode="crumb"/>
            <xsl:apply-templates select="consultation/authority[1][@href]" mode="crumb"/>
            <xsl:if test="not($content/self::overview-page)"><li><a href="{consultation/@href}"><xsl:value-of select="consultation/title"/></a></li></xsl:if>
          </xsl:if>
          <xsl:apply-templates select="crumbs/crumb"/>
        </ol>
      </nav>
    </xsl:if>
  </xsl:template>
  <xsl:template match="item" mode="crumb"><li><a href="{@href}"><xsl:value-of select="t:text(concat('nav.', @name))"/></a></li></xsl:template>
  <xsl:template match="authority" mode="crumb"><li><xsl:apply-templates select="."/></li></xsl:template>
  <xsl:template match="crumb">
    <li><a href="{@href}"><xsl:value-of select="."/></a></li>
  </xsl:template>

  <xsl:template match="page/notice">
    <div class="notice" role="status"><p><xsl:value-of select="t:text(concat('notice.', @key), @a, @b)"/></p></div>
  </xsl:template>

  <xsl:template name="foot">
    <footer class="foot">
      <xsl:if test="foot/item">
        <nav aria-label="{t:text('site.foot')}">
          <ul><xsl:apply-templates select="foot/item"/></ul>
        </nav>
      </xsl:if>
      <p><xsl:value-of select="t:text('site.about')"/></p>
    </footer>
  </xsl:template>
  <xsl:template match="foot/item">
    <li><a href="{@href}"><xsl:if test="@current"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><xsl:value-of select="t:text(concat('nav.', @name))"/></a></li>
  </xsl:template>

  <xsl:template match="*" mode="class"/>

  <!-- Nothing passes unseen: an element without a template ends the page. -->
  <xsl:template match="*" priority="-9">
    <xsl:message terminate="yes">no template: <xsl:for-each select="ancestor-or-self::*">/<xsl:value-of select="name()"/></xsl:for-each></xsl:message>
  </xsl:template>
  <xsl:template match="*" mode="title" priority="-9">
    <xsl:message terminate="yes">no title: <xsl:value-of select="name()"/></xsl:message>
  </xsl:template>
</xsl:stylesheet>
