/* Other words for a unit: what differs is replaced, the rest of it stays with
 * its marks and notes, and nothing is told lost. */
#include "fcgi/draft/draft.h"

#include "fcgi/base/text.h"
#include "tests/check.h"

#include <string.h>

static struct arena *mem;

static struct draft *
read_as(struct bytes file, const struct draft_mend *mends, size_t count)
{
	const struct draft_options options = {.language = "en",
	    .country = "bg",
	    .date = "2026-03-01",
	    .conf = "conf",
	    .mends = mends,
	    .mend_count = count};
	struct draft *d;

	if (draft_read(mem, file, &options, &d) != OK)
		printf("# not read: %s\n", d->refusal);
	return d;
}

static struct draft *
html(const char *words)
{
	const char *page = arena_printf(mem,
	    "<!DOCTYPE html><html lang=\"en\"><body>%s</body></html>", words);
	struct draft *d = read_as(
	    (struct bytes){(const unsigned char *)page, strlen(page)}, NULL, 0);

	return read_as(d->akn, NULL, 0);
}

static const struct draft_unit *
holding(const struct draft *d, const char *words)
{
	for (size_t i = 0; i < d->unit_count; i++)
		if (strstr(d->units[i].words, words))
			return &d->units[i];
	return NULL;
}

static bool
warned(const struct draft *d, const char *code)
{
	for (size_t i = 0; i < d->warning_count; i++)
		if (!strcmp(d->warnings[i].code, code))
			return true;
	return false;
}

/* The HTML of the unit that holds was, once its words are now; "refused". */
static const char *
after(const struct draft *d, const char *was, const char *now)
{
	const struct draft_unit *u = holding(d, was), *then;
	struct draft_mend what = {"words", u ? u->wid : "", now};
	struct draft *changed = read_as(d->akn, &what, 1);

	if (warned(changed, "mend-refused"))
		return "refused";
	if (warned(changed, "words-lost") || warned(changed, "words-added"))
		return "words told lost";
	if (changed->unit_count != d->unit_count)
		return "other units";
	then = draft_unit_find(changed, what.wid);
	return then ? then->html : "gone";
}

/* Number, heading and words of the unit with these words, once act made one
 * of them value; "refused". */
static const char *
line_after(
    const struct draft *d, const char *was, const char *act, const char *value)
{
	const struct draft_unit *u = holding(d, was), *then;
	struct draft_mend what = {act, u ? u->wid : "", value};
	struct draft *changed = read_as(d->akn, &what, 1);

	if (warned(changed, "mend-refused"))
		return "refused";
	if (warned(changed, "words-lost") || warned(changed, "words-added"))
		return "words told lost";
	then = draft_unit_find(changed, what.wid);
	return then ? arena_printf(mem, "%s|%s|%s", then->num, then->heading,
			  then->words)
		    : "gone";
}

static const char act[] =
    "<p>Article 1. The strip is <b>ten</b> metres wide, and <i>free</i> for "
    "all.</p><p>It is marked.</p>"
    "<p>Article 2. Fees:</p><table><tr><td>boat</td><td>5</td></tr></table>"
    "<p>They are paid in cash.</p>";

/* Rows of a table that are units: each line of their words is a cell. */
static void
rows(void)
{
	struct draft *d =
	    html("<h1>Plan</h1><h2>Goal 1. Trees</h2><table><tr><th>No</th>"
		 "<th>Measure</th><th>Who</th><th>When</th></tr><tr><td>1.1"
		 "</td><td>Plant</td><td rowspan=\"2\">Parks</td><td><b>2026"
		 "</b> to 2027</td></tr><tr><td>1.2</td><td>Water</td><td>2028"
		 "</td></tr></table>");

	CHECK_TEXT(line_after(d, "to 2027", "words", "Parks\n2026 to 2030"),
	    "1.1|Plant|Parks\n2026 to 2030");
	CHECK(strstr(
	    after(d, "to 2027", "Parks\n2026 to 2030"), "<b>2026</b> to 2030"));
	/* what begins in the row above is said there, of both */
	CHECK_TEXT(line_after(d, "2028", "words", "Streets\n2028"), "refused");
	CHECK_TEXT(line_after(d, "2028", "words", "Parks\n2029"),
	    "1.2|Water|Parks\n2029");
	CHECK_TEXT(line_after(d, "to 2027", "words", "Streets\n2026 to 2027"),
	    "1.1|Plant|Streets\n2026 to 2027");
	CHECK_TEXT(line_after(d, "2028", "words", "Parks"), "refused");
	CHECK_TEXT(
	    line_after(d, "2028", "words", "Parks\n2028\nMore"), "refused");
	CHECK_TEXT(line_after(d, "2028", "words", "Parks\n2028"), "refused");
	CHECK_TEXT(
	    line_after(d, "2028", "renumber", "1.3"), "1.3|Water|Parks\n2028");
	CHECK_TEXT(line_after(d, "2028", "renumber", "none"), "refused");
	CHECK_TEXT(line_after(d, "2028", "renumber", ""), "refused");
	CHECK_TEXT(line_after(d, "2028", "heading", "Water them"),
	    "1.2|Water them|Parks\n2028");
	CHECK_TEXT(line_after(d, "2028", "heading", ""), "refused");
	/* nor is a row joined, or the head of the table written anew */
	CHECK_TEXT(line_after(d, "2028", "join", NULL), "refused");
	CHECK_TEXT(line_after(d, "Measure", "words", "Other"), "refused");
	CHECK_TEXT(line_after(d, "Measure", "renumber", "1"), "refused");
	CHECK(
	    strstr(line_after(d, "Measure", "heading", "Table 1"), "Table 1"));
}

/* How many units are fewer once that one is taken out; -1: refused. */
static int
struck(const struct draft *d, const char *words)
{
	const struct draft_unit *u = holding(d, words);
	struct draft_mend what = {"strike", u ? u->wid : "", NULL};
	struct draft *changed = read_as(d->akn, &what, 1);

	CHECK(!warned(changed, "words-lost"));
	CHECK(!warned(changed, "words-added"));
	if (warned(changed, "mend-refused"))
		return -1;
	CHECK(!holding(changed, words));
	for (size_t i = 0; i < changed->unit_count; i++)
		CHECK(draft_unit_find(d, changed->units[i].wid));
	return (int)(d->unit_count - changed->unit_count);
}

/* A cell over two columns is a line, once. */
static void
spans(void)
{
	struct draft *d =
	    html("<h1>Plan</h1><h2>Goal 1. Trees</h2><table><tr><th>No</th>"
		 "<th>Measure</th><th>Who</th><th>When</th></tr><tr><td>1.1"
		 "</td><td>Plant</td><td colspan=\"2\">Parks, 2026</td></tr>"
		 "<tr><td>1.2</td><td>Water</td><td>Streets</td><td>2028</td>"
		 "</tr></table>");

	CHECK_TEXT(line_after(d, "Parks, 2026", "words", "Parks, 2027"),
	    "1.1|Plant|Parks, 2027");
	CHECK(strstr(after(d, "Parks, 2026", "Parks, 2027"), "Parks, 2027"));
	CHECK_TEXT(
	    line_after(d, "Parks, 2026", "words", "Parks\n2027"), "refused");
	CHECK_TEXT(line_after(d, "2028", "words", "Streets\n2029"),
	    "1.2|Water|Streets\n2029");
}

static void
strikes(void)
{
	struct draft *d = html("<p>Article 1. One.</p><p>Article 2. Two:</p>"
			       "<p>(1) cows;</p><p>(2) goats.</p>"
			       "<p>Article 3. Three.</p>"
			       "<p>(1) alone.</p>");

	CHECK(struck(d, "One.") == 1);
	CHECK(struck(d, "cows;") == 1);
	CHECK(struck(d, "Two:") == 3);
	CHECK(struck(d, "Three.") == 2);
	CHECK(struck(d, "nowhere") == -1);
	/* what would leave nothing of the text */
	CHECK(struck(html("<p>Article 1. One.</p>"), "One.") == -1);
	d = html(
	    "<h1>Plan</h1><h2>Goal 1. Trees</h2><table><tr><th>No</th>"
	    "<th>Measure</th><th>When</th></tr><tr><td>1.1</td><td>Plant"
	    "</td><td rowspan=\"2\">2026</td></tr><tr><td>1.2</td><td>Water"
	    "</td></tr><tr><td>1.3</td><td>Look</td><td>2029</td></tr>"
	    "</table>");
	CHECK(struck(d, "2029") == 1);
	CHECK(!strcmp(holding(d, "2026")->num, "1.1"));
	CHECK(struck(d, "2026") == -1);
}

int
main(void)
{
	struct draft *d;
	const char *text;

	mem = arena_new(64 << 20);
	d = html(act);
	CHECK(holding(d, "ten metres"));
	CHECK_TEXT(after(d, "ten metres",
		       "The strip is ten metres wide, and free for people."),
	    "<p>The strip is <b>ten</b> metres wide, and <i>free</i> for "
	    "people.</p>");
	CHECK_TEXT(after(d, "ten metres",
		       "The strip is twenty metres wide, and free for all."),
	    "<p>The strip is twenty metres wide, and <i>free</i> for "
	    "all.</p>");
	CHECK_TEXT(
	    after(d, "ten metres", holding(d, "ten metres")->words), "refused");
	CHECK_TEXT(after(d, "ten metres", ""), "refused");
	CHECK_TEXT(after(d, "ten metres", " \n "), "refused");
	text = after(d, "ten metres",
	    "The strip is ten metres wide, and free for all.\nNobody parks.");
	CHECK(strstr(text, "Nobody parks."));
	CHECK(strstr(text, "<b>ten</b>"));
	/* around a table, but not in it */
	CHECK(holding(d, "in cash"));
	text = after(d, "in cash", "Fees:\nboat\n5\nThey are paid by card.");
	CHECK(strstr(text, "by card") && strstr(text, "<table"));
	CHECK_TEXT(
	    after(d, "in cash", "Fees:\nboat\n6\nThey are paid in cash."),
	    "refused");
	CHECK_TEXT(after(d, "in cash", "They are paid in cash."), "refused");
	/* number and heading, which are no words of its text */
	CHECK_TEXT(line_after(d, "It is marked", "renumber", "Article 1a."),
	    "Article 1a.||The strip is ten metres wide, and free for "
	    "all.\nIt is marked.");
	CHECK_TEXT(
	    line_after(d, "It is marked", "renumber", "Article 1."), "refused");
	CHECK_TEXT(line_after(d, "It is marked", "heading", " The strip "),
	    "Article 1.|The strip|The strip is ten metres wide, and free for "
	    "all.\nIt is marked.");
	CHECK_TEXT(line_after(d, "It is marked", "heading", ""), "refused");
	CHECK_TEXT(line_after(d, "It is marked", "renumber", ""),
	    "||The strip is ten metres wide, and free for all.\nIt is "
	    "marked.");
	rows();
	spans();
	strikes();
	arena_free(mem);
	return check_done();
}
