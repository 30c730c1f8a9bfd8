<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-publish.xsl: before publishing.  Model: desk-publish.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-publish-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-publish-page" mode="heading"><xsl:value-of select="t:text('desk.publish')"/></xsl:template>
  <xsl:template match="desk-publish-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-publish-page">
    <xsl:call-template name="desk-head"/>
    <h2><xsl:value-of select="t:text('desk.effect')"/></h2>
    <xsl:apply-templates select="effect"/>
    <xsl:apply-templates select="lawful"/>
    <xsl:apply-templates select="checks"/>
    <xsl:apply-templates select="places" mode="desk"/>
    <xsl:call-template name="offers"/>
  </xsl:template>

  <xsl:template match="effect">
    <ul>
      <li><xsl:value-of select="t:text('desk.effect.public')"/></li>
      <li><xsl:value-of select="t:text(concat('desk.effect.', @phase))"/></li>
      <li><xsl:value-of select="t:text('label.opening')"/><xsl:text>: </xsl:text><xsl:apply-templates select="opens" mode="moment"/></li>
      <li><xsl:value-of select="t:text('label.closing')"/><xsl:text>: </xsl:text><xsl:apply-templates select="closes" mode="moment"/></li>
      <xsl:if test="@followers"><li><xsl:value-of select="t:count('desk.count.follower', @followers)"/></li></xsl:if>
      <li><xsl:value-of select="t:text('desk.effect.words')"/></li>
    </ul>
  </xsl:template>
</xsl:stylesheet>
