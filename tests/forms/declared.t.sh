#!/bin/sh
# declared.t.sh: what others say by name is there: each key given to
# answers_fault is a text in every language, each form that a route names is
# declared, each kind of unit that drafting rules know is a choice.  TAP.
number=0 failed=0

# "fault.KEY" of every call whose key stands there as a constant.
keys() {
	cat "$@" | tr '\n' ' ' |
		grep -o 'answers_fault([^;]*"[a-z_][a-z_]*"[^";]*)' |
		sed 's/.*"\([a-z_]*\)"[^"]*$/fault.\1/' | sort -u
}

report() { # name, what is missing
	number=$((number + 1))
	if [ -z "$2" ]; then
		echo "ok $number - $1"
	else
		failed=1
		echo "not ok $number - $1"
		echo "$2" | sed 's/^/# missing: /'
	fi
}

missing() { # dictionary; keys on standard input
	while read -r key; do
		grep -q "xml:id=\"$key\"" "$1" || echo "$key"
	done
}

trial=$(mktemp)
echo 'answers_fault(in, "a", cond ? x : "no_such_key");' >"$trial"
found=$(keys "$trial" | missing xslt/i18n/en.xml)
rm -f "$trial"
report "the check finds a fault" "$([ "$found" = fault.no_such_key ] || echo "$found")"

all=$(keys fcgi/*/*.c fcgi/app/*/*.c forms/*.c)
report "there are keys to look for" "$([ "$(echo "$all" | wc -l)" -gt 5 ] || echo any)"
for lang in bg pl cs sr en; do
	report "faults in $lang" "$(echo "$all" | missing xslt/i18n/$lang.xml)"
done

forms=$(grep -o '\.form = "[a-z-]*"' fcgi/routes.c | cut -d'"' -f2 | sort -u)
report "there are forms to look for" "$([ -n "$forms" ] || echo any)"
report "forms of the routes" "$(for name in $forms; do
	[ -e "forms/$name.xml" ] || echo "forms/$name.xml"
done)"
# what a line can be made by hand is what can be recognised, in any language
kinds=$(grep -oh 'element="[a-z]*"' conf/drafting/*.xml | cut -d'"' -f2 | sort -u)
report "there are kinds of units to look for" "$([ -n "$kinds" ] || echo any)"
report "kinds of units" "$(for kind in $kinds; do
	grep -q "<option value=\"$kind\"/>" forms/mend.xml || echo "$kind"
done)"
echo "1..$number"
exit $failed
