# lengths.awk: functions of at most 60 lines, files of at most 500.
# awk -f lengths.awk FILE...; prints what is longer; exit status 1.
FNR == 1 { file_end() }
{ file = FILENAME; lines = FNR }
/^[a-zA-Z_].*\(/ { name = $0; sub(/\(.*/, "", name); sub(/.*[ *]/, "", name) }
/^\{/ { start = FNR }
/^\}/ && start {
	if (FNR - start - 1 > 60)
		fault(FILENAME ":" start ": " name " has " FNR - start - 1 " lines")
	start = 0
}
END { file_end(); exit bad }
function file_end() { if (lines > 500) fault(file ": " lines " lines") }
function fault(text) { print text; bad = 1 }
