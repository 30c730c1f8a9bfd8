#!/bin/sh
# page.sh PAGE [BUILD]: the sample models of a page against its contract, then
# rendered to BUILD/pages/, with no C, database or server.  Without PAGE: all.
cd "$(dirname "$0")/.." || exit 1
out=${2:-build}/pages
mkdir -p "$out"
[ -d "$out/assets" ] || ln -s "$PWD/xslt/assets" "$out/assets"
bad=0
for model in tests/models/${1:-*}/*.xml; do
	page=$(basename "$(dirname "$model")")
	to=$out/$page.$(basename "$model" .xml).html
	xmllint --noout --relaxng "xslt/pages/$page.rng" "$model" || bad=1
	if xsltproc -o "$to" xslt/author.xsl "$model"; then
		# opened from the disk, assets lie beside
		sed -i 's#"/assets/\([a-z.]*\)?[0-9a-z]*"#"assets/\1"#g' "$to"
		echo "$to"
	else
		bad=1
	fi
done
exit $bad
