<?xml version="1.0" encoding="UTF-8"?>
<!-- outline.xsl: a report as headings, paragraphs and tables, once for all
     office formats; docx.xsl, odt.xsl and fo.xsl say it in their own words.
     Out: h1 h2 h3 p, grid (col @w, tr of th and td; @n: a figure, or the heading
     of figures), chart (bar @n), rows (col @w:
     the table of the country, whose rows come later), pause (where the pages
     of a long part may be laid out apart).
     Model: pages/report.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="/page" mode="outline">
    <h1><xsl:apply-templates select="report-page" mode="report-heading"/></h1>
    <lead><xsl:value-of select="consultation/title"/></lead>
    <grid>
      <col w="3"/><col w="9"/>
      <tr><th><xsl:value-of select="t:text('noun.authority')"/></th><td><xsl:value-of select="consultation/authority"/></td></tr>
      <xsl:if test="report-page/concerning"><tr><th><xsl:value-of select="t:text('report.concerning')"/></th><td><xsl:value-of select="report-page/concerning"/></td></tr></xsl:if>
      <xsl:if test="consultation/act"><tr><th><xsl:value-of select="t:text('fact.act')"/></th><td><xsl:value-of select="consultation/act"/></td></tr></xsl:if>
      <xsl:if test="consultation/opens and consultation/closes"><tr><th><xsl:value-of select="t:text('report.term')"/></th><td><xsl:apply-templates select="consultation/opens" mode="when"/> – <xsl:apply-templates select="consultation/closes" mode="when"/><xsl:if test="consultation/rest">; <xsl:value-of select="t:text('label.closing_rest')"/>: <xsl:apply-templates select="consultation/rest" mode="when"/></xsl:if></td></tr></xsl:if>
      <xsl:apply-templates select="consultation/rest" mode="outline"/>
      <xsl:if test="report-page/published"><tr><th><xsl:value-of select="t:text('phase.answered')"/></th><td><xsl:value-of select="report-page/published/@date"/></td></tr></xsl:if>
      <xsl:if test="report-page/@edition &gt; 1"><tr><th><xsl:value-of select="t:text('fact.edition')"/></th><td><xsl:value-of select="report-page/@edition"/></td></tr></xsl:if>
      <xsl:for-each select="report-page/head/fact"><tr><th><xsl:value-of select="t:text(concat('fact.', @name))"/></th><td><xsl:value-of select="."/></td></tr></xsl:for-each>
    </grid>
    <xsl:for-each select="report-page/narrative">
      <h2><xsl:value-of select="t:text(concat('report.', @name))"/></h2>
      <xsl:for-each select="body/p"><xsl:choose>
        <xsl:when test="@heading"><h3><xsl:value-of select="."/></h3></xsl:when>
        <xsl:otherwise><p><xsl:choose><xsl:when test="@item = '-'">• </xsl:when><xsl:when test="@item"><xsl:value-of select="@item"/><xsl:text> </xsl:text></xsl:when></xsl:choose><xsl:apply-templates mode="line"/></p></xsl:otherwise>
      </xsl:choose></xsl:for-each>
    </xsl:for-each>
    <xsl:if test="not(@volume &gt; 1)">
      <h2><xsl:value-of select="t:text('report.numbers')"/></h2>
      <grid>
        <col w="9"/><col w="3"/>
        <xsl:for-each select="report-page/numbers/number"><tr><th><xsl:value-of select="t:text(concat('number.', @name))"/></th><td n="{@value}"><xsl:value-of select="t:count('count.number', @value)"/></td></tr></xsl:for-each>
      </grid>
      <xsl:if test="report-page/numbers/number[@name = 'comments']/@value = 0"><p><xsl:value-of select="t:text('outcome.no_comments')"/></p></xsl:if>
      <xsl:apply-templates select="report-page/decisions[decision] | report-page/kinds | report-page/channels" mode="outline"/>
      <xsl:apply-templates select="report-page/themes" mode="outline"/>
    </xsl:if>
    <xsl:apply-templates select="report-page/table" mode="outline"/>
    <xsl:apply-templates select="report-page/annex" mode="outline"/>
  </xsl:template>

  <xsl:template match="report-page" mode="report-heading">
    <xsl:choose><xsl:when test="heading"><xsl:value-of select="heading"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text('noun.report')"/></xsl:otherwise></xsl:choose>
  </xsl:template>
  <!-- What was changed closes later than the others (practice 3). -->
  <xsl:template match="consultation/rest" mode="outline">
    <tr><th><xsl:choose>
      <xsl:when test="@days"><xsl:value-of select="t:text('label.closing_rest')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text('label.closed_rest')"/></xsl:otherwise></xsl:choose></th><td><xsl:apply-templates select="." mode="when"/></td></tr>
  </xsl:template>
  <xsl:template match="*[@iso]" mode="when">
    <xsl:choose>
      <xsl:when test="@end-of-day"><xsl:value-of select="t:text('moment.end_of_day', @date)"/></xsl:when>
      <xsl:when test="@time"><xsl:value-of select="t:text('moment.at', @date, @time)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="@date"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="decisions" mode="outline">
    <h2><xsl:value-of select="t:text('report.decisions')"/></h2>
    <chart>
      <xsl:for-each select="decision"><bar n="{@n}" words="{.}" count="{t:count('count.number', @n)}"/></xsl:for-each>
    </chart>
    <grid head="1">
      <col w="8"/><col w="2"/><xsl:if test="decision/@groups"><col w="2"/></xsl:if>
      <tr><th><xsl:value-of select="t:text('noun.decision')"/></th><th n="1"><xsl:value-of select="t:text('table.comments')"/></th><xsl:if test="decision/@groups"><th n="1"><xsl:value-of select="t:text('table.groups')"/></th></xsl:if></tr>
      <xsl:for-each select="decision"><tr><th><xsl:value-of select="."/></th><td n="{@n}"><xsl:value-of select="t:count('count.number', @n)"/></td><xsl:if test="../decision/@groups"><td n="{@groups}"><xsl:value-of select="t:count('count.number', @groups)"/></td></xsl:if></tr></xsl:for-each>
    </grid>
  </xsl:template>

  <xsl:template match="kinds | channels" mode="outline">
    <xsl:variable name="what" select="local-name()"/>
    <h2><xsl:value-of select="t:text(concat('report.', $what))"/></h2>
    <grid head="1">
      <col w="9"/><col w="3"/>
      <tr><th><xsl:value-of select="t:text(concat('table.', $what))"/></th><th n="1"><xsl:value-of select="t:text('table.submissions')"/></th></tr>
      <xsl:for-each select="*"><tr><th><xsl:choose><xsl:when test="$what = 'kinds'"><xsl:value-of select="t:text(concat('submitter.', @key))"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text(concat('channel.', @key))"/></xsl:otherwise></xsl:choose></th><td n="{@n}"><xsl:value-of select="t:count('count.number', @n)"/></td></tr></xsl:for-each>
    </grid>
  </xsl:template>

  <!-- What was answered in own words. -->
  <xsl:template match="themes" mode="outline">
    <h2><xsl:value-of select="t:text('themes.title')"/></h2>
    <p><xsl:value-of select="t:text(concat('answers.audience.', @audience))"/><xsl:text> </xsl:text><xsl:value-of select="t:text('themes.how')"/></p>
    <xsl:for-each select="question">
      <h3><xsl:value-of select="label"/></h3>
      <p><xsl:apply-templates select="." mode="people"/></p>
      <xsl:for-each select="theme">
        <p><xsl:value-of select="name"/><xsl:text> · </xsl:text><xsl:apply-templates select="." mode="people"/></p>
        <xsl:for-each select="words/p"><p><xsl:apply-templates mode="line"/></p></xsl:for-each>
        <xsl:for-each select="example"><xsl:for-each select="value/p"><p>„<xsl:apply-templates mode="line"/>“<xsl:if test="position() = last()"> (<xsl:apply-templates select="../.." mode="who"/>)</xsl:if></p></xsl:for-each></xsl:for-each>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="report-page/table" mode="outline">
    <h2><xsl:value-of select="t:text('report.table')"/></h2>
    <xsl:if test="@basis"><p keep="1"><xsl:value-of select="@basis"/></p></xsl:if>
    <rows lang="{@lang}">
      <xsl:for-each select="column"><col><xsl:attribute name="w"><xsl:apply-templates select="." mode="width"/></xsl:attribute><xsl:value-of select="."/></col></xsl:for-each>
    </rows>
  </xsl:template>

  <!-- Who stands behind the rows of groups. -->
  <xsl:template match="annex" mode="outline">
    <h2><xsl:value-of select="t:text('report.annex')"/></h2>
    <xsl:for-each select="group">
      <xsl:if test="position() mod 20 = 0"><pause/></xsl:if>
      <p><xsl:if test="not(@continued)"><xsl:value-of select="t:text('report.annex_row', @row)"/><xsl:text> </xsl:text></xsl:if><xsl:for-each select="who"><xsl:if test="position() &gt; 1">; </xsl:if><xsl:value-of select="@number"/><xsl:if test=". != ''"> (<xsl:value-of select="."/>)</xsl:if></xsl:for-each></p>
    </xsl:for-each>
  </xsl:template>

  <!-- What stands at the foot of every page. -->
  <xsl:template name="office-foot">
    <xsl:variable name="title" select="normalize-space(/page/consultation/title)"/>
    <xsl:value-of select="/page/consultation/authority"/><xsl:text> · </xsl:text>
    <xsl:choose><xsl:when test="string-length($title) &gt; 90"><xsl:value-of select="concat(substring($title, 1, 88), '…')"/></xsl:when><xsl:otherwise><xsl:value-of select="$title"/></xsl:otherwise></xsl:choose>
  </xsl:template>

  <!-- A row that is no longer than this stays on one page; one that fills a page
       must be broken. -->
  <xsl:variable name="row-whole" select="1200"/>

  <!-- How wide a column is beside the others, by what stands in it: a citation
       stays on a line, a word of a decision too. -->
  <xsl:template match="column" mode="width">
    <xsl:choose>
      <xsl:when test="@content = 'seq'">1</xsl:when>
      <xsl:when test="@content = 'received' or @content = 'kind'">2.2</xsl:when>
      <xsl:when test="@content = 'decision' or @content = 'property'">3.2</xsl:when>
      <xsl:when test="@content = 'unit'">3</xsl:when>
      <xsl:when test="starts-with(@content, 'submitter') or @content = 'capacity'">3.4</xsl:when>
      <xsl:when test="contains(@content, 'text') and contains(@content, ' ')">7</xsl:when>
      <xsl:otherwise>5</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Words of people: marks of their shape go, lines stay. -->
  <xsl:template match="br" mode="line"><br/></xsl:template>
  <xsl:template match="*" mode="line" priority="-1"><xsl:value-of select="."/></xsl:template>
</xsl:stylesheet>
