<?xml version="1.0" encoding="UTF-8"?>
<!-- desk.xsl: what pages of the desk share: tabs, facts, checks, the lawful
     term, rows of comments, history.  Contract: pages/desk-shared.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <!-- The head of a page of one consultation: its state, h1, tabs. -->
  <xsl:template name="desk-head">
    <xsl:apply-templates select="$round" mode="state-of"/>
    <h1><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round"><xsl:text> </xsl:text><span class="of"><xsl:value-of select="$round/title"/></span></xsl:if></h1>
    <xsl:apply-templates select="tabs"/>
  </xsl:template>
  <xsl:template match="*" mode="heading"/>

  <xsl:template match="tabs">
    <nav class="parts" aria-label="{t:text('part.title')}"><ul><xsl:apply-templates select="tab"/></ul></nav>
  </xsl:template>
  <xsl:template match="tab">
    <li><a href="{@href}"><xsl:if test="@name = 'comments' or @name = 'groups' or @name = 'report'"><xsl:attribute name="accesskey"><xsl:value-of select="substring(@name, 1, 1)"/></xsl:attribute></xsl:if><xsl:if test="@current"><xsl:attribute name="aria-current"><xsl:choose><xsl:when test="@href = /page/@path">page</xsl:when><xsl:otherwise>true</xsl:otherwise></xsl:choose></xsl:attribute></xsl:if>
      <xsl:value-of select="t:text(concat('desk.tab.', @name))"/>
      <xsl:if test="@n"><xsl:text> </xsl:text><span class="count"><xsl:value-of select="t:count('count.number', @n)"/></span></xsl:if></a></li>
  </xsl:template>

  <xsl:template match="facts" mode="desk">
    <xsl:if test="fact"><dl class="summary-list"><xsl:apply-templates select="fact" mode="desk"/></dl></xsl:if>
  </xsl:template>
  <xsl:template match="fact" mode="desk">
    <div><dt><xsl:value-of select="t:text(concat('desk.fact.', @name))"/></dt>
      <dd><xsl:apply-templates select="." mode="value"/></dd></div>
  </xsl:template>
  <xsl:template match="fact" mode="value"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="fact[@key]" mode="value"><xsl:value-of select="t:text(@key)"/></xsl:template>
  <xsl:template match="fact[@iso]" mode="value"><xsl:apply-templates select="." mode="moment"/><xsl:if test="@days"><xsl:text> · </xsl:text><xsl:value-of select="t:count('count.days_left', @days)"/></xsl:if></xsl:template>

  <!-- What must be there, each with a word for how it stands. -->
  <xsl:template match="checks">
    <h2><xsl:value-of select="t:text('desk.checks')"/></h2>
    <p><xsl:choose>
      <xsl:when test="@ready"><xsl:value-of select="t:text('desk.checks.ready')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text('desk.checks.not_ready')"/></xsl:otherwise>
    </xsl:choose></p>
    <ul class="papers checks"><xsl:apply-templates select="check"/></ul>
  </xsl:template>
  <xsl:template match="check">
    <li><span><xsl:attribute name="class">tag <xsl:apply-templates select="@state" mode="check"/></xsl:attribute><xsl:value-of select="t:text(concat('desk.state.', @state))"/></span>
      <xsl:text> </xsl:text>
      <xsl:choose>
        <xsl:when test="@href"><a href="{@href}"><xsl:apply-templates select="." mode="name"/></a></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="." mode="name"/></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="text()"><p><xsl:value-of select="."/></p></xsl:if></li>
  </xsl:template>
  <xsl:template match="check" mode="name">
    <xsl:value-of select="t:text(concat('desk.check.', @name))"/>
    <xsl:if test="@n"><xsl:text>: </xsl:text><xsl:value-of select="t:count('count.number', @n)"/></xsl:if>
  </xsl:template>
  <xsl:template match="check[@kind]" mode="name"><xsl:value-of select="t:text(concat('document.', @kind))"/></xsl:template>
  <xsl:template match="@state" mode="check">
    <xsl:choose>
      <xsl:when test=". = 'done' or . = 'ready' or . = 'approved' or . = 'published'">accepted</xsl:when>
      <xsl:when test=". = 'missing' or . = 'refused' or . = 'overdue' or . = 'returned'">overdue</xsl:when>
      <xsl:when test=". = 'soft' or . = 'doubtful' or . = 'review'">partly</xsl:when>
      <xsl:otherwise>waiting</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The term as the law counts it. -->
  <xsl:template match="lawful">
    <section class="term" aria-labelledby="lawful">
      <h2 id="lawful"><xsl:value-of select="t:text('noun.term')"/></h2>
      <p><b><xsl:value-of select="t:text(concat('desk.term.', @verdict))"/></b></p>
      <p><xsl:value-of select="t:text('desk.term.minimum', t:count(concat('count.', @unit), @n))"/><xsl:if test="@basis"> · <xsl:value-of select="@basis"/></xsl:if></p>
      <dl>
        <xsl:apply-templates select="chosen | earliest | earliest-short"/>
      </dl>
    </section>
  </xsl:template>
  <xsl:template match="lawful/*">
    <dt><xsl:value-of select="t:text(concat('desk.term.', name()))"/></dt>
    <dd><xsl:apply-templates select="." mode="moment"/></dd>
  </xsl:template>

  <xsl:template match="places" mode="desk">
    <h2><xsl:value-of select="t:text('desk.places')"/></h2>
    <ul class="papers"><xsl:apply-templates select="place" mode="desk"/></ul>
  </xsl:template>
  <xsl:template match="place" mode="desk">
    <li><span><xsl:attribute name="class">tag <xsl:apply-templates select="@state" mode="check"/></xsl:attribute><xsl:value-of select="t:text(concat('desk.place.', @state))"/></span>
      <xsl:text> </xsl:text>
      <xsl:choose>
        <xsl:when test="@href"><a href="{@href}"><xsl:value-of select="title"/></a></xsl:when>
        <xsl:otherwise><xsl:value-of select="title"/></xsl:otherwise>
      </xsl:choose>
      <xsl:apply-templates select="due | done" mode="desk"/>
      <xsl:if test="mark or by"><p><xsl:value-of select="mark"/><xsl:if test="mark and by"> · </xsl:if><xsl:value-of select="by"/></p></xsl:if>
      <xsl:if test="@href-done"><p><a href="{@href-done}"><xsl:choose><xsl:when test="@state = 'done'"><xsl:value-of select="t:text('button.edit')"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text('form.place.button')"/></xsl:otherwise></xsl:choose><span class="hidden">: <xsl:value-of select="title"/></span></a></p></xsl:if></li>
  </xsl:template>
  <xsl:template match="place/*" mode="desk">
    <p><xsl:value-of select="t:text(concat('desk.place.', name()))"/><xsl:text>: </xsl:text><xsl:apply-templates select="." mode="date"/></p>
  </xsl:template>

  <!-- Rows of comments. -->
  <xsl:template name="items">
    <xsl:param name="caption"/>
    <xsl:param name="items" select="item"/>
    <table class="inbox stack">
      <caption><xsl:value-of select="$caption"/></caption>
      <thead><tr>
        <th scope="col"><xsl:value-of select="t:text('desk.column.unit')"/></th>
        <th scope="col"><xsl:value-of select="t:text('desk.column.who')"/></th>
        <th scope="col"><xsl:value-of select="t:text('desk.column.words')"/></th>
        <th scope="col"><xsl:value-of select="t:text('desk.column.answer')"/></th>
      </tr></thead>
      <tbody><xsl:apply-templates select="$items"/></tbody>
    </table>
  </xsl:template>
  <xsl:template match="item">
    <tr id="row-{@code}">
      <xsl:if test="@current"><xsl:attribute name="class">chosen</xsl:attribute></xsl:if>
      <th scope="row" data-th="{t:text('desk.column.unit')}"><xsl:apply-templates select="@pick"/><b><a href="{@href}"><xsl:if test="parent::desk-comments-page and not(preceding-sibling::item)"><xsl:attribute name="accesskey">n</xsl:attribute></xsl:if><xsl:if test="@current"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if><xsl:apply-templates select="." mode="cite"/><span class="hidden"><xsl:text>, </xsl:text><xsl:value-of select="@code"/></span></a></b>
        <xsl:if test="records"><br/><span class="soft"><xsl:value-of select="records"/></span></xsl:if></th>
      <td data-th="{t:text('desk.column.who')}"><xsl:apply-templates select="." mode="who"/><br/>
        <span class="soft"><xsl:if test="@channel and @channel != 'online'"><xsl:value-of select="t:text(concat('channel.', @channel))"/> · </xsl:if><xsl:apply-templates select="received" mode="date"/></span></td>
      <td data-th="{t:text('desk.column.words')}">
        <xsl:if test="@stance or @late or @deficient or @adds or @asked or @state[. != 'public'] or @group"><p class="row"><xsl:apply-templates select="@stance"/>
          <xsl:if test="@late"><span class="tag overdue"><xsl:value-of select="t:text('desk.late')"/></span></xsl:if>
          <xsl:if test="@deficient"><span class="tag overdue"><xsl:value-of select="t:text('desk.deficient')"/></span></xsl:if>
          <xsl:if test="@state[. != 'public']"><span class="tag noted"><xsl:value-of select="t:text(concat('state.', @state))"/></span></xsl:if>
          <xsl:if test="@adds"><span class="tag noted"><xsl:value-of select="t:text('desk.item.adds')"/></span></xsl:if>
          <xsl:if test="@asked"><span class="tag waiting"><xsl:value-of select="t:text('desk.item.asked')"/></span></xsl:if>
          <xsl:if test="@group"><b><xsl:value-of select="t:count('count.identical', @group)"/></b></xsl:if></p></xsl:if>
        <p><xsl:value-of select="excerpt"/></p></td>
      <td data-th="{t:text('desk.column.answer')}"><xsl:apply-templates select="." mode="answer"/></td>
    </tr>
  </xsl:template>
  <!-- A box of the form that acts on several. -->
  <xsl:template match="item/@pick">
    <xsl:variable name="field" select="../../form/field[@type = 'picks']"/>
    <xsl:if test="$field">
      <label class="choices"><input type="checkbox" form="picks" name="{$field/@name}" value="{.}"><xsl:if test="$field/option/@value = ."><xsl:attribute name="checked">checked</xsl:attribute></xsl:if></input>
        <span class="hidden"><xsl:value-of select="t:text('desk.pick', ../@code)"/></span></label><xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>
  <xsl:template match="item" mode="cite">
    <xsl:choose><xsl:when test="cite != ''"><xsl:value-of select="cite"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text('unit.whole')"/></xsl:otherwise></xsl:choose>
  </xsl:template>
  <xsl:template match="item" mode="who">
    <xsl:choose>
      <xsl:when test="author != ''"><xsl:value-of select="author"/></xsl:when>
      <xsl:when test="@kind"><xsl:value-of select="t:text(concat('submitter.', @kind))"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text('comment.unnamed')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="item" mode="answer">
    <xsl:choose>
      <xsl:when test="@decision">
        <span><xsl:attribute name="class">tag <xsl:apply-templates select="@decision" mode="sense"/></xsl:attribute>
          <xsl:choose><xsl:when test="words"><xsl:value-of select="words"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text(concat('decision.', @decision))"/></xsl:otherwise></xsl:choose></span>
        <xsl:if test="@reply"><br/><span class="soft"><xsl:value-of select="t:text(concat('desk.reply.', @reply))"/></span></xsl:if>
      </xsl:when>
      <xsl:otherwise><span class="tag waiting"><xsl:value-of select="t:text('desk.reply.none')"/></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="history">
    <xsl:if test="act">
      <details class="history">
        <summary><xsl:value-of select="t:text('desk.history')"/><xsl:text> </xsl:text><span class="count"><xsl:value-of select="t:count('count.number', count(act))"/></span></summary>
        <ul class="small"><xsl:apply-templates select="act"/></ul>
      </details>
    </xsl:if>
  </xsl:template>
  <xsl:template match="history/act">
    <li><xsl:value-of select="t:text(concat('desk.act.', @name))"/><xsl:text>, </xsl:text><xsl:apply-templates select="when" mode="moment"/><xsl:if test="by"><xsl:text> · </xsl:text><xsl:value-of select="by"/></xsl:if>
      <xsl:if test="note"><br/><xsl:value-of select="note"/></xsl:if></li>
  </xsl:template>

  <!-- What can be done here: pages of their own, and buttons. -->
  <xsl:template name="offers">
    <xsl:if test="link"><p class="actions"><xsl:apply-templates select="link" mode="desk"/></p></xsl:if>
    <xsl:apply-templates select="form"/>
  </xsl:template>
  <xsl:template match="link" mode="desk">
    <a class="button quiet" href="{@href}"><xsl:value-of select="t:text(concat('link.', @rel))"/></a>
  </xsl:template>
  <!-- The one that the page is about. -->
  <xsl:template match="link[@rel = 'publish' or @rel = 'draw_up' or @rel = 'report']" mode="desk">
    <a class="button" href="{@href}"><xsl:value-of select="t:text(concat('link.', @rel))"/></a>
  </xsl:template>
</xsl:stylesheet>
