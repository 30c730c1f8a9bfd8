/*
 * word_field.c: what fields show that have no result in the file, and what
 * they count (ECMA-376 part 1, 17.16.5): SEQ, LISTNUM, AUTONUM, SYMBOL.
 */
#include "fcgi/draft/count.h"
#include "fcgi/draft/word.h"

#include <string.h>

static struct sequence *
sequence_of(struct word *w, const char *name)
{
	for (size_t i = 0; i < w->sequence_count; i++)
		if (!strcasecmp(w->sequences[i].name, name))
			return &w->sequences[i];
	w->sequences = arena_grow(w->mem, w->sequences,
	    w->sequence_count * sizeof(*w->sequences),
	    (w->sequence_count + 1) * sizeof(*w->sequences));
	w->sequences[w->sequence_count].name = name;
	return &w->sequences[w->sequence_count++];
}

/* What stands behind a switch such as \r; NULL: it is not there. */
static const char *
switch_of(const char *code, char letter)
{
	for (const char *c = code; (c = strchr(c, '\\')); c += 1 + (c[1] != 0))
		if ((c[1] | 0x20) == (letter | 0x20))
			return c + 2 + strspn(c + 2, " ");
	return NULL;
}

/* The number behind a switch; otherwise -1. */
static int
switch_number(const char *code, char letter)
{
	const char *c = switch_of(code, letter);
	int n = 0;

	if (!c || *c < '0' || *c > '9')
		return -1;
	for (; *c >= '0' && *c <= '9' && n < 10000; c++)
		n = n * 10 + *c - '0';
	return n;
}

/* "\* ROMAN": the form of the number, in capitals if its name is. */
static const char *
format_of(struct word *w, const char *code)
{
	static const char *const known[][3] = {
	    {"alphabetic", "lowerLetter", "upperLetter"},
	    {"roman", "lowerRoman", "upperRoman"},
	    {"ordinal", "ordinal", "ordinal"},
	    {"ordtext", "ordinalText", "ordinalText"},
	    {"cardtext", "cardinalText", "cardinalText"}, {"hex", "hex", "hex"},
	    {"arabicdash", "numberInDash", "numberInDash"}};

	for (const char *c = code; (c = strstr(c, "\\*")); c++) {
		const char *name = c + 2 + strspn(c + 2, " ");
		size_t size = strcspn(name, " \\");
		const char *lower =
		    text_lower(w->mem, arena_copy_n(w->mem, name, size));

		for (size_t i = 0; i < sizeof known / sizeof *known; i++)
			if (text_is(lower, known[i][0]))
				return known[i][1 + (*name < 'a')];
	}
	return "decimal";
}

/* ASCII in capitals: numbers in letters of other alphabets have their own. */
static const char *
in_capitals(struct arena *mem, const char *text)
{
	char *out = arena_copy_n(mem, text, strlen(text));

	for (char *c = out; *c; c++)
		if (*c >= 'a' && *c <= 'z')
			*c -= 'a' - 'A';
	return out;
}

/* In a line words are small, unless "\* FirstCap" or "\* Caps" is asked. */
static const char *
formatted(struct word *w, int n, const char *code, const struct style *style)
{
	const char *format = format_of(w, code);
	const char *text = word_count_text(w, n, format, NULL, style);

	if (strcasestr(code, "* upper") || strcasestr(code, "*upper"))
		return in_capitals(w->mem, text);
	if (strcasestr(code, "* lower") || strcasestr(code, "*lower"))
		return text_lower(w->mem, text);
	return strstr(format, "Text") && !strcasestr(code, "* cap") &&
		       !strcasestr(code, "firstcap")
		   ? text_lower(w->mem, text)
		   : text;
}

/* \s 1: counted anew behind each heading of that level. */
static void
sequence_restart(struct word *w, struct sequence *sequence, int level)
{
	int seen = 0;

	if (level < 1 || level > WORD_LEVELS)
		return;
	for (int i = 0; i < level; i++)
		seen += w->headings[i];
	if (seen != sequence->headings)
		sequence->value = 0;
	sequence->headings = seen;
}

/* What is hidden (\h) counts, and shows if a form is asked for all the
 * same. */
static const char *
sequence_field(struct word *w, const char *rest, const char *code,
    const struct style *style)
{
	bool quoted = *rest == '"';
	const char *name = arena_copy_n(w->mem, rest + quoted,
	    strcspn(rest + quoted, quoted ? "\"" : " \\"));
	struct sequence *sequence = sequence_of(w, name);
	int start = switch_number(code, 'r');

	sequence_restart(w, sequence, switch_number(code, 's'));
	if (start >= 0)
		sequence->value = start;
	else if (!switch_of(code, 'c'))
		sequence->value++;
	if (switch_of(code, 'h') && !strstr(code, "\\*"))
		return "";
	return formatted(w, sequence->value, code, style);
}

/* The lists that every Word has without saying so. */
static const struct {
	const char *name, *text[WORD_LEVELS], *format[WORD_LEVELS];
} built_in[] = {
    {"NumberDefault",
	{"%1)", "%2)", "%3)", "(%4)", "(%5)", "(%6)", "%7.", "%8.", "%9."},
	{"decimal", "lowerLetter", "lowerRoman", "decimal", "lowerLetter",
	    "lowerRoman", "decimal", "lowerLetter", "lowerRoman"}},
    {"OutlineDefault",
	{"%1.", "%2.", "%3.", "%4)", "(%5)", "(%6)", "(%7)", "(%8)", "(%9)"},
	{"upperRoman", "upperLetter", "decimal", "lowerLetter", "decimal",
	    "lowerLetter", "lowerRoman", "lowerLetter", "lowerRoman"}},
    {"LegalDefault",
	{"%1.", "%1.%2.", "%1.%2.%3.", "%1.%2.%3.%4.", "%1.%2.%3.%4.%5.",
	    "%1.%2.%3.%4.%5.%6.", "%1.%2.%3.%4.%5.%6.%7.",
	    "%1.%2.%3.%4.%5.%6.%7.%8.", "%1.%2.%3.%4.%5.%6.%7.%8.%9."},
	{"decimal", "decimal", "decimal", "decimal", "decimal", "decimal",
	    "decimal", "decimal", "decimal"}},
};
enum { OUTLINE = 1, BUILT_IN = sizeof built_in / sizeof *built_in };
_Static_assert((int)BUILT_IN == (int)WORD_BUILT_IN, "as in word.h");

static struct list *
list_built_in(struct word *w, const char *name)
{
	size_t which = 0;
	struct list *list;

	while (which < BUILT_IN && !text_is(built_in[which].name, name))
		which++;
	if (which == BUILT_IN)
		return NULL;
	if (w->built_in[which])
		return w->built_in[which];
	list = w->built_in[which] = arena_alloc(w->mem, sizeof(*list));
	list->id = -2 - (int)which;
	list->abstract = arena_alloc(w->mem, sizeof(*list->abstract));
	list->abstract->last_level = -1;
	for (int i = 0; i < WORD_LEVELS; i++) {
		list->start[i] = -1;
		list->abstract->level[i] = (struct number_level){.start = 1,
		    .restart = -1,
		    .format = built_in[which].format[i],
		    .text = built_in[which].text[i],
		    .there = true};
	}
	return list;
}

static struct list *
list_named(struct word *w, const char *name)
{
	for (size_t i = 0; i < w->list_count; i++)
		if (w->lists[i].abstract &&
		    text_is(w->lists[i].abstract->name, name))
			return &w->lists[i];
	return list_built_in(w, name);
}

/* One whose name is in other letters looks so, and counts by itself. */
static struct list *
list_like(struct word *w, const char *name)
{
	for (size_t i = 0; name && i < w->list_count; i++) {
		struct abstract_list *a = w->lists[i].abstract;
		struct list *like;

		if (!a || !a->name || strcasecmp(a->name, name) != 0)
			continue;
		like = arena_alloc(w->mem, sizeof(*like));
		*like = w->lists[i];
		like->abstract = arena_alloc(w->mem, sizeof(*a));
		*like->abstract = *a;
		memset(like->abstract->running, 0, sizeof(a->running));
		return like;
	}
	return NULL;
}

/* LISTNUM "name" \l level: counts in the list of that name, else in that of
 * its paragraph one level deeper, else in the one that every Word has. */
static const char *
list_field(struct word *w, const char *rest, const char *code,
    const xmlNode *properties, const struct style *style)
{
	int wanted = switch_number(code, 'l'), level = -1;
	int start = switch_number(code, 's');
	const char *name = NULL;
	struct list *list = NULL;
	bool explicit;

	if (*rest == '"')
		name = arena_copy_n(w->mem, rest + 1, strcspn(rest + 1, "\""));
	else if (*rest && *rest != '\\')
		name = arena_copy_n(w->mem, rest, strcspn(rest, " \\"));
	if (name)
		list = list_named(w, name);
	if (!list)
		list = word_list(w, properties, style, &level, &explicit);
	if (!list)
		list = list_like(w, name);
	if (!list)
		list = list_built_in(w, "NumberDefault");
	level = wanted > 0 ? wanted - 1 : level + 1;
	if (level < 0 || level >= WORD_LEVELS)
		return "";
	if (start >= 0) {
		list->abstract->running[level] = true;
		list->abstract->value[level] = start - 1;
	}
	return word_count(w, list, level, NULL, true);
}

/* "(%5)" with the number in it. */
static const char *
filled(struct word *w, const char *text, const char *number)
{
	const char *at = strchr(text, '%');

	return arena_printf(
	    w->mem, "%.*s%s%s", (int)(at - text), text, number, at + 2);
}

/* AUTONUM counts paragraphs of one kind, headings of a level or text below
 * all of them; the number of a higher one begins the lower ones anew.
 * AUTONUMLGL shows those above as well ("2.1."), AUTONUMOUT each level in
 * another form. */
static const char *
auto_field(struct word *w, const char *kind, const char *code,
    const struct style *style)
{
	const char *end = switch_of(code, 's');
	char sign[] = {end && *end && *end != '\\' ? *end : '.', '\0'};
	struct buffer b = buffer_new(w->mem, 1024);
	int level = WORD_LEVELS, from;

	for (; style && level == WORD_LEVELS; style = style->parent)
		if (style->outline >= 0 && style->outline < WORD_LEVELS)
			level = style->outline;
	w->automatic[level]++;
	for (int i = level + 1; i <= WORD_LEVELS; i++)
		w->automatic[i] = 0;
	if (text_is(kind, "autonumout") && level < WORD_LEVELS)
		return filled(w, built_in[OUTLINE].text[level],
		    count_text(w->mem, w->automatic[level],
			built_in[OUTLINE].format[level], NULL));
	from = text_is(kind, "autonumlgl") ? 0 : level;
	for (int i = from; i <= level; i++)
		if (w->automatic[i])
			buffer_printf(&b, "%s%s", b.size ? sign : "",
			    formatted(w, w->automatic[i], code, style));
	buffer_add(&b, switch_of(code, 'e') ? "" : sign);
	return b.data;
}

static const char *
symbol_field(struct word *w, const char *rest)
{
	int code = 0;

	while (*rest >= '0' && *rest <= '9' && code < 1000)
		code = code * 10 + *rest++ - '0';
	if (code == 147 || code == 148)
		return code == 147 ? "“" : "”";
	return code == 150		  ? "–"
	       : code == 151		  ? "—"
	       : code >= 32 && code < 127 ? arena_printf(w->mem, "%c", code)
					  : "";
}

const char *
word_field(struct word *w, const char *code, const xmlNode *properties,
    const struct style *style, bool has_result)
{
	const char *rest = code + strspn(code, " ");
	size_t size = strcspn(rest, " \\");
	const char *word = text_lower(w->mem, arena_copy_n(w->mem, rest, size));

	rest += size;
	rest += strspn(rest, " ");
	if (!strcmp(word, "seq"))
		return sequence_field(w, rest, code, style);
	if (!strcmp(word, "listnum"))
		return list_field(w, rest, code, properties, style);
	if (!strncmp(word, "autonum", 7))
		return auto_field(w, word, code, style);
	if (!strcmp(word, "symbol") && !has_result)
		return symbol_field(w, rest);
	return "";
}
