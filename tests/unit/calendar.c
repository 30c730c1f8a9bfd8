/* calendar.c: lines of a calendar file are folded and escaped as RFC 5545 has
 * it (3.1, 3.3.11). */
#include "fcgi/app/desk/calendar.h"
#include "tests/check.h"

#include <string.h>

static struct arena *mem;

static const char *
line(const char *name, const char *value)
{
	struct buffer b = buffer_new(mem, 65536);

	calendar_line(&b, name, value);
	return b.data;
}

/* Every line has at most 75 bytes, and unfolded they are what was given. */
static bool
folded_well(const char *text, const char *whole)
{
	struct buffer b = buffer_new(mem, 65536);
	bool first = true;

	while (*text) {
		const char *end = strstr(text, "\r\n");

		if (!end || end - text > 75 || (!first && *text != ' '))
			return false;
		/* no line begins inside a character */
		if (((unsigned char)text[!first] & 0xC0) == 0x80)
			return false;
		buffer_bytes(&b, text + !first, (size_t)(end - text) - !first);
		text = end + 2;
		first = false;
	}
	return !strcmp(b.data, whole);
}

static const char *
times(const char *what, int n)
{
	struct buffer b = buffer_new(mem, 65536);

	while (n-- > 0)
		buffer_add(&b, what);
	return b.data;
}

int
main(void)
{
	mem = arena_new((size_t)16 << 20);
	CHECK(!strcmp(
	    calendar_text(mem, "a,b;c\\d\ne\rf"), "a\\,b\\;c\\\\d\\nef"));
	CHECK(!strcmp(calendar_text(mem, ""), ""));
	CHECK(!strcmp(calendar_text(mem, NULL), ""));
	CHECK(!strcmp(line("A", "b"), "A:b\r\n"));
	/* at the limit, and one beyond */
	CHECK(!strcmp(line("A", times("x", 73)),
	    arena_printf(mem, "A:%s\r\n", times("x", 73))));
	CHECK(!strcmp(line("A", times("x", 74)),
	    arena_printf(mem, "A:%s\r\n x\r\n", times("x", 73))));
	for (int n = 30; n < 120; n++) {
		const char *words = times("ж", n), *mixed = times("a€😀", n);

		CHECK(folded_well(line("SUMMARY", words),
		    arena_printf(mem, "SUMMARY:%s", words)));
		CHECK(folded_well(line("SUMMARY", mixed),
		    arena_printf(mem, "SUMMARY:%s", mixed)));
	}
	arena_free(mem);
	return check_done();
}
