<?xml version="1.0" encoding="UTF-8"?>
<!-- xml.xsl: a published report as XML, for whoever uses it further: the same
     elements that the page is made of, in a namespace of their own, without
     what only the page needs.  Promise: report.rng.  Model: pages/report.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="/page[@as = 'xml'][@part = 'rows']"><xsl:apply-templates select="report-page/table/row" mode="data"/></xsl:template>

  <xsl:template match="/page[report-page][not(@as) or @as = 'xml' and @part = 'all']">
    <!-- in the script that is read -->
    <report xmlns="urn:glas:report" lang="{@lang[starts-with(., concat(../consultation/@lang, '-'))] | consultation/@lang[not(starts-with(../../@lang, concat(., '-')))]}" country="{translate(consultation/@country, 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')}"
            slug="{consultation/@slug}" edition="{report-page/@edition}">
      <xsl:apply-templates select="consultation/title | consultation/act | consultation/round
                                   | consultation/authority | consultation/opens | consultation/rest | consultation/closes" mode="data"/>
      <xsl:apply-templates select="report-page/*" mode="data"/>
    </report>
  </xsl:template>

  <!-- Parts of the page alone. -->
  <xsl:template match="report-page/file | report-page/earlier | report-page/newer
                       | report-page/places | report-page/annex | pager" mode="data"/>

  <xsl:template match="*" mode="data">
    <xsl:element name="{local-name()}" namespace="urn:glas:report">
      <xsl:copy-of select="@*[not(starts-with(name(), 'href')) and name() != 'day'][name() != 'value' or parent::number]"/>
      <xsl:apply-templates select="node()" mode="data"/>
    </xsl:element>
  </xsl:template>

  <!-- The rows come later, in blocks. -->
  <xsl:template match="report-page/table" mode="data">
    <table xmlns="urn:glas:report"><xsl:copy-of select="@lang | @basis | @rows"/><xsl:apply-templates select="column | row" mode="data"/><xsl:if test="/page/@as"><t:fragment n="1"/></xsl:if></table>
  </xsl:template>

  <!-- Of a moment, what machines read. -->
  <xsl:template match="*[@iso]" mode="data">
    <xsl:element name="{local-name()}" namespace="urn:glas:report">
      <xsl:copy-of select="@n"/>
      <xsl:value-of select="@iso"/>
    </xsl:element>
  </xsl:template>

  <!-- Words of people: marks of their shape go, lines stay. -->
  <xsl:template match="strong | em | ins | del | a" mode="data"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="br" mode="data"><xsl:text>&#10;</xsl:text></xsl:template>
</xsl:stylesheet>
