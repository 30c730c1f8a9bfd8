<?xml version="1.0" encoding="UTF-8"?>
<!-- consultation.xsl: head of a consultation's pages (phase, title, parts),
     its term, its entry in a list, its papers and figures. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <!-- The line above the h1. -->
  <xsl:template match="consultation" mode="state">
    <p class="row"><xsl:apply-templates select="@phase"/>
      <xsl:apply-templates select="flag"/>
      <span class="soft"><xsl:call-template name="lang"/><xsl:if test="act"><xsl:value-of select="act"/></xsl:if>
        <xsl:if test="act and @number"> · </xsl:if><xsl:value-of select="@number"/></span></p>
  </xsl:template>
  <!-- On pages below the overview: which consultation, and until when. -->
  <xsl:template match="consultation" mode="state-of">
    <p class="row"><xsl:apply-templates select="@phase"/>
      <xsl:apply-templates select="flag"/>
      <xsl:choose>
        <xsl:when test="@phase = 'open' and rest"><span class="soft"><xsl:apply-templates select="." mode="two-ends"/></span></xsl:when>
        <xsl:when test="@phase = 'open' and closes"><span class="soft"><xsl:apply-templates select="closes" mode="left"/></span></xsl:when></xsl:choose></p>
  </xsl:template>
  <!-- What was changed closes later than the rest (practice 3). -->
  <xsl:template match="consultation | entry" mode="two-ends">
    <xsl:value-of select="t:text('label.closing_changed')"/><xsl:text>: </xsl:text><xsl:apply-templates select="closes" mode="moment"/>
    <xsl:text> · </xsl:text><xsl:apply-templates select="rest" mode="rest"/>
  </xsl:template>
  <xsl:template match="rest" mode="rest">
    <xsl:choose>
      <xsl:when test="@days"><xsl:value-of select="t:text('label.closing_rest')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text('label.closed_rest')"/></xsl:otherwise></xsl:choose><xsl:text>: </xsl:text><xsl:apply-templates select="." mode="moment"/>
  </xsl:template>
  <!-- On one provision, or the whole. -->
  <xsl:template match="until">
    <xsl:variable name="when"><xsl:apply-templates select="." mode="words"/></xsl:variable>
    <xsl:variable name="about"><xsl:apply-templates select=".." mode="until"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="@days"><xsl:value-of select="t:text(concat($about, 'until'), $when)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text(concat($about, 'over'), $when)"/></xsl:otherwise></xsl:choose>
  </xsl:template>
  <xsl:template match="*" mode="until"><xsl:value-of select="'unit.'"/></xsl:template>
  <xsl:template match="item[not(unit)] | comment-form-page[not(unit) and not(law)]" mode="until"><xsl:value-of select="'unit.whole_'"/></xsl:template>
  <xsl:template match="questionnaire-page | answers" mode="until"><xsl:value-of select="'questionnaire.'"/></xsl:template>
  <xsl:template match="comment-support-page" mode="until"><xsl:value-of select="'comment_support.'"/></xsl:template>
  <xsl:template match="closes" mode="left">
    <xsl:if test="@days"><xsl:value-of select="t:count('count.days_left', @days)"/> · </xsl:if>
    <xsl:value-of select="t:text('label.closing')"/><xsl:text>: </xsl:text><xsl:apply-templates select="." mode="moment"/>
  </xsl:template>

  <xsl:template match="@phase">
    <span class="tag"><xsl:attribute name="class">tag <xsl:choose>
      <xsl:when test=". = 'open'">open</xsl:when>
      <xsl:when test=". = 'announced' or . = 'preparing'">waiting</xsl:when>
      <xsl:otherwise>closed</xsl:otherwise></xsl:choose></xsl:attribute>
      <xsl:value-of select="t:text(concat('phase.', .))"/></span>
  </xsl:template>
  <xsl:template match="flag">
    <span class="tag partly"><xsl:value-of select="t:text(concat('flag.', @name))"/></span>
  </xsl:template>
  <xsl:template match="flag[@name = 'overdue']">
    <span class="tag overdue"><xsl:value-of select="t:text('flag.overdue')"/></span>
  </xsl:template>

  <xsl:template match="consultation" mode="parts">
    <xsl:if test="part">
      <nav class="parts" aria-label="{t:text('part.title')}"><ul><xsl:apply-templates select="part"/></ul></nav>
    </xsl:if>
  </xsl:template>
  <xsl:template match="consultation/part">
    <li><a href="{@href}"><xsl:if test="@current"><xsl:attribute name="aria-current"><xsl:choose><xsl:when test="@href = /page/@path">page</xsl:when><xsl:otherwise>true</xsl:otherwise></xsl:choose></xsl:attribute></xsl:if>
      <xsl:value-of select="t:text(concat('part.', @name))"/>
      <xsl:if test="@count"><xsl:text> </xsl:text><span class="count"><xsl:value-of select="t:count('count.number', @count)"/></span></xsl:if></a></li>
  </xsl:template>

  <xsl:template match="authority"><a href="{@href}"><xsl:value-of select="."/></a></xsl:template>
  <xsl:template match="authority[not(@href)]"><xsl:value-of select="."/></xsl:template>

  <!-- The term: days left in figures, the moment in words, what to do. -->
  <xsl:template match="consultation" mode="term">
    <xsl:param name="link"/>
    <section class="term first" aria-label="{t:text('noun.term')}">
      <xsl:choose>
        <xsl:when test="@phase = 'open'">
          <xsl:if test="closes/@days"><p class="days"><xsl:if test="closes/@days &lt; 4"><xsl:attribute name="class">days soon</xsl:attribute></xsl:if>
            <b><xsl:value-of select="t:count('count.number', closes/@days)"/></b><xsl:text> </xsl:text><xsl:value-of select="t:count('days.left', closes/@days)"/></p></xsl:if>
          <xsl:apply-templates select="$content/term"/>
          <p><xsl:choose>
            <xsl:when test="rest"><xsl:value-of select="t:text('label.closing_changed')"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="t:text('label.closing')"/></xsl:otherwise></xsl:choose>: <b><xsl:apply-templates select="closes" mode="moment"/></b><xsl:if test="rest"><br/><xsl:apply-templates select="rest" mode="rest"/></xsl:if><br/><span class="small"><xsl:apply-templates select="closes/@zone" mode="zone"/></span></p>
          <xsl:copy-of select="$link"/>
        </xsl:when>
        <xsl:when test="@phase = 'announced' or @phase = 'preparing'">
          <xsl:if test="opens/@days"><p class="days"><b><xsl:value-of select="t:count('count.number', opens/@days)"/></b><xsl:text> </xsl:text><xsl:value-of select="t:count('days.until', opens/@days)"/></p></xsl:if>
          <p><xsl:value-of select="t:text('label.opening')"/>: <b><xsl:apply-templates select="opens" mode="moment"/></b><br/>
            <xsl:value-of select="t:text('label.closing')"/>: <xsl:apply-templates select="closes" mode="moment"/></p>
        </xsl:when>
        <xsl:when test="@phase = 'cancelled'">
          <p><b><xsl:value-of select="t:text('phase.cancelled')"/></b><xsl:if test="cancelled"><br/><xsl:apply-templates select="cancelled" mode="moment"/></xsl:if></p>
        </xsl:when>
        <xsl:otherwise>
          <p><b><xsl:value-of select="t:text('term.over')"/></b><br/><xsl:apply-templates select="closes" mode="moment"/></p>
          <xsl:if test="reported"><p class="small"><xsl:value-of select="t:text('phase.answered')"/>: <xsl:apply-templates select="reported" mode="date"/></p></xsl:if>
          <xsl:for-each select="(part[@name = 'outcome'] | part[@name = 'report'])[last()]">
            <a class="button" href="{@href}"><xsl:value-of select="t:text(concat('part.', @name))"/></a>
          </xsl:for-each>
        </xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>
  <xsl:template match="term">
    <progress max="{@days}" value="{@elapsed}" aria-label="{t:text('term.elapsed', @elapsed, @days)}"/>
  </xsl:template>

  <!-- An entry of a list -->
  <xsl:template match="entry">
    <li>
      <xsl:apply-templates select="." mode="days"/>
      <div>
        <h3><a href="{@href}"><xsl:call-template name="lang"/><xsl:value-of select="title"/></a></h3>
        <p class="soft"><xsl:call-template name="lang"/><xsl:for-each select="authority"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="."/></xsl:for-each>
          <xsl:if test="act"> · <xsl:value-of select="act"/></xsl:if></p>
        <p><xsl:apply-templates select="." mode="when"/></p>
        <xsl:if test="flag or decision"><p class="row"><xsl:apply-templates select="flag"/><xsl:apply-templates select="decision" mode="count"/></p></xsl:if>
      </div>
    </li>
  </xsl:template>
  <xsl:template match="decision" mode="count">
    <span><xsl:attribute name="class">tag <xsl:apply-templates select="@key" mode="sense"/></xsl:attribute>
      <xsl:apply-templates select="." mode="words"/>: <xsl:value-of select="t:count('count.number', @n)"/></span>
  </xsl:template>
  <xsl:template match="entry" mode="days">
    <p class="days"/>
  </xsl:template>
  <xsl:template match="entry[@comments]" mode="days" priority=".25">
    <p class="days"><b><xsl:value-of select="t:count('count.number', @comments)"/></b><xsl:text> </xsl:text><xsl:value-of select="t:count('comments.word', @comments)"/></p>
  </xsl:template>
  <xsl:template match="entry[@phase = 'open' and closes/@days]" mode="days">
    <p class="days"><xsl:if test="closes/@days &lt; 4"><xsl:attribute name="class">days soon</xsl:attribute></xsl:if>
      <b><xsl:value-of select="t:count('count.number', closes/@days)"/></b><xsl:text> </xsl:text><xsl:value-of select="t:count('days.left', closes/@days)"/></p>
  </xsl:template>
  <xsl:template match="entry[@phase = 'announced' and opens/@days]" mode="days">
    <p class="days"><b><xsl:value-of select="t:count('count.number', opens/@days)"/></b><xsl:text> </xsl:text><xsl:value-of select="t:count('days.until', opens/@days)"/></p>
  </xsl:template>
  <xsl:template match="entry[@overdue]" mode="days" priority="2">
    <p class="days soon"><b><xsl:value-of select="t:count('count.number', @overdue)"/></b><xsl:text> </xsl:text><xsl:value-of select="t:count('days.late', @overdue)"/></p>
  </xsl:template>
  <xsl:template match="entry" mode="when">
    <xsl:apply-templates select="@phase" mode="when"/>
    <!-- where the margin says something else than the count -->
    <xsl:if test="@comments and (@phase = 'open' or @overdue)"> · <xsl:value-of select="t:count('count.comment', @comments)"/></xsl:if>
    <xsl:if test="@answered"> · <xsl:value-of select="t:count('count.reply', @answered)"/></xsl:if>
  </xsl:template>
  <xsl:template match="@phase" mode="when">
    <xsl:value-of select="t:text(concat('phase.', .))"/>
    <xsl:if test="../due"> · <xsl:value-of select="t:text('step.report_due')"/>: <xsl:apply-templates select="../due" mode="date"/></xsl:if>
  </xsl:template>
  <xsl:template match="@phase[. = 'open']" mode="when">
    <xsl:value-of select="t:text('label.closing')"/>: <xsl:apply-templates select="../closes" mode="moment"/>
  </xsl:template>
  <xsl:template match="@phase[. = 'open'][../rest]" mode="when" priority="1"><xsl:apply-templates select=".." mode="two-ends"/></xsl:template>
  <xsl:template match="@phase[. = 'announced']" mode="when">
    <xsl:value-of select="t:text('label.opening')"/>: <xsl:apply-templates select="../opens" mode="moment"/> · <xsl:value-of select="t:text('label.closing')"/>: <xsl:apply-templates select="../closes" mode="moment"/>
  </xsl:template>
  <xsl:template match="@phase[. = 'answered'][../reported]" mode="when">
    <xsl:value-of select="t:text('phase.answered')"/>, <xsl:apply-templates select="../reported" mode="date"/>
  </xsl:template>
  <xsl:template match="@phase[. = 'concluded']" mode="when">
    <xsl:choose>
      <xsl:when test="../outcome"><xsl:value-of select="t:text(concat('form.outcome.kind.', ../outcome/@key))"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text('phase.concluded')"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="../concluded"><xsl:text>, </xsl:text><xsl:apply-templates select="../concluded" mode="date"/></xsl:if>
  </xsl:template>

  <!-- Papers -->
  <xsl:template match="papers"><ul class="papers"><xsl:apply-templates select="document"/></ul></xsl:template>
  <xsl:template match="papers/document">
    <li><a href="{@href}"><xsl:call-template name="lang"/><b><xsl:value-of select="title"/></b></a>
      <p><xsl:value-of select="t:text(concat('document.', @kind))"/>
        <xsl:if test="dated"> · <xsl:value-of select="t:text('document.version_of')"/><xsl:text> </xsl:text><xsl:apply-templates select="dated" mode="date"/></xsl:if>
        <xsl:if test="@units"> · <xsl:value-of select="t:count('count.unit', @units)"/></xsl:if>
        <xsl:if test="@comments"> · <xsl:value-of select="t:count('count.comment', @comments)"/></xsl:if>
        <xsl:if test="@pages"> · <xsl:value-of select="t:count('count.page', @pages)"/></xsl:if>
        <xsl:apply-templates select="file | texts"/>
        <xsl:if test="compare"> · <a href="{compare/@href}"><xsl:value-of select="t:text('button.compare')"/></a></xsl:if></p>
      <xsl:if test="note"><p><xsl:value-of select="note"/></p></xsl:if></li>
  </xsl:template>
  <xsl:template match="file"> · <xsl:apply-templates select="." mode="link"/></xsl:template>
  <xsl:template match="file" mode="link">
    <a href="{@href}"><xsl:value-of select="t:text(concat('file.', @type))"/><xsl:if test="@parts"><xsl:text> </xsl:text><xsl:value-of select="@part"/>/<xsl:value-of select="@parts"/></xsl:if><xsl:if test="@size">, <xsl:apply-templates select="@size" mode="size"/></xsl:if><span class="hidden"><xsl:if test="../title">: <xsl:value-of select="../title"/></xsl:if></span></a>
  </xsl:template>

  <!-- Those of a report: what is there, what is made, what could not be. -->
  <xsl:template name="report-files">
    <xsl:if test="file[@href]"><p class="small"><xsl:value-of select="t:text('button.download')"/>:<xsl:for-each select="file[@href]"><xsl:if test="position() &gt; 1"> · </xsl:if><xsl:text> </xsl:text><xsl:apply-templates select="." mode="link"/></xsl:for-each></p></xsl:if>
    <xsl:for-each select="file[@state][not(@state = preceding-sibling::file/@state)]"><p class="small soft"><xsl:value-of select="t:text(concat('report.files_', @state))"/>:<xsl:for-each select="../file[@state = current()/@state][not(@type = preceding-sibling::file[@state = current()/@state]/@type)]"><xsl:if test="position() &gt; 1">,</xsl:if><xsl:text> </xsl:text><xsl:value-of select="t:text(concat('file.', @type))"/><xsl:if test="@parts"> (<xsl:value-of select="t:text('report.files_so_far', t:count('count.number', count(../file[@type = current()/@type][@href])), t:count('count.number', @parts))"/>)</xsl:if></xsl:for-each></p></xsl:for-each>
  </xsl:template>

  <!-- What stands below is of then. -->
  <xsl:template match="counted">
    <p class="notice"><xsl:value-of select="t:text('report.counted')"/>: <xsl:apply-templates select="." mode="moment"/>. <xsl:value-of select="t:text('report.counted.later')"/></p>
  </xsl:template>

  <xsl:template match="numbers">
    <dl class="numbers"><xsl:apply-templates select="number"/></dl>
  </xsl:template>
  <xsl:template match="number">
    <div><dt><xsl:value-of select="t:text(concat('number.', @name))"/></dt>
      <dd><xsl:value-of select="t:count('count.number', @value)"/><xsl:if test="@of"><xsl:text> </xsl:text><span class="soft"><xsl:value-of select="t:text('number.of', @of)"/></span></xsl:if><xsl:if test="contains(@name, 'percent')">&#160;%</xsl:if></dd></div>
  </xsl:template>

  <!-- Moments in a row, the present one marked -->
  <xsl:template match="timeline"><ol class="timeline"><xsl:apply-templates select="step"/></ol></xsl:template>
  <xsl:template match="step">
    <li>
      <xsl:if test="@state = 'done'"><xsl:attribute name="class">done</xsl:attribute></xsl:if>
      <xsl:if test="@state = 'current'"><xsl:attribute name="aria-current">step</xsl:attribute></xsl:if>
      <xsl:if test="when"><xsl:apply-templates select="when" mode="moment"/></xsl:if>
      <xsl:variable name="words"><xsl:choose><xsl:when test="title"><xsl:value-of select="title"/></xsl:when><xsl:when test="@state = 'current' and contains(' preparing announced open closed answered concluded cancelled ', concat(' ', @name, ' '))"><xsl:value-of select="t:text(concat('phase.', @name))"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text(concat('step.', @name))"/></xsl:otherwise></xsl:choose></xsl:variable>
      <xsl:choose>
        <xsl:when test="@href"><a href="{@href}"><xsl:value-of select="$words"/></a></xsl:when>
        <xsl:when test="@state = 'current'"><b><xsl:value-of select="$words"/></b></xsl:when>
        <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
      </xsl:choose>
    </li>
  </xsl:template>

  <xsl:template match="event">
    <li>
      <xsl:if test="@state = 'done'"><xsl:attribute name="class">done</xsl:attribute></xsl:if>
      <xsl:apply-templates select="starts" mode="moment"/>
      <xsl:choose><xsl:when test="@href"><a href="{@href}"><xsl:value-of select="title"/></a></xsl:when><xsl:otherwise><b><xsl:value-of select="title"/></b></xsl:otherwise></xsl:choose>
      <xsl:if test="place">, <xsl:value-of select="place"/></xsl:if>
      <xsl:if test="@cancelled"><xsl:text> </xsl:text><span class="tag closed"><xsl:value-of select="t:text('event.cancelled')"/></span></xsl:if>
      <xsl:if test="@moved and not(@cancelled)"><xsl:text> </xsl:text><span class="tag noted"><xsl:value-of select="t:text('event.moved')"/></span></xsl:if>
    </li>
  </xsl:template>

  <xsl:template match="contact">
    <p><xsl:call-template name="native"/><xsl:if test="name"><xsl:value-of select="name"/><br/></xsl:if>
      <xsl:if test="email"><a href="mailto:{email}"><xsl:value-of select="email"/></a><br/></xsl:if>
      <xsl:if test="phone"><a href="tel:{translate(phone, ' ', '')}"><xsl:value-of select="phone"/></a><br/></xsl:if>
      <xsl:value-of select="address"/></p>
  </xsl:template>

  <!-- A link to what may be done: words by its name, those of a form's
       button where it has none of its own. -->
  <xsl:variable name="links"> comment comment_whole comment-whole take_part take-part follow status rules privacy support report_abuse report-abuse front consultations consultation text retry sign_in sign-in password desk proof calendar feed edit withdraw object draw_up group templates figures people organisations change document publish prolong cancel course register register_batch moderate moderation report report_preview outcome scan questionnaire answers apart own-data notice files still_open </xsl:variable>
  <xsl:template match="link">
    <a href="{@href}" data-form="{@rel}"><xsl:apply-templates select="." mode="words"/></a>
  </xsl:template>
  <xsl:template match="link" mode="button">
    <a class="button" href="{@href}"><xsl:apply-templates select="." mode="words"/></a>
  </xsl:template>
  <xsl:template match="link" mode="words">
    <xsl:choose>
      <xsl:when test="@of"><xsl:value-of select="t:text(@label, @of)"/></xsl:when>
      <xsl:when test="@label"><xsl:value-of select="t:text(@label)"/></xsl:when>
      <xsl:when test="contains($links, concat(' ', @rel, ' '))"><xsl:value-of select="t:text(concat('link.', translate(@rel, '-', '_')))"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text(concat('form.', @rel, '.button'))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="pager">
    <xsl:if test="@next or @previous or @first">
      <nav class="pager" aria-label="{t:text('pager.title')}">
        <ul>
          <xsl:if test="@first"><li><a href="{@first}"><xsl:value-of select="t:text('pager.first')"/></a></li></xsl:if>
          <xsl:if test="@previous"><li><a href="{@previous}" rel="prev"><xsl:value-of select="t:text('pager.previous')"/></a></li></xsl:if>
          <xsl:if test="@next"><li><a href="{@next}" rel="next"><xsl:value-of select="t:text('pager.next')"/></a></li></xsl:if>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- Where else it is published -->
  <xsl:template match="place">
    <li><xsl:choose><xsl:when test="@href"><a href="{@href}"><xsl:value-of select="."/></a></xsl:when><xsl:otherwise><xsl:value-of select="."/></xsl:otherwise></xsl:choose>
      <xsl:if test="@what = 'report'"><xsl:text> (</xsl:text><xsl:value-of select="t:text('noun.report')"/><xsl:text>)</xsl:text></xsl:if>
      <xsl:choose>
        <xsl:when test="@state = 'overdue'"><xsl:text> </xsl:text><span class="tag overdue"><xsl:value-of select="t:text('place.overdue')"/></span></xsl:when>
        <xsl:when test="@state = 'due'"><xsl:text> </xsl:text><span class="soft"><xsl:value-of select="t:text('place.due')"/></span></xsl:when>
      </xsl:choose></li>
  </xsl:template>
</xsl:stylesheet>
