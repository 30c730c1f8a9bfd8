<?xml version="1.0" encoding="UTF-8"?>
<!-- account.xsl: one's own account. Model: account.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="account-page" mode="title"><xsl:value-of select="t:text('account.title')"/></xsl:template>

  <xsl:template match="account-page">
    <h1><xsl:value-of select="t:text('account.title')"/></h1>
    <dl class="summary-list">
      <xsl:if test="name"><div><dt><xsl:value-of select="t:text('account.name')"/></dt><dd><xsl:value-of select="name"/></dd></div></xsl:if>
      <xsl:if test="email"><div><dt><xsl:value-of select="t:text('label.email')"/></dt><dd><xsl:value-of select="email"/></dd></div></xsl:if>
      <xsl:if test="rights/right"><div><dt><xsl:value-of select="t:text('account.rights')"/></dt><dd><ul class="plain"><xsl:for-each select="rights/right">
        <li><xsl:value-of select="t:text(concat('role.', @name))"/><xsl:if test="@authority">: <xsl:value-of select="@authority"/></xsl:if></li></xsl:for-each></ul></dd></div></xsl:if>
    </dl>
    <xsl:if test="ways"><p><a href="{ways/@href}"><xsl:value-of select="t:text('account_ways.title')"/></a></p></xsl:if>
    <xsl:if test="organisations">
      <h2><xsl:value-of select="t:text('account.organisations')"/></h2>
      <xsl:if test="organisations/organisation"><ul class="plain"><xsl:for-each select="organisations/organisation"><li><a href="{@href}"><xsl:value-of select="name"/></a><xsl:text> </xsl:text><span class="tag"><xsl:value-of select="t:text(concat('organisation.state.', @state))"/></span></li></xsl:for-each></ul></xsl:if>
      <xsl:if test="organisations/@href"><p><a href="{organisations/@href}"><xsl:value-of select="t:text('account.organisation_new')"/></a></p></xsl:if>
    </xsl:if>
    <xsl:if test="unsent">
      <h2><xsl:value-of select="t:text('account.unsent')"/></h2>
      <ul class="plain"><xsl:for-each select="unsent/submission"><li><a href="{@href}"><xsl:value-of select="title"/></a>
        <br/><span class="soft"><xsl:value-of select="t:count('count.comment', @comments)"/><xsl:text> · </xsl:text><xsl:value-of select="t:text('account.closes')"/><xsl:text> </xsl:text><xsl:apply-templates select="closes" mode="moment"/></span></li></xsl:for-each></ul>
    </xsl:if>
    <xsl:if test="submissions">
      <h2><xsl:value-of select="t:text('account.submissions')"/></h2>
      <table class="stack">
        <caption class="hidden"><xsl:value-of select="t:text('account.submissions')"/></caption>
        <thead><tr><th scope="col"><xsl:value-of select="t:text('noun.receipt_number')"/></th><th scope="col"><xsl:value-of select="t:text('table.consultation')"/></th><th scope="col"><xsl:value-of select="t:text('receipt.received')"/></th><th scope="col"><xsl:value-of select="t:text('status.state')"/></th></tr></thead>
        <tbody><xsl:for-each select="submissions/submission"><tr>
          <th scope="row" data-th="{t:text('noun.receipt_number')}"><a href="{@href}"><xsl:value-of select="@number"/></a></th>
          <td data-th="{t:text('table.consultation')}"><xsl:value-of select="title"/></td>
          <td data-th="{t:text('receipt.received')}"><xsl:apply-templates select="received" mode="date"/></td>
          <td data-th="{t:text('status.state')}"><xsl:value-of select="t:text(concat('state.', @state))"/></td></tr></xsl:for-each></tbody>
      </table>
    </xsl:if>
    <xsl:if test="follows/follow">
      <h2><xsl:value-of select="t:text('account.follows')"/></h2>
      <ul><xsl:for-each select="follows/follow"><li><xsl:choose><xsl:when test="@href"><a href="{@href}"><xsl:value-of select="."/></a></xsl:when><xsl:otherwise><xsl:value-of select="."/></xsl:otherwise></xsl:choose></li></xsl:for-each></ul>
    </xsl:if>
    <xsl:for-each select="link"><p><xsl:apply-templates select="."/></p></xsl:for-each>
    <xsl:for-each select="form[field[@type != 'hidden']]"><h2><xsl:value-of select="t:text(concat('form.', @name, '.title'))"/></h2><xsl:apply-templates select="."/></xsl:for-each>
    <xsl:apply-templates select="form[not(field[@type != 'hidden'])]"/>
  </xsl:template>
</xsl:stylesheet>
