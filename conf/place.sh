#!/bin/sh
# place.sh DESTDIR: what "make install" puts where.  Programs in /usr/lib/glas,
# what they read in /usr/share/glas, settings in /etc/glas (kept if they are
# there), units for systemd.  Nothing is started, no account is made: that is
# systemd's and the operator's (conf/README.md).
set -eu
to=${1:-}
build=${B:-build}
home=/usr/share/glas

folder() { # mode, path
	install -d -m "$1" "$to$2"
}
files() { # from, to, patterns...
	from=$1 into=$2
	shift 2
	for pattern; do
		find "$from" -name "$pattern" -type f
	done | while read -r file; do
		install -D -m 0644 "$file" "$to$into/${file#"$from"/}"
	done
}
keep() { # stdin to a file of the operator's, unless it is there
	if [ -e "$to$1" ]; then
		cat >"$to$1.new"
		cmp -s "$to$1" "$to$1.new" && rm "$to$1.new" ||
			echo "glas: $to$1 is kept; the new one is beside it"
	else
		cat >"$to$1"
	fi
}
fill_in() {
	sed -e "s|@USER@|user www-data;|" -e "s|@CORES@|auto|" \
		-e "s|@LISTEN@|127.0.0.1:8080|" -e "s|@NAMES@|glas.example|" \
		-e "s|@HOME@|$home|" -e "s|@VAR@|/var/lib/glas|" \
		-e "s|@RUN@|/run/glas|" -e "s|@BUILD@|$home|" \
		-e "s|@LOG@|/var/log/nginx|" -e "s|@CONF@|/etc/glas|" "$1"
}

install -D -m 0755 "$build/glas" "$to/usr/lib/glas/glas"
install -D -m 0755 "$build/glas-worker" "$to/usr/lib/glas/glas-worker"
folder 0755 /usr/bin
ln -sf ../lib/glas/glas "$to/usr/bin/glas"

files xslt "$home/xslt" '*.xsl' '*.rng' '*.xml' '*.css' '*.js' '*.svg' \
	'*.woff2' '*.png'
files forms "$home/forms" '*.xml' '*.rng'
files conf/profiles "$home/conf/profiles" '*.xml' '*.rng'
files conf/drafting "$home/conf/drafting" '*.xml' '*.rng'
files db "$home/db" '0*.sql' grants.sql
files "$build/errors" "$home/errors" '*.html'
files conf "$home/conf" nginx-headers.conf common-passphrases.txt fop.xconf
files conf /usr/lib/systemd/system '*.service' '*.socket'
install -D -m 0644 conf/sysusers.conf "$to/usr/lib/sysusers.d/glas.conf"

folder 0755 /etc/glas
folder 0700 /etc/glas/secret
folder 0755 /var/lib/glas
folder 0755 /var/lib/glas/nginx
keep /etc/glas/glas.conf <conf/platform.conf
fill_in conf/nginx.conf | keep /etc/glas/nginx.conf
fill_in conf/nginx-edge.conf | keep /etc/glas/edge.conf
GLAS_HOME=$(pwd) "$build/glas" routes --nginx >"$to/etc/glas/routes.conf"
