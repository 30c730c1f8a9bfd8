<?xml version="1.0" encoding="UTF-8"?>
<!-- fo.xsl: a report as XSL-FO for FOP: tagged, PDF/A-1a, A4 across.  Roles
     name the structure (H1, H2, TH); each H2 is a bookmark; fox:header makes the first column of a
     small table row headings; a chart is a figure with its figures in words,
     and the table below it.  Model: pages/report.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="t exsl"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions">

  <xsl:template match="/page[@as = 'fo'][@part = 'all']">
    <xsl:variable name="outline"><xsl:apply-templates select="." mode="outline"/></xsl:variable>
    <fo:root xml:lang="{@lang}" font-family="Sans, Other" font-size="9pt" line-height="1.3">
      <fo:layout-master-set>
        <fo:simple-page-master master-name="across" page-width="297mm" page-height="210mm" margin="14mm 15mm 9mm 15mm">
          <fo:region-body margin-bottom="10mm"/><fo:region-after extent="6mm"/>
        </fo:simple-page-master>
        <fo:simple-page-master master-name="upright" page-width="210mm" page-height="297mm" margin="16mm 20mm 10mm 20mm">
          <fo:region-body margin-bottom="10mm"/><fo:region-after extent="6mm"/>
        </fo:simple-page-master>
      </fo:layout-master-set>
      <fo:declarations>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
          <dc:title><rdf:Alt><rdf:li xml:lang="x-default"><xsl:call-template name="office-title"/></rdf:li></rdf:Alt></dc:title>
          <dc:creator><rdf:Seq><rdf:li><xsl:value-of select="consultation/authority"/></rdf:li></rdf:Seq></dc:creator>
          <dc:language><rdf:Bag><rdf:li><xsl:value-of select="@lang"/></rdf:li></rdf:Bag></dc:language>
        </rdf:Description></rdf:RDF></x:xmpmeta>
      </fo:declarations>
      <xsl:variable name="parts" select="exsl:node-set($outline)/h2"/>
      <xsl:if test="$parts"><fo:bookmark-tree><xsl:for-each select="$parts"><fo:bookmark internal-destination="part-{position()}"><fo:bookmark-title><xsl:value-of select="."/></fo:bookmark-title></fo:bookmark></xsl:for-each></fo:bookmark-tree></xsl:if>
      <xsl:variable name="page" select="."/>
      <xsl:variable name="all" select="exsl:node-set($outline)/*"/>
      <!-- Between the two marks stands how the table is parted; what follows
           the second one ends it either way. -->
      <xsl:variable name="parted" select="$all[self::rows or self::pause]"/>
      <xsl:call-template name="sequence"><xsl:with-param name="what" select="$all[not(preceding-sibling::rows or self::pause or preceding-sibling::pause)]"/><xsl:with-param name="last" select="not($parted)"/></xsl:call-template>
      <xsl:for-each select="$parted">
        <xsl:variable name="from" select="generate-id()"/>
        <xsl:variable name="what" select="self::rows | following-sibling::*[not(self::pause)][generate-id(preceding-sibling::*[self::rows or self::pause][1]) = $from]"/>
        <xsl:variable name="last" select="position() = last()"/>
        <xsl:for-each select="$page"><xsl:call-template name="sequence"><xsl:with-param name="what" select="$what"/><xsl:with-param name="last" select="$last"/></xsl:call-template></xsl:for-each>
      </xsl:for-each>
    </fo:root>
  </xsl:template>
  <!-- Pages that FOP lays out, and lets go of, together. -->
  <xsl:template name="sequence">
    <xsl:param name="what"/>
    <xsl:param name="last"/>
    <fo:page-sequence>
      <xsl:attribute name="master-reference"><xsl:choose><xsl:when test="notice-page or extract-page or act-page">upright</xsl:when><xsl:otherwise>across</xsl:otherwise></xsl:choose></xsl:attribute>
      <!-- FOP finds how words are divided by "language_country" -->
      <xsl:attribute name="language"><xsl:value-of select="substring-before(concat(@lang, '-'), '-')"/></xsl:attribute>
      <xsl:if test="@lang = 'sr'"><xsl:attribute name="country">Cyrl</xsl:attribute></xsl:if>
      <xsl:if test="@lang = 'sr-Latn'"><xsl:attribute name="country">Latn</xsl:attribute></xsl:if>
      <fo:static-content flow-name="xsl-region-after" role="artifact">
        <fo:block text-align="end" font-size="8pt" color="#40464f"><xsl:call-template name="office-foot"/><xsl:if test="@volumes &gt; 1"> · <xsl:value-of select="concat(@volume, ' / ', @volumes)"/></xsl:if> · <fo:page-number/> / <fo:page-number-citation ref-id="end"/></fo:block>
      </fo:static-content>
      <fo:flow flow-name="xsl-region-body"><xsl:apply-templates select="$what" mode="fo"/><xsl:if test="$last"><fo:block id="end"/></xsl:if></fo:flow>
    </fo:page-sequence>
  </xsl:template>
  <xsl:template match="/page[@as = 'fo'][@part = 'rows']"><xsl:apply-templates select="report-page/table/row" mode="fo"/></xsl:template>

  <xsl:template match="h1" mode="fo"><fo:block role="H1" font-size="18pt" font-weight="bold" line-height="1.2" space-after="1.5mm"><xsl:value-of select="."/></fo:block></xsl:template>
  <xsl:template match="h2" mode="fo"><fo:block role="H2" id="part-{count(preceding-sibling::h2) + 1}" font-size="12.5pt" font-weight="bold" space-before="6mm" space-after="2mm" keep-with-next.within-page="always"><xsl:value-of select="."/></fo:block></xsl:template>
  <xsl:template match="h3" mode="fo"><fo:block role="H3" font-size="10pt" font-weight="bold" space-before="3mm" space-after="1mm" keep-with-next.within-page="always"><xsl:value-of select="."/></fo:block></xsl:template>
  <xsl:template match="lead" mode="fo"><fo:block font-size="12pt" space-after="4mm"><xsl:value-of select="."/></fo:block></xsl:template>
  <xsl:template match="p" mode="fo"><fo:block space-after="1mm"><xsl:if test="@keep"><xsl:attribute name="keep-with-next.within-page">always</xsl:attribute></xsl:if><xsl:apply-templates mode="fo"/></fo:block></xsl:template>
  <xsl:template match="br" mode="fo"><fo:block/></xsl:template>
  <xsl:template match="p//*[not(self::br)]" mode="fo"><xsl:value-of select="."/></xsl:template>

  <xsl:template match="chart" mode="fo">
    <xsl:variable name="most"><xsl:for-each select="bar"><xsl:sort select="@n" data-type="number" order="descending"/><xsl:if test="position() = 1"><xsl:value-of select="@n"/></xsl:if></xsl:for-each></xsl:variable>
    <xsl:variable name="alt"><xsl:for-each select="bar"><xsl:if test="position() &gt; 1">; </xsl:if><xsl:value-of select="concat(@words, ': ', @count)"/></xsl:for-each></xsl:variable>
    <xsl:if test="bar">
      <fo:block space-after="3mm" keep-with-next.within-page="always"><fo:instream-foreign-object content-width="160mm" fox:alt-text="{$alt}">
        <svg xmlns="http://www.w3.org/2000/svg" width="640" height="{count(bar) * 22}" viewBox="0 0 640 {count(bar) * 22}" font-family="Sans" font-size="13">
          <xsl:for-each select="bar">
            <text x="0" y="{(position() - 1) * 22 + 15}" fill="#1b1f26"><xsl:value-of select="substring(@words, 1, 38)"/><xsl:if test="string-length(@words) &gt; 38">…</xsl:if></text>
            <rect x="280" y="{(position() - 1) * 22 + 3}" height="15" width="{round(300 * @n div ($most + ($most = 0)))}" fill="#3b6ea8"/>
            <text x="{290 + round(300 * @n div ($most + ($most = 0)))}" y="{(position() - 1) * 22 + 15}" fill="#1b1f26"><xsl:value-of select="@count"/></text>
          </xsl:for-each>
        </svg>
      </fo:instream-foreign-object></fo:block>
    </xsl:if>
  </xsl:template>

  <xsl:template match="grid" mode="fo">
    <fo:table table-layout="fixed" width="160mm" space-before="2mm" space-after="2mm" border-collapse="collapse" keep-together.within-page="always">
      <xsl:for-each select="col"><fo:table-column column-width="proportional-column-width({@w})"><xsl:if test="position() = 1"><xsl:attribute name="fox:header">true</xsl:attribute></xsl:if></fo:table-column></xsl:for-each>
      <xsl:if test="@head"><fo:table-header><xsl:apply-templates select="tr[1]" mode="fo"/></fo:table-header></xsl:if>
      <fo:table-body>
        <xsl:apply-templates select="tr[not(../@head) or position() &gt; 1]" mode="fo"/>
        <!-- a body must have a row -->
        <xsl:if test="count(tr) = count(@head)"><fo:table-row><fo:table-cell><fo:block/></fo:table-cell></fo:table-row></xsl:if>
      </fo:table-body>
    </fo:table>
  </xsl:template>
  <xsl:template match="tr" mode="fo">
    <fo:table-row keep-together.within-page="always"><xsl:for-each select="*"><fo:table-cell padding="1mm" border="0.4pt solid #8a8f98"><fo:block><xsl:if test="self::th"><xsl:attribute name="font-weight">bold</xsl:attribute></xsl:if><xsl:if test="@n"><xsl:attribute name="text-align">end</xsl:attribute></xsl:if><xsl:value-of select="."/></fo:block></fo:table-cell></xsl:for-each></fo:table-row>
  </xsl:template>

  <xsl:template match="rows" mode="fo">
    <fo:table table-layout="fixed" width="100%" border-collapse="collapse" font-size="8pt" hyphenate="true" hyphenation-push-character-count="3" hyphenation-remain-character-count="3">
      <xsl:for-each select="col"><fo:table-column column-width="proportional-column-width({@w})"/></xsl:for-each>
      <fo:table-header><fo:table-row background-color="#e8ebf0" hyphenate="false"><xsl:for-each select="col"><fo:table-cell padding="1mm" border="0.4pt solid #8a8f98"><fo:block font-weight="bold"><xsl:value-of select="."/></fo:block></fo:table-cell></xsl:for-each></fo:table-row></fo:table-header>
      <fo:table-body><t:fragment n="1"/></fo:table-body>
    </fo:table>
  </xsl:template>
  <!-- Long words must not run into the next cell; a decision or a name is not
       divided. -->
  <xsl:template match="row" mode="fo">
    <fo:table-row><xsl:if test="string-length() &lt; $row-whole"><xsl:attribute name="keep-together.within-page">always</xsl:attribute></xsl:if><xsl:for-each select="cell"><fo:table-cell padding="1mm" border="0.4pt solid #8a8f98" overflow="hidden"><xsl:if test="string-length() &lt; 45"><xsl:attribute name="hyphenate">false</xsl:attribute></xsl:if><xsl:choose><xsl:when test="p"><xsl:apply-templates select="p" mode="fo"/></xsl:when><xsl:otherwise><fo:block>–</fo:block></xsl:otherwise></xsl:choose></fo:table-cell></xsl:for-each></fo:table-row>
  </xsl:template>
  <xsl:template match="/page[@as = 'fo'][@part = 'none']"><fo:table-row><xsl:for-each select="report-page/table/column"><fo:table-cell><fo:block>–</fo:block></fo:table-cell></xsl:for-each></fo:table-row></xsl:template>
</xsl:stylesheet>
