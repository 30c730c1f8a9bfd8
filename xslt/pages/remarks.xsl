<?xml version="1.0" encoding="UTF-8"?>
<!-- remarks.xsl: what went otherwise than the rules ask for, with the reasons
     given. Model: remarks.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="remarks-page" mode="title"><xsl:value-of select="t:text(concat('remarks.', @name))"/></xsl:template>

  <xsl:template match="remarks-page">
    <h1><xsl:value-of select="t:text(concat('remarks.', @name))"/></h1>
    <p class="lead"><xsl:value-of select="t:text(concat('remarks.', @name, '.lead'))"/></p>
    <nav class="parts" aria-label="{t:text('remarks.title')}"><ul>
      <xsl:for-each select="list"><li><a href="{@href}"><xsl:if test="@name = ../@name"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><xsl:value-of select="t:text(concat('remarks.', @name))"/></a></li></xsl:for-each>
    </ul></nav>
    <xsl:choose>
      <xsl:when test="remark"><ol class="consultations"><xsl:apply-templates select="remark/entry"/></ol></xsl:when>
      <xsl:otherwise><p><xsl:value-of select="t:text('remarks.none')"/></p></xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select="pager"/>
  </xsl:template>
  <xsl:template match="remark/entry" priority="1">
    <li>
      <xsl:apply-templates select="." mode="days"/>
      <div>
        <h2 class="h3"><a href="{@href}"><xsl:call-template name="lang"/><xsl:value-of select="title"/></a></h2>
        <p class="soft"><xsl:call-template name="lang"/><xsl:for-each select="authority"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="."/></xsl:for-each>
          <xsl:if test="act"> · <xsl:value-of select="act"/></xsl:if></p>
        <p><xsl:apply-templates select="." mode="when"/></p>
        <xsl:if test="../reason"><blockquote><xsl:call-template name="lang"/><xsl:apply-templates select="../reason/p"/></blockquote></xsl:if>
        <xsl:if test="../due and ../../@name = 'overdue'"><p><xsl:value-of select="t:text('remarks.due', ../due/@date)"/></p></xsl:if>
        <xsl:if test="../adopted"><p><xsl:choose>
          <xsl:when test="reported"><xsl:value-of select="t:text('remarks.adopted', ../adopted/@date, reported/@date)"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="t:text('remarks.adopted_only', ../adopted/@date)"/></xsl:otherwise></xsl:choose></p></xsl:if>
        <xsl:if test="../@left"><p><xsl:value-of select="t:count('remarks.left', ../@left)"/></p></xsl:if>
      </div>
    </li>
  </xsl:template>
</xsl:stylesheet>
