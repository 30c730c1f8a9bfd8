<?xml version="1.0" encoding="UTF-8"?>
<!-- indicator.xsl: figures: a value with what it is made of, its course over
     periods, a table of indicators. Model: base/figure.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <!-- "83 %", "12.5 days", "fewer than 5" -->
  <xsl:template match="value" mode="words">
    <xsl:if test="@below">−</xsl:if>
    <xsl:choose>
      <xsl:when test="@few"><xsl:value-of select="t:text('indicators.few')"/></xsl:when>
      <xsl:when test="@unit = 'percent'"><xsl:value-of select="t:text('number.percent', @whole)"/></xsl:when>
      <xsl:when test="@unit = 'average'"><xsl:value-of select="t:text('number.decimal', @whole, @tenth)"/></xsl:when>
      <xsl:when test="@unit = 'amount'"><xsl:value-of select="t:count('count.number', @whole)"/></xsl:when>
      <xsl:when test="@tenth = 0"><xsl:value-of select="t:count('count.day', @whole)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text('number.days_decimal', @whole, @tenth)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- "10 of 12"; of a median how many values there are -->
  <xsl:template match="value" mode="of">
    <xsl:choose>
      <xsl:when test="@n"><xsl:value-of select="t:text('indicators.of', @n, t:count('count.number', @of))"/></xsl:when>
      <xsl:when test="@of"><xsl:value-of select="t:text('indicators.from', t:count('count.number', @of))"/></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- A line through the periods, said in words; two points at least. -->
  <xsl:template match="trend"/>
  <xsl:template match="trend[point[2]]">
    <xsl:variable name="most"><xsl:for-each select="point"><xsl:sort select="@tenths" data-type="number" order="descending"/><xsl:if test="position() = 1"><xsl:value-of select="@tenths"/></xsl:if></xsl:for-each></xsl:variable>
    <xsl:variable name="least"><xsl:for-each select="point"><xsl:sort select="@tenths" data-type="number"/><xsl:if test="position() = 1"><xsl:value-of select="@tenths * (@tenths &lt; 0)"/></xsl:if></xsl:for-each></xsl:variable>
    <xsl:variable name="span" select="$most - $least + ($most = $least)"/>
    <xsl:variable name="last" select="count(point) - 1"/>
    <svg class="spark" viewBox="0 0 120 24" role="img">
      <xsl:attribute name="aria-label"><xsl:for-each select="point"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="@period"/>: <xsl:apply-templates select="value" mode="words"/></xsl:for-each></xsl:attribute>
      <path class="trend"><xsl:attribute name="d"><xsl:for-each select="point"><xsl:choose><xsl:when test="position() = 1">M</xsl:when><xsl:otherwise>L</xsl:otherwise></xsl:choose><xsl:value-of select="round(2 + (position() - 1) * 116 div $last)"/>,<xsl:value-of select="round(22 - (@tenths - $least) * 20 div $span)"/><xsl:text> </xsl:text></xsl:for-each></xsl:attribute></path>
    </svg>
  </xsl:template>

  <xsl:template match="figure" mode="cells">
    <td class="figure" data-th="{t:text('indicators.value')}"><xsl:apply-templates select="value" mode="words"/></td>
    <td class="figure" data-th="{t:text('indicators.counted')}"><xsl:apply-templates select="value" mode="of"/></td>
  </xsl:template>

  <!-- Beside a body's figures: changed later, and what the body says. -->
  <xsl:template match="*" mode="beside">
    <xsl:if test="changed"><p class="soft small"><xsl:value-of select="t:text('indicators.changed', changed/@date)"/></p></xsl:if>
    <xsl:if test="explained"><p class="small said"><xsl:value-of select="t:text('indicators.explained', explained/at/@date)"/><xsl:text> </xsl:text><q><xsl:for-each select="explained"><xsl:call-template name="lang"/></xsl:for-each><xsl:value-of select="explained/words"/></q></p></xsl:if>
  </xsl:template>

  <!-- The consultations that the figures count, and those that they leave out. -->
  <xsl:template match="set">
    <p role="status"><xsl:value-of select="t:count('indicators.set', @counted)"/>
      <xsl:if test="@cancelled &gt; 0"><xsl:text> </xsl:text><xsl:value-of select="t:count('indicators.cancelled', @cancelled)"/></xsl:if>
      <xsl:if test="@running &gt; 0"><xsl:text> </xsl:text><xsl:value-of select="t:count('indicators.running', @running)"/></xsl:if></p>
    <p class="soft small"><xsl:choose>
      <xsl:when test="made"><xsl:value-of select="t:text('indicators.made', made/@date)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text('indicators.not_made')"/></xsl:otherwise>
    </xsl:choose></p>
  </xsl:template>
</xsl:stylesheet>
