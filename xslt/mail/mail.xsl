<?xml version="1.0" encoding="UTF-8"?>
<!-- mail.xsl: the frame of every mail: the subject on the first line, an empty
     line, paragraphs parted by empty lines, who sent it.  A mail gives itself
     by two modes: "subject" and none (its paragraphs).  Model: mail.rng -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">

  <xsl:variable name="gap" select="'&#10;&#10;'"/>
  <xsl:variable name="title" select="normalize-space(/mail/consultation/title)"/>

  <xsl:template match="/mail">
    <xsl:variable name="subject"><xsl:apply-templates select="*" mode="subject"/></xsl:variable>
    <xsl:value-of select="concat(normalize-space($subject), $gap)"/>
    <xsl:apply-templates select="*[not(self::consultation)]"/>
    <xsl:apply-templates select="consultation"/>
    <xsl:value-of select="concat('-- &#10;', t:text('mail.foot', t:text('site.name')), '&#10;')"/>
  </xsl:template>

  <xsl:template match="mail/consultation" mode="subject"/>
  <xsl:template match="mail/*" mode="subject" priority="-9">
    <xsl:message terminate="yes">no subject: <xsl:value-of select="name()"/></xsl:message>
  </xsl:template>

  <!-- Which consultation, where, and whom to ask. -->
  <xsl:template match="mail/consultation">
    <xsl:value-of select="concat(t:text('mail.text.consultation', $title, normalize-space(authority)), '&#10;', @href, $gap)"/>
    <xsl:if test="contact"><xsl:value-of select="concat(t:text('mail.ask', contact), $gap)"/></xsl:if>
  </xsl:template>

  <!-- An address stands alone on its line, so that programs see it. -->
  <xsl:template match="link"><xsl:value-of select="concat(., $gap)"/></xsl:template>

  <xsl:template match="number">
    <xsl:value-of select="concat(t:text('mail.fact', t:text('noun.receipt_number'), .), '&#10;')"/>
  </xsl:template>
  <xsl:template match="code">
    <xsl:value-of select="concat(t:text('mail.fact', t:text('noun.access_code'), .), '&#10;')"/>
  </xsl:template>

  <xsl:template match="reason">
    <xsl:value-of select="concat(t:text('mail.text.reason'), $gap)"/>
    <xsl:apply-templates select="p"/>
  </xsl:template>

  <!-- A comment as it was received, or as it was answered. -->
  <xsl:template match="comment">
    <xsl:choose>
      <xsl:when test="unit"><xsl:value-of select="concat('* ', unit, '&#10;')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat('* ', t:text('mail.text.whole'), '&#10;')"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="decision"><xsl:value-of select="concat(t:text('mail.text.you_wrote'), '&#10;')"/></xsl:if>
    <xsl:apply-templates select="proposed | remark"/>
    <xsl:apply-templates select="decision | reasons | translation"/>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>
  <xsl:template match="comment/proposed">
    <xsl:value-of select="concat(t:text('label.proposed_text'), ': ')"/><xsl:apply-templates select="p" mode="line"/>
  </xsl:template>
  <xsl:template match="comment/remark"><xsl:apply-templates select="p" mode="line"/></xsl:template>
  <!-- What was decided stands apart from what was written. -->
  <xsl:template match="comment/decision"><xsl:value-of select="concat('&#10;', t:text('mail.text.decision', .), '&#10;')"/></xsl:template>
  <xsl:template match="comment/reasons"><xsl:value-of select="concat(t:text('mail.text.reasons'), '&#10;')"/><xsl:apply-templates select="p" mode="line"/></xsl:template>

  <xsl:template match="comment/translation"><xsl:value-of select="concat('&#10;', t:text('reply.translation', t:text(concat('language.', @lang))), ':&#10;')"/><xsl:apply-templates select="p" mode="line"/></xsl:template>

  <xsl:template match="p"><xsl:apply-templates mode="words"/><xsl:value-of select="$gap"/></xsl:template>
  <xsl:template match="p" mode="line"><xsl:apply-templates mode="words"/><xsl:text>&#10;</xsl:text></xsl:template>
  <xsl:template match="br" mode="words"><xsl:text>&#10;</xsl:text></xsl:template>

  <xsl:template match="*[@iso]" mode="words">
    <xsl:choose>
      <xsl:when test="@end-of-day"><xsl:value-of select="t:text('moment.end_of_day', @date)"/></xsl:when>
      <xsl:when test="@time"><xsl:value-of select="t:text('moment.at', @date, @time)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="@date"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A paragraph of one sentence with a moment in it: CALL it with the moment. -->
  <xsl:template match="*" mode="sentence">
    <xsl:param name="key"/>
    <xsl:variable name="when"><xsl:apply-templates select="." mode="words"/></xsl:variable>
    <xsl:value-of select="concat(t:text($key, $when), $gap)"/>
  </xsl:template>
</xsl:stylesheet>
