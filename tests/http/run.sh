#!/bin/sh
# run.sh BUILD: "make run" as a newcomer meets it: two instances side by side,
# a second start, a port that is taken, Ctrl-C, and that only its own is ended.
set -u
build=${1:-build} number=0 bad=0
here=$(mktemp -d /tmp/glas-run-XXXXXX)
one=$here/one two=$here/two
B=$(cd "$build" && pwd)
export B

ok() { # exit status, name
	number=$((number + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $number - $2"
	else
		bad=1
		echo "not ok $number - $2"
		tail -3 "$here/said" | sed 's/^/# /'
	fi
}
site() { # command, folder, port
	sh conf/run.sh "$1" "$here/$2" "$3" >"$here/said" 2>&1
}
free_port() {
	node -e 's = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })'
}
answers() {
	[ "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$1$2")" = "$3" ]
}
ours() { # processes that name the folder
	echo "$here/$1" | grep -lFf - /proc/[0-9]*/cmdline 2>/dev/null | wc -l
}
trap 'site stop one 1; site stop two 1; rm -rf "$here"' EXIT
trap 'exit 130' INT TERM

a=$(free_port) b=$(free_port)
site start one "$a"
ok $? "starts"
grep -q "http://127.0.0.1:$a/" "$here/said"
ok $? "says its address"
answers "$a" /en/ 200
ok $? "serves the front page"
answers "$a" /mail/ 200
ok $? "serves the mails"
answers "$a" /nothing 404
ok $? "knows what is not there"
site start one "$a"
[ $? -ne 0 ] && grep -q 'make stop' "$here/said"
ok $? "a second start says what to do"
answers "$a" /en/ 200
ok $? "and leaves the first alone"
site start two "$a"
[ $? -ne 0 ] && grep -q 'PORT=' "$here/said"
ok $? "a port that is taken is said"
for port in nonsense 0 65536 99999999999 ''; do
	site start two "$port"
	[ $? -ne 0 ] && grep -q 'no number' "$here/said"
	ok $? "a port that is none too: $port"
done
site start "two words" "$b"
[ $? -ne 0 ] && grep -q 'VAR=' "$here/said"
ok $? "a folder with a blank in its name"
: >"$here/file"
site start file "$b"
[ $? -ne 0 ] && grep -q 'cannot make the folder' "$here/said"
ok $? "a folder that is a file"
# name, options of tmpfs: a folder on a disk of its own, seen here alone.
confined() {
	mkdir -p "$here/$1"
	unshare --map-root-user --mount sh -c 'mount -t tmpfs -o "$1" none "$2" &&
		exec sh conf/run.sh start "$2" "$3"' sh "$2" "$here/$1" "$b" \
		>"$here/said" 2>&1
}
confined full size=50m
[ $? -ne 0 ] && grep -q 'MB are free .*400 are needed' "$here/said" &&
	[ "$(wc -l <"$here/said")" -eq 1 ]
ok $? "a disk that is nearly full, in one sentence"
confined foreign ro
[ $? -ne 0 ] && grep -q 'not yours to write' "$here/said" &&
	[ "$(wc -l <"$here/said")" -eq 1 ]
ok $? "a folder that may not be written, in one sentence"
site start two "$b"
ok $? "another one beside it"
answers "$b" /en/ 200
ok $? "serves as well"
kill -9 "$(cat "$here/two/pid/nginx")"
pages=$(cat "$here/one/pid/pages")
kill -HUP "$pages"
sleep 2
answers "$a" /en/ 200
ok $? "serves after a reload"
site stop two "$b"
cp "$here/two/db/data/ibdata1" "$here/kept"
echo nonsense >"$here/two/db/data/ibdata1"
site start two "$b"
[ $? -ne 0 ] && grep -q 'MariaDB does not come up' "$here/said" &&
	grep -q "rm -r $here/two" "$here/said"
ok $? "a database that does not come up is said, and what to do"
cp "$here/kept" "$here/two/db/data/ibdata1"
site stop two "$b"
[ "$(ours two)" -eq 0 ] && ! answers "$b" /mail/ 200
ok $? "stop leaves nothing of it, though nginx was killed"
answers "$a" /en/ 200
ok $? "the other goes on"
site stop one "$a"
[ "$(ours one)" -eq 0 ] && ! answers "$a" /en/ 200
ok $? "stop ends it all, also after a reload"

setsid sh conf/run.sh run "$here/one" "$a" >"$here/said" 2>&1 &
foreground=$!
tries=0
until answers "$a" /en/ 200 || [ $tries -gt 300 ]; do
	tries=$((tries + 1))
	sleep 0.1
done
ok $((tries > 300)) "in the foreground, with the data of before"
kill -9 "$(cat "$here/one/db/pid")"
wait $foreground
[ $? -ne 0 ] && grep -q 'MariaDB has ended' "$here/said" && [ "$(ours one)" -eq 0 ]
ok $? "ends with a sentence where MariaDB ends"
setsid sh conf/run.sh run "$here/one" "$a" >"$here/said" 2>&1 &
foreground=$!
tries=0
until answers "$a" /en/ 200 || [ $tries -gt 300 ]; do
	tries=$((tries + 1))
	sleep 0.1
done
ok $((tries > 300)) "and comes back with what was stored"
kill -TERM $foreground
wait $foreground
[ "$(ours one)" -eq 0 ]
ok $? "ends with its terminal"
[ -d "$here/one/db/data/glas" ]
ok $? "the data stay"
echo "1..$number"
exit $bad
