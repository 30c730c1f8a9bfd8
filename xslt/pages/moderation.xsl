<?xml version="1.0" encoding="UTF-8"?>
<!-- moderation.xsl: the public register of moderation.  Model: moderation.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="moderation-page" mode="title"><xsl:value-of select="t:text('moderation.title')"/>: <xsl:value-of select="$round/title"/></xsl:template>

  <xsl:template match="moderation-page">
    <xsl:apply-templates select="$round" mode="state-of"/>
    <h1><xsl:value-of select="t:text('moderation.title')"/><span class="of"><xsl:value-of select="$round/title"/></span></h1>
    <p><xsl:value-of select="t:text('rules.lead')"/><xsl:text> </xsl:text><xsl:value-of select="t:text('rules.then.text')"/></p>
    <xsl:if test="@waiting &gt; 0"><p><xsl:value-of select="t:text('state.queued')"/>: <xsl:value-of select="t:count('count.comment', @waiting)"/></p></xsl:if>
    <xsl:if test="@overdue &gt; 0"><p><xsl:value-of select="t:text('moderation.overdue', t:count('count.working_day', @days))"/>: <b><xsl:value-of select="t:count('count.comment', @overdue)"/></b></p></xsl:if>
    <xsl:if test="@objections-overdue &gt; 0"><p><xsl:value-of select="t:text('moderation.objections_overdue')"/>: <b><xsl:value-of select="t:count('count.number', @objections-overdue)"/></b></p></xsl:if>
    <xsl:choose>
      <xsl:when test="act">
        <table class="stack">
          <caption class="hidden"><xsl:value-of select="t:text('moderation.title')"/></caption>
          <thead><tr>
            <th scope="col"><xsl:value-of select="t:text('moderation.column.comment')"/></th>
            <th scope="col"><xsl:value-of select="t:text('moderation.column.what')"/></th>
            <th scope="col"><xsl:value-of select="t:text('moderation.column.when')"/></th>
          </tr></thead>
          <tbody><xsl:apply-templates select="act"/></tbody>
        </table>
      </xsl:when>
      <xsl:otherwise><p><xsl:value-of select="t:text('moderation.none')"/></p></xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select="pager"/>
  </xsl:template>
  <xsl:template match="moderation-page/act">
    <tr>
      <th scope="row" data-th="{t:text('moderation.column.comment')}"><code><xsl:value-of select="@code"/></code><br/>
        <xsl:choose>
          <xsl:when test="unit"><a href="{unit/@href}"><xsl:apply-templates select="unit" mode="name"/></a></xsl:when>
          <xsl:otherwise><xsl:value-of select="t:text('unit.whole')"/></xsl:otherwise>
        </xsl:choose></th>
      <td data-th="{t:text('moderation.column.what')}"><xsl:choose>
          <xsl:when test="@what = 'redacted'"><xsl:value-of select="t:text('state.some_redacted')"/></xsl:when>
          <xsl:when test="@what = 'restored'"><xsl:value-of select="t:text('moderation.restored')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="t:text(concat('state.', @what))"/></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="@rule"><br/><span class="soft"><xsl:value-of select="t:text('comment.rule', t:text(concat('rule.', @rule)))"/></span></xsl:if></td>
      <td data-th="{t:text('moderation.column.when')}"><xsl:apply-templates select="when" mode="date"/></td>
    </tr>
  </xsl:template>
</xsl:stylesheet>
