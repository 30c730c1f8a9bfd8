/*
 * citation.c: words and numbers of a citation, compared from its beginning.
 */
#include "fcgi/app/organisation/citation.h"

#include "fcgi/base/text.h"

#include <ctype.h>
#include <string.h>

enum { KEY_MAX = 4096, CITED_MAX = 300 };

static const char *
same_word(const struct profile *p, const char *folded)
{
	for (size_t i = 0; i < p->word_count; i++)
		if (text_is(p->words[i].word, folded))
			return p->words[i].is;
	return folded;
}

/* One word or number of the key; NULL for what does not count. */
static const char *
word(struct arena *mem, const struct profile *p, const struct token *t)
{
	const char *text = arena_copy_n(mem, t->at, t->size), *folded;

	if (t->kind == TOKEN_BLANK)
		return NULL;
	if (t->kind == TOKEN_MARK)
		return text_is(text, "§") ? text : NULL;
	folded = text_fold_in(mem, p->language, text);
	if (!*folded)
		return NULL;
	folded = same_word(p, folded);
	return text_is(folded, "none") ? NULL : folded;
}

static bool
is_letter(char c)
{
	return isalpha((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* So many letters there, three at most: "a" belongs to the number before it,
 * "pkt" does not. */
static size_t
letters(const char *text)
{
	size_t count = 0;

	for (; count < 3 && is_letter(*text); text++)
		count += (*text & 0xc0) != 0x80;
	return count;
}

/* How many letters may stand behind a number and belong to it: one, but "т3"
 * in "2т3" is a word. */
static size_t
single(const char *text)
{
	while (is_letter(*text))
		text++;
	return !isdigit((unsigned char)*text);
}

/* "§2pkt2" as "§2 pkt 2". */
static const char *
apart(struct arena *mem, const char *text)
{
	struct buffer b = buffer_new(mem, KEY_MAX);

	buffer_add(&b, "");
	for (; *text; text++) {
		bool digit = isdigit((unsigned char)*text);

		buffer_bytes(&b, text, 1);
		if ((digit && letters(text + 1) > single(text + 1)) ||
		    (is_letter(*text) && isdigit((unsigned char)text[1])))
			buffer_add(&b, " ");
	}
	return b.data;
}

const char *
citation_key(struct arena *mem, const struct profile *p, const char *text)
{
	struct buffer b = buffer_new(mem, KEY_MAX);
	struct tokens tokens;

	buffer_add(&b, "");
	text_tokens(mem, apart(mem, text_cut(mem, text, CITED_MAX)), &tokens);
	for (size_t i = 0; i < tokens.count; i++) {
		const char *w = word(mem, p, &tokens.at[i]);

		if (w && b.size + strlen(w) + 2 < KEY_MAX)
			buffer_printf(&b, b.size ? " %s" : "%s", w);
	}
	return b.data;
}

/* Behind a sentence of the unit, which is its number: no unit of its own. */
static const char *
behind_sentence(const char *rest)
{
	static const char is[] = "sentence";

	rest += strspn(rest, " ");
	if (strncmp(rest, is, strlen(is)) != 0)
		return rest;
	rest += strcspn(rest, " ");
	rest += strspn(rest, " ");
	return isdigit((unsigned char)*rest) ? rest + strcspn(rest, " ") : rest;
}

/* Whether a further unit is cited behind: a number, or a word of structure,
 * among the next two. */
static bool
goes_on(const struct profile *p, const char *rest)
{
	rest = behind_sentence(rest);
	for (int i = 0; i < 2 && *(rest += strspn(rest, " ")); i++) {
		size_t size = strcspn(rest, " ");

		if (isdigit((unsigned char)*rest))
			return true;
		for (size_t k = 0; k < p->word_count; k++)
			if (strlen(p->words[k].is) == size &&
			    !strncmp(p->words[k].is, rest, size))
				return true;
		rest += size;
	}
	return false;
}

int64_t
citation_find(struct arena *mem, const struct profile *p,
    const struct cited *units, size_t count, const char *text)
{
	const char *key = citation_key(mem, p, text);
	const struct cited *best = NULL;
	size_t longest = 0;
	bool several = false;

	for (size_t i = 0; i < count; i++) {
		size_t size = units[i].key ? strlen(units[i].key) : 0;

		if (!size || size < longest ||
		    strncmp(key, units[i].key, size) != 0 ||
		    (key[size] && key[size] != ' '))
			continue;
		if (size == longest && !best->loose)
			continue;
		several = size == longest && units[i].loose &&
			  best->unit != units[i].unit;
		longest = size;
		best = &units[i];
	}
	if (!best || several || goes_on(p, key + longest))
		return 0;
	return best->unit;
}

bool
citation_whole(struct arena *mem, const struct profile *p, const char *text)
{
	static const char is[] = "whole";
	const char *key = citation_key(mem, p, text);

	if (!*key)
		return false;
	for (; *key; key += strspn(key, " ")) {
		size_t size = strcspn(key, " ");

		if (size != strlen(is) || strncmp(key, is, size) != 0)
			return false;
		key += size;
	}
	return true;
}
