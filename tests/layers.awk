# layers.awk: the architecture, executable.  awk -f layers.awk layers.txt FILE...
# Prints each #include that tests/layers.txt does not allow; exit status 1.
# The shelves of fcgi/app are one room.
FNR == 1 { room = FILENAME; sub("/[^/]*$", "", room); sub("^fcgi/app/.*", "fcgi/app", room); at++ }
at == 1 && /^#/ { list = /library/ ? "door" : "room"; next }
at == 1 && NF { for (i = 2; i <= NF; i++) allowed[list, $1, $i] = 1; known[list, $1] = 1; next }
/^#[ \t]*include[ \t]*"/ {
	split($0, quoted, "\""); from = quoted[2]; sub("/[^/]*$", "", from); sub("^fcgi/app/.*", "fcgi/app", from)
	if (!(("room", room) in known))
		print FILENAME ":" FNR ": the room " room " is not in layers.txt"
	else if (!(("room", room, "everything") in allowed || ("room", room, from) in allowed || ("room", room, quoted[2]) in allowed))
		print FILENAME ":" FNR ": " room " may not include " quoted[2]
	else next
	bad = 1
}
/^#[ \t]*include[ \t]*</ {
	split($0, pointed, /[<>]/); door = pointed[2]
	if (!(("door", door) in known) && !sub("/.*", "/", door)) next
	any = room "/*.c"
	if (("door", door) in known && !(("door", door, FILENAME) in allowed || ("door", door, any) in allowed)) {
		print FILENAME ":" FNR ": the door of " pointed[2] " is elsewhere"; bad = 1
	}
}
END { exit bad }
