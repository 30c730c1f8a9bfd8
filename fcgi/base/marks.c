/*
 * marks.c: of each word the first 2, 3 and 5 letters, a bit each.  Long
 * beginnings tell texts apart; short ones are there for who types little.  What
 * is sought is a beginning of a word and so has bits of the word.
 */
#include "fcgi/base/marks.h"

#include <stddef.h>
#include <string.h>

static const int beginnings[] = {2, 3, 5};

/* FNV-1a (Fowler, Noll, Vo 1991). */
static uint32_t
hash(const char *bytes, size_t size)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < size; i++)
		h = (h ^ (unsigned char)bytes[i]) * 16777619u;
	return h;
}

/* Bytes of the first letters of a word; 0 if it has fewer. */
static size_t
beginning(const char *word, size_t size, int letters)
{
	size_t i = 0;

	while (letters > 0 && i < size) {
		i++;
		while (i < size && ((unsigned char)word[i] & 0xc0) == 0x80)
			i++;
		letters--;
	}
	return letters ? 0 : i;
}

static void
mark(struct marks *m, const char *word, size_t size, int letters)
{
	size_t begins = beginning(word, size, letters);
	uint32_t bit;

	if (!begins)
		return;
	bit = hash(word, begins) % (MARKS * MARK_BITS);
	m->bits[bit / MARK_BITS] |= INT64_C(1) << (bit % MARK_BITS);
}

struct marks
marks_of(const char *folded)
{
	struct marks m = {{0}};

	while (*(folded += strspn(folded, " "))) {
		size_t size = strcspn(folded, " ");

		for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings;
		     i++)
			mark(&m, folded, size, beginnings[i]);
		folded += size;
	}
	return m;
}

bool
marks_may_hold(const struct marks *text, const struct marks *sought)
{
	for (size_t i = 0; i < MARKS; i++)
		if ((text->bits[i] & sought->bits[i]) != sought->bits[i])
			return false;
	return true;
}
