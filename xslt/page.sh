#!/bin/sh
# page.sh PAGE [BUILD]: the sample models of a page (tests/models/PAGE) against
# its contract, then rendered to BUILD/pages/PAGE by the author's stylesheet.
set -u
page=${1:?"usage: make page P=NAME"} out=${2:-build}/pages/$page status=0

mkdir -p "$out"
for model in tests/models/"$page"/*.xml; do
	name=$(basename "$model" .xml)
	xmllint --noout --relaxng "xslt/pages/$page.rng" "$model" || status=1
	xsltproc -o "$out/$name.html" xslt/author.xsl "$model" || status=1
	echo "$out/$name.html"
done
exit $status
