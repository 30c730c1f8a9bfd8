<?xml version="1.0" encoding="UTF-8"?>
<!-- json.xsl: a published report as JSON (RFC 8259): names and values as in
     report.rng.  Rows come in blocks: what stands before them, they, the end.
     Model: pages/report.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:str="http://exslt.org/strings" exclude-result-prefixes="str">

  <xsl:template match="/page">
    <xsl:choose>
      <xsl:when test="@part = 'rows'"><xsl:apply-templates select="report-page/table/row" mode="json"/></xsl:when>
      <xsl:when test="@part = 'end'"><xsl:text>&#10;]}}&#10;</xsl:text></xsl:when>
      <xsl:otherwise>
        <xsl:text>{"lang":</xsl:text><xsl:apply-templates select="@lang[starts-with(., concat(../consultation/@lang, '-'))] | consultation/@lang[not(starts-with(../../@lang, concat(., '-')))]" mode="json"/>
        <xsl:text>,"country":"</xsl:text><xsl:value-of select="translate(consultation/@country, 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')"/><xsl:text>"</xsl:text>
        <xsl:text>,"slug":</xsl:text><xsl:apply-templates select="consultation/@slug" mode="json"/>
        <xsl:text>,"edition":</xsl:text><xsl:value-of select="number(report-page/@edition)"/>
        <xsl:for-each select="consultation/title | consultation/act | consultation/round | consultation/authority | report-page/heading | report-page/concerning">
          <xsl:value-of select="concat(',&quot;', local-name(), '&quot;:')"/><xsl:apply-templates select="." mode="json"/>
        </xsl:for-each>
        <xsl:for-each select="consultation/opens | consultation/rest | consultation/closes | report-page/published">
          <xsl:value-of select="concat(',&quot;', local-name(), '&quot;:')"/><xsl:apply-templates select="@iso" mode="json"/>
        </xsl:for-each>
        <xsl:text>,"head":{</xsl:text>
        <xsl:for-each select="report-page/head/fact"><xsl:if test="position() &gt; 1">,</xsl:if><xsl:apply-templates select="@name" mode="json"/>:<xsl:apply-templates select="." mode="json"/></xsl:for-each>
        <xsl:text>},"narrative":{</xsl:text>
        <xsl:for-each select="report-page/narrative"><xsl:if test="position() &gt; 1">,</xsl:if><xsl:apply-templates select="@name" mode="json"/>:<xsl:apply-templates select="body" mode="json-words"/></xsl:for-each>
        <xsl:text>},"numbers":{</xsl:text>
        <xsl:for-each select="report-page/numbers/number"><xsl:if test="position() &gt; 1">,</xsl:if><xsl:apply-templates select="@name" mode="json"/>:<xsl:value-of select="@value"/></xsl:for-each>
        <xsl:text>},"decisions":[</xsl:text>
        <xsl:for-each select="report-page/decisions/decision"><xsl:if test="position() &gt; 1">,</xsl:if>{"key":<xsl:apply-templates select="@key" mode="json"/>,"n":<xsl:value-of select="@n"/><xsl:if test="@groups">,"groups":<xsl:value-of select="@groups"/></xsl:if>,"words":<xsl:apply-templates select="." mode="json"/>}</xsl:for-each>
        <xsl:text>],"kinds":{</xsl:text>
        <xsl:for-each select="report-page/kinds/kind"><xsl:if test="position() &gt; 1">,</xsl:if><xsl:apply-templates select="@key" mode="json"/>:<xsl:value-of select="@n"/></xsl:for-each>
        <xsl:text>},"channels":{</xsl:text>
        <xsl:for-each select="report-page/channels/channel"><xsl:if test="position() &gt; 1">,</xsl:if><xsl:apply-templates select="@key" mode="json"/>:<xsl:value-of select="@n"/></xsl:for-each>
        <xsl:text>},"questions":[</xsl:text>
        <xsl:for-each select="report-page/themes/question"><xsl:if test="position() &gt; 1">,</xsl:if>{"question":<xsl:apply-templates select="label" mode="json"/>,"n":<xsl:apply-templates select="." mode="json-people"/>,"themes":[<xsl:for-each select="theme"><xsl:if test="position() &gt; 1">,</xsl:if>{"name":<xsl:apply-templates select="name" mode="json"/>,"n":<xsl:apply-templates select="." mode="json-people"/>,"words":<xsl:apply-templates select="words" mode="json-words"/><xsl:if test="not(words)">null</xsl:if>,"examples":[<xsl:for-each select="example"><xsl:if test="position() &gt; 1">,</xsl:if><xsl:apply-templates select="value" mode="json-words"/></xsl:for-each>]}</xsl:for-each>]}</xsl:for-each>
        <xsl:text>],"table":{"lang":</xsl:text><xsl:apply-templates select="report-page/table/@lang" mode="json"/>
        <xsl:text>,"columns":[</xsl:text>
        <xsl:for-each select="report-page/table/column"><xsl:if test="position() &gt; 1">,</xsl:if>{"content":<xsl:apply-templates select="@content" mode="json"/>,"heading":<xsl:apply-templates select="." mode="json"/>}</xsl:for-each>
        <xsl:text>],"rows":[</xsl:text>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Elements leave nothing in a text; without them the whole answer would be
       one text node that is copied with every cell. -->
  <xsl:template match="row" mode="json">
    <line>
      <xsl:if test="position() &gt; 1 or not(/page/@first)">,</xsl:if>
      <xsl:text>&#10;{"n":</xsl:text><xsl:value-of select="@n"/>
      <xsl:text>,"code":</xsl:text><xsl:apply-templates select="@code" mode="json"/>
      <xsl:if test="@group">,"group":<xsl:value-of select="@group"/></xsl:if>
      <xsl:if test="@decision">,"decision":<xsl:apply-templates select="@decision" mode="json"/></xsl:if>
      <xsl:if test="@changed">,"changed":<xsl:apply-templates select="@changed" mode="json"/></xsl:if>
      <xsl:text>,"cells":[</xsl:text>
      <xsl:for-each select="cell"><cell><xsl:if test="position() &gt; 1">,</xsl:if><xsl:apply-templates select="." mode="json-words"/></cell></xsl:for-each>
      <xsl:text>]}</xsl:text>
    </line>
  </xsl:template>

  <!-- Fewer than five: none is told. -->
  <xsl:template match="*" mode="json-people"><xsl:choose><xsl:when test="@few">null</xsl:when><xsl:otherwise><xsl:value-of select="@n"/></xsl:otherwise></xsl:choose></xsl:template>

  <xsl:template match="cell | body | words | value" mode="json-words">
    <xsl:variable name="words"><xsl:for-each select="p"><xsl:if test="position() != 1"><xsl:text>&#10;</xsl:text></xsl:if><xsl:apply-templates mode="plain"/></xsl:for-each></xsl:variable>
    <xsl:call-template name="json-string"><xsl:with-param name="words" select="string($words)"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="@* | *" mode="json">
    <xsl:call-template name="json-string"><xsl:with-param name="words" select="string(.)"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="br" mode="plain"><xsl:text>&#10;</xsl:text></xsl:template>

  <!-- Of control characters only newline and tab come through the door. -->
  <xsl:template name="json-string">
    <xsl:param name="words"/>
    <xsl:text>"</xsl:text>
    <xsl:choose>
      <xsl:when test="translate($words, '\&quot;&#10;&#9;&#13;', '') = $words"><xsl:value-of select="$words"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="str:replace(str:replace(str:replace(str:replace(str:replace($words, '\', '\\'), '&quot;', '\&quot;'), '&#10;', '\n'), '&#9;', '\t'), '&#13;', '\r')"/></xsl:otherwise>
    </xsl:choose>
    <xsl:text>"</xsl:text>
  </xsl:template>
</xsl:stylesheet>
