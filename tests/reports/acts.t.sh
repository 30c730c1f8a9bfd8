#!/bin/sh
# acts.t.sh: the texts of a consultation as PDF/A for the archive (practice 29):
# headings, tables, lists, notes, pictures; no word lost, tagged; and the
# archive's file with them is the same bytes when another process makes it
# again.
cd "$(dirname "$0")/../.." || exit 1
build=${1:-build}
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
mkdir "$tmp/world"
upload() {
	printf 'GET /bg/desk/c/alei/document\nfile %s\n' "$1"
	printf 'POST /bg/desk/c/alei/document kind=%s&title=%s&slug=%s&language=bg\n  303\n' "$2" "$3" "$3"
}
{
	cat <<-'END'
		seed river
		setting java_folder /usr/share/java
		now 2026-03-10 10:00:00.000000
		as vera
		sign-in vera@rechen.example
		GET /bg/desk/a/rechen/new
		POST /bg/desk/a/rechen/new profile=bg.municipal.public&slug=alei&language=bg&title=Alei&summary=x&opens_on=2026-03-10&opens_at=09:00&closes_on=2026-04-25&closes_at=24:00&audience=everybody&name_known=address&name_shown=choice&show_comments=at_once&contact_name=A&contact_email=a%40rechen.example
		  303
	END
	upload tests/samples/office/pictures.docx draft pictures
	upload tests/samples/acts/bg-market-lists.docx other lists
	upload tests/samples/acts/bg-dams.docx other dams
	upload tests/samples/acts/bg-numbers-page.html other page
	upload tests/samples/acts/bg-strategy.md other strategy
	upload tests/samples/acts/bg-trade-page.html other trade
	cat <<-'END'
		jobs
		run UPDATE consultation SET published_at = '2026-03-10' WHERE slug = 'alei'
		run UPDATE version v JOIN document d ON d.id = v.document_id JOIN consultation c ON c.id = d.consultation_id SET v.published_at = '2026-03-10' WHERE c.slug = 'alei' AND v.state = 'ready'
		run INSERT INTO archive (consultation_id, edition, part, cause, moment, at) SELECT id, 1, 'public', 'concluded', '2026-05-01', '2026-05-01' FROM consultation WHERE slug = 'alei'
		run INSERT INTO job (kind, subject_id, run_after, created_at) SELECT 'archive', id, '2026-03-10', '2026-03-10' FROM archive
		jobs
		  sql SELECT state FROM archive = ready
		let digest SELECT HEX(digest) FROM archive
		now 2026-03-10 11:00:00.000000
		run INSERT INTO job (kind, subject_id, run_after, created_at) SELECT 'archive', id, '2026-03-10', '2026-03-10' FROM archive
		jobs
		  sql SELECT HEX(digest) FROM archive = $digest
		  sql SELECT COUNT(*) FROM archive WHERE at > '2026-03-10 10:30:00' = 1
	END
} >"$tmp/world/a.case"
cat >"$tmp/make.sh" <<-END
	$build/tests/run-cases $tmp/world >"$tmp/said" 2>&1
	ask() { mariadb --no-defaults -N -r -u root -S "\$GLAS_DB_SOCKET" glas -e "\$1"; }
	ask "SELECT d.slug, p.blob_id, v.id FROM document d JOIN version v ON v.document_id = d.id JOIN version_pdf p ON p.version_id = v.id ORDER BY 1" >$tmp/list
	while read -r name blob version; do
		ask "SELECT HEX(bytes) FROM blob_part WHERE blob_id = \$blob ORDER BY place" | xxd -r -p >$tmp/\$name.pdf
		ask "SELECT CONCAT_WS(' ', num, heading, words) FROM unit_in WHERE version_id = \$version ORDER BY place" >$tmp/\$name.words
	done <$tmp/list
END
sh tests/with-db sh "$tmp/make.sh"
while read -r name _; do
	qpdf --check "$tmp/$name.pdf" >"$tmp/$name.check" 2>&1 || echo broken >>"$tmp/$name.check"
	qpdf --json --json-key=qpdf "$tmp/$name.pdf" >"$tmp/$name.objects" 2>/dev/null
	qpdf --show-xref "$tmp/$name.pdf" >"$tmp/$name.xref" 2>&1
	sh tests/reports/preflight.sh "$tmp/$name.pdf" >"$tmp/$name.preflight"
	pdftotext -raw "$tmp/$name.pdf" "$tmp/$name.text"
	pdfimages -list "$tmp/$name.pdf" >"$tmp/$name.images"
done <"$tmp/list"
[ -z "$KEEP" ] || cp -r "$tmp" "$KEEP"
node tests/reports/acts.mjs "$tmp"
