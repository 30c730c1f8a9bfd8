#!/bin/sh
# check.sh [START]: every test, or those whose name starts so, two at a time;
# without those that start with a word of SKIP.
# Each speaks TAP into B/tests/log/NAME; faults are shown when they happen and
# once more before the last line, which is the sum.  A test that ends badly, or
# says another number of results than it planned, has failed.  One that hangs
# is ended after half an hour, so that a slow machine is no fault.
set -u
build=${B:-build}
log=$build/tests/log
export B="$build"
# One for all sites, which each have a spool of their own.
GLAS_JAVA_ARCHIVE=$(cd "$build" && pwd)/fop.jsa
export GLAS_JAVA_ARCHIVE

# name, command...: one test.  Its line and its faults come out in one piece.
one() {
	name=$1
	shift
	to=$log/$name.tap
	mkdir -p "$(dirname "$to")"
	began=$(date +%s)
	timeout -k 10 1800 "$@" >"$to" 2>"$to.err" </dev/null
	status=$?
	good=$(grep -c '^ok ' "$to")
	bad=$(grep -c '^not ok ' "$to")
	plan=$(sed -n 's/^1\.\.\([0-9]*\).*/\1/p' "$to" | tail -1)
	{
		grep -A 4 '^not ok ' "$to" | grep '^not ok \|^#' | sed "s|^|$name: |"
		if [ "${plan:-none}" != $((good + bad)) ] ||
			{ [ $status -ne 0 ] && [ "$bad" -eq 0 ]; }; then
			bad=$((bad + 1))
			echo "$name: ended with $status after $good results; planned: ${plan:-nothing}"
			tail -5 "$to.err" | sed "s|^|$name: |"
		fi
		printf '%-28s %5d passed %3d failed %4d s\n' "$name" "$good" \
			"$bad" $(($(date +%s) - began))
	} >"$to.said"
	echo "$good $bad" >"$to.sum"
	cat "$to.said"
}

# Names and commands, a line each, words without blanks.
all() {
	echo shape sh tests/shape.sh "$build"
	for source in tests/unit/*.c; do
		name=$(basename "$source" .c)
		echo "unit/$name" "$build/tests/$name"
	done
	# The long ones first, so that none is left alone at the end.
	for script in tests/browser/*.mjs tests/http/*.mjs; do
		case $script in
		*/house.mjs | */site.mjs | */world.mjs | *'*'*) continue ;;
		esac
		name=${script#tests/}
		echo "${name%.mjs}" node "$script" "$build"
	done
	echo run sh tests/http/run.sh "$build"
	echo cases sh tests/with-db "$build/tests/run-cases" tests/cases
	echo access sh tests/with-db "$build/tests/access"
	echo canary sh tests/with-db "$build/tests/canary"
	for source in tests/db/*.c; do
		name=$(basename "$source" .c)
		echo "db/$name" sh tests/with-db "$build/tests/db/$name"
	done
	# Scripts of the rooms that need no server: tests/FOLDER/NAME.t.sh
	for script in tests/*/*.t.sh; do
		name=${script#tests/}
		echo "${name%.t.sh}" sh "$script" "$build"
	done
}

if [ "${1:-}" = --one ]; then
	shift
	one $1 # its words
	exit 0
fi
start=${1:-}
rm -rf "$log"
mkdir -p "$log"
all | while read -r name command; do
	for word in ${SKIP:-}; do
		case $name in "$word"*) continue 2 ;; esac
	done
	case $name in
	"$start"*) echo "$name $command" ;;
	esac
done | xargs -d '\n' -r -n 1 -P 2 sh "$0" --one
# Once more at the end, where somebody looks first.
find "$log" -name '*.said' -exec cat {} + | grep -v ' 0 failed ' || true
[ ! -e "$log/browser/shots.sum" ] || echo "how it looks: $build/shots"
find "$log" -name '*.sum' -exec cat {} + |
	awk '{ good += $1; bad += $2 }
	     END { printf "%d passed, %d failed\n", good, bad; exit bad || !good }'
