<?xml version="1.0" encoding="UTF-8"?>
<!-- draft.xsl: the text of an act: units in units, numbers in the margin,
     talk beside.  A unit is a container (chapter), a provision (the first
     below it: article, §, measure), or a piece of one.  The words themselves
     are stored fragments, put in by the serialiser (engineering 10). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="law">
    <div class="law">
      <xsl:call-template name="lang"/>
      <xsl:apply-templates select="preamble"/>
      <xsl:apply-templates select="unit | fragment"/>
      <xsl:apply-templates select="conclusions"/>
    </div>
  </xsl:template>

  <xsl:template match="fragment | fragment-after | preamble | conclusions">
    <t:fragment n="{@n}"/>
  </xsl:template>

  <!-- Units that are a piece of their own; what holds it may stand in others. -->
  <xsl:template match="piece"><t:piece first="{@first}" last="{@last}" depth="{@depth}"/></xsl:template>
  <xsl:template name="level">
    <xsl:variable name="level" select="count(ancestor::unit[@role != 'block']) + sum(ancestor::law/@depth) + 2"/>
    <xsl:value-of select="($level &lt; 4) * $level + ($level &gt;= 4) * 4"/>
  </xsl:template>

  <!-- Two hundred of these are a page, so that they are told apart here and
       not by their patterns, and only what is there is asked for. -->
  <xsl:template match="unit">
    <xsl:choose>
      <xsl:when test="@role = 'inner' and (parent::unit or parent::law/@depth &gt; 0)"><xsl:call-template name="piece"/></xsl:when>
      <xsl:when test="@role = 'group'"><xsl:call-template name="container"/></xsl:when>
      <!-- what only stands around a table says nothing itself -->
      <xsl:when test="@role = 'block' and not(fragment) and (unit or piece)"><div id="u-{@wid}"><xsl:call-template name="words"/></div></xsl:when>
      <xsl:otherwise><xsl:call-template name="provision"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A container: heading, then what it holds. -->
  <xsl:template name="container">
    <section class="part-of-act" id="u-{@wid}">
      <xsl:call-template name="act-heading"/>
      <xsl:choose>
        <xsl:when test="@place"><t:count first="{@place}" last="{@last}" words="count.comment"><t:none><xsl:call-template name="talk-first"/></t:none><p class="talk"><xsl:call-template name="talk"><xsl:with-param name="some" select="true()"/></xsl:call-template></p></t:count></xsl:when>
        <xsl:when test="@comments &gt; 0"><p class="talk"><xsl:call-template name="talk"/></p></xsl:when>
        <xsl:otherwise><xsl:call-template name="talk-first"/></xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="words"/>
    </section>
  </xsl:template>
  <!-- Of a chapter nothing is counted yet; it may be spoken of all the same. -->
  <xsl:template name="talk-first">
    <xsl:if test="@talk-href or link"><p class="talk"><xsl:call-template name="talk-link"/></p></xsl:if>
  </xsl:template>
  <!-- Its own words, what stands in it, its last words. -->
  <xsl:template name="words">
    <xsl:apply-templates select="fragment"/>
    <xsl:apply-templates select="unit | piece"/>
    <xsl:apply-templates select="fragment-after"/>
  </xsl:template>
  <xsl:template name="act-heading">
    <xsl:variable name="level"><xsl:call-template name="level"/></xsl:variable>
    <xsl:element name="h{$level}">
      <xsl:if test="@num != ''"><span class="num"><xsl:value-of select="@num"/></span><xsl:text> </xsl:text></xsl:if>
      <xsl:value-of select="heading"/>
      <xsl:if test="not(heading) and not(@num != '')"><xsl:apply-templates select="." mode="kind"/></xsl:if>
    </xsl:element>
  </xsl:template>

  <!-- A provision: number in the left margin, talk in the right one. -->
  <xsl:template name="provision">
    <section class="unit" id="u-{@wid}">
      <xsl:if test="@changed"><xsl:attribute name="class">unit changed</xsl:attribute></xsl:if>
      <xsl:if test="@num != '' or heading">
        <xsl:variable name="level"><xsl:call-template name="level"/></xsl:variable>
        <xsl:element name="h{$level}">
          <xsl:attribute name="class">provision</xsl:attribute>
          <xsl:if test="@num != ''"><span class="num"><xsl:if test="string-length(@num) &gt; 12"><xsl:attribute name="class">num long</xsl:attribute></xsl:if><xsl:value-of select="@num"/></span><xsl:text> </xsl:text></xsl:if>
          <xsl:if test="heading"><span class="heading"><xsl:value-of select="heading"/></span></xsl:if>
        </xsl:element>
      </xsl:if>
      <div class="text"><xsl:call-template name="words"/></div>
      <p class="talk"><xsl:if test="@changed"><xsl:apply-templates select="." mode="changed"/><xsl:text> </xsl:text></xsl:if><xsl:if test="until"><span class="small"><xsl:apply-templates select="until"/></span><xsl:text> </xsl:text></xsl:if><xsl:call-template name="talk"/></p>
    </section>
  </xsl:template>

  <!-- One unit on a page of its own: its words without its heading, which
       the page's h1 says. -->
  <xsl:template match="law" mode="alone">
    <div class="law alone">
      <xsl:call-template name="lang"/>
      <section class="unit" id="u-{unit/@wid}" aria-label="{t:text('noun.unit')}">
        <div class="text"><xsl:for-each select="unit"><xsl:call-template name="words"/></xsl:for-each></div>
      </section>
    </div>
  </xsl:template>

  <!-- A piece of a provision: its number hangs and leads to its own page. -->
  <xsl:template name="piece">
    <div class="piece" id="u-{@wid}">
      <xsl:choose>
        <!-- a long number ("§ 7a" of a quotation) does not hang -->
        <xsl:when test="heading or string-length(@num) &gt; 4">
          <xsl:if test="not(@num != '')"><xsl:attribute name="class">piece unnumbered</xsl:attribute></xsl:if>
          <p class="heading"><xsl:if test="@num != ''"><a class="num" href="{@href}"><xsl:value-of select="@num"/></a><xsl:text> </xsl:text></xsl:if><b><xsl:choose>
            <!-- what has no number is called by its name: a figure, a table, a row -->
            <xsl:when test="not(@num != '') and @href"><a href="{@href}"><xsl:value-of select="heading"/></a></xsl:when>
            <xsl:otherwise><xsl:value-of select="heading"/></xsl:otherwise></xsl:choose></b></p>
        </xsl:when>
        <xsl:when test="@num != ''"><a class="num" href="{@href}"><xsl:value-of select="@num"/></a></xsl:when>
        <xsl:otherwise><xsl:attribute name="class">piece unnumbered</xsl:attribute></xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="words"/>
      <xsl:choose>
        <xsl:when test="@place"><t:count first="{@place}" last="{@last}" words="count.comment"><t:none/><p class="talk"><xsl:call-template name="count"><xsl:with-param name="some" select="true()"/></xsl:call-template></p></t:count></xsl:when>
        <xsl:when test="@comments &gt; 0 and not($asked)"><p class="talk"><xsl:call-template name="count"/></p></xsl:when>
      </xsl:choose>
    </div>
  </xsl:template>
  <!-- Beside a form nothing leads away from it. -->
  <xsl:variable name="asked" select="$content/form"/>

  <xsl:template name="talk">
    <xsl:param name="some"/>
    <xsl:call-template name="count"><xsl:with-param name="some" select="$some"/></xsl:call-template>
    <xsl:call-template name="talk-link"/>
  </xsl:template>
  <xsl:template name="talk-link">
    <xsl:choose>
      <xsl:when test="link"><xsl:apply-templates select="link" mode="talk"/></xsl:when>
      <xsl:when test="@talk-href">
        <xsl:text> </xsl:text>
        <a href="{@talk-href}" rel="nofollow" data-form="comment"><xsl:value-of select="t:text('link.comment')"/><span class="hidden"><xsl:text>: </xsl:text><xsl:call-template name="cite"/></span></a>
      </xsl:when>
    </xsl:choose>
  </xsl:template>
  <!-- In a piece both ways are left open: none, and as many as there will be
       (site/piece.h); some: the latter alone. -->
  <xsl:template name="count">
    <xsl:param name="some"/>
    <xsl:choose>
      <xsl:when test="@place and not($some)">
        <t:count first="{@place}" last="{@last}" words="count.comment"><t:none><xsl:call-template name="count-none"/></t:none><xsl:call-template name="count-some"/></t:count>
      </xsl:when>
      <xsl:when test="@comments = 0"><xsl:call-template name="count-none"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="count-some"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="count-none">
    <a class="count none" href="{@href}#comments"><xsl:value-of select="t:text('comment.none')"/><span class="hidden"><xsl:text>: </xsl:text><xsl:call-template name="cite"/></span></a>
  </xsl:template>
  <xsl:template name="count-some">
    <a class="count" href="{@href}#comments">
      <xsl:choose>
        <xsl:when test="@place"><t:n/></xsl:when>
        <xsl:otherwise><xsl:value-of select="t:count('count.comment', @comments)"/></xsl:otherwise>
      </xsl:choose>
      <span class="hidden"><xsl:text>: </xsl:text><xsl:call-template name="cite"/></span></a>
  </xsl:template>
  <xsl:template match="link" mode="talk">
    <xsl:text> </xsl:text>
    <a href="{@href}" rel="nofollow" data-form="{@rel}"><xsl:apply-templates select="." mode="words"/><span class="hidden"><xsl:text>: </xsl:text><xsl:apply-templates select=".." mode="cite"/></span></a>
  </xsl:template>

  <!-- "§ 8 odst. 2", or the number, or the kind -->
  <xsl:template match="unit" mode="cite" name="cite">
    <xsl:choose>
      <xsl:when test="@cite != ''"><xsl:value-of select="@cite"/></xsl:when>
      <xsl:when test="@num != ''"><xsl:value-of select="@num"/></xsl:when>
      <xsl:when test="heading"><xsl:value-of select="heading"/></xsl:when>
      <xsl:when test="@wid or @kind"><xsl:apply-templates select="." mode="kind"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text('unit.whole')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- What it is called where it has neither number nor heading. -->
  <xsl:template match="unit" mode="kind">
    <xsl:choose>
      <xsl:when test="contains(' part title chapter section article paragraph point letter indent annex goal priority measure indicator map row table figure page ', concat(' ', @kind, ' '))"><xsl:value-of select="t:text(concat('unit.', @kind))"/></xsl:when>
      <xsl:when test="@kind = 'attachment' and @eid"><xsl:value-of select="t:text('unit.annex_n', substring-after(@eid, '_'))"/></xsl:when>
      <!-- a file that was put behind others, known by its name alone where only that is told -->
      <xsl:when test="@kind = 'attachment' or (starts-with(@wid, 'att_') and not(contains(@wid, '__')))"><xsl:value-of select="t:text('unit.annex')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text('noun.unit')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- "§ 8 Parkoviště a odstavné plochy" -->
  <xsl:template match="unit" mode="name">
    <xsl:apply-templates select="." mode="cite"/>
    <xsl:if test="heading and (@cite != '' or @num != '')"><xsl:text> </xsl:text><xsl:value-of select="heading"/></xsl:if>
  </xsl:template>

  <xsl:template match="toc">
    <nav class="toc" aria-label="{t:text('document.contents')}">
      <details>
        <summary><xsl:value-of select="t:text('document.contents')"/></summary>
        <xsl:if test="@all"><p><a href="{@all}"><xsl:value-of select="t:text('desk.toc.all')"/></a></p></xsl:if>
        <ol><xsl:apply-templates select="entry | fragment"/></ol>
      </details>
    </nav>
  </xsl:template>
  <xsl:template match="toc/entry | entry/entry">
    <li><a href="{@href}"><xsl:if test="@current"><xsl:attribute name="aria-current">location</xsl:attribute></xsl:if>
        <span><xsl:value-of select="@num"/><xsl:if test="@num and heading"><xsl:text> </xsl:text></xsl:if><xsl:value-of select="heading"/><xsl:if test="@annex"><xsl:value-of select="t:text('unit.annex_n', @annex)"/></xsl:if></span>
        <xsl:text> </xsl:text><span class="count"><xsl:choose><xsl:when test="@place"><t:count first="{@place}" last="{@last}" words="count.number"><t:none><xsl:value-of select="t:count('count.number', 0)"/></t:none><t:n/></t:count></xsl:when><xsl:otherwise><xsl:value-of select="t:count('count.number', @comments)"/></xsl:otherwise></xsl:choose><span class="hidden"><xsl:text> </xsl:text><xsl:value-of select="t:text('document.contents_comments')"/></span></span></a>
      <xsl:if test="entry"><ol><xsl:apply-templates select="entry"/></ol></xsl:if></li>
  </xsl:template>

  <!-- What changed while the round is open; dated, with a comparison. -->
  <xsl:template match="change">
    <div class="notice warning">
      <h2><xsl:if test="@number"><xsl:value-of select="t:text('desk.version', @number)"/>: </xsl:if><xsl:value-of select="t:text(concat('change.', @kind))"/>, <xsl:apply-templates select="when" mode="date"/></h2>
      <xsl:if test="new"><p><xsl:if test="old"><del><xsl:apply-templates select="old" mode="words"/></del><xsl:text> </xsl:text></xsl:if><ins><xsl:apply-templates select="new" mode="words"/></ins></p></xsl:if>
      <xsl:if test="until"><p><xsl:variable name="when"><xsl:apply-templates select="until" mode="words"/></xsl:variable><xsl:value-of select="t:text('change.until', $when)"/></p></xsl:if>
      <xsl:if test="body"><div><xsl:call-template name="native"/><xsl:apply-templates select="body"/></div></xsl:if>
      <xsl:if test="@again"><p><xsl:choose>
        <xsl:when test="../rounds/round[@current]/following-sibling::round"><xsl:value-of select="t:text('overview.again')"/><xsl:text>: </xsl:text><a href="{../rounds/round[@current]/following-sibling::round[1]/@href}"><xsl:value-of select="../rounds/round[@current]/following-sibling::round[1]"/></a></xsl:when>
        <xsl:otherwise><xsl:value-of select="t:text('form.cancel.kind.again')"/></xsl:otherwise></xsl:choose></p></xsl:if>
      <xsl:if test="statement"><h3><xsl:value-of select="t:text('form.closing.statement')"/></h3><div><xsl:call-template name="native"/><xsl:apply-templates select="statement/p"/></div></xsl:if>
      <xsl:if test="compare"><p><a href="{compare/@href}"><xsl:value-of select="t:text('button.compare')"/></a></p></xsl:if>
      <xsl:if test="by"><p class="by small"><xsl:call-template name="native"/><xsl:value-of select="by"/></p></xsl:if>
    </div>
  </xsl:template>
  <!-- Since when it has other words, and the way to them. -->
  <xsl:template match="unit" mode="changed">
    <xsl:variable name="change" select="/page/*/change[@kind != 'withheld'][1]"/>
    <span class="small soft"><xsl:choose>
      <xsl:when test="$change/compare"><a href="{$change/compare/@href}#d-{ancestor-or-self::unit[@role = 'base' or not(parent::unit)][1]/@wid}"><xsl:value-of select="t:text('compare.kind.changed')"/></a></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text('compare.kind.changed')"/></xsl:otherwise></xsl:choose>
      <xsl:if test="$change/when">, <xsl:apply-templates select="$change/when" mode="date"/></xsl:if></span>
  </xsl:template>
</xsl:stylesheet>
