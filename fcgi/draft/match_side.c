/*
 * match_side.c: what the units of a version are known by; see matcher.h.
 */
#include "fcgi/draft/matcher.h"

#include "fcgi/base/text.h"
#include "fcgi/draft/pictures.h"

#include <string.h>

uint64_t
match_mix(uint64_t hash, const char *text)
{
	for (; *text; text++)
		hash = (hash ^ (unsigned char)*text) * UINT64_C(0x100000001B3);
	return (hash ^ 0xFF) * UINT64_C(0x100000001B3);
}

/* Serbian in both scripts is one text. */
static const char *
in_one_script(struct arena *mem, const struct draft *d, const char *text)
{
	return text_in_two_scripts(d->language) ? text_to_latin(mem, text)
						: text;
}

/* Spaces do not make a difference. */
static const char *
plain(struct arena *mem, const struct draft_unit *u)
{
	struct buffer b = buffer_new(mem, 1 << 28);
	const char *texts[] = {u->heading, u->words};
	bool space = false;

	for (size_t i = 0; i < 2; i++) {
		for (const char *c = texts[i]; *c; c++) {
			if (strchr(" \n\t", *c)) {
				space = b.size;
				continue;
			}
			if (space)
				buffer_bytes(&b, " ", 1);
			space = false;
			buffer_bytes(&b, c, 1);
		}
		space = b.size;
	}
	return b.data;
}

struct side
match_side(struct arena *mem, const struct draft *d)
{
	struct side s = {.units = d->units, .count = d->unit_count};
	size_t n = s.count + 1;

	s.pair = arena_alloc(mem, n * sizeof(*s.pair));
	s.end = arena_alloc(mem, n * sizeof(*s.end));
	s.hash = arena_alloc(mem, n * sizeof(*s.hash));
	s.sketch = arena_alloc(mem, n * sizeof(*s.sketch));
	s.folded = arena_alloc(mem, n * sizeof(*s.folded));
	s.num = arena_alloc(mem, n * sizeof(*s.num));
	s.pictures = arena_alloc(mem, n * sizeof(*s.pictures));
	for (size_t i = 0; i < s.count; i++) {
		s.pair[i] = DRAFT_NONE;
		s.folded[i] = in_one_script(mem, d, plain(mem, &s.units[i]));
		s.num[i] = in_one_script(mem, d, s.units[i].num);
		s.pictures[i] = draft_unit_pictures(mem, &s.units[i]);
		s.hash[i] =
		    match_mix(match_mix(14695981039346656037U, s.units[i].kind),
			s.folded[i]);
		sketch_words(mem, &s.sketch[i], s.folded[i]);
		s.end[i] = (int)i + 1;
	}
	/* From the end, so that those below are done. */
	for (size_t i = s.count; i-- > 0;) {
		int parent = s.units[i].parent;

		if (parent < 0)
			continue;
		if (s.end[i] > s.end[parent])
			s.end[parent] = s.end[i];
		s.hash[parent] = s.hash[parent] * 31 + s.hash[i];
		sketch_join(mem, &s.sketch[parent], &s.sketch[i]);
	}
	return s;
}
