/*
 * mask.c: the three kinds of passages, in one pattern.
 */
#include "fcgi/app/report/mask.h"

#include "fcgi/base/pattern.h"
#include "fcgi/base/text.h"

#include <string.h>

/* Mail addresses; IBAN (ISO 13616), with or without spaces; nine digits or
 * more, as telephones, ЕГН, PESEL, rodné číslo, ЈМБГ have them.  A day, a year
 * to a year and a number of an act have fewer, or dots. */
static const char passages[] =
    "(?<![\\p{L}\\p{N}])(?:"
    "[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+"
    "|[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?"
    "|\\+?[0-9(](?:[ ()/-]{0,2}[0-9]){8,17}"
    ")(?![\\p{L}\\p{N}])";

const char *
masked(struct arena *mem, const char *text, const char *put, int64_t *count)
{
	static struct pattern *pattern;
	struct buffer b;
	struct match m;
	size_t size, from = 0;

	if (!text)
		return NULL;
	if (!pattern && pattern_new(passages, false, &pattern, NULL) != OK)
		return put; /* rather nothing than too much */
	size = strlen(text);
	b = buffer_new(mem, 2 * size + 64 * strlen(put) + 64);
	while (from < size && pattern_find(pattern, text, size, from, &m)) {
		buffer_bytes(&b, text + from, m.start[0] - from);
		buffer_add(&b, put);
		from = m.end[0];
		++*count;
	}
	buffer_add(&b, text + from);
	return b.data ? b.data : "";
}
