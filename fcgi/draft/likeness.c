/*
 * likeness.c: how alike two texts are, and long equal runs made short.
 * Needs no search: sets of numbers that stand for three following words.
 */
#include "fcgi/draft/words.h"

#include <string.h>

static int
by_number(const void *a, const void *b)
{
	unsigned x = *(const unsigned *)a, y = *(const unsigned *)b;

	return (x > y) - (x < y);
}

/* FNV-1a over the word, 32 bits: two shingles in a million share a number,
 * which a measure of likeness can bear. */
static unsigned
add_word(unsigned h, const char *word, size_t size)
{
	for (size_t i = 0; i < size; i++)
		h = (h ^ (unsigned char)word[i]) * 16777619u;
	return (h ^ ' ') * 16777619u;
}

static const char *
folded(struct arena *mem, const char *text, unsigned fold)
{
	if (fold & WORDS_SCRIPT)
		text = text_to_latin(mem, text);
	return fold & WORDS_CASE ? text_lower(mem, text) : text;
}

struct shingles
words_shingles(struct arena *mem, const char *text, unsigned fold)
{
	struct tokens tokens;
	unsigned *list;
	size_t words = 0, count = 0, wide;
	const struct token **word;

	text_tokens(mem, folded(mem, text, fold), &tokens);
	list = arena_alloc(mem, (tokens.count + 1) * sizeof(*list));
	word = arena_alloc(mem, (tokens.count + 1) * sizeof(*word));
	for (size_t i = 0; i < tokens.count; i++)
		if (tokens.at[i].kind == TOKEN_WORD ||
		    tokens.at[i].kind == TOKEN_NUMBER)
			word[words++] = &tokens.at[i];
	wide = words < 3 ? 1 : 3;
	for (size_t i = 0; i + wide <= words; i++) {
		list[count] = 2166136261u;
		for (size_t k = 0; k < wide; k++)
			list[count] = add_word(
			    list[count], word[i + k]->at, word[i + k]->size);
		count++;
	}
	qsort(list, count, sizeof(*list), by_number);
	words = 0;
	for (size_t i = 0; i < count; i++)
		if (i == 0 || list[i] != list[i - 1])
			list[words++] = list[i];
	return (struct shingles){list, words};
}

int
words_likeness(struct shingles a, struct shingles b)
{
	size_t common = 0;

	for (size_t i = 0, j = 0; i < a.count && j < b.count;) {
		if (a.at[i] == b.at[j])
			common++, i++, j++;
		else if (a.at[i] < b.at[j])
			i++;
		else
			j++;
	}
	return a.count + b.count ? (int)(200 * common / (a.count + b.count))
				 : 100;
}

/* ---- shortening ---- */

/* Where the first edge words end, in bytes; the whole if there are fewer. */
static size_t
head_size(const struct tokens *tokens, const char *text, size_t edge)
{
	for (size_t i = 0; i < tokens->count; i++) {
		const struct token *t = &tokens->at[i];

		if (t->kind != TOKEN_BLANK && t->kind != TOKEN_MARK &&
		    edge-- == 0)
			return (size_t)(t->at - text);
	}
	return strlen(text);
}

static size_t
tail_start(const struct tokens *tokens, const char *text, size_t edge)
{
	for (size_t i = tokens->count; i-- > 0;) {
		const struct token *t = &tokens->at[i];

		if (t->kind != TOKEN_BLANK && t->kind != TOKEN_MARK &&
		    --edge == 0)
			return (size_t)(t->at - text);
	}
	return 0;
}

static const char *
shortened(
    struct arena *mem, const char *text, size_t edge, bool head, bool tail)
{
	struct tokens tokens;
	size_t end, start;

	text_tokens(mem, text, &tokens);
	end = head ? head_size(&tokens, text, edge) : 0;
	start = tail ? tail_start(&tokens, text, edge) : strlen(text);
	if (start <= end + 3)
		return text;
	while (end && strchr(" \n\t", text[end - 1]))
		end--;
	return arena_printf(mem, "%.*s%s…%s%s", (int)end, text, head ? " " : "",
	    tail ? " " : "", text + start);
}

void
words_shorten(struct arena *mem, struct runs *runs, size_t edge)
{
	for (size_t i = 0; i < runs->count; i++) {
		struct run *run = &runs->at[i];

		if (run->kind != RUN_EQUAL)
			continue;
		run->text =
		    shortened(mem, run->text, edge, i > 0, i + 1 < runs->count);
		run->was = run->text;
	}
}
