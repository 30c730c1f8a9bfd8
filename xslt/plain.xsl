<?xml version="1.0" encoding="UTF-8"?>
<!-- plain.xsl: the root of everything that is plain text: mails, tables as CSV. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:template match="*" priority="-10">
    <xsl:message terminate="yes">plain.xsl: no template for <xsl:value-of select="name(..)"/>/<xsl:value-of select="name()"/></xsl:message>
  </xsl:template>
</xsl:stylesheet>
