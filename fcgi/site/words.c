/*
 * words.c: dictionaries in memory, plural rules, numbers as languages write
 * them.
 *
 * Everything is made at start and never changes, so the tables are shared by
 * all workers; a look-up allocates nothing, filling in takes one block.
 */
#include "fcgi/site/words.h"

#include "fcgi/base/log.h"
#include "fcgi/base/text.h"
#include "fcgi/base/xml.h"

#include <assert.h>

enum { LANGUAGES = 6, FILES = 5, NUMBER_ROOM = 32, FORM_ROOM = 8 };

struct entry {
	const char *key, *words;
};

struct dictionary {
	const char *lang;
	struct entry *at;
	size_t count;
	/* found by a hash of the key: 1 + an index of at, or 0; a power of two,
	 * at most half of it taken */
	uint16_t *slots;
	size_t slot_count;
};

struct words {
	struct dictionary of[LANGUAGES];
};

/* ---------------------------------------------------------------- reading */

static int
by_key(const void *a, const void *b)
{
	return strcmp(
	    ((const struct entry *)a)->key, ((const struct entry *)b)->key);
}

static size_t
children(const struct node *root)
{
	size_t n = 0;

	for (const struct node *t = xml_child(root, "text"); t;
	     t = xml_next(t, "text"))
		n++;
	return n;
}

static enum err
sort(struct dictionary *d)
{
	qsort(d->at, d->count, sizeof *d->at, by_key);
	for (size_t i = 1; i < d->count; i++)
		if (!strcmp(d->at[i - 1].key, d->at[i].key))
			return log_err(ERR_BROKEN, "words.twice", "%s: %s",
			    d->lang, d->at[i].key);
	return OK;
}

/* FNV-1a, of 32 bits. */
static size_t
hash(const char *key)
{
	uint32_t h = 2166136261u;

	for (; *key; key++)
		h = (h ^ (unsigned char)*key) * 16777619u;
	return h;
}

static void
index_keys(struct arena *mem, struct dictionary *d)
{
	assert(d->count < UINT16_MAX);
	for (d->slot_count = 16; d->slot_count < 2 * d->count;)
		d->slot_count *= 2;
	d->slots = arena_alloc(mem, d->slot_count * sizeof *d->slots);
	for (size_t i = 0; i < d->count; i++) {
		size_t slot = hash(d->at[i].key) & (d->slot_count - 1);

		while (d->slots[slot])
			slot = (slot + 1) & (d->slot_count - 1);
		d->slots[slot] = (uint16_t)(i + 1);
	}
}

static enum err
read_one(struct arena *mem, const char *path, struct dictionary *d)
{
	struct node *root;
	size_t i = 0;

	TRY(xml_file(path, &root));
	d->count = children(root);
	d->at = arena_alloc(mem, (d->count + 1) * sizeof *d->at);
	for (const struct node *t = xml_child(root, "text"); t;
	     t = xml_next(t, "text"), i++) {
		const char *key = xml_get(t, "xml:id");

		if (!key)
			return log_err(ERR_BROKEN, "words.unnamed",
			    "%s:%d: text without xml:id", path, xml_line(t));
		d->at[i].key = arena_copy(mem, key);
		d->at[i].words = xml_words(mem, t);
	}
	xml_forget(root);
	TRY(sort(d));
	index_keys(mem, d);
	return OK;
}

static void
to_latin(
    struct arena *mem, const struct dictionary *from, struct dictionary *to)
{
	to->count = from->count;
	to->at = arena_alloc(mem, (from->count + 1) * sizeof *to->at);
	for (size_t i = 0; i < from->count; i++)
		to->at[i] = (struct entry){
		    from->at[i].key, text_to_latin(mem, from->at[i].words)};
	index_keys(mem, to);
}

enum err
words_read(struct arena *mem, const char *folder, struct words **out)
{
	static const char *const langs[FILES] = {"bg", "pl", "cs", "en", "sr"};
	struct words *all = arena_alloc(mem, sizeof *all);

	for (size_t i = 0; i < FILES; i++) {
		all->of[i].lang = langs[i];
		TRY(read_one(mem,
		    arena_printf(mem, "%s/%s.xml", folder, langs[i]),
		    &all->of[i]));
	}
	all->of[FILES].lang = "sr-Latn";
	to_latin(mem, &all->of[FILES - 1], &all->of[FILES]);
	*out = all;
	return OK;
}

/* ---------------------------------------------------------------- finding */

const struct dictionary *
words_in(const struct words *all, const char *lang)
{
	for (size_t i = 0; i < LANGUAGES; i++)
		if (text_is(all->of[i].lang, lang))
			return &all->of[i];
	return NULL;
}

static const char *
find(const struct dictionary *in, const char *key)
{
	size_t slot = hash(key) & (in->slot_count - 1);

	for (; in->slots[slot]; slot = (slot + 1) & (in->slot_count - 1))
		if (!strcmp(in->at[in->slots[slot] - 1].key, key))
			return in->at[in->slots[slot] - 1].words;
	return NULL;
}

/* The words with {1} and {2} filled; a brace that names neither stays.  A
 * value that ends with a full stop ends the sentence too: "2026 г.", not "..".
 */
static const char *
fill(struct arena *mem, const char *words, const char *a, const char *b)
{
	const char *with[] = {a ? a : "", b ? b : ""}, *brace;
	size_t most = strlen(words) + 1;
	char *out, *end;

	if (!strchr(words, '{'))
		return words;
	for (brace = words; (brace = strchr(brace, '{')); brace++)
		most += strlen(with[0]) + strlen(with[1]);
	out = end = arena_alloc(mem, most);
	while (*words) {
		if (words[0] == '{' && (words[1] == '1' || words[1] == '2') &&
		    words[2] == '}') {
			const char *value = with[words[1] - '1'];

			end = stpcpy(end, value);
			words += 3;
			if (*value && end[-1] == '.' && *words == '.')
				words++;
			continue;
		}
		*end++ = *words++;
	}
	*end = '\0';
	return out;
}

const char *
words_text(const struct dictionary *in, struct arena *mem, const char *key,
    const char *a, const char *b)
{
	const char *words = find(in, key);

	return words ? fill(mem, words, a, b) : NULL;
}

const char *
words_count(
    const struct dictionary *in, struct arena *mem, const char *key, int64_t n)
{
	char *form = arena_alloc(mem, strlen(key) + FORM_ROOM);

	/* not by a format: this is asked for every number of a page */
	stpcpy(stpcpy(stpcpy(form, key), "."), words_plural(in->lang, n));
	return words_text(in, mem, form, words_number(mem, in->lang, n), NULL);
}

/* ---------------------------------------------------------------- numbers */

/* 2 to 4 at the end, but not 12 to 14. */
static bool
few(int64_t n)
{
	return n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14);
}

/* unicode.org/reports/tr35, rules of CLDR for whole numbers; "other" of pl
 * and "many" of cs are fractions' alone. */
const char *
words_plural(const char *lang, int64_t n)
{
	n = n < 0 ? -n : n;
	if (text_starts(lang, "sr")) {
		if (n % 10 == 1 && n % 100 != 11)
			return "one";
		return few(n) ? "few" : "other";
	}
	if (n == 1)
		return "one";
	if (text_is(lang, "pl"))
		return few(n) ? "few" : "many";
	if (text_is(lang, "cs"))
		return n >= 2 && n <= 4 ? "few" : "other";
	return "other";
}

const char *
words_number(struct arena *mem, const char *lang, int64_t n)
{
	bool late = text_is(lang, "bg") || text_is(lang, "pl");
	const char *between = text_is(lang, "en")	? ","
			      : text_starts(lang, "sr") ? "."
							: "\u00a0";
	uint64_t rest = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
	char digits[NUMBER_ROOM];
	char *out = arena_alloc(mem, 3 * NUMBER_ROOM), *end = out;
	int size = 0;

	do
		digits[size++] = (char)('0' + rest % 10);
	while (rest /= 10);
	if (n < 0)
		*end++ = '-';
	for (int i = size; i-- > 0;) {
		*end++ = digits[i];
		if (i && i % 3 == 0 && !(late && size < 5))
			end = stpcpy(end, between);
	}
	*end = '\0';
	return out;
}

size_t
words_size(const struct dictionary *in)
{
	return in->count;
}

const char *
words_key(const struct dictionary *in, size_t i)
{
	return in->at[i].key;
}
