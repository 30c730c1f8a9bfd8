<?xml version="1.0" encoding="UTF-8"?>
<!-- odt.xsl: a report as parts of an OpenDocument text (ISO/IEC 26300): A4
     across, headings as headings, header rows repeated, pages numbered.
     Model: pages/report.rng; parts: fcgi/base/office.c -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="t exsl"
                xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
                xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
                xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
                xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
                xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
                xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
                xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
                xmlns:dc="http://purl.org/dc/elements/1.1/">

  <xsl:template match="/page[@as = 'odt'][@part = 'META-INF/manifest.xml']">
    <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
      <manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="application/vnd.oasis.opendocument.text"/>
      <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
      <manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
      <manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
    </manifest:manifest>
  </xsl:template>
  <xsl:template match="/page[@as = 'odt'][@part = 'meta.xml']">
    <office:document-meta office:version="1.3"><office:meta>
      <dc:title><xsl:call-template name="office-title"/></dc:title>
      <meta:initial-creator><xsl:value-of select="consultation/authority"/></meta:initial-creator>
      <dc:language><xsl:value-of select="@lang"/></dc:language>
      <dc:date><xsl:call-template name="office-moment"/></dc:date>
    </office:meta></office:document-meta>
  </xsl:template>

  <!-- "sr-Latn" is language, script and no country. -->
  <xsl:template name="odt-language">
    <xsl:attribute name="fo:language"><xsl:value-of select="substring-before(concat(@lang, '-'), '-')"/></xsl:attribute>
    <xsl:attribute name="fo:country">none</xsl:attribute>
    <xsl:if test="contains(@lang, '-')"><xsl:attribute name="fo:script"><xsl:value-of select="substring-after(@lang, '-')"/></xsl:attribute></xsl:if>
  </xsl:template>

  <xsl:template match="/page[@as = 'odt'][@part = 'styles.xml']">
    <office:document-styles office:version="1.3">
      <office:font-face-decls><style:font-face style:name="Sans" svg:font-family="'Liberation Sans'" style:font-family-generic="swiss"/></office:font-face-decls>
      <office:styles>
        <style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-bottom="1mm"/><style:text-properties style:font-name="Sans" fo:font-size="9pt"><xsl:call-template name="odt-language"/></style:text-properties></style:default-style>
        <style:style style:name="Standard" style:family="paragraph" style:class="text"/>
        <style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Standard" style:next-style-name="Standard" style:default-outline-level="1" style:class="text"><style:paragraph-properties fo:keep-with-next="always" fo:margin-bottom="2mm"/><style:text-properties fo:font-size="18pt" fo:font-weight="bold"/></style:style>
        <style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:parent-style-name="Standard" style:next-style-name="Standard" style:default-outline-level="2" style:class="text"><style:paragraph-properties fo:keep-with-next="always" fo:margin-top="5mm" fo:margin-bottom="2mm"/><style:text-properties fo:font-size="13pt" fo:font-weight="bold"/></style:style>
        <style:style style:name="Heading_20_3" style:display-name="Heading 3" style:family="paragraph" style:parent-style-name="Standard" style:next-style-name="Standard" style:default-outline-level="3" style:class="text"><style:paragraph-properties fo:keep-with-next="always" fo:margin-top="3mm"/><style:text-properties fo:font-size="10pt" fo:font-weight="bold"/></style:style>
        <style:style style:name="Lead" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="4mm"/><style:text-properties fo:font-size="12pt"/></style:style>
        <style:style style:name="Keep" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:keep-with-next="always"/></style:style>
        <style:style style:name="Head" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-weight="bold"/></style:style>
        <style:style style:name="HeadFigure" style:family="paragraph" style:parent-style-name="Head"><style:paragraph-properties fo:text-align="end"/></style:style>
        <style:style style:name="Figure" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="end"/></style:style>
      </office:styles>
      <office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="297mm" fo:page-height="210mm" style:print-orientation="landscape" fo:margin="15mm"/><style:footer-style><style:header-footer-properties fo:min-height="6mm" fo:margin-top="3mm"/></style:footer-style></style:page-layout></office:automatic-styles>
      <office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer><text:p text:style-name="Figure"><xsl:call-template name="office-foot"/> · <text:page-number text:select-page="current">1</text:page-number> / <text:page-count>1</text:page-count></text:p></style:footer></style:master-page></office:master-styles>
    </office:document-styles>
  </xsl:template>

  <xsl:template match="/page[@as = 'odt'][@part = 'content.xml']">
    <xsl:variable name="outline"><xsl:apply-templates select="." mode="outline"/></xsl:variable>
    <office:document-content office:version="1.3">
      <office:automatic-styles>
        <style:style style:name="wide" style:family="table"><style:table-properties style:width="267mm" table:align="left" table:border-model="collapsing" style:may-break-between-rows="true"/></style:style>
        <style:style style:name="small" style:family="table"><style:table-properties style:width="160mm" table:align="left" table:border-model="collapsing" style:may-break-between-rows="false"/></style:style>
        <style:style style:name="whole" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>
        <style:style style:name="cell" style:family="table-cell"><style:table-cell-properties fo:padding="1mm" fo:border="0.5pt solid #8a8f98"/></style:style>
        <style:style style:name="head" style:family="table-cell"><style:table-cell-properties fo:padding="1mm" fo:border="0.5pt solid #8a8f98" fo:background-color="#e8ebf0"/></style:style>
        <xsl:for-each select="exsl:node-set($outline)/*[col]">
          <xsl:variable name="of" select="sum(col/@w)"/>
          <xsl:variable name="all"><xsl:choose><xsl:when test="self::rows">267</xsl:when><xsl:otherwise>160</xsl:otherwise></xsl:choose></xsl:variable>
          <xsl:variable name="table" select="position()"/>
          <xsl:for-each select="col"><style:style style:name="c{$table}.{position()}" style:family="table-column"><style:table-column-properties style:column-width="{round($all * 10 * @w div $of) div 10}mm"/></style:style></xsl:for-each>
        </xsl:for-each>
      </office:automatic-styles>
      <office:body><office:text><xsl:apply-templates select="exsl:node-set($outline)/*" mode="odt"/></office:text></office:body>
    </office:document-content>
  </xsl:template>
  <xsl:template match="/page[@as = 'odt'][@part = 'rows']"><xsl:apply-templates select="report-page/table/row" mode="odt"/></xsl:template>
  <xsl:template match="/page[@as = 'odt'][@part = 'none']"><table:table-row><xsl:for-each select="report-page/table/column"><table:table-cell table:style-name="cell" office:value-type="string"><text:p>–</text:p></table:table-cell></xsl:for-each></table:table-row></xsl:template>

  <xsl:template match="h1 | h2 | h3" mode="odt"><text:h text:style-name="Heading_20_{substring(local-name(), 2)}" text:outline-level="{substring(local-name(), 2)}"><xsl:value-of select="."/></text:h></xsl:template>
  <xsl:template match="lead" mode="odt"><text:p text:style-name="Lead"><xsl:value-of select="."/></text:p></xsl:template>
  <xsl:template match="chart" mode="odt"/>
  <xsl:template match="p" mode="odt"><text:p><xsl:if test="@keep"><xsl:attribute name="text:style-name">Keep</xsl:attribute></xsl:if><xsl:apply-templates mode="odt"/></text:p></xsl:template>
  <xsl:template match="br" mode="odt"><text:line-break/></xsl:template>
  <xsl:template match="p//*[not(self::br)]" mode="odt"><xsl:value-of select="."/></xsl:template>

  <xsl:template match="grid | rows" mode="odt-columns">
    <xsl:variable name="table" select="count(preceding-sibling::*[col]) + 1"/>
    <xsl:for-each select="col"><table:table-column table:style-name="c{$table}.{position()}"/></xsl:for-each>
  </xsl:template>
  <xsl:template match="grid" mode="odt">
    <table:table table:style-name="small" table:name="t{count(preceding-sibling::*[col]) + 1}">
      <xsl:apply-templates select="." mode="odt-columns"/>
      <xsl:if test="@head"><table:table-header-rows><xsl:apply-templates select="tr[1]" mode="odt"/></table:table-header-rows></xsl:if>
      <xsl:apply-templates select="tr[not(../@head) or position() &gt; 1]" mode="odt"/>
    </table:table>
    <text:p/>
  </xsl:template>
  <xsl:template match="tr" mode="odt">
    <table:table-row><xsl:for-each select="*"><table:table-cell table:style-name="cell" office:value-type="string"><text:p><xsl:attribute name="text:style-name"><xsl:choose><xsl:when test="self::th[@n]">HeadFigure</xsl:when><xsl:when test="self::th">Head</xsl:when><xsl:when test="@n">Figure</xsl:when><xsl:otherwise>Standard</xsl:otherwise></xsl:choose></xsl:attribute><xsl:value-of select="."/></text:p></table:table-cell></xsl:for-each></table:table-row>
  </xsl:template>
  <xsl:template match="rows" mode="odt">
    <table:table table:style-name="wide" table:name="t{count(preceding-sibling::*[col]) + 1}">
      <xsl:apply-templates select="." mode="odt-columns"/>
      <table:table-header-rows><table:table-row><xsl:for-each select="col"><table:table-cell table:style-name="head" office:value-type="string"><text:p text:style-name="Head"><xsl:value-of select="."/></text:p></table:table-cell></xsl:for-each></table:table-row></table:table-header-rows>
      <t:fragment n="1"/>
    </table:table>
    <text:p/>
  </xsl:template>
  <xsl:template match="row" mode="odt">
    <table:table-row><xsl:if test="string-length() &lt; $row-whole"><xsl:attribute name="table:style-name">whole</xsl:attribute></xsl:if><xsl:for-each select="cell"><table:table-cell table:style-name="cell" office:value-type="string"><xsl:choose><xsl:when test="p"><xsl:apply-templates select="p" mode="odt"/></xsl:when><xsl:otherwise><text:p>–</text:p></xsl:otherwise></xsl:choose></table:table-cell></xsl:for-each></table:table-row>
  </xsl:template>
</xsl:stylesheet>
