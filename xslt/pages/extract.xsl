<?xml version="1.0" encoding="UTF-8"?>
<!-- extract.xsl: what became of one submission: its own rows of the report, and
     what changed in the text because of it. Model: extract.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="extract-page" mode="title"><xsl:value-of select="t:text('status.extract')"/><xsl:text> </xsl:text><xsl:value-of select="@number"/></xsl:template>

  <xsl:template match="extract-page">
    <p class="soft"><xsl:value-of select="$round/authority"/></p>
    <h1><xsl:value-of select="t:text('status.extract')"/><span class="of"><xsl:value-of select="$round/title"/></span></h1>
    <dl class="summary-list">
      <xsl:if test="@report"><div><dt><xsl:value-of select="t:text('fact.number')"/></dt><dd><xsl:value-of select="@report"/></dd></div></xsl:if>
      <div><dt><xsl:value-of select="t:text('phase.answered')"/></dt><dd><xsl:apply-templates select="published" mode="date"/></dd></div>
      <div><dt><xsl:value-of select="t:text('noun.receipt_number')"/></dt><dd><code><xsl:value-of select="@number"/></code></dd></div>
      <xsl:if test="@records"><div><dt><xsl:value-of select="t:text('noun.records_number')"/></dt><dd><xsl:value-of select="@records"/></dd></div></xsl:if>
      <div><dt><xsl:value-of select="t:text('receipt.received')"/></dt><dd><xsl:apply-templates select="received" mode="moment"/></dd></div>
    </dl>
    <xsl:if test="file"><p class="small print-not"><xsl:value-of select="t:text('button.download')"/>:<xsl:for-each select="file"><xsl:if test="position() &gt; 1"> · </xsl:if><xsl:text> </xsl:text><xsl:apply-templates select="." mode="link"/></xsl:for-each></p></xsl:if>
    <xsl:apply-templates select="form"/>
    <section class="statutory" aria-labelledby="table">
      <h2 id="table"><xsl:value-of select="t:text('report.table')"/></h2>
      <table class="stack">
        <xsl:for-each select="table"><xsl:call-template name="lang"/></xsl:for-each>
        <caption class="hidden"><xsl:value-of select="t:text('report.table')"/></caption>
        <thead><tr><xsl:for-each select="table/column"><th scope="col"><xsl:value-of select="."/></th></xsl:for-each></tr></thead>
        <tbody><xsl:apply-templates select="table/row"/></tbody>
      </table>
    </section>
    <xsl:apply-templates select="changes"/>
  </xsl:template>
  <xsl:template match="extract-page/changes">
    <h2><xsl:value-of select="t:text('extract.changes')"/></h2>
    <ul><xsl:for-each select="change"><li><a href="#row-{@row}"><xsl:value-of select="t:text('extract.row', @row)"/></a>: <xsl:value-of select="t:text('extract.change', ., @date)"/></li></xsl:for-each></ul>
  </xsl:template>
</xsl:stylesheet>
