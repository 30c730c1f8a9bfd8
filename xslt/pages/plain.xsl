<?xml version="1.0" encoding="UTF-8"?>
<!-- plain.xsl: pages of words alone: about, help, accessibility, privacy. Model: plain.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="plain-page" mode="title"><xsl:value-of select="t:text(concat(@key, '.title'))"/></xsl:template>

  <xsl:template match="plain-page">
    <h1><xsl:value-of select="t:text(concat(@key, '.title'))"/></h1>
    <p class="lead"><xsl:value-of select="t:text(concat(@key, '.lead'))"/></p>
    <xsl:choose>
      <xsl:when test="@key = 'about'"><xsl:call-template name="said"><xsl:with-param name="of">reading answer proof</xsl:with-param></xsl:call-template></xsl:when>
      <xsl:when test="@key = 'help'"><xsl:call-template name="said"><xsl:with-param name="of">read write collect send answer</xsl:with-param></xsl:call-template></xsl:when>
      <xsl:when test="@key = 'accessibility'"><xsl:call-template name="said"><xsl:with-param name="of">how limits</xsl:with-param></xsl:call-template></xsl:when>
      <xsl:when test="@key = 'privacy'"><xsl:call-template name="said"><xsl:with-param name="of">what shown rights cookie</xsl:with-param></xsl:call-template></xsl:when>
      <xsl:when test="@key = 'rules'"><xsl:call-template name="said"><xsl:with-param name="of">what then</xsl:with-param></xsl:call-template></xsl:when>
    </xsl:choose>
    <xsl:for-each select="link"><p><xsl:apply-templates select="."/></p></xsl:for-each>
  </xsl:template>

  <!-- KEY.NAME.title and KEY.NAME.text of each name -->
  <xsl:template name="said">
    <xsl:param name="of"/>
    <xsl:variable name="name" select="substring-before(concat($of, ' '), ' ')"/>
    <h2 id="{$name}"><xsl:value-of select="t:text(concat(@key, '.', $name, '.title'))"/></h2>
    <p><xsl:value-of select="t:text(concat(@key, '.', $name, '.text'))"/></p>
    <xsl:if test="contains($of, ' ')">
      <xsl:call-template name="said"><xsl:with-param name="of" select="substring-after($of, ' ')"/></xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
