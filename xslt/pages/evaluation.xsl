<?xml version="1.0" encoding="UTF-8"?>
<!-- evaluation.xsl: how those who took part rate it. Model: evaluation.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="evaluation-page" mode="title"><xsl:value-of select="t:text('evaluation.title')"/>: <xsl:value-of select="../consultation/title"/></xsl:template>

  <xsl:template match="evaluation-page">
    <h1><xsl:value-of select="t:text('evaluation.title')"/><xsl:text> </xsl:text><span class="of"><xsl:value-of select="$round/title"/></span></h1>
    <xsl:apply-templates select="$round" mode="parts"/>
    <p class="lead"><xsl:value-of select="t:text('evaluation.lead')"/></p>
    <xsl:choose>
      <xsl:when test="question"><table class="stack">
        <thead><tr><th scope="col"><xsl:value-of select="t:text('evaluation.question')"/></th><th scope="col" class="figure"><xsl:value-of select="t:text('evaluation.mean')"/></th><th scope="col" class="figure"><xsl:value-of select="t:text('evaluation.answers')"/></th></tr></thead>
        <tbody><xsl:apply-templates select="question"/></tbody>
      </table></xsl:when>
      <xsl:otherwise><p><xsl:value-of select="t:text('evaluation.none')"/></p></xsl:otherwise>
    </xsl:choose>
    <p class="soft small"><xsl:value-of select="t:text('indicators.small_people')"/></p>
  </xsl:template>
  <xsl:template match="evaluation-page/question">
    <tr><th scope="row"><xsl:value-of select="t:text(concat('evaluation.', @name))"/></th>
      <td class="figure" data-th="{t:text('evaluation.mean')}"><xsl:choose><xsl:when test="@few">–</xsl:when><xsl:otherwise><xsl:value-of select="t:text('number.decimal', @whole, @tenth)"/></xsl:otherwise></xsl:choose></td>
      <td class="figure" data-th="{t:text('evaluation.answers')}"><xsl:choose><xsl:when test="@few"><xsl:value-of select="t:text('indicators.few')"/></xsl:when><xsl:otherwise><xsl:value-of select="t:count('count.number', @answers)"/></xsl:otherwise></xsl:choose></td></tr>
  </xsl:template>
</xsl:stylesheet>
