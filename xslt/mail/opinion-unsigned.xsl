<?xml version="1.0" encoding="UTF-8"?>
<!-- opinion-unsigned.xsl: an opinion is not filed, and the term ends soon.  Model: opinion-unsigned.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:template match="mail/opinion-unsigned-mail" mode="subject"><xsl:value-of select="t:text('mail.opinion_unsigned', name)"/></xsl:template>

  <xsl:template match="mail/opinion-unsigned-mail">
    <xsl:value-of select="concat(t:text('mail.text.opinion_unsigned', name), $gap)"/>
    <xsl:apply-templates select="closes" mode="sentence"><xsl:with-param name="key" select="'mail.text.term_ends'"/></xsl:apply-templates>
    <xsl:apply-templates select="link"/>
  </xsl:template>
</xsl:stylesheet>
