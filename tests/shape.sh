#!/bin/sh
# shape.sh [BUILD]: the architecture is as drawn: includes and doors, lengths,
# variables that change, layout.  TAP; BUILD is the folder of object files.
# The scripts are tried first on a file with faults: a check that cannot fail
# would be worse than none.
build=${1:-build}
number=0 failed=0
sources=$(ls fcgi/*.c fcgi/*/*.[ch] fcgi/app/*/*.[ch] db/*.c db/*.h forms/*.c forms/*.h 2>/dev/null)

result() { # name, exit status, what was said
	number=$((number + 1))
	if [ "$2" -eq 0 ]; then
		echo "ok $number - $1"
	else
		failed=1
		echo "not ok $number - $1"
		echo "$3" | sed 's/^/# /'
	fi
}

said=$(awk -f tests/layers.awk tests/layers.txt $sources)
result "layers and doors" $? "$said"
said=$(awk -f tests/lengths.awk $sources)
result "lengths of functions and files" $? "$said"
said=$(sh tests/globals.sh "$build")
result "variables that change" $? "$said"

if command -v clang-format >/dev/null; then
	said=$(clang-format --dry-run -Werror fcgi/*.c fcgi/*/*.c fcgi/app/*/*.c db/*.c forms/*.c \
		tests/*.c tests/*/*.c 2>&1 | sed -n 's/:[0-9]*:[0-9]*: error.*/: make format/p' | sort | uniq -c)
	[ -z "$said" ]
	result "layout, as .clang-format says" $? "$said"
fi

bad=$(mktemp -d) || exit 1
trap 'rm -rf "$bad"' EXIT
mkdir -p "$bad/fcgi/app/desk" "$bad/db"
{
	printf '#include "fcgi/http/request.h"\n#include <mysql.h>\n'
	printf 'void\nlong_one(void)\n{\n'
	yes '	;' | head -61
	printf '}\n'
} >"$bad/fcgi/app/desk/wrong.c"
yes '/* x */' | head -501 >"$bad/db/long.c"
here=$(pwd)
count=$(cd "$bad" && { awk -f "$here/tests/layers.awk" "$here/tests/layers.txt" fcgi/app/desk/wrong.c
	awk -f "$here/tests/lengths.awk" fcgi/app/desk/wrong.c db/long.c; } | wc -l)
[ "$count" -eq 4 ]
result "the checks find faults" $? "found $count of 4"
echo "1..$number"
exit $failed
