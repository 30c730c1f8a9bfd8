#!/bin/sh
# install.t.sh BUILD: "make install" puts everything where the units and nginx
# look for it, and a worker serves from there alone.
set -u
build=$(cd "${1:-build}" && pwd)
number=0 failed=0
to=$(mktemp -d /tmp/glas-install-XXXXXX)
trap 'rm -rf "$to"' EXIT
PATH=$PATH:/usr/sbin

ok() { # exit status, name
	number=$((number + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $number - $2"
	else
		failed=1
		echo "not ok $number - $2"
		[ ! -s "$to.said" ] || head -5 "$to.said" | sed 's/^/# /'
	fi
	rm -f "$to.said"
}

B=$build sh conf/place.sh "$to" >"$to.said" 2>&1
ok $? "installs"
B=$build sh conf/place.sh "$to" >"$to.said" 2>&1 && [ ! -s "$to.said" ]
ok $? "twice, and says nothing"
echo "workers = 8" >>"$to/etc/glas/glas.conf"
B=$build sh conf/place.sh "$to" 2>&1 | grep -q 'glas.conf is kept' &&
	grep -q '^workers = 8' "$to/etc/glas/glas.conf"
ok $? "keeps what the operator wrote"

# Programs, files and sections of every unit.
for unit in "$to"/usr/lib/systemd/system/*; do
	name=$(basename "$unit")
	grep -o '/usr/lib/glas/[a-z-]*\|/usr/bin/[a-z]*\|/etc/glas/[a-z]*\.conf' "$unit" |
		sort -u | while read -r file; do
		case $file in
		/usr/bin/*) [ -x "$file" ] ;;
		/usr/lib/*) [ -x "$to$file" ] ;;
		*) [ -e "$to$file" ] ;;
		esac || echo "$name: $file"
	done >"$to.said"
	[ ! -s "$to.said" ]
	ok $? "$name: what it names is there"
done
for user in $(sed -n 's/^User=\(glas.*\)/\1/p' "$to"/usr/lib/systemd/system/*); do
	grep -q "^u $user " "$to/usr/lib/sysusers.d/glas.conf"
	ok $? "$user is declared"
done
for line in NoNewPrivileges=yes ProtectSystem=strict MemoryMax= \
	SystemCallFilter=@system-service CapabilityBoundingSet= NoExecPaths=/; do
	[ "$(grep -l "^$line" "$to"/usr/lib/systemd/system/*.service | wc -l)" -eq 6 ]
	ok $? "every service: $line"
done
[ "$(grep -L '^MemoryDenyWriteExecute=yes' "$to"/usr/lib/systemd/system/*.service |
	sed 's|.*/||')" = glas-papers.service ]
ok $? "what makes PDFs alone may write the code it runs"
# The signing key, the passwords: each in one process alone, or in the two
# pools that may do the same.
for secret in seal.key:seal glas_seal:seal glas_jobs:jobs+papers glas_write:acts+pages \
	glas_sign:sign-in totp.key:sign-in; do
	[ "$(grep -l "LoadCredential=${secret%:*}:" "$to"/usr/lib/systemd/system/* |
		sed 's|.*/glas-\(.*\)\.service|\1|' | paste -sd+)" = "${secret#*:}" ]
	ok $? "${secret%:*} is given to ${secret#*:} alone"
done
if command -v systemd-analyze >/dev/null; then
	systemd-analyze verify "$to"/usr/lib/systemd/system/* 2>&1 |
		grep '/glas-\|^glas-' | grep -v 'glas.* is not executable' >"$to.said"
	[ ! -s "$to.said" ]
	ok $? "systemd understands the units"
fi

# nginx reads it, with the paths of this folder.
mkdir -p "$to/run/glas" "$to/var/log/nginx"
sed -i -e "s#/usr/share/glas#$to&#; s#/var/lib/glas#$to&#; s#/run/glas#$to&#" \
	-e "s#/etc/glas#$to&#; s#/var/log/nginx#$to&#" \
	-e "s#^user .*##" "$to/etc/glas/nginx.conf" "$to/etc/glas/edge.conf"
nginx -t -q -e "$to/error.log" -p "$to" -c "$to/etc/glas/nginx.conf" >"$to.said" 2>&1
ok $? "nginx reads its configuration"

# A worker that finds nothing but what was installed: no database, so 503, but
# drawn by the stylesheets.
head -c 32 /dev/urandom >"$to/form.key"
chmod 600 "$to/form.key"
for account in glas_read glas_write; do
	(umask 077 && echo none >"$to/etc/glas/secret/$account")
done
(cd / && env -i PATH="$PATH" GLAS_HOME="$to/usr/share/glas" \
	GLAS_FORM_KEY_FILE="$to/form.key" GLAS_DB_SOCKET=/nowhere \
	GLAS_PASSWORD_FOLDER="$to/etc/glas/secret" GLAS_SPOOL="$to" \
	${GLAS_PLAIN_MEMORY:+GLAS_PLAIN_MEMORY=true} \
	REQUEST_METHOD=GET REQUEST_URI=/pl/help "$to/usr/lib/glas/glas" serve-one) \
	>"$to.out" 2>"$to.said"
grep -q '503' "$to.out" && grep -q '<html lang="pl"' "$to.out"
ok $? "a worker starts from what was installed"
printf 'Art. 1. A\n\nArt. 2. B\n' >"$to/draft.txt"
(cd / && GLAS_HOME="$to/usr/share/glas" "$to/usr/bin/glas" convert --lang pl \
	"$to/draft.txt") >"$to.out" 2>"$to.said"
grep -q akomaNtoso "$to.out"
ok $? "and a draft is read"
rm -f "$to.out" "$to.said"
echo "1..$number"
exit $failed
