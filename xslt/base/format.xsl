<?xml version="1.0" encoding="UTF-8"?>
<!-- format.xsl: moments, numbers, sizes, plain words of people.  Dates come
     ready from C; nothing here takes one apart. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <!-- The moment as words; "end of the day" where it is midnight. -->
  <xsl:template match="*[@iso]" mode="moment">
    <time datetime="{@iso}">
      <xsl:choose>
        <xsl:when test="@end-of-day"><xsl:value-of select="t:text('moment.end_of_day', @date)"/></xsl:when>
        <xsl:when test="@time"><xsl:value-of select="t:text('moment.at', @date, @time)"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="@date"/></xsl:otherwise>
      </xsl:choose>
    </time>
  </xsl:template>
  <xsl:template match="*[@iso]" mode="date">
    <time datetime="{@iso}"><xsl:value-of select="@date"/></time>
  </xsl:template>

  <!-- Its zone, by the name people know; another one by its own. -->
  <xsl:template match="@zone" mode="zone">
    <xsl:choose>
      <xsl:when test="contains(' Europe/Sofia Europe/Warsaw Europe/Prague Europe/Belgrade ', concat(' ', ., ' '))"><xsl:value-of select="t:text(concat('zone.', translate(., '/', '.')))"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Inside t:text, where no element can stand. -->
  <xsl:template match="*[@iso]" mode="words">
    <xsl:choose>
      <xsl:when test="@end-of-day"><xsl:value-of select="t:text('moment.end_of_day', @date)"/></xsl:when>
      <xsl:when test="@time"><xsl:value-of select="t:text('moment.at', @date, @time)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="@date"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "220 kB", "2 MB" -->
  <xsl:template match="@size" mode="size">
    <xsl:choose>
      <xsl:when test=". &gt;= 1048576"><xsl:value-of select="t:text('size.mb', round(. div 1048576))"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text('size.kb', ceiling(. div 1024))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What people and offices wrote: paragraphs, lines, marks of change. -->
  <xsl:template match="p"><p><xsl:apply-templates mode="inline"/></p></xsl:template>
  <xsl:template match="body"><xsl:apply-templates select="p[not(@item)] | p[@item = '-'][not(preceding-sibling::p[1]/@item = '-')] | p[@item != '-'][not(preceding-sibling::p[1]/@item != '-')]"/></xsl:template>
  <!-- Markdown of staff: rows of items are lists, with the numbers as written. -->
  <xsl:template match="body/p[@heading]" priority="1"><h3><xsl:apply-templates mode="inline"/></h3></xsl:template>
  <xsl:template match="body/p[@quote]"><blockquote><p><xsl:apply-templates mode="inline"/></p></blockquote></xsl:template>
  <xsl:template match="body/p[@item = '-']" priority="1"><ul><xsl:apply-templates select="." mode="item"/></ul></xsl:template>
  <xsl:template match="body/p[@item != '-']" priority="1"><ol><xsl:apply-templates select="." mode="item"/></ol></xsl:template>
  <xsl:template match="body/p[@item = '-']" mode="item"><li><xsl:apply-templates mode="inline"/></li><xsl:apply-templates select="following-sibling::p[1][@item = '-']" mode="item"/></xsl:template>
  <xsl:template match="body/p[@item != '-']" mode="item"><li value="{substring-before(@item, '.')}"><xsl:apply-templates mode="inline"/></li><xsl:apply-templates select="following-sibling::p[1][@item != '-']" mode="item"/></xsl:template>
  <xsl:template match="br" mode="inline"><br/></xsl:template>
  <xsl:template match="ins" mode="inline"><ins><xsl:value-of select="."/></ins></xsl:template>
  <xsl:template match="del" mode="inline"><del><xsl:value-of select="."/></del></xsl:template>
  <xsl:template match="strong" mode="inline"><strong><xsl:apply-templates mode="inline"/></strong></xsl:template>
  <xsl:template match="em" mode="inline"><em><xsl:apply-templates mode="inline"/></em></xsl:template>
  <xsl:template match="a" mode="inline"><a href="{@href}" rel="nofollow ugc"><xsl:value-of select="."/></a></xsl:template>
  <xsl:template match="*" mode="inline" priority="-9">
    <xsl:message terminate="yes">no template inline: <xsl:value-of select="name()"/></xsl:message>
  </xsl:template>
</xsl:stylesheet>
