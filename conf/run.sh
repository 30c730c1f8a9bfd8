#!/bin/sh
# run.sh run|start|stop VAR PORT: the whole site on this machine, for trying:
# a private MariaDB, nginx on 127.0.0.1, workers, glas jobs, glas seal.
#
# Everything it keeps is in VAR, sockets in a private folder under /tmp whose
# name is in VAR/db/run.  It starts and stops its own processes and no others;
# two instances with a VAR and a PORT each do not meet.  An installation does
# not use this: see conf/README.md.
set -eu
umask 077
PATH=$PATH:/usr/sbin:/sbin

fail() {
	echo "glas: $*" >&2
	exit 1
}

[ $# = 3 ] || fail "usage: run.sh run|start|stop VAR PORT"
act=$1
# Names go through nginx's and MariaDB's own words, where a blank would part them.
plain() {
	case $2 in
	*[!A-Za-z0-9./_+-]*) fail "$1 has other signs than A-Z a-z 0-9 . _ + - / in its name. $3" ;;
	esac
}
home=$(cd "$(dirname "$0")/.." && pwd)
build=$(cd "${B:-$home/build}" 2>/dev/null && pwd) || build=$home/build
plain "the folder VAR=$2" "$2" "Choose another: make run VAR=/some/folder"
mkdir -p "$2" 2>/dev/null || fail "cannot make the folder $2. Choose another: make run VAR=/some/folder"
var=$(cd "$2" 2>/dev/null && pwd) || fail "the folder $2 is not yours. Choose another: make run VAR=/some/folder"
plain "$home" "$home" "Move the whole to a folder with a plain name"
plain "$var" "$var" "Choose another: make run VAR=/some/folder"
port=$3
glas=$build/glas
names="nginx papers jobs seal sign acts pages"	# in the order in which they are stopped

# A process of ours: its number, and VAR in its command line.  A worker that
# was told to start anew (SIGHUP) has written its new number beside its socket.
alive() {
	number=$(cat "$var/db/run" 2>/dev/null)/$1.pid
	case $1 in
	pages | acts | sign) [ -s "$number" ] || number=$var/pid/$1 ;;
	*) number=$var/pid/$1 ;;
	esac
	[ -s "$number" ] && read -r pid <"$number" &&
		{ tr '\0' ' ' <"/proc/$pid/cmdline"; } 2>/dev/null |
		grep -qF "$var/"
}

stop_one() {
	if alive "$1"; then
		kill "$pid" 2>/dev/null || true
		tries=0
		while alive "$1" && [ $tries -lt 400 ]; do
			tries=$((tries + 1))
			sleep 0.1
		done
		! alive "$1" || kill -9 "$pid" 2>/dev/null || true
	fi
	rm -f "$var/pid/$1"
}

# nginx's own children outlive a master that was killed: they are in its group.
orphans() {
	[ -s "$var/pid/nginx" ] && awk -v group="$(cat "$var/pid/nginx")" \
		'$2 == "(nginx)" && $5 == group { print $1 }' \
		/proc/[0-9]*/stat 2>/dev/null
}

stop() {
	alive nginx || for pid in $(orphans); do
		kill -9 "$pid" 2>/dev/null || true
	done
	for name in $names; do
		stop_one "$name"
	done
	sh "$home/db/server.sh" stop "$var/db"
}

# name, command...: in the background, its own session, its words in VAR/log.
begin() {
	name=$1
	shift
	setsid "$@" >>"$var/log/$name.log" 2>&1 </dev/null &
	echo $! >"$var/pid/$name"
}

# name: until its process serves (the file $2 is there), or a sentence.
await() {
	tries=0
	until [ -s "$2" ]; do
		# Twice: between fork and exec it does not look like ours yet.
		alive "$1" || sleep 0.5
		# just begun, it may still bear this script's name: look twice
		alive "$1" || { sleep 0.3 && alive "$1"; } ||
			broken "$1 ended at its start. Its last words:" "$1"
		tries=$((tries + 1))
		[ $tries -lt 600 ] || broken "$1 does not serve after a minute:" "$1"
		sleep 0.1
	done
}

# sentence, name of the log: what went wrong; nothing is left running.
broken() {
	echo "glas: $1" >&2
	tail -n 5 "$var/log/$2.log" >&2 2>/dev/null || true
	echo "glas: all of it is in $var/log/$2.log" >&2
	stop
	exit 1
}

port_free() {
	hex=$(printf '%04X' "$port")
	! cat /proc/net/tcp /proc/net/tcp6 2>/dev/null |
		awk -v p=":$hex" '$4 == "0A" && index($2, p) == length($2) - 4 { found = 1 }
			END { exit !found }'
}

has() { # a command of glas
	"$glas" 2>&1 | grep -q "^  $1 "
}

look_around() {
	case $port in
	*[!0-9]* | '' | ??????*) fail "PORT=$port is no number of a port. Try: make run PORT=8080" ;;
	esac
	[ "$port" -ge 1 ] && [ "$port" -le 65535 ] ||
		fail "PORT=$port is no number of a port: 1 to 65535. Try: make run PORT=8080"
	[ "$port" -ge 1024 ] || [ "$(id -u)" = 0 ] ||
		fail "ports below 1024 are for root. Choose another: make run PORT=8080"
	[ -w "$var" ] || fail "$var is not yours to write. Choose another: make run VAR=/some/folder"
	for name in $names; do
		! alive "$name" || fail "it runs already, from $var. First: make stop VAR=$2"
	done
	port_free || fail "port $port is taken. Choose another: make run PORT=$((port + 1))"
	free=$(df -Pk "$var" | awk 'NR == 2 { print $4 }')
	[ "$free" -ge 400000 ] ||
		fail "only $((free / 1024)) MB are free where $var is, 400 are needed. Make room, or: make run VAR=/some/folder"
	[ "$(id -u)" != 0 ] ||
		echo "glas: as root everything runs as root; for trying only"
}

secrets() {
	mkdir -p "$var/secret"
	# Nobody else reaches MariaDB's socket; migrate gives the others theirs.
	: >>"$var/secret/root"
	for name in form seal totp; do
		[ -s "$var/secret/$name.key" ] ||
			head -c 32 /dev/urandom >"$var/secret/$name.key"
	done
	chmod 400 "$var/secret/seal.key"
}

settings() {
	cat >"$var/glas.conf" <<-END
	# Written by "make run" at every start; what is in more.conf is added.
	home = $home
	base_url = http://127.0.0.1:$port
	db_socket = $run/db.sock
	db_admin_user = root
	password_folder = $var/secret
	form_key_file = $var/secret/form.key
	seal_key_file = $var/secret/seal.key
	totp_key_file = $var/secret/totp.key
	spool = $var/spool
	log_folder = $var/tiles
	report_folder = $var/report
	mail_folder = $var/mail
	form_seconds = 0
	END
	[ ! -s "$var/more.conf" ] || cat "$var/more.conf" >>"$var/glas.conf"
}

database() {
	GLAS_DB_SAFE=1 sh "$home/db/server.sh" start "$var/db" || {
		stop
		fail "MariaDB does not come up; its words are in $var/db. Is the disk full (df -h)? To start anew, without the data: rm -r $var"
	}
	run=$(cat "$var/db/run")
	settings
	"$glas" --conf "$var/glas.conf" migrate >>"$var/log/database.log" 2>&1 ||
		broken "the tables cannot be made:" database
	! has samples || [ -s "$var/samples" ] || {
		"$glas" --conf "$var/glas.conf" samples "$home/tests/samples" >"$var/samples.new" 2>>"$var/log/database.log" ||
			broken "the samples cannot be loaded:" database
		mv "$var/samples.new" "$var/samples"
	}
}

fill_in() {
	sed -e "s|@USER@|$user|" -e "s|@CORES@|2|" -e "s|@LISTEN@|127.0.0.1:$port|" \
		-e "s|@NAMES@|127.0.0.1 localhost|" -e "s|@HOME@|$home|" \
		-e "s|@VAR@|$var|" -e "s|@RUN@|$run|" -e "s|@BUILD@|$build|" \
		-e "s|@LOG@|$var/log|" -e "s|@CONF@|$run|" "$1"
}

web_server() {
	user=
	[ "$(id -u)" != 0 ] || user="user root;"
	mkdir -p "$var/nginx"
	fill_in "$home/conf/nginx.conf" >"$var/nginx/nginx.conf"
	fill_in "$home/conf/nginx-edge.conf" >"$run/edge.conf"
	"$glas" --conf "$var/glas.conf" routes --nginx >"$run/routes.conf" \
		2>>"$var/log/database.log" || broken "glas routes does not work:" database
	cat >"$run/more-mail.conf" <<-END
	# For trying: what would have been sent, on this machine alone.
	location ^~ /mail/ {
		alias $var/mail/;
		autoindex on;
		default_type text/plain;
		types { }
		charset utf-8;
		charset_types text/plain;
		allow 127.0.0.1;
		deny all;
		add_header Cache-Control "private, no-store" always;
		include $home/conf/nginx-headers.conf;
	}
	END
	begin nginx nginx -e "$var/log/nginx.log" -p "$var/nginx/" \
		-c "$var/nginx/nginx.conf" -g 'daemon off;'
	await nginx "$run/nginx.pid"
}

workers() {
	for pool in pages acts sign; do
		option=--pool=$pool
		[ $pool != sign ] || option=--pool=sign-in
		begin $pool "$build/glas-worker" --conf "$var/glas.conf" $option \
			--socket "$run/$pool.sock" --pid-file "$run/$pool.pid"
	done
	# what takes minutes lets no letter wait
	begin jobs "$glas" --conf "$var/glas.conf" jobs --no-papers
	begin papers "$glas" --conf "$var/glas.conf" jobs --papers
	begin seal "$glas" --conf "$var/glas.conf" seal
	for pool in pages acts sign; do
		await $pool "$run/$pool.pid"
	done
}

start() {
	mkdir -p "$var/pid" "$var/log" "$var/spool" "$var/tiles" "$var/report" \
		"$var/mail" "$var/nginx"
	secrets
	database
	workers
	web_server
	echo
	echo "Glas runs at   http://127.0.0.1:$port/   (sign-in works at this address only)"
	echo "Mails appear at http://127.0.0.1:$port/mail/"
	[ ! -s "$var/samples" ] || cat "$var/samples"
	echo
}

# In the foreground: until Ctrl-C, or until one of its processes is gone.
run() {
	trap 'stop' EXIT
	trap 'exit 130' INT
	trap 'exit 143' TERM HUP
	start
	echo "Ctrl-C stops it; the data stay in $var."
	while sleep 1; do
		kill -0 "$(cat "$var/db/pid")" 2>/dev/null || {
			cp "$var/db/server.log" "$var/log/mariadb.log"
			broken "MariaDB has ended. Its last words:" mariadb
		}
		for name in $names; do
			[ ! -e "$var/pid/$name" ] || alive "$name" || broken "$name has ended. Its last words:" "$name"
		done
	done
}

case $act in
run)
	look_around "$@"
	run
	;;
start)
	look_around "$@"
	trap 'stop; exit 130' INT TERM HUP
	start
	;;
stop) stop ;;
*) fail "run, start or stop" ;;
esac
