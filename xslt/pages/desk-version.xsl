<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-version.xsl: one version at the desk: its file, its reading, what it changes.  Model: desk-version.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-version-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-version-page" mode="heading"><xsl:value-of select="version/title"/>: <xsl:value-of select="t:text('desk.version', version/@n)"/></xsl:template>
  <xsl:template match="desk-version-page" mode="title"><xsl:apply-templates select="." mode="heading"/></xsl:template>

  <xsl:template match="desk-version-page">
    <xsl:call-template name="desk-head"/>
    <xsl:apply-templates select="version | translation | compared | term"/>
    <xsl:if test="link"><p class="actions"><xsl:apply-templates select="link" mode="desk"/></p></xsl:if>
    <xsl:apply-templates select="form[not(@name = 'document-annex')]"/>
    <xsl:apply-templates select="form[@name = 'document-annex']" mode="headed"/>
  </xsl:template>

  <xsl:template match="desk-version-page/version">
    <p class="row"><span><xsl:attribute name="class">tag <xsl:apply-templates select="@state" mode="check"/></xsl:attribute><xsl:value-of select="t:text(concat('desk.reading.', @state))"/></span>
      <span class="tag"><xsl:value-of select="t:text(concat('desk.version_kind.', @kind))"/></span>
      <xsl:if test="published and not(withheld)"><span class="tag accepted"><xsl:value-of select="t:text('desk.published')"/></span></xsl:if>
      <xsl:if test="withheld"><span class="tag overdue"><xsl:value-of select="t:text('desk.version.withheld')"/></span></xsl:if>
      <span class="soft"><xsl:apply-templates select="received" mode="moment"/></span>
      <xsl:if test="@units"><span class="soft"><xsl:value-of select="t:count('count.unit', @units)"/></span></xsl:if></p>
    <div role="status"><xsl:if test="not(published)"><p><xsl:value-of select="t:text(concat('desk.reading_then.', @state))"/></p></xsl:if>
      <xsl:if test="fault"><p class="error"><xsl:value-of select="fault"/></p></xsl:if></div>
    <xsl:if test="@state = 'waiting' or @state = 'reading'"><p><a href="{/page/@path}"><xsl:value-of select="t:text('desk.version.again')"/></a></p></xsl:if>
    <xsl:if test="reason"><h2><xsl:value-of select="t:text('form.draft-change.reason')"/></h2><xsl:apply-templates select="reason/p"/></xsl:if>
    <xsl:apply-templates select="file" mode="named"/>
    <xsl:if test="doubt"><xsl:apply-templates select="." mode="doubts"/></xsl:if>
    <xsl:if test="@href"><p class="actions"><xsl:if test="@href-outline"><a class="button quiet" href="{@href-outline}"><xsl:value-of select="t:text('link.outline')"/></a></xsl:if>
      <a class="button quiet" href="{@href}"><xsl:choose>
        <xsl:when test="published"><xsl:value-of select="t:text('desk.tab.public')"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="t:text('desk.preview')"/></xsl:otherwise></xsl:choose></a></p></xsl:if>
  </xsl:template>
  <!-- The first of the places that were not read with certainty. -->
  <xsl:template match="version" mode="doubts">
    <xsl:param name="level">h2</xsl:param>
    <xsl:element name="{$level}"><xsl:value-of select="t:count('desk.count.doubt', @doubts)"/></xsl:element>
    <ul><xsl:apply-templates select="doubt"/></ul>
    <xsl:if test="@doubts &gt; count(doubt)"><p class="small soft"><xsl:choose>
      <xsl:when test="@href-outline"><a href="{@href-outline}"><xsl:value-of select="t:count('desk.doubts_more', @doubts - count(doubt))"/></a></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:count('desk.doubts_more', @doubts - count(doubt))"/></xsl:otherwise></xsl:choose></p></xsl:if>
  </xsl:template>
  <!-- A place that was not read with certainty, and the way to its line. -->
  <xsl:template match="version/doubt">
    <li><xsl:choose>
      <xsl:when test="@href"><a href="{@href}"><xsl:value-of select="@place"/><xsl:if test="not(@place)"><xsl:value-of select="t:text('desk.outline.place')"/></xsl:if></a><xsl:text>: </xsl:text></xsl:when>
      <xsl:when test="@place"><b><xsl:value-of select="@place"/></b><xsl:text>: </xsl:text></xsl:when></xsl:choose><xsl:value-of select="."/></li>
  </xsl:template>
  <!-- A file with what tells it from all others. -->
  <xsl:template match="file" mode="named">
    <p class="small"><xsl:choose><xsl:when test="@href"><a href="{@href}"><xsl:value-of select="@name"/></a></xsl:when><xsl:otherwise><xsl:value-of select="@name"/></xsl:otherwise></xsl:choose><xsl:apply-templates select="." mode="more"/>
      <xsl:if test="@sha256"><br/><span class="soft"><xsl:value-of select="t:text('desk.version.sha256')"/>: </span><code><xsl:value-of select="@sha256"/></code></xsl:if></p>
    <xsl:if test="form"><div class="row"><xsl:apply-templates select="form"/></div></xsl:if>
  </xsl:template>

  <xsl:template match="desk-version-page/translation">
    <h2 lang="{@lang}"><xsl:value-of select="t:text(concat('language.', @lang))"/></h2>
    <xsl:if test="@of"><p><xsl:value-of select="t:text('desk.translation_of', @of)"/></p></xsl:if>
    <xsl:if test="@here"><xsl:choose>
      <xsl:when test="@here = 0 and @there = 0"><p><xsl:value-of select="t:text('desk.translation.paired')"/></p></xsl:when>
      <xsl:otherwise><div class="notice warning">
        <p><xsl:if test="@here &gt; 0"><xsl:value-of select="t:count('desk.translation.here', @here)"/><xsl:text> </xsl:text></xsl:if><xsl:if test="@there &gt; 0"><xsl:value-of select="t:count('desk.translation.there', @there)"/></xsl:if></p>
        <p><xsl:value-of select="t:text('desk.translation.then')"/></p></div></xsl:otherwise></xsl:choose></xsl:if>
  </xsl:template>

  <xsl:template match="desk-version-page/compared">
    <h2><xsl:value-of select="t:text('desk.version.compared')"/></h2>
    <xsl:choose>
      <xsl:when test="kind"><xsl:call-template name="changed-provisions"/></xsl:when>
      <xsl:when test="@same"><div class="notice warning"><p><xsl:value-of select="t:text('fault.nothing_changed')"/></p>
        <xsl:if test="../version/@kind != 'repaired' and ../version/@href-outline"><p><xsl:value-of select="t:text('desk.version.by_hand')"/><xsl:text> </xsl:text><a href="{../version/@href-outline}"><xsl:value-of select="t:text('link.outline')"/></a></p></xsl:if></div></xsl:when>
      <xsl:when test="../version/@kind = 'repaired'"><p><xsl:value-of select="t:text('desk.version.repaired')"/></p></xsl:when>
      <xsl:otherwise><p><xsl:value-of select="t:text('compare.same')"/></p></xsl:otherwise>
    </xsl:choose>
    <p class="actions"><a class="button quiet" href="{@href}"><xsl:value-of select="t:text('button.compare')"/></a></p>
    <xsl:if test="@large"><div class="notice warning"><p><xsl:value-of select="t:text('desk.version.large')"/></p><xsl:if test="@href-cancel"><p><a href="{@href-cancel}"><xsl:value-of select="t:text('link.cancel')"/></a></p></xsl:if></div></xsl:if>
  </xsl:template>
  <xsl:template match="desk-version-page/term">
    <xsl:variable name="when"><xsl:apply-templates select="new" mode="words"/></xsl:variable>
    <xsl:variable name="old"><xsl:apply-templates select="old" mode="words"/></xsl:variable>
    <p><xsl:choose>
      <xsl:when test="@provisions = 'only'"><xsl:value-of select="t:text('desk.version.term_only', $when)"/></xsl:when>
      <xsl:when test="new"><xsl:value-of select="t:text('desk.version.term_moves', $when)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text('desk.version.term_stays')"/></xsl:otherwise></xsl:choose></p>
    <xsl:if test="@units">
      <p><xsl:choose>
        <xsl:when test="@provisions = 'only'"><xsl:value-of select="t:text('desk.version.term_units')"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="t:text('desk.version.term_provisions', $old)"/></xsl:otherwise></xsl:choose></p>
      <ul><xsl:for-each select="unit"><li><a href="{@href}"><xsl:apply-templates select="." mode="name"/></a></li></xsl:for-each></ul>
      <xsl:if test="@units &gt; count(unit)"><p class="small soft"><xsl:value-of select="t:count('count.unit', @units)"/></p></xsl:if>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
