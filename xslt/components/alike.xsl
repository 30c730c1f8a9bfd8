<?xml version="1.0" encoding="UTF-8"?>
<!-- alike.xsl: marks of a comment that is checked: what it resembles, and what
     came from the same network. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <!-- Before the words themselves: two links and a number. -->
  <xsl:template match="*" mode="marks">
    <xsl:if test="resembles or burst">
      <ul class="row small"><xsl:apply-templates select="resembles | burst"/></ul>
    </xsl:if>
  </xsl:template>
  <xsl:template match="resembles">
    <li><a href="{@href}"><xsl:value-of select="t:text(concat('desk.group.kind.', @kind))"/><xsl:text>: </xsl:text><xsl:value-of select="t:count('count.comment', @n)"/></a></li>
  </xsl:template>
  <xsl:template match="burst">
    <li><span class="tag overdue"><xsl:value-of select="t:text('alike.burst', t:count('count.submission', @n))"/></span></li>
  </xsl:template>
</xsl:stylesheet>
