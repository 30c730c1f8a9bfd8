<?xml version="1.0" encoding="UTF-8"?>
<!-- comment-form.xsl: one remark, beside the words it is about. Model: comment-form.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="comment-form-page" mode="named"><xsl:value-of select="t:text('comment_form.title')"/></xsl:template>
  <xsl:template match="comment-form-page[@sent]" mode="named"><xsl:value-of select="t:text('comment_form.title_sent')"/></xsl:template>
  <xsl:template match="comment-form-page" mode="title"><xsl:apply-templates select="." mode="named"/>: <xsl:apply-templates select="." mode="subject"/></xsl:template>
  <xsl:template match="comment-form-page" mode="subject">
    <xsl:choose>
      <xsl:when test="unit"><xsl:apply-templates select="unit" mode="name"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text('unit.whole')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="comment-form-page">
    <xsl:if test="not(@sent or @opinion)"><xsl:call-template name="steps"><xsl:with-param name="at" select="'collect'"/></xsl:call-template></xsl:if>
    <h1><xsl:apply-templates select="." mode="named"/>: <xsl:apply-templates select="." mode="subject"/></h1>
    <div class="beside">
      <xsl:apply-templates select="unit | about" mode="beside"/>
      <div id="form">
        <xsl:apply-templates select="translation | changed"/>
        <xsl:apply-templates select="compare"/>
        <xsl:apply-templates select="theirs"/>
        <xsl:if test="until"><p><xsl:apply-templates select="until"/></p></xsl:if>
        <xsl:apply-templates select="form"/>
        <p class="soft small"><xsl:choose>
          <xsl:when test="@opinion"><xsl:value-of select="t:text('opinion.seen_by')"/></xsl:when>
          <xsl:when test="@sent"><xsl:value-of select="t:text('comment_form.sent_again')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="t:text('comment_form.nothing_sent')"/></xsl:otherwise></xsl:choose>
          <xsl:if test="@collected &gt; 0"><xsl:text> </xsl:text><xsl:value-of select="t:count('comment_form.collected', @collected)"/></xsl:if></p>
      </div>
      <aside aria-label="{t:text('noun.term')}"><xsl:apply-templates select="$round" mode="term"/></aside>
    </div>
    <xsl:if test="edit"><section aria-labelledby="edits"><h2 id="edits"><xsl:value-of select="t:text('opinion.history')"/></h2><xsl:apply-templates select="edit"/></section></xsl:if>
  </xsl:template>

  <xsl:template match="comment-form-page[@opinion]/form" mode="button" priority="1"><xsl:value-of select="t:text('opinion.save')"/></xsl:template>
  <xsl:template match="comment-form-page/theirs">
    <div class="notice warning">
      <h2><xsl:value-of select="t:text('opinion.theirs', by)"/></h2>
      <p><xsl:apply-templates select="changed" mode="moment"/></p>
      <xsl:apply-templates select="." mode="texts"/>
      <p><xsl:value-of select="t:text('opinion.theirs_text')"/></p>
    </div>
  </xsl:template>
  <xsl:template match="comment-form-page/edit">
    <h3><xsl:value-of select="by"/><xsl:text>, </xsl:text><xsl:apply-templates select="when" mode="moment"/><xsl:text> · </xsl:text><xsl:value-of select="t:text(concat('opinion.edit.', @name))"/></h3>
    <xsl:apply-templates select="." mode="texts"/>
  </xsl:template>
  <xsl:template match="theirs | edit" mode="texts">
    <xsl:if test="proposed or remark or reason"><dl class="summary-list">
      <xsl:for-each select="proposed"><div><dt><xsl:value-of select="t:text('label.proposed_text')"/></dt><dd class="statute"><xsl:apply-templates select="p"/></dd></div></xsl:for-each>
      <xsl:for-each select="remark"><div><dt><xsl:value-of select="t:text('label.remark')"/></dt><dd><xsl:apply-templates select="p"/></dd></div></xsl:for-each>
      <xsl:for-each select="reason"><div><dt><xsl:value-of select="t:text('noun.reasons')"/></dt><dd><xsl:apply-templates select="p"/></dd></div></xsl:for-each>
    </dl></xsl:if>
  </xsl:template>

  <xsl:template match="comment-form-page/unit" mode="beside">
    <section class="first" aria-labelledby="words">
      <h2 id="words"><xsl:value-of select="t:text('comment_form.words')"/>: <xsl:apply-templates select="." mode="name"/></h2>
      <xsl:apply-templates select="../law" mode="alone"/>
      <xsl:if test="fragment | text"><div class="law"><xsl:apply-templates select="fragment"/><xsl:for-each select="text"><xsl:call-template name="lang"/><xsl:apply-templates select="p"/></xsl:for-each></div></xsl:if>
      <xsl:if test="@comments &gt; 0"><p class="small"><a href="{@href}"><xsl:value-of select="t:count('count.comment', @comments)"/></a>. <xsl:value-of select="t:text('comment_form.support')"/></p></xsl:if>
    </section>
  </xsl:template>
  <xsl:template match="comment-form-page/about" mode="beside">
    <section class="first"><p class="statute"><xsl:value-of select="."/></p></section>
  </xsl:template>

  <xsl:template match="comment-form-page/changed">
    <div class="notice warning"><xsl:apply-templates select="." mode="since"/>
      <xsl:if test="body"><div class="statute"><xsl:apply-templates select="body"/></div></xsl:if>
      <xsl:apply-templates select="." mode="choices"/></div>
  </xsl:template>
  <xsl:template match="comment-form-page/compare">
    <section class="wording" aria-label="{t:text('comment_form.compare')}">
      <h2><xsl:value-of select="t:text('comment_form.compare')"/></h2>
      <xsl:apply-templates select="body"/>
    </section>
  </xsl:template>
  <xsl:template match="comment-form-page[@sent]/form" mode="button"><xsl:value-of select="t:text('comment_form.send_change')"/></xsl:template>
  <xsl:template match="comment-form-page[@sent]/form" mode="beside-button">
    <a href="{../back/@href}"><xsl:value-of select="t:text('comment_form.back_unchanged')"/></a>
  </xsl:template>
  <xsl:template match="comment-form-page[not(@sent)]/form" mode="beside-button">
    <a href="{../back/@href}" data-back="1"><xsl:value-of select="t:text('comment_form.back')"/></a>
  </xsl:template>
</xsl:stylesheet>
