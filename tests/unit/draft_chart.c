/* Charts of a Word file, of which the numbers are said; and the name that
 * stands above a table. */
#include "fcgi/base/xml.h"
#include "fcgi/draft/draft.h"
#include "fcgi/draft/drafting.h"
#include "tests/archive.h"
#include "tests/check.h"

static struct arena *mem;
static struct draft_options options = {.language = "en"};

static const char relations[] =
    "<Relationships><Relationship Id='r1' Type='x/chart' "
    "Target='charts/one.xml'/><Relationship Id='r2' Type='x/chart' "
    "Target='charts/two.xml'/></Relationships>";

static struct draft *
word(const char *body, const char *chart)
{
	struct made z;
	struct draft *d;

	made_start(mem, &z);
	made_text(&z, "word/document.xml",
	    arena_printf(mem,
		"<w:document xmlns:w='w' xmlns:r='r'><w:body><w:p><w:r><w:t>"
		"Plan</w:t></w:r></w:p><w:p><w:r><w:t>Goal 1. Less waste"
		"</w:t></w:r></w:p>%s</w:body></w:document>",
		body));
	made_text(&z, "word/_rels/document.xml.rels", relations);
	made_text(&z, "word/styles.xml",
	    "<w:styles xmlns:w='w'><w:style w:type='paragraph' w:styleId='K'>"
	    "<w:name w:val='caption'/></w:style></w:styles>");
	if (chart)
		made_text(&z, "word/charts/one.xml", chart);
	return draft_read(mem, made_end(&z), &options, &d) == OK ? d : NULL;
}

/* The words of the figure, once a file holds that chart. */
static const char *
said(const char *chart)
{
	struct draft *d = word(
	    "<w:p><w:r><w:drawing><c:chart xmlns:c='c' r:id='r1'/>"
	    "</w:drawing></w:r></w:p><w:p><w:pPr><w:pStyle w:val='K'/></w:pPr>"
	    "<w:r><w:t>Chart 1. Waste</w:t></w:r></w:p>",
	    chart);

	if (!d)
		return "refused";
	for (size_t i = 0; i < d->unit_count; i++)
		if (!strcmp(d->units[i].kind, "figure"))
			return arena_printf(mem, "%s|%s|%s",
			    d->units[i].heading, d->units[i].words,
			    d->warning_count ? d->warnings[0].code : "");
	return "no figure";
}

/* <c:pt> of these values, the index counted from 0; "" is left out. */
static const char *
points(const char *const values[], size_t count)
{
	struct buffer b = buffer_new(mem, 1 << 24);

	for (size_t i = 0; i < count; i++)
		if (*values[i])
			buffer_printf(
			    &b, "<pt idx='%zu'><v>%s</v></pt>", i, values[i]);
	return buffer_end(&b);
}

static const char *
chart_of(const char *title, const char *series)
{
	return arena_printf(mem,
	    "<c:chartSpace xmlns:c='c'><c:chart><c:title><c:tx><c:rich><p><r>"
	    "<t>%s</t></r></p></c:rich></c:tx></c:title><c:plotArea>"
	    "<c:barChart>%s</c:barChart></c:plotArea></c:chart>"
	    "</c:chartSpace>",
	    title, series);
}

static const char *
series_of(const char *name, const char *names, const char *numbers)
{
	return arena_printf(mem,
	    "<c:ser><c:tx><c:strRef><c:strCache><pt idx='0'><v>%s</v></pt>"
	    "</c:strCache></c:strRef></c:tx><c:cat><c:strRef><c:strCache>%s"
	    "</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:numCache>"
	    "<formatCode>#,##0.0</formatCode>%s</c:numCache></c:numRef></c:val>"
	    "</c:ser>",
	    name, names, numbers);
}

static void
charts(void)
{
	const char *years = points((const char *[]){"2022", "2023", "2024"}, 3);
	const char *tons = points((const char *[]){"1200", "1350.5", ""}, 3);
	struct buffer many = buffer_new(mem, 1 << 24);
	const char *words;

	CHECK_TEXT(said(chart_of("Waste",
		       arena_printf(mem, "%s%s", series_of("Tons", years, tons),
			   series_of("Of it paper",
			       points((const char *[]){"", "2023", "2024"}, 3),
			       points((const char *[]){"7", "8", "9"}, 3))))),
	    "Chart 1. Waste|Waste. Tons: 2022 – 1,200.0; 2023 – 1,350.5. Of it "
	    "paper: 7.0; 2023 – 8.0; 2024 – 9.0|chart-numbers");
	/* without a name, without data, broken, not there: never a refusal */
	CHECK_TEXT(said(chart_of("", "")), "Chart 1. Waste||picture-unread");
	CHECK_TEXT(said("<c:chartSpace xmlns:c='c'>"),
	    "Chart 1. Waste||picture-unread");
	CHECK_TEXT(said("<other/>"), "Chart 1. Waste||picture-unread");
	CHECK_TEXT(said(NULL), "Chart 1. Waste||picture-unread");
	/* more points than anybody reads */
	for (int i = 0; i < 20000; i++)
		buffer_printf(&many, "<pt idx='%d'><v>1234567.5</v></pt>", i);
	words = said(chart_of("Many", series_of("All", "", many.data)));
	CHECK(strlen(words) > 5000 && strlen(words) < 20000);
	/* a nest of elements, and a name without end */
	words = said(chart_of(arena_printf(mem, "%0100000d", 7), ""));
	CHECK(strlen(words) > 100 && strlen(words) < 2000);
}

static const struct draft_unit *
unit_of(const struct draft *d, const char *kind)
{
	for (size_t i = 0; d && i < d->unit_count; i++)
		if (!strcmp(d->units[i].kind, kind))
			return &d->units[i];
	return NULL;
}

#define CELL(words) "<w:tc><w:p><w:r><w:t>" words "</w:t></w:r></w:p></w:tc>"
#define NAMED(words)                                                           \
	"<w:p><w:pPr><w:pStyle w:val='K'/></w:pPr><w:r><w:t>" words            \
	"</w:t></w:r></w:p>"

static void
tables(void)
{
	static const char rows[] = "<w:tbl><w:tr>" CELL("1.1") CELL(
	    "Bins") "</w:tr><w:tr>" CELL("1.2") CELL("Paper") "</w:tr></w:tbl>";
	const struct draft_unit *table;
	struct draft *d =
	    word(arena_printf(mem, "%s%s%s", NAMED("Table 1. Measures"), rows,
		     NAMED("Table 2. Nothing")),
		NULL);

	table = unit_of(d, "table");
	CHECK(table && !strcmp(table->heading, "Table 1. Measures"));
	CHECK(d && !d->warning_count);
	/* one above a paragraph names no table */
	d = word(arena_printf(mem, "%s<w:p><w:r><w:t>So.</w:t></w:r></w:p>%s",
		     NAMED("Table 1. Measures"), rows),
	    NULL);
	table = unit_of(d, "table");
	CHECK(table && !*table->heading);
	CHECK(d && !d->warning_count);
}

int
main(void)
{
	mem = arena_new((size_t)1 << 30);
	xml_start(true);
	CHECK(drafting_load(mem, NULL, &options.draftings) == OK);
	charts();
	tables();
	arena_free(mem);
	return check_done();
}
