#!/bin/sh
# sqlawk.t.sh: what db/sql.awk makes of declared statements, and the faults that
# it must find, each with its file and line; under every awk that is there.
set -u

cd "$(dirname "$0")/../.." || exit 1
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
n=0 failed=0

say() { # good? what
	n=$((n + 1))
	[ "$1" = 0 ] && printf 'ok %s - %s\n' $n "$2" && return
	printf 'not ok %s - %s\n' $n "$2"
	failed=1
}

run() {
	rm -f "$here/sql.h" "$here/sql.c"
	"$awk" -v header="$here/sql.h" -v source="$here/sql.c" -f db/sql.awk \
		"$here/a.sql" >"$here/out" 2>&1
}

# refuse LINE WORDS TEXT: that fails there, and nothing is written.
refuse() {
	printf -- "$3" >"$here/a.sql"
	run && status=0 || status=1
	[ $status = 1 ] && grep -qF "a.sql:$1: " "$here/out" &&
		grep -qF "$2" "$here/out" && [ ! -e "$here/sql.c" ]
	good=$?
	[ $good = 0 ] || sed 's/^/# /' "$here/out"
	say $good "$awk: $2"
}

# make PATTERN: it is written, and the files hold that text.
make() {
	[ -e "$here/sql.c" ] && cat "$here/sql.h" "$here/sql.c" | tr -s '\t\n ' ' ' |
		grep -qF "$1"
	say $? "$awk: makes $1"
}

for awk in mawk gawk; do
	command -v $awk >/dev/null || continue
	cat >"$here/a.sql" <<'SQL'
-- The file's own head.

-- :rows names(unit int, after text?,
--             for time)
-- Doc words.
SELECT ':no ; ? -- ''x\'' AS `:no`, "q" -- gone :gone
  FROM t WHERE u = :unit OR v = :unit /2
   AND w > :after AND x = :for;

-- :insert add(part bytes?)
INSERT INTO t (a) VALUES (:part);

-- :exec1 hide(id int?) 
UPDATE t SET a = 1 WHERE id = :id;

-- :one held()
SELECT 1 AS a FROM t FOR UPDATE;
SQL
	run
	say $? "$awk: four statements"
	make "enum err sql_names(struct db *db, struct arena *mem, int64_t unit, const char *after, const char *for_, struct rows *out);"
	make "Doc words. */"
	make "\"SELECT ':no ; ? -- ''x\\\\'' AS \`:no\`, \\\"q\\\"\\n\" \"FROM t WHERE u = ? OR v = ? /2\\n\" \"AND w > ? AND x = ?\\n\" , DB_ROWS, false, false, 0, 4, \"iitm\"}"
	make "as_int(unit), as_int(unit), as_text_or_null(after), as_time(for_),"
	make "struct bytes part, int64_t *new_id);"
	make "DB_EXEC1, true, false, 2, 1, \"i\"}"
	make "as_int_or_null(id)"
	make "DB_ONE, true, false, 3, 0, \"\"}"
	make "db_statement_count = 4;"

	printf -- '-- :part of\n-- Why.\n  FROM t\n WHERE u = :u;\n\n-- :one a(u int)\nSELECT 1\n{of}\n;\n\n-- :rows b(u int)\nSELECT 2\n{of}\n;\n' >"$here/a.sql"
	run
	say $? "$awk: a part in two statements"
	make '"SELECT 1\n" "FROM t\n" "WHERE u = ?\n" , DB_ONE, false, false, 0, 1, "i"}'
	make '"SELECT 2\n" "FROM t\n" "WHERE u = ?\n" , DB_ROWS, false, false, 1, 1, "i"}'
	printf -- '-- :part of\n AND {} < :u ORDER BY {};\n\n-- :one a(u int)\nSELECT 1\n{of c.id}\n;\n' >"$here/a.sql"
	run
	make '"AND c.id < ? ORDER BY c.id\n"'
	printf -- '-- :anew a(u int)\nSELECT 1 WHERE u = :u;\n' >"$here/a.sql"
	run
	make ', DB_ROWS, false, true, 0, 1, "i"}'
	# all of C is compiled anew where the header is another
	printf -- '-- :one a(u int)\n-- Doc.\nSELECT 1 WHERE u = :u;\n' >"$here/a.sql"
	run
	cp "$here/sql.h" "$here/before.h"
	printf -- '\n\n-- :one a(u int)\n-- Doc.\nSELECT 2\n WHERE u > :u;\n' >"$here/a.sql"
	run
	cmp -s "$here/before.h" "$here/sql.h"
	say $? "$awk: another text under it leaves the header"
	refuse 5 "one word too many or too few" '-- :part of\n AND {};\n-- :one a()\nSELECT 1\n{of}\n;\n'
	refuse 3 "unknown part of" '-- :one a()\nSELECT 1\n{of}\n;\n'
	refuse 1 "part of is not used" '-- :part of\nFROM t;\n\n-- :one a()\nSELECT 1;\n'
	refuse 3 "part of twice" '-- :part of\nFROM t;\n-- :part of\nFROM t;\n'
	refuse 5 "unknown parameter u" '-- :part of\nFROM t WHERE u = :u;\n-- :one a()\nSELECT 1\n{of}\n;\n'

	refuse 2 "unknown parameter c" '-- :one a(b int)\nSELECT :c;\n'
	refuse 2 "parameter b is not used" '\n-- :one a(b int)\nSELECT 1;\n'
	refuse 1 "unknown type integer" '-- :one a(b integer)\nSELECT :b;\n'
	refuse 1 "unknown type" '-- :one a(b)\nSELECT :b;\n'
	refuse 1 "parameter b twice" '-- :one a(b int, b int)\nSELECT :b;\n'
	refuse 1 "unknown kind many" '-- :many a()\nSELECT 1;\n'
	refuse 1 "header is not" '-- :one A()\nSELECT 1;\n'
	refuse 3 "declared at" '-- :one a()\nSELECT 1;\n-- :one a()\nSELECT 2;\n'
	refuse 1 "does not end" '-- :one a()\nSELECT 1\n\n-- :one b()\nSELECT 2;\n'
	refuse 1 "does not end" '-- :one a()\nSELECT 1\n'
	refuse 3 "outside a statement" '-- :one a()\nSELECT 1;\nSELECT 2;\n'
	refuse 2 "more behind" '-- :one a()\nSELECT 1; SELECT 2;\n'
	refuse 2 "? is not for a statement" '-- :one a()\nSELECT ?;\n'
	refuse 2 "' is not for a statement" "-- :one a()\nSELECT 'x;\n"
	refuse 2 "/* is not" '-- :one a()\nSELECT 1 /* x */;\n'
	refuse 2 "the time is a parameter" '-- :one a()\nSELECT NOW();\n'
	refuse 3 "the time is a parameter" '-- :one a()\nSELECT a\n  FROM t WHERE b < current_timestamp;\n'
done
echo "1..$n"
exit $failed
