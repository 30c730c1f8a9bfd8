<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-outline.xsl: the recognised tree line by line, to be corrected; and one line.  Models: desk-outline.rng, desk-mend.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-outline-page | desk-mend-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-outline-page" mode="heading"><xsl:value-of select="t:text('desk.outline.title')"/></xsl:template>
  <xsl:template match="desk-outline-page" mode="title"><xsl:apply-templates select="." mode="heading"/>: <xsl:value-of select="title"/></xsl:template>
  <xsl:template match="desk-mend-page" mode="heading"><xsl:value-of select="t:text('desk.outline.line')"/></xsl:template>
  <xsl:template match="desk-mend-page" mode="title"><xsl:apply-templates select="." mode="heading"/>: <xsl:value-of select="line/@num"/><xsl:text> </xsl:text><xsl:value-of select="line/heading"/></xsl:template>

  <xsl:template match="desk-outline-page">
    <xsl:call-template name="desk-head"/>
    <p><xsl:value-of select="title"/> · <xsl:value-of select="t:text('desk.version', @n)"/> · <a href="{preview/@href}"><xsl:value-of select="t:text('desk.preview')"/></a></p>
    <p><xsl:choose>
      <xsl:when test="@words"><xsl:value-of select="t:text('desk.outline.reword')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text('desk.outline.then')"/></xsl:otherwise></xsl:choose></p>
    <div role="status">
      <xsl:if test="@waiting &gt; 0"><p class="notice"><xsl:value-of select="t:count('desk.outline.waiting', @waiting)"/><xsl:text> </xsl:text><a href="{/page/@path}"><xsl:value-of select="t:text('desk.version.again')"/></a></p></xsl:if>
    </div>
    <p class="row"><span><xsl:value-of select="t:count('desk.count.doubt', @doubts)"/></span>
      <xsl:if test="@href-next"><a href="{@href-next}"><xsl:value-of select="t:text('desk.outline.first_doubt')"/></a></xsl:if></p>
    <xsl:if test="finding"><ul><xsl:for-each select="finding"><li><xsl:value-of select="."/></li></xsl:for-each></ul></xsl:if>
    <xsl:apply-templates select="pages"/>
    <div class="outline-head" aria-hidden="true"><p><xsl:value-of select="t:text('desk.outline.tree')"/></p><p><xsl:value-of select="t:text('desk.outline.text')"/></p></div>
    <ol class="plain outline"><xsl:apply-templates select="line"/></ol>
    <xsl:apply-templates select="pager"/>
    <xsl:for-each select="pages"><p><a href="#pages"><xsl:apply-templates select="." mode="called"/></a></p></xsl:for-each>
    <xsl:if test="mend">
      <h2><xsl:value-of select="t:text('desk.outline.done')"/></h2>
      <ul><xsl:apply-templates select="mend"/></ul>
      <xsl:apply-templates select="form"/>
    </xsl:if>
    <p class="actions"><a class="button quiet" href="{@href-version}"><xsl:choose>
      <xsl:when test="@changes"><xsl:value-of select="t:text('desk.outline.on', @n)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text('desk.version', @n)"/></xsl:otherwise></xsl:choose></a></p>
  </xsl:template>

  <!-- Where each provision is, of an outline of several pages. -->
  <xsl:template match="desk-outline-page/pages">
    <details class="pages" id="pages"><summary><xsl:apply-templates select="." mode="called"/></summary>
      <ol><xsl:for-each select="to">
        <li><a href="{@href}"><xsl:if test="@current"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><xsl:choose>
          <xsl:when test="@first"><xsl:value-of select="@first"/><xsl:if test="@last"> – <xsl:value-of select="@last"/></xsl:if></xsl:when>
          <xsl:otherwise><xsl:value-of select="t:text('desk.outline.page', position())"/></xsl:otherwise></xsl:choose></a></li></xsl:for-each></ol></details>
  </xsl:template>
  <xsl:template match="desk-outline-page/pages" mode="called"><xsl:value-of select="t:text('desk.outline.pages', count(to[@current]/preceding-sibling::to) + 1, count(to))"/></xsl:template>

  <xsl:template match="desk-outline-page/line">
    <li id="l-{@wid}"><xsl:attribute name="class">depth-<xsl:choose><xsl:when test="@depth &gt; 5">5</xsl:when><xsl:otherwise><xsl:value-of select="@depth"/></xsl:otherwise></xsl:choose></xsl:attribute>
      <div class="branch"><p class="row small"><xsl:apply-templates select="." mode="kind"/>
        <xsl:if test="@num"><b aria-hidden="true"><xsl:value-of select="@num"/></b></xsl:if>
        <xsl:if test="@href"><a href="{@href}"><xsl:value-of select="t:text('desk.outline.mend')"/><span class="hidden">: <xsl:apply-templates select="." mode="short"/></span></a></xsl:if>
        <xsl:if test="@waiting"><span class="tag waiting"><xsl:value-of select="t:text('desk.outline.line_waits')"/></span></xsl:if></p>
      <xsl:apply-templates select="." mode="doubt"/></div>
      <div class="law alone"><xsl:for-each select=".."><xsl:call-template name="lang"/></xsl:for-each><xsl:apply-templates select="." mode="words"/></div></li>
  </xsl:template>
  <xsl:template match="line" mode="kind">
    <span class="tag"><xsl:choose>
      <xsl:when test="contains(' article clause paragraph level point indent block book part title division subdivision chapter subchapter section transitional priority goal measure ', concat(' ', @kind, ' '))"><xsl:value-of select="t:text(concat('form.mend.kind.', @kind))"/></xsl:when>
      <xsl:when test="contains(' row table figure page ', concat(' ', @kind, ' '))"><xsl:value-of select="t:text(concat('unit.', @kind))"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text('desk.outline.other')"/></xsl:otherwise></xsl:choose></span>
    <xsl:if test="@quoted"><span class="tag noted"><xsl:value-of select="t:text('desk.outline.quoted')"/></span></xsl:if>
  </xsl:template>
  <xsl:template match="line" mode="short"><xsl:value-of select="@num"/><xsl:text> </xsl:text><xsl:choose><xsl:when test="heading"><xsl:value-of select="heading"/></xsl:when><xsl:otherwise><xsl:value-of select="substring(body/p[1], 1, 40)"/></xsl:otherwise></xsl:choose></xsl:template>
  <xsl:template match="line" mode="doubt">
    <xsl:if test="@refused"><p class="error"><xsl:value-of select="t:text('desk.outline.refused')"/><xsl:text> </xsl:text><xsl:apply-templates select="@refused" mode="why"/></p></xsl:if>
    <xsl:for-each select="finding"><p class="error"><xsl:value-of select="."/></p></xsl:for-each>
    <xsl:if test="finding and @href-next and not(@unpaired or @doubt)"><p><a href="{@href-next}"><xsl:value-of select="t:text('desk.outline.next_doubt')"/></a></p></xsl:if>
    <xsl:if test="@unpaired"><p class="error"><xsl:value-of select="t:text('desk.outline.unpaired')"/><xsl:if test="@href-next and not(@doubt)"><xsl:text> </xsl:text><a href="{@href-next}"><xsl:value-of select="t:text('desk.outline.next_doubt')"/></a></xsl:if></p></xsl:if>
    <xsl:if test="@doubt"><p class="error"><xsl:value-of select="t:text(concat('desk.doubt.', @doubt))"/><xsl:if test="@href-next"><xsl:text> </xsl:text><a href="{@href-next}"><xsl:value-of select="t:text('desk.outline.next_doubt')"/></a></xsl:if></p></xsl:if>
  </xsl:template>
  <xsl:template match="line" mode="words">
    <xsl:if test="@num or heading"><p><b><xsl:value-of select="@num"/><xsl:if test="@num and heading"><xsl:text> </xsl:text></xsl:if><xsl:value-of select="heading"/></b></p></xsl:if>
    <xsl:apply-templates select="body/p"/>
    <xsl:for-each select="picture">
      <figure class="small"><img class="thumb" src="{@src}" alt="{.}"/>
        <figcaption><xsl:value-of select="t:text('desk.outline.picture', position())"/><xsl:text>: </xsl:text><xsl:choose>
          <xsl:when test="string(.)"><xsl:value-of select="."/></xsl:when>
          <xsl:otherwise><b><xsl:value-of select="t:text('desk.outline.unsaid')"/></b></xsl:otherwise></xsl:choose></figcaption></figure>
    </xsl:for-each>
    <xsl:if test="@more"><p class="soft">…</p></xsl:if>
  </xsl:template>
  <xsl:template match="desk-outline-page/mend">
    <li><xsl:value-of select="t:text(concat('form.mend.act.', @act))"/><xsl:if test="@act = 'kind'">: <xsl:value-of select="t:text(concat('form.mend.kind.', @value))"/></xsl:if><xsl:if test="@act != 'kind' and @act != 'same' and @value">: <q><xsl:value-of select="@value"/></q></xsl:if>
      <xsl:if test="words"><xsl:text> – </xsl:text><xsl:value-of select="words"/></xsl:if><xsl:text> </xsl:text>
      <span><xsl:attribute name="class">tag <xsl:choose><xsl:when test="@state = 'done'">accepted</xsl:when><xsl:when test="@state = 'refused'">overdue</xsl:when><xsl:when test="@state = 'undone'">noted</xsl:when><xsl:otherwise>waiting</xsl:otherwise></xsl:choose></xsl:attribute><xsl:value-of select="t:text(concat('desk.mend.', @state))"/></span>
      <xsl:if test="@state = 'refused'"><xsl:text> </xsl:text><xsl:apply-templates select="@act" mode="why"/></xsl:if></li>
  </xsl:template>

  <!-- Why a correction is not possible -->
  <xsl:template match="@act | @refused" mode="why"><xsl:choose>
    <xsl:when test=". = 'heading' or . = 'renumber'"><xsl:value-of select="t:text('desk.mend.why.head')"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="t:text(concat('desk.mend.why.', .))"/></xsl:otherwise></xsl:choose></xsl:template>

  <xsl:template match="desk-mend-page">
    <xsl:call-template name="desk-head"/>
    <xsl:for-each select="before">
      <p class="small soft"><xsl:value-of select="t:text('desk.outline.before')"/>:</p>
      <div class="law alone soft"><xsl:for-each select=".."><xsl:call-template name="lang"/></xsl:for-each>
        <p><b><xsl:value-of select="@num"/></b><xsl:if test="@num"><xsl:text> </xsl:text></xsl:if><xsl:value-of select="heading"/><xsl:if test="heading"><xsl:text> </xsl:text></xsl:if><xsl:value-of select="body/p[last()]"/></p></div>
    </xsl:for-each>
    <xsl:for-each select="line">
      <p class="row small"><xsl:apply-templates select="." mode="kind"/></p>
      <xsl:apply-templates select="." mode="doubt"/>
      <div class="law alone"><xsl:for-each select=".."><xsl:call-template name="lang"/></xsl:for-each><xsl:apply-templates select="." mode="words"/></div>
    </xsl:for-each>
    <xsl:for-each select="form">
      <h2><xsl:value-of select="t:text(concat('desk.mend_form.', @name))"/></h2>
      <xsl:if test="@name = 'reword' and ../line/@kind = 'row'"><p><xsl:value-of select="t:text('desk.outline.row')"/></p></xsl:if>
      <xsl:if test="@name = 'strike' and ../line/@below"><p><xsl:value-of select="t:count('desk.outline.below', ../line/@below)"/></p></xsl:if>
      <xsl:apply-templates select="."/>
    </xsl:for-each>
    <p><a href="{back/@href}"><xsl:value-of select="t:text('desk.outline.back')"/></a></p>
  </xsl:template>
</xsl:stylesheet>
