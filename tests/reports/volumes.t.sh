#!/bin/sh
# volumes.t.sh: a large report as volumes of XSL-FO and a PDF (issue 5.6): each
# row once, pages laid out in parts, words that no line can hold.
cd "$(dirname "$0")/../.." || exit 1
build=${1:-build}
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
mkdir "$tmp/world"
cat >"$tmp/world/a.case" <<-END
	seed report
	now 2026-04-01 10:00:00.000000
	run UPDATE comment_text SET remark = CONCAT('Вижте https://example.org/naredba?', REPEAT('&abc=1', 40), ' и ', REPEAT('дълга', 30), ' 🌳👩‍👧 漢字 дърво #1') WHERE comment_id = 12
END
cat >"$tmp/make.sh" <<-END
	$build/tests/run-cases $tmp/world >"$tmp/said" 2>&1
	export GLAS_HOME=. GLAS_SPOOL=$tmp
	$build/glas load --consultations 1 --comments 10000 --officer olga@all.example >$tmp/slug 2>>$tmp/said
	slug=\$(cat $tmp/slug)
	# a large group whom nobody answered yet
	mariadb --no-defaults -u root -S "\$GLAS_DB_SOCKET" glas -e "UPDATE comment k JOIN cluster_comment m ON m.comment_id = k.id SET k.reply_id = NULL" 2>>$tmp/said
	$build/glas report \$slug --lang en --as csv >$tmp/grouped.csv 2>>$tmp/said
	part=1
	while $build/glas report \$slug --lang en --as fo --part \$part >$tmp/part.fo 2>>$tmp/said; do
		mv $tmp/part.fo $tmp/\$part.fo
		part=\$((part + 1))
	done
	$build/glas report parks --as fo >$tmp/words.fo 2>>$tmp/said
	$build/glas report parks --as pdf >$tmp/words.pdf 2>>$tmp/said
END
sh tests/with-db sh "$tmp/make.sh"
sh tests/reports/preflight.sh "$tmp/words.pdf" >"$tmp/preflight"
pdftotext -bbox-layout "$tmp/words.pdf" "$tmp/boxes" 2>/dev/null
pdftotext "$tmp/words.pdf" "$tmp/text" 2>/dev/null
node tests/reports/volumes.mjs "$tmp"
