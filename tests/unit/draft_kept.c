/*
 * draft_kept.c: what a file says and its tree does not, or the other way
 * round, is told by unit, with the words; what is accounted for is not.  The
 * tree is made here, so that each loss is one that was meant.
 */
#include "fcgi/base/xml.h"
#include "fcgi/draft/kept.h"
#include "tests/archive.h"
#include "tests/check.h"

static struct arena *mem;
static struct draft_options options;

static struct part *
unit(struct part *into, const char *wid, const char *text)
{
	struct part *u = part_add(into, part_new(mem, PART_UNIT, "article"));
	struct part *p = part_add(u, part_new(mem, PART_P, "p"));

	u->wid = u->eid = wid;
	part_text(mem, p, text, strlen(text));
	return u;
}

/* What is told of a tree of two articles, "CODE WID DETAIL" a line. */
static const char *
told(const char *format, const char *file, const char *left, const char *made,
    const char *one, const char *two)
{
	struct source s = {.mem = mem,
	    .options = &options,
	    .format = format,
	    .kept = kept_new(mem)};
	struct buffer b = buffer_new(mem, 1 << 16);
	struct part *body;

	s.document = part_new(mem, PART_DOCUMENT, "bill");
	body = part_add(s.document, part_new(mem, PART_BODY, ""));
	unit(body, "art_1", one);
	unit(body, "art_2", two);
	kept_text(&s, KEPT_FILE, file);
	kept_text(&s, KEPT_LEFT, left);
	kept_text(&s, KEPT_MADE, made);
	kept_check(&s);
	for (size_t i = 0; i < s.warning_count; i++)
		buffer_printf(&b, "%s%s %s %s", i ? "|" : "",
		    s.warnings[i].code, s.warnings[i].wid,
		    s.warnings[i].detail);
	return b.data ? b.data : "";
}

static void
by_unit(void)
{
	CHECK_TEXT(told("docx", "one two\nthree four", "", "", "one two",
		       "three four"),
	    "");
	CHECK_TEXT(
	    told("docx", "one two\nthree four", "", "", "one two", "three"),
	    "words-lost art_2 four");
	CHECK_TEXT(told("docx", "one big two\nthree old four", "", "",
		       "one two", "three four"),
	    "words-lost art_1 big|words-lost art_2 old");
	CHECK_TEXT(
	    told("docx", "one two\nthree", "", "", "one two", "three new four"),
	    "words-added art_2 new four");
	CHECK_TEXT(told("docx", "one two\nthree", "", "", "one too", "three"),
	    "words-lost art_1 two|words-added art_1 too");
	/* letters that hold a space's byte, and a space that does not break */
	CHECK_TEXT(
	    told("docx", "one\nдвеà Рак\u00a0и рев", "", "", "one", "рев"),
	    "words-lost art_2 двеà Рак и");
	/* moved, or parted otherwise, is not lost */
	CHECK_TEXT(
	    told("docx", "a note one\nthree", "", "", "one", "three a note"),
	    "");
	CHECK_TEXT(
	    told("docx", "foot note\nthree x", "", "", "footnote", "three"),
	    "words-lost art_2 x");
	/* accounted for */
	CHECK_TEXT(told("docx", "one hidden\nthree", "hidden", "Art. 1.",
		       "Art. 1. one", "three"),
	    "");
	CHECK_TEXT(told("docx", "one hidden gone\nthree", "hidden", "Art. 1.",
		       "Art. 1. one", "three"),
	    "words-lost art_1 gone");
	/* Akoma Ntoso may show a note twice */
	CHECK_TEXT(told("akn", "one\nthree", "", "", "one one", "three"), "");
	CHECK_TEXT(told("akn", "one gone\nthree", "", "", "one", "three"),
	    "words-lost art_1 gone");
}

static struct draft *
word(const char *body)
{
	struct draft *d;
	struct made z;

	made_start(mem, &z);
	made_text(&z, "word/document.xml",
	    arena_printf(mem,
		"<w:document xmlns:w='w'><w:body>%s</w:body></w:document>",
		body));
	if (draft_read(mem, made_end(&z), &options, &d) != OK)
		CHECK(!"read");
	return d;
}

static bool
holds(const struct draft *d, const char *text)
{
	return memmem(d->akn.at, d->akn.size, text, strlen(text));
}

/* Words in elements that nobody foresaw, and in those that few use. */
static void
odd_places(void)
{
	static const char body[] =
	    "<w:p><w:r><w:t>Art. 1. In</w:t></w:r>"
	    "<w:unheard><w:r><w:t> strange</w:t></w:r></w:unheard>"
	    "<w:smartTag><w:r><w:t> clever</w:t></w:r></w:smartTag>"
	    "<w:sdt><w:sdtContent><w:r><w:t> held</w:t></w:r></w:sdtContent>"
	    "</w:sdt><w:moveTo><w:r><w:t> moved</w:t></w:r></w:moveTo>"
	    "<w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>"
	    "<w:r><w:ruby><w:rt><w:r><w:t>above</w:t></w:r></w:rt>"
	    "<w:rubyBase><w:r><w:t> below</w:t></w:r></w:rubyBase></w:ruby>"
	    "</w:r></w:p>"
	    "<w:unheard><w:p><w:r><w:t>Art. 2. Deep</w:t></w:r></w:p>"
	    "</w:unheard>"
	    "<w:p><w:r><w:t>From 2</w:t></w:r><w:r><w:sym w:font='Symbol' "
	    "w:char='F0B0'/><w:sym w:font='Symbol' w:char='F061'/><w:sym "
	    "w:font='Wingdings' w:char='F0FE'/></w:r></w:p>"
	    "<w:p><m:oMathPara xmlns:m='m'><m:oMath><m:f><m:num><m:r><m:t>a"
	    "</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f>"
	    "</m:oMath></m:oMathPara></w:p>"
	    "<w:p><w:r><w:pict><g><w:txbxContent><w:p><w:r><w:t>First box."
	    "</w:t></w:r></w:p></w:txbxContent><w:txbxContent><w:p><w:r><w:t>"
	    "Second box.</w:t></w:r></w:p></w:txbxContent></g></w:pict></w:r>"
	    "</w:p>";
	struct draft *d = word(body);

	CHECK(holds(d, "In strange clever held moved below"));
	CHECK(holds(d, "From 2°α☑"));
	CHECK(holds(d, "Deep") && holds(d, "a/b"));
	CHECK(holds(d, "First box.") && holds(d, "Second box."));
	CHECK(!holds(d, "gone") && !holds(d, "above"));
	for (size_t i = 0; i < d->warning_count; i++)
		CHECK(!text_starts(d->warnings[i].code, "words-"));
}

/* Half characters, as libxml2 may hand them over, go no further. */
static void
half_characters(void)
{
	static const char bad[] =
	    "\x92one \xDF\xC3\x9F \xC2\x85\xED\xA0\x80\xEF\xBF\xBF"
	    "\xF4\x90\x80\x80\xC0\x80 \xD0\xB4\xD0";

	CHECK_TEXT(text_clean(mem, bad, sizeof bad - 1), "one ß  д");
}

int
main(void)
{
	mem = arena_new((size_t)1 << 30);
	xml_start(true);
	by_unit();
	odd_places();
	half_characters();
	arena_free(mem);
	return check_done();
}
