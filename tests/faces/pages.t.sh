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

# One question for all of them, whose answer has a word for each.
question=$(echo "$asked" | sed 's/.*/string(&), " "/' | paste -sd , -)

# PAGE: what of it is not so, and what libxml2 complains of; its reader of HTML
# knows no HTML 5 names, only these may trouble it.
faults_of() {
	xmllint --html --xpath "concat($question)" "$1" 2>"$tmp/said" |
		tr ' ' '\n' | grep . >"$tmp/answers"
	grep 'error' "$tmp/said" |
		grep -v 'Tag \(main\|nav\|header\|footer\|section\|article\|aside\|time\|progress\|details\|summary\|svg\|path\|rect\|mark\|figure\|figcaption\|fragment\) invalid'
	echo "$asked" | paste -d '\t' "$tmp/answers" - | grep -v "^true	" |
		sed 's/^[a-z]*	/not so: /'
}

# The rules are found where they do not hold.
faults_of tests/faces/faults.html >"$tmp/found"
n=$((n + 1))
if [ "$(grep -c '^not so' "$tmp/found")" = "$(echo "$asked" | wc -l)" ]; then
	echo "ok $n - each fault is found"
else
	echo "not ok $n - each fault is found"
	sed 's/^/# /' "$tmp/found"
	bad=1
fi

# MODEL PAGE: made of it; said alone, so that it is known who complains.
made_alone() {
	xmllint --noout --relaxng "xslt/pages/$(basename "$(dirname "$1")").rng" \
		"$1" 2>"$tmp/said" || cat "$tmp/said"
	xsltproc -o "$2" xslt/author.xsl "$1" 2>&1
}

# Each page's grammar and the stylesheet are read once for all of its models;
# where one complains each is asked by itself.
for folder in tests/models/*/; do
	name=$(basename "$folder")
	set -- "$folder"*.xml
	[ -f "$1" ] || continue
	rm -f "$tmp"/page.*
	alone=0
	xmllint --noout --relaxng "xslt/pages/$name.rng" "$@" 2>/dev/null || alone=1
	xsltproc xslt/author.xsl "$@" 2>"$tmp/said" |
		awk -v to="$tmp/page." '/<!DOCTYPE html/ { i++ } { print >(to i) }'
	[ ! -s "$tmp/said" ] && [ -f "$tmp/page.$#" ] || alone=1
	i=0
	for model; do
		i=$((i + 1))
		: >"$tmp/fault"
		[ $alone = 0 ] || made_alone "$model" "$tmp/page.$i" >"$tmp/fault"
		faults_of "$tmp/page.$i" >>"$tmp/fault"
		ok "${model#tests/models/}" "$tmp/fault"
	done
done
echo "1..$n"
exit $bad
