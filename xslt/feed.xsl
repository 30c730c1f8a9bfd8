<?xml version="1.0" encoding="UTF-8"?>
<!-- feed.xsl: the root of everything that is XML. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="xml" encoding="UTF-8"/>
  <xsl:include href="components/atom.xsl"/>
  <xsl:include href="components/themes.xsl"/>
  <xsl:include href="reports/outline.xsl"/>
  <xsl:include href="reports/act.xsl"/>
  <xsl:include href="reports/docx.xsl"/>
  <xsl:include href="reports/extract.xsl"/>
  <xsl:include href="reports/fo.xsl"/>
  <xsl:include href="reports/notice.xsl"/>
  <xsl:include href="reports/odt.xsl"/>
  <xsl:include href="reports/xlsx.xsl"/>
  <xsl:include href="reports/xml.xsl"/>

  <xsl:template match="*" priority="-9">
    <xsl:message terminate="yes">no template: <xsl:for-each select="ancestor-or-self::*">/<xsl:value-of select="name()"/></xsl:for-each></xsl:message>
  </xsl:template>
</xsl:stylesheet>
