/*
 * draft_sheet.c: spreadsheets as annexes: cells as they are shown, merged
 * cells, several sheets, rows as units; and what is too large.
 */
#include "fcgi/base/xml.h"
#include "fcgi/draft/draft.h"
#include "fcgi/draft/kind.h"
#include "fcgi/draft/read_sheet.h"
#include "fcgi/draft/sheet.h"
#include "tests/archive.h"
#include "tests/check.h"

static struct arena *mem;

static void
check_shown(const char *language, const char *format, const char *value,
    const char *should)
{
	CHECK_TEXT(sheet_number(mem, language, format, value), should);
}

static void
numbers(void)
{
	check_shown("bg", "", "1234.5", "1234,5");
	check_shown("en", "", "1234.5", "1234.5");
	check_shown("cs", "#,##0.00", "1234567.5", "1\u00a0234\u00a0567,50");
	check_shown("sr", "#,##0.00", "1234.5", "1.234,50");
	check_shown("en", "#,##0", "1234", "1,234");
	check_shown("pl", "#,##0.00\\ \"zł\"", "15", "15,00 zł");
	check_shown("pl", "#,##0.00 [$zł-415]", "-15", "\u221215,00 zł");
	check_shown("bg", "0%", "0.2", "20\u00a0%");
	/* half a unit goes up, in decimal digits */
	check_shown("en", "#,##0", "1350.5", "1,351");
	check_shown("en", "#,##0", "-2.5", "\u22123");
	check_shown("bg", "0.00", "0.125", "0,13");
	check_shown("bg", "0.00", "1.005", "1,01");
	check_shown("bg", "0.00", "1.0049", "1,00");
	check_shown("pl", "0%", "0.285", "29\u00a0%");
	check_shown("pl", "0", "0", "0");
	check_shown(
	    "cs", "0.000000000000000", "1234.5", "1234,500000000000000");
	check_shown("cs", "d.m.yyyy", "46082", "1.3.2026");
	check_shown("cs", "d.m.yyyy", "-5", "-5");
	check_shown("cs", "0.00", "abc", "abc");
	check_shown("cs", "0.00", "1e300", "1e300");
	check_shown("cs", "0.00", "", "");
	check_shown(
	    "cs", "0.0000000000000000000000000000", "0.5", "0,500000000000000");
	check_shown("cs", "\"", "1", "1");
	CHECK_TEXT(sheet_built_in(4), "#,##0.00");
	CHECK_TEXT(sheet_built_in(99), "");
}

static const char book[] =
    "<workbook xmlns:r='r'><sheets><sheet name='Taksy' r:id='r1'/>"
    "<sheet name='Hidden' state='hidden' r:id='r2'/>"
    "<sheet name='Drugi' r:id='r3'/></sheets></workbook>";
static const char relations[] =
    "<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/>"
    "<Relationship Id='r2' Target='worksheets/sheet2.xml'/>"
    "<Relationship Id='r3' Target='/xl/worksheets/sheet3.xml'/>"
    "</Relationships>";
static const char strings[] =
    "<sst><si><t>Lp.</t></si><si><r><t>Usł</t></r><r><t>uga</t></r></si>"
    "<si><t>Opłata</t></si><si><t>Wypis</t></si></sst>";
static const char styles[] =
    "<styleSheet><numFmts><numFmt numFmtId='164' "
    "formatCode='#,##0.00\\ \"zł\"'/></numFmts>"
    "<cellXfs><xf numFmtId='0'/><xf numFmtId='164'/></cellXfs></styleSheet>";
static const char first[] =
    "<worksheet><sheetData>"
    "<row r='1'><c r='A1' t='inlineStr'><is><t>Opłaty</t></is></c></row>"
    "<row r='3'><c r='A3' t='s'><v>0</v></c><c r='B3' t='s'><v>1</v></c>"
    "<c r='C3' t='s'><v>2</v></c></row>"
    "<row r='4'><c r='A4'><v>1</v></c><c r='B4' t='s'><v>3</v></c>"
    "<c r='C4' s='1'><f>A1</f><v>1250.5</v></c></row>"
    "<row r='5'><c r='A5'><v>2</v></c><c r='B5' t='str'><v>Odpis</v></c>"
    "</row></sheetData>"
    "<mergeCells><mergeCell ref='C4:C5'/><mergeCell ref='X9:Y10'/>"
    "<mergeCell ref='bad'/></mergeCells></worksheet>";

static struct bytes
workbook(const char *sheet)
{
	struct made z;

	made_start(mem, &z);
	made_text(&z, "[Content_Types].xml", "<Types/>");
	made_text(&z, "xl/workbook.xml", book);
	made_text(&z, "xl/_rels/workbook.xml.rels", relations);
	made_text(&z, "xl/sharedStrings.xml", strings);
	made_text(&z, "xl/styles.xml", styles);
	made_text(&z, "xl/worksheets/sheet1.xml", sheet);
	made_text(&z, "xl/worksheets/sheet2.xml", sheet);
	made_text(&z, "xl/worksheets/sheet3.xml",
	    "<worksheet><sheetData><row r='1'>"
	    "<c r='A1' t='inlineStr'><is><t>Koniec</t></is></c></row>"
	    "</sheetData></worksheet>");
	return made_end(&z);
}

static void
xlsx(void)
{
	struct draft_options options = {.language = "pl"};
	const struct draft_unit *row;
	struct draft *d, *again;

	CHECK(draft_read(mem, workbook(first), &options, &d) == OK);
	CHECK_TEXT(d->format, "xlsx");
	CHECK(d->warning_count == 1);
	CHECK_TEXT(d->warnings[0].code, "merged");
	CHECK_TEXT(d->warnings[0].detail, "1");
	row = draft_unit_find(d, "hcontainer_2__table_1__tr_1");
	CHECK(row != NULL);
	if (row) {
		CHECK_TEXT(row->num, "1");
		CHECK_TEXT(row->heading, "Wypis");
		CHECK_TEXT(row->words, "1\u00a0250,50 zł");
		CHECK(strstr(row->html, "<dt>Opłata</dt>") != NULL);
		CHECK(row->rank == RANK_BASE);
		CHECK_TEXT(d->units[row->parent].heading, "Taksy");
		CHECK_TEXT(d->units[0].words, "Opłaty");
	}
	CHECK(memmem(d->akn.at, d->akn.size, "rowspan=\"2\"", 11) != NULL);
	CHECK(draft_read(mem, d->akn, &options, &again) == OK);
	CHECK(again->akn.size == d->akn.size &&
	      !memcmp(again->akn.at, d->akn.at, d->akn.size));
}

/* A cell says where it stands, or stands right of the one before; a row that
 * cells say is another's is that row. */
/* As offices set their tables: a title over all columns, heads over two rows,
 * a name and its number over the rows that they are of. */
static void
merged(void)
{
	static const char sheet[] =
	    "<worksheet><sheetData>"
	    "<row r='1'><c r='A1' t='str'><v>Opłaty za pas "
	    "drogowy</v></c></row>"
	    "<row r='2'><c r='A2' t='str'><v>Lp.</v></c><c r='B2' t='str'>"
	    "<v>Rodzaj</v></c><c r='C2' t='str'><v>Stawka</v></c></row>"
	    "<row r='3'><c r='C3' t='str'><v>strefa</v></c><c r='D3' t='str'>"
	    "<v>złote</v></c></row>"
	    "<row r='4'><c r='A4'><v>1</v></c><c r='B4' t='str'><v>Stragan</v>"
	    "</c><c r='C4' t='str'><v>A</v></c><c r='D4'><v>12</v></c></row>"
	    "<row r='5'><c r='C5' t='str'><v>B</v></c><c r='D5'><v>8</v></c>"
	    "</row><row r='6'><c r='A6'><v>2</v></c><c r='B6' t='str'>"
	    "<v>Ogródek</v></c><c r='C6' t='str'><v>A</v></c><c r='D6'>"
	    "<v>6</v></c></row></sheetData><mergeCells>"
	    "<mergeCell ref='A1:D1'/><mergeCell ref='A2:A3'/>"
	    "<mergeCell ref='B2:B3'/><mergeCell ref='C2:D2'/>"
	    "<mergeCell ref='A4:A5'/><mergeCell ref='B4:B5'/>"
	    "</mergeCells></worksheet>";
	struct draft_options options = {.language = "pl"};
	const struct draft_unit *row;
	struct draft *d, *again;

	CHECK(draft_read(mem, workbook(sheet), &options, &d) == OK);
	CHECK_TEXT(d->title, "Opłaty za pas drogowy");
	row = draft_unit_find(d, "hcontainer_2__table_1__tr_2");
	CHECK(row != NULL);
	if (!row)
		return;
	CHECK_TEXT(row->num, "1");
	CHECK_TEXT(row->heading, "Stragan");
	CHECK_TEXT(row->words, "B\n8");
	CHECK(strstr(row->html, "<dt>Stawka: strefa</dt>") != NULL);
	CHECK(strstr(row->html, "<dt>Stawka: złote</dt>") != NULL);
	CHECK(!draft_unit_find(d, "hcontainer_2__table_1__tr_4"));
	CHECK(draft_read(mem, d->akn, &options, &again) == OK);
	CHECK(again->akn.size == d->akn.size &&
	      !memcmp(again->akn.at, d->akn.at, d->akn.size));
	row = draft_unit_find(again, "hcontainer_2__table_1__tr_2");
	CHECK_TEXT(row ? row->heading : "", "Stragan");
}

static void
places(void)
{
	static const char sheet[] =
	    "<worksheet><sheetData>"
	    "<row><c t='inlineStr'><is><t>One</t></is></c>"
	    "<c t='inlineStr'><is><t>Two</t></is></c></row>"
	    "<row><c r='D2' t='inlineStr'><is><t>Four</t></is></c>"
	    "<c t='inlineStr'><is><t>Five</t></is></c>"
	    "<c r='B4' t='inlineStr'><is><t>Below</t></is></c></row>"
	    "</sheetData></worksheet>";
	static const char *const rows[] = {
	    "<tr><td><p>One</p></td><td><p>Two</p></td>",
	    "<td></td><td><p>Four</p></td><td><p>Five</p></td></tr>",
	    "<tr><td></td><td><p>Below</p></td>"};
	struct draft_options options = {.language = "en"};
	struct draft *d;

	CHECK(draft_read(mem, workbook(sheet), &options, &d) == OK);
	CHECK(!d->warning_count);
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		CHECK(memmem(d->akn.at, d->akn.size, rows[i],
			  strlen(rows[i])) != NULL);
}

static void
csv(void)
{
	static const char text[] =
	    "No;Name;Fee\n1;\"Copy; small\";2,50\n2;Map;\"10\"\n";
	struct draft_options options = {.language = "en"};
	const struct draft_unit *row;
	struct draft *d, *again;
	char wide[400];

	CHECK(draft_read(mem,
		  (struct bytes){(const unsigned char *)text, sizeof(text) - 1},
		  &options, &d) == OK);
	CHECK_TEXT(d->format, "csv");
	row = draft_unit_find(d, "hcontainer_1__table_1__tr_1");
	CHECK(row && text_is(row->heading, "Copy; small"));
	CHECK(row && text_is(row->words, "2,50"));
	/* Blanks that are written as one make no name too long. */
	CHECK(draft_read(mem,
		  (struct bytes){(const unsigned char *)wide,
		      (size_t)snprintf(wide, sizeof wide,
			  "Fee;No\n\"a%300sb\";5\nc;6\nd;\n", "")},
		  &options, &d) == OK);
	CHECK(draft_read(mem, d->akn, &options, &again) == OK);
	CHECK(again->akn.size == d->akn.size);
	/* commas of sentences are no columns */
	CHECK(draft_read(mem,
		  (struct bytes){
		      (const unsigned char *)"One, two.\nThree.\n", 17},
		  &options, &d) == OK);
	CHECK_TEXT(d->format, "text");
}

static void
check_refused(struct bytes file, const char *code)
{
	struct draft_options options = {0};
	struct draft *d;

	CHECK(draft_read(mem, file, &options, &d) == ERR_INVALID);
	CHECK_TEXT(d->refusal_code, code);
}

/* The limits, and one beyond each. */
static void
limits(void)
{
	static const char cell[] =
	    "<worksheet><sheetData><row><c r='%s' t='inlineStr'><is><t>x</t>"
	    "</is></c></row></sheetData></worksheet>";
	struct draft_options options = {0};
	struct draft *d;

	CHECK(draft_read(mem,
		  workbook(arena_printf(
		      mem, cell, arena_printf(mem, "CV%d", SHEET_ROWS))),
		  &options, &d) == OK);
	check_refused(workbook(arena_printf(
			  mem, cell, arena_printf(mem, "A%d", SHEET_ROWS + 1))),
	    "too-many-rows");
	check_refused(
	    workbook(arena_printf(mem, cell, "CW1")), "too-many-rows");
	check_refused(workbook("<worksheet"), "broken-xml");
	check_refused(
	    workbook("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
		     "<worksheet>&e;</worksheet>"),
	    "doctype");
}

/* What is read of text whose name tells nothing. */
static void
prose(void)
{
	static const struct {
		enum kind kind;
		const char *text;
	} cases[] = {
	    {KIND_CSV, "Name;Fee\nMap;2,50\nCopy;1,20\n"},
	    {KIND_CSV, "Name,Street,Fee\nAna,River 2,5\nIvo,Quay 1,6\n"},
	    {KIND_CSV, "Stall\tFee\nBread\t5\n"},
	    {KIND_CSV, "Name;Fee;\nMap;2,50;\n"},
	    {KIND_CSV, "\"Name\";\"Note\"\n\"Map\";\"Large; in folds.\"\n"},
	    {KIND_TEXT, "1) nets, lines, and hooks;\n"
			"2) boats, rafts, and oars;\n"
			"3) mills, weirs, and locks.\n"},
	    {KIND_TEXT, "1) nets;\n2) boats;\n3) mills;\n"},
	    {KIND_TEXT, "The mayor, the clerk, and all others,\n"
			"who come, see, and speak, are heard,\n"},
	    {KIND_TEXT, "§ 1.\tThe quay is open.\n§ 2.\tSo is the pier.\n"
			"§ 3.\tThe weir is not.\n"},
	    {KIND_TEXT, "One, two,three\nfour\n"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		CHECK(kind_of_file(
			  (struct bytes){(const unsigned char *)cases[i].text,
			      strlen(cases[i].text)},
			  NULL) == cases[i].kind);
}

int
main(void)
{
	mem = arena_new((size_t)1 << 30);
	xml_start(true);
	numbers();
	xlsx();
	merged();
	places();
	csv();
	prose();
	limits();
	arena_free(mem);
	return check_done();
}
