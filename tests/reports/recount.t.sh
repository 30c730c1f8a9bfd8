#!/bin/sh
# recount.t.sh: every figure of a small world made by chance, counted by other
# means (recount.mjs), is what pages, trends and files say.
cd "$(dirname "$0")/../.." || exit 1
build=${1:-build}
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
node tests/reports/recount.mjs "$tmp" || exit 1
sh tests/with-db "$build/tests/run-cases" "$tmp"
