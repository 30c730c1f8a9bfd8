#!/bin/sh
# globals.sh BUILD: variables that change, as the object files have them, must
# be those that tests/globals.txt lists, each with its reason; exit status 1.
# (Constant tables with addresses in them lie in .data.rel.ro: no matter.)
build=${1:-build}
there=$(mktemp) && listed=$(mktemp) || exit 1
trap 'rm -f "$there" "$listed"' EXIT

find "$build/fcgi" "$build/db" "$build/forms" -name '*.o' 2>/dev/null |
while read -r object; do
	source=${object#"$build"/}
	[ -f "${source%.o}.c" ] || continue # of a file that is gone
	nm -f sysv "$object" |
	awk -F'|' -v file="${source%.o}.c" '{
		gsub(/ /, "", $1); gsub(/ /, "", $7); sub(/\.[0-9]+$/, "", $1)
		if ($7 ~ /^\.(data|bss|tdata|tbss|tm_clone)/ && $7 !~ /^\.data\.rel\.ro/ || $7 == "*COM*")
			if ($4 ~ /OBJECT|TLS/) print file, $1
	}'
done | sort -u >"$there"
grep -v '^#' tests/globals.txt | awk 'NF { print $1, $2 }' | sort -u >"$listed"
bad=0
new=$(comm -23 "$there" "$listed")
[ -z "$new" ] || { echo "$new" | sed 's/$/: changes, but is not in tests\/globals.txt/'; bad=1; }
gone=$(comm -13 "$there" "$listed")
[ -z "$gone" ] || { echo "$gone" | sed 's/$/: is in tests\/globals.txt, but not there/'; bad=1; }
exit $bad
