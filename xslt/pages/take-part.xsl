<?xml version="1.0" encoding="UTF-8"?>
<!-- take-part.xsl: what was collected, the person's details, send. Model: take-part.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="take-part-page" mode="title"><xsl:value-of select="t:text(concat('take_part.title_', @step))"/></xsl:template>

  <!-- The way from the first remark to the receipt; shared with the form. -->
  <xsl:template name="steps">
    <xsl:param name="at"/>
    <ol class="steps" aria-label="{t:text('take_part.steps')}">
      <li><xsl:if test="$at = 'collect'"><xsl:attribute name="aria-current">step</xsl:attribute></xsl:if><span><xsl:value-of select="t:text('take_part.step_collect')"/></span></li>
      <xsl:if test="$at = 'details'"><li aria-current="step"><span><xsl:value-of select="t:text('take_part.step_details')"/></span></li></xsl:if>
      <li><xsl:if test="$at = 'check'"><xsl:attribute name="aria-current">step</xsl:attribute></xsl:if><span><xsl:value-of select="t:text('take_part.step_check')"/></span></li>
    </ol>
  </xsl:template>

  <xsl:template match="take-part-page">
    <xsl:call-template name="steps"><xsl:with-param name="at" select="@step"/></xsl:call-template>
    <h1><xsl:value-of select="t:text(concat('take_part.title_', @step))"/></h1>
    <p><a href="{$round/@href}"><xsl:value-of select="$round/title"/></a>. <xsl:value-of select="t:text('take_part.unsent')"/></p>
    <xsl:apply-templates select="$round" mode="state-of"/>
    <xsl:if test="items/@count = 0 and not(answers)"><p class="notice"><xsl:value-of select="t:text('take_part.empty')"/></p></xsl:if>
    <xsl:apply-templates select="items/item"/>
    <p><a href="{text/@href}"><xsl:choose>
      <xsl:when test="items/@count = 0"><xsl:value-of select="t:text('take_part.first')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text('take_part.another')"/></xsl:otherwise></xsl:choose></a></p>
    <xsl:apply-templates select="files"/>
    <xsl:apply-templates select="answers | details"/>
    <xsl:apply-templates select="form" mode="section"/>
    <xsl:if test="link"><p class="row"><xsl:apply-templates select="link"/></p></xsl:if>
    <xsl:apply-templates select="kept"/>
  </xsl:template>

  <!-- Where the text is, until when, and how it is had elsewhere. -->
  <xsl:template match="take-part-page/kept">
    <h2><xsl:value-of select="t:text('later.title')"/></h2>
    <p><xsl:choose>
      <xsl:when test="link-until"><xsl:variable name="until"><xsl:apply-templates select="link-until" mode="moment"/></xsl:variable>
        <xsl:value-of select="t:text('later.sent', $until)"/></xsl:when>
      <xsl:otherwise><xsl:variable name="until"><xsl:apply-templates select="when" mode="moment"/></xsl:variable>
        <xsl:value-of select="t:text('later.here_only', $until)"/></xsl:otherwise>
    </xsl:choose></p>
    <xsl:if test="later"><p class="row"><a href="{later/@href}"><xsl:value-of select="t:text('later.link')"/></a>
      <a href="{file/@href}"><xsl:value-of select="t:text('later.download')"/></a></p></xsl:if>
  </xsl:template>

  <xsl:template match="take-part-page/form" mode="section">
    <xsl:if test="field[@type != 'hidden'] and not(field[@type != 'hidden'][1]/@section)"><h2><xsl:value-of select="t:text('take_part.send')"/></h2></xsl:if>
    <xsl:apply-templates select="."/>
  </xsl:template>

  <xsl:template match="items/item">
    <h2 id="i-{@n}"><xsl:value-of select="t:text('take_part.item', @n)"/>: <xsl:apply-templates select="." mode="subject"/></h2>
    <xsl:apply-templates select="about"/>
    <xsl:if test="until"><p><xsl:if test="not(until/@days)"><xsl:attribute name="class">error</xsl:attribute></xsl:if><xsl:apply-templates select="until"/></p></xsl:if>
    <xsl:if test="changed"><div class="notice warning"><xsl:apply-templates select="changed" mode="since"/><xsl:apply-templates select="changed" mode="choices"/></div></xsl:if>
    <dl class="summary-list">
      <xsl:if test="@stance"><div><dt><xsl:value-of select="t:text('label.stance')"/></dt><dd><xsl:apply-templates select="@stance"/></dd><xsl:apply-templates select="." mode="change"/></div></xsl:if>
      <xsl:for-each select="location"><div><dt><xsl:value-of select="t:text('label.location')"/></dt><dd><xsl:value-of select="."/></dd><xsl:apply-templates select=".." mode="change"/></div></xsl:for-each>
      <xsl:for-each select="proposed"><div><dt><xsl:value-of select="t:text('label.proposed_text')"/></dt><dd class="statute"><xsl:apply-templates select="p"/></dd><xsl:apply-templates select=".." mode="change"/></div></xsl:for-each>
      <xsl:for-each select="remark"><div><dt><xsl:value-of select="t:text('label.remark')"/></dt><dd><xsl:apply-templates select="p"/></dd><xsl:apply-templates select=".." mode="change"/></div></xsl:for-each>
      <xsl:for-each select="reason"><div><dt><xsl:value-of select="t:text('noun.reasons')"/></dt><dd><xsl:apply-templates select="p"/></dd><xsl:apply-templates select=".." mode="change"/></div></xsl:for-each>
      <xsl:if test="attachment"><div><dt><xsl:value-of select="t:text('noun.attachment')"/></dt><dd><ul class="plain"><xsl:apply-templates select="attachment"/></ul></dd></div></xsl:if>
    </dl>
    <xsl:apply-templates select="form"/>
    <xsl:if test="@href-files"><p><a href="{@href-files}"><xsl:value-of select="t:text('take_part.files')"/><span class="hidden">: <xsl:apply-templates select="." mode="subject"/></span></a></p></xsl:if>
  </xsl:template>
  <!-- on the whole -->
  <xsl:template match="take-part-page/files">
    <xsl:if test="@href and (../items/@count &gt; 0 or attachment)">
      <h2><xsl:value-of select="t:text('take_part.whole_files')"/></h2>
      <xsl:apply-templates select="attachment[1]" mode="list"/>
      <p><a href="{@href}"><xsl:value-of select="t:text('take_part.files')"/><span class="hidden">: <xsl:value-of select="t:text('unit.whole')"/></span></a></p>
    </xsl:if>
  </xsl:template>
  <!-- The words it was written on are others now: keep, adapt, drop. -->
  <xsl:template match="changed" mode="since">
    <p><xsl:choose>
        <xsl:when test="@gone"><xsl:value-of select="t:text('take_part.changed_gone')"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="t:text('take_part.changed')"/></xsl:otherwise></xsl:choose><xsl:text> </xsl:text>
      <xsl:if test="@href"><a href="{@href}"><xsl:value-of select="t:text('button.compare')"/></a></xsl:if></p>
  </xsl:template>
  <xsl:template match="changed" mode="choices">
    <xsl:choose>
      <xsl:when test="@kept"><p><xsl:value-of select="t:text('take_part.changed_kept')"/></p></xsl:when>
      <xsl:when test="@gone and form"><p><xsl:value-of select="t:text('take_part.gone_choice')"/></p></xsl:when>
      <xsl:when test="form or @href-adapt"><p><xsl:value-of select="t:text('take_part.changed_choice')"/></p></xsl:when>
    </xsl:choose>
    <xsl:if test="@href-adapt"><p><a href="{@href-adapt}"><xsl:value-of select="t:text('take_part.adapt')"/></a></p></xsl:if>
    <xsl:apply-templates select="form"/>
  </xsl:template>
  <xsl:template match="item" mode="subject">
    <xsl:choose>
      <xsl:when test="unit"><xsl:apply-templates select="unit" mode="name"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text('unit.whole')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="item" mode="change">
    <xsl:if test="@href-edit"><dd class="change"><a href="{@href-edit}"><xsl:value-of select="t:text('button.edit')"/><span class="hidden">: <xsl:apply-templates select="." mode="subject"/></span></a></dd></xsl:if>
  </xsl:template>

  <xsl:template match="take-part-page/answers | status-page/answers | receipt-page/answers">
    <h2><xsl:value-of select="t:text('take_part.answers')"/></h2>
    <xsl:if test="until"><p class="error"><xsl:apply-templates select="until"/></p></xsl:if>
    <xsl:apply-templates select="edition[1]" mode="list"/>
    <dl class="summary-list"><xsl:for-each select="answer">
      <div><dt><xsl:value-of select="label"/></dt><dd><xsl:choose><xsl:when test="value != ''"><xsl:value-of select="value"/></xsl:when><xsl:otherwise><span class="soft"><xsl:value-of select="t:text('take_part.unanswered')"/></span></xsl:otherwise></xsl:choose></dd>
        <xsl:if test="../@href-edit"><dd class="change"><a href="{../@href-edit}"><xsl:value-of select="t:text('button.edit')"/><span class="hidden">: <xsl:value-of select="label"/></span></a></dd></xsl:if></div>
    </xsl:for-each></dl>
    <xsl:apply-templates select="form"/>
  </xsl:template>

  <xsl:template match="take-part-page/answers/form" mode="button"><xsl:value-of select="t:text('questionnaire.take_out')"/></xsl:template>

  <xsl:template match="details">
    <h2><xsl:value-of select="t:text('take_part.details')"/></h2>
    <dl class="summary-list"><xsl:apply-templates select="detail"/></dl>
  </xsl:template>
  <xsl:template match="detail">
    <div><dt><xsl:value-of select="t:text(concat('detail.', @name))"/></dt>
      <dd><xsl:if test="@key"><xsl:value-of select="t:text(@key)"/><xsl:if test="text()">: </xsl:if></xsl:if><xsl:value-of select="."/></dd>
      <xsl:if test="@href-edit"><dd class="change"><a href="{@href-edit}"><xsl:value-of select="t:text('button.edit')"/><span class="hidden">: <xsl:value-of select="t:text(concat('detail.', @name))"/></span></a></dd></xsl:if></div>
  </xsl:template>
</xsl:stylesheet>
