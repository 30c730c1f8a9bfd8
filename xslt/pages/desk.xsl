<?xml version="1.0" encoding="UTF-8"?>
<!-- desk.xsl: what waits for me, and the consultations of my authorities.  Model: desk.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-page" mode="heading"><xsl:value-of select="t:text('desk.title')"/></xsl:template>
  <xsl:template match="desk-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-page">
    <h1><xsl:value-of select="t:text('desk.title')"/></h1>
    <h2><xsl:value-of select="t:text('desk.tasks')"/></h2>
    <xsl:choose>
      <xsl:when test="tasks/task"><ul class="papers"><xsl:apply-templates select="tasks/task"/></ul></xsl:when>
      <xsl:otherwise><p><xsl:value-of select="t:text('desk.tasks.none')"/></p></xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select="phase"/>
    <xsl:if test="authority"><h2><xsl:value-of select="t:text('desk.mine')"/></h2></xsl:if>
    <xsl:apply-templates select="authority"/>
    <xsl:call-template name="offers"/>
  </xsl:template>

  <xsl:template match="desk-page/authority">
    <section aria-labelledby="a-{@slug}">
      <h3 id="a-{@slug}"><xsl:value-of select="name"/></h3>
      <xsl:if test="link"><p class="actions"><xsl:apply-templates select="link" mode="button"/></p></xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="task">
    <li><a href="{@href}"><b><xsl:value-of select="t:text(concat('desk.task.', @kind))"/></b><xsl:if test="@n"><xsl:text> </xsl:text><span class="count"><xsl:value-of select="t:count('count.number', @n)"/></span></xsl:if><span class="hidden"><xsl:text>: </xsl:text><xsl:value-of select="title"/></span></a>
      <p><xsl:value-of select="title"/><xsl:if test="due"> · <xsl:value-of select="t:text('desk.due')"/><xsl:text>: </xsl:text><xsl:apply-templates select="due" mode="moment"/></xsl:if></p></li>
  </xsl:template>
  <xsl:template match="task[@kind = 'report_overdue' or @kind = 'read_refused']" priority="1">
    <li><span class="tag overdue"><xsl:value-of select="t:text(concat('desk.task.', @kind))"/></span><xsl:text> </xsl:text><a href="{@href}"><xsl:value-of select="title"/></a>
      <xsl:if test="due"><p><xsl:value-of select="t:text('desk.due')"/><xsl:text>: </xsl:text><xsl:apply-templates select="due" mode="moment"/></p></xsl:if></li>
  </xsl:template>

  <xsl:template match="desk-page/phase">
    <xsl:if test="entry">
      <h2><xsl:value-of select="t:text(concat('phase.', @name))"/></h2>
      <table class="inbox stack">
        <caption class="hidden"><xsl:value-of select="t:text(concat('phase.', @name))"/></caption>
        <thead><tr><th scope="col"><xsl:value-of select="t:text('desk.column.consultation')"/></th><th scope="col"><xsl:value-of select="t:text('label.closing')"/></th><th scope="col" class="figure"><xsl:value-of select="t:text('table.comments')"/></th><th scope="col" class="figure"><xsl:value-of select="t:text('desk.column.undecided')"/></th><th scope="col" class="figure"><xsl:value-of select="t:text('desk.column.review')"/></th></tr></thead>
        <tbody><xsl:apply-templates select="entry"/></tbody>
      </table>
    </xsl:if>
  </xsl:template>
  <xsl:template match="desk-page/phase/entry" priority="1">
    <tr>
      <th scope="row"><a href="{@href}"><xsl:value-of select="title"/></a><xsl:if test="authority"><br/><span class="soft"><xsl:value-of select="authority"/></span></xsl:if>
        <xsl:if test="flag"><p class="row"><xsl:apply-templates select="flag"/></p></xsl:if></th>
      <td data-th="{t:text('label.closing')}"><xsl:apply-templates select="closes" mode="moment"/><xsl:if test="due"><br/><span class="soft"><xsl:value-of select="t:text('desk.report_due')"/><xsl:text>: </xsl:text><xsl:apply-templates select="due" mode="date"/></span></xsl:if></td>
      <td class="figure" data-th="{t:text('table.comments')}"><xsl:value-of select="t:count('count.number', @comments)"/></td>
      <td class="figure" data-th="{t:text('desk.column.undecided')}"><xsl:value-of select="t:count('count.number', @undecided)"/></td>
      <td class="figure" data-th="{t:text('desk.column.review')}"><xsl:value-of select="t:count('count.number', @review)"/></td>
    </tr>
  </xsl:template>
</xsl:stylesheet>
