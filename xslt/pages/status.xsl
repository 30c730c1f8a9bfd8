<?xml version="1.0" encoding="UTF-8"?>
<!-- status.xsl: one's own submission, opened with its code. Model: status.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="status-page" mode="title"><xsl:value-of select="t:text('status.title')"/><xsl:text> </xsl:text><xsl:value-of select="@number"/></xsl:template>

  <xsl:template match="status-page">
    <h1><xsl:value-of select="t:text('status.title')"/><span class="of"><xsl:value-of select="$round/title"/></span></h1>
    <dl class="summary-list">
      <div><dt><xsl:value-of select="t:text('noun.receipt_number')"/></dt><dd><code><xsl:value-of select="@number"/></code></dd></div>
      <div><dt><xsl:value-of select="t:text('status.state')"/></dt><dd><b><xsl:value-of select="t:text(concat('state.', @state))"/></b>
        <xsl:if test="confirm-until"><br/><xsl:value-of select="t:text('receipt.confirm_until')"/>: <xsl:apply-templates select="confirm-until" mode="moment"/></xsl:if></dd></div>
      <div><dt><xsl:value-of select="t:text('receipt.received')"/></dt><dd><xsl:apply-templates select="received" mode="moment"/>, <xsl:apply-templates select="received/@zone" mode="zone"/></dd></div>
      <xsl:if test="records-number"><div><dt><xsl:value-of select="t:text('noun.records_number')"/></dt><dd><xsl:value-of select="records-number"/></dd></div></xsl:if>
      <xsl:apply-templates select="details/detail"/>
    </dl>
    <xsl:if test="proof/@href or extract"><p class="row">
      <xsl:for-each select="proof"><a href="{@href}"><xsl:value-of select="t:text('noun.proof')"/><xsl:text>: </xsl:text><xsl:choose><xsl:when test="@name"><xsl:value-of select="@name"/></xsl:when><xsl:when test="@of = 'answers'"><xsl:value-of select="t:text('take_part.answers')"/></xsl:when><xsl:otherwise><xsl:value-of select="t:text('unit.whole')"/></xsl:otherwise></xsl:choose></a></xsl:for-each>
      <xsl:for-each select="extract"><a href="{@href}"><xsl:value-of select="t:text('status.extract')"/></a></xsl:for-each></p></xsl:if>
    <h2><xsl:value-of select="t:count('count.comment', comments/@count)"/></h2>
    <xsl:apply-templates select="comments/comment"/>
    <xsl:if test="attachment"><h2><xsl:value-of select="t:text('take_part.whole_files')"/></h2><xsl:apply-templates select="attachment[1]" mode="list"/></xsl:if>
    <xsl:apply-templates select="answers"/>
    <xsl:if test="form or link">
      <h2><xsl:value-of select="t:text('status.actions')"/></h2>
      <xsl:for-each select="link"><p><xsl:apply-templates select="."/></p></xsl:for-each>
      <xsl:apply-templates select="form"/>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
