#!/bin/sh
# check.sh [START]: every test, or those whose name starts so.  Each speaks TAP
# into B/tests/log/NAME; faults are shown, and the last line is the sum.  A test
# that ends badly, or says another number of results than it planned, has failed.
set -u
build=${B:-build}
start=${1:-}
log=$build/tests/log
passed=0 failed=0
export B="$build"

# name, command...
try() {
	name=$1
	shift
	case $name in
	"$start"*) ;;
	*) return ;;
	esac
	to=$log/$name.tap
	mkdir -p "$(dirname "$to")"
	began=$(date +%s)
	timeout -k 10 600 "$@" >"$to" 2>"$to.err" </dev/null
	status=$?
	good=$(grep -c '^ok ' "$to")
	bad=$(grep -c '^not ok ' "$to")
	plan=$(sed -n 's/^1\.\.\([0-9]*\).*/\1/p' "$to" | tail -1)
	grep -A 4 '^not ok ' "$to" | grep '^not ok \|^#' | sed "s|^|$name: |"
	if [ "${plan:-none}" != $((good + bad)) ] ||
		{ [ $status -ne 0 ] && [ "$bad" -eq 0 ]; }; then
		bad=$((bad + 1))
		echo "$name: ended with $status after $good results; planned: ${plan:-nothing}"
		tail -5 "$to.err" | sed "s|^|$name: |"
	fi
	passed=$((passed + good))
	failed=$((failed + bad))
	printf '%-28s %5d passed %3d failed %4d s\n' "$name" "$good" "$bad" \
		$(($(date +%s) - began))
}

there() {
	[ -e "$1" ]
}

try shape sh tests/shape.sh "$build"
for source in tests/unit/*.c; do
	name=$(basename "$source" .c)
	try "unit/$name" "$build/tests/$name"
done
for source in tests/db/*.c; do
	name=$(basename "$source" .c)
	try "db/$name" sh tests/with-db "$build/tests/db/$name"
done
# Scripts of the rooms that need no server: tests/FOLDER/NAME.t.sh
for script in tests/*/*.t.sh; do
	there "$script" || continue
	name=${script#tests/}
	try "${name%.t.sh}" sh "$script" "$build"
done
for source in tests/cases/*.case; do
	there "$source" || break
	try cases sh tests/with-db "$build/tests/run-cases" tests/cases
	break
done
try access sh tests/with-db "$build/tests/access"
for script in tests/http/*.mjs; do
	case $script in */house.mjs | */site.mjs) continue ;; esac
	try "http/$(basename "$script" .mjs)" node "$script" "$build"
done
there tests/http/run.sh && try run sh tests/http/run.sh "$build"
for script in tests/browser/*.mjs; do
	there "$script" || continue
	case $script in */house.mjs) continue ;; esac
	try "browser/$(basename "$script" .mjs)" node "$script" "$build"
done

there "$build/shots" && echo "how it looks: $build/shots"
echo "$passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
