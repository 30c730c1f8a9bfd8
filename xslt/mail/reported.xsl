<?xml version="1.0" encoding="UTF-8"?>
<!-- reported.xsl: the report is out, to who follows.  Model: reported.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="mail/reported-mail" mode="subject"><xsl:value-of select="t:text('mail.reported', $title)"/></xsl:template>

  <xsl:template match="mail/reported-mail">
    <xsl:value-of select="concat(t:text('mail.text.reported'), $gap)"/>
    <xsl:apply-templates select="link"/>
  </xsl:template>
</xsl:stylesheet>
