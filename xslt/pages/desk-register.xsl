<?xml version="1.0" encoding="UTF-8"?>
<!-- desk-register.xsl: what came on paper, by mail or at a meeting.  Model: desk-register.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="desk-register-page" mode="class"><xsl:text>desk</xsl:text></xsl:template>
  <xsl:template match="desk-register-page" mode="heading"><xsl:value-of select="t:text('link.register')"/></xsl:template>
  <xsl:template match="desk-register-page" mode="title"><xsl:apply-templates select="." mode="heading"/><xsl:if test="$round">: <xsl:value-of select="$round/title"/></xsl:if></xsl:template>

  <xsl:template match="desk-register-page">
    <xsl:call-template name="desk-head"/>
    <xsl:apply-templates select="facts" mode="desk"/>
    <p><xsl:value-of select="t:text('desk.register.then')"/></p>
    <xsl:call-template name="offers"/>
    <h2><xsl:value-of select="t:text('desk.letters')"/></h2>
    <xsl:choose>
      <xsl:when test="letter">
        <table class="inbox stack">
          <caption class="hidden"><xsl:value-of select="t:text('desk.letters')"/></caption>
          <thead><tr>
            <th scope="col"><xsl:value-of select="t:text('desk.letters.column.number')"/></th>
            <th scope="col"><xsl:value-of select="t:text('desk.column.who')"/></th>
            <th scope="col"><xsl:value-of select="t:text('desk.letters.column.state')"/></th>
          </tr></thead>
          <tbody><xsl:apply-templates select="letter"/></tbody>
        </table>
      </xsl:when>
      <xsl:otherwise><p><xsl:value-of select="t:text('desk.letters.none')"/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="letter">
    <tr>
      <th scope="row" data-th="{t:text('desk.letters.column.number')}"><a href="{@href}"><xsl:choose>
          <xsl:when test="number"><xsl:value-of select="number"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="@code"/></xsl:otherwise>
        </xsl:choose></a>
        <xsl:if test="records"><br/><span class="soft"><xsl:value-of select="records"/></span></xsl:if></th>
      <td data-th="{t:text('desk.column.who')}"><xsl:choose>
          <xsl:when test="author"><xsl:value-of select="author"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="t:text(concat('submitter.', @kind))"/></xsl:otherwise>
        </xsl:choose><br/>
        <span class="soft"><xsl:value-of select="t:text(concat('channel.', @channel))"/> · <xsl:apply-templates select="received" mode="date"/></span></td>
      <td data-th="{t:text('desk.letters.column.state')}"><xsl:value-of select="t:text(concat('desk.letters.state.', @state))"/>
        <xsl:if test="@late"><xsl:text> </xsl:text><span class="tag overdue"><xsl:value-of select="t:text('desk.late')"/></span></xsl:if><br/>
        <span class="soft"><xsl:value-of select="t:count('count.comment', @comments)"/></span></td>
    </tr>
  </xsl:template>
</xsl:stylesheet>
