<?xml version="1.0" encoding="UTF-8"?>
<!-- receipt.xsl: sent and received: number, code, what comes next. Model: receipt.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="receipt-page" mode="title"><xsl:value-of select="t:text(concat('receipt.title_', @state))"/></xsl:template>

  <xsl:template match="receipt-page">
    <div class="panel">
      <h1><xsl:value-of select="t:text(concat('receipt.title_', @state))"/></h1>
      <p><xsl:value-of select="t:text('noun.receipt_number')"/></p>
      <p class="receipt"><xsl:value-of select="@number"/></p>
      <p><xsl:value-of select="t:text('receipt.received')"/>: <xsl:apply-templates select="received" mode="moment"/>, <xsl:apply-templates select="received/@zone" mode="zone"/></p>
    </div>
    <xsl:if test="confirm-until">
      <div class="notice warning">
        <h2><xsl:value-of select="t:text('receipt.confirm')"/></h2>
        <p><xsl:value-of select="t:text('receipt.confirm_text')"/></p>
        <p><xsl:value-of select="t:text('receipt.confirm_until')"/>: <b><xsl:apply-templates select="confirm-until" mode="moment"/></b></p>
      </div>
    </xsl:if>
    <div class="beside">
      <div>
        <xsl:if test="code">
          <h2><xsl:value-of select="t:text('noun.access_code')"/></h2>
          <p class="receipt small-code"><xsl:value-of select="code"/></p>
          <p><xsl:value-of select="t:text('receipt.code_once')"/></p>
        </xsl:if>
        <p class="row"><xsl:if test="proof/@href"><a class="button" href="{proof/@href}"><xsl:value-of select="t:text('noun.proof')"/><xsl:if test="proof/@size">, <xsl:apply-templates select="proof/@size" mode="size"/></xsl:if></a></xsl:if>
          <a href="{status/@href}"><xsl:value-of select="t:text('receipt.status')"/></a></p>
        <h2><xsl:value-of select="t:text('receipt.what')"/></h2>
        <dl class="summary-list"><xsl:apply-templates select="items/item"/>
          <xsl:if test="attachment"><div><dt><xsl:value-of select="t:text('take_part.whole_files')"/></dt><dd><xsl:apply-templates select="attachment[1]" mode="list"/></dd></div></xsl:if></dl>
        <xsl:apply-templates select="answers"/>
        <h2><xsl:value-of select="t:text('receipt.next')"/></h2>
        <ol class="timeline"><xsl:apply-templates select="step"/></ol>
        <h2><xsl:value-of select="t:text('receipt.proves')"/></h2>
        <div class="notice"><p><xsl:value-of select="t:text('receipt.proves_text')"/></p><p><xsl:value-of select="t:text('receipt.proves_not')"/></p></div>
        <xsl:for-each select="link"><p><xsl:apply-templates select="."/></p></xsl:for-each>
      </div>
    </div>
  </xsl:template>
  <xsl:template match="receipt-page/items/item" priority="1">
    <div><dt><xsl:apply-templates select="." mode="subject"/></dt>
      <dd><xsl:apply-templates select="@stance"/><xsl:for-each select="has"><xsl:choose><xsl:when test="position() = 1 and ../@stance"><br/></xsl:when><xsl:when test="position() &gt; 1">, </xsl:when></xsl:choose><xsl:value-of select="t:text(concat('has.', @name))"/></xsl:for-each>
        <xsl:apply-templates select="attachment[1]" mode="list"/></dd></div>
  </xsl:template>
</xsl:stylesheet>
