#!/bin/sh
# compare.t.sh BUILD: glas compare on two versions of a draft: each change is
# called what it is, and the words of the HTML are those of the new version.
build=${1:-build}
old=tests/samples/drafts/pl-parking.xml new=tests/samples/versions/pl-parking-2.xml
n=0 bad=0

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

ok "every change by its name" "$("$build/glas" compare $old $new |
	sed 's/,"\(words\|moved\|renumbered\|likeness\)":.*/}/')" \
'{"change":"added","to":"cl_3"}
{"change":"changed","from":"cl_3","to":"cl_4"}
{"change":"renumbered","from":"cl_4","to":"cl_5"}
{"change":"renumbered","from":"cl_5","to":"cl_6"}
{"change":"renumbered","from":"cl_6","to":"cl_7"}
{"change":"deleted","from":"cl_6__point_2"}
{"change":"renumbered","from":"cl_6__point_3","to":"cl_7__point_2"}
{"change":"moved","from":"cl_8","to":"cl_8"}
{"change":"renumbered","from":"cl_7","to":"cl_9"}
{"change":"renumbered","from":"cl_9","to":"cl_10"}'
ok "word by word" "$("$build/glas" compare $old $new --as html |
	grep -c 'do <del>17.00</del><ins>18.00, a w lipcu')" 1
ok "a file compared with itself" "$("$build/glas" compare $old $old)" ""
both=$(mktemp -d)
printf 'ОДЛУКА\n\nЧлан 1.\n\nКеј је отворен од шест сати.\n\nЧлан 2.\n\nУлаз је слободан.\n' >"$both/cyrillic.txt"
printf 'ODLUKA\n\nČlan 1.\n\nKej je otvoren od šest sati.\n\nČlan 2.\n\nUlaz je zatvoren.\n' >"$both/latin.txt"
ok "Serbian in both scripts is one text" \
	"$("$build/glas" compare "$both/cyrillic.txt" "$both/latin.txt" |
		sed 's/,"moved".*"words"/,"words"/')" \
	'{"change":"changed","from":"art_2__para_1","to":"art_2__para_1","words":[["=","Ulaz je "],["-","слободан"],["+","zatvoren"],["=","."]]}'
for colour in \
	iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC \
	iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYPgPAAEDAQAIicLsAAAAAElFTkSuQmCC; do
	printf '<p>Art. 1. Plan:</p><img alt="plan" src="data:image/png;base64,%s"><p>Art. 2. Koniec.</p>' "$colour" \
		>"$both/$(printf %s "$colour" | cksum | cut -c 1-5).html"
done
ok "a picture exchanged under the same words" \
	"$("$build/glas" compare "$both"/*.html | cut -d , -f 1,7)" \
	'{"change":"changed","pictures":true'
rm -r "$both"
"$build/glas" compare $old /nowhere 2>/dev/null
[ $? -ne 0 ]
ok "a file that is not there" "$?" 0
"$build/glas" compare $old 2>/dev/null
[ $? -ne 0 ]
ok "one file is not enough" "$?" 0
echo "1..$n"
exit $bad
