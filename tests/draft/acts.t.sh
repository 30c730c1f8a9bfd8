#!/bin/sh
# acts.t.sh BUILD: acts in the manner of each country, with what is hard in
# them: quotes that never close, numbers put in between, closing words, annexes,
# signatures.  Each reads as its .outline says (depth, kind, number, heading),
# which was judged by hand; no word is lost.
build=${1:-build}
n=0 bad=0
said=$(mktemp)
trap 'rm -f "$said"' EXIT

for act in tests/samples/acts/*; do
	outline=${act%.*}.outline
	[ "$act" != "$outline" ] || continue
	n=$((n + 1))
	"$build/glas" convert --as outline --report /dev/null "$act" |
		cut -f 1,2,4,5 | diff "$outline" - >"$said"
	if [ ! -s "$said" ] && "$build/glas" convert --check "$act" 2>/dev/null; then
		echo "ok $n - $act"
	else
		bad=1
		echo "not ok $n - $act"
		sed 's/^/# /' "$said"
	fi
done
echo "1..$n"
exit $bad
