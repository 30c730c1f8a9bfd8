#!/bin/sh
# run.sh: "make bench": what key pages cost and how fast they come, inside a
# worker (pages.c: in_PAGE_transform ...) and behind nginx, in one run,
# interleaved, medians; a line a figure: name value unit.
#
# PAGE=unit measures that page alone (csv: a report of 100,000 comments, desk: the
# desk with as many), ROUNDS and SECONDS_EACH how long.  Without any cache, but for
# the lines that say so.  Needs wrk.  A run is kept in build/bench/last and
# compared with the one before.
set -eu
cd "$(dirname "$0")/../.."
B=${B:-build}
port=${PORT:-8480}
rounds=${ROUNDS:-3}
seconds=${SECONDS_EACH:-2}
var=$B/bench/var
mkdir -p "$B/bench"
out=$B/bench/lines
: >"$out"

stop() {
	[ -s "$var/bare.pid" ] && kill "$(cat "$var/bare.pid")" 2>/dev/null || true
	B=$B sh conf/run.sh stop "$var" "$port" >/dev/null 2>&1 || true
}
trap stop EXIT
trap 'exit 130' INT TERM
B=$B sh conf/run.sh start "$var" "$port" >"$B/bench/start.log" 2>&1 ||
	{ tail -3 "$B/bench/start.log"; exit 1; }

# The world: once.
if [ ! -s "$var/slug" ]; then
	"$B/glas" --conf "$var/glas.conf" load --consultations "${CONSULTATIONS:-200}" \
		--comments "${COMMENTS:-20000}" 2>/dev/null >"$var/slug"
fi
slug=$(cat "$var/slug")
# One consultation of 100,000 comments, nearly all answered: for the desk.
officer=hanna.zwolak@lipowo.example
if [ ! -s "$var/large" ]; then
	"$B/glas" --conf "$var/glas.conf" load --consultations 1 --articles 100 \
		--comments "${LARGE:-100000}" --officer "$officer" 2>/dev/null >"$var/large"
fi

# The same site on the next port, without nginx's cache; each request comes
# from somewhere else, or the throttle would end the submissions.
bare=$((port + 1))
mkdir -p "$var/nginx/bare"
sed -e "s|127.0.0.1:$port|127.0.0.1:$bare|" -e '/fastcgi_cache/d' \
	-e 's|REMOTE_ADDR \$remote_addr|REMOTE_ADDR $request_id|' -e '/keys_zone/d' -e '/max_size=/d' \
	-e "s|^pid .*|pid $(pwd)/$var/bare.pid;|" \
	"$var/nginx/nginx.conf" >"$var/nginx/bare.conf"
case $var in /*) ;; *) sed -i "s|$(pwd)/$(pwd)|$(pwd)|" "$var/nginx/bare.conf" ;; esac
nginx -p "$(pwd)/$var/nginx/bare/" -c "$(pwd)/$var/nginx/bare.conf"

run=$(cat "$var/db/run")
pids="$run/pages.pid $var/bare.pid"
db=$var/db/pid

# name, what it shows
pages() {
	cat <<-END
		front /bg/
		list /bg/consultations
		overview /bg/c/$slug
		document /bg/c/$slug/d/act
		unit /bg/c/$slug/d/act/u/art_1
		comments /bg/c/$slug/comments
	END
}

# CPU ticks of the processes in pid files and of their children.
ticks() {
	for file in "$@"; do
		pid=$(cat "$file")
		for one in $pid $(cat "/proc/$pid/task/$pid/children" 2>/dev/null); do
			sed 's/^.*) //' "/proc/$one/stat" 2>/dev/null | awk '{ print $12 + $13 }'
		done
	done | awk '{ s += $1 } END { print s + 0 }'
}

line() {
	echo "$1 $2 $3" >>"$out"
}

# CPU a request: worker, database, nginx, microseconds.
cpu() {
	n=400
	w=$(ticks "$run/pages.pid") d=$(ticks "$db") x=$(ticks "$var/bare.pid")
	# a fragment is not sent: the same address so many times
	curl -s -o /dev/null "http://127.0.0.1:$bare$2#[1-$n]"
	w=$(($(ticks "$run/pages.pid") - w)) d=$(($(ticks "$db") - d))
	x=$(($(ticks "$var/bare.pid") - x))
	hz=$(getconf CLK_TCK)
	line "cpu_$1_worker" $((w * 1000000 / hz / n)) us
	line "cpu_$1_database" $((d * 1000000 / hz / n)) us
	line "cpu_$1_nginx" $((x * 1000000 / hz / n)) us
	line "cpu_$1" $(((w + d + x) * 1000000 / hz / n)) us
}

# Requests a second and their times at 16 connections.
rate() {
	wrk -t2 -c16 -d"${seconds}s" --latency "$2" | awk -v name="$1" '
		function ms(t) {
			return t ~ /us$/ ? t / 1000 : t ~ /ms$/ ? t + 0 : t * 1000
		}
		/50%/ { p50 = ms($2) } /99%/ { p99 = ms($2) }
		/Requests\/sec/ { rps = $2 } /Non-2xx/ { bad = $NF }
		END {
			print "rate_" name, rps, "1/s"
			print "p50_" name, p50, "ms"; print "p99_" name, p99, "ms"
			if (bad) print "failed_" name, bad, "requests"
		}' >>"$out"
}

# Inside a worker, part by part.
inside() {
	set --
	for one in $(pages | sed 's/ /=/; p; s/^/unchanged_/'); do
		[ -z "${PAGE:-}" ] || case $one in
		"$PAGE"=* | unchanged_"$PAGE"=*) ;;
		*) continue ;;
		esac
		set -- "$@" "$one"
	done
	[ $# -gt 0 ] || return 0
	"$B/tests/bench/pages" "$var/glas.conf" 100 "$@" 2>/dev/null >>"$out"
}

# A large report as CSV, beside the same rows as the client library alone
# writes them into a file.
csv() {
	spent="$B/tests/bench/spent"
	"$spent" csv_bare "$(cat "$db")" "$var/rows" "$B/tests/bench/bare" \
		"$run/db.sock" glas_jobs "$var/secret/glas_jobs" "$(cat "$var/large")"
	"$spent" csv "$(cat "$db")" "$var/rows" "$B/glas" --conf "$var/glas.conf" \
		report "$(cat "$var/large")" --as csv --full
	rm -f "$var/rows"
}

round=0
while [ "${PAGE:-}" != desk ] && [ $round -lt "$rounds" ]; do
	round=$((round + 1))
	inside
	case ${PAGE:-csv} in csv) csv >>"$out" 2>/dev/null ;; esac
	pages | while read -r name path; do
		[ -z "${PAGE:-}" ] || [ "$PAGE" = "$name" ] || continue
		curl -s -o "$var/nginx/body/same" "http://127.0.0.1:$bare$path"
		line "bytes_$name" "$(wc -c <"$var/nginx/body/same")" bytes
		cpu "$name" "$path"
		rate "$name" "http://127.0.0.1:$bare$path"
		rate "${name}_cached" "http://127.0.0.1:$port$path"
		# the same bytes as a file
		cp "$var/nginx/body/same" "$var/tiles/same-$name"
		rate "${name}_as_file" "http://127.0.0.1:$port/log/same-$name"
	done
done
case ${PAGE:-desk} in
desk)
	node tests/bench/desk.mjs "http://127.0.0.1:$bare" "$(cat "$var/large")" "$officer" \
		"$(sed -n 's/.*Password: //p' "$var/samples")" \
		"$("$B/glas" totp "$(sed -n 's/.*glas totp //p' "$var/samples")")" \
		"$run/pages.pid" "$run/acts.pid" "$run/sign.pid" "$db" >>"$out"
	;;
esac
[ -n "${PAGE:-}" ] || node tests/bench/submit.mjs "http://127.0.0.1:$bare" "$slug" >>"$out"
for pid in $(cat "/proc/$(cat "$run/pages.pid")/task/$(cat "$run/pages.pid")/children"); do
	awk '/VmHWM/ { print "worker_peak", $2, "kB" }' "/proc/$pid/status" >>"$out"
done

# Medians, beside those of the run before.
[ ! -s "$B/bench/last" ] || cp "$B/bench/last" "$B/bench/before"
sort -k1,1 -k2,2n "$out" | awk '
	$1 != name { flush(); name = $1; unit = $3; n = 0 }
	{ v[++n] = $2 }
	function flush() { if (n) print name, v[int((n + 1) / 2)], unit }
	END { flush() }' >"$B/bench/last"
if [ -s "$B/bench/before" ]; then
	awk 'NR == FNR { old[$1] = $2; next }
		{ print $0 (old[$1] > 0 ? sprintf("   (%.2f of the run before)", $2 / old[$1]) : "") }' \
		"$B/bench/before" "$B/bench/last"
else
	cat "$B/bench/last"
fi
