<?xml version="1.0" encoding="UTF-8"?>
<!-- themes.xsl: what was answered in own words, by question: themes with
     numbers and examples.  Model: themes of pages/report.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="themes">
    <h2><xsl:value-of select="t:text('themes.title')"/></h2>
    <p><xsl:value-of select="t:text(concat('answers.audience.', @audience))"/><xsl:text> </xsl:text><xsl:value-of select="t:text('themes.how')"/></p>
    <xsl:apply-templates select="question"/>
  </xsl:template>
  <xsl:template match="themes/question">
    <h3><xsl:value-of select="label"/></h3>
    <p class="small"><xsl:apply-templates select="." mode="people"/></p>
    <ul class="plain"><xsl:apply-templates select="theme"/></ul>
  </xsl:template>
  <xsl:template match="themes/question/theme">
    <li><p><strong><xsl:value-of select="name"/></strong><xsl:text> · </xsl:text><xsl:apply-templates select="." mode="people"/></p>
      <xsl:apply-templates select="words/p"/>
      <xsl:for-each select="example"><blockquote><xsl:apply-templates select="value/p"/><p class="by small"><xsl:apply-templates select="." mode="who"/></p></blockquote></xsl:for-each></li>
  </xsl:template>
  <xsl:template match="themes/question | themes/question/theme" mode="people">
    <xsl:choose><xsl:when test="@few"><xsl:value-of select="t:text('answers.few_people')"/></xsl:when><xsl:otherwise><xsl:value-of select="t:count('answers.people', @n)"/></xsl:otherwise></xsl:choose>
  </xsl:template>
  <xsl:template match="example" mode="who">
    <xsl:choose><xsl:when test="author"><xsl:value-of select="author"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text(concat('submitter.', @kind))"/></xsl:otherwise></xsl:choose>
  </xsl:template>
</xsl:stylesheet>
