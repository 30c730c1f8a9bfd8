/* A tree mended by hand: what a line becomes, where it goes; and that no word
 * changes, whatever is done to whatever. */
#include "fcgi/draft/draft.h"
#include "fcgi/draft/same.h"

#include "fcgi/base/text.h"
#include "tests/check.h"

static struct arena *mem;

static struct draft *
read_as(struct bytes file, const struct draft_mend *mends, size_t count)
{
	const struct draft_options options = {.language = "bg",
	    .country = "bg",
	    .date = "2026-03-01",
	    .conf = "conf",
	    .mends = mends,
	    .mend_count = count};
	struct draft *d;

	if (draft_read(mem, file, &options, &d) != OK)
		printf("# not read: %s\n", d->refusal);
	return d;
}

static struct draft *
text(const char *words)
{
	return read_as(
	    (struct bytes){(const unsigned char *)words, strlen(words)}, NULL,
	    0);
}

/* "article Чл. 1. | paragraph (1) | ..." of what stands below the preface. */
static const char *
outline(const struct draft *d)
{
	struct buffer b = buffer_new(mem, 1 << 16);

	for (size_t i = 0; i < d->unit_count; i++) {
		const struct draft_unit *u = &d->units[i];

		if (!strcmp(u->kind, "preface"))
			continue;
		buffer_printf(&b, "%s%d %s%s%s%s", b.size ? " | " : "",
		    u->depth, u->kind, *u->num ? " " : "", u->num,
		    u->quoted ? " quoted" : "");
	}
	return b.data ? b.data : "";
}

static bool
refused(const struct draft *d)
{
	for (size_t i = 0; i < d->warning_count; i++)
		if (!strcmp(d->warnings[i].code, "mend-refused") ||
		    !strcmp(d->warnings[i].code, "words-lost"))
			return true;
	return false;
}

/* The outline after one correction; the words are held against before. */
static const char *
after(struct draft **d, const char *wid, const char *act, const char *value)
{
	const struct draft_mend what = {act, wid, value};
	struct draft *now = read_as((*d)->akn, &what, 1);
	const char *difference = draft_difference(mem, *d, now);

	if (refused(now))
		return "refused";
	/* a heading is read behind the number that it stood in front of */
	if (difference && !(value && !strcmp(value, "heading")))
		return arena_printf(mem, "other words: %s", difference);
	*d = now;
	return outline(now);
}

static const char act[] =
    "НАРЕДБА\n\nЧл. 1. (1) Първа алинея.\n(2) Втора алинея.\n"
    "Чл. 2. Текст на втория. Чл. 3. Текст на третия.\n"
    "(1) Алинея на третия.\nЧл. 4. Четвърти.\n";

static void
divided(void)
{
	struct draft *d = text(act);

	CHECK_TEXT(outline(d),
	    "0 article Чл. 1. | 1 paragraph (1) | 1 paragraph (2) | "
	    "0 article Чл. 2. | 1 paragraph (1) | 0 article Чл. 4.");
	/* what is behind the mark is an article of its own, and takes its
	 * paragraph with it */
	CHECK_TEXT(after(&d, "art_2", "split", "Чл. 3."),
	    "0 article Чл. 1. | 1 paragraph (1) | 1 paragraph (2) | "
	    "0 article Чл. 2. | 0 article Чл. 3. | 1 paragraph (1) | "
	    "0 article Чл. 4.");
	CHECK(draft_unit_find(d, "art_2__para_1") != NULL);
	CHECK(draft_unit_find(d, "art_3") != NULL);
	CHECK_TEXT(after(&d, "art_4", "split", "not there"), "refused");
	CHECK_TEXT(after(&d, "art_4", "split", ""), "refused");
	CHECK_TEXT(after(&d, "nobody", "join", NULL), "refused");
	CHECK_TEXT(after(&d, "art_4", "dance", NULL), "refused");
	/* and joined again to the line before it, which is a paragraph */
	CHECK_TEXT(after(&d, "art_4", "join", NULL),
	    "0 article Чл. 1. | 1 paragraph (1) | 1 paragraph (2) | "
	    "0 article Чл. 2. | 0 article Чл. 3. | 1 paragraph (1)");
}

static void
other_kinds(void)
{
	struct draft *d = text(act);

	CHECK_TEXT(after(&d, "art_1__para_2", "kind", "article"),
	    "0 article Чл. 1. | 1 paragraph (1) | 0 article (2) | "
	    "0 article Чл. 2. | 1 paragraph (1) | 0 article Чл. 4.");
	CHECK_TEXT(after(&d, "art_1__para_2", "kind", "paragraph"),
	    "0 article Чл. 1. | 1 paragraph (1) | 1 paragraph (2) | "
	    "0 article Чл. 2. | 1 paragraph (1) | 0 article Чл. 4.");
	CHECK_TEXT(after(&d, "art_1__para_2", "number", ""),
	    "0 article Чл. 1. | 1 paragraph (1) | 1 paragraph | "
	    "0 article Чл. 2. | 1 paragraph (1) | 0 article Чл. 4.");
	CHECK_TEXT(after(&d, "art_1__para_2", "number", "(3)"), "refused");
	CHECK_TEXT(after(&d, "art_1__para_2", "number", "(2)"),
	    "0 article Чл. 1. | 1 paragraph (1) | 1 paragraph (2) | "
	    "0 article Чл. 2. | 1 paragraph (1) | 0 article Чл. 4.");
	CHECK_TEXT(after(&d, "art_1__para_2", "out", NULL),
	    "0 article Чл. 1. | 1 paragraph (1) | 0 paragraph (2) | "
	    "0 article Чл. 2. | 1 paragraph (1) | 0 article Чл. 4.");
	CHECK_TEXT(after(&d, "art_1__para_2", "in", NULL),
	    "0 article Чл. 1. | 1 paragraph (1) | 1 paragraph (2) | "
	    "0 article Чл. 2. | 1 paragraph (1) | 0 article Чл. 4.");
	CHECK_TEXT(after(&d, "art_1", "out", NULL), "refused");
	CHECK_TEXT(after(&d, "art_1", "in", NULL), "refused");
}

static void
headings(void)
{
	struct draft *d = text("НАРЕДБА\n\nЧл. 1. Едно. Обхват\nЧл. 2. Две.\n");
	const struct draft_unit *u;

	CHECK_TEXT(after(&d, "art_1", "split", "Обхват"),
	    "0 article Чл. 1. | 0 article | 0 article Чл. 2.");
	for (size_t i = 0; i < d->unit_count; i++)
		if (!strcmp(d->units[i].words, "Обхват"))
			CHECK_TEXT(
			    after(&d, d->units[i].wid, "kind", "heading"),
			    "0 article Чл. 1. | 0 article Чл. 2.");
	u = draft_unit_find(d, "art_2");
	CHECK(u != NULL);
	if (u)
		CHECK_TEXT(u->heading, "Обхват");
}

/* A line on which a heading and what it heads ran together. */
static void
run_together(void)
{
	static const char chapter[] = "chp_pa-rva";
	struct draft *d =
	    text("НАРЕДБА\n\nГлава първа\nОБЩИ ПОЛОЖЕНИЯ Раздел I Начало и "
		 "край\n\nЧл. 2. Две.\n(1) Първа.\n");
	const struct draft_unit *u;

	CHECK_TEXT(outline(d),
	    "0 chapter Глава първа | 1 article Чл. 2. | 2 paragraph (1)");
	/* a section takes what stands behind it and is below it */
	CHECK_TEXT(after(&d, chapter, "split", "Раздел I"),
	    "0 chapter Глава първа | 1 section Раздел I | 2 article Чл. 2. | "
	    "3 paragraph (1)");
	u = draft_unit_find(d, chapter);
	CHECK(u && text_is(u->heading, "ОБЩИ ПОЛОЖЕНИЯ"));
	/* what has no number is plain text */
	CHECK_TEXT(after(&d, chapter, "split", "ПОЛОЖЕНИЯ"),
	    "0 chapter Глава първа | 1 block | 1 section Раздел I | "
	    "2 article Чл. 2. | 3 paragraph (1)");
	CHECK_TEXT(after(&d, chapter, "split", "ОБЩИ"), "refused");
}

static void
quoted(void)
{
	struct draft *d = text("ЗАКОН\n\n§ 1. Чл. 5 се изменя така:\n"
			       "„Чл. 5. Нов текст.“\n§ 2. Край.\n");

	CHECK(strstr(outline(d), "article Чл. 5. quoted") ||
	      strstr(outline(d), "article „Чл. 5. quoted"));
	for (size_t i = 0; i < d->unit_count; i++)
		if (d->units[i].quoted) {
			const char *wid = d->units[i].wid;

			CHECK(
			    !strstr(after(&d, wid, "unquote", NULL), "quoted"));
			CHECK(strstr(after(&d, wid, "quote", NULL), "quoted"));
			break;
		}
	CHECK_TEXT(after(&d, d->units[0].wid, "unquote", NULL), "refused");
}

/* Everything to every unit of a real act: read again, valid, no word lost. */
static void
whatever(void)
{
	static const struct {
		const char *act, *value;
	} all[] = {{"kind", "article"}, {"kind", "paragraph"},
	    {"kind", "point"}, {"kind", "chapter"}, {"kind", "block"},
	    {"kind", "heading"}, {"join", NULL}, {"split", ","},
	    {"quote", NULL}, {"unquote", NULL}, {"in", NULL}, {"out", NULL},
	    {"number", ""}};
	struct arena *outer = mem;

	for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
		struct draft *d;
		size_t wrong = 0;

		mem = arena_new((size_t)2 << 30);
		d = text(act);
		for (size_t i = 0; i < d->unit_count; i++) {
			struct draft *copy = d;
			const char *got = after(
			    &copy, d->units[i].wid, all[k].act, all[k].value);

			wrong += !strncmp(got, "other words", 11);
			if (!strncmp(got, "other words", 11))
				printf("# %s %s: %s\n", all[k].act,
				    d->units[i].wid, got);
		}
		CHECK(wrong == 0);
		arena_free(mem);
	}
	mem = outer;
}

int
main(void)
{
	mem = arena_new((size_t)4 << 30);
	divided();
	other_kinds();
	headings();
	run_together();
	quoted();
	whatever();
	arena_free(mem);
	return check_done();
}
