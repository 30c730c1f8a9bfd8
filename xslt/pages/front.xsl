<?xml version="1.0" encoding="UTF-8"?>
<!-- front.xsl: the first page. Model: front.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="front-page" mode="title"><xsl:value-of select="t:text('front.title')"/> – <xsl:value-of select="t:text('site.name')"/></xsl:template>

  <xsl:template match="front-page">
    <h1><xsl:value-of select="t:text('front.heading')"/></h1>
    <p class="lead"><xsl:value-of select="t:text('front.lead')"/></p>
    <xsl:apply-templates select="search"/>
    <div class="beside">
      <div><xsl:apply-templates select="open | announced | closed | answered | concluded"/>
        <xsl:if test="@indicators"><p><a href="{@indicators}"><xsl:value-of select="t:text('front.indicators')"/></a></p></xsl:if></div>
      <xsl:if test="events or numbers">
        <aside aria-label="{t:text('front.aside')}">
          <xsl:if test="events/event">
            <h2><xsl:value-of select="t:text('front.events')"/></h2>
            <ol class="timeline"><xsl:apply-templates select="events/event"/></ol>
          </xsl:if>
          <xsl:if test="numbers">
            <h2><xsl:value-of select="t:text('front.numbers')"/></h2>
            <xsl:apply-templates select="numbers"/>
          </xsl:if>
        </aside>
      </xsl:if>
    </div>
  </xsl:template>

  <xsl:template match="front-page/search" priority="2">
    <form class="search" role="search" action="{@action}">
      <label class="hidden" for="q"><xsl:value-of select="t:text('filter.q')"/></label>
      <input id="q" name="q" type="search"/>
      <button><xsl:value-of select="t:text('button.search')"/></button>
    </form>
  </xsl:template>

  <!-- Nothing open is said; other empty groups do not show. -->
  <xsl:template match="front-page/open[not(entry)]" priority="1">
    <h2 id="open"><xsl:value-of select="t:text('front.open')"/></h2>
    <p><xsl:value-of select="t:text('front.none_open')"/></p>
  </xsl:template>
  <xsl:template match="front-page/announced[not(entry)] | front-page/closed[not(entry)] | front-page/answered[not(entry)] | front-page/concluded[not(entry)]" priority="1"/>
  <xsl:template match="front-page/open | front-page/announced | front-page/closed | front-page/answered | front-page/concluded" priority=".5">
    <h2 id="{local-name()}"><xsl:value-of select="t:text(concat('front.', local-name()))"/><xsl:text> </xsl:text><span class="count soft"><xsl:value-of select="t:count('count.number', @count)"/></span></h2>
    <ol class="consultations"><xsl:apply-templates select="entry"/></ol>
    <xsl:if test="@href and @count &gt; count(entry)"><p><a href="{@href}"><xsl:value-of select="t:text(concat('front.all_', local-name()))"/></a></p></xsl:if>
  </xsl:template>
</xsl:stylesheet>
