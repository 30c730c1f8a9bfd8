#!/bin/sh
# proof.t.sh BUILD: a receipt given out once must hold for ever: a proof of a
# former day, checked by glas verify and by a program that is not ours.
glas=$1/glas
here=$(dirname "$0")
number=0 failed=0
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

result() { # name, exit status wanted, exit status
	number=$((number + 1))
	if [ "$2" = "$3" ]; then
		echo "ok $number - $1"
	else
		failed=1
		echo "not ok $number - $1: $3, not $2"
	fi
}

"$glas" verify "$here/sample.tlog-proof" >"$work/said"
result "it holds" 0 $?
grep -q '^remark	The whole should be shorter.$' "$work/said"
result "and says what was received" 0 $?
node "$here/foreign.mjs" "$here/sample.tlog-proof" "$here/verifier-key"
result "another program agrees" 0 $?

"$glas" verify --key "$here/verifier-key" "$here/sample.tlog-proof" >/dev/null
result "the key may be a file" 0 $?
"$glas" verify --key "$(cat "$here/verifier-key")" "$here/sample.tlog-proof" >/dev/null
result "or given as it is" 0 $?

for change in 's/^index 108/index 107/' 's/^109$/110/' 's/^Cq9R/Cq9S/' \
	's/^extra iE/extra iF/' 's/BbOfnTg/BbOfnTh/' '/^rkx4/d' \
	's/^LH2j/LH2k/' '1s/v1/v2/'; do
	sed "$change" "$here/sample.tlog-proof" >"$work/changed.tlog-proof"
	"$glas" verify --key "$here/verifier-key" "$work/changed.tlog-proof" >/dev/null
	result "not after $change" 1 $?
done
"$glas" verify "$work/changed.tlog-proof" >/dev/null
result "nor without a key" 1 $?
echo "1..$number"
exit $failed
