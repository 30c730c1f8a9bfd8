/*
 * sketch.c: what is kept of a text: its words as one number, the least hashes
 * of its shingles, its phrases.
 */
#include "fcgi/base/sketch.h"

#include "fcgi/base/text.h"

#include <string.h>

enum {
	SHINGLE = 3, /* words */
	SHORT = 8,   /* words below which only "exact" is asked */
};

uint64_t
sketch_mix(uint64_t x)
{
	x ^= x >> 33;
	x *= 0xff51afd7ed558ccdULL;
	x ^= x >> 33;
	x *= 0xc4ceb9fe1a85ec53ULL;
	return x ^ x >> 33;
}

size_t
sketch_table(size_t n)
{
	size_t size = 64;

	while (size < 2 * n)
		size *= 2;
	return size;
}

/* FNV-1a, then mixed. */
static uint64_t
hash_bytes(const char *at, size_t size)
{
	uint64_t h = 0xcbf29ce484222325ULL;

	for (size_t i = 0; i < size; i++)
		h = (h ^ (unsigned char)at[i]) * 0x100000001b3ULL;
	return sketch_mix(h);
}

/* ---- words ---- */

static bool
is_vowel(char c)
{
	return c && strchr("aeiou", c);
}

/* "mlijeko" and "mjesto" become "mleko" and "mesto"; in folded Latin. */
static const char *
without_yat(struct arena *mem, const char *folded)
{
	char *out = arena_copy(mem, folded), *to = out;

	for (const char *p = folded; *p; p++) {
		bool inside = p > folded && p[-1] != ' ';

		if (inside && !strncmp(p, "ije", 3) && !is_vowel(p[-1]))
			p += 2;
		else if (inside && !strncmp(p, "je", 2) && !is_vowel(p[-1]))
			p++;
		*to++ = *p;
	}
	*to = '\0';
	return out;
}

const char *
sketch_fold(struct arena *mem, const char *language, const char *text)
{
	const char *folded = text_fold_in(mem, language, text);

	return text_starts(language, "sr") ? without_yat(mem, folded) : folded;
}

/* The hash of each word; at most SKETCH_WORDS. */
static size_t
words(const char *folded, uint64_t *out)
{
	size_t n = 0;

	while (n < SKETCH_WORDS && *(folded += strspn(folded, " "))) {
		size_t size = strcspn(folded, " ");

		out[n++] = hash_bytes(folded, size);
		folded += size;
	}
	return n;
}

static uint64_t
in_a_row(const uint64_t *word, size_t count)
{
	uint64_t h = 0;

	for (size_t i = 0; i < count; i++)
		h = sketch_mix(h * 31 + word[i]);
	return h;
}

/* ---- phrases of the draft ---- */

struct phrases {
	uint64_t *slot; /* 0: empty */
	size_t mask, count, limit;
};

struct phrases *
phrases_new(struct arena *mem, size_t n)
{
	struct phrases *set = arena_alloc(mem, sizeof *set);
	size_t size = sketch_table(n);

	*set =
	    (struct phrases){.slot = arena_alloc(mem, size * sizeof *set->slot),
		.mask = size - 1,
		.limit = n};
	return set;
}

static uint64_t *
phrase_slot(const struct phrases *set, uint64_t h)
{
	size_t i = h & set->mask;

	h |= h == 0;
	while (set->slot[i] && set->slot[i] != h)
		i = (i + 1) & set->mask;
	return &set->slot[i];
}

void
phrases_add(struct phrases *set, const char *folded)
{
	uint64_t last[SKETCH_PHRASE] = {0};
	size_t n = 0;

	while (set->count < set->limit && *(folded += strspn(folded, " "))) {
		size_t size = strcspn(folded, " ");
		uint64_t h, *slot;

		memmove(last, last + 1, sizeof last - sizeof *last);
		last[SKETCH_PHRASE - 1] = hash_bytes(folded, size);
		folded += size;
		if (++n < SKETCH_PHRASE)
			continue;
		h = in_a_row(last, SKETCH_PHRASE);
		slot = phrase_slot(set, h);
		set->count += !*slot;
		*slot = h | (h == 0);
	}
}

/* ---- sketches ---- */

static void
near_sketch(const uint64_t *word, size_t n, uint64_t seed, uint32_t *out)
{
	memset(out, 0xff, SKETCH_HASHES * sizeof *out);
	for (size_t i = 0; i + SHINGLE <= n; i++) {
		uint64_t h = in_a_row(word + i, SHINGLE) ^ seed;

		/* one mixing for two hashes */
		for (size_t k = 0; k < SKETCH_HASHES; k += 2) {
			uint64_t x = sketch_mix(h + k * 0x9e3779b97f4a7c15ULL);
			uint32_t high = (uint32_t)(x >> 32), low = (uint32_t)x;

			if (high < out[k])
				out[k] = high;
			if (low < out[k + 1])
				out[k + 1] = low;
		}
	}
}

void
sketch_make(struct arena *mem, const char *folded, uint64_t seed,
    const struct phrases *known, struct sketch *out)
{
	uint64_t *word =
	    arena_alloc(mem, (strlen(folded) / 2 + 1) * sizeof *word);
	size_t n = words(folded, word);
	uint32_t *phrase;

	seed = sketch_mix(seed);
	out->exact = hash_bytes(folded, strlen(folded)) ^ seed;
	near_sketch(word, n, seed, out->near);
	out->phrases = NULL;
	out->phrase_count = 0;
	if (n < SHORT)
		return;
	out->phrase_count = n - SKETCH_PHRASE + 1;
	out->phrases = phrase =
	    arena_alloc(mem, out->phrase_count * sizeof *phrase);
	for (size_t i = 0; i < out->phrase_count; i++) {
		uint64_t h = in_a_row(word + i, SKETCH_PHRASE);

		if (!known || !*phrase_slot(known, h)) {
			phrase[i] = (uint32_t)((h ^ seed) >> 32);
			phrase[i] |= phrase[i] == 0;
		}
	}
}

double
sketch_near(const struct sketch *a, const struct sketch *b)
{
	size_t same = 0;

	for (size_t i = 0; i < SKETCH_HASHES; i++)
		same += a->near[i] == b->near[i];
	return (double)same / SKETCH_HASHES;
}
