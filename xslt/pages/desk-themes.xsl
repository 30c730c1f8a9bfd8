<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-themes.xsl: answers to one question sorted into themes.  Model: desk-themes.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-themes-page | desk-theme-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-themes-page" mode="heading"><xsl:value-of select="t:text('desk.themes.title')"/></xsl:template>
  <xsl:template match="desk-theme-page" mode="heading"><xsl:value-of select="t:text('desk.theme.title')"/></xsl:template>
  <xsl:template match="desk-themes-page | desk-theme-page" mode="title"><xsl:apply-templates select="." mode="heading"/>: <xsl:value-of select="label"/></xsl:template>

  <xsl:template match="desk-themes-page">
    <xsl:call-template name="desk-head"/>
    <p><a href="{back/@href}"><xsl:value-of select="t:text('desk.answers.title')"/></a></p>
    <xsl:if test="@changed"><p class="notice" role="status"><xsl:value-of select="t:text('desk.themes.changed', t:count('count.number', @changed))"/></p></xsl:if>
    <h2><xsl:value-of select="label"/></h2>
    <xsl:if test="not(theme)"><p class="none"><xsl:value-of select="t:text('desk.themes.none')"/></p></xsl:if>
    <xsl:if test="theme"><ul class="plain"><xsl:apply-templates select="theme"/></ul></xsl:if>
    <xsl:for-each select="form[@name = 'theme']"><details><summary><xsl:value-of select="t:text('desk.themes.add')"/></summary><xsl:apply-templates select="."/></details></xsl:for-each>
    <h2 id="answers"><xsl:value-of select="t:text('desk.themes.answers')"/></h2>
    <xsl:apply-templates select="filters"/>
    <xsl:if test="not(said)"><p class="none"><xsl:value-of select="t:text('desk.themes.no_answers')"/></p></xsl:if>
    <xsl:if test="said"><div class="scroll" role="region" aria-labelledby="answers" tabindex="0"><table class="stack">
      <thead><tr><th scope="col"><xsl:value-of select="t:text('desk.themes.answer')"/></th><th scope="col"><xsl:value-of select="t:text('desk.themes.in')"/></th><th scope="col"><xsl:value-of select="t:text('desk.themes.state')"/></th></tr></thead>
      <tbody><xsl:apply-templates select="said"/></tbody>
    </table></div></xsl:if>
    <xsl:apply-templates select="pager"/>
    <xsl:apply-templates select="form[@name = 'theme-answers']"/>
    <xsl:apply-templates select="form[@name = 'answers-comment']"/>
  </xsl:template>
  <xsl:template match="desk-themes-page/theme">
    <li><article class="comment">
      <h3><a href="{@href}"><xsl:value-of select="name"/></a></h3>
      <p class="by"><xsl:value-of select="t:count('answers.people', @n)"/></p>
      <xsl:apply-templates select="words/p"/>
      <div class="row"><xsl:if test="@href-edit"><a href="{@href-edit}"><xsl:value-of select="t:text('button.edit')"/><span class="hidden">: <xsl:value-of select="name"/></span></a></xsl:if><xsl:apply-templates select="form"/></div>
    </article></li>
  </xsl:template>
  <xsl:template match="desk-themes-page/theme/form" mode="button">
    <xsl:value-of select="t:text(concat('form.', @name, '.button'))"/><span class="hidden"><xsl:text>: </xsl:text><xsl:value-of select="../name"/></span>
  </xsl:template>
  <xsl:template match="desk-themes-page/said">
    <tr>
      <td data-th="{t:text('desk.themes.answer')}"><xsl:variable name="field" select="../form/field[@type = 'picks']"/>
        <xsl:if test="$field"><label class="choices"><input type="checkbox" form="picks" name="{$field/@name}" value="{@code}"><xsl:if test="$field/option/@value = current()/@code"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if></input>
          <span class="hidden"><xsl:value-of select="t:text('desk.themes.pick', @number)"/></span></label></xsl:if>
        <xsl:apply-templates select="value/p"/>
        <p class="by small"><xsl:choose><xsl:when test="author"><xsl:value-of select="author"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text(concat('submitter.', @kind))"/></xsl:otherwise></xsl:choose>, <xsl:value-of select="@number"/>, <xsl:apply-templates select="received" mode="moment"/></p></td>
      <td data-th="{t:text('desk.themes.in')}"><xsl:choose><xsl:when test="themes"><xsl:value-of select="themes"/></xsl:when><xsl:otherwise>–</xsl:otherwise></xsl:choose></td>
      <td data-th="{t:text('desk.themes.state')}">
        <p class="small"><xsl:choose>
          <xsl:when test="@example"><xsl:value-of select="t:text('desk.themes.example')"/></xsl:when>
          <xsl:when test="@quotable"><xsl:value-of select="t:text('desk.themes.quotable')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="t:text('desk.themes.not_quotable')"/></xsl:otherwise>
        </xsl:choose></p>
        <xsl:if test="@comment"><p class="small"><a href="{@comment}"><xsl:value-of select="t:text('desk.themes.comment')"/><span class="hidden">: <xsl:value-of select="@number"/></span></a></p></xsl:if>
        <xsl:apply-templates select="form"/>
      </td>
    </tr>
  </xsl:template>
  <xsl:template match="desk-themes-page/said/form" mode="button">
    <xsl:value-of select="t:text(concat('form.', @name, '.button'))"/><span class="hidden"><xsl:text>: </xsl:text><xsl:value-of select="../@number"/></span>
  </xsl:template>

  <xsl:template match="desk-theme-page">
    <xsl:call-template name="desk-head"/>
    <p><a href="{back/@href}"><xsl:value-of select="t:text('desk.themes.title')"/></a></p>
    <h2><xsl:value-of select="label"/></h2>
    <xsl:apply-templates select="form"/>
  </xsl:template>
</xsl:stylesheet>
