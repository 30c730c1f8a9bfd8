#!/bin/sh
# words.t.sh: the wording is whole: keys that stylesheets and C name exist, the
# five dictionaries hold the same keys and placeholders, plurals have every
# form of their language, each key stands once and in order.
cd "$(dirname "$0")/../.." || exit 1
export LC_ALL=C
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
n=0
bad=0

# ok NAME FILE: passed if FILE is empty; else what is wrong is shown.
ok() {
	n=$((n + 1))
	if [ -s "$2" ]; then
		echo "not ok $n - $1"
		sed 's/^/# /' "$2" | head -40
		bad=1
	else
		echo "ok $n - $1"
	fi
}

forms_of() {
	case $1 in
	pl | cs) echo one few many other ;;
	sr) echo one few other ;;
	*) echo one other ;;
	esac
}

for lang in bg pl cs sr en; do
	file=xslt/i18n/$lang.xml
	sed -n 's/^<text xml:id="\([^"]*\)">\(.*\)<\/text>$/\1	\2/p' \
		"$file" >"$tmp/$lang"
	cut -f1 "$tmp/$lang" >"$tmp/$lang.keys"
	xmllint --noout "$file" 2>"$tmp/fault"
	ok "$lang: well-formed" "$tmp/fault"
	grep -c '<text' "$file" >"$tmp/a"
	wc -l <"$tmp/$lang" | tr -d ' ' >"$tmp/b"
	diff "$tmp/a" "$tmp/b" >"$tmp/fault"
	ok "$lang: one text a line" "$tmp/fault"
	sort -u "$tmp/$lang.keys" | diff "$tmp/$lang.keys" - >"$tmp/fault"
	ok "$lang: each key once, in order" "$tmp/fault"
	grep -P '\t\s*$' "$tmp/$lang" >"$tmp/fault"
	ok "$lang: no text is empty" "$tmp/fault"

	# a key that ends in .few or .other with a .one beside it is a plural
	awk -v forms="$(forms_of $lang)" '
	{ key[$1] }
	END {
		count = split(forms, form, " ")
		for (k in key) {
			if (k !~ /\.one$/)
				continue
			base = substr(k, 1, length(k) - 4)
			for (i = 1; i <= count; i++)
				if (!((base "." form[i]) in key))
					print base " lacks ." form[i]
		}
	}' "$tmp/$lang.keys" >"$tmp/fault"
	ok "$lang: plurals have all forms" "$tmp/fault"

	# without plural forms, the same keys and placeholders everywhere
	awk -F'\t' '
	{ key[$1] = $2 }
	END {
		for (k in key) {
			base = k
			sub(/\.(one|few|many|other)$/, "", base)
			if (!((base ".one") in key))
				base = k
			has = ""
			if (index(key[k], "{1}")) has = has " 1"
			if (index(key[k], "{2}")) has = has " 2"
			print base has
		}
	}' "$tmp/$lang" | sort -u >"$tmp/$lang.shape"
	diff "$tmp/bg.shape" "$tmp/$lang.shape" >"$tmp/fault"
	ok "$lang: the keys and placeholders of bg" "$tmp/fault"
done

# Keys that are named in full.
{
	cat xslt/*.xsl xslt/*/*.xsl |
		grep -o "t:text('[^']*'" | sed "s/t:text('//; s/'$//"
	cat xslt/*.xsl xslt/*/*.xsl |
		grep -o "t:count('[^']*'" | sed "s/t:count('//; s/'$/.one/"
	cat fcgi/*.c fcgi/*/*.c fcgi/app/*/*.c | tr '\n' ' ' |
		grep -oP '(view|visit)_text\([^"();]*"\K[^"%]*(?=")'
	cat fcgi/*.c fcgi/*/*.c fcgi/app/*/*.c | tr '\n' ' ' |
		grep -oP '(view|visit)_count\([^"();]*"\K[^"%]*(?=")' |
		sed 's/$/.one/'
	cat fcgi/*.c fcgi/*/*.c fcgi/app/*/*.c | tr '\n' ' ' |
		grep -oP 'visit_notice\([^"();]*"\K[^"%]*(?=")' |
		sed 's/^/notice./'
} | sort -u | comm -23 - "$tmp/bg.keys" >"$tmp/fault"
ok "every key that is named exists" "$tmp/fault"

# Keys that are put together have their beginning.
cat xslt/*.xsl xslt/*/*.xsl |
	grep -oP "t:(text|count)\(concat\('\K[a-z_]+\.[a-z_.]*(?=')" | sort -u |
	while read -r start; do
		grep -q "^$start" "$tmp/bg.keys" || echo "$start"
	done >"$tmp/fault"
ok "every beginning of a key exists" "$tmp/fault"

# The sample models ask for what models may hold.
grep -ho 'link rel="[^"]*"' tests/models/*/*.xml | sort -u |
	sed 's/link rel="//; s/"$//; s/-/_/g' | while read -r rel; do
		grep -qx "link.$rel\|form.$rel.button" "$tmp/bg.keys" || echo "$rel"
	done >"$tmp/fault"
ok "links of the samples have words" "$tmp/fault"

# No words for people in stylesheets: no letter beyond ASCII in their text.
sed 's/<!--.*-->//' xslt/pages/*.xsl xslt/components/*.xsl |
	awk '/<!--/ { skip = 1 } !skip { print } /-->/ { skip = 0 }' |
	grep -nP '>[^<]*[А-яA-Za-z]{3,}[^<]*<' |
	grep -vP 'xsl:(when|otherwise|with-param|if|attribute|variable|message|text)|no template' >"$tmp/fault"
ok "stylesheets hold no wording" "$tmp/fault"

echo "1..$n"
exit $bad
