#!/bin/sh
# install.sh run|check: installs from Debian what is missing to run the site,
# or also to test it.  Nothing is started by it: services stay as they were.
set -eu

fail() {
	echo "glas: $*" >&2
	exit 1
}

run="gcc libc6-dev make pkg-config xsltproc tzdata nginx mariadb-server-core
	mariadb-client-core libfcgi-dev libmariadb-dev libxml2-dev
	libxslt1-dev libpcre2-dev libsodium-dev libseccomp-dev libzip-dev
	libcurl4-openssl-dev libgmime-3.0-dev libjansson-dev libcmark-dev
	liboath-dev libmagic-dev libunistring-dev zlib1g-dev
	fop default-jre-headless fonts-liberation fonts-dejavu-core
	poppler-utils qpdf"
check="curl jq libxml2-utils oathtool clang clang-format
	chromium-headless-shell libpdfbox2-java libactivation-java libjaxb-api-java"

case ${1:-run} in
run) wanted=$run ;;
check)
	wanted="$run $check"
	command -v node >/dev/null || wanted="$wanted nodejs"
	command -v npm >/dev/null || wanted="$wanted npm"
	;;
*) fail "usage: install.sh run|check" ;;
esac

missing=
for name in $wanted; do
	dpkg-query -W -f '${Status}' "$name" 2>/dev/null |
		grep -q 'ok installed' || missing="$missing $name"
done
[ "$missing" ] || exit 0

command -v apt-get >/dev/null ||
	fail "this needs Debian 12's packages:$missing"
sudo=
if [ "$(id -u)" != 0 ]; then
	command -v sudo >/dev/null ||
		fail "packages are missing and there is no sudo. As root: apt-get install$missing"
	sudo=sudo
fi

echo "glas: installing$missing"
# nginx's package would start its service; 101 means "not now" (policy-rc.d).
guard=/usr/sbin/policy-rc.d
kept=
put_back() {
	$sudo rm -f "$guard"
	[ ! "$kept" ] || $sudo mv "$kept" "$guard"
}
if [ -e "$guard" ]; then
	kept=$guard.before-glas
	$sudo mv "$guard" "$kept"
fi
trap put_back EXIT
trap 'exit 130' INT TERM HUP
printf '#!/bin/sh\nexit 101\n' | $sudo tee "$guard" >/dev/null
$sudo chmod 755 "$guard"

log=$(mktemp)
if ! { $sudo apt-get update &&
	$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y \
		--no-install-recommends $missing; } >"$log" 2>&1; then
	tail -5 "$log" >&2
	fail "apt-get could not install this; the whole of what it said is in $log. Look at the network, at the disk (df -h), at /etc/apt/sources.list"
fi
rm -f "$log"
