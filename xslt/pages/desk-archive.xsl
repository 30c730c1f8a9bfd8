<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-archive.xsl: editions of the archive's file, and its closed part.  Model: desk-archive.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-archive-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-archive-page" mode="heading"><xsl:value-of select="t:text('link.archive_desk')"/></xsl:template>
  <xsl:template match="desk-archive-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-archive-page">
    <xsl:call-template name="desk-head"/>
    <p><xsl:value-of select="t:text('archive.what')"/></p>
    <xsl:choose>
      <xsl:when test="archives/archive">
        <div class="scroll" role="region" aria-label="{t:text('archive.editions')}" tabindex="0"><table class="stack">
          <caption class="hidden"><xsl:value-of select="t:text('archive.editions')"/></caption>
          <thead><tr><th scope="col"><xsl:value-of select="t:text('fact.edition')"/></th><th scope="col"><xsl:value-of select="t:text('archive.of')"/></th><th scope="col"><xsl:value-of select="t:text('archive.cause')"/></th><th scope="col"><xsl:value-of select="t:text('archive.made')"/></th><th scope="col"><xsl:value-of select="t:text('archive.state')"/></th><th scope="col"><xsl:value-of select="t:text('archive.digest')"/></th></tr></thead>
          <tbody><xsl:apply-templates select="archives/archive"/></tbody>
        </table></div>
      </xsl:when>
      <xsl:otherwise><p class="soft"><xsl:value-of select="t:text('archive.none')"/></p></xsl:otherwise>
    </xsl:choose>
    <h2><xsl:value-of select="t:text('archive.closed')"/></h2>
    <p><xsl:value-of select="t:text('archive.closed_what')"/></p>
    <xsl:call-template name="offers"/>
    <xsl:if test="exports/export">
      <h2><xsl:value-of select="t:text('export.before')"/></h2>
      <ul><xsl:apply-templates select="exports/export"/></ul>
    </xsl:if>
  </xsl:template>

  <xsl:template match="archives/archive">
    <tr><th scope="row"><xsl:value-of select="@edition"/></th>
      <td data-th="{t:text('archive.of')}"><xsl:choose><xsl:when test="@body"><xsl:value-of select="@body"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text('report.whole')"/></xsl:otherwise></xsl:choose></td>
      <td data-th="{t:text('archive.cause')}"><xsl:value-of select="t:text(concat('archive.cause.', @cause))"/></td>
      <td data-th="{t:text('archive.made')}"><xsl:apply-templates select="at" mode="moment"/></td>
      <td data-th="{t:text('archive.state')}"><xsl:value-of select="t:text(concat('archive.state.', @state))"/></td>
      <td data-th="{t:text('archive.digest')}"><code><xsl:value-of select="sha256"/></code></td></tr>
  </xsl:template>
</xsl:stylesheet>
