#!/bin/sh
# preflight.sh FILE: what PDFBox, another reader of the standard, finds in a
# PDF/A (trust D.2), on standard output.
classes=
for jar in preflight pdfbox2 xmpbox fontbox2 commons-logging commons-io jaxb-api javax.activation; do
	classes=$classes:/usr/share/java/$jar.jar
done
exec java -cp "$classes" org.apache.pdfbox.preflight.Validator_A1b "$1" 2>&1
