<?xml version="1.0" encoding="UTF-8"?>
<!-- answers.xsl: how many chose what, for everybody.  Model: answers.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="answers-page" mode="title"><xsl:value-of select="t:text('answers.title')"/></xsl:template>

  <xsl:template match="answers-page">
    <h1><xsl:value-of select="t:text('answers.title')"/><span class="of"><xsl:value-of select="$round/title"/></span></h1>
    <p><xsl:value-of select="t:text(concat('answers.audience.', @audience))"/><xsl:text> </xsl:text><xsl:value-of select="t:text('answers.not_all')"/></p>
    <xsl:apply-templates select="filters"/>
    <xsl:if test="not(question)"><p class="none"><xsl:value-of select="t:text('answers.none')"/></p></xsl:if>
    <xsl:apply-templates select="question" mode="counted"/>
    <xsl:apply-templates select="themes"/>
  </xsl:template>

  <!-- How many chose what; fewer than five are told as that. -->
  <xsl:template match="question" mode="counted">
    <section>
      <h2 id="{@name}"><xsl:value-of select="label"/></h2>
      <p class="small"><xsl:choose>
        <xsl:when test="@few"><xsl:value-of select="t:text('answers.few_people')"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="t:count('answers.people', @n)"/></xsl:otherwise>
      </xsl:choose></p>
      <xsl:if test="option"><table>
        <thead><tr><th scope="col"><xsl:value-of select="t:text('answers.option')"/></th><th scope="col" class="number"><xsl:value-of select="t:text('answers.number')"/></th></tr></thead>
        <tbody><xsl:apply-templates select="option" mode="counted"/></tbody>
      </table></xsl:if>
      <xsl:if test="row"><div class="scroll" tabindex="0" role="region" aria-labelledby="{@name}"><table>
        <thead><tr><th scope="col"><xsl:value-of select="t:text('answers.row')"/></th><xsl:for-each select="row[1]/option"><th scope="col" class="number"><xsl:value-of select="."/></th></xsl:for-each></tr></thead>
        <tbody><xsl:for-each select="row"><tr><th scope="row"><xsl:value-of select="label"/></th>
          <xsl:for-each select="option"><td class="number"><xsl:apply-templates select="." mode="figure"/></td></xsl:for-each></tr></xsl:for-each></tbody>
      </table></div></xsl:if>
      <xsl:if test="themes"><p><a href="{themes/@href}"><xsl:value-of select="t:text('desk.themes.title')"/><span class="hidden">: <xsl:value-of select="label"/></span></a></p></xsl:if>
      <xsl:apply-templates select="said"/>
      <xsl:if test="@more"><p><a href="{@more}"><xsl:value-of select="t:text('answers.all')"/><span class="hidden">: <xsl:value-of select="label"/></span></a></p></xsl:if>
    </section>
  </xsl:template>
  <xsl:template match="question/option" mode="counted">
    <tr><th scope="row"><xsl:value-of select="."/></th><td class="number"><xsl:apply-templates select="." mode="figure"/></td></tr>
  </xsl:template>
  <xsl:template match="option" mode="figure"><xsl:value-of select="t:count('count.number', @n)"/></xsl:template>
  <xsl:template match="option[@few]" mode="figure"><xsl:value-of select="t:text('answers.few')"/></xsl:template>
  <xsl:template match="question/said">
    <blockquote><xsl:apply-templates select="value/p"/>
      <xsl:for-each select="before"><details><summary><xsl:value-of select="t:text('comment.edition', @n)"/></summary><xsl:apply-templates select="value/p"/></details></xsl:for-each>
      <p class="by small"><xsl:choose><xsl:when test="author"><xsl:value-of select="author"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text(concat('submitter.', @kind))"/></xsl:otherwise></xsl:choose>, <xsl:value-of select="@number"/>, <xsl:apply-templates select="received" mode="moment"/></p></blockquote>
  </xsl:template>
</xsl:stylesheet>
