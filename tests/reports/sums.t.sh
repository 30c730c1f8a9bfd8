#!/bin/sh
# sums.t.sh: the sums of a report agree in every format (practice 2), office
# files hold what they should, the PDF is tagged (trust D.2); in a Polish plan
# too, where facts decide of what lacks its plot.
cd "$(dirname "$0")/../.." || exit 1
build=${1:-build}
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
mkdir "$tmp/world" "$tmp/plan" "$tmp/pl"
printf 'seed report\nnow 2026-04-01 10:00:00.000000\n' >"$tmp/world/a.case"
cat "$tmp/world/a.case" - >"$tmp/plan/a.case" <<-'END'
	run UPDATE consultation SET profile = 'pl.spatial.public', language = 'pl'
	run INSERT INTO consultation_text (consultation_id, language, title) VALUES (1, 'pl', 'Plan miejscowy')
	run INSERT INTO authority_name (authority_id, language, name) VALUES (1, 'pl', 'Gmina Rechen')
	run UPDATE authority SET country = 'pl', language = 'pl', zone = 'Europe/Warsaw'
	run DELETE FROM reply_to WHERE comment_id IN (4, 5)
	run UPDATE comment SET reply_id = NULL WHERE id IN (4, 5)
	run UPDATE submission SET shown_name = REPEAT('W', 200) WHERE id = 4
	run UPDATE comment SET location = CONCAT('dz. ', id) WHERE id NOT IN (5, 11, 14)
END
cat >"$tmp/make.sh" <<-END
	export GLAS_HOME=. GLAS_SPOOL=$tmp
	for world in world plan; do
		to=$tmp; [ \$world = plan ] && to=$tmp/pl
		$build/tests/run-cases $tmp/\$world >"\$to/said" 2>&1
		for as in csv json xml docx odt xlsx pdf fo; do
			$build/glas report parks --as \$as >\$to/report.\$as 2>>\$to/said
		done
		$build/glas report parks --as xml --full >\$to/full.xml 2>>\$to/said
		$build/glas report parks --as csv --full >\$to/full.csv 2>>\$to/said
		$build/glas report parks --as docx >\$to/again.docx 2>>\$to/said
		[ \$world = plan ] || $build/glas report parks --as pdf --lang en >$tmp/english.pdf 2>>$tmp/said
	done
END
sh tests/with-db sh "$tmp/make.sh"
mv "$tmp/pl/report.pdf" "$tmp/polish.pdf"
for pdf in report english polish; do
	qpdf --check "$tmp/$pdf.pdf" >"$tmp/$pdf.check" 2>&1 || echo broken >>"$tmp/$pdf.check"
	qpdf --json --json-key=qpdf "$tmp/$pdf.pdf" >"$tmp/$pdf.objects" 2>/dev/null
	qpdf --show-xref "$tmp/$pdf.pdf" >"$tmp/$pdf.xref" 2>&1
	sh tests/reports/preflight.sh "$tmp/$pdf.pdf" >"$tmp/$pdf.preflight"
done
read_pdf() {
	pdfinfo -struct-text "$1" >"$2/tags" 2>/dev/null
	pdffonts "$1" >"$2/fonts" 2>/dev/null
	pdftotext -layout "$1" "$2/text" 2>/dev/null
}
read_pdf "$tmp/report.pdf" "$tmp"
read_pdf "$tmp/polish.pdf" "$tmp/pl"
{
	node tests/reports/sums.mjs "$tmp" bg || echo "not ok - sums"
	node tests/reports/sums.mjs "$tmp/pl" pl deficient late none || echo "not ok - sums of a plan"
	node tests/reports/tagged.mjs "$tmp" report bg english en polish pl || echo "not ok - tags"
} >"$tmp/results"
# three plans are one
awk '/^1\.\./ { n += substr($0, 4); next } /^not ok - / { bad = 1; next } { print }
	END { print "1.." n; exit bad }' "$tmp/results"
