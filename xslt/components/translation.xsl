<?xml version="1.0" encoding="UTF-8"?>
<!-- translation.xsl: a text in several languages: which there are, which is authentic. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <!-- Each by its own name, as languages of the site are. -->
  <xsl:template match="texts">
    <nav class="switch" aria-label="{t:text('document.languages')}"><ul><xsl:apply-templates select="text"/></ul></nav>
  </xsl:template>
  <xsl:template match="texts/text">
    <xsl:variable name="code"><xsl:apply-templates select="@code" mode="language"/></xsl:variable>
    <li><a href="{@href}" hreflang="{$code}"><xsl:if test="@current"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if><span lang="{$code}"><xsl:value-of select="t:text(concat('language.', @code))"/></span><xsl:if test="@authentic"> (<xsl:value-of select="t:text('document.authentic')"/>)</xsl:if></a></li>
  </xsl:template>
  <xsl:template match="beside">
    <p class="small"><a href="{@href}"><xsl:value-of select="t:text('document.beside')"/>: <xsl:apply-templates select="@code" mode="own-name"/> – <xsl:apply-templates select="@with" mode="own-name"/></a></p>
  </xsl:template>
  <xsl:template match="@code | @with | @lang" mode="own-name">
    <xsl:variable name="code"><xsl:apply-templates select="." mode="language"/></xsl:variable>
    <span lang="{$code}"><xsl:value-of select="t:text(concat('language.', .))"/></span>
  </xsl:template>
  <xsl:template match="papers/document/texts" priority="1">
    <xsl:for-each select="text"> · <xsl:variable name="code"><xsl:apply-templates select="@code" mode="language"/></xsl:variable><a href="{@href}" hreflang="{$code}" lang="{$code}"><xsl:value-of select="t:text(concat('language.', @code))"/></a></xsl:for-each>
  </xsl:template>

  <xsl:template match="translation">
    <xsl:variable name="code"><xsl:apply-templates select="@code" mode="language"/></xsl:variable>
    <xsl:variable name="date"><xsl:apply-templates select="of" mode="date"/></xsl:variable>
    <div><xsl:attribute name="class">notice<xsl:if test="@lags"> warning</xsl:if></xsl:attribute>
      <p><xsl:value-of select="t:text('document.translation')"/><xsl:text> </xsl:text><a href="{@href}" hreflang="{$code}" lang="{$code}"><xsl:value-of select="t:text(concat('language.', @code))"/></a>.
        <xsl:if test="of"><xsl:text> </xsl:text><xsl:value-of select="t:text('document.translation_of', $date)"/></xsl:if>
        <xsl:text> </xsl:text><xsl:choose><xsl:when test="@lags"><xsl:value-of select="t:text('document.translation_lags')"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text('document.comments_together')"/></xsl:otherwise></xsl:choose></p></div>
  </xsl:template>

  <xsl:template match="comment/read-in">
    <xsl:variable name="code"><xsl:apply-templates select="@code" mode="language"/></xsl:variable>
    <p class="small soft"><xsl:value-of select="t:text('comment.read_in')"/><xsl:text>: </xsl:text><a href="{@href}" hreflang="{$code}" lang="{$code}"><xsl:value-of select="t:text(concat('language.', @code))"/></a></p>
  </xsl:template>
</xsl:stylesheet>
