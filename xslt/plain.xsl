<?xml version="1.0" encoding="UTF-8"?>
<!-- plain.xsl: the root of everything that is plain text: mails, and
     reports as JSON. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:include href="mail/mail.xsl"/>
  <xsl:include href="mail/opinion-filed.xsl"/>
  <xsl:include href="mail/opinion-unsigned.xsl"/>
  <xsl:include href="mail/organisation-decided.xsl"/>
  <xsl:include href="mail/membership.xsl"/>
  <xsl:include href="mail/answered.xsl"/>
  <xsl:include href="mail/cancelled.xsl"/>
  <xsl:include href="mail/changed.xsl"/>
  <xsl:include href="mail/confirm-submission.xsl"/>
  <xsl:include href="mail/draft-changed.xsl"/>
  <xsl:include href="mail/erased.xsl"/>
  <xsl:include href="mail/erasure-asked.xsl"/>
  <xsl:include href="mail/erasure-refused.xsl"/>
  <xsl:include href="mail/hidden.xsl"/>
  <xsl:include href="mail/invitation.xsl"/>
  <xsl:include href="mail/later.xsl"/>
  <xsl:include href="mail/monitoring-due.xsl"/>
  <xsl:include href="mail/objection-decided.xsl"/>
  <xsl:include href="mail/event.xsl"/>
  <xsl:include href="mail/outcome.xsl"/>
  <xsl:include href="mail/reported.xsl"/>
  <xsl:include href="mail/own-data.xsl"/>
  <xsl:include href="mail/receipt.xsl"/>
  <xsl:include href="mail/sign-in-link.xsl"/>
  <xsl:include href="mail/sign-in-notice.xsl"/>
  <xsl:include href="mail/replied.xsl"/>
  <xsl:include href="mail/parted.xsl"/>
  <xsl:include href="mail/sent-changed.xsl"/>
  <xsl:include href="mail/term-changed.xsl"/>
  <xsl:include href="mail/withdrawn.xsl"/>
  <xsl:include href="reports/json.xsl"/>

  <xsl:template match="*" priority="-9">
    <xsl:message terminate="yes">no template: <xsl:for-each select="ancestor-or-self::*">/<xsl:value-of select="name()"/></xsl:for-each></xsl:message>
  </xsl:template>
</xsl:stylesheet>
