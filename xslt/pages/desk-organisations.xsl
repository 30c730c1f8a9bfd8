<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-organisations.xsl: who applied to this authority.  Model: desk-organisations.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-organisations-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-organisations-page" mode="title"><xsl:value-of select="t:text('desk.organisations')"/>: <xsl:value-of select="authority"/></xsl:template>

  <xsl:template match="desk-organisations-page">
    <h1><xsl:value-of select="t:text('desk.organisations')"/>: <xsl:value-of select="authority"/></h1>
    <xsl:if test="not(organisation)"><p><xsl:value-of select="t:text('desk.organisations.none')"/></p></xsl:if>
    <xsl:if test="organisation">
      <table class="inbox stack">
        <caption class="hidden"><xsl:value-of select="t:text('desk.organisations')"/></caption>
        <thead><tr><th scope="col"><xsl:value-of select="t:text('noun.organisation')"/></th><th scope="col"><xsl:value-of select="t:text('organisation.register')"/></th><th scope="col"><xsl:value-of select="t:text('desk.applied')"/></th><th scope="col"><xsl:value-of select="t:text('status.state')"/></th></tr></thead>
        <tbody><xsl:for-each select="organisation"><tr>
          <th scope="row" data-th="{t:text('noun.organisation')}"><a href="{@href}"><xsl:value-of select="name"/></a><br/><span class="soft"><xsl:value-of select="t:text(concat('submitter.', @kind))"/></span></th>
          <td data-th="{t:text('organisation.register')}"><xsl:apply-templates select="." mode="register"/></td>
          <td data-th="{t:text('desk.applied')}"><xsl:apply-templates select="applied" mode="date"/></td>
          <td data-th="{t:text('status.state')}"><xsl:apply-templates select="." mode="state"/></td></tr></xsl:for-each></tbody>
      </table>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
