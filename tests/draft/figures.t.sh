#!/bin/sh
# figures.t.sh BUILD: how well real drafts are read does not get worse: what
# tests/measure-drafts says of ../shared/data; where that is missing the
# project's own samples must do.
build=${1:-build}
if [ ! -d "${DATA:-../shared/data}" ]; then
	echo "# ../shared/data is not here: only the samples are read"
	for file in tests/samples/drafts/*.xml; do
		"$build/glas" convert "$file" >/dev/null 2>&1 || bad=1
	done
else
	said=$(GLAS="$build/glas" python3 tests/measure-drafts --check 2>&1) || bad=1
	echo "$said" | sed 's/^/# /'
fi
[ "$bad" ] && echo "not ok 1 - drafts are read as well as before" ||
	echo "ok 1 - drafts are read as well as before"
echo "1..1"
exit ${bad:-0}
