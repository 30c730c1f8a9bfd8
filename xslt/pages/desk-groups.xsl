<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-groups.xsl: groups of like comments.  Model: desk-groups.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-groups-page | desk-group-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-groups-page" mode="heading"><xsl:value-of select="t:text('desk.groups.title')"/></xsl:template>
  <xsl:template match="desk-groups-page | desk-group-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-groups-page">
    <xsl:call-template name="desk-head"/>
    <p><xsl:value-of select="t:text('desk.groups.how')"/></p>
    <p class="row"><span><xsl:value-of select="t:text('desk.groups.looked', t:count('count.number', @looked))"/></span>
      <span><xsl:value-of select="t:text('desk.groups.proposed', t:count('count.number', @proposed))"/></span></p>
    <xsl:if test="@busy"><p class="notice"><xsl:value-of select="t:text('desk.groups.busy')"/></p></xsl:if>
    <xsl:call-template name="offers"/>
    <xsl:choose>
      <xsl:when test="group">
        <table class="inbox stack">
          <caption><xsl:value-of select="t:text('desk.groups.caption')"/></caption>
          <thead><tr>
            <th scope="col"><xsl:value-of select="t:text('desk.groups.column.kind')"/></th>
            <th scope="col"><xsl:value-of select="t:text('desk.groups.column.comments')"/></th>
            <th scope="col"><xsl:value-of select="t:text('desk.groups.column.phrases')"/></th>
            <th scope="col"><xsl:value-of select="t:text('desk.groups.column.state')"/></th>
          </tr></thead>
          <tbody><xsl:apply-templates select="group"/></tbody>
        </table>
      </xsl:when>
      <xsl:when test="not(@busy)"><p><xsl:value-of select="t:text('desk.groups.none')"/></p></xsl:when>
    </xsl:choose>
    <xsl:apply-templates select="pager"/>
    <xsl:if test="group"><p class="small soft"><xsl:value-of select="t:text('desk.keys.groups')"/></p></xsl:if>
  </xsl:template>

  <xsl:template match="desk-groups-page/group">
    <tr>
      <th scope="row" data-th="{t:text('desk.groups.column.kind')}"><b><a href="{@href}"><xsl:if test="@state = 'proposed' and not(preceding-sibling::group[@state = 'proposed'])"><xsl:attribute name="accesskey">n</xsl:attribute></xsl:if><xsl:value-of select="t:text(concat('desk.group.kind.', @kind))"/><span class="hidden"><xsl:text>, </xsl:text><xsl:value-of select="@code"/></span></a></b></th>
      <td data-th="{t:text('desk.groups.column.comments')}"><b><xsl:value-of select="t:count('count.comment', @members)"/></b>
        <xsl:if test="@asked"><br/><xsl:value-of select="t:text('desk.group.asked', t:count('count.number', @asked))"/></xsl:if>
        <br/><span class="soft"><xsl:apply-templates select="first" mode="date"/><xsl:text> – </xsl:text><xsl:apply-templates select="last" mode="date"/></span></td>
      <td data-th="{t:text('desk.groups.column.phrases')}"><xsl:value-of select="phrases"/></td>
      <td data-th="{t:text('desk.groups.column.state')}"><xsl:apply-templates select="." mode="group-state"/>
        <xsl:if test="@state = 'confirmed'"><br/><span class="soft"><xsl:value-of select="t:count('count.undecided', @undecided)"/></span></xsl:if></td>
    </tr>
  </xsl:template>
  <xsl:template match="*" mode="group-state">
    <span><xsl:attribute name="class">tag <xsl:choose>
      <xsl:when test="@state = 'confirmed'">accepted</xsl:when>
      <xsl:when test="@state = 'refused'">noted</xsl:when>
      <xsl:otherwise>waiting</xsl:otherwise></xsl:choose></xsl:attribute><xsl:value-of select="t:text(concat('desk.group.state.', @state))"/></span>
  </xsl:template>
</xsl:stylesheet>
