# sql.awk: db/*.sql -> build/sql.h and sql.c: a typed function a statement.
# Called with -v header=FILE -v source=FILE; runs under mawk and gawk.  The header
# changes only with what a statement takes and gives: all of C reads it.
#
#   -- :kind name(param type, ...)     may go on over further "--" lines
#   -- What it is for; goes to the header.
#   SELECT ... :param ... ;            the ';' ends the statement
#
# Kinds: one rows anew stream insert exec exec1; "anew": rows of a statement that
# is prepared at each use: what MariaDB (10.11) answered from an index alone, it
# reads row by row from the second execution on where subqueries were turned
# into others at the first.  Types: int text bytes time, '?'
# behind one that may be NULL.  What several statements say alike is a part,
# "-- :part name", put in by a line that is "{name}"; its parameters are those
# of the statement.  A fault names file and line; nothing is
# written then.  What must not be in a statement: the time, '?', '/*'.

function fault(line, words) {
	printf "%s:%d: %s\n", file, line, words > "/dev/stderr"
	faults++
}

# "name(a int, b text?)" -> the arrays of this statement.
function declare(text, list, n, i, word) {
	if (!match(text, /^-- :[a-z0-9]+ [a-z][a-z0-9_]*\(/)) {
		fault(FNR, "header is not \"-- :kind name(param type, ...)\"")
		return
	}
	split(text, word, /[ :(]+/)
	kind = word[2]; name = word[3]; start = FNR
	if (!(kind in kinds)) fault(FNR, "unknown kind " kind)
	if (name in seen) fault(FNR, name " is declared at " seen[name] " already")
	seen[name] = file ":" FNR
	gsub(/^[^(]*\(|\).*$/, "", text)
	n = split(text, list, /,/)
	for (i = 1; i <= n; i++) {
		split(list[i], word, " ")
		if (!(word[2] in types)) {
			fault(FNR, "parameter " word[1] ": unknown type " word[2])
			word[2] = "int"
		}
		if (word[1] in type) fault(FNR, "parameter " word[1] " twice")
		type[word[1]] = word[2]; order[++declared] = word[1]
	}
}

function prototype(i, text) {
	text = "sql_" name "(struct db *db, struct arena *mem"
	for (i = 1; i <= declared; i++)
		text = text ",\n\t" types[type[order[i]]] order[i] taken[order[i]]
	return text kinds[kind] ")"
}

# Kept in pieces: a text that grows by each statement is copied each time.
function emit(i, values, letters, code) {
	for (i = 1; i <= declared; i++)
		if (!(order[i] in used))
			fault(start, name ": parameter " order[i] " is not used")
	said[total] = "\n/* " file "\n" doc " */\nenum err " prototype() ";\n"
	for (i = 1; i <= places; i++) {
		values = values "\n\t\tas_" as[type[place[i]]] \
		    "(" place[i] taken[place[i]] "),"
		letters = letters (type[place[i]] ~ /^time/ ? "m" : substr(type[place[i]], 1, 1))
	}
	code = "\nstatic const struct statement " name "_ = {\n\t\"" name "\",\n" \
	    sql "\t, DB_" toupper(kind ~ /^(stream|anew)$/ ? "rows" : kind) ", " \
	    (lock || kind !~ /^(one|rows|anew|stream)$/ ? "true" : "false") ", " \
	    (kind == "anew" ? "true" : "false") ", " total ", " places ", \"" letters "\"};\n\nenum err\n" prototype() "\n{\n"
	if (places)
		code = code "\tconst struct value values[] = {" values "\n\t};\n\n"
	done[total] = code "\treturn db_" (kind == "stream" ? "stream" : "run") "(db, mem, &" \
	    name "_, " (places ? "values" : "NULL") ", " ends[kind] ");\n}\n"
	names[total++] = name
	state = ""
}

# A line of SQL: parameters become '?', comments go, strings stay; bare is
# the line without them.
function scan(line, text, bare, token) {
	while (match(line, interesting)) {
		text = text substr(line, 1, RSTART - 1)
		bare = bare substr(line, 1, RSTART - 1) " "
		token = substr(line, RSTART, RLENGTH)
		line = substr(line, RSTART + RLENGTH)
		if (token ~ /^(--|#)/)
			line = ""
		else if (token ~ /^(\?|'|"|`|\/\*)$/)
			fault(FNR, name ": " token " is not for a statement")
		else if (token == ";") {
			if (line !~ /^[ \t]*(--.*)?$/)
				fault(FNR, name ": more behind the ';'")
			line = ""; state = "end"
		} else if (token ~ /^:/) {
			token = substr(token, 2)
			if (!(token in type))
				fault(FNR, name ": unknown parameter " token)
			used[token] = 1; place[++places] = token; text = text "?"
		} else
			text = text token
	}
	text = text line
	bare = " " toupper(bare line) " "
	if (bare ~ /[^A-Z_](NOW|SYSDATE|CUR(DATE|TIME)|(CURRENT|UTC|LOCAL)_?(TIMESTAMP|TIME|DATE))[^A-Z_]/)
		fault(FNR, name ": the time is a parameter")
	if (bare ~ /FOR UPDATE|LOCK IN SHARE MODE/)
		lock = 1
	gsub(/^[ \t]+|[ \t]+$/, "", text)
	gsub(/[\\"]/, "\\\\&", text)
	if (text != "")
		sql = sql "\t\"" text "\\n\"\n"
	if (state == "end")
		emit()
}

# A line of a part: SQL, or all of a part that stands before it.
function of_part(text, other) {
	other = text
	gsub(/[ \t{}]/, "", other)
	if (text !~ /^[ \t]*\{.*\}[ \t]*$/ || !(other in parts))
		return text
	met[other] = 1
	return substr(parts[other], 1, length(parts[other]) - 1)
}

# A line of a statement: SQL, or the name of a part; "{name word}" puts the word
# where the part has "{}".
function line_of(text, list, n, i, word) {
	if (text !~ /^[ \t]*\{.*\}[ \t]*$/) {
		scan(text)
		return
	}
	gsub(/^[ \t]*\{|\}[ \t]*$/, "", text)
	if (split(text, word, " ") == 2)
		text = word[1]
	if (!(text in parts)) { fault(FNR, "unknown part " text); return }
	if (!(2 in word) != !index(parts[text], "{}")) { fault(FNR, "part " text " is given one word too many or too few"); return }
	met[text] = 1
	n = split(parts[text], list, "\n")
	for (i = 1; i < n; i++) {
		gsub(/\{\}/, word[2], list[i])
		scan(list[i])
	}
}

BEGIN {
	interesting = "'([^'\\\\]|\\\\.|'')*'|\"([^\"\\\\]|\\\\.|\"\")*\"|`[^`]*`|--([ \t]|$)|#|/\\*|:[a-z_][a-z0-9_]*|[?;'\"`]"
	kinds["one"] = kinds["rows"] = kinds["anew"] = ",\n\tstruct rows *out"
	kinds["insert"] = ",\n\tint64_t *new_id"
	kinds["exec"] = ",\n\tint64_t *changed"
	kinds["exec1"] = ""
	kinds["stream"] = ",\n\tenum err (*each)(void *, const struct rows *), void *arg"
	ends["one"] = ends["rows"] = ends["anew"] = "out, NULL"; ends["insert"] = "NULL, new_id"
	ends["exec"] = "NULL, changed"; ends["exec1"] = "NULL, NULL"
	ends["stream"] = "each, arg"
	types["int"] = "int64_t "; types["int?"] = "const int64_t *"
	types["text"] = types["text?"] = types["time"] = types["time?"] = "const char *"
	types["bytes"] = types["bytes?"] = "struct bytes "
	for (t in types) { as[t] = t; sub(/\?/, "_or_null", as[t]) }
	n = split("db mem out new_id changed each arg auto break case char const continue default do double else enum extern float for goto if inline int long register restrict return short signed sizeof static struct switch typedef union unsigned void volatile while bool true false", list, " ")
	for (i = 1; i <= n; i++) taken[list[i]] = "_"   # C's words make way
	total = 0
}

FNR == 1 { if (state != "") fault(start, name " does not end with ';'"); state = ""; file = FILENAME }
/^-- :part / {
	if (state != "") fault(start, name " does not end with ';'")
	name = $3; start = FNR; state = "part"
	if (name in parts) fault(FNR, "part " name " twice")
	parts[name] = ""; where[name] = file ":" FNR
	next
}
state == "part" {
	if ($0 ~ /^--/ || $0 ~ /^[ \t]*$/) next
	if (sub(/;[ \t]*$/, "")) state = ""
	parts[name] = parts[name] of_part($0) "\n"
	next
}
/^-- :/ {
	if (state != "") fault(start, name " does not end with ';'")
	state = "head"; head = ""; doc = sql = ""; lock = places = declared = 0
	split("", type); split("", used)
}
state == "head" {
	sub(/^--[ \t]+/, head == "" ? "-- " : " ")
	head = head $0
	if (head ~ /\)[ \t]*$/) { state = "doc"; declare(head) }
	else if (length(head) > 2000) { fault(FNR, "header without ')'"); state = "" }
	next
}
state == "doc" && /^--/ { sub(/^--[ \t]?/, " * "); gsub(/\*\//, "* /"); doc = doc $0 "\n"; next }
state == "doc" || state == "sql" { if ($0 !~ /^[ \t]*$/) { state = "sql"; line_of($0) } next }
!/^--/ && !/^[ \t]*$/ { fault(FNR, "SQL outside a statement") }

END {
	if (state != "") fault(start, name " does not end with ';'")
	for (p in parts)
		if (!(p in met)) { printf "%s: part %s is not used\n", where[p], p > "/dev/stderr"; faults++ }
	if (faults) exit 1
	note = "/* Generated by db/sql.awk: do not edit. */"
	print note "\n#ifndef BUILD_SQL_H\n#define BUILD_SQL_H\n\n#include \"db/db.h\"" > header
	print note "\n#include \"build/sql.h\"\n#include \"db/value.h\"" > source
	for (i = 0; i < total; i++) {
		printf "%s", said[i] > header
		printf "%s", done[i] > source
	}
	print "\n#endif" > header
	print "\nconst struct statement *const db_statements[] = {" > source
	for (i = 0; i < total; i++)
		print "\t&" names[i] "_," > source
	print "\tNULL};\nconst size_t db_statement_count = " total ";" > source
}
