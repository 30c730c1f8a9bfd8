<?xml version="1.0" encoding="UTF-8"?>
<!-- overview.xsl: one consultation at a glance. Model: overview.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="overview-page" mode="title"><xsl:value-of select="../consultation/title"/></xsl:template>

  <xsl:template match="overview-page">
    <xsl:apply-templates select="$round" mode="state"/>
    <h1><xsl:for-each select="$round"><xsl:call-template name="lang"/></xsl:for-each><xsl:value-of select="$round/title"/></h1>
    <xsl:apply-templates select="$round" mode="parts"/>
    <div class="beside">
      <xsl:apply-templates select="$round" mode="term">
        <xsl:with-param name="link"><xsl:if test="whole/link or papers/document/@comments"><a class="button" href="{(papers/document[@kind = 'draft'] | papers/document)[1]/@href}"><xsl:value-of select="t:text('overview.read_and_comment')"/></a></xsl:if></xsl:with-param>
      </xsl:apply-templates>
      <div>
        <xsl:apply-templates select="outcome | report[published or @overdue or due/@days]"/>
        <xsl:apply-templates select="summary"/>
        <xsl:apply-templates select="change"/>
        <xsl:apply-templates select="short-reason"/>
        <xsl:if test="papers/document">
          <h2><xsl:value-of select="t:text('overview.papers')"/></h2>
          <xsl:apply-templates select="papers"/>
        </xsl:if>
        <xsl:if test="$round/@phase = 'open'">
          <h2 id="how"><xsl:value-of select="t:text('overview.how')"/></h2>
          <ol>
            <li><xsl:value-of select="t:text('overview.how_1')"/></li>
            <li><xsl:value-of select="t:text('overview.how_2')"/></li>
            <li><xsl:value-of select="t:text('overview.how_3')"/></li>
          </ol>
          <xsl:if test="whole/link"><p><xsl:apply-templates select="whole/link"/></p></xsl:if>
          <xsl:for-each select="link[@rel = 'questionnaire']"><p><xsl:apply-templates select="."/></p></xsl:for-each>
          <xsl:if test="facts/fact[@name = 'otherwise']"><p><xsl:value-of select="t:text('fact.otherwise')"/>: <xsl:value-of select="facts/fact[@name = 'otherwise']"/></p></xsl:if>
        </xsl:if>
        <xsl:if test="numbers">
          <h2><xsl:value-of select="t:text('overview.numbers')"/></h2>
          <xsl:apply-templates select="numbers"/>
        </xsl:if>
        <xsl:if test="busiest/unit">
          <h3><xsl:value-of select="t:text('overview.busiest')"/></h3>
          <ul class="plain"><xsl:apply-templates select="busiest/unit"/></ul>
        </xsl:if>
        <xsl:if test="events/event">
          <h2 id="events"><xsl:value-of select="t:text('overview.events')"/></h2>
          <ol class="timeline"><xsl:apply-templates select="events/event"/></ol>
        </xsl:if>
        <xsl:if test="facts/fact[@name != 'otherwise'] or place">
          <h2><xsl:value-of select="t:text('overview.facts')"/></h2>
          <dl class="summary-list"><xsl:apply-templates select="facts/fact[@name != 'otherwise']"/>
            <xsl:if test="place"><div><dt><xsl:value-of select="t:text('fact.places')"/></dt><dd><ul class="plain"><xsl:apply-templates select="place"/></ul></dd></div></xsl:if></dl>
        </xsl:if>
      </div>
      <aside aria-label="{t:text('overview.course')}">
        <h2><xsl:value-of select="t:text('overview.course')"/></h2>
        <xsl:apply-templates select="timeline"/>
        <xsl:if test="rounds/round">
          <h2><xsl:value-of select="t:text('overview.rounds')"/></h2>
          <ul class="plain"><xsl:apply-templates select="rounds/round"/></ul>
        </xsl:if>
        <xsl:if test="contact">
          <h2><xsl:value-of select="t:text('overview.contact')"/></h2>
          <xsl:apply-templates select="contact"/>
        </xsl:if>
        <xsl:for-each select="link[@rel != 'questionnaire' or $round/@phase != 'open']"><p><xsl:apply-templates select="."/></p></xsl:for-each>
      </aside>
    </div>
  </xsl:template>

  <xsl:template match="overview-page/summary">
    <div class="summary"><xsl:if test="@lang"><xsl:call-template name="lang"/></xsl:if><xsl:apply-templates select="p"/></div>
  </xsl:template>

  <xsl:template match="short-reason">
    <div class="notice warning" id="short">
      <h2><xsl:value-of select="t:text('label.short_reason')"/></h2>
      <xsl:if test="usual"><p><xsl:choose>
        <xsl:when test="usual/@working"><xsl:value-of select="t:text('overview.usual', t:count('count.working_day', usual/@n))"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="t:text('overview.usual', t:count('count.day', usual/@n))"/></xsl:otherwise></xsl:choose></p></xsl:if>
      <div><xsl:call-template name="native"/><xsl:apply-templates select="body"/></div>
      <xsl:if test="by or given or @page">
        <p class="by small"><xsl:if test="by"><span><xsl:call-template name="native"/><xsl:value-of select="by"/></span></xsl:if><xsl:if test="by and given">, </xsl:if><xsl:apply-templates select="given" mode="date"/>
          <xsl:if test="@page"><xsl:if test="by or given"> · </xsl:if><xsl:value-of select="t:text('overview.reason_page', @page)"/></xsl:if></p>
      </xsl:if>
    </div>
  </xsl:template>

  <xsl:template match="whole/link" mode="words"><xsl:value-of select="t:text('button.comment_whole')"/></xsl:template>

  <xsl:template match="busiest/unit">
    <li><a href="{@href}"><xsl:apply-templates select="." mode="name"/></a><xsl:if test="@comments"><xsl:text> </xsl:text><span class="soft small"><xsl:value-of select="t:count('count.comment', @comments)"/></span></xsl:if></li>
  </xsl:template>

  <xsl:template match="fact">
    <div><dt><xsl:value-of select="t:text(concat('fact.', @name))"/></dt>
      <dd><span><xsl:call-template name="native"/><xsl:value-of select="."/></span><xsl:if test="@href"><xsl:text> </xsl:text><a href="{@href}"><xsl:value-of select="t:text('overview.more')"/><span class="hidden">: <xsl:value-of select="t:text(concat('fact.', @name))"/></span></a></xsl:if></dd></div>
  </xsl:template>

  <xsl:template match="rounds/round">
    <li><a href="{@href}"><xsl:if test="@current"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><xsl:value-of select="."/></a><xsl:if test="@cancelled"><xsl:text> </xsl:text><span class="tag closed"><xsl:value-of select="t:text('phase.cancelled')"/></span></xsl:if></li>
  </xsl:template>

  <xsl:template match="overview-page/report">
    <div class="notice">
      <h2><xsl:value-of select="t:text('noun.report')"/></h2>
      <xsl:choose>
        <xsl:when test="published">
          <xsl:if test="@href"><p><a class="button" href="{@href}"><xsl:value-of select="t:text('overview.read_report')"/></a></p></xsl:if>
          <p class="small"><xsl:value-of select="t:text('phase.answered')"/>: <xsl:apply-templates select="published" mode="date"/><xsl:apply-templates select="file"/></p>
          <xsl:if test="decision"><p class="row"><xsl:apply-templates select="decision" mode="count"/></p></xsl:if>
        </xsl:when>
        <xsl:otherwise>
          <p><xsl:if test="@overdue"><span class="tag overdue"><xsl:value-of select="t:text('flag.overdue')"/></span><xsl:text> </xsl:text></xsl:if>
            <xsl:if test="due"><xsl:value-of select="t:text('step.report_due')"/>: <xsl:apply-templates select="due" mode="date"/><xsl:if test="due/@days"> · <xsl:value-of select="t:count('count.days_left', due/@days)"/></xsl:if></xsl:if></p>
        </xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>
  <xsl:template match="overview-page/outcome">
    <div class="notice">
      <h2><xsl:value-of select="t:text('noun.outcome')"/></h2>
      <p><b><xsl:value-of select="t:text(concat('form.outcome.kind.', @key))"/></b><xsl:if test="adopted">, <xsl:apply-templates select="adopted" mode="date"/></xsl:if><xsl:if test="number">, <xsl:value-of select="number"/></xsl:if></p>
      <xsl:if test="@early"><p><span class="tag overdue"><xsl:value-of select="t:text('outcome.early')"/></span></p></xsl:if>
      <xsl:if test="@href"><p><a href="{@href}"><xsl:value-of select="t:text('overview.read_outcome')"/></a></p></xsl:if>
    </div>
  </xsl:template>
</xsl:stylesheet>
