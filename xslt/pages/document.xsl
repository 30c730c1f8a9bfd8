<?xml version="1.0" encoding="UTF-8"?>
<!-- document.xsl: the text of a document, with counts and links to talk. Model: document.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="document-page" mode="title"><xsl:value-of select="document/title"/></xsl:template>

  <xsl:template match="document-page">
    <xsl:apply-templates select="$round" mode="state-of"/>
    <h1><xsl:for-each select="document"><xsl:call-template name="lang"/></xsl:for-each><xsl:value-of select="document/title"/></h1>
    <xsl:apply-templates select="$round" mode="parts"/>
    <xsl:if test="@preview"><p class="notice"><xsl:value-of select="t:text('desk.preview')"/></p></xsl:if>
    <xsl:apply-templates select="translation | scan | change"/>
    <div class="row tools">
      <xsl:apply-templates select="texts | scripts | beside"/>
      <p class="small"><xsl:apply-templates select="versions"/>
        <xsl:choose>
          <xsl:when test="document/dated"><xsl:value-of select="t:text('document.version_of')"/><xsl:text> </xsl:text><xsl:apply-templates select="document/dated" mode="date"/>
            <xsl:apply-templates select="document/file"/></xsl:when>
          <xsl:otherwise><xsl:apply-templates select="document/file" mode="link"/></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="document/compare"> · <a href="{document/compare/@href}"><xsl:value-of select="t:text('button.compare')"/></a></xsl:if></p>
      <xsl:apply-templates select="original[1]"/>
      <xsl:if test="link"><p class="small"><xsl:apply-templates select="link"/></p></xsl:if>
    </div>
    <xsl:apply-templates select="withheld"/>
    <div class="beside toc-first">
      <xsl:apply-templates select="toc"/>
      <div>
        <xsl:apply-templates select="parts"/>
        <xsl:apply-templates select="law"/>
        <xsl:apply-templates select="parts" mode="after"/>
      </div>
    </div>
  </xsl:template>

  <xsl:template match="document-page/scan">
    <div class="notice warning">
      <p><xsl:choose>
        <xsl:when test="@whole"><xsl:value-of select="t:text('document.scan_whole')"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="t:count('document.scan', @pages)"/></xsl:otherwise></xsl:choose><xsl:text> </xsl:text><xsl:value-of select="t:text('document.scan_comment')"/></p>
      <xsl:if test="@email"><p><xsl:value-of select="t:text('document.scan_ask')"/>: <a href="mailto:{@email}"><xsl:value-of select="@email"/></a></p></xsl:if>
    </div>
  </xsl:template>

  <xsl:template match="document-page/original">
    <details class="small"><summary><xsl:value-of select="t:text('document.original')"/></summary>
      <xsl:apply-templates select="../original" mode="given"/></details>
  </xsl:template>
  <xsl:template match="original" mode="given">
    <p><a href="{@href}"><xsl:value-of select="@name"/></a>, <xsl:apply-templates select="@size" mode="size"/><br/><xsl:value-of select="t:text('desk.version.sha256')"/>: <code><xsl:value-of select="@sha256"/></code><xsl:if test="@bare"><br/><xsl:value-of select="t:text('document.original_bare')"/></xsl:if><xsl:apply-templates select="@came"/></p>
  </xsl:template>
  <xsl:template match="original/@came"><br/><xsl:value-of select="t:text('document.original_came')"/>: <code><xsl:value-of select="."/></code></xsl:template>
  <xsl:template match="original[@kept]" mode="given">
    <p><xsl:value-of select="@name"/><br/><xsl:value-of select="t:text('document.original_kept')"/><xsl:apply-templates select="@came"/></p>
  </xsl:template>
  <xsl:template match="scripts">
    <nav class="switch" aria-label="{t:text('document.scripts')}"><ul><xsl:apply-templates select="script"/></ul></nav>
  </xsl:template>
  <xsl:template match="scripts/script">
    <xsl:variable name="code"><xsl:apply-templates select="@code" mode="language"/></xsl:variable>
    <li><a href="{@href}" lang="{$code}" hreflang="{$code}"><xsl:if test="@current"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if><xsl:value-of select="t:text(concat('script.', @code))"/></a></li>
  </xsl:template>

  <!-- Earlier versions stay readable. -->
  <xsl:template match="versions[count(version) &lt; 2]"/>
  <xsl:template match="versions">
    <xsl:value-of select="t:text('document.versions')"/>: <xsl:apply-templates select="version"/>
    <xsl:if test="version[1]/@number &gt; count(version)"><xsl:value-of select="t:text('document.versions_skip')"/><xsl:text> </xsl:text></xsl:if>
  </xsl:template>
  <xsl:template match="versions/version">
    <a href="{@href}"><xsl:if test="@current"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if><xsl:value-of select="@number"/></a><xsl:if test="@withheld"><xsl:text> (</xsl:text><xsl:value-of select="t:text('change.withheld')"/>)</xsl:if><xsl:text> · </xsl:text>
  </xsl:template>

  <xsl:template match="withheld">
    <div class="notice warning"><h2><xsl:value-of select="t:text('change.withheld')"/>, <xsl:apply-templates select="when" mode="date"/></h2><xsl:apply-templates select="body"/></div>
  </xsl:template>

  <!-- A document beyond one page: its parts. -->
  <xsl:template match="document-page/parts | beside-page/parts">
    <nav class="notice" aria-label="{t:text('document.parts')}">
      <ol class="plain"><xsl:apply-templates select="part"/></ol>
      <xsl:if test="@href-whole"><p><a href="{@href-whole}"><xsl:value-of select="t:text('document.whole')"/></a></p></xsl:if>
    </nav>
  </xsl:template>
  <xsl:template match="document-page/parts/part | beside-page/parts/part">
    <li><a href="{@href}"><xsl:if test="@current"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><xsl:value-of select="."/></a></li>
  </xsl:template>
  <xsl:template match="parts" mode="after">
    <nav class="pager" aria-label="{t:text('document.parts')} (2)"><ul>
      <xsl:if test="previous"><li><a href="{previous/@href}" rel="prev"><xsl:value-of select="t:text('pager.previous')"/></a></li></xsl:if>
      <xsl:if test="next"><li><a href="{next/@href}" rel="next"><xsl:value-of select="t:text('pager.next')"/></a></li></xsl:if>
    </ul></nav>
  </xsl:template>
</xsl:stylesheet>
