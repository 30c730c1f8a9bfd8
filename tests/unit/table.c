/*
 * table.c: tables out of CSV, XLSX and DOCX, through the cage.
 */
#include "fcgi/draft/table.h"

#include "fcgi/base/text.h"
#include "fcgi/base/xml.h"
#include "tests/archive.h"
#include "tests/check.h"

#include <string.h>

static struct arena *mem;

static struct bytes
file(const char *name)
{
	FILE *f =
	    fopen(arena_printf(mem, "tests/samples/tables/%s", name), "re");
	unsigned char *at = arena_alloc(mem, TABLE_FILE_MAX + 16);
	size_t size = f ? fread(at, 1, TABLE_FILE_MAX + 16, f) : 0;

	if (f)
		fclose(f);
	return (struct bytes){at, size};
}

static bool
is(const struct csv *t, size_t row, size_t cell, const char *words)
{
	return row < t->count && cell < t->rows[row].count &&
	       !strcmp(t->rows[row].cells[cell], words);
}

static void
workbook(void)
{
	struct csv t;
	const char *fault;

	CHECK(table_convert(mem, file("bg.xlsx"), &t, &fault) == OK);
	CHECK(t.count == 5);
	CHECK(t.rows[0].number == 1 && t.rows[1].number == 3);
	CHECK(is(&t, 1, 0, "№") && is(&t, 1, 3, "") && is(&t, 1, 4, "Мотиви"));
	CHECK(is(&t, 2, 2, "Прекалено строго"));
	CHECK(is(&t, 2, 0, "1") && t.rows[2].number == 4);
	CHECK(t.rows[3].number == 6 && is(&t, 3, 1, "Чл. 1, алинея 1"));
}

static void
document(void)
{
	struct csv t;
	const char *fault;

	CHECK(table_convert(mem, file("pl.docx"), &t, &fault) == OK);
	CHECK(t.count == 5);
	CHECK(is(&t, 0, 0, "Tabela uwag"));
	CHECK(is(&t, 2, 1, "§ 3 ust. 2 pkt 1"));
	CHECK(is(&t, 2, 2, "Za krótko.\nDwa akapity."));
	CHECK(is(&t, 2, 3, "30 dni"));
	CHECK(is(&t, 4, 1, "całość"));
}

static const char hidden_first[] =
    "<workbook xmlns:r='r'><sheets>"
    "<sheet name='Lists' state='hidden' r:id='r1'/>"
    "<sheet name='Table' r:id='r2'/></sheets></workbook>";
static const char relations[] =
    "<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/>"
    "<Relationship Id='r2' Target='worksheets/sheet2.xml'/></Relationships>";
static const char strings[] =
    "<sst><si><r><t>Прекалено </t></r><r><t>строго</t></r>"
    "<rPh sb='0' eb='1'><t>spoken</t></rPh></si>"
    "<si><t>защ\302\205ита</t></si></sst>";
static const char styles[] =
    "<styleSheet><numFmts><numFmt numFmtId='164' "
    "formatCode='#,##0.00\\ \"лв.\"'/></numFmts><cellXfs>"
    "<xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='10'/>"
    "<xf numFmtId='164'/></cellXfs></styleSheet>";
static const char listed[] =
    "<worksheet><sheetData><row r='1'><c r='A1'><v>9</v></c></row>"
    "</sheetData></worksheet>";
static const char filled[] =
    "<worksheet><sheetData>"
    "<row r='2'><c r='A2' t='s'><v>0</v></c><c r='D2' t='s'><v>1</v></c>"
    "<c t='inlineStr'><is><r><t>в </t></r><r><t>ред</t></r>"
    "<rPh sb='0' eb='1'><t>spoken</t></rPh></is></c></row>"
    "<row r='3'><c r='B3' t='e'><v>#N/A</v></c></row>"
    "<row r='5'><c r='A5' s='1'><v>46082</v></c>"
    "<c r='B5' s='2'><v>0.125</v></c><c r='C5' s='3'><v>1250.5</v></c>"
    "<c r='D5' t='b'><v>1</v></c><c r='E5'><f>A1+1</f><v>10</v></c>"
    "<c r='F5' t='s'><v>7</v></c><c r='CW5'><v>1</v></c></row>"
    "</sheetData></worksheet>";

static struct bytes
made_book(const char *workbook, const char *sheet)
{
	struct made z;

	made_start(mem, &z);
	made_text(&z, "xl/workbook.xml", workbook);
	made_text(&z, "xl/_rels/workbook.xml.rels", relations);
	made_text(&z, "xl/sharedStrings.xml", strings);
	made_text(&z, "xl/styles.xml", styles);
	made_text(&z, "xl/worksheets/sheet1.xml", listed);
	made_text(&z, "xl/worksheets/sheet2.xml", sheet);
	return made_end(&z);
}

/* Cells of the sheet that people see, as they see them. */
static void
shown(void)
{
	struct csv t;
	const char *fault;

	CHECK(table_convert(mem, made_book(hidden_first, filled), &t, &fault) ==
	      OK);
	CHECK(t.count == 2 && t.rows[0].number == 2 && t.rows[1].number == 5);
	CHECK(is(&t, 0, 0, "Прекалено строго") && is(&t, 0, 1, ""));
	CHECK(is(&t, 0, 2, "") && is(&t, 0, 3, "защита"));
	CHECK(is(&t, 0, 4, "в ред") && t.rows[0].count == 5);
	CHECK(is(&t, 1, 0, "1.3.2026") && is(&t, 1, 1, "12,50\u00a0%"));
	CHECK(is(&t, 1, 2, "1\u00a0250,50 лв.") && is(&t, 1, 3, "✓"));
	CHECK(is(&t, 1, 4, "10") && is(&t, 1, 5, ""));
	CHECK(t.rows[1].count == TABLE_CELLS);
	/* the first by its usual name, where the workbook names none */
	CHECK(table_convert(
		  mem, made_book("<workbook/>", filled), &t, &fault) == OK);
	CHECK(t.count == 1 && is(&t, 0, 0, "9"));
}

static void
sheet_limits(void)
{
	struct buffer b = buffer_new(mem, 1 << 20);
	struct csv t;
	const char *fault = "";

	buffer_add(&b, "<worksheet><sheetData>");
	for (int i = 0; i < TABLE_ROWS; i++)
		buffer_add(&b, "<row><c><v>1</v></c></row>");
	CHECK(table_convert(mem,
		  made_book(hidden_first,
		      arena_printf(mem, "%s</sheetData></worksheet>", b.data)),
		  &t, &fault) == OK);
	CHECK(t.count == TABLE_ROWS);
	CHECK(table_convert(mem,
		  made_book(hidden_first,
		      arena_printf(mem,
			  "%s<row><c><v>1</v></c></row></sheetData>"
			  "</worksheet>",
			  b.data)),
		  &t, &fault) == ERR_INVALID);
	CHECK(!strcmp(fault, "too_many_rows"));
	CHECK(table_convert(mem,
		  made_book(hidden_first,
		      "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
		      "<worksheet>&e;</worksheet>"),
		  &t, &fault) == ERR_INVALID);
	CHECK(!strcmp(fault, "broken"));
}

/* What was deleted or moved away is not said; a wide cell leaves a gap. */
static void
changed(void)
{
	static const char text[] =
	    "<w:document xmlns:w='w'><w:body><w:tbl><w:tr>"
	    "<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p>"
	    "<w:del><w:r><w:delText>out</w:delText><w:t>out</w:t></w:r>"
	    "</w:del><w:moveFrom><w:r><w:t>away</w:t></w:r></w:moveFrom>"
	    "<w:ins><w:r><w:t>in</w:t></w:r></w:ins></w:p></w:tc>"
	    "<w:tc><w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>"
	    "</w:tc></w:tr></w:tbl></w:body></w:document>";
	struct made z;
	struct csv t;
	const char *fault;

	made_start(mem, &z);
	made_text(&z, "word/document.xml", text);
	CHECK(table_convert(mem, made_end(&z), &t, &fault) == OK);
	CHECK(t.count == 1 && t.rows[0].count == 3);
	CHECK(is(&t, 0, 0, "in") && is(&t, 0, 1, "") && is(&t, 0, 2, "a b"));
}

static void
refusals(void)
{
	const struct bytes latin = {(const unsigned char *)"a;\xE8\n1;2\n", 8};
	unsigned char *large = arena_alloc(mem, TABLE_FILE_MAX + 1);
	struct csv t;
	const char *fault = "";

	CHECK(table_convert(mem, file("bad.xlsx"), &t, &fault) == ERR_INVALID);
	CHECK(!strcmp(fault, "broken"));
	CHECK(table_convert(mem, latin, &t, &fault) == ERR_INVALID);
	CHECK(!strcmp(fault, "not_utf8"));
	memset(large, 'a', TABLE_FILE_MAX + 1);
	CHECK(table_convert(mem, (struct bytes){large, TABLE_FILE_MAX + 1}, &t,
		  &fault) == ERR_INVALID);
	CHECK(!strcmp(fault, "too_large"));
}

/* As many rows as there may be, and one more. */
static void
rows(void)
{
	struct buffer b = buffer_new(mem, 1 << 20);
	struct csv t;
	const char *fault = "";

	for (int i = 0; i < TABLE_ROWS; i++)
		buffer_add(&b, "a;b\n");
	CHECK(table_convert(mem,
		  (struct bytes){(const unsigned char *)b.data, b.size}, &t,
		  &fault) == OK);
	CHECK(t.count == TABLE_ROWS);
	buffer_add(&b, "a;b\n");
	CHECK(table_convert(mem,
		  (struct bytes){(const unsigned char *)b.data, b.size}, &t,
		  &fault) == ERR_INVALID);
}

int
main(void)
{
	mem = arena_new(256 << 20);
	xml_start(false);
	workbook();
	document();
	shown();
	sheet_limits();
	changed();
	refusals();
	rows();
	arena_free(mem);
	return check_done();
}
