#!/bin/sh
# pages.t.sh: every page has a contract and sample models; each sample keeps
# its contract and becomes a page that keeps the house's rules: one h1, no
# style or script in the page, ids that are alone, labels that lead to a
# field, words in every link and button.
cd "$(dirname "$0")/../.." || exit 1
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
n=0
bad=0

ok() {
	n=$((n + 1))
	if [ -s "$2" ]; then
		echo "not ok $n - $1"
		sed 's/^/# /' "$2" | head -20
		bad=1
	else
		echo "ok $n - $1"
	fi
}

for page in xslt/pages/*.xsl; do
	name=$(basename "$page" .xsl)
	: >"$tmp/fault"
	[ -f "xslt/pages/$name.rng" ] || echo "no contract" >>"$tmp/fault"
	[ -d "tests/models/$name" ] || echo "no sample" >>"$tmp/fault"
	grep -q "pages/$name.xsl" xslt/site.xsl || echo "not in site.xsl" >>"$tmp/fault"
	ok "$name: contract, sample, included" "$tmp/fault"
done

# What is asked of a rendered page, as XPath that must be true.
asked='count(//h1) = 1
count(//main) = 1
string(/html/@lang) != ""
string(/html/head/title) != ""
not(//@style | //style | //script[not(@src)] | //@onclick)
not(//*[@id = preceding::*/@id or @id = ancestor::*/@id])
not(//label[@for and not(@for = //@id)])
not(//input[not(@type = "hidden") and not(ancestor::label) and not(@id = //label/@for)])
not(//textarea[not(@id = //label/@for) and not(@aria-label)])
not(//select[not(@id = //label/@for)])
not(//*[@aria-describedby and not(contains(@aria-describedby, " ")) and not(@aria-describedby = //@id)])
not(//*[@aria-labelledby and not(@aria-labelledby = //@id)])
not(//a[@href and normalize-space() = ""])
not(//a[not(@href) and not(@class = "brand")] | //a[@href = ""])
not(//button[normalize-space() = ""])
not(//main//a[starts-with(@href, "#") and not(substring(@href, 2) = //@id)])
not(//table[not(thead//th[@scope]) and not(ancestor::div[contains(@class, "law")])])
not(//h3[not(preceding::h2 or preceding::h1)])
not(//td[ancestor::table[contains(@class, "stack")] and not(@data-th)])'

for model in tests/models/*/*.xml; do
	name=$(basename "$(dirname "$model")")
	[ "$name" = models ] && continue
	: >"$tmp/fault"
	xmllint --noout --relaxng "xslt/pages/$name.rng" "$model" \
		2>"$tmp/said" || cat "$tmp/said" >>"$tmp/fault"
	xsltproc -o "$tmp/page.html" xslt/author.xsl "$model" 2>>"$tmp/fault"
	# libxml2's reader of HTML knows no HTML 5 names: only these may trouble it
	xmllint --html --noout "$tmp/page.html" 2>&1 | grep 'error' |
		grep -v 'Tag \(main\|nav\|header\|footer\|section\|article\|aside\|time\|progress\|details\|summary\|svg\|path\|rect\|mark\|figure\|figcaption\|fragment\) invalid' \
		>>"$tmp/fault"
	echo "$asked" | while read -r must; do
		said=$(xmllint --html --xpath "$must" "$tmp/page.html" 2>/dev/null)
		[ "$said" = true ] || echo "not so: $must"
	done >>"$tmp/fault"
	ok "${model#tests/models/}" "$tmp/fault"
done
echo "1..$n"
exit $bad
