<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-group.xsl: one group of like comments.  Model: desk-group.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-group-page" mode="heading"><xsl:value-of select="t:text(concat('desk.group.kind.', @kind))"/></xsl:template>

  <xsl:template match="desk-group-page">
    <xsl:if test="form[@name = 'group-reply']"><a class="skip" href="#group-reply-decision" accesskey="d"><xsl:value-of select="t:text('desk.skip.answer')"/></a></xsl:if>
    <xsl:call-template name="desk-head"/>
    <p class="row"><xsl:apply-templates select="." mode="group-state"/>
      <span><b><xsl:value-of select="t:count('count.comment', @members)"/></b></span>
      <xsl:if test="@asked"><span><xsl:value-of select="t:text('desk.group.asked', t:count('count.number', @asked))"/></span></xsl:if></p>
    <div class="beside pair">
      <div>
        <xsl:if test="phrase or burst">
          <h2><xsl:value-of select="t:text('desk.group.why')"/></h2>
          <xsl:if test="phrase">
            <p><xsl:value-of select="t:text('desk.group.phrases', t:count('count.number', @read))"/></p>
            <ul><xsl:apply-templates select="phrase"/></ul>
          </xsl:if>
          <xsl:apply-templates select="burst"/>
        </xsl:if>
        <xsl:call-template name="items"><xsl:with-param name="caption" select="t:text('desk.group.members')"/></xsl:call-template>
        <xsl:apply-templates select="pager"/>
      </div>
      <div>
        <xsl:apply-templates select="answer"/>
        <xsl:call-template name="offers"/>
        <xsl:if test="form"><p class="small soft"><xsl:value-of select="t:text('desk.keys.groups')"/></p></xsl:if>
      </div>
    </div>
  </xsl:template>
  <xsl:template match="desk-group-page/phrase">
    <li><q><xsl:value-of select="words"/></q><xsl:text> </xsl:text><span class="count"><xsl:value-of select="t:count('count.comment', @n)"/></span></li>
  </xsl:template>
  <xsl:template match="desk-group-page/burst">
    <p><xsl:value-of select="t:text('desk.group.burst', t:count('count.comment', @n))"/><xsl:text> </xsl:text><xsl:apply-templates select="from" mode="moment"/><xsl:text> – </xsl:text><xsl:apply-templates select="until" mode="moment"/></p>
  </xsl:template>
  <xsl:template match="desk-group-page/answer">
    <section class="reply" aria-labelledby="answer">
      <h2 id="answer" class="h3"><xsl:value-of select="t:text('noun.reply')"/></h2>
      <p class="row"><span><xsl:attribute name="class">tag <xsl:apply-templates select="@decision" mode="sense"/></xsl:attribute><xsl:value-of select="words"/></span>
        <span><xsl:attribute name="class">tag <xsl:apply-templates select="@state" mode="check"/></xsl:attribute><xsl:value-of select="t:text(concat('desk.reply.', @state))"/></span></p>
      <xsl:apply-templates select="reasons/p"/>
      <xsl:apply-templates select="translation"/>
    </section>
  </xsl:template>
</xsl:stylesheet>
