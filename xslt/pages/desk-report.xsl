<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-report.xsl: the report while it is made.  Model: desk-report.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-report-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-report-page" mode="heading"><xsl:value-of select="t:text('noun.report')"/></xsl:template>
  <xsl:template match="desk-report-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-report-page">
    <xsl:if test="form[@name = 'report']/field[@name = 'course']"><a class="skip" href="#{form[@name = 'report']/field[@name = 'course']/@id}" accesskey="d"><xsl:value-of select="t:text('desk.skip.report')"/></a></xsl:if>
    <xsl:call-template name="desk-head"/>
    <xsl:apply-templates select="facts" mode="desk"/>
    <xsl:apply-templates select="checks"/>
    <xsl:apply-templates select="missing"/>
    <xsl:apply-templates select="went-out"/>
    <xsl:apply-templates select="changes"/>
    <h2><xsl:value-of select="t:text('report.numbers')"/></h2>
    <xsl:apply-templates select="counted"/>
    <xsl:apply-templates select="numbers"/>
    <xsl:if test="decisions/decision"><p class="row"><xsl:apply-templates select="decisions/decision" mode="count"/></p></xsl:if>
    <xsl:apply-templates select="places" mode="desk"/>
    <xsl:if test="file or made"><h2><xsl:value-of select="t:text('report.files_title')"/></h2></xsl:if>
    <xsl:call-template name="report-files"/>
    <xsl:if test="made"><dl class="summary-list"><xsl:apply-templates select="made"/></dl></xsl:if>
    <xsl:call-template name="offers"/>
    <xsl:if test="form"><p class="small soft"><xsl:value-of select="t:text('desk.keys.report')"/></p></xsl:if>
    <xsl:apply-templates select="history"/>
  </xsl:template>

  <!-- Of many the log is told bit by bit. -->
  <xsl:template match="desk-report-page/went-out">
    <p><xsl:value-of select="t:text('report.went_out', t:count('count.reply', @n))"/><xsl:text> </xsl:text>
      <xsl:choose>
        <xsl:when test="@proved &lt; @n"><xsl:value-of select="t:text('report.proving', t:count('count.number', @proved), t:count('count.number', @n))"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="t:text('report.proven')"/></xsl:otherwise>
      </xsl:choose></p>
  </xsl:template>

  <!-- How far the files are; what is missing says why. -->
  <xsl:template match="desk-report-page/made">
    <div><dt><xsl:value-of select="t:text(concat('file.', @type))"/></dt><dd>
      <xsl:choose>
        <xsl:when test="@n = @of"><xsl:value-of select="t:text('report.files_ready')"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="t:text('report.files_so_far', t:count('count.number', @n), t:count('count.number', @of))"/></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="@failed"><xsl:text> </xsl:text><xsl:value-of select="t:text('report.files_not', t:count('count.number', @failed))"/></xsl:if>
      <xsl:if test="@fault"><xsl:text> </xsl:text><xsl:value-of select="t:text(concat('report.fault.', @fault))"/></xsl:if>
    </dd></div>
  </xsl:template>

  <!-- What the next edition changes. -->
  <xsl:template match="desk-report-page/changes">
    <h2><xsl:value-of select="t:text('report.change')"/></h2>
    <div class="scroll" role="region" aria-label="{t:text('report.change')}" tabindex="0"><table>
      <thead><tr><th scope="col"><xsl:value-of select="t:text('noun.comment')"/></th><th scope="col"><xsl:value-of select="t:text('table.before')"/></th><th scope="col"><xsl:value-of select="t:text('table.now')"/></th><th scope="col"><xsl:value-of select="t:text('table.why')"/></th></tr></thead>
      <tbody><xsl:for-each select="change"><tr><th scope="row"><a href="{@href}"><xsl:value-of select="@code"/></a><xsl:if test="@n &gt; 1"> (<xsl:value-of select="t:count('count.comment', @n)"/>)</xsl:if></th><td><b><xsl:value-of select="old"/></b><xsl:apply-templates select="old-reasons/p"/></td><td><b><xsl:value-of select="new"/></b><xsl:apply-templates select="new-reasons/p"/></td><td><xsl:value-of select="why"/><xsl:if test="@in-text"><br/><strong><xsl:value-of select="t:text('report.in_text')"/></strong></xsl:if></td></tr></xsl:for-each></tbody>
    </table></div>
  </xsl:template>

  <xsl:template match="desk-report-page/missing">
    <xsl:if test="@n &gt; 0">
      <xsl:call-template name="items"><xsl:with-param name="caption" select="t:count('count.undecided', @n)"/></xsl:call-template>
      <p><a href="{@href}"><xsl:value-of select="t:text('desk.all_undecided')"/></a></p>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
