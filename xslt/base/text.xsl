<?xml version="1.0" encoding="UTF-8"?>
<!-- text.xsl: t:text and t:count for authors, so that xsltproc shows a page
     without C.  Production has the same two in C (fcgi/site/words.c) and must
     never load this file: its definitions would win.  Both must agree, which
     tests/faces.sh compares byte by byte. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" xmlns:func="http://exslt.org/functions"
                xmlns:str="http://exslt.org/strings"
                extension-element-prefixes="func str" exclude-result-prefixes="t">

  <xsl:variable name="lang" select="/*/@lang"/>
  <xsl:variable name="latin" select="$lang = 'sr-Latn'"/>
  <xsl:variable name="dictionary"
                select="document(concat('../i18n/', substring($lang, 1, 2), '.xml'))"/>

  <!-- The words of a key with {1} and {2} filled.  Words that are missing
       end the transform with their name. -->
  <func:function name="t:text">
    <xsl:param name="key"/>
    <xsl:param name="a" select="''"/>
    <xsl:param name="b" select="''"/>
    <xsl:variable name="found">
      <xsl:for-each select="$dictionary">
        <xsl:if test="not(id($key))"><xsl:message terminate="yes">missing text: <xsl:value-of select="$key"/> (<xsl:value-of select="$lang"/>)</xsl:message></xsl:if>
        <xsl:value-of select="id($key)"/></xsl:for-each>
    </xsl:variable>
    <func:result select="t:fill(t:script(string($found)), string($a), string($b))"/>
  </func:function>

  <!-- The plural form for a whole number, by the rules of CLDR; {1} is the
       number as the language writes it. -->
  <func:function name="t:count">
    <xsl:param name="key"/>
    <xsl:param name="n"/>
    <xsl:variable name="few" select="$n mod 10 &gt;= 2 and $n mod 10 &lt;= 4 and ($n mod 100 &lt; 12 or $n mod 100 &gt; 14)"/>
    <xsl:variable name="form">
      <xsl:choose>
        <xsl:when test="starts-with($lang, 'sr') and $n mod 10 = 1 and $n mod 100 != 11">one</xsl:when>
        <xsl:when test="starts-with($lang, 'sr') and $few">few</xsl:when>
        <xsl:when test="starts-with($lang, 'sr')">other</xsl:when>
        <xsl:when test="$n = 1">one</xsl:when>
        <xsl:when test="$lang = 'pl' and $few">few</xsl:when>
        <xsl:when test="$lang = 'pl'">many</xsl:when>
        <xsl:when test="$lang = 'cs' and $n &gt;= 2 and $n &lt;= 4">few</xsl:when>
        <xsl:otherwise>other</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <func:result select="t:text(concat($key, '.', $form), t:number(string($n)))"/>
  </func:function>

  <!-- 19000 as "19 000" (bg, pl, cs), "19.000" (sr), "19,000" (en); bg and
       pl leave four digits whole. -->
  <func:function name="t:number">
    <xsl:param name="n"/>
    <xsl:variable name="between">
      <xsl:choose>
        <xsl:when test="$lang = 'en'">,</xsl:when>
        <xsl:when test="starts-with($lang, 'sr')">.</xsl:when>
        <xsl:otherwise>&#160;</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="string-length($n) &lt;= 3 or (($lang = 'bg' or $lang = 'pl') and string-length($n) = 4)"><func:result select="$n"/></xsl:when>
      <xsl:otherwise><func:result select="t:group($n, string($between))"/></xsl:otherwise>
    </xsl:choose>
  </func:function>

  <func:function name="t:group">
    <xsl:param name="n"/>
    <xsl:param name="between"/>
    <xsl:choose>
      <xsl:when test="string-length($n) &lt;= 3"><func:result select="$n"/></xsl:when>
      <xsl:otherwise><func:result select="concat(t:group(substring($n, 1, string-length($n) - 3), $between), $between, substring($n, string-length($n) - 2))"/></xsl:otherwise>
    </xsl:choose>
  </func:function>

  <!-- A brace that names neither {1} nor {2} stays.  A value that ends with a
       full stop ends the sentence too. -->
  <func:function name="t:fill">
    <xsl:param name="words"/>
    <xsl:param name="a"/>
    <xsl:param name="b"/>
    <xsl:variable name="rest" select="substring-after($words, '{')"/>
    <xsl:choose>
      <xsl:when test="not(contains($words, '{'))"><func:result select="$words"/></xsl:when>
      <xsl:when test="starts-with($rest, '1}')"><func:result select="concat(substring-before($words, '{'), $a, t:fill(t:after($a, substring($rest, 3)), $a, $b))"/></xsl:when>
      <xsl:when test="starts-with($rest, '2}')"><func:result select="concat(substring-before($words, '{'), $b, t:fill(t:after($b, substring($rest, 3)), $a, $b))"/></xsl:when>
      <xsl:otherwise><func:result select="concat(substring-before($words, '{'), '{', t:fill($rest, $a, $b))"/></xsl:otherwise>
    </xsl:choose>
  </func:function>

  <func:function name="t:after">
    <xsl:param name="value"/>
    <xsl:param name="rest"/>
    <func:result select="substring($rest, 1 + ($value != '' and substring($value, string-length($value)) = '.' and starts-with($rest, '.')))"/>
  </func:function>

  <!-- Serbian Cyrillic in Latin, for dictionaries only: no word of theirs is
       in capitals throughout, where Љ would be LJ. -->
  <func:function name="t:script">
    <xsl:param name="words"/>
    <xsl:choose>
      <xsl:when test="$latin">
        <xsl:variable name="one" select="translate($words, 'абвгдђежзијклмнопрстћуфхцчшАБВГДЂЕЖЗИЈКЛМНОПРСТЋУФХЦЧШ', 'abvgdđežzijklmnoprstćufhcčšABVGDĐEŽZIJKLMNOPRSTĆUFHCČŠ')"/>
        <func:result select="str:replace(str:replace(str:replace(str:replace(str:replace(str:replace($one, 'љ', 'lj'), 'њ', 'nj'), 'џ', 'dž'), 'Љ', 'Lj'), 'Њ', 'Nj'), 'Џ', 'Dž')"/>
      </xsl:when>
      <xsl:otherwise><func:result select="$words"/></xsl:otherwise>
    </xsl:choose>
  </func:function>
</xsl:stylesheet>
