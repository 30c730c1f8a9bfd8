/*
 * shorten.c: runs for lists: long equal stretches between changes made short.
 */
#include "fcgi/draft/words.h"

#include <string.h>

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
