<?xml version="1.0" encoding="UTF-8"?>
<!-- form.xsl: a form as forms/show.c describes it: labels bound, hints and
     faults tied to their field, a summary of faults on top of the page. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <!-- Summary first in main; each line leads to its field. -->
  <xsl:template name="faults">
    <xsl:if test="$faults">
      <div class="error-summary" role="alert" tabindex="-1" aria-labelledby="faults">
        <h2 id="faults"><xsl:value-of select="t:count('count.error', count($faults))"/></h2>
        <ul><xsl:apply-templates select="$faults" mode="summary"/></ul>
      </div>
    </xsl:if>
  </xsl:template>
  <xsl:template match="form/fault" mode="summary">
    <li><xsl:apply-templates select="." mode="words"/></li>
  </xsl:template>
  <xsl:template match="field/fault" mode="summary">
    <li><a><xsl:attribute name="href">#<xsl:apply-templates select=".." mode="target"/></xsl:attribute>
      <xsl:apply-templates select="." mode="words"/></a></li>
  </xsl:template>

  <!-- Words of a fault: {1} its label, {2} the limit. -->
  <xsl:template match="fault" mode="words">
    <xsl:variable name="n"><xsl:apply-templates select="@n" mode="figure"/></xsl:variable>
    <xsl:variable name="have"><xsl:apply-templates select="@have" mode="figure"/></xsl:variable>
    <xsl:value-of select="t:text(concat('fault.', @key), $n, $have)"/>
  </xsl:template>
  <!-- a number as the language writes it; "pdf docx" as it is -->
  <xsl:template match="@*" mode="figure">
    <xsl:choose>
      <xsl:when test="number(.) = number(.)"><xsl:value-of select="t:count('count.number', .)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="field/fault" mode="words">
    <xsl:variable name="label"><xsl:apply-templates select=".." mode="label"/></xsl:variable>
    <xsl:variable name="n"><xsl:apply-templates select="@n" mode="figure"/></xsl:variable>
    <xsl:variable name="have"><xsl:apply-templates select="@have" mode="figure"/></xsl:variable>
    <xsl:value-of select="t:text('fault.of', $label, t:text(concat('fault.', @key), $n, $have))"/>
  </xsl:template>
  <!-- A consent's label is its sentence: it stands beside the fault already. -->
  <xsl:template match="field[@type = 'consent']/fault" mode="words">
    <xsl:value-of select="t:text(concat('fault.', @key))"/>
  </xsl:template>
  <xsl:template match="field/fault[@key = 'required']" mode="words">
    <xsl:variable name="label"><xsl:apply-templates select=".." mode="label"/></xsl:variable>
    <xsl:value-of select="t:text('error.required', $label)"/>
  </xsl:template>

  <!-- Ids: show.c gives them, one a form; a form that stands on the page
       several times, beside comments, has the comment's code before them. -->
  <xsl:template match="field" mode="id">
    <xsl:if test="../parent::comment"><xsl:value-of select="concat('c-', ../../@code, '-')"/></xsl:if>
    <xsl:value-of select="@id"/>
    <xsl:if test="not(@id)"><xsl:value-of select="concat(../@name, '-', @name)"/></xsl:if>
  </xsl:template>
  <xsl:template match="option | row" mode="id">
    <xsl:apply-templates select=".." mode="id"/>
    <xsl:value-of select="concat('-', @value, substring-after(@name, '.'))"/>
  </xsl:template>
  <!-- Where a fault's link goes: the first thing that takes the focus. -->
  <xsl:template match="field" mode="target"><xsl:apply-templates select="." mode="id"/></xsl:template>
  <xsl:template match="field[option and (@type = 'choices' or @type = 'choice' and count(option) &lt; 8)]" mode="target">
    <xsl:apply-templates select="option[1]" mode="id"/>
  </xsl:template>

  <xsl:template match="field" mode="label">
    <xsl:value-of select="t:text(concat('form.', ../@name, '.', @name))"/>
  </xsl:template>
  <xsl:template match="field[label]" mode="label"><xsl:value-of select="label"/></xsl:template>
  <xsl:template match="option | row" mode="label">
    <xsl:value-of select="t:text(concat('form.', ../../@name, '.', ../@name, '.', @value))"/>
  </xsl:template>
  <xsl:template match="option[@key] | row[@key]" mode="label"><xsl:value-of select="t:text(@key)"/></xsl:template>
  <xsl:template match="option[text()] | row[text()]" mode="label" priority="1"><xsl:value-of select="."/></xsl:template>

  <xsl:template match="form" mode="button">
    <xsl:choose>
      <xsl:when test="@label"><xsl:value-of select="t:text(@label)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text(concat('form.', @name, '.button'))"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="subject"><span class="hidden"><xsl:text>: </xsl:text><xsl:value-of select="subject"/></span></xsl:if>
  </xsl:template>

  <xsl:template match="form">
    <form action="{@action}" method="post" class="form-{@name}" novalidate="novalidate">
      <xsl:if test="field[@type = 'picks']"><xsl:attribute name="id">picks</xsl:attribute></xsl:if>
      <xsl:if test="@enctype or field[@type = 'file']"><xsl:attribute name="enctype">multipart/form-data</xsl:attribute></xsl:if>
      <xsl:if test="field[@type = 'text' or @type = 'wording']"><xsl:attribute name="data-unsent"><xsl:value-of select="t:text('form.leave')"/></xsl:attribute></xsl:if>
      <xsl:if test="@key"><input type="hidden" name="key" value="{@key}"/></xsl:if>
      <xsl:apply-templates select="fault"/>
      <xsl:apply-templates select="field"/>
      <xsl:apply-templates select="." mode="after"/>
      <div class="actions">
        <button><xsl:apply-templates select="." mode="accesskey"/><xsl:apply-templates select="." mode="button"/></button>
        <xsl:apply-templates select="." mode="beside-button"/>
      </div>
    </form>
  </xsl:template>
  <!-- At the desk: S sends what was written, K says that something is right. -->
  <xsl:template match="form" mode="accesskey">
    <xsl:choose>
      <xsl:when test="contains(' reply group-reply desk-many report ', concat(' ', @name, ' '))"><xsl:attribute name="accesskey">s</xsl:attribute></xsl:when>
      <xsl:when test="contains(' group-confirm reply-approve report-approve report-sign-off report-publish ', concat(' ', @name, ' ')) and not(preceding-sibling::form[@name = 'report-sign-off'])"><xsl:attribute name="accesskey">k</xsl:attribute></xsl:when>
    </xsl:choose>
  </xsl:template>
  <!-- Pages may put words before, and a link beside, the button. -->
  <xsl:template match="form" mode="after"/>
  <xsl:template match="form" mode="beside-button"/>

  <!-- A form without questions is a button. -->
  <xsl:template match="form[not(field[@type != 'hidden'])]" priority=".1">
    <form action="{@action}" method="post" class="form-{@name} one">
      <xsl:if test="@key"><input type="hidden" name="key" value="{@key}"/></xsl:if>
      <xsl:apply-templates select="fault | field"/>
      <button><xsl:apply-templates select="." mode="accesskey"/><xsl:if test="contains(' leave version-discard translation-remove ', concat(' ', @name, ' ')) or not(parent::*[substring(name(), string-length(name()) - 4) = '-page'])"><xsl:attribute name="class">quiet</xsl:attribute></xsl:if>
        <xsl:apply-templates select="." mode="button"/></button>
    </form>
  </xsl:template>

  <xsl:template match="form/fault"><p class="error"><xsl:apply-templates select="." mode="words"/></p></xsl:template>

  <!-- The parts of a field -->
  <xsl:template match="field" mode="section">
    <xsl:if test="@section and not(preceding-sibling::field[1]/@section = @section)">
      <h2><xsl:choose>
        <xsl:when test="section"><xsl:value-of select="section"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="t:text(concat('form.', ../@name, '.section.', @section))"/></xsl:otherwise>
      </xsl:choose></h2>
    </xsl:if>
  </xsl:template>
  <xsl:template match="field" mode="optional">
    <xsl:if test="not(@required)"><xsl:text> </xsl:text><span class="soft"><xsl:value-of select="t:text('label.optional')"/></span></xsl:if>
  </xsl:template>
  <!-- Asked only with some answers: said, since without a script it stands
       there all the same. -->
  <xsl:template match="field[@when]" mode="optional">
    <xsl:variable name="when" select="@when"/>
    <xsl:variable name="is" select="concat(' ', @is, ' ')"/>
    <xsl:variable name="answers">
      <xsl:for-each select="../field[@name = $when]/option[contains($is, concat(' ', @value, ' '))]">
        <xsl:if test="position() &gt; 1">, </xsl:if>
        <xsl:apply-templates select="." mode="label"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:if test="string($answers)"><xsl:text> </xsl:text><span class="soft"><xsl:value-of select="t:text('form.only_with', $answers)"/></span></xsl:if>
    <xsl:if test="not(@required)"><xsl:text> </xsl:text><span class="soft"><xsl:value-of select="t:text('label.optional')"/></span></xsl:if>
  </xsl:template>
  <xsl:template match="field" mode="notes">
    <xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
    <xsl:if test="hint or @hint">
      <p class="hint" id="{$id}-hint">
        <xsl:choose>
          <xsl:when test="hint"><xsl:value-of select="hint"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="t:text(concat('form.', ../@name, '.', @name, '.hint'))"/></xsl:otherwise>
        </xsl:choose>
      </p>
    </xsl:if>
    <xsl:apply-templates select="now"/>
    <xsl:if test="fault">
      <p class="error" id="{$id}-error"><span class="hidden"><xsl:value-of select="t:text('error.prefix')"/><xsl:text> </xsl:text></span>
        <xsl:apply-templates select="fault" mode="words"/></p>
    </xsl:if>
  </xsl:template>
  <!-- Somebody else was quicker: their words beside what was typed. -->
  <xsl:template match="field/now">
    <div class="notice"><p><b><xsl:value-of select="t:text('form.saved_meanwhile')"/></b></p>
      <xsl:choose>
        <xsl:when test="@value"><p><xsl:apply-templates select="../option[@value = current()/@value]" mode="label"/></p></xsl:when>
        <xsl:when test="text() and (../@type = 'text' or ../@type = 'wording')"><textarea rows="5" readonly="readonly" aria-label="{t:text('form.saved_meanwhile')}"><xsl:text>&#10;</xsl:text><xsl:value-of select="."/></textarea></xsl:when>
        <xsl:when test="text()"><p><xsl:value-of select="."/></p></xsl:when>
        <xsl:otherwise><p><xsl:value-of select="t:text('form.saved_nothing')"/></p></xsl:otherwise>
      </xsl:choose></div>
  </xsl:template>
  <!-- What every control carries. -->
  <xsl:template match="field" mode="ties">
    <xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
    <xsl:if test="hint or @hint or fault">
      <xsl:attribute name="aria-describedby">
        <xsl:if test="hint or @hint"><xsl:value-of select="concat($id, '-hint')"/></xsl:if>
        <xsl:if test="fault"><xsl:if test="hint or @hint"><xsl:text> </xsl:text></xsl:if><xsl:value-of select="concat($id, '-error')"/></xsl:if>
      </xsl:attribute>
    </xsl:if>
    <xsl:if test="fault"><xsl:attribute name="aria-invalid">true</xsl:attribute></xsl:if>
    <xsl:if test="@required and not(@when)"><xsl:attribute name="required">required</xsl:attribute></xsl:if>
    <xsl:if test="@autocomplete"><xsl:attribute name="autocomplete"><xsl:value-of select="@autocomplete"/></xsl:attribute></xsl:if>
  </xsl:template>

  <xsl:template match="field" mode="class">
    <xsl:text>field</xsl:text><xsl:if test="fault"> wrong</xsl:if>
  </xsl:template>
  <xsl:template match="field" mode="when">
    <xsl:if test="@when"><xsl:attribute name="data-when"><xsl:value-of select="@when"/></xsl:attribute>
      <xsl:attribute name="data-is"><xsl:value-of select="@is"/></xsl:attribute></xsl:if>
  </xsl:template>

  <xsl:template match="field[@type = 'hidden']" priority="2">
    <input type="hidden" name="{@name}" value="{value}"/>
  </xsl:template>

  <!-- Left empty by people, who are told so; filled in by machines. -->
  <xsl:template match="field[@type = 'trap']" priority="2">
    <xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
    <div>
      <xsl:attribute name="class"><xsl:choose><xsl:when test="fault">field wrong</xsl:when><xsl:otherwise>hidden</xsl:otherwise></xsl:choose></xsl:attribute>
      <label for="{$id}"><xsl:value-of select="t:text('form.trap')"/></label>
      <xsl:apply-templates select="." mode="notes"/>
      <input type="text" name="{@name}" id="{$id}" value="" autocomplete="off" tabindex="-1"/>
    </div>
  </xsl:template>
  <xsl:template match="field[@type = 'trap']" mode="label" priority="1"><xsl:value-of select="t:text('form.trap')"/></xsl:template>

  <!-- One line -->
  <xsl:template match="field">
    <xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
    <xsl:apply-templates select="." mode="section"/>
    <div>
      <xsl:attribute name="class"><xsl:apply-templates select="." mode="class"/></xsl:attribute>
      <xsl:apply-templates select="." mode="when"/>
      <label for="{$id}"><xsl:apply-templates select="." mode="label"/><xsl:apply-templates select="." mode="optional"/></label>
      <xsl:apply-templates select="." mode="notes"/>
      <xsl:apply-templates select="." mode="control"/>
    </div>
  </xsl:template>

  <xsl:template match="field" mode="control">
    <input name="{@name}" value="{value}">
      <xsl:attribute name="id"><xsl:apply-templates select="." mode="id"/></xsl:attribute>
      <xsl:apply-templates select="." mode="kind"/>
      <xsl:apply-templates select="." mode="ties"/>
    </input>
  </xsl:template>
  <xsl:template match="field" mode="kind"><xsl:attribute name="type">text</xsl:attribute>
    <xsl:if test="not(@max) or @max &gt; 60"><xsl:attribute name="class">long</xsl:attribute></xsl:if></xsl:template>
  <xsl:template match="field[@type = 'email']" mode="kind"><xsl:attribute name="type">email</xsl:attribute><xsl:attribute name="class">long</xsl:attribute><xsl:attribute name="spellcheck">false</xsl:attribute></xsl:template>
  <xsl:template match="field[@type = 'password']" mode="kind"><xsl:attribute name="type">password</xsl:attribute></xsl:template>
  <xsl:template match="field[@type = 'date']" mode="kind"><xsl:attribute name="type">date</xsl:attribute></xsl:template>
  <xsl:template match="field[@type = 'time']" mode="kind"><!-- A time control knows no 24:00, and shows the browser's own 12 hours. -->
    <xsl:attribute name="type">text</xsl:attribute><xsl:attribute name="inputmode">numeric</xsl:attribute><xsl:attribute name="class">short</xsl:attribute></xsl:template>
  <xsl:template match="field[@type = 'number']" mode="kind"><xsl:attribute name="type">text</xsl:attribute><xsl:attribute name="inputmode">numeric</xsl:attribute><xsl:attribute name="class">short</xsl:attribute></xsl:template>
  <xsl:template match="field[@type = 'code']" mode="kind"><xsl:attribute name="type">text</xsl:attribute><xsl:attribute name="class">code</xsl:attribute><xsl:attribute name="spellcheck">false</xsl:attribute><xsl:attribute name="autocapitalize">none</xsl:attribute></xsl:template>

  <xsl:template match="field[@type = 'text' or @type = 'wording']" mode="control">
    <textarea name="{@name}" rows="5">
      <xsl:attribute name="id"><xsl:apply-templates select="." mode="id"/></xsl:attribute>
      <xsl:if test="@type = 'wording'"><xsl:attribute name="class">statute</xsl:attribute></xsl:if>
      <xsl:if test="@max"><xsl:attribute name="data-max"><xsl:value-of select="@max"/></xsl:attribute><xsl:attribute name="data-left"><xsl:value-of select="t:text('comment_form.left', '{n}')"/></xsl:attribute></xsl:if>
      <xsl:apply-templates select="." mode="ties"/>
      <!-- HTML drops the first line break -->
      <xsl:text>&#10;</xsl:text><xsl:value-of select="value"/>
    </textarea>
  </xsl:template>

  <xsl:template match="field[@type = 'file']" mode="control">
    <input type="file" name="{@name}">
      <xsl:attribute name="id"><xsl:apply-templates select="." mode="id"/></xsl:attribute>
      <xsl:if test="@accept"><xsl:attribute name="accept">.<xsl:call-template name="suffixes"><xsl:with-param name="of" select="normalize-space(@accept)"/></xsl:call-template></xsl:attribute></xsl:if>
      <xsl:apply-templates select="." mode="ties"/>
    </input>
  </xsl:template>

  <!-- "pdf docx" as "pdf,.docx" -->
  <xsl:template name="suffixes">
    <xsl:param name="of"/>
    <xsl:value-of select="substring-before(concat($of, ' '), ' ')"/>
    <xsl:if test="contains($of, ' ')">,.<xsl:call-template name="suffixes"><xsl:with-param name="of" select="substring-after($of, ' ')"/></xsl:call-template></xsl:if>
  </xsl:template>

  <!-- Few choices stand open, many in a list. -->
  <xsl:template match="field[@type = 'choice']" mode="control">
    <select name="{@name}">
      <xsl:attribute name="id"><xsl:apply-templates select="." mode="id"/></xsl:attribute>
      <xsl:apply-templates select="." mode="ties"/>
      <option value=""><xsl:apply-templates select="." mode="nothing"/></option>
      <xsl:apply-templates select="option" mode="list"/>
    </select>
  </xsl:template>
  <xsl:template match="field" mode="nothing"><xsl:value-of select="t:text('form.choose')"/></xsl:template>
  <xsl:template match="option" mode="list">
    <option value="{@value}"><xsl:if test="@selected"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
      <xsl:apply-templates select="." mode="label"/></option>
  </xsl:template>

  <xsl:template match="field[@type = 'choices' or @type = 'choice' and count(option) &lt; 8]" priority="1">
    <xsl:apply-templates select="." mode="section"/>
    <div>
      <xsl:attribute name="id"><xsl:apply-templates select="." mode="id"/></xsl:attribute>
      <xsl:attribute name="class"><xsl:apply-templates select="." mode="class"/></xsl:attribute>
      <xsl:apply-templates select="." mode="when"/>
      <fieldset class="choices">
        <xsl:apply-templates select="." mode="described"/>
        <legend><xsl:apply-templates select="." mode="label"/><xsl:apply-templates select="." mode="optional"/></legend>
        <xsl:apply-templates select="." mode="notes"/>
        <xsl:apply-templates select="option"/>
      </fieldset>
    </div>
  </xsl:template>
  <xsl:template match="field" mode="described">
    <xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
    <xsl:if test="hint or @hint or fault"><xsl:attribute name="aria-describedby">
      <xsl:if test="hint or @hint"><xsl:value-of select="concat($id, '-hint')"/></xsl:if>
      <xsl:if test="fault"><xsl:if test="hint or @hint"><xsl:text> </xsl:text></xsl:if><xsl:value-of select="concat($id, '-error')"/></xsl:if>
    </xsl:attribute></xsl:if>
  </xsl:template>
  <xsl:template match="field/option">
    <label>
      <input type="radio" name="{../@name}" value="{@value}">
        <xsl:if test="../@type = 'choices'"><xsl:attribute name="type">checkbox</xsl:attribute></xsl:if>
        <xsl:attribute name="id"><xsl:apply-templates select="." mode="id"/></xsl:attribute>
        <xsl:if test="@selected"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
      </input>
      <span><xsl:apply-templates select="." mode="label"/></span>
    </label>
  </xsl:template>

  <!-- Ticked in the rows of the page's list, which name this form. -->
  <xsl:template match="field[@type = 'picks']" priority="1">
    <xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
    <div tabindex="-1" id="{$id}">
      <xsl:attribute name="class"><xsl:apply-templates select="." mode="class"/></xsl:attribute>
      <p><b><xsl:apply-templates select="." mode="label"/></b></p>
      <xsl:apply-templates select="." mode="notes"/>
    </div>
  </xsl:template>

  <!-- One box with a sentence -->
  <xsl:template match="field[@type = 'consent']" priority="1">
    <xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
    <div>
      <xsl:attribute name="class"><xsl:apply-templates select="." mode="class"/> choices</xsl:attribute>
      <xsl:apply-templates select="." mode="when"/>
      <xsl:apply-templates select="." mode="notes"/>
      <label>
        <input type="checkbox" name="{@name}" value="yes" id="{$id}">
          <xsl:if test="value = 'yes' or value = '1' or value = 'on'"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
          <xsl:apply-templates select="." mode="ties"/>
        </input>
        <span><xsl:apply-templates select="." mode="label"/><xsl:apply-templates select="." mode="optional"/></span>
      </label>
    </div>
  </xsl:template>

  <!-- Rows of one question, each a choice of the same -->
  <xsl:template match="field[@type = 'matrix']" priority="1">
    <xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
    <xsl:apply-templates select="." mode="section"/>
    <div id="{$id}">
      <xsl:attribute name="class"><xsl:apply-templates select="." mode="class"/></xsl:attribute>
      <xsl:apply-templates select="." mode="when"/>
      <p class="matrix"><b><xsl:apply-templates select="." mode="label"/><xsl:apply-templates select="." mode="optional"/></b></p>
      <xsl:apply-templates select="." mode="notes"/>
      <xsl:apply-templates select="row"/>
    </div>
  </xsl:template>
  <xsl:template match="field/row">
    <fieldset class="choices across">
      <legend><xsl:apply-templates select="." mode="label"/></legend>
      <xsl:apply-templates select="../option" mode="across"><xsl:with-param name="row" select="."/></xsl:apply-templates>
    </fieldset>
  </xsl:template>
  <xsl:template match="option" mode="across">
    <xsl:param name="row"/>
    <label>
      <input type="radio" name="{$row/@name}" value="{@value}">
        <xsl:attribute name="id"><xsl:apply-templates select="$row" mode="id"/>-<xsl:value-of select="@value"/></xsl:attribute>
        <xsl:if test="$row/@chosen = @value"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
      </input>
      <span><xsl:apply-templates select="." mode="label"/></span>
    </label>
  </xsl:template>

  <!-- Filters: a form that only asks (GET), its fields in a row. -->
  <xsl:template match="filters">
    <form class="filters" action="{@action}" role="search" aria-label="{t:text('filter.title')}">
      <xsl:apply-templates select="field" mode="filter"/>
      <div><button class="quiet"><xsl:value-of select="t:text('filter.show')"/></button></div>
    </form>
  </xsl:template>
  <xsl:template match="field[@type = 'hidden']" mode="filter"><input type="hidden" name="{@name}" value="{value}"/></xsl:template>
  <xsl:template match="field" mode="filter">
    <xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
    <div><label for="{$id}"><xsl:value-of select="t:text(concat('filter.', @name))"/></label>
      <xsl:choose>
        <xsl:when test="@type = 'choice'">
          <select name="{@name}" id="{$id}">
            <option value=""><xsl:value-of select="t:text('filter.all')"/></option>
            <xsl:apply-templates select="option" mode="filter"/>
          </select>
        </xsl:when>
        <xsl:otherwise><input name="{@name}" id="{$id}" type="search" value="{value}"/></xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>
  <!-- Of many: of two boxes of one name the address keeps the values joined. -->
  <xsl:template match="field[@type = 'choices']" mode="filter">
    <fieldset class="choices"><legend><xsl:value-of select="t:text(concat('filter.', @name))"/></legend>
      <xsl:for-each select="option"><label><input type="checkbox" name="{../@name}" value="{@value}"><xsl:if test="@selected"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if></input><span><xsl:value-of select="."/></span></label></xsl:for-each>
    </fieldset>
  </xsl:template>
  <xsl:template match="option" mode="filter">
    <option value="{@value}"><xsl:if test="@selected"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
      <xsl:choose>
        <xsl:when test="text()"><xsl:value-of select="."/></xsl:when>
        <xsl:when test="@key"><xsl:value-of select="t:text(@key)"/></xsl:when>
        <xsl:when test="../@name = 'phase' or ../@name = 'status'"><xsl:value-of select="t:text(concat('phase.', @value))"/></xsl:when>
        <xsl:when test="../@name = 'kind'"><xsl:value-of select="t:text(concat('submitter.', @value))"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="t:text(concat(../@name, '.', @value))"/></xsl:otherwise>
      </xsl:choose></option>
  </xsl:template>
</xsl:stylesheet>
