/*
 * opinion_blank.c: the table to be filled in and read back: the country's
 * headings, a row for each provision of the draft, as CSV and as a workbook.
 */
#include "fcgi/app/organisation/opinion_table.h"

#include "build/sql.h"
#include "fcgi/app/organisation/opinion.h"
#include "fcgi/app/paper/cite.h"
#include "fcgi/base/csv.h"
#include "fcgi/base/office.h"
#include "fcgi/site/page.h"

#include <string.h>

enum { BLANK_LIMIT = 8 << 20, COLUMNS_MAX = 26, PARTS = 5 };

/* Cells row by row, the headings first. */
struct blank {
	size_t columns, rows;
	const char **cells;
};

static const char *
cell_of(struct visit *v, const char *content, size_t number, const char *cite)
{
	if (text_is(content, "seq"))
		return arena_printf(v->mem, "%zu", number);
	return text_is(content, "unit") ? cite : "";
}

static void
row(struct visit *v, struct blank *b, const struct profile *p, const char *cite)
{
	const char **to = b->cells + b->rows * b->columns;

	for (size_t i = 0; i < p->intake_count; i++)
		if (p->intake[i].blank)
			*to++ = b->rows ? cell_of(v, p->intake[i].content,
					      b->rows, cite)
					: p->intake[i].heading;
	b->rows++;
}

static enum err
blank(struct visit *v, struct blank *out)
{
	const struct profile *p =
	    profiles_find(v->site->profiles, v->consultation.profile);
	const struct visit voice = act_voice(v);
	struct rows r;

	if (!p)
		return ERR_BROKEN;
	TRY(sql_opinion_cites(v->db, v->mem, v->consultation.id, &r));
	*out = (struct blank){0};
	for (size_t i = 0; i < p->intake_count; i++)
		out->columns += p->intake[i].blank;
	if (out->columns > COLUMNS_MAX)
		return ERR_BROKEN;
	out->cells = arena_alloc(
	    v->mem, (r.count + 1) * (out->columns + 1) * sizeof *out->cells);
	row(v, out, p, NULL);
	for (size_t i = 0; i < r.count; i++) {
		const char *cite = cite_words(&voice, cell(&r, i, "steps"));

		if (cite)
			row(v, out, p, cite);
	}
	return OK;
}

static const char *
at(const struct blank *b, size_t row, size_t column)
{
	return b->cells[row * b->columns + column];
}

enum err
opinion_blank_send(struct visit *v)
{
	struct buffer out = buffer_new(v->mem, BLANK_LIMIT);
	struct blank b;

	TRY(blank(v, &b));
	buffer_add(&out, "\xEF\xBB\xBF");
	for (size_t r = 0; r < b.rows; r++) {
		for (size_t c = 0; c < b.columns; c++)
			buffer_printf(&out, "%s%s", c ? ";" : "",
			    *at(&b, r, c) ? csv_cell(v->mem, at(&b, r, c))
					  : "");
		buffer_add(&out, "\r\n");
	}
	visit_bytes(v, "text/csv; charset=utf-8",
	    arena_printf(v->mem, "%s.csv", v->consultation.slug),
	    (struct bytes){(const unsigned char *)out.data, out.size});
	return OK;
}

/* ---- the workbook (ECMA-376) ---- */

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define OFFICE                                                                 \
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define KIND "application/vnd.openxmlformats-officedocument.spreadsheetml."

static const char types[] =
    "<Types xmlns=\"" PACKAGE "content-types\"><Default Extension=\"rels\""
    " ContentType=\"application/vnd.openxmlformats-package.relationships"
    "+xml\"/><Default Extension=\"xml\" ContentType=\"" KIND "sheet.main"
    "+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType"
    "=\"" KIND "worksheet+xml\"/></Types>";
static const char root[] =
    "<Relationships xmlns=\"" PACKAGE "relationships\"><Relationship"
    " Id=\"a\" Type=\"" OFFICE "/officeDocument\" Target=\"xl/workbook"
    ".xml\"/></Relationships>";
static const char book[] =
    "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\"><sheets><sheet"
    " name=\"1\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>";
static const char sheets[] =
    "<Relationships xmlns=\"" PACKAGE "relationships\"><Relationship"
    " Id=\"a\" Type=\"" OFFICE "/worksheet\" Target=\"worksheets/sheet1"
    ".xml\"/></Relationships>";

static void
sheet_row(struct visit *v, struct node *data, const struct blank *b, size_t r)
{
	struct node *row = xml_add(data, "row");

	xml_attr_int(row, "r", (int64_t)r + 1);
	for (size_t c = 0; c < b->columns; c++) {
		struct node *cell = xml_add(row, "c");

		xml_attr(cell, "r",
		    arena_printf(v->mem, "%c%zu", (char)('A' + c), r + 1));
		xml_attr(cell, "t", "inlineStr");
		xml_add_text(xml_add(cell, "is"), "t", at(b, r, c));
	}
}

/* Narrow where a number stands, else as there is to write. */
static void
widths(struct node *sheet, const struct blank *b)
{
	struct node *cols = xml_add(sheet, "cols");

	for (size_t c = 0; c < b->columns; c++) {
		struct node *col = xml_add(cols, "col");

		xml_attr_int(col, "min", (int64_t)c + 1);
		xml_attr_int(col, "max", (int64_t)c + 1);
		xml_attr(col, "width", strlen(at(b, 0, c)) < 6 ? "8" : "36");
		xml_attr(col, "customWidth", "1");
	}
}

static const char *
sheet(struct visit *v, const struct blank *b)
{
	struct node *to = xml_new(v->mem, "worksheet"), *data;

	xml_attr(to, "xmlns", MAIN);
	widths(to, b);
	data = xml_add(to, "sheetData");
	for (size_t r = 0; r < b->rows; r++)
		sheet_row(v, data, b, r);
	return xml_print(v->mem, to);
}

static struct office_part
part(struct visit *v, const char *name, const char *text)
{
	const char *whole = arena_printf(v->mem,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>%s",
	    text);

	return (struct office_part){.name = name,
	    .bytes = {(const unsigned char *)whole, strlen(whole)}};
}

enum err
opinion_blank_xlsx_send(struct visit *v)
{
	struct office_part parts[PARTS];
	struct bytes out;
	struct blank b;

	TRY(blank(v, &b));
	parts[0] = part(v, "[Content_Types].xml", types);
	parts[1] = part(v, "_rels/.rels", root);
	parts[2] = part(v, "xl/workbook.xml", book);
	parts[3] = part(v, "xl/_rels/workbook.xml.rels", sheets);
	parts[4] = part(v, "xl/worksheets/sheet1.xml", sheet(v, &b));
	TRY(office_zip(v->mem, parts, PARTS, &out));
	visit_bytes(v,
	    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	    arena_printf(v->mem, "%s.xlsx", v->consultation.slug), out);
	return OK;
}
