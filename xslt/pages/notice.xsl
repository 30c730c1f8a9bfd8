<?xml version="1.0" encoding="UTF-8"?>
<!-- notice.xsl: a notice for other places, to be read, printed, taken along.
     Its files say the same: reports/notice.xsl.  Model: notice.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="notice-page" mode="title"><xsl:value-of select="t:text('announce.heading')"/>: <xsl:value-of select="$round/title"/></xsl:template>

  <xsl:template match="notice-page">
    <h1><xsl:value-of select="t:text('announce.heading')"/><span class="of"><xsl:for-each select="$round"><xsl:call-template name="lang"/></xsl:for-each><xsl:value-of select="$round/title"/></span></h1>
    <xsl:if test="file"><p class="small print-not"><xsl:value-of select="t:text('announce.take')"/>:<xsl:for-each select="file"><xsl:if test="position() &gt; 1"> · </xsl:if><xsl:text> </xsl:text><xsl:apply-templates select="." mode="link"/></xsl:for-each></p></xsl:if>
    <xsl:apply-templates select="summary"/>
    <dl class="summary-list">
      <xsl:if test="not(facts/fact[@name = 'bodies'])"><div><dt><xsl:value-of select="t:text('noun.authority')"/></dt><dd><xsl:value-of select="$round/authority"/></dd></div></xsl:if>
      <xsl:if test="$round/opens and $round/closes"><div><dt><xsl:value-of select="t:text('report.term')"/></dt><dd><xsl:apply-templates select="$round/opens" mode="moment"/> – <xsl:apply-templates select="$round/closes" mode="moment"/><xsl:for-each select="$round/rest"><br/><xsl:apply-templates select="." mode="rest"/></xsl:for-each></dd></div></xsl:if>
      <div><dt><xsl:value-of select="t:text('announce.online')"/></dt><dd><a href="{address}"><xsl:value-of select="address"/></a></dd></div>
      <xsl:apply-templates select="facts/fact"/>
      <xsl:if test="contact"><div><dt><xsl:value-of select="t:text('overview.contact')"/></dt><dd><xsl:apply-templates select="contact"/></dd></div></xsl:if>
    </dl>
    <xsl:if test="$round/cancelled"><p class="notice warning"><xsl:value-of select="t:text('phase.cancelled')"/>: <xsl:apply-templates select="$round/cancelled" mode="moment"/></p></xsl:if>
    <xsl:if test="reason"><h2><xsl:value-of select="t:text('label.short_reason')"/></h2><div><xsl:call-template name="native"/><xsl:apply-templates select="reason/p"/></div></xsl:if>
    <xsl:if test="papers/document"><h2><xsl:value-of select="t:text('overview.papers')"/></h2><xsl:apply-templates select="papers"/></xsl:if>
    <xsl:if test="events/event[not(@cancelled)]"><h2><xsl:value-of select="t:text('overview.events')"/></h2><ol class="timeline"><xsl:apply-templates select="events/event"/></ol></xsl:if>
    <h2><xsl:value-of select="t:text('overview.how')"/></h2>
    <p><xsl:value-of select="t:text('announce.how')"/></p>
    <xsl:if test="@board"><p class="soft"><xsl:value-of select="t:text('announce.board')"/></p></xsl:if>
  </xsl:template>
  <xsl:template match="notice-page/summary"><div class="summary"><xsl:call-template name="native"/><xsl:apply-templates select="p"/></div></xsl:template>
</xsl:stylesheet>
