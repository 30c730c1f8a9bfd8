<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-people.xsl: who may do what in an authority.  Model: desk-people.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-people-page" mode="class">desk</xsl:template>
  <xsl:template match="desk-people-page" mode="heading"><xsl:value-of select="t:text('desk.people')"/>: <xsl:value-of select="authority"/></xsl:template>
  <xsl:template match="desk-people-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-people-page">
    <h1><xsl:apply-templates select="." mode="heading"/></h1>
    <xsl:if test="alone"><div class="notice warning"><p><xsl:value-of select="t:text('desk.alone')"/><xsl:text> </xsl:text><xsl:apply-templates select="alone/since" mode="date"/>. <xsl:value-of select="alone/reason"/></p></div></xsl:if>
    <ul class="papers"><xsl:apply-templates select="person"/></ul>
    <h2><xsl:value-of select="t:text('desk.person_add')"/></h2>
    <xsl:call-template name="offers"/>
  </xsl:template>

  <xsl:template match="desk-people-page/person">
    <li>
      <xsl:choose>
        <xsl:when test="@href"><a href="{@href}"><b><xsl:value-of select="name"/></b></a></xsl:when>
        <xsl:otherwise><b><xsl:value-of select="name"/></b></xsl:otherwise>
      </xsl:choose>
      <p><xsl:value-of select="function"/><xsl:if test="function and email"> · </xsl:if><xsl:value-of select="email"/></p>
      <ul><xsl:apply-templates select="right"/></ul>
      <xsl:apply-templates select="form"/>
    </li>
  </xsl:template>
  <xsl:template match="person/right">
    <li><xsl:value-of select="t:text(concat('role.', @key))"/>
      <xsl:if test="consultation"><xsl:text> (</xsl:text><xsl:value-of select="consultation"/><xsl:text>)</xsl:text></xsl:if>
      <xsl:if test="from"><span class="soft"><xsl:text> · </xsl:text><xsl:value-of select="t:text('desk.from', from/@date)"/></span></xsl:if>
      <xsl:if test="to"><span class="soft"><xsl:text> · </xsl:text><xsl:value-of select="t:text('desk.to', to/@date)"/></span></xsl:if>
      <xsl:apply-templates select="form"/></li>
  </xsl:template>
</xsl:stylesheet>
