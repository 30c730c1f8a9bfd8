<?xml version="1.0" encoding="UTF-8"?>
<!-- organisation-room.xsl: an organisation among its members.  Model: organisation-room.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="organisation-room-page" mode="title"><xsl:value-of select="organisation/name"/>: <xsl:value-of select="t:text('organisation.room')"/></xsl:template>

  <xsl:template match="organisation-room-page">
    <h1><xsl:value-of select="organisation/name"/></h1>
    <p><xsl:apply-templates select="organisation" mode="state"/><xsl:text> </xsl:text><a href="{organisation/@href}"><xsl:value-of select="t:text('organisation.public')"/></a></p>
    <xsl:if test="organisation/@state = 'waiting'"><div class="notice"><p><xsl:value-of select="t:text('organisation.waits', authority)"/></p></div></xsl:if>
    <xsl:if test="organisation/@state = 'refused'"><div class="notice warning"><p><xsl:value-of select="t:text('organisation.was_refused', authority)"/><br/><xsl:value-of select="reason"/></p></div></xsl:if>
    <xsl:apply-templates select="opinions"/>
    <h2><xsl:value-of select="t:text('organisation.members')"/></h2>
    <table class="inbox stack">
      <caption class="hidden"><xsl:value-of select="t:text('organisation.members')"/></caption>
      <thead><tr><th scope="col"><xsl:value-of select="t:text('desk.column.person')"/></th><th scope="col"><xsl:value-of select="t:text('organisation.roles')"/></th></tr></thead>
      <tbody><xsl:apply-templates select="members/person | invited"/></tbody>
    </table>
    <xsl:for-each select="form[@name = 'member-invite']"><h3><xsl:value-of select="t:text('form.member-invite.title')"/></h3><xsl:apply-templates select="."/></xsl:for-each>
    <h2><xsl:value-of select="t:text('organisation.about')"/></h2>
    <dl class="summary-list">
      <xsl:apply-templates select="organisation" mode="rows"/>
      <xsl:if test="answerable"><div><dt><xsl:value-of select="t:text('form.organisation.answerable')"/></dt><dd><xsl:value-of select="answerable"/></dd></div></xsl:if>
      <xsl:call-template name="activities"/>
      <div><dt><xsl:value-of select="t:text('form.organisation.signatories')"/></dt><dd><xsl:value-of select="t:count('count.number', organisation/@signatories)"/></dd></div>
    </dl>
    <xsl:for-each select="form[@name = 'organisation-change']"><h3><xsl:value-of select="t:text('form.organisation-change.title')"/></h3><xsl:apply-templates select="."/></xsl:for-each>
    <xsl:for-each select="form[@name = 'leave']"><h3><xsl:value-of select="t:text('form.leave.title')"/></h3><p><xsl:value-of select="t:text('form.leave.text')"/></p><xsl:apply-templates select="."/></xsl:for-each>
    <xsl:if test="history/act">
      <h2><xsl:value-of select="t:text('organisation.history')"/></h2>
      <ol class="history"><xsl:for-each select="history/act"><li><xsl:apply-templates select="when" mode="moment"/><xsl:text> </xsl:text><b><xsl:value-of select="t:text(concat('organisation.act.', @name))"/></b><xsl:if test="by"><xsl:text> · </xsl:text><xsl:value-of select="by"/></xsl:if></li></xsl:for-each></ol>
    </xsl:if>
  </xsl:template>

  <xsl:template match="organisation-room-page/members/person">
    <tr>
      <th scope="row" data-th="{t:text('desk.column.person')}"><b><xsl:value-of select="name"/></b><br/><span class="soft"><xsl:value-of select="email"/></span></th>
      <td data-th="{t:text('organisation.roles')}"><ul class="plain"><xsl:for-each select="role"><li class="row"><span><xsl:value-of select="t:text(concat('member_role.', @key))"/></span><xsl:apply-templates select="form"/></li></xsl:for-each></ul></td>
    </tr>
  </xsl:template>
  <xsl:template match="organisation-room-page/invited">
    <tr>
      <th scope="row" data-th="{t:text('desk.column.person')}"><xsl:value-of select="email"/><br/><span class="soft"><xsl:value-of select="t:text('organisation.invited')"/><xsl:text> </xsl:text><xsl:apply-templates select="until" mode="moment"/></span></th>
      <td data-th="{t:text('organisation.roles')}"><ul class="plain"><xsl:for-each select="role"><li><xsl:value-of select="t:text(concat('member_role.', @key))"/></li></xsl:for-each></ul><xsl:apply-templates select="form"/></td>
    </tr>
  </xsl:template>

  <xsl:template match="organisation-room-page/opinions">
    <h2><xsl:value-of select="t:text('organisation.opinions')"/></h2>
    <xsl:if test="not(opinion)"><p><xsl:value-of select="t:text('organisation.opinions.none')"/></p></xsl:if>
    <xsl:if test="opinion"><ul class="papers"><xsl:for-each select="opinion"><li><a href="{@href}"><b><xsl:value-of select="title"/></b></a><xsl:text> </xsl:text><span class="tag"><xsl:value-of select="t:text(concat('opinion.state.', @state))"/></span>
      <p class="soft"><xsl:if test="@number"><xsl:value-of select="@number"/><xsl:text> · </xsl:text></xsl:if><xsl:value-of select="t:text('account.closes')"/><xsl:text> </xsl:text><xsl:apply-templates select="closes" mode="moment"/></p></li></xsl:for-each></ul></xsl:if>
  </xsl:template>
</xsl:stylesheet>
