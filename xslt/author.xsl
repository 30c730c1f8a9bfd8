<?xml version="1.0" encoding="UTF-8"?>
<!-- author.xsl: a page without C:  xsltproc xslt/author.xsl model.xml.
     The same stylesheets as in service, with the wording functions in EXSLT
     and stored fragments from the samples. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:t="urn:text" exclude-result-prefixes="t">
  <xsl:import href="site.xsl"/>
  <xsl:include href="base/text.xsl"/>

  <xsl:variable name="stored" select="document('../tests/models/fragments.xml')/fragments"/>
  <xsl:template match="fragment | fragment-after | preamble | conclusions">
    <xsl:variable name="n" select="@n"/>
    <xsl:copy-of select="$stored/fragment[@n = $n]/node()"/>
  </xsl:template>
</xsl:stylesheet>
