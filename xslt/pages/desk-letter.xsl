<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-letter.xsl: one letter that the office enters.  Model: desk-letter.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-letter-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-letter-page" mode="heading"><xsl:value-of select="t:text('desk.letter.title')"/></xsl:template>
  <xsl:template match="desk-letter-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-letter-page">
    <xsl:call-template name="desk-head"/>
    <p><b><xsl:choose>
      <xsl:when test="@state = 'unsent'"><xsl:value-of select="t:text('desk.letter.open')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text('desk.letter.filed')"/></xsl:otherwise>
    </xsl:choose></b></p>
    <xsl:if test="@late"><p class="notice warning"><xsl:value-of select="t:text('desk.letter.late')"/></p></xsl:if>
    <xsl:apply-templates select="facts" mode="desk"/>
    <xsl:if test="attachment"><h2><xsl:value-of select="t:text('desk.scan.title')"/></h2><xsl:apply-templates select="attachment[1]" mode="list"/></xsl:if>
    <xsl:if test="link"><p class="row"><xsl:apply-templates select="link"/></p></xsl:if>
    <h2><xsl:value-of select="t:text('desk.letter.parts')"/></h2>
    <xsl:apply-templates select="part"/>
    <xsl:apply-templates select="form"/>
  </xsl:template>
  <xsl:template match="desk-letter-page/part">
    <article class="comment">
      <h3><xsl:choose><xsl:when test="cite"><xsl:value-of select="cite"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text('unit.whole')"/></xsl:otherwise></xsl:choose></h3>
      <xsl:if test="@stance"><p class="by"><xsl:apply-templates select="@stance"/></p></xsl:if>
      <xsl:if test="location"><p class="small"><xsl:value-of select="t:text('label.location')"/>: <xsl:value-of select="location"/></p></xsl:if>
      <xsl:apply-templates select="remark | form"/>
    </article>
  </xsl:template>
</xsl:stylesheet>
