/*
 * draft_pictures.c: the pixels of pictures in a draft are kept, each once,
 * without what they say of people; and what cannot be shown is told.
 */
#include "fcgi/base/text.h"
#include "fcgi/base/xml.h"
#include "fcgi/draft/draft.h"
#include "fcgi/draft/drafting.h"
#include "fcgi/draft/picture.h"
#include "fcgi/draft/pictures.h"
#include "tests/archive.h"
#include "tests/check.h"

#define BYTES(text)                                                            \
	((struct bytes){(const unsigned char *)(text), sizeof(text) - 1})

static struct arena *mem;
static struct draft_options options;

/* One pixel, and a chunk that says who drew it. */
static const struct bytes dot = BYTES(
    "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\x02\0\0\0\x01\x08\x06\0\0\0AAAA"
    "\0\0\0\x0DtEXtAUTHOR-CANARYBBBB\0\0\0\x02IDATxyCCCC\0\0\0\0IENDDDDD");

static bool
within(struct bytes in, const char *what)
{
	return memmem(in.at, in.size, what, strlen(what)) != NULL;
}

static unsigned char *
copied(struct bytes of)
{
	return memcpy(arena_alloc(mem, of.size), of.at, of.size);
}

static int
warned(const struct draft *d, const char *code)
{
	int n = 0;

	for (size_t i = 0; i < d->warning_count; i++)
		n += text_is(d->warnings[i].code, code);
	return n;
}

static struct draft *
read_file(struct bytes file)
{
	struct draft *d;

	CHECK(draft_read(mem, file, &options, &d) == OK);
	return d;
}

#define DRAWN(id, said)                                                        \
	"<w:p><w:r><w:drawing><x:docPr " said "/><x:pic><x:blip r:embed='" id  \
	"'/></x:pic></w:drawing></w:r></w:p>"

static struct bytes
word_file(const char *body, const char *first, struct bytes picture)
{
	struct made z;

	made_start(mem, &z);
	made_text(&z, "word/_rels/document.xml.rels",
	    "<R><r Id='a' Target='media/image1.png'/>"
	    "<r Id='b' Target='/word/media/image2.emf'/>"
	    "<r Id='c' Target='../../etc/passwd'/></R>");
	made_add(&z, first, picture);
	made_text(&z, "word/media/image2.emf", "\x01\0\0\0 EMF of some kind");
	made_text(&z, "word/document.xml",
	    arena_printf(mem,
		"<w:document xmlns:w='w' xmlns:x='x' xmlns:r='r'><w:body>"
		"<w:p><w:r><w:t>Чл. 1. Знаците:</w:t></w:r></w:p>%s"
		"</w:body></w:document>",
		body));
	return made_end(&z);
}

static void
word(void)
{
	struct draft *d = read_file(word_file(
	    DRAWN("a", "descr='Знак'") DRAWN("a", "") DRAWN("b", "descr='Х'")
		DRAWN("c", "descr='Ц'") DRAWN("none", "descr='Ч'"),
	    "word/media/image1.png", dot));
	const struct draft_unit *u = draft_unit_find(d, "art_1");
	const char *name;

	/* the same one twice is kept once */
	CHECK(d->picture_count == 1);
	if (!u || d->picture_count != 1)
		return;
	name = d->pictures[0].name;
	CHECK(picture_named(name));
	CHECK_TEXT(d->pictures[0].type, "image/png");
	CHECK(within(d->pictures[0].bytes, "IDAT"));
	CHECK(!within(d->pictures[0].bytes, "CANARY"));
	CHECK(strstr(u->html,
		  arena_printf(mem,
		      "<img src=\"%s\" alt=\"Знак\" width=\"2\" height=\"1\"/>",
		      name)) != NULL);
	CHECK(strstr(u->html, "<span class=\"image\">Х</span>") != NULL);
	CHECK(warned(d, "picture-unread") == 1);
	CHECK(warned(d, "figure-unsaid") == 1);
	/* our own text again: the same bytes, the same names */
	{
		struct draft *again = read_file(d->akn);

		CHECK(again->akn.size == d->akn.size &&
		      !memcmp(again->akn.at, d->akn.at, d->akn.size));
		CHECK_TEXT(draft_unit_find(again, "art_1")->html, u->html);
		CHECK(again->picture_count == 0);
	}
}

static void
over_the_pipe(void)
{
	struct draft *d = read_file(word_file(
	    DRAWN("a", "descr='Знак'"), "word/media/image1.png", dot));
	struct bytes packed = draft_pack(mem, d);
	struct draft *out;
	unsigned char *bad = copied(packed);
	unsigned char *at = memmem(bad, packed.size, "image/png", 9);

	CHECK(draft_unpack(mem, packed, &out) == OK);
	CHECK(out->picture_count == 1 &&
	      out->pictures[0].bytes.size == d->pictures[0].bytes.size);
	/* what is said to be a page is no picture */
	if (at)
		memcpy(at, "text/html", 9);
	CHECK(at && draft_unpack(mem, (struct bytes){bad, packed.size}, &out) ==
			ERR_INVALID);
}

static void
others(void)
{
	struct draft *d;
	struct made z;
	const char *address;

	made_start(mem, &z);
	made_text(&z, "mimetype", "application/vnd.oasis.opendocument.text");
	made_text(&z, "META-INF/manifest.xml", "<m/>");
	made_add(&z, "Pictures/1.png", dot);
	made_text(&z, "Pictures/1.svm", "VCLMTF");
	made_text(&z, "content.xml",
	    "<d xmlns:h='h'><body><text><p>Чл. 1. Знак: <frame>"
	    "<image h:href='Pictures/1.svm'/><image h:href='Pictures/1.png'/>"
	    "<desc>Знак</desc></frame></p></text></body></d>");
	d = read_file(made_end(&z));
	CHECK(d->picture_count == 1 && !warned(d, "picture-unread"));
	/* in the address itself; an address elsewhere is not asked for */
	address = arena_printf(mem, "data:image/png;base64,%s",
	    text_base64(mem, dot.at, dot.size));
	address = arena_printf(mem,
	    "<html><body><p>Чл. 1. Знак <img src='%s' alt='Знак'></p><p>"
	    "Чл. 2. <img src='https://e.example/x.png' alt='Друг'></p>"
	    "<p>Чл. 3. <img src='data:image/png;base64,!!' alt='Трети'></p>"
	    "</body></html>",
	    address);
	d = read_file(
	    (struct bytes){(const unsigned char *)address, strlen(address)});
	CHECK(d->picture_count == 1 && warned(d, "picture-unread") == 2);
}

/* A picture of that many bytes, most of them in one chunk, and such that do
 * not pack well. */
static struct bytes
large(size_t size)
{
	unsigned char *at = arena_alloc(mem, size), *chunk = at + 33;
	size_t body = size - 33 - 12 - 12;
	uint32_t n = 1;

	for (size_t i = 41; i < size; i++)
		at[i] = (unsigned char)((n = n * 1664525 + 1013904223) >> 24);
	memcpy(at, dot.at, 33);
	for (int i = 0; i < 4; i++)
		chunk[i] = (unsigned char)(body >> (24 - 8 * i));
	memcpy(chunk + 4, "IDAT", 4);
	memcpy(at + size - 12, "\0\0\0\0IENDDDDD", 12);
	return (struct bytes){at, size};
}

static void
limits(void)
{
	struct bytes wide = {NULL, dot.size};
	unsigned char *at = copied(dot);
	struct draft *d;

	for (size_t more = 0; more < 2; more++) {
		d = read_file(word_file(DRAWN("a", "descr='З'"),
		    "word/media/image1.png", large(PICTURE_MAX + more)));
		CHECK(d->picture_count == 1 - more);
		CHECK(warned(d, "picture-large") == (int)more);
		CHECK(!warned(d, "picture-unread"));
	}
	/* 10,000 by 5,000 pixels, and one row more */
	memcpy(at + 16, "\0\0\x27\x10\0\0\x13\x88", 8);
	wide.at = at;
	d = read_file(
	    word_file(DRAWN("a", "descr='З'"), "word/media/image1.png", wide));
	CHECK(d->picture_count == 1);
	at[23]++;
	d = read_file(
	    word_file(DRAWN("a", "descr='З'"), "word/media/image1.png", wide));
	CHECK(d->picture_count == 0 && warned(d, "picture-large") == 1);
}

/* A Word file with that many pictures, which differ in a byte. */
static struct draft *
with_pictures(const struct bytes *files, int count)
{
	struct made z;
	struct buffer body = buffer_new(mem, 1 << 20);
	struct buffer rels = buffer_new(mem, 1 << 20);

	made_start(mem, &z);
	for (int i = 0; i < count; i++) {
		unsigned char *at = copied(files[i]);

		at[29] = (unsigned char)i;
		made_add(&z, arena_printf(mem, "word/m/%d.png", i),
		    (struct bytes){at, files[i].size});
		buffer_printf(&rels, "<r Id='p%d' Target='m/%d.png'/>", i, i);
		buffer_printf(&body, DRAWN("p%d", "descr='Знак %d'"), i, i);
	}
	made_text(&z, "word/_rels/document.xml.rels",
	    arena_printf(mem, "<R>%s</R>", rels.data));
	made_text(&z, "word/document.xml",
	    arena_printf(mem,
		"<w:document xmlns:w='w' xmlns:x='x' xmlns:r='r'><w:body>"
		"<w:p><w:r><w:t>Чл. 1. Знаците:</w:t></w:r></w:p>%s"
		"</w:body></w:document>",
		body.data));
	return read_file(made_end(&z));
}

/* As many as may be, as many bytes as may be, and one more picture. */
static void
sums(void)
{
	enum { FULL = PICTURES_SIZE / PICTURE_MAX };
	struct bytes many[PICTURES_MAX + 1], full[FULL + 1];
	struct draft *d;

	for (int i = 0; i <= PICTURES_MAX; i++)
		many[i] = dot;
	d = with_pictures(many, PICTURES_MAX + 1);
	CHECK(d->picture_count == PICTURES_MAX);
	CHECK(warned(d, "picture-large") == 1);
	full[0] = large(PICTURE_MAX);
	for (int i = 1; i <= FULL; i++)
		full[i] = i < FULL ? full[0] : dot;
	d = with_pictures(full, FULL);
	CHECK(d->picture_count == FULL && !warned(d, "picture-large"));
	d = with_pictures(full, FULL + 1);
	CHECK(d->picture_count == FULL);
	CHECK(warned(d, "picture-large") == 1);
}

static void
names(void)
{
	char good[PICTURE_NAME_MAX] = "media/";

	memset(good + 6, 'a', 64);
	memcpy(good + 70, ".png", 5);
	CHECK_TEXT(picture_type(good), "image/png");
	good[69] = 'A';
	CHECK(!picture_named(good));
	good[69] = '/';
	CHECK(!picture_named(good));
	CHECK(!picture_named("media/.png") && !picture_named(NULL));
	memcpy(good + 69, "a.svg", 6);
	CHECK(!picture_named(good));
}

/* GIF: comments and programs' own blocks gone, what is seen stays. */
static void
gif(void)
{
	static const struct bytes whole =
	    BYTES("GIF89a\x03\0\x02\0\x80\0\0ABCDEF"
		  "!\xFE\x0D"
		  "AUTHOR-CANARY\0"
		  "!\xFF\x0BXMP DataXMP\x01"
		  "C\0"
		  "!\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0"
		  "!\xF9\x04\0\0\0\0\0"
		  ",\0\0\0\0\x03\0\x02\0\0\x02\x02PQ\0;TRAILER-CANARY");
	struct picture_size size;
	struct bytes out;

	CHECK(picture_bare(mem, "image/gif", whole, &out) == OK);
	CHECK(!within(out, "CANARY") && !within(out, "XMP"));
	CHECK(within(out, "NETSCAPE") && within(out, "PQ"));
	CHECK(picture_size("image/gif", out, &size) == OK);
	CHECK(size.wide == 3 && size.high == 2);
	for (size_t n = 0; n < out.size; n++) {
		struct bytes cut = {out.at, n}, none;

		CHECK(
		    picture_bare(mem, "image/gif", cut, &none) == ERR_INVALID);
	}
}

static struct bytes
bytes_of(const char *text)
{
	return (struct bytes){(const unsigned char *)text, strlen(text)};
}

/* A page with few words is a map's where one of its lines names that: it is a
 * unit that says what is written on it, and no page that nobody can read. */
static void
maps(void)
{
	const struct draft_page pages[] = {
	    {2, dot,
		bytes_of("ул. Дунав\nКарта 1. Зелени площи\nимот 112/4\n")},
	    {3, dot, bytes_of("ПРОГРАМА\nза 2027 г.\n")},
	};
	struct draft_options plan = options;
	const struct draft_unit *last;
	struct draft *d;

	plan.language = "bg";
	plan.from_pdf = true;
	plan.pages = pages;
	plan.page_count = 2;
	CHECK(draft_read(mem, bytes_of("Чл. 1. Площите са на картата.\n"),
		  &plan, &d) == OK);
	last = &d->units[d->unit_count - 1];
	CHECK_TEXT(last->kind, "page");
	CHECK_TEXT(last->num, "с. 2");
	CHECK_TEXT(last->heading, "Карта 1. Зелени площи");
	CHECK(strstr(
	    last->html, "alt=\"ул. Дунав Карта 1. Зелени площи имот 112/4\""));
	CHECK(d->picture_count == 1 && !warned(d, "scan"));
	CHECK(!warned(d, "words-lost") && !warned(d, "words-added"));
}

/* Each page without words is a unit, also where it has no picture any more;
 * one warning for all. */
static void
paged(void)
{
	struct draft_page pages[PICTURES_MAX + 1];
	struct draft_options scan = options;
	const struct draft_unit *last;
	struct draft *d, *again;

	for (int i = 0; i <= PICTURES_MAX; i++)
		pages[i] = (struct draft_page){.number = i + 2};
	pages[0].picture = dot;
	scan.from_pdf = true;
	scan.pages = pages;
	scan.page_count = PICTURES_MAX + 1;
	CHECK(draft_read(mem, (struct bytes){0}, &scan, &d) == OK);
	CHECK(d->unit_count == PICTURES_MAX + 2 && d->picture_count == 1);
	last = &d->units[d->unit_count - 1];
	CHECK_TEXT(last->kind, "page");
	CHECK_TEXT(last->num, "с. 202");
	CHECK(last->rank == RANK_BASE);
	CHECK(strstr(d->units[1].html, " alt=\"с. 2\"") != NULL);
	CHECK(d->warning_count == 1 && warned(d, "scan") == 1);
	CHECK_TEXT(d->warnings[0].detail, "201");
	CHECK(draft_read(mem, d->akn, &options, &again) == OK);
	CHECK(again->akn.size == d->akn.size &&
	      !memcmp(again->akn.at, d->akn.at, d->akn.size));
	/* behind words; they are of a PDF */
	CHECK(draft_read(mem, BYTES("Чл. 1. Кучетата се водят на каишка.\n"),
		  &scan, &d) == OK);
	CHECK_TEXT(d->units[0].num, "Чл. 1.");
	CHECK_TEXT(d->units[1].kind, "page");
}

/* A map is a figure whose words are asked for; elsewhere it is no draft. */
static void
map(void)
{
	struct draft_options desk = options;
	struct draft *d;

	CHECK(draft_read(mem, dot, &options, &d) == ERR_INVALID);
	CHECK_TEXT(d->refusal_code, "picture");
	desk.scans = true;
	CHECK(draft_read(mem, dot, &desk, &d) == OK);
	CHECK(d->unit_count == 1 && d->picture_count == 1);
	CHECK_TEXT(d->units[0].kind, "figure");
	CHECK(warned(d, "figure-unsaid") == 1);
	CHECK(!within(d->picture_count ? d->pictures[0].bytes : dot, "CANARY"));
	CHECK(draft_read(mem, (struct bytes){dot.at, 20}, &desk, &d) ==
	      ERR_INVALID);
	CHECK_TEXT(d->refusal_code, "broken-picture");
}

int
main(void)
{
	mem = arena_new((size_t)1 << 30);
	xml_start(true);
	options.language = "bg";
	CHECK(drafting_load(mem, NULL, &options.draftings) == OK);
	word();
	over_the_pipe();
	others();
	limits();
	sums();
	names();
	gif();
	paged();
	maps();
	map();
	arena_free(mem);
	return check_done();
}
