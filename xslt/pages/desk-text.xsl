<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-text.xsl: accepted wordings and the text.  Model: desk-text.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-text-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-text-page" mode="heading"><xsl:value-of select="t:text('desk.text.title')"/></xsl:template>
  <xsl:template match="desk-text-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-text-page">
    <xsl:call-template name="desk-head"/>
    <xsl:if test="@changed"><p class="notice" role="status"><xsl:value-of select="t:text('desk.text.changed', t:count('count.number', @changed))"/></p></xsl:if>
    <xsl:if test="carried[@remove]">
      <h2><xsl:value-of select="t:text('desk.text.remove')"/></h2>
      <ul class="plain"><xsl:apply-templates select="carried[@remove]"/></ul>
    </xsl:if>
    <h2><xsl:value-of select="t:text('desk.text.waiting')"/></h2>
    <xsl:choose>
      <xsl:when test="waiting"><ul class="plain"><xsl:apply-templates select="waiting"/></ul></xsl:when>
      <xsl:otherwise><p><xsl:value-of select="t:text('desk.text.none')"/></p></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="carried[not(@remove)]">
      <h2><xsl:value-of select="t:text('desk.text.carried')"/></h2>
      <ul class="plain"><xsl:apply-templates select="carried[not(@remove)]"/></ul>
    </xsl:if>
    <xsl:if test="form"><h2><xsl:value-of select="t:text('desk.text.change')"/></h2></xsl:if>
    <xsl:call-template name="offers"/>
  </xsl:template>
  <xsl:template match="desk-text-page/waiting | desk-text-page/carried">
    <li>
      <p><b><a href="{@href}"><xsl:apply-templates select="." mode="cite"/><span class="hidden"><xsl:text>, </xsl:text><xsl:value-of select="@code"/></span></a></b>
        <xsl:if test="author"><xsl:text> · </xsl:text><xsl:value-of select="author"/></xsl:if>
        <xsl:if test="self::carried"><xsl:text> · </xsl:text><xsl:value-of select="t:text('desk.text.into', t:count('count.number', @into))"/><xsl:text> · </xsl:text><xsl:value-of select="by"/><xsl:text>, </xsl:text><xsl:apply-templates select="when" mode="date"/></xsl:if>
        <xsl:if test="self::waiting and not(@into)"><xsl:text> · </xsl:text><xsl:value-of select="t:text('desk.text.no_version')"/></xsl:if></p>
      <xsl:if test="@partly"><p><span class="tag partly"><xsl:value-of select="@partly"/></span></p></xsl:if>
      <xsl:if test="@edited"><p class="error"><xsl:value-of select="t:text('desk.text.edited')"/></p></xsl:if>
      <xsl:if test="@withdrawn"><p class="error"><xsl:value-of select="t:text('desk.text.withdrawn')"/></p></xsl:if>
      <div class="wording"><xsl:apply-templates select="proposed/p"/></div>
      <xsl:if test="@asked = 'new'"><p role="status"><span class="tag waiting"><xsl:value-of select="t:text('desk.text.going')"/></span><xsl:text> </xsl:text><a href="{/page/@path}"><xsl:value-of select="t:text('desk.version.again')"/></a></p></xsl:if>
      <xsl:if test="@asked = 'refused'"><p class="error"><xsl:value-of select="t:text('desk.text.refused')"/></p></xsl:if>
      <xsl:if test="link or form"><div class="row"><xsl:apply-templates select="link"/><xsl:apply-templates select="form"/></div></xsl:if>
    </li>
  </xsl:template>
  <xsl:template match="desk-text-page/carried/link">
    <a class="button quiet" href="{@href}"><xsl:value-of select="t:text(concat('link.', @rel))"/><span class="hidden"><xsl:text>, </xsl:text><xsl:apply-templates select=".." mode="cite"/><xsl:text>, </xsl:text><xsl:value-of select="../@code"/></span></a>
  </xsl:template>
  <xsl:template match="desk-text-page/waiting/link">
    <a class="button" href="{@href}"><xsl:choose>
      <xsl:when test="@rel = 'put_in'"><xsl:value-of select="t:text('link.put_in', t:count('count.number', ../@into))"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text('link.next_version')"/></xsl:otherwise></xsl:choose><span class="hidden"><xsl:text>, </xsl:text><xsl:apply-templates select=".." mode="cite"/><xsl:text>, </xsl:text><xsl:value-of select="../@code"/></span></a>
  </xsl:template>
  <xsl:template match="desk-text-page/waiting | desk-text-page/carried" mode="cite">
    <xsl:choose><xsl:when test="cite != ''"><xsl:value-of select="cite"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text('unit.whole')"/></xsl:otherwise></xsl:choose>
  </xsl:template>
</xsl:stylesheet>
