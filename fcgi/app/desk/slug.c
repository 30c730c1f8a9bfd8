/*
 * slug.c: titles as words of an address.  Bulgarian by the Transliteration Act
 * (ДВ, бр. 19 от 2009 г.), Serbian by its own Latin; what else has a letter
 * under its sign loses the sign.
 */
#include "fcgi/app/desk/slug.h"

#include "fcgi/base/text.h"

#include <string.h>

enum { TRIES = 100 };

struct letter {
	const char *cyrillic, *latin;
};

static const struct letter letters[] = {
    {"а", "a"},
    {"б", "b"},
    {"в", "v"},
    {"г", "g"},
    {"д", "d"},
    {"е", "e"},
    {"ж", "zh"},
    {"з", "z"},
    {"и", "i"},
    {"й", "y"},
    {"к", "k"},
    {"л", "l"},
    {"м", "m"},
    {"н", "n"},
    {"о", "o"},
    {"п", "p"},
    {"р", "r"},
    {"с", "s"},
    {"т", "t"},
    {"у", "u"},
    {"ф", "f"},
    {"х", "h"},
    {"ц", "ts"},
    {"ч", "ch"},
    {"ш", "sh"},
    {"щ", "sht"},
    {"ъ", "a"},
    {"ь", "y"},
    {"ю", "yu"},
    {"я", "ya"},
    {"ł", "l"},
    {"đ", "dj"},
    {"ø", "o"},
    {"ß", "ss"},
};
enum { LETTERS = sizeof letters / sizeof *letters };

static const struct letter *
letter_at(const char *text)
{
	for (int i = 0; i < LETTERS; i++)
		if (text_starts(text, letters[i].cyrillic))
			return &letters[i];
	return NULL;
}

static const char *
latin(struct arena *mem, const char *text)
{
	struct buffer b = buffer_new(mem, 4 * strlen(text) + 64);

	while (*text) {
		const struct letter *l = letter_at(text);

		if (!l) {
			buffer_bytes(&b, text++, 1);
			continue;
		}
		buffer_add(&b, l->latin);
		text += strlen(l->cyrillic);
	}
	return b.data ? b.data : "";
}

/* Letters and digits stay, the rest parts words. */
static char *
hyphened(struct arena *mem, const char *words)
{
	struct buffer b = buffer_new(mem, strlen(words) + 64);

	for (; *words; words++) {
		if ((*words >= 'a' && *words <= 'z') ||
		    (*words >= '0' && *words <= '9'))
			buffer_bytes(&b, words, 1);
		else if (b.size && b.data[b.size - 1] != '-')
			buffer_add(&b, "-");
	}
	while (b.size && b.data[b.size - 1] == '-')
		b.data[--b.size] = '\0';
	return b.data ? b.data : arena_copy(mem, "");
}

const char *
slug_from(struct arena *mem, const char *language, const char *title)
{
	char *slug;
	size_t end;

	title = text_lower(mem, title);
	if (text_in_two_scripts(language))
		title = text_to_latin(mem, title);
	/* what is left of signs above and below letters goes with the fold */
	slug = hyphened(mem, text_fold_in(mem, "en", latin(mem, title)));
	if (strlen(slug) > SLUG_MADE) {
		for (end = SLUG_MADE; end > SLUG_MIN && slug[end] != '-';)
			end--;
		slug[end > SLUG_MIN ? end : SLUG_MADE] = '\0';
	}
	return strlen(slug) < SLUG_MIN ? "" : slug;
}

enum err
slug_free(struct db *db, struct arena *mem, const char *slug,
    const char *otherwise,
    enum err (*taken)(struct db *, struct arena *, const char *, struct rows *),
    const char **out)
{
	struct rows r;

	if (!*slug)
		slug = otherwise;
	for (int i = 1; i < TRIES; i++) {
		*out = i == 1 ? slug : arena_printf(mem, "%s-%d", slug, i);
		TRY(taken(db, mem, *out, &r));
		if (!cell_int(&r, 0, "taken"))
			return OK;
	}
	return ERR_CONFLICT;
}
