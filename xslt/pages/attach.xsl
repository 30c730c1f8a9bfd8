<?xml version="1.0" encoding="UTF-8"?>
<!-- attach.xsl: files with a comment, or with the whole, before it is sent or after. Model: attach.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="attach-page" mode="title"><xsl:value-of select="t:text('attach.title')"/>: <xsl:apply-templates select="." mode="subject"/></xsl:template>
  <xsl:template match="attach-page[@opinion]" mode="title"><xsl:value-of select="t:text('opinion.annexes')"/></xsl:template>
  <xsl:template match="attach-page" mode="subject">
    <xsl:choose>
      <xsl:when test="unit"><xsl:apply-templates select="unit" mode="name"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text('unit.whole')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="attach-page">
    <h1><xsl:apply-templates select="." mode="title"/></h1>
    <xsl:apply-templates select="limits"/>
    <xsl:if test="file">
      <h2><xsl:value-of select="t:count('count.attachment', count(file))"/></h2>
      <ul class="papers"><xsl:apply-templates select="file"/></ul>
    </xsl:if>
    <xsl:apply-templates select="form"/>
    <p><a href="{back/@href}"><xsl:choose><xsl:when test="@sent"><xsl:value-of select="t:text('status.back')"/></xsl:when><xsl:when test="@opinion"><xsl:value-of select="t:text('opinion_table.back')"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text('attach.back')"/></xsl:otherwise></xsl:choose></a></p>
  </xsl:template>
  <xsl:template match="attach-page/limits">
    <xsl:if test="../@opinion"><p><xsl:value-of select="t:text('opinion.annexes_signed')"/></p></xsl:if>
    <xsl:if test="../@sent"><p><xsl:value-of select="t:text('attach.sent')"/></p></xsl:if>
    <p><xsl:value-of select="t:count('attach.files', @files)"/><xsl:text> </xsl:text><xsl:value-of select="t:text('attach.sizes', @megabytes, @all)"/><xsl:text> </xsl:text><xsl:value-of select="t:text('attach.bare')"/></p>
  </xsl:template>
  <xsl:template match="attach-page/file">
    <li>
      <xsl:choose>
        <xsl:when test="@href"><a href="{@href}"><xsl:value-of select="@name"/><xsl:apply-templates select="." mode="more"/></a></xsl:when>
        <xsl:otherwise><xsl:value-of select="@name"/><xsl:apply-templates select="." mode="more"/></xsl:otherwise>
      </xsl:choose>
      <p><xsl:apply-templates select="." mode="kept-back"/><xsl:if test="not(ended) and (@state = 'waiting' or @state = 'held')"> · </xsl:if><xsl:if test="not(ended)"><xsl:value-of select="t:text(concat('attachment.', @for))"/></xsl:if></p>
      <xsl:apply-templates select="form"/>
    </li>
  </xsl:template>
  <xsl:template match="attach-page/file/form" mode="button">
    <xsl:value-of select="t:text('form.file-remove.button')"/><span class="hidden"><xsl:text>: </xsl:text><xsl:value-of select="../@name"/></span>
  </xsl:template>
</xsl:stylesheet>
