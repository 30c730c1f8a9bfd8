/*
 * report_office.c: which parts a package has.  The part with the rows goes
 * through a file, so that memory is that of a block.
 */
#include "fcgi/app/report/report_office.h"

#include "fcgi/app/report/fop.h"
#include "fcgi/base/log.h"
#include "fcgi/base/office.h"

#include <string.h>
#include <unistd.h>

enum { PARTS = 8 };
static const size_t chunk_most = (size_t)64 << 20;

static const struct package {
	const char *as;
	const char *type; /* a first member "mimetype", or NULL */
	const char *parts[PARTS];
} packages[] = {
    {"docx", NULL,
	{"[Content_Types].xml", "_rels/.rels", "docProps/core.xml",
	    "word/document.xml", "word/_rels/document.xml.rels",
	    "word/styles.xml", "word/footer1.xml"}},
    {"odt", "application/vnd.oasis.opendocument.text",
	{"content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"}},
    {"xlsx", NULL,
	{"[Content_Types].xml", "_rels/.rels", "docProps/core.xml",
	    "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
	    "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"}},
};

/* Why not, for whoever waits; the place that finds it logs the facts. */
static enum err
because(const struct report_wish *wish, enum err e, const char *fault)
{
	if (e != OK && wish->fault)
		*wish->fault = fault;
	return e;
}

static enum err
written(FILE *file, const struct buffer *b)
{
	if (b->size &&
	    (fwrite(b->data, 1, b->size, file) != b->size || fflush(file)))
		return log_err(ERR_BUSY, "report.file", "%m");
	return OK;
}

/* All of one part into a file without a name, from its start again. */
static enum err
made(struct visit *v, const struct report_wish *wish, FILE **out)
{
	struct arena *mem = arena_new((size_t)1 << 30);
	struct report_maker *maker;
	struct visit mine = *v;
	bool more = true;
	enum err e;

	*out = NULL;
	mine.mem = mem;
	e = report_maker(&mine, wish, &maker);
	if (e == OK)
		e = because(wish, office_file(v->site->settings->spool, out),
		    "no_room");
	while (e == OK && more) {
		struct arena *block = arena_new(chunk_most * 2);
		struct buffer b = buffer_new(block, chunk_most);

		e = report_next(maker, &b, &more);
		if (e == OK)
			e = because(wish, written(*out, &b), "no_room");
		arena_free(block);
	}
	arena_free(mem);
	if (e == OK && fseek(*out, 0, SEEK_SET))
		e = ERR_BROKEN;
	if (e != OK && *out)
		fclose(*out);
	return e;
}

static enum err
package(struct visit *v, struct report_wish wish, const struct package *p,
    struct bytes *out)
{
	struct office_part parts[PARTS + 1];
	size_t count = 0;
	enum err e = OK;

	if (p->type)
		parts[count++] = (struct office_part){.name = "mimetype",
		    .bytes = {(const unsigned char *)p->type, strlen(p->type)},
		    .stored = true};
	for (size_t i = 0; e == OK && i < PARTS && p->parts[i]; i++) {
		wish.part = p->parts[i];
		parts[count] = (struct office_part){.name = p->parts[i]};
		e = made(v, &wish, &parts[count].file);
		if (e == OK)
			count++;
	}
	if (e == OK)
		return office_zip(v->mem, parts, count, out);
	while (count-- > 0)
		if (parts[count].file)
			fclose(parts[count].file);
	return e;
}

static enum err
pdf_of(struct visit *v, const struct report_wish *wish, FILE *fo,
    struct bytes *out)
{
	enum err e = fop_pdf(v->mem, v->site->settings, fo, out);

	return because(wish, e,
	    e == ERR_NOT_FOUND ? "no_fop"
	    : e == ERR_INVALID ? "refused"
			       /* Java dies where it finds no memory */
			       : "too_much");
}

static enum err
read_whole(struct arena *mem, FILE *file, struct bytes *out)
{
	unsigned char *at;
	long size;

	if (fseek(file, 0, SEEK_END) || (size = ftell(file)) < 0)
		return ERR_BROKEN;
	rewind(file);
	at = arena_alloc(mem, (size_t)size + 1);
	*out = (struct bytes){at, fread(at, 1, (size_t)size, file)};
	return out->size == (size_t)size ? OK : ERR_BROKEN;
}

enum err
report_volumes(struct visit *v, int64_t body, int64_t *out)
{
	struct table_part part = {
	    .limit = INT32_MAX, .final = true, .body = body};

	TRY(table_lines(v, &part));
	*out = ((int64_t)part.count + VOLUME_ROWS - 1) / VOLUME_ROWS;
	*out = *out ? *out : 1;
	return OK;
}

enum err
report_file_make(
    struct visit *v, const struct report_wish *wish, struct bytes *out)
{
	bool pdf = text_is(wish->as, "pdf");
	struct report_wish inner = *wish;
	FILE *file;
	enum err e;

	for (size_t i = 0; i < sizeof packages / sizeof *packages; i++)
		if (text_is(packages[i].as, wish->as))
			return package(v, *wish, &packages[i], out);
	if (pdf)
		inner.as = "fo";
	TRY(made(v, &inner, &file));
	e = pdf ? pdf_of(v, wish, file, out) : read_whole(v->mem, file, out);
	fclose(file);
	return e;
}
