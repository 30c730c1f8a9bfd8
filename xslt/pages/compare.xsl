<?xml version="1.0" encoding="UTF-8"?>
<!-- compare.xsl: what changed between two versions, side by side or in one text. Model: compare.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="compare-page" mode="title"><xsl:value-of select="t:text('compare.title', from/@number, to/@number)"/>: <xsl:value-of select="document/title"/></xsl:template>

  <xsl:template match="compare-page">
    <xsl:apply-templates select="$round" mode="state-of"/>
    <p class="soft"><a href="{document/@href}"><xsl:for-each select="document"><xsl:call-template name="lang"/></xsl:for-each><xsl:value-of select="document/title"/></a></p>
    <h1><xsl:value-of select="t:text('compare.title', from/@number, to/@number)"/></h1>
    <p><xsl:apply-templates select="from" mode="version"/> → <xsl:apply-templates select="to" mode="version"/></p>
    <div class="row tools">
      <nav class="switch" aria-label="{t:text('compare.view')}"><ul><xsl:apply-templates select="view"/></ul></nav>
      <xsl:apply-templates select="scripts"/>
      <p class="small"><ins><xsl:value-of select="t:text('compare.inserted')"/></ins><xsl:text> </xsl:text><del><xsl:value-of select="t:text('compare.deleted')"/></del>
        <xsl:if test="other"> · <xsl:value-of select="t:text('compare.with')"/>: <xsl:apply-templates select="other"/></xsl:if>
        <xsl:for-each select="withheld"> · <a href="{@href}"><xsl:value-of select="t:text('desk.version', @number)"/></a>: <xsl:value-of select="t:text('change.withheld')"/></xsl:for-each></p>
    </div>
    <xsl:apply-templates select="changes | fragment"/>
  </xsl:template>

  <!-- All that was compared: a piece of the page that is kept. -->
  <xsl:template match="compare-page/changes | compare-page/kept/changes">
    <xsl:call-template name="changed-provisions"/>
    <xsl:if test="@n = 0"><div class="notice"><p><xsl:value-of select="t:text('compare.same')"/></p></div></xsl:if>
    <xsl:if test="section">
      <div class="beside toc-first">
        <nav class="toc" aria-label="{t:text('compare.changes')}">
          <details>
            <summary><xsl:value-of select="t:text('compare.changes')"/></summary>
            <ol class="plain"><xsl:apply-templates select="section" mode="toc"/></ol>
          </details>
        </nav>
        <div>
          <h2 class="hidden"><xsl:value-of select="t:text('compare.changes')"/></h2>
          <xsl:apply-templates select="section"/>
          <xsl:apply-templates select="pager"/>
        </div>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:template match="compare-page/*" mode="version">
    <a href="{@href}"><xsl:value-of select="t:text('compare.version', @number)"/></a><xsl:if test="dated"> (<xsl:apply-templates select="dated" mode="date"/>)</xsl:if>
  </xsl:template>
  <!-- "Provisions that differ: 7 (Changed: 5 · Added: 2)": as many as are listed. -->
  <xsl:template name="changed-provisions">
    <xsl:if test="kind"><p><xsl:value-of select="t:text('compare.provisions')"/>: <b><xsl:value-of select="t:count('count.number', @n)"/></b> (<xsl:apply-templates select="kind"/>)</p></xsl:if>
  </xsl:template>
  <xsl:template match="changes/kind | compared/kind">
    <xsl:if test="position() &gt; 1"> · </xsl:if><xsl:value-of select="t:text(concat('compare.kind.', @name))"/>: <xsl:value-of select="t:count('count.number', @n)"/>
  </xsl:template>
  <xsl:template match="compare-page/view">
    <li><a href="{@href}"><xsl:if test="@current"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if><xsl:value-of select="t:text(concat('compare.', @name))"/></a></li>
  </xsl:template>
  <xsl:template match="compare-page/other">
    <xsl:if test="position() &gt; 1"> · </xsl:if><a href="{@href}"><xsl:if test="@current"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if><xsl:value-of select="t:text('compare.version', @number)"/></a>
  </xsl:template>

  <!-- "§ 8 → § 9 Psy" -->
  <xsl:template match="changes/section" mode="name">
    <xsl:choose>
      <xsl:when test="@from-num and @to-num and @from-num != @to-num"><xsl:value-of select="@from-num"/> → <xsl:value-of select="@to-num"/></xsl:when>
      <xsl:when test="@to-num"><xsl:value-of select="@to-num"/></xsl:when>
      <xsl:when test="@from-num"><xsl:value-of select="@from-num"/></xsl:when>
      <xsl:when test="not(heading) and contains(' row table figure page ', concat(' ', @unit, ' '))"><xsl:value-of select="t:text(concat('unit.', @unit))"/></xsl:when>
      <xsl:when test="not(heading)"><xsl:value-of select="t:text('noun.unit')"/></xsl:when>
    </xsl:choose>
    <xsl:if test="begins"><xsl:text>: </xsl:text><q><xsl:value-of select="begins"/></q></xsl:if>
    <xsl:if test="heading"><xsl:if test="@from-num or @to-num"><xsl:text> </xsl:text></xsl:if><xsl:value-of select="heading"/></xsl:if>
  </xsl:template>
  <xsl:template match="changes/section" mode="toc">
    <li><a href="#d-{@wid}"><span><xsl:for-each select=".."><xsl:call-template name="lang"/></xsl:for-each><xsl:apply-templates select="." mode="name"/></span><xsl:text> </xsl:text><span class="count"><xsl:choose>
      <xsl:when test="(@kind = 'moved' or @kind = 'renumbered') and row[@wid and @kind != 'renumbered' and @kind != 'moved']"><xsl:value-of select="t:text('compare.kind.changed')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text(concat('compare.kind.', @kind))"/></xsl:otherwise></xsl:choose></span></a></li>
  </xsl:template>

  <xsl:template match="changes/section">
    <section class="change-of" id="d-{@wid}">
      <h3><a href="{@href}"><xsl:for-each select=".."><xsl:call-template name="lang"/></xsl:for-each><xsl:apply-templates select="." mode="name"/></a><xsl:text> </xsl:text><xsl:apply-templates select="@kind" mode="tag"/>
        <!-- only its number or place changed, but inside it words did too -->
        <xsl:if test="(@kind = 'moved' or @kind = 'renumbered') and row[@wid and @kind != 'renumbered' and @kind != 'moved']"><xsl:text> </xsl:text><span class="tag partly"><xsl:value-of select="t:text('compare.kind.changed')"/></span></xsl:if></h3>
      <xsl:apply-templates select="path | left"/>
      <xsl:if test="(@kind = 'moved' or @kind = 'renumbered') and not(row[old or new or text or old-pictures or new-pictures])"><p><xsl:value-of select="t:text('compare.words_same')"/></p></xsl:if>
      <xsl:apply-templates select="row"/>
      <xsl:if test="cause">
        <div class="because"><h4><xsl:value-of select="t:text('compare.because')"/></h4><ul><xsl:apply-templates select="cause"/></ul></div>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="@kind" mode="tag">
    <span><xsl:attribute name="class">tag <xsl:choose>
      <xsl:when test=". = 'added'">accepted</xsl:when>
      <xsl:when test=". = 'deleted'">refused</xsl:when>
      <xsl:when test=". = 'changed'">partly</xsl:when>
      <xsl:otherwise>noted</xsl:otherwise></xsl:choose></xsl:attribute>
      <xsl:value-of select="t:text(concat('compare.kind.', .))"/></span>
  </xsl:template>

  <xsl:template match="changes/section/path">
    <p class="soft small"><xsl:for-each select="../.."><xsl:call-template name="lang"/></xsl:for-each><xsl:apply-templates select="unit" mode="step"/></p>
  </xsl:template>
  <xsl:template match="section/left | section/row/left">
    <p class="small"><xsl:value-of select="t:text('compare.left')"/>: <span><xsl:for-each select="ancestor::changes"><xsl:call-template name="lang"/></xsl:for-each><xsl:apply-templates select="unit" mode="step"/></span></p>
  </xsl:template>
  <xsl:template match="unit" mode="step"><xsl:if test="position() &gt; 1"> / </xsl:if><xsl:apply-templates select="." mode="name"/></xsl:template>

  <xsl:template match="changes/section/row">
    <xsl:if test="@wid and (@kind != 'changed' and @kind != ../@kind or not(old or new or text or old-pictures or new-pictures))">
      <p class="small"><b><xsl:apply-templates select="." mode="number"/></b><xsl:text> </xsl:text><xsl:apply-templates select="@kind" mode="tag"/></p>
    </xsl:if>
    <xsl:apply-templates select="left"/>
    <xsl:choose>
      <xsl:when test="text">
        <div class="law alone"><xsl:for-each select="../.."><xsl:call-template name="lang"/></xsl:for-each><xsl:if test="@to-num or @from-num"><h4><xsl:apply-templates select="." mode="number"/></h4></xsl:if><xsl:apply-templates select="text/p"/><xsl:apply-templates select="old-pictures | new-pictures"/></div>
      </xsl:when>
      <xsl:when test="old or new or old-pictures or new-pictures">
        <div class="sides">
          <div><h4><xsl:value-of select="t:text('compare.version', ../../@from)"/><xsl:if test="@from-num">, <xsl:value-of select="@from-num"/></xsl:if></h4><xsl:apply-templates select="." mode="side"><xsl:with-param name="words" select="old | old-pictures"/></xsl:apply-templates></div>
          <div><h4><xsl:value-of select="t:text('compare.version', ../../@to)"/><xsl:if test="@to-num">, <xsl:value-of select="@to-num"/></xsl:if></h4><xsl:apply-templates select="." mode="side"><xsl:with-param name="words" select="new | new-pictures"/></xsl:apply-templates></div>
        </div>
      </xsl:when>
    </xsl:choose>
    <xsl:choose>
      <xsl:when test="@place"><t:count first="{@place}" last="{@place}" words="count.comment"><t:none/><xsl:apply-templates select="." mode="said"/></t:count></xsl:when>
      <xsl:when test="@comments"><xsl:apply-templates select="." mode="said"/></xsl:when>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="row" mode="said">
    <p class="small"><a href="{@href}#comments"><xsl:choose><xsl:when test="@place"><t:n/></xsl:when><xsl:otherwise><xsl:value-of select="t:count('count.comment', @comments)"/></xsl:otherwise></xsl:choose><span class="hidden">: <xsl:apply-templates select=".." mode="name"/><xsl:text> </xsl:text><xsl:apply-templates select="." mode="number"/></span></a></p>
  </xsl:template>
  <xsl:template match="row" mode="side">
    <xsl:param name="words"/>
    <xsl:choose>
      <xsl:when test="$words"><div><xsl:for-each select="../.."><xsl:call-template name="lang"/></xsl:for-each><xsl:apply-templates select="$words/p"/><xsl:apply-templates select="$words[picture]"/></div></xsl:when>
      <xsl:otherwise><p class="soft"><xsl:value-of select="t:text('compare.none')"/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- A picture in the place of another. -->
  <xsl:template match="row/old-pictures">
    <p class="small"><del><xsl:value-of select="t:text('compare.picture_was')"/></del></p><xsl:apply-templates select="picture"/>
  </xsl:template>
  <xsl:template match="row/new-pictures">
    <p class="small"><ins><xsl:value-of select="t:text('compare.picture_is')"/></ins></p><xsl:apply-templates select="picture"/>
  </xsl:template>
  <xsl:template match="row/*/picture"><p><img class="thumb" src="{@src}" alt="{.}"/></p></xsl:template>
  <xsl:template match="row" mode="number">
    <xsl:choose>
      <xsl:when test="@from-num and @to-num and @from-num != @to-num"><xsl:value-of select="@from-num"/> → <xsl:value-of select="@to-num"/></xsl:when>
      <xsl:when test="@to-num"><xsl:value-of select="@to-num"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="@from-num"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="changes/section/cause">
    <li><a href="{@href}"><xsl:choose>
      <xsl:when test="author != ''"><xsl:value-of select="author"/></xsl:when>
      <xsl:when test="@kind"><xsl:value-of select="t:text(concat('submitter.', @kind))"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text('comment.unnamed')"/></xsl:otherwise></xsl:choose></a>
      <xsl:if test="@decision"><xsl:text> </xsl:text><span><xsl:attribute name="class">tag <xsl:apply-templates select="@decision" mode="sense"/></xsl:attribute><xsl:value-of select="t:text(concat('decision.', @decision))"/></span></xsl:if></li>
  </xsl:template>
</xsl:stylesheet>
