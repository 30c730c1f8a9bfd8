<?xml version="1.0" encoding="UTF-8"?>
<!-- xlsx.xsl: a report as parts of an Office Open XML workbook (ECMA-376): the
     table of the country, a row each, and the numbers.  A number is a number, a
     day a day, all else is text, so that nothing is taken for a formula.
     Model: pages/report.rng; parts: fcgi/base/office.c -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="t exsl"
                xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">

  <xsl:variable name="xlsx-sides"><left/><right/><top/><bottom/></xsl:variable>

  <!-- What a cell holds at most (ECMA-376 says 32,767). -->
  <xsl:variable name="xlsx-most" select="32760"/>

  <xsl:template match="/page[@as = 'xlsx'][@part = '[Content_Types].xml']">
    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
      <Default Extension="xml" ContentType="application/xml"/>
      <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
      <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
      <Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
      <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
      <Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
    </Types>
  </xsl:template>
  <xsl:template match="/page[@as = 'xlsx'][@part = '_rels/.rels']">
    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>
      <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>
    </Relationships>
  </xsl:template>
  <xsl:template match="/page[@as = 'xlsx'][@part = 'xl/_rels/workbook.xml.rels']">
    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
      <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/>
      <Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
    </Relationships>
  </xsl:template>
  <!-- A sheet's name has at most 31 letters and none of []:*?/\ -->
  <xsl:template match="/page[@as = 'xlsx'][@part = 'xl/workbook.xml']">
    <workbook><sheets>
      <sheet name="{substring(translate(t:text('report.table'), &quot;[]:*?/\'&quot;, ''), 1, 31)}" sheetId="1" r:id="rId1"/>
      <sheet name="{substring(translate(t:text('report.numbers'), &quot;[]:*?/\'&quot;, ''), 1, 31)}" sheetId="2" r:id="rId2"/>
    </sheets>
    <!-- the headings stand on every page that is printed -->
    <definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'<xsl:value-of select="substring(translate(t:text('report.table'), &quot;[]:*?/\'&quot;, ''), 1, 31)"/>'!$1:$1</definedName></definedNames>
    </workbook>
  </xsl:template>
  <!-- 0 text, 1 heading, 2 figure, 3 day, 4 number of a row, 5 heading of figures, 6 title, 7 a line above -->
  <xsl:template match="/page[@as = 'xlsx'][@part = 'xl/styles.xml']">
    <styleSheet>
      <numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>
      <fonts count="3"><font><sz val="10"/><name val="Arial"/></font><font><b/><sz val="10"/><name val="Arial"/></font><font><b/><sz val="14"/><name val="Arial"/></font></fonts>
      <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EBF0"/></patternFill></fill></fills>
      <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><xsl:for-each select="exsl:node-set($xlsx-sides)/*"><xsl:element name="{local-name()}"><xsl:attribute name="style">thin</xsl:attribute><color rgb="FF8A8F98"/></xsl:element></xsl:for-each><diagonal/></border></borders>
      <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
      <cellXfs count="8">
        <xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
        <xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyBorder="1" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
        <xf numFmtId="1" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>
        <xf numFmtId="164" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf>
        <xf numFmtId="1" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf>
        <xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyBorder="1" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment horizontal="right" vertical="top" wrapText="1"/></xf>
        <xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>
        <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
      </cellXfs>
    </styleSheet>
  </xsl:template>

  <xsl:template match="/page[@as = 'xlsx'][@part = 'xl/worksheets/sheet1.xml']">
    <worksheet>
      <sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>
      <sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>
      <sheetFormatPr defaultRowHeight="13" customHeight="0"/>
      <cols><xsl:for-each select="report-page/table/column"><xsl:variable name="w"><xsl:apply-templates select="." mode="width"/></xsl:variable><col min="{position()}" max="{position()}" width="{$w * 8}" customWidth="1"/></xsl:for-each></cols>
      <sheetData>
        <row r="1" ht="56" customHeight="1"><xsl:for-each select="report-page/table/column"><c s="1" t="inlineStr"><is><t xml:space="preserve"><xsl:value-of select="."/></t></is></c></xsl:for-each></row>
        <t:fragment n="1"/>
      </sheetData>
      <pageMargins left="0.5" right="0.5" top="0.5" bottom="0.7" header="0.3" footer="0.3"/>
      <pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>
      <xsl:call-template name="xlsx-foot"/>
    </worksheet>
  </xsl:template>
  <xsl:template match="/page[@as = 'xlsx'][@part = 'rows']"><xsl:apply-templates select="report-page/table/row" mode="xlsx"/></xsl:template>
  <!-- As high as its longest cell wants: programs do not all find that out. -->
  <xsl:template match="row" mode="xlsx">
    <xsl:variable name="lines"><xsl:apply-templates select="cell[p]" mode="lines"/></xsl:variable>
    <xsl:variable name="most"><xsl:for-each select="exsl:node-set($lines)/n"><xsl:sort select="." data-type="number" order="descending"/><xsl:if test="position() = 1"><xsl:value-of select="."/></xsl:if></xsl:for-each></xsl:variable>
    <row customHeight="1"><xsl:attribute name="ht"><xsl:choose><xsl:when test="$most &gt; 31">409</xsl:when><xsl:when test="$most &gt; 1"><xsl:value-of select="13 * $most"/></xsl:when><xsl:otherwise>13</xsl:otherwise></xsl:choose></xsl:attribute><xsl:apply-templates select="cell" mode="xlsx"/></row>
  </xsl:template>
  <xsl:template match="cell" mode="lines">
    <xsl:variable name="at" select="count(preceding-sibling::cell) + 1"/>
    <xsl:variable name="w"><xsl:apply-templates select="../../column[$at]" mode="width"/></xsl:variable>
    <xsl:variable name="lines"><xsl:for-each select="p"><n xmlns=""><xsl:value-of select="ceiling((string-length() + 1) div ($w * 7)) + count(br)"/></n></xsl:for-each></xsl:variable>
    <n xmlns=""><xsl:value-of select="sum(exsl:node-set($lines)/n)"/></n>
  </xsl:template>
  <xsl:template match="cell[@value]" mode="xlsx"><c s="4"><v><xsl:value-of select="@value"/></v></c></xsl:template>
  <!-- Days since 30.12.1899, from the day's Julian number. -->
  <xsl:template match="cell[@day]" mode="xlsx">
    <xsl:variable name="y" select="number(substring(@day, 1, 4))"/>
    <xsl:variable name="m" select="number(substring(@day, 6, 2))"/>
    <xsl:variable name="a" select="floor((14 - $m) div 12)"/>
    <xsl:variable name="yy" select="$y + 4800 - $a"/>
    <xsl:variable name="mm" select="$m + 12 * $a - 3"/>
    <c s="3"><v><xsl:value-of select="number(substring(@day, 9, 2)) + floor((153 * $mm + 2) div 5) + 365 * $yy + floor($yy div 4) - floor($yy div 100) + floor($yy div 400) - 32045 - 2415019"/></v></c>
  </xsl:template>
  <xsl:template match="cell" mode="xlsx">
    <xsl:variable name="words"><xsl:for-each select="p"><xsl:if test="position() != 1"><xsl:text>&#10;</xsl:text></xsl:if><xsl:apply-templates mode="xlsx"/></xsl:for-each></xsl:variable>
    <c s="0" t="inlineStr"><is><t xml:space="preserve"><xsl:value-of select="substring($words, 1, $xlsx-most)"/></t></is></c>
  </xsl:template>
  <xsl:template match="br" mode="xlsx"><xsl:text>&#10;</xsl:text></xsl:template>
  <xsl:template match="p//*[not(self::br)]" mode="xlsx"><xsl:value-of select="."/></xsl:template>

  <xsl:template match="/page[@as = 'xlsx'][@part = 'xl/worksheets/sheet2.xml']">
    <xsl:variable name="outline"><xsl:apply-templates select="." mode="outline"/></xsl:variable>
    <worksheet>
      <sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>
      <cols><col min="1" max="1" width="60" customWidth="1"/><col min="2" max="3" width="16" customWidth="1"/></cols>
      <sheetData>
        <row><xsl:call-template name="xlsx-text"><xsl:with-param name="words"><xsl:apply-templates select="report-page" mode="report-heading"/></xsl:with-param><xsl:with-param name="s" select="6"/></xsl:call-template></row>
        <xsl:for-each select="exsl:node-set($outline)/lead | exsl:node-set($outline)/grid[1]/tr"><row><xsl:choose>
          <xsl:when test="self::lead"><xsl:call-template name="xlsx-text"><xsl:with-param name="words" select="."/><xsl:with-param name="s" select="7"/></xsl:call-template></xsl:when>
          <xsl:otherwise><xsl:call-template name="xlsx-text"><xsl:with-param name="words" select="concat(th, ': ', td)"/><xsl:with-param name="s" select="7"/></xsl:call-template></xsl:otherwise>
        </xsl:choose></row></xsl:for-each>
        <row/>
        <xsl:call-template name="xlsx-heads"><xsl:with-param name="what" select="'report.numbers'"/></xsl:call-template>
        <xsl:for-each select="report-page/numbers/number"><xsl:call-template name="xlsx-figure"><xsl:with-param name="words" select="t:text(concat('number.', @name))"/><xsl:with-param name="n" select="@value"/></xsl:call-template></xsl:for-each>
        <row/>
        <row><xsl:call-template name="xlsx-text"><xsl:with-param name="words" select="t:text('noun.decision')"/><xsl:with-param name="s" select="1"/></xsl:call-template><xsl:call-template name="xlsx-text"><xsl:with-param name="words" select="t:text('table.comments')"/><xsl:with-param name="s" select="5"/></xsl:call-template><xsl:if test="report-page/decisions/decision/@groups"><xsl:call-template name="xlsx-text"><xsl:with-param name="words" select="t:text('table.groups')"/><xsl:with-param name="s" select="5"/></xsl:call-template></xsl:if></row>
        <xsl:for-each select="report-page/decisions/decision"><row><xsl:call-template name="xlsx-text"><xsl:with-param name="words" select="."/></xsl:call-template><c s="2"><v><xsl:value-of select="@n"/></v></c><xsl:if test="@groups"><c s="2"><v><xsl:value-of select="@groups"/></v></c></xsl:if></row></xsl:for-each>
        <row/>
        <xsl:call-template name="xlsx-heads"><xsl:with-param name="what" select="'table.kinds'"/><xsl:with-param name="of" select="'table.submissions'"/></xsl:call-template>
        <xsl:for-each select="report-page/kinds/kind"><xsl:call-template name="xlsx-figure"><xsl:with-param name="words" select="t:text(concat('submitter.', @key))"/><xsl:with-param name="n" select="@n"/></xsl:call-template></xsl:for-each>
        <row/>
        <xsl:call-template name="xlsx-heads"><xsl:with-param name="what" select="'table.channels'"/><xsl:with-param name="of" select="'table.submissions'"/></xsl:call-template>
        <xsl:for-each select="report-page/channels/channel"><xsl:call-template name="xlsx-figure"><xsl:with-param name="words" select="t:text(concat('channel.', @key))"/><xsl:with-param name="n" select="@n"/></xsl:call-template></xsl:for-each>
        <xsl:apply-templates select="report-page/themes" mode="xlsx"/>
      </sheetData>
      <pageMargins left="0.5" right="0.5" top="0.5" bottom="0.7" header="0.3" footer="0.3"/>
      <pageSetup paperSize="9" orientation="portrait" fitToWidth="1" fitToHeight="0"/>
      <xsl:call-template name="xlsx-foot"/>
    </worksheet>
  </xsl:template>
  <!-- What was answered in own words: a theme is a row with its number, or with
       words where it is too small to be told; its examples stand below it. -->
  <xsl:template match="themes" mode="xlsx">
    <row/>
    <row><xsl:call-template name="xlsx-text"><xsl:with-param name="words" select="t:text('themes.title')"/><xsl:with-param name="s" select="6"/></xsl:call-template></row>
    <row><xsl:call-template name="xlsx-text"><xsl:with-param name="words" select="t:text(concat('answers.audience.', @audience))"/><xsl:with-param name="s" select="7"/></xsl:call-template></row>
    <xsl:call-template name="xlsx-said"><xsl:with-param name="words" select="t:text('themes.how')"/></xsl:call-template>
    <xsl:for-each select="question">
      <row/>
      <xsl:apply-templates select="." mode="xlsx-people"><xsl:with-param name="words" select="label"/><xsl:with-param name="s" select="1"/></xsl:apply-templates>
      <xsl:for-each select="theme">
        <xsl:variable name="words"><xsl:value-of select="name"/><xsl:for-each select="words/p"><xsl:text>&#10;</xsl:text><xsl:apply-templates mode="xlsx"/></xsl:for-each></xsl:variable>
        <xsl:apply-templates select="." mode="xlsx-people"><xsl:with-param name="words" select="$words"/></xsl:apply-templates>
        <xsl:for-each select="example">
          <xsl:variable name="said"><xsl:for-each select="value/p"><xsl:if test="position() &gt; 1"><xsl:text>&#10;</xsl:text></xsl:if><xsl:apply-templates mode="xlsx"/></xsl:for-each></xsl:variable>
          <xsl:variable name="who"><xsl:apply-templates select="." mode="who"/></xsl:variable>
          <xsl:call-template name="xlsx-said"><xsl:with-param name="words" select="concat('„', substring($said, 1, $xlsx-most - 400), '“ (', $who, ')')"/></xsl:call-template>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>
  <xsl:template name="xlsx-said">
    <xsl:param name="words"/>
    <row customHeight="1"><xsl:call-template name="xlsx-height"><xsl:with-param name="words" select="$words"/></xsl:call-template><xsl:call-template name="xlsx-text"><xsl:with-param name="words" select="$words"/></xsl:call-template></row>
  </xsl:template>
  <!-- As high as words of the first column want. -->
  <xsl:template name="xlsx-height">
    <xsl:param name="words"/><xsl:param name="least" select="1"/>
    <xsl:variable name="lines" select="ceiling(string-length($words) div 58) + string-length($words) - string-length(translate($words, '&#10;', ''))"/>
    <xsl:attribute name="ht"><xsl:choose><xsl:when test="$lines &gt; 31">409</xsl:when><xsl:when test="$lines &gt; $least"><xsl:value-of select="13 * $lines"/></xsl:when><xsl:otherwise><xsl:value-of select="13 * $least"/></xsl:otherwise></xsl:choose></xsl:attribute>
  </xsl:template>
  <xsl:template match="question | theme" mode="xlsx-people">
    <xsl:param name="words"/><xsl:param name="s" select="0"/>
    <row customHeight="1"><xsl:call-template name="xlsx-height"><xsl:with-param name="words" select="$words"/><xsl:with-param name="least" select="1 + 2 * count(@few)"/></xsl:call-template><xsl:call-template name="xlsx-text"><xsl:with-param name="words" select="$words"/><xsl:with-param name="s" select="$s"/></xsl:call-template><xsl:choose>
      <xsl:when test="@few"><xsl:call-template name="xlsx-text"><xsl:with-param name="words" select="t:text('answers.few_people')"/></xsl:call-template></xsl:when>
      <xsl:otherwise><c s="2"><v><xsl:value-of select="@n"/></v></c></xsl:otherwise>
    </xsl:choose></row>
  </xsl:template>
  <!-- An ampersand begins an order in a foot. -->
  <xsl:template name="xlsx-foot">
    <xsl:variable name="foot"><xsl:call-template name="office-foot"/></xsl:variable>
    <headerFooter><oddFooter>&amp;R&amp;8<xsl:value-of select="translate($foot, '&amp;', '+')"/> · &amp;P / &amp;N</oddFooter></headerFooter>
  </xsl:template>
  <xsl:template name="xlsx-heads">
    <xsl:param name="what"/><xsl:param name="of"/>
    <row><xsl:call-template name="xlsx-text"><xsl:with-param name="words" select="t:text($what)"/><xsl:with-param name="s" select="1"/></xsl:call-template><xsl:call-template name="xlsx-text"><xsl:with-param name="words"><xsl:if test="$of"><xsl:value-of select="t:text($of)"/></xsl:if></xsl:with-param><xsl:with-param name="s" select="5"/></xsl:call-template></row>
  </xsl:template>
  <xsl:template name="xlsx-figure">
    <xsl:param name="words"/><xsl:param name="n"/>
    <row><xsl:call-template name="xlsx-text"><xsl:with-param name="words" select="$words"/></xsl:call-template><c s="2"><v><xsl:value-of select="$n"/></v></c></row>
  </xsl:template>
  <xsl:template name="xlsx-text">
    <xsl:param name="words"/><xsl:param name="s" select="0"/>
    <c s="{$s}" t="inlineStr"><is><t xml:space="preserve"><xsl:value-of select="$words"/></t></is></c>
  </xsl:template>
</xsl:stylesheet>
