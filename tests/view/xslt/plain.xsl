<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:template match="/mail"><xsl:value-of select="t:text('plain')"/>: <xsl:apply-templates/></xsl:template>
</xsl:stylesheet>
