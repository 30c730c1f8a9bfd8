/*
 * draft_bare.c: the copy of an office file for everybody: the same words as
 * are read, and nobody's name.  What must be gone says CANARY.
 */
#include "fcgi/base/xml.h"
#include "fcgi/draft/bare.h"
#include "fcgi/draft/draft.h"
#include "fcgi/draft/drafting.h"
#include "fcgi/draft/foreign.h"
#include "fcgi/draft/zip.h"
#include "tests/archive.h"
#include "tests/check.h"

static struct arena *mem;
static struct draft_options options;

static struct bytes
bytes_of(const char *text)
{
	return (struct bytes){(const unsigned char *)text, strlen(text)};
}

/* A picture that says where it was taken. */
static const char photograph[] =
    "\xFF\xD8\xFF\xFE\x00\x10"
    "CANARY-CANARY!"
    "\xFF\xDA\x00\x08\x01\x01\0\0\x3F\0\x12\xFF\xD9";

static struct bytes
word(void)
{
	struct made z;

	made_start(mem, &z);
	made_text(&z, "[Content_Types].xml",
	    "<Types><Override PartName='/word/document.xml'/>"
	    "<Override PartName='/docProps/core.xml'/></Types>");
	made_text(&z, "_rels/.rels",
	    "<R><Relationship Type='x/officeDocument' "
	    "Target='word/document.xml'/><Relationship Type='x/core' "
	    "Target='docProps/core.xml'/></R>");
	made_text(&z, "docProps/core.xml", "<c><creator>CANARY</creator></c>");
	made_text(&z, "word/comments.xml", "<c><t>CANARY</t></c>");
	made_text(&z, "word/people.xml", "<c author='CANARY'/>");
	made_text(&z, "customXml/item1.xml", "<c>CANARY</c>");
	made_text(&z, "word/settings.xml",
	    "<s><rsids><rsid val='CANARY'/></rsids><attachedTemplate "
	    "id='rId9'/><zoom/></s>");
	made_text(&z, "word/_rels/document.xml.rels",
	    "<R><Relationship Type='x/comments' Target='comments.xml'/>"
	    "<Relationship Type='x/customXml' "
	    "Target='../customXml/item1.xml'/><Relationship "
	    "Type='x/styles' Target='styles.xml'/></R>");
	made_text(&z, "word/styles.xml",
	    "<s><style styleId='Quiet'><rPr><vanish/></rPr></style></s>");
	made_add(&z, "word/media/image1.jpeg",
	    (struct bytes){
		(const unsigned char *)photograph, sizeof photograph - 1});
	made_text(&z, "word/document.xml",
	    "<w:document xmlns:w='w'><w:body><!-- CANARY -->"
	    "<w:p w:rsidR='CANARY'><w:r><w:t>Art. 1. The</w:t></w:r>"
	    "<w:ins w:author='CANARY' w:date='2026'><w:r><w:t> new</w:t>"
	    "</w:r></w:ins><w:del w:author='CANARY'><w:r><w:delText>CANARY"
	    "</w:delText></w:r></w:del><w:commentRangeStart w:id='0'/>"
	    "<w:r><w:t> word.</w:t></w:r>"
	    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>CANARY</w:t></w:r>"
	    "<w:r><w:rPr><w:rStyle w:val='Quiet'/></w:rPr><w:t>CANARY"
	    "</w:t></w:r></w:p>"
	    "<w:p><w:pPr><w:rPr><w:del w:author='CANARY'/></w:rPr></w:pPr>"
	    "<w:r><w:t>Art. 2. One</w:t></w:r></w:p>"
	    "<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr><w:r><w:t> line.</w:t>"
	    "</w:r></w:p></w:body></w:document>");
	return made_end(&z);
}

static struct bytes
open_document(void)
{
	struct made z;

	made_start(mem, &z);
	made_text(&z, "mimetype", "application/vnd.oasis.opendocument.text");
	made_text(&z, "meta.xml", "<m><creator>CANARY</creator></m>");
	made_text(&z, "settings.xml", "<s>CANARY</s>");
	made_text(&z, "META-INF/manifest.xml",
	    "<m><file-entry full-path='content.xml'/>"
	    "<file-entry full-path='meta.xml'/></m>");
	made_text(&z, "content.xml",
	    "<d xmlns:x='x' xmlns:text='t'><automatic-styles><style "
	    "name='T1'><text-properties text:display='none'/></style>"
	    "</automatic-styles><body><text><tracked-changes><deletion>"
	    "<creator>CANARY</creator><p>CANARY</p></deletion>"
	    "</tracked-changes><p>Art. 1. The <change id='a'/>words"
	    "<annotation><creator>CANARY</creator><p>CANARY</p>"
	    "</annotation>.<span text:style-name='T1'>CANARY</span></p>"
	    "</text></body></d>");
	return made_end(&z);
}

/* No part of the archive speaks of anybody, nor does a list of parts name
 * one that is gone. */
static void
check_silent(struct bytes file)
{
	struct source s = {.mem = mem, .options = &options};
	struct archive *a;
	struct bytes part;

	CHECK(archive_open(&s, file, &a) == OK);
	CHECK(archive_count(a) > 2);
	for (size_t i = 0; i < archive_count(a); i++) {
		const char *name = archive_name(a, i);

		CHECK(archive_read(a, name, &part) == OK);
		CHECK(!memmem(part.at, part.size, "CANARY", 6));
		CHECK(!memmem(part.at, part.size, "docProps", 8));
		CHECK(!memmem(part.at, part.size, "comments.xml", 12));
		CHECK(!memmem(part.at, part.size, "customXml", 9));
		CHECK(!memmem(part.at, part.size, "meta.xml", 8));
	}
}

/* What is read of the copy is what is read of the file. */
static void
check_same(struct bytes file, const char *words)
{
	struct bytes bare = {0}, again = {0};
	struct draft *before, *after;

	CHECK(draft_bare(mem, file, "draft", &bare) == OK);
	check_silent(bare);
	CHECK(draft_read(mem, file, &options, &before) == OK);
	CHECK(draft_read(mem, bare, &options, &after) == OK);
	CHECK(before->akn.size == after->akn.size &&
	      !memcmp(before->akn.at, after->akn.at, after->akn.size));
	CHECK(memmem(after->akn.at, after->akn.size, words, strlen(words)));
	CHECK(draft_bare(mem, bare, "draft", &again) == OK);
	CHECK(again.size == bare.size && !memcmp(again.at, bare.at, bare.size));
}

static void
check_sample(const char *path)
{
	FILE *from = fopen(path, "rb");
	unsigned char *at = arena_alloc(mem, 1 << 20);
	size_t size = from ? fread(at, 1, 1 << 20, from) : 0;
	struct bytes bare = {0};

	if (from)
		fclose(from);
	CHECK(draft_bare(mem, (struct bytes){at, size}, path, &bare) == OK);
	CHECK(bare.size > 0);
}

static void
others(void)
{
	struct bytes out;
	struct made z;

	CHECK(draft_bare(mem, bytes_of("Art. 1. Words.\n"), "a.txt", &out) ==
	      ERR_NOT_FOUND);
	/* no page in it; and what such a file needs is not asked for inside */
	CHECK(draft_bare(mem, bytes_of("%PDF-1.4\n"), "a.pdf", &out) ==
	      ERR_INVALID);
	CHECK(draft_bare_here(mem, bytes_of("{\\rtf1 x}"), "a.rtf", &out) ==
	      ERR_INVALID);
	CHECK(draft_bare(mem, (struct bytes){word().at, 900}, "a.docx", &out) ==
	      ERR_INVALID);
	made_start(mem, &z);
	made_text(&z, "word/document.xml",
	    "<!DOCTYPE x [<!ENTITY e SYSTEM '/etc/passwd'>]><w>&e;</w>");
	CHECK(draft_bare(mem, made_end(&z), "a.docx", &out) == ERR_INVALID);
}

static bool
within(struct bytes in, const char *what)
{
	return memmem(in.at, in.size, what, strlen(what)) != NULL;
}

static const char page[] =
    "<html lang='bg'><head><title>CANARY</title><meta name='author' "
    "content='CANARY'><style>p{x:CANARY}</style></head><body "
    "onload='CANARY()'><!-- CANARY --><h1 style='CANARY'>Наредба</h1>"
    "<script>CANARY</script><p class='CANARY'>Чл. 1. "
    "<a href='javascript:CANARY'>Думи</a> &amp; <a href='https://e.bg/'>връзка"
    "</a><img src='https://CANARY/x.png' alt='Знак'></p>"
    "<p style='display:none'>CANARY</p><div style='mso-element:comment-list'>"
    "<p class='MsoCommentText'>CANARY</p></div><custom>Чл. 2. Друго</custom>"
    "<table><tr><td colspan=2 onclick='CANARY'>А</table>"
    "<object data='CANARY'>CANARY?</object></body></html>";

static void
of_page(void)
{
	struct bytes out = {0}, again = {0};

	CHECK(draft_bare(mem, bytes_of(page), "a.html", &out) == OK);
	CHECK(within(out, "Чл. 2. Друго"));
	CHECK(within(out, "<a href=\"https://e.bg/\">"));
	CHECK(within(out, "<td colspan=\"2\">"));
	CHECK(!within(out, "CANARY("));
	CHECK(!within(out, "CANARY<"));
	CHECK(!within(out, "author"));
	CHECK(draft_bare(mem, out, "a.html", &again) == OK);
	CHECK(again.size == out.size && !memcmp(again.at, out.at, out.size));
}

/* A page with remarks, a file, a program and facts about itself, drawn anew;
 * where pdftocairo is not installed it stays at the office. */
static void
of_pdf(void)
{
	FILE *from = fopen("tests/samples/office/remarks.pdf", "rb");
	unsigned char *at = arena_alloc(mem, 1 << 20);
	size_t size = from ? fread(at, 1, 1 << 20, from) : 0;
	struct bytes out = {0}, again = {0}, words = {0};
	enum err e = draft_bare(mem, (struct bytes){at, size}, "a.pdf", &out);

	if (from)
		fclose(from);
	CHECK(size > 0 && memmem(at, size, "CANARY", 6));
	if (foreign_pdf(mem, (struct bytes){at, size}, &words) ==
	    ERR_NOT_FOUND) {
		CHECK(e == ERR_INVALID);
		return;
	}
	CHECK(e == OK && !within(out, "CANARY"));
	CHECK(foreign_text(mem, out, &words) == OK);
	CHECK(within(words, "Art. 1. The river path."));
	CHECK(!within(words, "CANARY"));
	CHECK(draft_bare(mem, (struct bytes){at, size}, "a.pdf", &again) == OK);
	CHECK(again.size == out.size && !memcmp(again.at, out.at, out.size));
}

int
main(void)
{
	mem = arena_new((size_t)1 << 30);
	xml_start(true);
	CHECK(drafting_load(mem, NULL, &options.draftings) == OK);
	check_same(word(), "Art. 2.");
	check_same(open_document(), "words.");
	check_sample("tests/samples/office/numbered.docx");
	check_sample("tests/samples/office/numbered.odt");
	check_sample("tests/samples/tables/bg.xlsx");
	others();
	of_page();
	of_pdf();
	arena_free(mem);
	return check_done();
}
