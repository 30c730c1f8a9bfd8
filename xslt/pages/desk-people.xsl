<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-people.xsl: who may do what in an authority.  Model: desk-people.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-people-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-people-page" mode="heading"><xsl:value-of select="t:text('desk.people')"/>: <xsl:value-of select="authority"/></xsl:template>
  <xsl:template match="desk-people-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-people-page">
    <h1><xsl:apply-templates select="." mode="heading"/></h1>
    <xsl:if test="alone"><div class="notice warning"><p><xsl:value-of select="t:text('desk.alone')"/><xsl:text> </xsl:text><xsl:apply-templates select="alone/since" mode="date"/><br/><xsl:value-of select="alone/reason"/></p></div></xsl:if>
    <table class="inbox stack">
      <caption class="hidden"><xsl:value-of select="t:text('desk.people')"/></caption>
      <thead><tr><th scope="col"><xsl:value-of select="t:text('desk.column.person')"/></th><th scope="col"><xsl:value-of select="t:text('desk.column.rights')"/></th></tr></thead>
      <tbody><xsl:apply-templates select="person"/></tbody>
    </table>
    <h2><xsl:value-of select="t:text('desk.person_add')"/></h2>
    <xsl:call-template name="offers"/>
  </xsl:template>

  <xsl:template match="desk-people-page/person">
    <tr>
      <th scope="row" data-th="{t:text('desk.column.person')}">
        <xsl:choose>
          <xsl:when test="@href"><a href="{@href}"><b><xsl:value-of select="name"/></b></a></xsl:when>
          <xsl:otherwise><b><xsl:value-of select="name"/></b></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="function"><br/><xsl:value-of select="function"/></xsl:if>
        <xsl:if test="email"><br/><span class="soft"><xsl:value-of select="email"/></span></xsl:if>
        <xsl:apply-templates select="form"/>
      </th>
      <td data-th="{t:text('desk.column.rights')}"><ul class="plain"><xsl:apply-templates select="right"/></ul></td>
    </tr>
  </xsl:template>
  <xsl:template match="person/right">
    <li class="row"><span><xsl:value-of select="t:text(concat('role.', @key))"/>
      <xsl:if test="consultation"><xsl:text> (</xsl:text><xsl:value-of select="consultation"/><xsl:text>)</xsl:text></xsl:if>
      <xsl:if test="from"><span class="soft"><xsl:text> · </xsl:text><xsl:value-of select="t:text('desk.from', from/@date)"/></span></xsl:if>
      <xsl:if test="to"><span class="soft"><xsl:text> · </xsl:text><xsl:value-of select="t:text('desk.to', to/@date)"/></span></xsl:if></span>
      <xsl:apply-templates select="form"/></li>
  </xsl:template>
</xsl:stylesheet>
