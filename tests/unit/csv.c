/* csv.c: tables as spreadsheets write them. */
#include "fcgi/base/csv.h"
#include "fcgi/base/text.h"
#include "tests/check.h"

#include <string.h>

int
main(void)
{
	struct arena *mem = arena_new(1 << 24);
	struct csv csv;

	CHECK(csv_read(mem,
		  "\xEF\xBB\xBF"
		  "a;b;\"c;\"\n\n 1 ;\"x \"\"y\"\"\n2\";\n",
		  10, &csv) == OK);
	CHECK(csv.count == 2);
	CHECK(csv.rows[0].count == 3);
	CHECK(text_is(csv.rows[0].cells[0], "a"));
	CHECK(text_is(csv.rows[0].cells[2], "c;"));
	CHECK(csv.rows[1].number == 3);
	CHECK(text_is(csv.rows[1].cells[0], "1"));
	CHECK(text_is(csv.rows[1].cells[1], "x \"y\"\n2"));
	CHECK(text_is(csv.rows[1].cells[2], ""));
	CHECK(csv_read(mem, "a,b\n1,2", 10, &csv) == OK);
	CHECK(csv.count == 2 && text_is(csv.rows[1].cells[1], "2"));
	CHECK(csv_read(mem, "", 10, &csv) == OK && csv.count == 0);
	CHECK(csv_read(mem, "a\nb\nc\n", 2, &csv) == ERR_INVALID);
	CHECK(csv_read(mem, "a\n\"b\n", 2, &csv) == ERR_INVALID);
	CHECK(text_is(csv_cell(mem, "plain"), "plain"));
	CHECK(text_is(csv_cell(mem, "a;\"b\""), "\"a;\"\"b\"\"\""));
	CHECK(text_is(csv_cell(mem, "=1+1"), "\"'=1+1\""));
	CHECK(text_is(
	    csv_cell(mem, "=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\""));
	CHECK(text_is(csv_cell(mem, "+1"), "\"'+1\""));
	CHECK(text_is(csv_cell(mem, "-2"), "\"'-2\""));
	CHECK(text_is(csv_cell(mem, "@x"), "\"'@x\""));
	CHECK(text_is(csv_cell(mem, ""), ""));
	CHECK(text_is(csv_cell(mem, "a\nb"), "\"a\nb\""));
	CHECK(text_is(csv_cell(mem, "\t=1"), "\"'\t=1\""));
	CHECK(text_is(csv_cell(mem, "\r=1"), "\"'\r=1\""));
	CHECK(text_is(csv_cell(mem, "\n=1"), "\"'\n=1\""));
	CHECK(text_is(csv_cell(mem, "＝1+1"), "\"'＝1+1\""));
	CHECK(text_is(csv_cell(mem, "＋1"), "\"'＋1\""));
	CHECK(text_is(csv_cell(mem, "－1"), "\"'－1\""));
	CHECK(text_is(csv_cell(mem, "＠x"), "\"'＠x\""));
	CHECK(text_is(csv_cell(mem, "！x"), "！x"));
	CHECK(text_is(csv_cell(mem, "1=1"), "1=1"));
	return check_done();
}
