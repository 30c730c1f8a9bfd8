#!/bin/sh
# acts.t.sh BUILD: acts in the manner of each country, with what is hard in
# them: quotes that never close, numbers put in between, closing words, annexes,
# signatures.  Each reads as its .outline says (depth, kind, number, heading),
# which was judged by hand; no word is lost.  Text reads so however it is saved.
build=${1:-build}
n=0 bad=0
said=$(mktemp) windows=$(mktemp)
trap 'rm -f "$said" "$windows"' EXIT

for act in tests/samples/acts/*; do
	outline=${act%.*}.outline
	[ "$act" != "$outline" ] || continue
	n=$((n + 1))
	"$build/glas" convert --as outline --report /dev/null "$act" |
		cut -f 1,2,4,5 | diff "$outline" - >"$said"
	case $act in *.txt) # as Windows saves it, drawn in, without a last end
		{
			printf '\357\273\277'
			sed 's/^./  &/; s/$/ \r/' "$act" | head -c -1
		} >"$windows"
		"$build/glas" convert --as outline --report /dev/null \
			"$windows" | cut -f 1,2,4,5 | diff "$outline" - >>"$said"
		;;
	esac
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
