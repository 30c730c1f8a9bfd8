<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-consultation.xsl: one consultation at the desk.  Model: desk-consultation.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-consultation-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-consultation-page" mode="heading"><xsl:value-of select="t:text('desk.tab.consultation')"/></xsl:template>
  <xsl:template match="desk-consultation-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-consultation-page">
    <xsl:call-template name="desk-head"/>
    <div class="beside pair">
      <div>
        <xsl:apply-templates select="checks"/>
        <xsl:apply-templates select="documents"/>
        <h2><xsl:value-of select="t:text('desk.facts')"/></h2>
        <xsl:apply-templates select="facts" mode="desk"/>
        <xsl:apply-templates select="places" mode="desk"/>
        <xsl:apply-templates select="notice-files/form"/>
        <xsl:apply-templates select="history"/>
      </div>
      <div class="first">
        <xsl:apply-templates select="lawful"/>
        <xsl:apply-templates select="numbers"/>
        <xsl:call-template name="offers"/>
      </div>
    </div>
  </xsl:template>

  <xsl:template match="desk-consultation-page/documents">
    <h2><xsl:value-of select="t:text('desk.documents')"/></h2>
    <xsl:if test="not(document)"><p><xsl:value-of select="t:text('desk.documents.none')"/></p></xsl:if>
    <ul class="papers"><xsl:apply-templates select="document"/></ul>
  </xsl:template>
  <xsl:template match="documents/document">
    <li><span><xsl:attribute name="class">tag <xsl:apply-templates select="@state" mode="check"/></xsl:attribute><xsl:value-of select="t:text(concat('desk.reading.', @state))"/></span>
      <xsl:text> </xsl:text><a href="{@href}"><xsl:value-of select="title"/></a>
      <p><xsl:value-of select="t:text(concat('document.', @kind))"/>
        <xsl:if test="@units"> · <xsl:value-of select="t:count('count.unit', @units)"/></xsl:if>
        <xsl:if test="@doubts"> · <xsl:value-of select="t:count('desk.count.doubt', @doubts)"/></xsl:if>
        <xsl:if test="@href-preview"> · <a href="{@href-preview}"><xsl:value-of select="t:text('desk.preview')"/></a></xsl:if></p>
      <xsl:if test="fault"><p class="error"><xsl:value-of select="fault"/></p></xsl:if></li>
  </xsl:template>
</xsl:stylesheet>
