<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-questions.xsl: the questionnaire as it is drawn up.  Model: desk-questions.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-questions-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-questions-page" mode="heading"><xsl:value-of select="t:text('desk.questions.title')"/></xsl:template>
  <xsl:template match="desk-questions-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-questions-page">
    <xsl:call-template name="desk-head"/>
    <p><xsl:choose>
      <xsl:when test="@frozen"><xsl:value-of select="t:text('desk.questions.frozen')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text('desk.questions.how')"/></xsl:otherwise>
    </xsl:choose></p>
    <xsl:if test="preview or answers"><p class="row">
      <xsl:if test="preview"><a class="button" href="{preview/@href}"><xsl:value-of select="t:text('desk.questions.preview')"/></a></xsl:if>
      <xsl:if test="answers"><a href="{answers/@href}"><xsl:value-of select="t:text('desk.answers.title')"/></a></xsl:if>
    </p></xsl:if>
    <xsl:if test="@count = 0"><p class="none"><xsl:value-of select="t:text('desk.questions.none')"/></p></xsl:if>
    <xsl:apply-templates select="question"/>
    <xsl:if test="add">
      <h2><xsl:value-of select="t:text('desk.questions.add')"/></h2>
      <ul class="plain"><xsl:apply-templates select="add"/></ul>
    </xsl:if>
    <xsl:if test="language">
      <h2><xsl:value-of select="t:text('desk.questions.languages')"/></h2>
      <ul class="plain"><xsl:apply-templates select="language"/></ul>
    </xsl:if>
    <xsl:if test="form">
      <h2><xsl:value-of select="t:text('desk.questions.copy')"/></h2>
      <xsl:apply-templates select="form"/>
    </xsl:if>
  </xsl:template>
  <xsl:template match="desk-questions-page/question">
    <xsl:if test="section and not(section = preceding-sibling::question[1]/section)"><h2><xsl:value-of select="section"/></h2></xsl:if>
    <article class="comment" id="{@name}">
      <xsl:element name="h{2 + boolean(section)}">
        <xsl:attribute name="class">h3</xsl:attribute>
        <xsl:value-of select="@n"/><xsl:text>. </xsl:text><xsl:value-of select="label"/>
      </xsl:element>
      <p class="row by"><span><xsl:value-of select="t:text(concat('question.', @type))"/></span>
        <xsl:if test="@required"><span><xsl:value-of select="t:text('desk.questions.required')"/></span></xsl:if>
        <xsl:apply-templates select="when"/></p>
      <xsl:if test="row"><ul><xsl:for-each select="row"><li><xsl:value-of select="."/></li></xsl:for-each></ul></xsl:if>
      <xsl:if test="option"><p class="small"><xsl:for-each select="option"><xsl:if test="position() &gt; 1"> · </xsl:if><xsl:value-of select="."/></xsl:for-each></p></xsl:if>
      <xsl:if test="@href"><div class="row">
        <a href="{@href}"><xsl:value-of select="t:text('button.edit')"/><span class="hidden">: <xsl:value-of select="label"/></span></a>
        <xsl:apply-templates select="form"/></div></xsl:if>
    </article>
  </xsl:template>
  <xsl:template match="question/when">
    <xsl:variable name="answers"><xsl:for-each select="answer"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="."/></xsl:for-each></xsl:variable>
    <span><xsl:value-of select="t:text('desk.questions.when', @n, $answers)"/></span>
  </xsl:template>
  <xsl:template match="question/form" mode="button">
    <xsl:value-of select="t:text(concat('form.', @name, '.button'))"/><span class="hidden"><xsl:text>: </xsl:text><xsl:value-of select="../label"/></span>
  </xsl:template>
  <xsl:template match="desk-questions-page/add">
    <li><a href="{@href}"><xsl:value-of select="t:text(concat('question.', @type))"/></a></li>
  </xsl:template>
  <xsl:template match="desk-questions-page/language">
    <li><a href="{@href}"><xsl:value-of select="t:text(concat('language.', @code))"/></a><xsl:text> </xsl:text><span class="soft"><xsl:value-of select="t:text('desk.questions.worded', t:count('count.number', @n), t:count('count.number', @all))"/></span></li>
  </xsl:template>
</xsl:stylesheet>
