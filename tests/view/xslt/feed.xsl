<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="xml" encoding="UTF-8"/>
  <xsl:template match="/feed">
    <feed xmlns="http://www.w3.org/2005/Atom" title="{@title}"><xsl:copy-of select="node()"/></feed>
  </xsl:template>
</xsl:stylesheet>
