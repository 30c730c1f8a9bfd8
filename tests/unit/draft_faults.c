/*
 * draft_faults.c: files made to do harm, or damaged, or not what they say:
 * each is refused in one sentence, within the limits, and leaves nothing
 * behind.  The files are made here.
 */
#include "fcgi/base/xml.h"
#include "fcgi/draft/draft.h"
#include "fcgi/draft/zip.h"
#include "tests/archive.h"
#include "tests/check.h"

#include <glob.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { DEEP = 300, BOMB = 70 << 20 };

static struct arena *mem;

static const char body[] =
    "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>Art. 1. Words."
    "</w:t></w:r></w:p></w:body></w:document>";

static struct bytes
bytes_of(const char *text)
{
	return (struct bytes){(const unsigned char *)text, strlen(text)};
}

static void
check_refused(const char *what, struct bytes file, const char *code)
{
	struct draft_options options = {.name = what};
	struct draft *d;
	enum err err = draft_convert(mem, file, &options, &d);

	CHECK(err == ERR_INVALID);
	if (err != ERR_INVALID)
		return;
	CHECK_TEXT(d->refusal_code, code);
	CHECK(strchr(d->refusal, '.') == d->refusal + strlen(d->refusal) - 1 ||
	      strstr(d->refusal, ".docx"));
	CHECK(!d->akn.size && !d->unit_count);
}

/* A Word file with this as its text. */
static struct bytes
word(struct made *z, struct bytes text)
{
	made_text(z, "[Content_Types].xml", "<Types/>");
	made_text(z, "_rels/.rels",
	    "<Relationships><Relationship Type='x/officeDocument' "
	    "Target='word/document.xml'/></Relationships>");
	made_add(z, "word/document.xml", text);
	return made_end(z);
}

static const char *
repeated(const char *head, const char *open, const char *middle,
    const char *close, const char *tail, int times)
{
	struct buffer b = buffer_new(mem, 1 << 24);

	buffer_add(&b, head);
	for (int i = 0; i < times; i++)
		buffer_add(&b, open);
	buffer_add(&b, middle);
	for (int i = 0; i < times; i++)
		buffer_add(&b, close);
	buffer_add(&b, tail);
	return b.data;
}

static void
archives(void)
{
	struct bytes zeros = {arena_alloc(mem, BOMB), BOMB}, file;
	struct draft_options options = {0};
	struct draft *d;
	struct made z;

	made_start(mem, &z);
	CHECK(draft_convert(mem, word(&z, bytes_of(body)), &options, &d) == OK);
	memset((void *)(uintptr_t)zeros.at, ' ', BOMB);
	made_start(mem, &z);
	check_refused("bomb", word(&z, zeros), "bomb");
	made_start(mem, &z);
	z.said_size = 10;
	check_refused("a lying bomb", word(&z, zeros), "bomb");
	made_start(mem, &z);
	file = word(&z, bytes_of(body));
	check_refused("cut in the middle",
	    (struct bytes){file.at, file.size / 2}, "broken-archive");
	check_refused(
	    "its first bytes", (struct bytes){file.at, 30}, "broken-archive");
	made_start(mem, &z);
	made_add(&z, "inner.zip", file);
	check_refused("an archive in an archive", made_end(&z), "archive");
	made_start(mem, &z);
	z.flags = 1;
	check_refused("encrypted", word(&z, bytes_of(body)), "encrypted");
	made_start(mem, &z);
	for (int i = 0; i <= ZIP_ENTRIES; i++)
		made_text(&z, arena_printf(mem, "word/%d", i), "");
	check_refused("too many files", made_end(&z), "too-many-entries");
	/* as many as there may be: three are the Word file itself */
	made_start(mem, &z);
	for (int i = 3; i < ZIP_ENTRIES; i++)
		made_text(&z, arena_printf(mem, "word/%d", i), "");
	CHECK(draft_convert(mem, word(&z, bytes_of(body)), &options, &d) == OK);
}

/* The mark of the last paragraph of a cell and of the text is deleted. */
static void
joined_with_nothing(void)
{
	static const char text[] =
	    "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>Art. 1. One."
	    "</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:pPr><w:rPr><w:del/>"
	    "</w:rPr></w:pPr><w:r><w:t>Cell</w:t></w:r></w:p></w:tc></w:tr>"
	    "</w:tbl><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Last"
	    "</w:t></w:r></w:p></w:body></w:document>";
	struct draft_options options = {0};
	struct draft *d;
	struct made z;

	made_start(mem, &z);
	CHECK(draft_convert(mem, word(&z, bytes_of(text)), &options, &d) == OK);
	CHECK(memmem(d->akn.at, d->akn.size, "Cell", 4) != NULL);
	CHECK(memmem(d->akn.at, d->akn.size, "Last", 4) != NULL);
	for (size_t i = 0; i < d->warning_count; i++)
		CHECK(!text_starts(d->warnings[i].code, "words-"));
}

/* Sizes that lie within the limits: whoever wrote them is not believed. */
static void
lies(void)
{
	struct made z;

	for (uint32_t size = 5; size < 50000; size *= 100) {
		made_start(mem, &z);
		z.said_size = size;
		check_refused("a size that lies", word(&z, bytes_of(body)),
		    "broken-archive");
	}
}

static void
entities(void)
{
	static const char akn[] =
	    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
	    "<akomaNtoso><act><body><p>&e;</p></body></act></akomaNtoso>";
	static const char laughs[] =
	    "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b "
	    "'&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]>"
	    "<akomaNtoso><act><body><p>&c;</p></body></act></akomaNtoso>";
	struct made z;

	check_refused("an entity", bytes_of(akn), "doctype");
	check_refused("entities of entities", bytes_of(laughs), "doctype");
	made_start(mem, &z);
	check_refused("an entity in a Word file",
	    word(&z,
		bytes_of("<!DOCTYPE w [<!ENTITY e SYSTEM '/etc/passwd'>]>"
			 "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>&e;"
			 "</w:t></w:r></w:p></w:body></w:document>")),
	    "doctype");
}

/* A DOCTYPE that only names a grammar loads nothing. */
static void
grammars(void)
{
	static const char named[] =
	    "<!DOCTYPE akomaNtoso SYSTEM 'akn.dtd'><akomaNtoso><act><body>"
	    "<article><num>1</num><content><p>Text &lt;</p></content>"
	    "</article></body></act></akomaNtoso>";
	static const char used[] =
	    "<!DOCTYPE akomaNtoso SYSTEM 'akn.dtd'><akomaNtoso><act><body>"
	    "<p>T&eacute;xt</p></body></act></akomaNtoso>";
	struct draft_options options = {0};
	struct draft *d;

	CHECK(draft_convert(mem, bytes_of(named), &options, &d) == OK);
	CHECK(d->unit_count == 1 && text_is(d->units[0].words, "Text <"));
	check_refused("an entity of a grammar", bytes_of(used), "doctype");
}

/* An old Word file says in its header that it is locked; a PDF of pictures
 * and one that is locked are two things. */
static void
without_words(void)
{
	unsigned char locked[1024] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
	static const char pages[] =
	    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
	    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
	    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
	    "trailer<</Size 4/Root 1 0 R>>\n%%EOF";
	bool there = !access("/usr/bin/pdftotext", X_OK);
	struct made z;

	memcpy(locked + 512, "\xEC\xA5", 2);
	locked[512 + 11] = 1;
	check_refused("a locked Word file",
	    (struct bytes){locked, sizeof locked}, "encrypted");
	made_start(mem, &z);
	check_refused("pictures alone",
	    word(&z, bytes_of("<d><body><p><r><drawing><pic/></drawing></r>"
			      "</p></body></d>")),
	    "empty");
	check_refused("JSON of nothing",
	    bytes_of("{\"seznam\":[[[{\"kodTypuFragmentu\":\"x\"}]]]}"),
	    "empty");
	check_refused("a PDF of pictures", bytes_of(pages),
	    there ? "pdf-pictures" : "pdf");
}

static void
deep(void)
{
	struct made z;

	check_refused("deep Akoma Ntoso",
	    bytes_of(repeated("<akomaNtoso><act><body>", "<section>", "",
		"</section>", "</body></act></akomaNtoso>", DEEP)),
	    "too-deep");
	made_start(mem, &z);
	check_refused("deep tables",
	    word(&z,
		bytes_of(repeated("<w:document xmlns:w='w'><w:body>",
		    "<w:tbl><w:tr><w:tc>", "<w:p><w:r><w:t>x</w:t></w:r></w:p>",
		    "</w:tc></w:tr></w:tbl>", "</w:body></w:document>", DEEP))),
	    "too-deep");
	check_refused("deep lists",
	    bytes_of(repeated("<html><body>", "<table><tr><td>", "x",
		"</td></tr></table>", "</body></html>", DEEP)),
	    "too-deep");
	check_refused("deep JSON",
	    bytes_of(repeated("{\"seznam\":", "[", "1", "]", "}", 3000)),
	    "broken-json");
}

static void
not_what_they_say(void)
{
	struct draft_options options = {.name = "draft.txt"};
	struct made z;
	struct draft *d;

	made_start(mem, &z);
	CHECK(draft_convert(mem, word(&z, bytes_of(body)), &options, &d) == OK);
	CHECK_TEXT(d->format, "docx");
	options.name = "draft.docx";
	CHECK(draft_convert(mem, bytes_of("Art. 1. Words.\n"), &options, &d) ==
	      OK);
	CHECK_TEXT(d->format, "text");
	check_refused("a picture",
	    (struct bytes){
		(const unsigned char *)"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16},
	    "picture");
	check_refused("half an XML file",
	    bytes_of("<akomaNtoso><act><body><p>"), "broken-xml");
	check_refused(
	    "other XML", bytes_of("<rss><channel/></rss>"), "not-akn");
	check_refused("nothing", bytes_of(""), "empty");
	check_refused("blanks", bytes_of(" \n\n \t\n"), "empty");
	check_refused("half a PDF", bytes_of("%PDF-1.4\n1 0 obj"),
	    access("/usr/bin/pdftotext", X_OK) ? "pdf" : "broken-pdf");
}

/* Pages that nobody wrote to take no memory until they are read. */
static void
large(void)
{
	size_t size = (size_t)200 << 20;
	void *at = mmap(NULL, size, PROT_READ,
	    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	CHECK(at != MAP_FAILED);
	check_refused("200 MB", (struct bytes){at, size}, "too-large");
	check_refused("one byte more than is read",
	    (struct bytes){at, (size_t)DRAFT_FILE_MAX + 1}, "too-large");
	munmap(at, size);
}

static size_t
left_behind(void)
{
	const char *ours =
	    arena_printf(mem, "/tmp/glas-cage-%d-*", (int)getpid());
	glob_t found;
	size_t count = glob(ours, 0, NULL, &found) ? 0 : found.gl_pathc;

	if (count)
		globfree(&found);
	return count;
}

int
main(void)
{
	mem = arena_new((size_t)2 << 30);
	xml_start(true);
	archives();
	lies();
	joined_with_nothing();
	entities();
	grammars();
	without_words();
	deep();
	not_what_they_say();
	large();
	CHECK(left_behind() == 0);
	CHECK(waitpid(-1, NULL, WNOHANG) == -1);
	arena_free(mem);
	return check_done();
}
