/*
 * same.c: the words of a draft as one text, from beginning to end, compared
 * with those of another.
 */
#include "fcgi/draft/same.h"

#include "fcgi/draft/words.h"

#include <string.h>

enum { DEPTHS = 64, TEXT_MAX = 256 << 20 };

/* What stands inside a line: its tags part no words. */
static bool
is_inline(const char *name, size_t size)
{
	static const char *const names[] = {"a", "abbr", "b", "del", "em", "i",
	    "ins", "small", "span", "strong", "sub", "sup", "u"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strlen(names[i]) == size && !memcmp(names[i], name, size))
			return true;
	return false;
}

/* HTML as unit.c writes it: escaped, well-formed.  What is escaped stays so,
 * in both alike. */
static void
add_html(struct buffer *b, const char *html)
{
	while (*html) {
		size_t text = strcspn(html, "<"), size;
		const char *name;

		buffer_bytes(b, html, text);
		html += text;
		if (!*html)
			break;
		name = html + 1 + (html[1] == '/');
		size = strcspn(name, " />");
		if (!is_inline(name, size))
			buffer_add(b, " ");
		html += strcspn(html, ">");
		html += *html == '>';
	}
	buffer_add(b, "\n");
}

static void
add_line(struct buffer *b, const char *text)
{
	buffer_add(b, text);
	buffer_add(b, "\n");
}

static size_t
size_of(const struct draft *d)
{
	size_t size = 1;

	for (size_t i = 0; i < d->unit_count; i++)
		size += strlen(d->units[i].num) + strlen(d->units[i].heading) +
			2 * strlen(d->units[i].html) +
			2 * strlen(d->units[i].html_after) + 8;
	return size < TEXT_MAX ? size : TEXT_MAX;
}

/* Closing words stand behind the units inside. */
static const char *
text_of(struct arena *mem, const struct draft *d)
{
	struct buffer b = buffer_new(mem, size_of(d));
	size_t open[DEPTHS];
	size_t depth = 0;

	for (size_t i = 0; i <= d->unit_count; i++) {
		int outer = i < d->unit_count ? d->units[i].depth : 0;

		while (depth > 0 && d->units[open[depth - 1]].depth >= outer) {
			add_html(&b, d->units[open[--depth]].html_after);
		}
		if (i == d->unit_count)
			break;
		add_line(&b, d->units[i].num);
		add_line(&b, d->units[i].heading);
		add_html(&b, d->units[i].html);
		if (depth < DEPTHS)
			open[depth++] = i;
	}
	return b.data ? b.data : "";
}

const char *
draft_difference(
    struct arena *mem, const struct draft *before, const struct draft *now)
{
	struct runs runs;

	words_compare(
	    mem, text_of(mem, before), text_of(mem, now), WORDS_EXACT, &runs);
	if (!runs.inserted && !runs.deleted)
		return NULL;
	for (size_t i = 0; i < runs.count; i++) {
		size_t at = i;

		if (runs.at[i].kind == RUN_EQUAL)
			continue;
		/* of a replacement the deleted run comes first */
		if (runs.at[i].kind == RUN_DELETED && i + 1 < runs.count &&
		    runs.at[i + 1].kind == RUN_INSERTED)
			at++;
		return text_cut(
		    mem, text_trim(mem, runs.at[at].text), DIFFERENCE_MAX);
	}
	return "";
}
