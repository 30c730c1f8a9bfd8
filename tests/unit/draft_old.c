/*
 * draft_old.c: files that only a program of others can read (.doc, .rtf), and
 * files with a password, as office programs write them.
 */
#include "fcgi/base/xml.h"
#include "fcgi/draft/bare.h"
#include "fcgi/draft/draft.h"
#include "fcgi/draft/foreign.h"
#include "fcgi/draft/part.h"
#include "fcgi/draft/zip.h"
#include "tests/check.h"

#include <stdlib.h>

static struct arena *mem;

static struct bytes
sample(const char *name)
{
	unsigned char *at = arena_alloc(mem, 1 << 16);
	FILE *from =
	    fopen(arena_printf(mem, "tests/samples/office/%s", name), "rb");
	size_t size = from ? fread(at, 1, 1 << 16, from) : 0;

	if (from)
		fclose(from);
	CHECK(size > 0);
	return (struct bytes){at, size};
}

static void
check_refused(struct bytes file, const char *code)
{
	struct draft_options options = {0};
	struct draft *d;

	CHECK(draft_convert(mem, file, &options, &d) == ERR_INVALID);
	CHECK_TEXT(d->refusal_code, code);
	CHECK(!d->akn.size);
}

/* A password of LibreOffice, which locks as Word and Excel do: an agile or
 * standard package (MS-OFFCRYPTO), and a header's flag (MS-DOC). */
static void
locked(void)
{
	check_refused(sample("locked.docx"), "encrypted");
	check_refused(sample("locked.xlsx"), "encrypted");
	check_refused(sample("locked.doc"), "encrypted");
	check_refused(sample("encrypted.odt"), "encrypted");
}

static bool
within(struct bytes in, const char *text)
{
	return in.size && memmem(in.at, in.size, text, strlen(text));
}

/* A member of the copy, unpacked, has none of what is not for everybody. */
static void
check_bare(struct archive *a, const char *name)
{
	struct bytes part;

	if (archive_read(a, name, &part) != OK)
		return;
	CHECK(!within(part, "Rechenska") && !within(part, "Скрито"));
}

/* The words of the text and no others; the copy for everybody says neither who
 * wrote it nor what is hidden. */
static void
read_old(const char *name)
{
	struct draft_options options = {.name = name};
	struct bytes file = sample(name), copy = {0}, again = {0};
	struct source s = {.mem = mem};
	struct archive *a;
	struct draft *d;

	CHECK(draft_convert(mem, file, &options, &d) == OK);
	CHECK(d->unit_count == 3 && within(d->akn, "Влиза в сила"));
	CHECK(!within(d->akn, "Скрито") && !within(d->akn, "Rechenska"));
	CHECK(
	    d->warning_count == 1 && !strcmp(d->warnings[0].code, "left-out"));
	CHECK(draft_bare(mem, file, name, &copy) == OK);
	CHECK(draft_convert(mem, copy, &options, &d) == OK);
	CHECK_TEXT(d->format, "docx");
	CHECK(d->unit_count == 3 && !d->warning_count);
	CHECK(archive_open(&s, copy, &a) == OK);
	check_bare(a, "docProps/core.xml");
	check_bare(a, "docProps/app.xml");
	check_bare(a, "word/settings.xml");
	check_bare(a, "word/document.xml");
	CHECK(draft_bare(mem, file, name, &again) == OK);
	CHECK(again.size == copy.size && !memcmp(again.at, copy.at, copy.size));
}

/* Half of it is told to be damaged, not read to its middle. */
static void
cut(void)
{
	struct bytes file = sample("old.doc");

	check_refused((struct bytes){file.at, file.size / 3}, "unknown-kind");
}

int
main(void)
{
	struct bytes out;

	mem = arena_new((size_t)2 << 30);
	xml_start(true);
	locked();
	cut();
	if (foreign_docx(mem, sample("old.rtf"), &out) == ERR_NOT_FOUND) {
		printf("# skipped: LibreOffice is not installed here, so .doc "
		       "and .rtf are only seen refused\n");
		check_refused(sample("old.doc"), "old-word");
		check_refused(sample("old.rtf"), "old-word");
	} else {
		read_old("old.doc");
		read_old("old.rtf");
	}
	arena_free(mem);
	return check_done();
}
