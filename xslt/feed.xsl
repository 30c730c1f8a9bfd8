<?xml version="1.0" encoding="UTF-8"?>
<!-- feed.xsl: the root of everything that is XML: feeds, reports. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:template match="*" priority="-10">
    <xsl:message terminate="yes">feed.xsl: no template for <xsl:value-of select="name(..)"/>/<xsl:value-of select="name()"/></xsl:message>
  </xsl:template>
</xsl:stylesheet>
