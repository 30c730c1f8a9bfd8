#!/bin/sh
# site-made.sh BUILD PORT: the site with its samples and all that "glas jobs"
# makes of them, stopped, in BUILD/tests/site-made: made once for what is built
# and copied by each test that wants a site.  PORT is used while it is made.
set -eu

build=$(cd "$1" && pwd)
made=$build/tests/site-made
mkdir -p "$build/tests"
exec 9>"$made.lock"
flock 9
[ ! -e "$made/done" ] ||
	[ "$(find "$build/glas" conf db xslt tests/samples \
		-newer "$made/done" -print -quit)" ] || exit 0

new=$made.new
stop() {
	B=$build sh conf/run.sh stop "$new" "$2" 9>&-
}
[ ! -d "$new" ] || stop "$@"
rm -rf "$made" "$new"
mkdir -p "$new"
: >"$new/done" # as old as what it was made of
trap 'stop "$@"' EXIT
B=$build sh conf/run.sh start "$new" "$2" 9>&- >/dev/null
tries=0
until [ "$(mariadb -S "$(cat "$new/db/run")/db.sock" -u root -N -B glas -e "
	SELECT CONCAT_WS('/', (SELECT COUNT(*) FROM job
	  WHERE state IN ('new', 'taken') AND run_after < NOW() + INTERVAL 1 HOUR),
	  (SELECT COUNT(*) FROM indicator_run))")" = 0/1 ]; do
	tries=$((tries + 1))
	[ $tries -lt 3000 ] || {
		echo "site-made.sh: what glas jobs has to do is not done" >&2
		exit 1
	}
	sleep 0.1
done
trap - EXIT
stop "$@"
rm -rf "$new/log" "$new/db/run"
mv "$new" "$made"
