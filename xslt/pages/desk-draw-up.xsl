<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-draw-up.xsl: drawing up a consultation, and what the law asks.  Model: desk-draw-up.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-draw-up-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-draw-up-page" mode="heading"><xsl:choose><xsl:when test="$round"><xsl:value-of select="t:text('desk.change')"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text('link.draw_up')"/></xsl:otherwise></xsl:choose></xsl:template>
  <xsl:template match="desk-draw-up-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-draw-up-page">
    <xsl:call-template name="desk-head"/>
    <div class="beside pair">
      <div><xsl:apply-templates select="form"/></div>
      <div><xsl:apply-templates select="profiles"/></div>
    </div>
  </xsl:template>

  <xsl:template match="profiles">
    <h2><xsl:value-of select="t:text('desk.profiles')"/></h2>
    <xsl:apply-templates select="profile"/>
  </xsl:template>
  <xsl:template match="profiles/profile">
    <details>
      <summary><xsl:value-of select="name"/></summary>
      <p><xsl:value-of select="t:text('desk.term.minimum', t:count(concat('count.', @unit), @term))"/>
        <xsl:if test="@shorter"><br/><xsl:value-of select="t:text('desk.term.shorter', t:count(concat('count.', @unit), @shorter))"/></xsl:if>
        <xsl:if test="basis"><br/><span class="soft"><xsl:value-of select="basis"/></span></xsl:if></p>
      <ul><xsl:for-each select="paper"><li><xsl:value-of select="t:text(concat('document.', @kind))"/><xsl:if test="not(@required)"><xsl:text> </xsl:text><span class="soft"><xsl:value-of select="t:text('label.optional')"/></span></xsl:if></li></xsl:for-each></ul>
    </details>
  </xsl:template>
</xsl:stylesheet>
