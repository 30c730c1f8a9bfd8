<?xml version="1.0" encoding="UTF-8"?>
<!-- atom.xsl: news of a public body (RFC 4287).  Model: pages/authority-feed.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" xmlns="http://www.w3.org/2005/Atom" exclude-result-prefixes="t">

  <xsl:template match="/page[authority-feed-page]" priority="1">
    <xsl:variable name="feed" select="authority-feed-page"/>
    <feed xml:lang="{@lang}">
      <id><xsl:value-of select="$feed/@self"/></id>
      <title><xsl:value-of select="t:text('feed.title', $feed/name)"/></title>
      <link rel="self" type="application/atom+xml" href="{$feed/@self}"/>
      <link rel="alternate" type="text/html" href="{$feed/@href}"/>
      <updated><xsl:value-of select="$feed/@updated"/></updated>
      <author><name><xsl:value-of select="$feed/name"/></name></author>
      <xsl:apply-templates select="$feed/item" mode="atom"/>
    </feed>
  </xsl:template>
  <xsl:template match="item" mode="atom">
    <entry>
      <id><xsl:value-of select="@href"/></id>
      <title><xsl:value-of select="title"/></title>
      <link rel="alternate" type="text/html" href="{@href}"/>
      <published><xsl:value-of select="@published"/></published>
      <updated><xsl:value-of select="@updated"/></updated>
      <category term="{@phase}" label="{t:text(concat('phase.', @phase))}"/>
      <summary><xsl:value-of select="t:text(concat('phase.', @phase))"/><xsl:if test="closes">. <xsl:choose><xsl:when test="rest"><xsl:value-of select="t:text('label.closing_changed')"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text('label.closing')"/></xsl:otherwise></xsl:choose>: <xsl:apply-templates select="closes" mode="when"/></xsl:if><xsl:if test="rest">. <xsl:value-of select="t:text('label.closing_rest')"/>: <xsl:apply-templates select="rest" mode="when"/></xsl:if><xsl:if test="summary">&#10;&#10;<xsl:value-of select="summary"/></xsl:if></summary>
    </entry>
  </xsl:template>
</xsl:stylesheet>
