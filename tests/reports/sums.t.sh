#!/bin/sh
# sums.t.sh: the sums of a report agree in every format (practice 2), office
# files hold what they should, the PDF is tagged (trust D.2).
cd "$(dirname "$0")/../.." || exit 1
build=${1:-build}
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
mkdir "$tmp/world"
printf 'seed report\nnow 2026-04-01 10:00:00.000000\n' >"$tmp/world/a.case"
cat >"$tmp/make.sh" <<-END
	$build/tests/run-cases $tmp/world >"$tmp/said" 2>&1
	export GLAS_HOME=. GLAS_SPOOL=$tmp
	for as in csv json xml docx odt xlsx pdf; do
		$build/glas report parks --as \$as >$tmp/report.\$as 2>>$tmp/said
	done
	$build/glas report parks --as xml --full >$tmp/full.xml 2>>$tmp/said
	$build/glas report parks --as csv --full >$tmp/full.csv 2>>$tmp/said
	$build/glas report parks --as docx >$tmp/again.docx 2>>$tmp/said
	$build/glas report parks --as pdf --lang en >$tmp/english.pdf 2>>$tmp/said
END
sh tests/with-db sh "$tmp/make.sh"
for pdf in report english; do
	qpdf --check "$tmp/$pdf.pdf" >"$tmp/$pdf.check" 2>&1 || echo broken >>"$tmp/$pdf.check"
	qpdf --json --json-key=qpdf "$tmp/$pdf.pdf" >"$tmp/$pdf.objects" 2>/dev/null
	qpdf --show-xref "$tmp/$pdf.pdf" >"$tmp/$pdf.xref" 2>&1
	sh tests/reports/preflight.sh "$tmp/$pdf.pdf" >"$tmp/$pdf.preflight"
done
pdfinfo -struct-text "$tmp/report.pdf" >"$tmp/tags" 2>/dev/null
pdffonts "$tmp/report.pdf" >"$tmp/fonts" 2>/dev/null
pdftotext -layout "$tmp/report.pdf" "$tmp/text" 2>/dev/null
{
	node tests/reports/sums.mjs "$tmp" || echo "not ok - sums"
	node tests/reports/tagged.mjs "$tmp" report bg english en || echo "not ok - tags"
} >"$tmp/results"
# two plans are one
awk '/^1\.\./ { n += substr($0, 4); next } /^not ok - / { bad = 1; next } { print }
	END { print "1.." n; exit bad }' "$tmp/results"
