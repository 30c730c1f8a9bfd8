/*
 * draft_charset.c: text in the old code pages of our countries is told by its
 * bytes and read as what it spells; what is none of them is refused.
 */
#include "fcgi/base/text.h"
#include "fcgi/base/xml.h"
#include "fcgi/draft/charset.h"
#include "fcgi/draft/draft.h"
#include "tests/check.h"

#include <iconv.h>

static struct arena *mem;

static struct bytes
encoded(const char *page, const char *text)
{
	iconv_t to = iconv_open(page, "UTF-8");
	size_t left = strlen(text), room = 4 * left + 8;
	char *out = arena_alloc(mem, room), *at = out;
	char *from = arena_copy(mem, text);

	CHECK(iconv(to, &from, &left, &at, &room) != (size_t)-1 && !left);
	iconv_close(to);
	return (struct bytes){(unsigned char *)out, (size_t)(at - out)};
}

static const char *
decoded(struct bytes text, const char **page)
{
	struct bytes out = charset_decode(mem, text, page);

	return arena_copy_n(mem, out.at, out.size);
}

static void
check_page(const char *page, const char *text)
{
	const char *found = "";

	CHECK_TEXT(decoded(encoded(page, text), &found), text);
	CHECK_TEXT(found, page);
}

static void
pages(void)
{
	static const char bg[] =
	    "Чл. 5. (1) Кметът публикува „проекта“ – заедно с доклада.\n";
	static const char sr[] = "Члан 7. Предлагач објављује извештај.\n";
	static const char pl[] =
	    "§ 3. Burmistrz ogłasza konsultacje; „głos” każdego się liczy.\n";
	static const char cs[] =
	    "§ 4 Obec zveřejní návrh na úřední desce, šest týdnů žádný.\n";
	const char *found = "";
	static const char latin[] = "Član 7. Odluka se donosi češće, žurno.\n";

	check_page("windows-1251", bg);
	check_page("windows-1251", sr);
	check_page("ISO-8859-5", "Чл. 5. (1) Кметът публикува проекта.\n");
	check_page("ISO-8859-5", sr);
	check_page("windows-1250", pl);
	check_page("windows-1250", cs);
	check_page("windows-1250", latin);
	check_page(
	    "ISO-8859-2", "§ 3. Burmistrz ogłasza, że głosują wszyscy.\n");
	check_page("ISO-8859-2", cs);
	check_page("ISO-8859-2", latin);
	check_page("windows-1252", "5. The fee is £100, or £5 a day.\n");
	CHECK_TEXT(
	    decoded(encoded("windows-1252", "6. “Bank” means the shore’s.\n"),
		&found),
	    "6. “Bank” means the shore’s.\n");
	check_page("UTF-16LE", bg);
	check_page("UTF-16BE", pl);
	check_page("UTF-8", bg);
}

static void
marks(void)
{
	const char *found = "";
	struct bytes bare = {(const unsigned char *)"\xEF\xBB\xBF§ 1", 7};

	CHECK_TEXT(decoded(bare, &found), "§ 1");
	CHECK_TEXT(found, "UTF-8");
	CHECK_TEXT(decoded(encoded("UTF-16", "Чл. 1."), &found), "Чл. 1.");
	CHECK_TEXT(found, "UTF-16LE");
	CHECK(charset_guess(
		  mem, (struct bytes){(const unsigned char *)"\xFF\xFE\0\xFF\1",
			   5}) != NULL);
	CHECK(charset_guess(
		  mem, (struct bytes){(const unsigned char *)"\x00\x01\xFF\x9D",
			   4}) == NULL);
	/* half a letter of two bytes, in the middle */
	CHECK(decoded(
	    (struct bytes){(const unsigned char *)"\xFF\xFEx", 3}, &found));
}

static void
reads(const char *page, const char *text, const char *warning, const char *unit)
{
	struct draft_options options = {.language = "bg"};
	struct draft *d;
	bool warned = false, there = false;

	CHECK(draft_convert(mem, encoded(page, text), &options, &d) == OK);
	for (size_t i = 0; i < d->warning_count; i++)
		warned |= text_is(d->warnings[i].code, "charset") &&
			  text_is(d->warnings[i].detail, warning);
	for (size_t i = 0; i < d->unit_count; i++)
		there |= text_is(d->units[i].num, unit);
	CHECK(warned == (*warning != '\0'));
	CHECK(there);
}

/* What stood on each page of such a text is told in letters, and the draft
 * comes through the cage's pipe whole. */
static void
running(void)
{
	struct draft_options options = {.language = "bg"};
	struct bytes file = encoded("windows-1251",
	    "Община Речица\n\nНАРЕДБА\n\nЧл. 1. Кметът решава.\n\f"
	    "Община Речица\n\nЧл. 2. Решението е публично.\n\f"
	    "Община Речица\n\nЧл. 3. Съветът се уведомява.\n");
	struct draft *d, *over;
	const char *said = "";

	CHECK(draft_read(mem, file, &options, &d) == OK);
	for (size_t i = 0; i < d->warning_count; i++)
		if (text_is(d->warnings[i].code, "running"))
			said = d->warnings[i].detail;
	CHECK_TEXT(said, "Община Речица");
	CHECK(draft_unpack(mem, draft_pack(mem, d), &over) == OK);
}

int
main(void)
{
	mem = arena_new((size_t)1 << 28);
	xml_start(true);
	pages();
	marks();
	/* A PDF of pictures has no words at all. */
	CHECK(charset_decode(mem, (struct bytes){NULL, 0}, NULL).size == 0);
	reads("windows-1251", "НАРЕДБА\n\nЧл. 1. Кметът решава.\n",
	    "windows-1251", "Чл. 1.");
	reads("UTF-16", "НАРЕДБА\n\nЧл. 1. Кметът решава.\n", "UTF-16LE",
	    "Чл. 1.");
	reads("windows-1251",
	    "<html><body><p>НАРЕДБА</p><p>Чл. 1. Кметът решава.</p></body>"
	    "</html>",
	    "", "Чл. 1.");
	reads("windows-1251",
	    "<html><head><meta charset=\"windows-1251\"/></head><body>"
	    "<p>НАРЕДБА</p><p>Чл. 1. Кметът решава.</p></body></html>",
	    "", "Чл. 1.");
	running();
	arena_free(mem);
	return check_done();
}
