<?xml version="1.0" encoding="UTF-8"?>
<!-- comment.xsl: what somebody said, and what the office answers: stance,
     wording against the draft, remark, reason, files, reply; and what stands
     where a text is hidden or withdrawn. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <!-- Fifty of these are a page: what nearly all have and nothing else stands
       here whole (@plain, comment_plain.c) and in as few bytes as say it, the
       rest is asked for where it is. -->
  <xsl:template match="comment">
    <xsl:choose>
      <xsl:when test="@plain">
        <article id="c-{@code}">
          <h3><xsl:value-of select="author"/></h3>
          <p><a href="{@href}"><xsl:value-of select="written/@date"/></a>
            <xsl:if test="@stance"><xsl:text> </xsl:text><span data-stance="{@stance}"><xsl:value-of select="t:text(concat('stance.', @stance))"/></span></xsl:if></p>
          <xsl:for-each select="unit">
            <p class="small"><a href="{@href}"><xsl:apply-templates select="." mode="name"/></a></p>
          </xsl:for-each>
          <xsl:copy-of select="remark/p"/>
        </article>
      </xsl:when>
      <xsl:otherwise>
        <article class="comment" id="c-{@code}"><xsl:call-template name="comment-whole"/></article>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Of a list: where its comments can be supported or reported. -->
  <xsl:template match="@voices">
    <p class="soft small"><xsl:value-of select="t:text(concat('voices.', .))"/></p>
  </xsl:template>

  <!-- Its date, which is the way to a page of its own, and its stance. -->
  <xsl:template name="dated">
    <xsl:for-each select="written"><xsl:choose>
      <xsl:when test="../@href != $page/@path"><a href="{../@href}"><time datetime="{@iso}"><xsl:value-of select="@date"/></time></a></xsl:when>
      <xsl:otherwise><time datetime="{@iso}"><xsl:value-of select="@date"/></time></xsl:otherwise>
    </xsl:choose></xsl:for-each>
    <xsl:if test="changed and not(edition)"><span><xsl:value-of select="t:text('comment.changed', changed/@date)"/></span></xsl:if>
    <xsl:if test="@stance"><span data-stance="{@stance}"><xsl:value-of select="t:text(concat('stance.', @stance))"/></span></xsl:if>
  </xsl:template>

  <xsl:template name="comment-whole">
    <xsl:if test="@group"><xsl:attribute name="class">comment group</xsl:attribute></xsl:if>
    <header>
      <xsl:apply-templates select="." mode="heading"/>
      <p class="by">
        <xsl:apply-templates select="@capacity | @channel[. != 'online'] | @weight"/>
        <xsl:call-template name="dated"/>
      </p>
    </header>
    <xsl:if test="@group"><p><span class="many"><xsl:value-of select="t:count('count.number', @group)"/></span><xsl:text> </xsl:text><xsl:value-of select="t:count('comment.same', @group)"/></p></xsl:if>
    <xsl:if test="@state != 'public'"><xsl:apply-templates select="." mode="state"/></xsl:if>
    <xsl:apply-templates select="unit[@cite or @num or heading or starts-with(@wid, 'att_')]" mode="about"/>
    <xsl:apply-templates select="about | version | read-in | part-of"/>
    <xsl:if test="under"><p class="small soft"><xsl:value-of select="t:text('comment.under')"/><xsl:text>: </xsl:text><xsl:for-each select="under"><xsl:if test="position() &gt; 1">, </xsl:if><a href="{@href}"><xsl:apply-templates select="." mode="name"/></a></xsl:for-each></p></xsl:if>
    <xsl:apply-templates select="location | proposed | remark | reason"/>
    <xsl:apply-templates select="attachment[1]" mode="list"/>
    <xsl:apply-templates select="edition[1]" mode="list"/>
    <xsl:apply-templates select="reply"/>
    <xsl:if test="link or @supports &gt; 0">
      <footer>
        <xsl:if test="@supports &gt; 0"><span class="soft"><xsl:value-of select="t:count('count.supporter', @supports)"/></span></xsl:if>
        <xsl:for-each select="link">
          <a href="{@href}"><xsl:apply-templates select="." mode="words"/></a>
        </xsl:for-each>
      </footer>
    </xsl:if>
    <xsl:apply-templates select="form"/>
  </xsl:template>

  <!-- Who speaks: the published name, or the kind. -->
  <xsl:template match="comment" mode="who">
    <xsl:choose>
      <xsl:when test="author != ''"><xsl:value-of select="author"/></xsl:when>
      <xsl:when test="@kind"><xsl:value-of select="t:text(concat('submitter.', @kind))"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text('comment.unnamed')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- In a list it stands below the list's heading, alone below the h1. -->
  <xsl:template match="comment" mode="heading">
    <xsl:variable name="gone" select="@state = 'hidden' or @state = 'blocked' or @state = 'withdrawn' or @state = 'erased'"/>
    <xsl:element name="h{3 - not(parent::comments or parent::comments-page)}">
      <xsl:attribute name="class">h3<xsl:if test="$gone"> soft</xsl:if></xsl:attribute>
      <xsl:choose>
        <xsl:when test="$gone"><xsl:value-of select="t:text(concat('state.', @state))"/></xsl:when>
        <xsl:when test="@href-author and author != ''"><a href="{@href-author}"><xsl:value-of select="author"/></a></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="." mode="who"/></xsl:otherwise>
      </xsl:choose>
    </xsl:element>
  </xsl:template>

  <xsl:template match="@capacity[. = 'self']"/>
  <xsl:template match="@capacity">
    <span><xsl:value-of select="t:text(concat('by.', .))"/><xsl:if test="../for"><xsl:text>: </xsl:text><xsl:value-of select="../for"/></xsl:if></span>
  </xsl:template>
  <xsl:template match="@channel"><span><xsl:value-of select="t:text(concat('channel.', .))"/></span></xsl:template>
  <xsl:template match="@weight"><span><xsl:value-of select="t:text(concat('weight.', .))"/></span></xsl:template>
  <xsl:template match="@stance">
    <span data-stance="{.}"><xsl:value-of select="t:text(concat('stance.', .))"/></span>
  </xsl:template>

  <!-- A text that is not there: what became of it, since when, by which rule. -->
  <xsl:template match="comment" mode="state">
    <p class="state"><b><xsl:value-of select="t:text(concat('state.', @state))"/></b></p>
  </xsl:template>
  <xsl:template match="comment[@state = 'waiting']" mode="state">
    <p class="state"><b><xsl:value-of select="t:text('state.queued')"/></b></p>
  </xsl:template>
  <xsl:template match="comment[@state = 'hidden' or @state = 'blocked' or @state = 'redacted']" mode="state" priority="1">
    <p class="state">
      <xsl:if test="@state = 'redacted'"><b><xsl:value-of select="t:text('state.some_redacted')"/></b><xsl:text> </xsl:text></xsl:if>
      <xsl:if test="@rule"><xsl:value-of select="t:text('comment.rule', t:text(concat('rule.', @rule)))"/><xsl:text> </xsl:text></xsl:if>
      <xsl:if test="hidden"><xsl:value-of select="t:text('comment.since', hidden/@date)"/><xsl:text> </xsl:text></xsl:if>
      <xsl:value-of select="t:text('comment.in_register')"/>
    </p>
    <xsl:apply-templates select="why"/>
  </xsl:template>
  <xsl:template match="comment/why"><div class="why small"><xsl:apply-templates select="p"/></div></xsl:template>
  <xsl:template match="comment[@state = 'withdrawn' or @state = 'erased']" mode="state">
    <p class="state"><xsl:if test="hidden"><xsl:value-of select="t:text('comment.since', hidden/@date)"/><xsl:text> </xsl:text></xsl:if><xsl:value-of select="t:text('comment.in_register')"/></p>
  </xsl:template>

  <xsl:template match="unit" mode="about">
    <p class="small"><a href="{@href}"><xsl:apply-templates select="." mode="name"/></a></p>
  </xsl:template>
  <xsl:template match="unit[not(@href)]" mode="about">
    <p class="small soft"><xsl:apply-templates select="." mode="name"/></p>
  </xsl:template>
  <!-- On the unit's own page a remark on the unit itself need not say so. -->
  <xsl:template match="unit-page/comments/comment/unit[@href = /page/@path]" mode="about"/>

  <xsl:template match="about[@carried]" priority="1">
    <blockquote><p class="small soft"><xsl:value-of select="t:text('comment.carried', @carried)"/></p><xsl:if test=". != ''"><p><xsl:value-of select="."/></p></xsl:if></blockquote>
  </xsl:template>
  <xsl:template match="comment/about">
    <blockquote><p class="small soft"><xsl:choose><xsl:when test="@gone"><xsl:value-of select="t:text('comment.gone')"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text('comment.about')"/></xsl:otherwise></xsl:choose></p><p><xsl:value-of select="."/></p></blockquote>
  </xsl:template>
  <xsl:template match="comment/version">
    <p class="small soft"><xsl:value-of select="t:text('comment.version')"/><xsl:text>: </xsl:text><a href="{@href}"><xsl:value-of select="."/></a><xsl:if test="@kept">. <xsl:value-of select="t:text('comment.kept', @kept)"/></xsl:if></p>
  </xsl:template>
  <xsl:template match="part-of">
    <p class="small soft"><xsl:choose>
      <xsl:when test="../asked"><xsl:value-of select="t:text('comment.part_answer_to', ../asked)"/></xsl:when>
      <xsl:when test="@answer"><xsl:value-of select="t:text('comment.part_answer')"/></xsl:when>
      <xsl:when test="@page"><xsl:value-of select="t:text('comment.part_of', @page)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text('comment.part')"/></xsl:otherwise>
    </xsl:choose></p>
  </xsl:template>

  <!-- A heading below the comment's own. -->
  <xsl:template name="below">
    <xsl:param name="words"/>
    <xsl:element name="h{4 - not(../parent::comments or ../parent::comments-page)}"><xsl:attribute name="class">h4</xsl:attribute><xsl:value-of select="$words"/></xsl:element>
  </xsl:template>
  <xsl:template match="proposed">
    <div class="wording">
      <xsl:call-template name="below"><xsl:with-param name="words" select="t:text('label.proposed_text')"/></xsl:call-template>
      <xsl:apply-templates select="p"/>
    </div>
  </xsl:template>
  <xsl:template match="comment/location"><p class="small"><xsl:value-of select="t:text('label.location')"/>: <xsl:value-of select="."/></p></xsl:template>
  <xsl:template match="remark"><div class="remark"><xsl:apply-templates select="p"/></div></xsl:template>
  <xsl:template match="reason">
    <div class="reason"><xsl:call-template name="below"><xsl:with-param name="words" select="t:text('noun.reasons')"/></xsl:call-template><xsl:apply-templates select="p"/></div>
  </xsl:template>

  <xsl:template match="attachment" mode="list">
    <ul class="attachments"><xsl:apply-templates select="../attachment"/></ul>
  </xsl:template>
  <xsl:template match="attachment">
    <li>
      <xsl:choose>
        <xsl:when test="@href and (not(@state) or @state = 'clean')"><a href="{@href}"><xsl:value-of select="@name"/><xsl:apply-templates select="." mode="more"/></a></xsl:when>
        <xsl:otherwise><xsl:value-of select="@name"/><xsl:apply-templates select="." mode="more"/></xsl:otherwise>
      </xsl:choose>
      <xsl:apply-templates select="." mode="kept-back"/>
    </li>
  </xsl:template>
  <!-- Given to nobody: not looked at yet, or held. -->
  <xsl:template match="*" mode="kept-back">
    <xsl:if test="@state = 'waiting' or @state = 'held'"><xsl:text> </xsl:text><span class="soft"><xsl:value-of select="t:text(concat('attachment.', @state))"/><xsl:if test="@why">: <xsl:value-of select="t:text(concat('attachment.why.', @why))"/></xsl:if></span></xsl:if>
    <xsl:if test="ended"><xsl:text> </xsl:text><span class="soft"><xsl:value-of select="t:text('attachment.ended', ended/@date)"/></span></xsl:if>
  </xsl:template>
  <xsl:template match="*" mode="more">
    <xsl:if test="@type">, <xsl:value-of select="@type"/></xsl:if>
    <xsl:if test="@size">, <xsl:apply-templates select="@size" mode="size"/></xsl:if>
  </xsl:template>

  <!-- For its author: which of what was sent counts. -->
  <xsl:template match="comment/edition | answers/edition" mode="list">
    <ul class="plain small"><xsl:apply-templates select="../edition"/></ul>
  </xsl:template>
  <xsl:template match="comment/edition | answers/edition">
    <li>
      <xsl:value-of select="t:text('comment.edition', @n)"/><xsl:text>, </xsl:text><xsl:apply-templates select="." mode="moment"/>
      <xsl:if test="@counts"><xsl:text>: </xsl:text><b><xsl:value-of select="t:text('comment.counts')"/></b></xsl:if>
      <xsl:if test="@href"><xsl:text> · </xsl:text><a href="{@href}"><xsl:value-of select="t:text('noun.proof')"/><span class="hidden">: <xsl:value-of select="t:text('comment.edition', @n)"/></span></a></xsl:if>
    </li>
  </xsl:template>

  <xsl:template match="reply">
    <div class="reply">
      <xsl:element name="h{4 - not(../parent::comments or ../parent::comments-page)}">
        <xsl:attribute name="id">r-<xsl:value-of select="../@code"/></xsl:attribute>
        <xsl:value-of select="t:text('noun.reply')"/><xsl:text> </xsl:text><xsl:apply-templates select="@decision"/>
      </xsl:element>
      <xsl:choose>
        <xsl:when test="body/@lang"><div lang="{body/@lang}"><xsl:apply-templates select="body"/></div></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="body"/></xsl:otherwise>
      </xsl:choose>
      <xsl:apply-templates select="translation"/>
      <p class="by small">
        <xsl:if test="by"><xsl:value-of select="by"/>, </xsl:if><xsl:apply-templates select="published" mode="date"/>
        <xsl:if test="unit"> · <xsl:value-of select="t:text('reply.went_to')"/><xsl:text> </xsl:text><a href="{unit/@href}"><xsl:value-of select="unit"/></a></xsl:if>
      </p>
    </div>
  </xsl:template>
  <!-- In the language of who is answered; the mark is in the reader's. -->
  <xsl:template match="reply/translation | answer/translation">
    <p class="small soft"><xsl:value-of select="t:text('reply.translation', t:text(concat('language.', @lang)))"/></p>
    <div lang="{@lang}"><xsl:apply-templates select="p"/></div>
  </xsl:template>
  <xsl:template match="reply/@decision">
    <span class="tag">
      <xsl:attribute name="class">tag <xsl:apply-templates select="." mode="sense"/></xsl:attribute>
      <xsl:choose>
        <xsl:when test="../words"><xsl:value-of select="../words"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="t:text(concat('decision.', .))"/></xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>

  <!-- Of a key of a decision: how much was taken. -->
  <xsl:template match="@*" mode="sense">
    <xsl:choose>
      <xsl:when test=". = 'accepted' or . = 'already'">accepted</xsl:when>
      <xsl:when test=". = 'partly'">partly</xsl:when>
      <xsl:when test=". = 'refused'">refused</xsl:when>
      <xsl:when test=". = 'none'">waiting</xsl:when>
      <xsl:when test=". = 'dispute'">overdue</xsl:when>
      <xsl:when test=". = 'explained'">explained</xsl:when>
      <xsl:otherwise>noted</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="decision">
    <span><xsl:attribute name="class">tag <xsl:apply-templates select="@key" mode="sense"/></xsl:attribute>
      <xsl:apply-templates select="." mode="words"/></span>
  </xsl:template>
  <xsl:template match="decision" mode="words">
    <xsl:choose>
      <xsl:when test="text()"><xsl:value-of select="."/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text(concat('decision.', @key))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
