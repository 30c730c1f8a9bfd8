/*
 * chapter.c: see chapter.h.
 */
#include "fcgi/draft/chapter.h"

#include "fcgi/base/text.h"
#include "fcgi/draft/hit.h"

#include <string.h>

enum { WORDS_MAX = 150 };

int64_t
chapter_number(struct arena *mem, const struct line *line, size_t *end)
{
	const char *text = line->text, *first;
	size_t digits = strspn(text, "0123456789");

	*end = digits + strspn(text + digits, " ");
	if (!digits || digits > 2 || *text == '0' || *end == digits ||
	    line->block->kind != PART_P || !text_heads(text) ||
	    strlen(text) > WORDS_MAX || strchr("(0123456789", text[*end]))
		return 0;
	first = text_cut(mem, text + *end, 1);
	if (text_is(text_lower(mem, first), first))
		return 0;
	return digits == 1 ? text[0] - '0'
			   : 10 * (text[0] - '0') + text[1] - '0';
}

static bool
is_base(const struct hit *hit)
{
	return hit->rule->rank >= RANK_OF_BASE &&
	       hit->rule->rank < RANK_OF_PARAGRAPH && !hit->rule->alone;
}

/* "2.1" below chapter 2? */
static bool
parts(struct arena *mem, const struct drafting *d, const char *text,
    int64_t chapter)
{
	struct hit hit;
	int i = -1;

	while (chapter && (i = hit_find(mem, d, text, i + 1, &hit)) >= 0)
		if (hit.rule->series == SERIES_DOTTED)
			return hit.value.n == chapter * DOTTED_STEP + 1;
	return false;
}

size_t
chapter_first(struct arena *mem, const struct drafting *d,
    const struct line *at, size_t count)
{
	int64_t last = 0, styled = 0;
	bool parted = false;
	size_t first = count, end;
	struct hit hit;

	for (size_t i = 0; i < count; i++) {
		if (hit_line(mem, d, &at[i], &hit) >= 0) {
			if (is_base(&hit))
				return count;
			parted = parted || parts(mem, d, at[i].text, last);
			continue;
		}
		if (chapter_number(mem, &at[i], &end) != last + 1)
			continue;
		last++;
		styled += at[i].level > 0;
		if (first == count)
			first = i;
	}
	return last > 1 && (parted || styled > 1) ? first : count;
}
