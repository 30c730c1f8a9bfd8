<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-archive.xsl: editions of the archive's file, and its closed part.  Model: desk-archive.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-archive-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-archive-page" mode="heading"><xsl:value-of select="t:text('link.archive_desk')"/></xsl:template>
  <xsl:template match="desk-archive-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <!-- Of a body: how long, and what there is to appraise. -->
  <xsl:template match="desk-archive-page[appraisals]">
    <xsl:call-template name="desk-head"/>
    <xsl:apply-templates select="retention"/>
    <h2><xsl:value-of select="t:text('archive.appraise')"/></h2>
    <xsl:choose>
      <xsl:when test="appraisals/appraisal">
        <div class="scroll" role="region" aria-label="{t:text('archive.appraise')}" tabindex="0"><table class="stack">
          <caption class="hidden"><xsl:value-of select="t:text('archive.appraise')"/></caption>
          <thead><tr><th scope="col"><xsl:value-of select="t:text('noun.consultation')"/></th><th scope="col"><xsl:value-of select="t:text('archive.until')"/></th><th scope="col"><xsl:value-of select="t:text('phase.released')"/></th></tr></thead>
          <tbody><xsl:for-each select="appraisals/appraisal">
            <tr><th scope="row"><a href="{@href}"><xsl:value-of select="title"/></a></th>
              <td data-th="{t:text('archive.until')}"><xsl:apply-templates select="due" mode="date"/></td>
              <td data-th="{t:text('phase.released')}"><xsl:choose><xsl:when test="released"><xsl:value-of select="number"/>, <xsl:apply-templates select="released" mode="date"/></xsl:when><xsl:otherwise>–</xsl:otherwise></xsl:choose></td></tr>
          </xsl:for-each></tbody>
        </table></div>
      </xsl:when>
      <xsl:otherwise><p class="soft"><xsl:value-of select="t:text('archive.appraise_none')"/></p></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="offers"/>
  </xsl:template>

  <xsl:template match="retention">
    <h2><xsl:value-of select="t:text('archive.keep')"/></h2>
    <p><xsl:value-of select="t:text(concat('archive.keep.', @class), @years)"/><xsl:text> </xsl:text><xsl:choose><xsl:when test="@own"><xsl:value-of select="t:text('archive.keep_own', list)"/></xsl:when><xsl:when test="list"><xsl:value-of select="t:text('archive.keep_country', list)"/></xsl:when></xsl:choose></p>
    <xsl:if test="until and not(released)"><p><xsl:value-of select="t:text('archive.until')"/>: <xsl:apply-templates select="until" mode="date"/></p></xsl:if>
    <xsl:choose>
      <xsl:when test="released"><p><b><xsl:value-of select="t:text('phase.released')"/></b>: <xsl:apply-templates select="released" mode="date"/>, <xsl:value-of select="number"/></p></xsl:when>
      <xsl:when test="proposed"><p><xsl:value-of select="t:text('archive.proposed', record)"/></p></xsl:when>
    </xsl:choose>
  </xsl:template>

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
    <xsl:apply-templates select="retention"/>
    <xsl:if test="form[@name = 'archive-release']"><xsl:apply-templates select="form[@name = 'archive-release']"/></xsl:if>
    <xsl:if test="form[@name = 'archive-closed']">
      <h2><xsl:value-of select="t:text('archive.closed')"/></h2>
      <p><xsl:value-of select="t:text('archive.closed_what')"/></p>
      <xsl:apply-templates select="form[@name = 'archive-closed']"/>
    </xsl:if>
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
