<?xml version="1.0" encoding="UTF-8"?>
<!-- act.xsl: the text of a version as it goes into the archive's PDF: the stored
     HTML of its units (draft/html.c) as XSL-FO.
     Model (app/report/act_pdf.c): act-page @number, title, published; picture
     @name @data; unit @role @depth @pause with num, heading, own, unit ...,
     after; own and after hold HTML. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t"
                xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:fox="http://xmlgraphics.apache.org/fop/extensions">

  <xsl:variable name="act-pictures" select="/page/act-page/picture"/>

  <xsl:template match="/page[act-page]" mode="outline">
    <xsl:variable name="says" select="act-page"/>
    <h1><xsl:value-of select="$says/title"/></h1>
    <grid>
      <col w="3"/><col w="9"/>
      <tr><th><xsl:value-of select="t:text('noun.consultation')"/></th><td><xsl:value-of select="consultation/title"/></td></tr>
      <tr><th><xsl:value-of select="t:text('noun.authority')"/></th><td><xsl:value-of select="consultation/authority"/></td></tr>
      <tr><th><xsl:value-of select="t:text('noun.version')"/></th><td><xsl:value-of select="$says/@number"/><xsl:text>, </xsl:text><xsl:value-of select="$says/published/@date"/></td></tr>
    </grid>
    <xsl:apply-templates select="$says/unit" mode="act"/>
  </xsl:template>

  <!-- Flat, as FOP takes its pages apart: headings, then blocks that know how
       far in they stand. -->
  <xsl:template match="unit" mode="act">
    <xsl:variable name="head" select="@role = 'group' or heading"/>
    <xsl:if test="@pause"><pause/></xsl:if>
    <xsl:if test="$head and (num or heading)">
      <xsl:element name="{substring('h2h3', 1 + 2 * (@depth &gt; 0), 2)}"><xsl:value-of select="num"/><xsl:if test="num and heading"><xsl:text> </xsl:text></xsl:if><xsl:value-of select="heading"/></xsl:element>
    </xsl:if>
    <xsl:variable name="in" select="(@role = 'inner') * (@depth - (@depth &gt; 6) * (@depth - 6))"/>
    <xsl:if test="num and not($head)">
      <block in="{$in}"><b><xsl:value-of select="num"/></b><xsl:text> </xsl:text><xsl:copy-of select="own/*[1][self::p]/node()"/></block>
    </xsl:if>
    <xsl:for-each select="own/*[not(self::p) or position() &gt; 1 or $head or not(../../num)]"><block in="{$in}"><xsl:copy-of select="."/></block></xsl:for-each>
    <xsl:apply-templates select="unit" mode="act"/>
    <xsl:for-each select="after/*"><block in="{$in}"><xsl:copy-of select="."/></block></xsl:for-each>
  </xsl:template>

  <xsl:template match="block" mode="fo">
    <fo:block font-size="10pt" space-after="1.5mm" margin-left="{@in * 5}mm"><xsl:apply-templates mode="act-fo"/></fo:block>
  </xsl:template>

  <xsl:template match="p | blockquote | section | li" mode="act-fo"><fo:block space-after="1mm"><xsl:apply-templates mode="act-fo"/></fo:block></xsl:template>
  <xsl:template match="blockquote" mode="act-fo"><fo:block margin-left="6mm"><xsl:apply-templates mode="act-fo"/></fo:block></xsl:template>
  <xsl:template match="section" mode="act-fo"><fo:block font-size="8.5pt" margin-left="6mm"><xsl:apply-templates mode="act-fo"/></fo:block></xsl:template>
  <xsl:template match="ul | ol" mode="act-fo"><fo:block margin-left="6mm"><xsl:apply-templates mode="act-fo"/></fo:block></xsl:template>
  <xsl:template match="ul/li" mode="act-fo"><fo:block space-after="1mm">• <xsl:apply-templates mode="act-fo"/></fo:block></xsl:template>
  <xsl:template match="div" mode="act-fo"><xsl:apply-templates mode="act-fo"/></xsl:template>
  <!-- A row of a table as a provision: each cell under the words that head it. -->
  <xsl:template match="dl/div" mode="act-fo"><fo:block margin-left="6mm"><xsl:apply-templates mode="act-fo"/></fo:block></xsl:template>
  <xsl:template match="dt" mode="act-fo"><fo:inline color="#40464f"><xsl:apply-templates mode="act-fo"/>: </fo:inline></xsl:template>
  <xsl:template match="dd/p[not(preceding-sibling::*)]" mode="act-fo"><xsl:apply-templates mode="act-fo"/></xsl:template>
  <xsl:template match="b" mode="act-fo"><fo:inline font-weight="bold"><xsl:apply-templates mode="act-fo"/></fo:inline></xsl:template>
  <xsl:template match="i" mode="act-fo"><fo:inline font-style="italic"><xsl:apply-templates mode="act-fo"/></fo:inline></xsl:template>
  <xsl:template match="sup" mode="act-fo"><fo:inline font-size="70%" baseline-shift="super"><xsl:apply-templates mode="act-fo"/></fo:inline></xsl:template>
  <xsl:template match="sub" mode="act-fo"><fo:inline font-size="70%" baseline-shift="sub"><xsl:apply-templates mode="act-fo"/></fo:inline></xsl:template>
  <xsl:template match="ins" mode="act-fo"><fo:inline text-decoration="underline"><xsl:apply-templates mode="act-fo"/></fo:inline></xsl:template>
  <xsl:template match="del" mode="act-fo"><fo:inline text-decoration="line-through"><xsl:apply-templates mode="act-fo"/></fo:inline></xsl:template>
  <xsl:template match="br" mode="act-fo"><fo:block/></xsl:template>
  <xsl:template match="a | span" mode="act-fo"><xsl:apply-templates mode="act-fo"/></xsl:template>
  <xsl:template match="span[@class = 'image']" mode="act-fo">[<xsl:apply-templates mode="act-fo"/>]</xsl:template>
  <!-- Its words, where it is not there. -->
  <xsl:template match="img" mode="act-fo">
    <xsl:variable name="name" select="@src"/>
    <xsl:variable name="picture" select="$act-pictures[$name = concat('media/', @name) or $name = @name]"/>
    <xsl:choose>
      <xsl:when test="$picture"><fo:external-graphic src="url('{$picture/@data}')" fox:alt-text="{@alt}" width="100%" content-width="scale-down-to-fit" scaling="uniform"><xsl:if test="@alt = ''"><xsl:attribute name="fox:alt-text"><xsl:value-of select="t:text('report.picture')"/></xsl:attribute></xsl:if></fo:external-graphic></xsl:when>
      <xsl:otherwise>[<xsl:value-of select="@alt"/>]</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="table" mode="act-fo">
    <xsl:if test="caption"><fo:block font-weight="bold" keep-with-next.within-page="always"><xsl:apply-templates select="caption/node()" mode="act-fo"/></fo:block></xsl:if>
    <xsl:if test=".//td | .//th">
      <fo:table table-layout="fixed" width="100%" border-collapse="collapse" font-size="8.5pt" margin-left="0mm" space-after="2mm">
        <xsl:if test="thead/tr/*"><fo:table-header><xsl:apply-templates select="thead/tr" mode="act-fo"/></fo:table-header></xsl:if>
        <fo:table-body><xsl:apply-templates select="tbody/tr" mode="act-fo"/><xsl:if test="not(tbody/tr/*)"><fo:table-row><fo:table-cell><fo:block/></fo:table-cell></fo:table-row></xsl:if></fo:table-body>
      </fo:table>
    </xsl:if>
  </xsl:template>
  <xsl:template match="tr" mode="act-fo"><xsl:if test="*"><fo:table-row><xsl:apply-templates select="*" mode="act-fo"/></fo:table-row></xsl:if></xsl:template>
  <xsl:template match="td | th" mode="act-fo">
    <fo:table-cell padding="0.8mm" border="0.4pt solid #8a8f98" start-indent="0mm">
      <xsl:if test="@colspan"><xsl:attribute name="number-columns-spanned"><xsl:value-of select="@colspan"/></xsl:attribute></xsl:if>
      <xsl:if test="@rowspan"><xsl:attribute name="number-rows-spanned"><xsl:value-of select="@rowspan"/></xsl:attribute></xsl:if>
      <fo:block><xsl:if test="self::th"><xsl:attribute name="font-weight">bold</xsl:attribute></xsl:if><xsl:apply-templates mode="act-fo"/></fo:block>
    </fo:table-cell>
  </xsl:template>
</xsl:stylesheet>
