<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-document.xsl: a paper: its files, their reading, the next upload.  Model: desk-document.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-document-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-document-page" mode="heading"><xsl:choose><xsl:when test="document"><xsl:value-of select="document/title"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text('link.document')"/></xsl:otherwise></xsl:choose></xsl:template>
  <xsl:template match="desk-document-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-document-page">
    <xsl:call-template name="desk-head"/>
    <xsl:if test="document and link"><p class="actions"><xsl:apply-templates select="link" mode="desk"/></p></xsl:if>
    <xsl:apply-templates select="document"/>
    <xsl:choose>
      <xsl:when test="document">
        <xsl:apply-templates select="form" mode="headed"/>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="offers"/></xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select="document/form"/>
  </xsl:template>
  <!-- One of several files that may come: each says what for. -->
  <xsl:template match="form" mode="headed">
    <xsl:if test="contains(' document-file document-annex translation ', concat(' ', @name, ' '))"><h2><xsl:value-of select="t:text(concat('desk.paper.', @name))"/></h2></xsl:if>
    <xsl:apply-templates select="."/>
  </xsl:template>

  <xsl:template match="desk-document-page/document">
    <p class="soft"><xsl:value-of select="t:text(concat('document.', @kind))"/></p>
    <xsl:apply-templates select="version"/>
    <xsl:if test="translation"><h2><xsl:value-of select="t:text('desk.translations')"/></h2>
      <ul class="papers"><xsl:apply-templates select="translation"/></ul></xsl:if>
  </xsl:template>
  <xsl:template match="desk-document-page/document/translation">
    <li><a href="{@href}"><b lang="{@lang}"><xsl:value-of select="t:text(concat('language.', @lang))"/></b><xsl:text>: </xsl:text><xsl:value-of select="t:text('desk.version', @n)"/></a>
      <p class="row"><span><xsl:attribute name="class">tag <xsl:apply-templates select="@state" mode="check"/></xsl:attribute><xsl:value-of select="t:text(concat('desk.reading.', @state))"/></span>
        <xsl:if test="@withheld"><span class="tag overdue"><xsl:value-of select="t:text('desk.version.withheld')"/></span></xsl:if>
        <xsl:if test="@published and not(@withheld)"><span class="tag accepted"><xsl:value-of select="t:text('desk.published')"/></span></xsl:if>
        <span class="soft"><xsl:value-of select="t:text('desk.translation_of', @of)"/><xsl:if test="@lags">, <xsl:value-of select="t:text('desk.translation_lags')"/></xsl:if></span>
        <span class="soft"><xsl:apply-templates select="received" mode="moment"/></span>
        <xsl:if test="@units"><span class="soft"><xsl:value-of select="t:count('count.unit', @units)"/></span></xsl:if></p>
      <xsl:if test="file"><p class="small"><xsl:value-of select="file/@name"/><xsl:apply-templates select="file" mode="more"/></p></xsl:if>
      <xsl:if test="fault"><p class="error"><xsl:value-of select="fault"/></p></xsl:if></li>
  </xsl:template>
  <xsl:template match="desk-document-page/document/version">
    <section aria-labelledby="v-{@n}">
      <h2 id="v-{@n}"><xsl:choose><xsl:when test="@href"><a href="{@href}"><xsl:value-of select="t:text('desk.version', @n)"/></a></xsl:when><xsl:otherwise><xsl:value-of select="t:text('desk.version', @n)"/></xsl:otherwise></xsl:choose></h2>
      <p class="row"><span><xsl:attribute name="class">tag <xsl:apply-templates select="@state" mode="check"/></xsl:attribute><xsl:value-of select="t:text(concat('desk.reading.', @state))"/></span>
        <xsl:if test="@withheld"><span class="tag overdue"><xsl:value-of select="t:text('desk.version.withheld')"/></span></xsl:if>
        <xsl:if test="@published and not(@withheld)"><span class="tag accepted"><xsl:value-of select="t:text('desk.published')"/></span></xsl:if>
        <span class="soft"><xsl:apply-templates select="received" mode="moment"/></span>
        <xsl:if test="@units"><span class="soft"><xsl:value-of select="t:count('count.unit', @units)"/></span></xsl:if></p>
      <xsl:if test="file"><p class="small"><xsl:for-each select="file"><xsl:if test="position() &gt; 1"><br/></xsl:if><xsl:value-of select="@name"/><xsl:apply-templates select="." mode="more"/></xsl:for-each></p></xsl:if>
      <xsl:if test="not(@published)"><p><xsl:value-of select="t:text(concat('desk.reading_then.', @state))"/></p></xsl:if>
      <xsl:if test="fault"><p class="error"><xsl:value-of select="fault"/></p></xsl:if>
      <xsl:if test="doubt"><xsl:apply-templates select="." mode="doubts"><xsl:with-param name="level">h3</xsl:with-param></xsl:apply-templates></xsl:if>
      <xsl:if test="@href-preview or @href-compare"><p class="actions"><xsl:if test="@href-outline"><a class="button quiet" href="{@href-outline}"><xsl:value-of select="t:text('link.outline')"/></a></xsl:if>
        <xsl:if test="@href-preview"><a class="button quiet" href="{@href-preview}"><xsl:choose>
          <xsl:when test="@published"><xsl:value-of select="t:text('desk.tab.public')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="t:text('desk.preview')"/></xsl:otherwise></xsl:choose></a></xsl:if>
        <xsl:if test="@href-compare"><a href="{@href-compare}"><xsl:value-of select="t:text('button.compare')"/></a></xsl:if></p></xsl:if>
      <xsl:apply-templates select="form"/>
    </section>
  </xsl:template>
</xsl:stylesheet>
