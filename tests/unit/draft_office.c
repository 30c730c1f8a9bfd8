/*
 * draft_office.c: files of word processors: numbers that stand nowhere in
 * the text, what must be left out, and files made to do harm.
 * numbered.docx holds a style's numbers with "Чл. %1.", a table of contents,
 * a footnote, changes by an author, a deleted paragraph mark, hidden text, a
 * text box in both its forms, a link and a table with merged cells.
 */
#include "fcgi/base/text.h"
#include "fcgi/base/xml.h"
#include "fcgi/draft/draft.h"
#include "fcgi/draft/drafting.h"
#include "tests/check.h"

#include <unistd.h>

static struct draft_options options;

static enum err
read_sample(struct arena *mem, const char *name, struct draft **out)
{
	FILE *from =
	    fopen(arena_printf(mem, "tests/samples/office/%s", name), "rb");
	unsigned char *at = arena_alloc(mem, 1 << 20);
	size_t size = from ? fread(at, 1, 1 << 20, from) : 0;

	if (from)
		fclose(from);
	return draft_read(mem, (struct bytes){at, size}, &options, out);
}

static bool
holds(const struct draft *d, const char *text)
{
	return memmem(d->akn.at, d->akn.size, text, strlen(text));
}

static const char *
words_of(const struct draft *d, const char *wid)
{
	const struct draft_unit *u = draft_unit_find(d, wid);

	return u ? u->words : "(none)";
}

static void
check_refused(const char *name, const char *code)
{
	struct arena *mem = arena_new((size_t)1 << 29);
	struct draft *d;

	CHECK(read_sample(mem, name, &d) == ERR_INVALID);
	CHECK_TEXT(d->refusal_code, code);
	arena_free(mem);
}

static void
word(void)
{
	struct arena *mem = arena_new((size_t)1 << 28);
	const struct draft_unit *u;
	struct draft *d;

	CHECK(read_sample(mem, "numbered.docx", &d) == OK);
	CHECK_TEXT(d->format, "docx");
	CHECK_TEXT(d->language, "bg");
	u = draft_unit_find(d, "art_1");
	CHECK_TEXT(u ? u->num : "", "Чл. 1.");
	CHECK_TEXT(words_of(d, "art_1"), "Предмет на наредбата");
	CHECK(u && strstr(u->html, "Пред<b>мет</b> на"));
	CHECK_TEXT(
	    words_of(d, "art_1__para_1"), "Първа алинея.\nБележка под линия.");
	CHECK_TEXT(
	    words_of(d, "art_1__para_2__point_1__point_b"), "буква втора;");
	CHECK_TEXT(words_of(d, "art_1__para_2__point_2"), "втора точка.");
	CHECK_TEXT(words_of(d, "art_2"), "Добавено. Остава.");
	CHECK_TEXT(words_of(d, "art_3"), "Слято с това.");
	CHECK(holds(d, "<a href=\"https://example.org/x\">тук</a>"));
	CHECK(holds(d, "<th colspan=\"2\"><p>Глава</p></th>"));
	CHECK(holds(d, "<td rowspan=\"2\"><p>А</p></td>"));
	CHECK(holds(d, "В кутия веднъж."));
	CHECK(
	    !strstr(strstr((const char *)d->akn.at, "В кутия") + 1, "В кутия"));
	CHECK(!holds(d, "Изтрито") && !holds(d, "скрито") &&
	      !holds(d, "Автор") && !holds(d, "Някой") && !holds(d, "....."));
	CHECK(d->warning_count == 2 &&
	      text_is(d->warnings[0].code, "tracked-changes") &&
	      text_is(d->warnings[1].code, "left-out") &&
	      strstr(d->warnings[1].detail, "скрито"));
	options.keep_changes = true;
	CHECK(read_sample(mem, "numbered.docx", &d) == OK);
	CHECK(holds(d, "<ins>Добавено. </ins><del>Изтрито. </del>Остава."));
	options.keep_changes = false;
	arena_free(mem);
}

static void
open_document(void)
{
	struct arena *mem = arena_new((size_t)1 << 28);
	const struct draft_unit *u;
	struct draft *d;

	CHECK(read_sample(mem, "numbered.odt", &d) == OK);
	CHECK_TEXT(d->language, "pl");
	u = draft_unit_find(d, "art_2");
	CHECK_TEXT(u ? u->num : "", "Art. 2.");
	CHECK_TEXT(words_of(d, "art_1"), "Zakres ustawy.\nPrzypis.");
	CHECK_TEXT(words_of(d, "art_1__para_1"), "Ustęp pierwszy.");
	CHECK_TEXT(words_of(d, "art_1__para_2__point_2"), "punkt.");
	CHECK(!holds(d, "Usunięte") && !holds(d, "... 2"));
	CHECK(holds(d, "<th colspan=\"2\"><p>Nagłówek</p></th>"));
	arena_free(mem);
}

/* Through LibreOffice, where it is installed; where it is not, that is said. */
static void
old_word(void)
{
	static const char text[] =
	    "{\\rtf1\\ansi\\ansicpg1250 NA\\u344?\\u205?ZEN\\u205?\\par "
	    "\\u167? 1\\par Obec zve\\u345?ejn\\u237? n\\u225?vrh.\\par "
	    "\\u167? 2\\par Obec rozhodne.\\par}";
	struct arena *mem = arena_new((size_t)1 << 28);
	bool there = !access("/usr/bin/soffice", X_OK);
	struct draft *d;
	enum err err = draft_convert(mem,
	    (struct bytes){(const unsigned char *)text, sizeof(text) - 1},
	    &options, &d);

	CHECK(err == (there ? OK : ERR_INVALID));
	if (there)
		CHECK(draft_unit_find(d, "cl_2") != NULL);
	else
		CHECK_TEXT(d->refusal_code, "old-word");
	arena_free(mem);
}

int
main(void)
{
	struct arena *mem = arena_new(16 << 20);

	xml_start(true);
	CHECK(drafting_load(mem, NULL, &options.draftings) == OK);
	word();
	open_document();
	check_refused("bomb.docx", "bomb");
	check_refused("cut.docx", "broken-archive");
	check_refused("doctype.docx", "doctype");
	check_refused("nested.zip", "archive");
	check_refused("encrypted.odt", "encrypted");
	old_word();
	return check_done();
}
