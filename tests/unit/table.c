/*
 * table.c: tables out of CSV, XLSX and DOCX, through the cage.
 */
#include "fcgi/draft/table.h"

#include "fcgi/base/text.h"
#include "fcgi/base/xml.h"
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
	refusals();
	rows();
	arena_free(mem);
	return check_done();
}
