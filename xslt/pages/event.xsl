<?xml version="1.0" encoding="UTF-8"?>
<!-- event.xsl: public meetings: to everybody and at the desk.  Models:
     event.rng, desk-event.rng, desk-events.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-events-page | desk-event-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-events-page" mode="heading"><xsl:value-of select="t:text('desk.events.title')"/></xsl:template>
  <xsl:template match="event-page | desk-event-page" mode="heading"><xsl:value-of select="title"/></xsl:template>
  <xsl:template match="event-page | desk-events-page | desk-event-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-events-page">
    <xsl:call-template name="desk-head"/>
    <xsl:if test="@notice"><p><xsl:value-of select="t:text('desk.events.notice', t:count('count.day', @notice))"/></p></xsl:if>
    <xsl:if test="@first-day"><p><xsl:value-of select="t:text('desk.events.first_day', @first-day)"/></p></xsl:if>
    <xsl:if test="@before-end"><p><xsl:value-of select="t:text('desk.events.before_end', t:count('count.day', @before-end))"/></p></xsl:if>
    <xsl:choose>
      <xsl:when test="event"><ol class="timeline"><xsl:apply-templates select="event"/></ol></xsl:when>
      <xsl:otherwise><p><xsl:value-of select="t:text('desk.events.none')"/></p></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="form"><h2><xsl:value-of select="t:text('desk.events.add')"/></h2></xsl:if>
    <xsl:call-template name="offers"/>
  </xsl:template>

  <xsl:template match="event-page">
    <h1><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round"><xsl:text> </xsl:text><span class="of"><xsl:value-of select="$round/title"/></span></xsl:if></h1>
    <xsl:apply-templates select="." mode="facts"/>
  </xsl:template>
  <!-- Of the same day only the time is said. -->
  <xsl:template match="ends" mode="until">
    <xsl:text> – </xsl:text>
    <xsl:choose>
      <xsl:when test="@time and @date = ../starts/@date"><time datetime="{@iso}"><xsl:value-of select="@time"/></time></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="moment"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="desk-event-page">
    <xsl:call-template name="desk-head"/>
    <xsl:apply-templates select="." mode="facts"/>
    <xsl:for-each select="form"><h2><xsl:choose>
      <xsl:when test="@name = 'event-held'"><xsl:value-of select="t:text('desk.event.held')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text(concat('form.', @name, '.button'))"/></xsl:otherwise>
    </xsl:choose></h2><xsl:apply-templates select="."/></xsl:for-each>
  </xsl:template>

  <xsl:template match="event-page | desk-event-page" mode="facts">
    <xsl:if test="cancelled or moved">
      <div class="notice warning">
        <p><b><xsl:choose><xsl:when test="cancelled"><xsl:value-of select="t:text('event.cancelled')"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text('event.moved')"/></xsl:otherwise></xsl:choose></b>
          <xsl:text>, </xsl:text><xsl:apply-templates select="(cancelled | moved[not(../cancelled)])[1]" mode="moment"/></p>
        <xsl:apply-templates select="notice/p"/>
      </div>
    </xsl:if>
    <dl class="summary-list">
      <div><dt><xsl:value-of select="t:text('event.time')"/></dt><dd><xsl:apply-templates select="starts" mode="moment"/><xsl:apply-templates select="ends" mode="until"/></dd></div>
      <xsl:if test="place"><div><dt><xsl:value-of select="t:text('event.place')"/></dt><dd><xsl:value-of select="place"/></dd></div></xsl:if>
      <xsl:if test="access"><div><dt><xsl:value-of select="t:text('event.access')"/></dt><dd><xsl:apply-templates select="access/p"/></dd></div></xsl:if>
      <xsl:if test="link"><div><dt><xsl:value-of select="t:text('event.link')"/></dt><dd><a href="{link}" rel="nofollow"><xsl:value-of select="link"/></a></dd></div></xsl:if>
      <xsl:if test="language"><div><dt><xsl:value-of select="t:text('event.languages')"/></dt><dd><xsl:for-each select="language"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="t:text(concat('language.', @code))"/></xsl:for-each><xsl:if test="@sign-language">, <xsl:value-of select="t:text('event.sign_language')"/></xsl:if></dd></div></xsl:if>
      <xsl:if test="@sign-language and not(language)"><div><dt><xsl:value-of select="t:text('event.languages')"/></dt><dd><xsl:value-of select="t:text('event.sign_language')"/></dd></div></xsl:if>
      <xsl:if test="registration"><div><dt><xsl:value-of select="t:text('event.registration')"/></dt><dd><xsl:apply-templates select="registration/p"/></dd></div></xsl:if>
      <xsl:if test="programme"><div><dt><xsl:value-of select="t:text('event.programme')"/></dt><dd><xsl:apply-templates select="programme/p"/></dd></div></xsl:if>
      <xsl:if test="recording"><div><dt><xsl:value-of select="t:text('event.recording')"/></dt><dd><a href="{recording}" rel="nofollow"><xsl:value-of select="recording"/></a></dd></div></xsl:if>
    </dl>
    <xsl:if test="calendar"><p><a href="{calendar/@href}"><xsl:value-of select="t:text('event.calendar')"/></a></p></xsl:if>
    <xsl:if test="@present"><p><xsl:value-of select="t:text('event.present', t:count('count.number', @present))"/></p></xsl:if>
    <xsl:apply-templates select="minutes"/>
    <xsl:if test="file"><h2><xsl:value-of select="t:text('event.files')"/></h2><xsl:apply-templates select="file"/></xsl:if>
    <xsl:if test="wish">
      <h2><xsl:value-of select="t:text('event.wishes')"/></h2>
      <ul class="plain"><xsl:apply-templates select="wish"/></ul>
    </xsl:if>
    <xsl:if test="said">
      <h2><xsl:value-of select="t:text('event.said')"/></h2>
      <ul class="plain"><xsl:apply-templates select="said"/></ul>
    </xsl:if>
  </xsl:template>
  <xsl:template match="event-page/minutes | desk-event-page/minutes">
    <section aria-labelledby="minutes">
      <h2 id="minutes"><xsl:value-of select="t:text('event.minutes')"/></h2>
      <p class="soft"><xsl:choose><xsl:when test="@draft"><xsl:value-of select="t:text('event.minutes.draft')"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text('event.minutes.fixed')"/></xsl:otherwise></xsl:choose><xsl:text> </xsl:text><xsl:apply-templates select="until" mode="moment"/></p>
      <xsl:if test="../correct"><p><a href="{../correct/@href}"><xsl:value-of select="t:text('event.correct')"/></a></p></xsl:if>
      <xsl:apply-templates select="body/p"/>
      <xsl:if test="../minutes-file"><p><a href="{../minutes-file/@href}"><xsl:value-of select="t:text('event.minutes.file')"/></a></p></xsl:if>
    </section>
  </xsl:template>
  <xsl:template match="event-page/said | desk-event-page/said">
    <li><p><b><xsl:choose><xsl:when test="author"><xsl:value-of select="author"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text('event.somebody')"/></xsl:otherwise></xsl:choose></b>
      <xsl:text> · </xsl:text><a href="{@href}"><xsl:choose><xsl:when test="cite != ''"><xsl:value-of select="cite"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text('unit.whole')"/></xsl:otherwise></xsl:choose><span class="hidden"><xsl:text>, </xsl:text><xsl:value-of select="@code"/></span></a></p>
      <xsl:apply-templates select="words/p"/>
      <xsl:if test="answered"><p class="soft small"><xsl:value-of select="t:text('event.answered')"/></p><xsl:apply-templates select="answered/p"/></xsl:if></li>
  </xsl:template>

  <!-- A file beside the minutes, with its words for who cannot see it. -->
  <xsl:template match="event-page/file | desk-event-page/file">
    <xsl:variable name="what"><xsl:value-of select="@name"/><xsl:apply-templates select="." mode="more"/></xsl:variable>
    <div class="figure">
      <p><xsl:choose><xsl:when test="@href"><a href="{@href}"><xsl:value-of select="$what"/></a></xsl:when><xsl:otherwise><xsl:value-of select="$what"/></xsl:otherwise></xsl:choose><xsl:apply-templates select="." mode="kept-back"/></p>
      <xsl:if test="@picture and @href"><p><img src="{@href}" alt="{t:text('event.file.alt')}"/></p></xsl:if>
      <xsl:if test="says"><details open="open"><summary><xsl:value-of select="t:text('event.file.says')"/></summary><xsl:apply-templates select="says/p"/></details></xsl:if>
      <xsl:apply-templates select="form"/>
    </div>
  </xsl:template>
  <xsl:template match="event-page/wish | desk-event-page/wish">
    <li><p><b><xsl:value-of select="t:text(concat('event.wish.', @state))"/></b><xsl:text>, </xsl:text><xsl:choose><xsl:when test="decided"><xsl:apply-templates select="decided" mode="date"/></xsl:when><xsl:otherwise><xsl:apply-templates select="asked" mode="date"/></xsl:otherwise></xsl:choose><xsl:if test="author"><xsl:text> · </xsl:text><xsl:value-of select="author"/></xsl:if></p>
      <xsl:apply-templates select="words/p"/>
      <xsl:if test="reasons"><p class="soft small"><xsl:value-of select="t:text('noun.reasons')"/></p><xsl:apply-templates select="reasons/p"/></xsl:if>
      <xsl:apply-templates select="form"/></li>
  </xsl:template>

  <xsl:template match="minutes-wish-page" mode="title"><xsl:value-of select="t:text('event.correct')"/></xsl:template>
  <xsl:template match="minutes-wish-page">
    <h1><xsl:value-of select="t:text('event.correct')"/><xsl:text> </xsl:text><span class="of"><xsl:value-of select="title"/></span></h1>
    <p><xsl:value-of select="t:text('event.minutes.draft')"/><xsl:text> </xsl:text><xsl:apply-templates select="minutes/until" mode="moment"/></p>
    <details><summary><xsl:value-of select="t:text('event.minutes')"/></summary><xsl:apply-templates select="body/p"/></details>
    <xsl:apply-templates select="form"/>
    <p><a href="{back/@href}"><xsl:value-of select="title"/></a></p>
  </xsl:template>
</xsl:stylesheet>
