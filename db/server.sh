#!/bin/sh
# server.sh start|stop DIR: a private MariaDB that keeps its data in DIR/data.
#
# For tests and "make run", never for an installation.  It listens on a
# socket alone, in a folder of mode 0700 under /tmp (a socket's path may have
# 107 bytes); the folder's name is in DIR/run.  Needs mariadb-server-core and
# mariadb-client-core, no service, no configuration file.  GLAS_DB_SAFE=0 gives
# up writing at each commit and keeps everything small: for tests.
set -eu

fail() {
	echo "server.sh: $*" >&2
	exit 1
}
[ $# = 2 ] || fail "usage: server.sh start|stop DIR"
PATH=$PATH:/usr/sbin
mkdir -p "$2"
dir=$(cd "$2" && pwd)
# As root MariaDB must be told that this is meant.  A tmpdir of its own: in a
# shared one each server removes the others' temporary tables when it starts.
user=$(id -un)
mkdir -p "$dir/tmp"
options="--no-defaults --user=$user --datadir=$dir/data --tmpdir=$dir/tmp
	--skip-name-resolve
	--innodb-data-file-path=ibdata1:4M:autoextend --loose-innodb-ft-enable-stopword=OFF"
case ${GLAS_DB_SAFE:-1} in
0) options="$options --innodb-log-file-size=8M --innodb-buffer-pool-size=48M
	--innodb-flush-log-at-trx-commit=0 --innodb-doublewrite=0 --sync-binlog=0" ;;
# The log through the kernel's cache, to the disk at each commit all the same:
# a fifteenth less of the processor for a comment than past the cache.
*) options="$options --innodb-log-file-size=64M --innodb-buffer-pool-size=256M
	--loose-innodb-log-file-buffering=ON" ;;
esac

# Makes the data folder, once; root without a password, behind the socket.
create() {
	[ -d "$dir/data/mysql" ] && return
	rm -rf "$dir/data"
	# --force: a machine whose name nobody can look up is no reason to stop.
	mariadb-install-db $options --force --auth-root-authentication-method=normal \
		--skip-test-db >"$dir/install.log" 2>&1 ||
		fail "mariadb-install-db failed, see $dir/install.log"
}

alive() {
	[ -s "$dir/pid" ] && kill -0 "$(cat "$dir/pid")" 2>/dev/null
}

start() {
	alive && return
	create
	[ ! -s "$dir/run" ] || rm -rf "$(cat "$dir/run")" # of one that was killed
	run=$(mktemp -d /tmp/glas-XXXXXX)
	echo "$run" >"$dir/run"
	: >"$dir/server.log"
	mariadbd $options --socket="$run/db.sock" --pid-file="$dir/mariadbd.pid" \
		--skip-networking --local-infile=0 --performance-schema=OFF \
		--max-allowed-packet=16M --max-connections=200 --skip-log-bin \
		--character-set-server=utf8mb4 \
		--collation-server=utf8mb4_nopad_bin \
		${GLAS_DB_LOG:+--general-log --general-log-file="$GLAS_DB_LOG"} \
		>>"$dir/server.log" 2>&1 </dev/null &
	echo $! >"$dir/pid"
	tries=0
	until mariadb --no-defaults -u root -S "$run/db.sock" -e 'SELECT 1' \
		>/dev/null 2>&1; do
		alive || fail "mariadbd ended, see $dir/server.log"
		tries=$((tries + 1))
		[ $tries -lt 600 ] || fail "no answer after a minute"
		sleep 0.1
	done
}

# By its own number, and only if that is still a mariadbd of ours.
stop() {
	if alive && grep -q "$dir/data" "/proc/$(cat "$dir/pid")/cmdline"; then
		kill "$(cat "$dir/pid")"
		tries=0
		while alive && [ $tries -lt 600 ]; do
			tries=$((tries + 1))
			sleep 0.05
		done
		alive && kill -9 "$(cat "$dir/pid")"
	fi
	[ -s "$dir/run" ] && rm -rf "$(cat "$dir/run")"
	rm -f "$dir/run" "$dir/pid"
}

case $1 in
start | stop) "$1" ;;
*) fail "start or stop" ;;
esac
