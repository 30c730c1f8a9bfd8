<?xml version="1.0" encoding="UTF-8"?>
<!-- author-feed.xsl: XML without C:  xsltproc xslt/author-feed.xsl model.xml -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="feed.xsl"/>
  <xsl:include href="base/text.xsl"/>
</xsl:stylesheet>
