<?xml version="1.0" encoding="UTF-8"?>
<!-- alike.xsl: marks of a comment that is checked: what it resembles, and what
     came from the same network. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <!-- Before the words themselves: two links and a number. -->
  <xsl:template match="*" mode="marks">
    <xsl:if test="resembles or burst">
      <p class="row small"><xsl:apply-templates select="resembles | burst"/></p>
    </xsl:if>
  </xsl:template>
  <xsl:template match="resembles">
    <a href="{@href}"><xsl:value-of select="t:text(concat('desk.group.kind.', @kind))"/><xsl:text>: </xsl:text><xsl:value-of select="t:count('count.comment', @n)"/></a>
  </xsl:template>
  <xsl:template match="burst">
    <span class="tag noted"><xsl:value-of select="t:text('alike.burst', t:count('count.submission', @n))"/></span>
  </xsl:template>
</xsl:stylesheet>
