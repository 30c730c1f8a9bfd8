#!/bin/sh
# run.sh: "make bench": what key pages cost and how fast they come, inside a
# worker (pages.c: in_PAGE_transform ...) and behind nginx, in one run,
# interleaved, medians; a line a figure: name value unit.
#
# PAGE=unit measures that page alone (csv: a report of 100,000 comments; desk: all
# pages of the desk at so many, which takes minutes and is not part of it), ROUNDS
# and SECONDS_EACH how long.  Without nginx's cache, but for the lines that say
# so.  Needs wrk.  A run is kept in build/bench/last and compared with the one
# before; then the goals, a line each (goals.txt).  FLOOR=DIR and PEER=DIR are
# what setup-limits.sh (its LIM_PORT) and setup-wordpress.sh of ../shared/perf
# have made and started; MILLION=1 adds a million comments at the end.
set -eu
cd "$(dirname "$0")/../.."
B=${B:-build}
port=${PORT:-8480}
rounds=${ROUNDS:-3}
seconds=${SECONDS_EACH:-2}
var=$B/bench/var
mkdir -p "$B/bench" "$var"
# A child that is replaced begins anew: its memory is to be seen growing.
echo 'worker_requests = 100000000' >"$var/more.conf"
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
	# one in five proposes other words
	mariadb --no-defaults -uroot -S "$(cat "$var/db/run")/db.sock" glas -e "UPDATE
		comment c JOIN consultation k ON k.id = c.consultation_id
		JOIN comment_text t ON t.comment_id = c.id
		SET c.proposes = 1, t.proposed = LEFT(t.remark, 200)
		WHERE k.slug = '$(cat "$var/large")' AND c.id % 5 = 0"
fi

# Acts of 60, 600 and 6,000 units, four a provision.
for articles in 15 150 1500; do
	[ -s "$var/act$articles" ] || "$B/glas" --conf "$var/glas.conf" load --consultations 1 \
		--articles $articles --comments 2000 2>/dev/null >"$var/act$articles"
done

# The same site on the next port, without nginx's cache; each request comes
# from somewhere else, or the throttle would end the submissions.
bare=$((port + 1))
mkdir -p "$var/nginx/bare"
sed -e "s|127.0.0.1:$port|127.0.0.1:$bare|" -e '/fastcgi_cache/d' \
	-e 's|REMOTE_ADDR \$remote_addr|REMOTE_ADDR $request_id|' -e '/keys_zone/d' -e '/max_size=/d' \
	-e "s|^pid .*|pid $(pwd)/$var/bare.pid;|" \
	-e "s|include .*/routes.conf;|include $(pwd)/$var/nginx/bare-routes.conf;|" \
	"$var/nginx/nginx.conf" >"$var/nginx/bare.conf"
sed '/fastcgi_cache/d' "$(cat "$var/db/run")/routes.conf" >"$var/nginx/bare-routes.conf"
case $var in /*) ;; *) sed -i "s|$(pwd)/$(pwd)|$(pwd)|" "$var/nginx/bare.conf" ;; esac
# The least that a cache in front of the same pages may be, for what ours is
# measured against: no map, no log, one key, as setup-limits.sh has it; on the
# port after it the same with the files of its pages kept open, as ours are.
limit=$((port + 2))
awk -v port=$limit -v root="$(pwd)/$var" -v run="$(cat "$var/db/run")" '
	function least(port, name, files) {
		print "fastcgi_cache_path " root "/nginx/" name " keys_zone=" name ":16m use_temp_path=off;"
		print "server { listen 127.0.0.1:" port "; access_log off; " files " location / {"
		print "fastcgi_pass unix:" run "/pages.sock; fastcgi_pass_request_headers off;"
		print "fastcgi_param REQUEST_METHOD GET; fastcgi_param REQUEST_URI $request_uri;"
		print "fastcgi_param REQUEST_ID $request_id; fastcgi_param REMOTE_ADDR 127.0.0.1;"
		print "fastcgi_buffer_size 16k; fastcgi_buffers 16 16k; fastcgi_ignore_headers Cache-Control;"
		print "fastcgi_cache " name "; fastcgi_cache_key \"$request_uri\"; fastcgi_cache_valid 200 10m; } }"
	}
	{ print }
	/^http {/ { least(port, "limit", "open_file_cache off;"); least(port + 1, "open", "") }' \
	"$var/nginx/bare.conf" >"$var/nginx/bare.new"
mv "$var/nginx/bare.new" "$var/nginx/bare.conf"
nginx -p "$(pwd)/$var/nginx/bare/" -c "$(pwd)/$var/nginx/bare.conf"

# What the load left to be done later would be counted as work for readers.
for name in jobs papers; do
	[ "${PAGE:-}" = desk ] || kill "$(cat "$var/pid/$name" 2>/dev/null)" 2>/dev/null || true
done

run=$(cat "$var/db/run")
pids="$run/pages.pid $var/bare.pid"
db=$var/db/pid

# The 2,000th page of a list.
late=$(mariadb --no-defaults -uroot -S "$run/db.sock" glas -N -e "SELECT REPLACE(REPLACE(CONCAT(
	c.sent_at, '.', c.id), ' ', '%20'), ':', '%3A') FROM comment c JOIN consultation k
	ON k.id = c.consultation_id WHERE k.slug = '$(cat "$var/large")'
	AND c.state = 'public' ORDER BY c.sent_at, c.id LIMIT 1 OFFSET 99900")

# name, what it shows
pages() {
	cat <<-END
		front /bg/
		list /bg/consultations
		overview /bg/c/$slug
		document /bg/c/$slug/d/act
		unit /bg/c/$slug/d/act/u/art_1
		comments /bg/c/$slug/comments
		act60 /bg/c/$(cat "$var/act15")/d/act
		act600 /bg/c/$(cat "$var/act150")/d/act
		act6000 /bg/c/$(cat "$var/act1500")/d/act/whole
		first /bg/c/$(cat "$var/large")/comments
		late /bg/c/$(cat "$var/large")/comments?after=$late
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

# Requests a second and their times at 16 connections, or so many.
rate() {
	wrk -t2 -c"${3:-16}" -d"${seconds}s" --latency "$2" | awk -v name="$1" '
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
	[ -n "${PAGE:-}" ] && [ "$PAGE" != unit ] ||
		"$B/tests/bench/pages" "$var/fresh.conf" 30 \
			"fresh_unit=/bg/c/$slug/d/act/u/art_1" 2>/dev/null >>"$out"
}

# A large report as CSV, beside the same rows as the client library alone
# writes them into a file.
csv() {
	spent="$B/tests/bench/spent"
	"$spent" csv_bare "$(cat "$db")" "$var/rows" "$B/tests/bench/bare" \
		"$run/db.sock" glas_jobs "$var/secret/glas_jobs" "$(cat "$var/large")"
	"$spent" csv "$(cat "$db")" "$var/rows" "$B/glas" --conf "$var/glas.conf" \
		report "$(cat "$var/large")" --as csv --full
	"$spent" export "$(cat "$db")" "$var/rows" "$B/glas" --conf "$var/glas.conf" \
		export "$(cat "$var/large")" --as official
	rm -f "$var/rows"
}

# Nothing kept: the same pages as if each were the first.
sed 's/^kept_megabytes.*//' "$var/glas.conf" >"$var/fresh.conf"
echo 'kept_megabytes = 0' >>"$var/fresh.conf"

# The floor and the peer, CPU a request, where they run.
others() {
	[ ! -s "${FLOOR:-/nowhere}/run/page.pid" ] ||
		elsewhere floor "http://127.0.0.1:${LIM_PORT:-8480}/page?m=1&p=3" 400 \
			"$FLOOR/run/page.pid" "$FLOOR/run/mariadb.pid" "$FLOOR/run/nginx.pid"
	[ ! -s "${PEER:-/nowhere}/run/php-fpm.pid" ] ||
		elsewhere peer "$(sed -n 's/^url comments50 //p' "$PEER/urls")" 10 \
			"$PEER/run/php-fpm.pid" "$PEER/run/mariadb.pid" "$PEER/run/nginx.pid"
}
elsewhere() {
	name=$1 url=$2 n=$3
	shift 3
	curl -s -o "$var/nginx/body/other" "$url"
	line "bytes_$name" "$(wc -c <"$var/nginx/body/other")" bytes
	line "zipped_$name" "$(gzip -5 -c "$var/nginx/body/other" | wc -c)" bytes
	t=$(ticks "$@")
	curl -s -o /dev/null "$url#[1-$n]"
	line "cpu_$name" $((($(ticks "$@") - t) * 1000000 / $(getconf CLK_TCK) / n)) us
}

# Statements that the database has run so far.
executed() {
	mariadb --no-defaults -uroot -S "$run/db.sock" -N -e "SHOW GLOBAL STATUS
		LIKE 'Com_stmt_execute'" | cut -f2
}

# name, path, its fields, those who send it: how fast it is taken, through nginx
# and durable; what it costs, and how many statements.
taken() {
	n=$(wc -l <"$4")
	e=$(executed)
	w=$(ticks "$run/acts.pid") d=$(ticks "$db") x=$(ticks "$var/bare.pid")
	set -- "$1" $("$B/tests/bench/submit" sent "$bare" "$2" "$3" <"$4")
	w=$(($(ticks "$run/acts.pid") - w)) d=$(($(ticks "$db") - d))
	x=$(($(ticks "$var/bare.pid") - x))
	hz=$(getconf CLK_TCK)
	line "rate_$1" "$2" 1/s
	line "p50_$1" "$3" ms
	line "p99_$1" "$4" ms
	line "cpu_$1_worker" $((w * 1000000 / hz / n)) us
	line "cpu_$1_database" $((d * 1000000 / hz / n)) us
	line "cpu_$1_nginx" $((x * 1000000 / hz / n)) us
	line "cpu_$1" $(((w + d + x) * 1000000 / hz / n)) us
	line "statements_$1" $((($(executed) - e) / n)) statements
}

# A comment on a unit by so many people, each with the key of a form that was
# shown; then what each collected is sent.  The same statements by a bare
# client, and WordPress's comment.
submissions() {
	n=${PEOPLE:-1600}
	form=/bg/c/$slug/d/act/u/art_1/comment
	text='%D0%9F%D1%80%D0%B5%D0%B4%D0%BB%D0%B0%D0%B3%D0%B0%D0%BC+%d+%D0%B4%D0%BD%D0%B8'
	"$B/tests/bench/submit" shown "$bare" "$form" "$form" "$n" </dev/null >"$var/people"
	taken comment "$form" "stance=oppose&remark=$text" "$var/people"
	form=/bg/c/$slug/take-part
	"$B/tests/bench/submit" shown "$bare" "$form" "$form/send" <"$var/people" >"$var/senders"
	taken send "$form/send" \
		'capacity=self&name_choice=kind&consent=yes&email=p%d@mail.example' "$var/senders"
	e=$(executed) d=$(ticks "$db")
	"$B/tests/bench/insert" "$run/db.sock" "$slug" "$n" >"$var/inserted"
	d=$((($(ticks "$db") - d) * 1000000 / $(getconf CLK_TCK) / n))
	line statements_bare $((($(executed) - e) / n)) statements
	line rate_comment_bare "$(sed -n '1s/ .*//p' "$var/inserted")" 1/s
	line rate_send_bare "$(sed -n '2s/ .*//p' "$var/inserted")" 1/s
	line cpu_both $(($(awk '$1 == "cpu_comment" || $1 == "cpu_send" { v[$1] = $2 }
		END { print v["cpu_comment"] + v["cpu_send"] }' "$out"))) us
	line cpu_both_bare $((d + $(awk '{ s += $2 } END { printf "%d", s }' "$var/inserted"))) us
	[ ! -s "${PEER:-/nowhere}/run/php-fpm.pid" ] || peer_comment
}

# WordPress takes a comment in one POST, held for its check.
peer_comment() {
	cat >"$var/peer.lua" <<-END
	wrk.method = "POST"
	wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
	local n, salt = 0, "$$-$round-"
	function setup(thread) n = n + 1; thread:set("tid", n) end
	function request()
		n = n + 1
		local who = salt .. tid .. "-" .. n
		return wrk.format(nil, nil, nil, "comment_post_ID=$(sed -n 's/^val post_id //p' "$PEER/urls")"
			.. "&comment_parent=0&author=P&email=p" .. who .. "%40mail.example&url=&submit=Post"
			.. "&comment=" .. who .. "+$(printf '%s' "$text" | sed 's/%d/30/')")
	end
	END
	t=$(ticks "$PEER/run/php-fpm.pid" "$PEER/run/mariadb.pid" "$PEER/run/nginx.pid")
	set -- $(wrk -t2 -c16 -d"${seconds}s" --timeout 30s -s "$var/peer.lua" "$(sed -n 's/^url post //p' "$PEER/urls")" |
		awk '/Requests\/sec/ { r = $2 } / requests in / { n = $1 } END { print r, n }')
	# the queue that wrk leaves behind is worked off first
	curl -s -o /dev/null "$(sed -n 's/^url listing20 //p' "$PEER/urls")"
	t=$(($(ticks "$PEER/run/php-fpm.pid" "$PEER/run/mariadb.pid" "$PEER/run/nginx.pid") - t))
	line rate_comment_peer "$1" 1/s
	line cpu_comment_peer $((t * 1000000 / $(getconf CLK_TCK) / $2)) us
}

round=0
while [ "${PAGE:-}" != desk ] && [ $round -lt "$rounds" ]; do
	round=$((round + 1))
	inside
	others
	case ${PAGE:-csv} in csv) csv >>"$out" 2>/dev/null ;; esac
	case ${PAGE:-submit} in submit) submissions ;; esac
	pages | while read -r name path; do
		[ -z "${PAGE:-}" ] || [ "$PAGE" = "$name" ] || continue
		curl -s -o "$var/nginx/body/same" "http://127.0.0.1:$bare$path"
		line "bytes_$name" "$(wc -c <"$var/nginx/body/same")" bytes
		line "zipped_$name" "$(gzip -5 -c "$var/nginx/body/same" | wc -c)" bytes
		cpu "$name" "$path"
		case $name in unit | document | list) ;; *) continue ;; esac
		rate "$name" "http://127.0.0.1:$bare$path"
		rate "${name}_64" "http://127.0.0.1:$bare$path" 64
		[ "$name" != list ] || continue
		rate "${name}_cached" "http://127.0.0.1:$port$path"
		rate "${name}_limit" "http://127.0.0.1:$limit$path"
		rate "${name}_open" "http://127.0.0.1:$((limit + 1))$path"
		rate "${name}_cached_64" "http://127.0.0.1:$port$path" 64
		rate "${name}_limit_64" "http://127.0.0.1:$limit$path" 64
		rate "${name}_open_64" "http://127.0.0.1:$((limit + 1))$path" 64
	done
done
case ${PAGE:-} in
desk)
	node tests/bench/desk.mjs "http://127.0.0.1:$bare" "$(cat "$var/large")" "$officer" \
		"$(sed -n 's/.*Password: //p' "$var/samples")" \
		"$("$B/glas" totp "$(sed -n 's/.*glas totp //p' "$var/samples")")" \
		"$run/pages.pid" "$run/acts.pid" "$run/sign.pid" "$db" >>"$out"
	;;
esac
for pid in $(cat "/proc/$(cat "$run/pages.pid")/task/$(cat "$run/pages.pid")/children"); do
	awk '/VmHWM/ { print "worker_peak", $2, "kB" }' "/proc/$pid/status" >>"$out"
	awk '/^Private_Dirty/ { print "worker_private", $2, "kB" }' "/proc/$pid/smaps_rollup" >>"$out"
done
if [ -s "${PEER:-/nowhere}/run/php-fpm.pid" ]; then
	for pid in $(cat "/proc/$(cat "$PEER/run/php-fpm.pid")/task/$(cat "$PEER/run/php-fpm.pid")/children"); do
		awk '/^Private_Dirty/ { print "peer_private", $2, "kB" }' "/proc/$pid/smaps_rollup" >>"$out"
	done
fi

# Memory of its own of each worker of pages.
private() {
	for pid in $(cat "/proc/$(cat "$run/pages.pid")/task/$(cat "$run/pages.pid")/children"); do
		awk '/^Private_Dirty/ { print $2 }' "/proc/$pid/smaps_rollup"
	done | awk '{ s += $1 } END { print s }'
}

# So many requests of all public pages in turn, without nginx's cache.
walk() {
	cat >"$var/walk.lua" <<-END
	local all, n, tid = {}, 0, 0
	for path in io.lines("$var/addresses") do all[#all + 1] = path end
	function setup(thread) thread:set("tid", tid); tid = tid + 1 end
	function init() n = tid * math.floor(#all / 2) end
	function request() n = n + 1; return wrk.format("GET", all[n % #all + 1]) end
	END
	wrk -t2 -c16 -d"$1s" --timeout 30s -s "$var/walk.lua" "http://127.0.0.1:$bare/" |
		awk '/ requests in / { print $1 } /Non-2xx/ { print "failed_walk", $NF, "requests" >"/dev/stderr" }' 2>>"$out"
}
growth() {
	[ -s "$var/addresses" ] ||
		node tests/bench/addresses.mjs "http://127.0.0.1:$bare" "$B/glas" >"$var/addresses"
	line addresses "$(wc -l <"$var/addresses")" pages
	# each worker has met each page
	walked=0
	while [ $walked -lt $((8 * $(wc -l <"$var/addresses"))) ]; do
		walked=$((walked + $(walk 3)))
	done
	before=$(private) walked=0
	while [ $walked -lt "${WALK:-100000}" ]; do
		walked=$((walked + $(walk 5)))
	done
	after=$(private)
	line walked $walked requests
	line worker_before "$before" kB
	line worker_after "$after" kB
}
case ${PAGE:-growth} in growth) growth ;; esac

# A reload every half second under load.
reloads() {
	{ wrk -t2 -c16 -d"${RELOAD_SECONDS:-10}s" "http://127.0.0.1:$bare/bg/c/$slug/d/act/u/art_1"
	} >"$var/reloaded" &
	wrk=$! times=0
	while kill -0 $wrk 2>/dev/null; do
		kill -HUP "$(cat "$run/pages.pid")"
		times=$((times + 1))
		sleep 0.5
	done
	wait $wrk
	line reloads $times times
	awk '/ requests in / { n = $1 } /Non-2xx/ { bad = $NF }
		/Socket errors/ { gsub(/,/, ""); cut = $4 + $6 + $8 + $10 }
		END { print "reload_answers", n, "answers"
			print "reload_failed", bad + 0, "answers"; print "reload_cut", cut + 0, "answers" }' \
		"$var/reloaded" >>"$out"
}
case ${PAGE:-reload} in reload) reloads ;; esac

# The same page among a million comments in six languages.
if [ -n "${MILLION:-}" ] && [ -z "${PAGE:-}" ]; then
	[ -s "$var/million" ] || "$B/glas" --conf "$var/glas.conf" load --consultations 10000 \
		--comments 1000000 2>/dev/null >"$var/million"
	round=0
	while [ $round -lt "$rounds" ]; do
		round=$((round + 1))
		cpu unit_million "/bg/c/$slug/d/act/u/art_1"
	done
fi

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
[ -n "${PAGE:-}" ] || awk -f tests/bench/goals.awk "$B/bench/last" tests/bench/goals.txt
