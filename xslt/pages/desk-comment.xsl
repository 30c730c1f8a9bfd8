<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-comment.xsl: one comment, the words it is about, the answer.  Model: desk-comment.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-comment-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-comment-page" mode="heading"><xsl:value-of select="t:text('comment.title')"/>: <xsl:apply-templates select="comment" mode="subject"/></xsl:template>
  <xsl:template match="desk-comment-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-comment-page">
    <xsl:if test="form[@name = 'reply']"><a class="skip" href="#reply-decision" accesskey="d"><xsl:value-of select="t:text('desk.skip.answer')"/></a></xsl:if>
    <xsl:call-template name="desk-head"/>
    <xsl:apply-templates select="walk"/>
    <div class="beside pair">
      <div>
        <xsl:apply-templates select="comment"/>
        <xsl:apply-templates select="earlier"/>
        <xsl:apply-templates select="facts" mode="desk"/>
        <xsl:if test="law"><h2><xsl:value-of select="t:text('label.current_text')"/></h2><xsl:apply-templates select="law"/></xsl:if>
      </div>
      <div>
        <xsl:apply-templates select="answer"/>
        <xsl:if test="template and form[@name = 'reply']">
          <nav aria-labelledby="templates"><h2 id="templates" class="h3"><xsl:value-of select="t:text('desk.templates.use')"/></h2>
            <ul><xsl:for-each select="template"><li><a href="{@href}"><xsl:if test="position() = 1"><xsl:attribute name="accesskey">t</xsl:attribute></xsl:if><xsl:value-of select="title"/></a></li></xsl:for-each></ul></nav>
        </xsl:if>
        <xsl:call-template name="offers"/>
        <xsl:apply-templates select="notes"/>
        <xsl:if test="edition">
          <details class="history">
            <summary><xsl:value-of select="t:text('desk.editions')"/><xsl:text> </xsl:text><span class="count"><xsl:value-of select="t:count('count.number', count(edition))"/></span></summary>
            <ul class="small"><xsl:apply-templates select="edition"/></ul>
          </details>
        </xsl:if>
        <xsl:apply-templates select="history"/>
      </div>
    </div>
    <xsl:apply-templates select="alike"/>
    <xsl:if test="form[@name = 'reply']"><p class="small soft"><xsl:value-of select="t:text('desk.keys')"/></p></xsl:if>
  </xsl:template>

  <!-- Where one is, and the way on. -->
  <xsl:template match="walk">
    <nav class="pager" aria-label="{t:text('desk.walk')}"><ul>
      <li><a href="{list/@href}" accesskey="l"><xsl:value-of select="t:text('desk.walk.list')"/></a></li>
      <xsl:if test="previous"><li><a href="{previous/@href}" rel="prev" accesskey="p"><xsl:value-of select="t:text('desk.previous')"/></a></li></xsl:if>
      <xsl:if test="next"><li><a href="{next/@href}" rel="next" accesskey="n"><xsl:value-of select="t:text('desk.next')"/></a></li></xsl:if>
      <xsl:if test="undecided"><li><a href="{undecided/@href}" accesskey="u"><xsl:value-of select="t:text('desk.walk.undecided')"/></a></li></xsl:if>
    </ul></nav>
    <p class="small soft"><xsl:value-of select="t:count('count.undecided', @undecided)"/><xsl:text> </xsl:text><xsl:value-of select="t:text('desk.walk.of', t:count('count.number', @comments))"/></p>
  </xsl:template>

  <!-- Which comments it answers: this one, and others only for who asks. -->
  <xsl:template match="form[@name = 'reply']/field[@name = 'comments']" priority="2">
    <xsl:variable name="more" select="option[position() &gt; 1]"/>
    <xsl:choose>
      <xsl:when test="$more">
        <div>
          <xsl:attribute name="class"><xsl:apply-templates select="." mode="class"/></xsl:attribute>
          <fieldset class="choices">
            <xsl:apply-templates select="." mode="described"/>
            <legend><xsl:apply-templates select="." mode="label"/></legend>
            <xsl:apply-templates select="." mode="notes"/>
            <xsl:apply-templates select="option[1]"/>
            <details>
              <xsl:if test="fault or $more[@selected]"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
              <summary><xsl:value-of select="t:text('desk.together.more')"/><xsl:text> </xsl:text><span class="count"><xsl:value-of select="t:count('count.number', count($more))"/></span></summary>
              <xsl:apply-templates select="$more"/>
            </details>
          </fieldset>
        </div>
      </xsl:when>
      <xsl:otherwise><xsl:for-each select="option"><input type="hidden" name="comments" value="{@value}"/></xsl:for-each></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="desk-comment-page/comment" mode="heading" priority="-.1">
    <h2 class="h3"><xsl:apply-templates select="." mode="who"/></h2>
  </xsl:template>
  <!-- What the author has changed: the office alone still sees it. -->
  <xsl:template match="desk-comment-page/earlier">
    <details>
      <summary><xsl:value-of select="t:text('comment.edition', @n)"/>, <xsl:apply-templates select="when" mode="moment"/></summary>
      <xsl:apply-templates select="proposed | remark | reason" mode="plain"/>
    </details>
  </xsl:template>
  <xsl:template match="earlier/*" mode="plain">
    <p class="small soft"><xsl:value-of select="t:text(concat('has.', name()))"/></p>
    <xsl:apply-templates select="p"/>
  </xsl:template>
  <xsl:template match="desk-comment-page/answer">
    <section class="reply" aria-labelledby="answer">
      <h2 id="answer" class="h3"><xsl:value-of select="t:text('noun.reply')"/></h2>
      <p class="row"><xsl:apply-templates select="decision"/>
        <span><xsl:attribute name="class">tag <xsl:apply-templates select="@state" mode="check"/></xsl:attribute><xsl:value-of select="t:text(concat('desk.reply.', @state))"/></span></p>
      <xsl:apply-templates select="reasons/p"/>
      <xsl:apply-templates select="translation"/>
      <xsl:if test="by"><p class="by small"><xsl:value-of select="by"/></p></xsl:if>
      <xsl:if test="returned"><div class="notice warning"><p><b><xsl:value-of select="t:text('desk.returned')"/></b><xsl:text> </xsl:text><xsl:value-of select="returned"/></p></div></xsl:if>
      <xsl:if test="@own and @state = 'review'"><p class="soft"><xsl:value-of select="t:text('desk.four_eyes')"/></p></xsl:if>
    </section>
  </xsl:template>
  <xsl:template match="desk-comment-page/notes">
    <section aria-labelledby="notes">
      <h2 id="notes" class="h3"><xsl:value-of select="t:text('desk.notes')"/></h2>
      <xsl:if test="note"><ul><xsl:apply-templates select="note"/></ul></xsl:if>
      <xsl:apply-templates select="form"/>
    </section>
  </xsl:template>
  <xsl:template match="notes/note">
    <li><xsl:apply-templates select="words/p"/><p class="by small"><xsl:value-of select="by"/><xsl:text>, </xsl:text><xsl:apply-templates select="when" mode="moment"/></p></li>
  </xsl:template>
  <xsl:template match="desk-comment-page/edition">
    <li><b><xsl:value-of select="@n"/>. <xsl:value-of select="decision"/></b><xsl:text> · </xsl:text><xsl:value-of select="by"/><xsl:text>, </xsl:text><xsl:apply-templates select="when" mode="moment"/>
      <xsl:apply-templates select="reasons/p"/></li>
  </xsl:template>
  <xsl:template match="alike">
    <xsl:if test="item">
      <h2><xsl:value-of select="t:text('noun.group')"/></h2>
      <xsl:call-template name="items"><xsl:with-param name="caption" select="t:text('desk.alike')"/></xsl:call-template>
      <xsl:if test="@href"><p><a href="{@href}"><xsl:value-of select="t:text('desk.alike.all')"/></a></p></xsl:if>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
