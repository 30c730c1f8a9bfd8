#!/bin/sh
# convert.t.sh BUILD: glas convert as one meets it at a terminal: help, standard
# input, another folder, exit status, one line for each refusal, no traces.
build=${1:-build}
case $build in /*) ;; *) build=$PWD/$build ;; esac
n=0 bad=0 tree=$PWD
export LC_ALL=C
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

ok() { # name, is, should
	n=$((n + 1))
	if [ "$2" = "$3" ]; then
		echo "ok $n - $1"
	else
		bad=1
		echo "not ok $n - $1"
		printf '%s\n--- should be:\n%s\n' "$2" "$3" | sed 's/^/# /'
	fi
}

# Exit status and how many lines were said on standard error.
ends() {
	"$build/glas" convert "$@" >/dev/null 2>"$work/said" </dev/null
	echo "$? $(grep -c . "$work/said")"
}

printf 'Art. 1. Gmina prowadzi konsultacje.\nArt. 3. Trzeci.\n' >"$work/in.txt"
ok "help is no fault" "$("$build/glas" convert --help | head -n 1)" \
	"usage: glas convert [--lang L] [--as akn|outline|text] [--report FILE]"
ok "an outline, of standard input, its language found" \
	"$("$build/glas" convert --as outline - <"$work/in.txt" 2>/dev/null |
		cut -f 2-4)" \
	"$(printf 'article\tart_1\tArt. 1.\narticle\tart_3\tArt. 3.')"
ok "its words" "$("$build/glas" convert --as text "$work/in.txt" 2>/dev/null |
	grep -c 'Gmina prowadzi konsultacje')" 1
ok "doubts on standard error" \
	"$("$build/glas" convert "$work/in.txt" 2>&1 >/dev/null)" \
	'{"doubt":"sequence","unit":"art_3","confidence":60,"said":"The number does not follow the one before."}'
ok "or where they are asked for" "$(ends --report "$work/report" \
	"$work/in.txt"; cut -d , -f 1-3 "$work/report")" '0 0
{"doubt":"sequence","unit":"art_3","confidence":60'
ok "from any folder" "$(cd "$work" && "$build/glas" --conf /dev/null convert \
	--as outline "$tree/tests/samples/drafts/pl-parking.xml" | wc -l | tr -d ' ')" \
	"$("$build/glas" convert --as outline tests/samples/drafts/pl-parking.xml |
		wc -l | tr -d ' ')"
for wrong in "" "a b" "--lang xx a" "--as pdf a" "--unknown a" "a --lang" "--ui xx a"; do
	# shellcheck disable=SC2086
	ok "not understood: $wrong" "$(ends $wrong)" "2 2"
done
: >"$work/empty.txt"
printf 'PK\003\004 no archive' >"$work/zip"
printf '§ 1. Źródła są publiczne.\n§ 2. Gmina je czyści.\n' |
	iconv -f UTF-8 -t CP1250 >"$work/old.txt"
ok "an old code page is told of, and nothing else" "$(ends "$work/old.txt")" \
	"0 1"
ok "not there" "$(ends "$work/none")" "1 1"
ok "empty" "$(ends "$work/empty.txt")" "1 1"
for file in bomb.docx cut.docx doctype.docx encrypted.odt nested.zip; do
	ok "refused: $file" "$(ends tests/samples/office/$file)" "1 1"
done
ok "refused: no archive" "$(ends "$work/zip")" "1 1"
ok "a report that cannot be written" \
	"$(ends --report "$work/no/report" "$work/in.txt")" "1 1"
"$build/glas" convert "$work/in.txt" >/dev/full 2>"$work/said"
ok "a full disk" "$? $(grep -c . "$work/said")" "1 1"
# 64 MB are read, whatever they are; a byte more is not, nor is anything left.
mkdir "$work/tmp"
large() { # bytes
	truncate -s "$1" "$work/large"
	TMPDIR="$work/tmp" "$build/glas" convert --ui en "$work/large" 2>&1 |
		sed 's/^.*: //'
	ls "$work/tmp"
	rm "$work/large"
}
ok "64 MB" "$(large 67108864)" \
	"Drafts are not read from files of this kind. DOCX, ODT, HTML, PDF, plain text, XLSX and CSV are read."
ok "and one byte" "$(large 67108865)" "The file, or a part of it, is too large."
ok "200 MB" "$(large 209715200)" "The file, or a part of it, is too large."
# Text of lines as short as those of an act, 64 MB of them.
{
	echo "Art. 1. Tekst."
	yes "gmina prowadzi konsultacje z mieszkańcami w sprawach ważnych dla \
gminy, a ich wynik ogłasza w terminie trzydziestu dni, byle nie później."
} | head -c 67108864 >"$work/large.txt"
ok "64 MB of text" "$("$build/glas" convert --as text --report "$work/report" \
	"$work/large.txt" | grep -c mieszka)" "$(grep -c mieszka "$work/large.txt")"
rm "$work/large.txt"
# What is said is said in the language asked for, or of the environment.
said() { # glas's arguments
	"$build/glas" convert "$@" 2>&1 >/dev/null | sed 's/^.*: //'
}
locked=tests/samples/office/encrypted.odt
ok "a refusal in Bulgarian" "$(said --ui bg $locked)" \
	"Файлът е защитен с парола. Премахнете я и качете файла отново."
ok "in Serbian letters of both kinds" \
	"$(said --ui sr $locked; said --ui sr-Latn $locked)" \
	"$(printf 'Датотека је заштићена лозинком. Уклоните лозинку и отпремите датотеку поново.\nDatoteka je zaštićena lozinkom. Uklonite lozinku i otpremite datoteku ponovo.')"
ok "in the language of the environment" \
	"$(LC_ALL=pl_PL.UTF-8 said "$work/none"; LC_ALL= LC_MESSAGES= \
		LANG=cs_CZ.UTF-8 said "$work/none")" \
	"$(printf 'Nie ma takiego pliku albo nie wolno go odczytać.\nTakový soubor neexistuje nebo jej nelze číst.')"
ok "a doubt too" "$(said --ui cs "$work/in.txt" | cut -d , -f 4)" \
	'"said":"Číslo nenavazuje na předchozí."}'
ok "and what comparing refuses" \
	"$("$build/glas" compare --ui sr-Latn $locked $locked 2>&1)" \
	"$locked: Datoteka je zaštićena lozinkom. Uklonite lozinku i otpremite datoteku ponovo."
# Every refusal and warning that the source names has its sentence.
missing=""
for code in $(sed -n 's/.*source_refuse($/&/;t join
s/.*\(source_refuse\|refused\)([^"]*"\([a-z-]*\)",.*/refusal.\2/p
b
:join
N
s/.*source_refuse([^"]*"\([a-z-]*\)",.*/refusal.\1/p' fcgi/draft/*.c) \
	$(sed -n 's/.*source_warn([^"]*"\([a-z][a-z-]*\)".*/warning.\1/p' \
		fcgi/draft/*.c); do
	[ "$code" = warning.mend-refused ] || # the desk's alone
		grep -q "\"draft.$code\"" xslt/i18n/en.xml || missing="$missing $code"
done
ok "each code has words" "$missing" ""
echo "1..$n"
exit $bad
