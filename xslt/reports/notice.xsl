<?xml version="1.0" encoding="UTF-8"?>
<!-- notice.xsl: the notice of a consultation as headings, paragraphs and a
     small table, for PDF and DOCX as the report has them, and as HTML that any
     site can show.  Model: pages/notice.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="t exsl">

  <xsl:template match="/page[notice-page]" mode="outline">
    <xsl:variable name="says" select="notice-page"/>
    <h1><xsl:value-of select="t:text('announce.heading')"/></h1>
    <lead><xsl:value-of select="consultation/title"/></lead>
    <grid>
      <col w="3"/><col w="9"/>
      <xsl:if test="not($says/facts/fact[@name = 'bodies'])"><tr><th><xsl:value-of select="t:text('noun.authority')"/></th><td><xsl:value-of select="consultation/authority"/></td></tr></xsl:if>
      <xsl:if test="consultation/opens and consultation/closes"><tr><th><xsl:value-of select="t:text('report.term')"/></th><td><xsl:apply-templates select="consultation/opens" mode="when"/> – <xsl:apply-templates select="consultation/closes" mode="when"/><xsl:if test="consultation/rest">; <xsl:value-of select="t:text('label.closing_rest')"/>: <xsl:apply-templates select="consultation/rest" mode="when"/></xsl:if></td></tr></xsl:if>
      <xsl:apply-templates select="consultation/rest" mode="outline"/>
      <xsl:if test="consultation/cancelled"><tr><th><xsl:value-of select="t:text('phase.cancelled')"/></th><td><xsl:apply-templates select="consultation/cancelled" mode="when"/></td></tr></xsl:if>
      <tr><th><xsl:value-of select="t:text('announce.online')"/></th><td><xsl:value-of select="$says/address"/></td></tr>
      <xsl:for-each select="$says/facts/fact"><tr><th><xsl:value-of select="t:text(concat('fact.', @name))"/></th><td><xsl:value-of select="."/></td></tr></xsl:for-each>
      <xsl:if test="$says/contact"><tr><th><xsl:value-of select="t:text('overview.contact')"/></th><td><xsl:for-each select="$says/contact/*"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="."/></xsl:for-each></td></tr></xsl:if>
    </grid>
    <xsl:for-each select="$says/summary/p"><p><xsl:apply-templates mode="line"/></p></xsl:for-each>
    <xsl:if test="$says/reason"><h2><xsl:value-of select="t:text('label.short_reason')"/></h2><xsl:for-each select="$says/reason/p"><p><xsl:apply-templates mode="line"/></p></xsl:for-each></xsl:if>
    <xsl:if test="$says/papers/document"><h2><xsl:value-of select="t:text('overview.papers')"/></h2><xsl:for-each select="$says/papers/document"><p>• <xsl:value-of select="title"/> (<xsl:value-of select="t:text(concat('document.', @kind))"/>)</p></xsl:for-each></xsl:if>
    <xsl:if test="$says/events/event[not(@cancelled)]"><h2><xsl:value-of select="t:text('overview.events')"/></h2><xsl:for-each select="$says/events/event[not(@cancelled)]"><p>• <xsl:apply-templates select="starts" mode="when"/>: <xsl:value-of select="title"/><xsl:if test="place">, <xsl:value-of select="place"/></xsl:if></p></xsl:for-each></xsl:if>
    <h2><xsl:value-of select="t:text('overview.how')"/></h2>
    <p><xsl:value-of select="t:text('announce.how')"/></p>
    <xsl:if test="$says/@board"><p><xsl:value-of select="t:text('announce.board')"/></p></xsl:if>
  </xsl:template>

  <!-- HTML without anything of ours around it. -->
  <xsl:template match="/page[@as = 'html'][@part = 'all']">
    <xsl:variable name="outline"><xsl:apply-templates select="." mode="outline"/></xsl:variable>
    <html lang="{@lang}">
      <head><meta charset="utf-8"/><title><xsl:call-template name="office-title"/></title></head>
      <body><xsl:apply-templates select="exsl:node-set($outline)/*" mode="html"/></body>
    </html>
  </xsl:template>
  <xsl:template match="h1 | h2" mode="html"><xsl:element name="{local-name()}"><xsl:value-of select="."/></xsl:element></xsl:template>
  <xsl:template match="lead" mode="html"><p><strong><xsl:value-of select="."/></strong></p></xsl:template>
  <xsl:template match="p" mode="html"><p><xsl:copy-of select="node()"/></p></xsl:template>
  <xsl:template match="grid" mode="html"><table><tbody><xsl:for-each select="tr"><tr><th scope="row"><xsl:value-of select="th"/></th><td><xsl:choose><xsl:when test="starts-with(td, 'https://') or starts-with(td, 'http://')"><a href="{td}"><xsl:value-of select="td"/></a></xsl:when><xsl:otherwise><xsl:value-of select="td"/></xsl:otherwise></xsl:choose></td></tr></xsl:for-each></tbody></table></xsl:template>
</xsl:stylesheet>
