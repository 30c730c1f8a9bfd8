<?xml version="1.0" encoding="UTF-8"?>
<!-- docx.xsl: a report as parts of an Office Open XML text (ECMA-376): A4
     across, headings as headings, header rows repeated, pages numbered, the
     language said.  Model: pages/report.rng; parts: fcgi/base/office.c -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="t exsl"
                xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
                xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">

  <!-- Twentieths of a point: the width between the margins of A4 across. -->
  <xsl:variable name="docx-width" select="15136"/>

  <xsl:template match="/page[@as = 'docx'][@part = '[Content_Types].xml']">
    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
      <Default Extension="xml" ContentType="application/xml"/>
      <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
      <Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
      <Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>
      <Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
    </Types>
  </xsl:template>
  <xsl:template match="/page[@as = 'docx'][@part = '_rels/.rels']">
    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
      <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>
    </Relationships>
  </xsl:template>
  <xsl:template match="/page[@as = 'docx'][@part = 'word/_rels/document.xml.rels']">
    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
      <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/>
    </Relationships>
  </xsl:template>
  <xsl:template match="/page[@as = 'docx' or @as = 'xlsx'][@part = 'docProps/core.xml']">
    <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
      <dc:title><xsl:call-template name="office-title"/></dc:title>
      <dc:creator><xsl:value-of select="consultation/authority"/></dc:creator>
      <dc:language><xsl:value-of select="@lang"/></dc:language>
      <dcterms:created xsi:type="dcterms:W3CDTF"><xsl:call-template name="office-moment"/></dcterms:created>
    </cp:coreProperties>
  </xsl:template>

  <xsl:template name="office-title"><xsl:choose><xsl:when test="/page/notice-page"><xsl:value-of select="t:text('announce.heading')"/></xsl:when><xsl:when test="/page/extract-page"><xsl:value-of select="t:text('status.extract')"/></xsl:when><xsl:when test="/page/act-page"><xsl:value-of select="/page/act-page/title"/></xsl:when><xsl:otherwise><xsl:apply-templates select="/page/report-page" mode="report-heading"/></xsl:otherwise></xsl:choose>: <xsl:value-of select="/page/consultation/title"/></xsl:template>
  <xsl:template name="office-moment">
    <xsl:choose><xsl:when test="/page/*/published"><xsl:value-of select="concat(substring(/page/*/published/@iso, 1, 19), 'Z')"/></xsl:when><xsl:otherwise><xsl:value-of select="concat(substring(/page/@now-iso, 1, 19), 'Z')"/></xsl:otherwise></xsl:choose>
  </xsl:template>

  <xsl:template match="/page[@as = 'docx'][@part = 'word/styles.xml']">
    <w:styles>
      <w:docDefaults>
        <w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="Arial"/><w:sz w:val="18"/><w:szCs w:val="18"/><w:lang w:val="{@lang}"/></w:rPr></w:rPrDefault>
        <w:pPrDefault><w:pPr><w:spacing w:after="60"/></w:pPr></w:pPrDefault>
      </w:docDefaults>
      <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
      <w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="0" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style>
      <w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="280" w:after="100"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style>
      <w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="heading 3"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="160" w:after="60"/><w:outlineLvl w:val="2"/></w:pPr><w:rPr><w:b/><w:sz w:val="20"/></w:rPr></w:style>
      <w:style w:type="paragraph" w:styleId="Lead"><w:name w:val="Lead"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="240"/></w:pPr><w:rPr><w:sz w:val="24"/></w:rPr></w:style>
      <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
      <w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:color="8A8F98"/><w:left w:val="single" w:sz="4" w:color="8A8F98"/><w:bottom w:val="single" w:sz="4" w:color="8A8F98"/><w:right w:val="single" w:sz="4" w:color="8A8F98"/><w:insideH w:val="single" w:sz="4" w:color="8A8F98"/><w:insideV w:val="single" w:sz="4" w:color="8A8F98"/></w:tblBorders></w:tblPr></w:style>
    </w:styles>
  </xsl:template>
  <xsl:template match="/page[@as = 'docx'][@part = 'word/footer1.xml']">
    <w:ftr><w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:t xml:space="preserve"><xsl:call-template name="office-foot"/> · </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> / </w:t></w:r><w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>
  </xsl:template>

  <xsl:template match="/page[@as = 'docx'][@part = 'word/document.xml']">
    <xsl:variable name="outline"><xsl:apply-templates select="." mode="outline"/></xsl:variable>
    <w:document>
      <w:body>
        <xsl:apply-templates select="exsl:node-set($outline)/*" mode="docx"/>
        <w:sectPr><w:footerReference w:type="default" r:id="rId2"/><xsl:choose><xsl:when test="notice-page or extract-page"><w:pgSz w:w="11906" w:h="16838"/></xsl:when><xsl:otherwise><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></xsl:otherwise></xsl:choose><w:pgMar w:top="851" w:right="851" w:bottom="851" w:left="851" w:header="454" w:footer="454" w:gutter="0"/></w:sectPr>
      </w:body>
    </w:document>
  </xsl:template>
  <xsl:template match="/page[@as = 'docx'][@part = 'rows']"><xsl:apply-templates select="report-page/table/row" mode="docx"/></xsl:template>

  <xsl:template match="/page[@as = 'docx'][@part = 'none']"><w:tr><xsl:for-each select="report-page/table/column"><w:tc><w:tcPr/><w:p><w:r><w:t>–</w:t></w:r></w:p></w:tc></xsl:for-each></w:tr></xsl:template>

  <xsl:template match="h1 | h2 | h3" mode="docx"><w:p><w:pPr><w:pStyle w:val="Heading{substring(local-name(), 2)}"/></w:pPr><w:r><w:t xml:space="preserve"><xsl:value-of select="."/></w:t></w:r></w:p></xsl:template>
  <xsl:template match="lead" mode="docx"><w:p><w:pPr><w:pStyle w:val="Lead"/></w:pPr><w:r><w:t xml:space="preserve"><xsl:value-of select="."/></w:t></w:r></w:p></xsl:template>
  <xsl:template match="chart" mode="docx"/>
  <xsl:template match="p" mode="docx"><w:p><xsl:if test="@keep"><w:pPr><w:keepNext/></w:pPr></xsl:if><w:r><xsl:apply-templates mode="docx"/></w:r></w:p></xsl:template>
  <xsl:template match="br" mode="docx"><w:br/></xsl:template>
  <xsl:template match="text()" mode="docx"><w:t xml:space="preserve"><xsl:value-of select="."/></w:t></xsl:template>
  <xsl:template match="p//*[not(self::br)]" mode="docx"><w:t xml:space="preserve"><xsl:value-of select="."/></w:t></xsl:template>

  <!-- A small table: as wide as it needs, its first column row headings. -->
  <xsl:template match="grid" mode="docx">
    <xsl:variable name="of" select="sum(col/@w)"/>
    <w:tbl>
      <w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="9600" w:type="dxa"/><w:tblInd w:w="80" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="{number(boolean(@head))}" w:firstColumn="1"/></w:tblPr>
      <w:tblGrid><xsl:for-each select="col"><w:gridCol w:w="{round(9600 * @w div $of)}"/></xsl:for-each></w:tblGrid>
      <xsl:for-each select="tr">
        <w:tr><w:trPr><w:cantSplit/><xsl:if test="../@head and position() = 1"><w:tblHeader/></xsl:if></w:trPr>
          <xsl:variable name="last" select="position() = last()"/>
          <xsl:for-each select="*"><xsl:variable name="at" select="position()"/>
            <w:tc><w:tcPr><w:tcW w:w="{round(9600 * ../../col[$at]/@w div $of)}" w:type="dxa"/></w:tcPr><w:p><w:pPr><xsl:if test="not($last)"><w:keepNext/></xsl:if><xsl:if test="@n"><w:jc w:val="right"/></xsl:if></w:pPr><w:r><xsl:if test="self::th"><w:rPr><w:b/></w:rPr></xsl:if><w:t xml:space="preserve"><xsl:value-of select="."/></w:t></w:r></w:p></w:tc>
          </xsl:for-each>
        </w:tr>
      </xsl:for-each>
    </w:tbl>
    <xsl:call-template name="docx-after"/>
  </xsl:template>

  <xsl:template match="rows" mode="docx">
    <xsl:variable name="of" select="sum(col/@w)"/>
    <w:tbl>
      <w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="{$docx-width}" w:type="dxa"/><w:tblInd w:w="80" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="1" w:firstColumn="0"/></w:tblPr>
      <w:tblGrid><xsl:for-each select="col"><w:gridCol w:w="{floor($docx-width * @w div $of)}"/></xsl:for-each></w:tblGrid>
      <w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>
        <xsl:for-each select="col"><w:tc><w:tcPr><w:tcW w:w="{floor($docx-width * @w div $of)}" w:type="dxa"/><w:shd w:val="clear" w:color="auto" w:fill="E8EBF0"/></w:tcPr><w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"><xsl:value-of select="."/></w:t></w:r></w:p></w:tc></xsl:for-each>
      </w:tr>
      <t:fragment n="1"/>
    </w:tbl>
    <xsl:call-template name="docx-after"/>
  </xsl:template>
  <!-- Between a table and what follows there must be a paragraph. -->
  <xsl:template name="docx-after"><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p></xsl:template>
  <xsl:template match="row" mode="docx">
    <w:tr><xsl:if test="string-length() &lt; $row-whole"><w:trPr><w:cantSplit/></w:trPr></xsl:if><xsl:apply-templates select="cell" mode="docx"/></w:tr>
  </xsl:template>
  <xsl:template match="cell" mode="docx">
    <w:tc><w:tcPr/><xsl:choose><xsl:when test="p"><xsl:apply-templates select="p" mode="docx"/></xsl:when><xsl:otherwise><w:p><w:r><w:t>–</w:t></w:r></w:p></xsl:otherwise></xsl:choose></w:tc>
  </xsl:template>
</xsl:stylesheet>
