<?xml version="1.0" encoding="UTF-8"?>
<!-- monitoring.xsl: an entry on what became of an act. Model:
     base/monitoring.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="entry" mode="monitoring">
    <section class="reply">
      <h2 class="h3"><xsl:choose>
        <xsl:when test="unit"><a href="{unit/@href}"><xsl:apply-templates select="unit" mode="cite"/></a><xsl:if test="unit/heading and unit/@cite"><xsl:text> </xsl:text><xsl:value-of select="unit/heading"/></xsl:if></xsl:when>
        <xsl:otherwise><xsl:value-of select="t:text('monitoring.whole')"/></xsl:otherwise></xsl:choose></h2>
      <p class="row"><span class="tag"><xsl:value-of select="t:text(concat('form.monitoring.state.', @state))"/></span><span class="soft"><xsl:value-of select="t:text('monitoring.as_of')"/>: <xsl:apply-templates select="as-of" mode="date"/></span></p>
      <dl class="summary-list">
        <xsl:if test="planned"><div><dt><xsl:value-of select="t:text('monitoring.planned')"/></dt><dd><xsl:apply-templates select="planned/p"/></dd></div></xsl:if>
        <xsl:if test="done"><div><dt><xsl:value-of select="t:text('monitoring.done')"/></dt><dd><xsl:apply-templates select="done/p"/></dd></div></xsl:if>
        <xsl:if test="figure"><div><dt><xsl:value-of select="t:text('monitoring.value')"/></dt><dd><xsl:value-of select="figure"/></dd></div></xsl:if>
        <xsl:if test="source"><div><dt><xsl:value-of select="t:text('monitoring.source')"/></dt><dd><a href="{source/@href}" rel="nofollow"><xsl:value-of select="source/@href"/></a></dd></div></xsl:if>
        <div><dt><xsl:value-of select="t:text('monitoring.by')"/></dt><dd><xsl:value-of select="by"/><xsl:if test="post">, <xsl:value-of select="post"/></xsl:if></dd></div>
      </dl>
      <xsl:apply-templates select="following-sibling::*[1][self::form[@name = 'monitoring-remove']]"/>
    </section>
  </xsl:template>
</xsl:stylesheet>
