<?xml version="1.0" encoding="UTF-8"?>
<!-- authority.xsl: one public body and its consultations. Model: authority.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="authority-page" mode="title"><xsl:value-of select="name"/></xsl:template>

  <xsl:template match="authority-page">
    <h1><xsl:value-of select="name"/></h1>
    <xsl:if test="parent"><p class="soft"><a href="{parent/@href}"><xsl:value-of select="parent"/></a></p></xsl:if>
    <div class="beside">
      <div>
        <xsl:apply-templates select="about"/>
        <xsl:if test="not(group/entry)"><p><xsl:value-of select="t:text('consultations.none')"/></p></xsl:if>
        <xsl:apply-templates select="group"/>
      </div>
      <aside aria-label="{t:text('authority.aside')}">
        <xsl:if test="numbers"><h2><xsl:value-of select="t:text('authority.numbers')"/></h2><xsl:apply-templates select="numbers"/></xsl:if>
        <xsl:if test="four-eyes-off"><div class="notice"><h2><xsl:value-of select="t:text('authority.one_person')"/></h2><p class="small"><xsl:apply-templates select="four-eyes-off/since" mode="date"/></p><xsl:apply-templates select="four-eyes-off/body"/></div></xsl:if>
        <xsl:if test="contact"><h2><xsl:value-of select="t:text('overview.contact')"/></h2><xsl:apply-templates select="contact"/></xsl:if>
        <xsl:for-each select="link"><p><xsl:apply-templates select="."/></p></xsl:for-each>
        <xsl:for-each select="outside">
          <p><a href="{@feed}" type="application/atom+xml"><xsl:value-of select="t:text('feed.atom')"/></a></p>
          <details><summary><xsl:value-of select="t:text('feed.own_site')"/></summary>
            <p class="small"><xsl:value-of select="t:text('feed.own_site_how')"/><xsl:text> </xsl:text><a href="{@list}"><xsl:value-of select="t:text('feed.look')"/></a></p>
            <pre class="small"><code><xsl:value-of select="t:text('feed.line', @address, t:text('feed.title', ../name))"/></code></pre></details>
        </xsl:for-each>
      </aside>
    </div>
  </xsl:template>
  <xsl:template match="authority-page/about"><xsl:apply-templates select="p"/></xsl:template>
  <xsl:template match="authority-page/group">
    <h2 id="{@phase}"><xsl:value-of select="t:text(concat('phase.', @phase))"/><xsl:text> </xsl:text><span class="count soft"><xsl:value-of select="t:count('count.number', @count)"/></span></h2>
    <ol class="consultations"><xsl:apply-templates select="entry"/></ol>
    <xsl:if test="@href and @count &gt; count(entry)"><p><a href="{@href}"><xsl:value-of select="t:text('pager.all')"/></a></p></xsl:if>
  </xsl:template>
</xsl:stylesheet>
