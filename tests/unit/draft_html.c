/*
 * draft_html.c: pages of any kind, and the two official structured forms.
 */
#include "fcgi/base/text.h"
#include "fcgi/base/xml.h"
#include "fcgi/draft/draft.h"
#include "fcgi/draft/drafting.h"
#include "tests/check.h"

static struct draft_options options;

static const char *
outline_of(struct arena *mem, const char *name, struct draft **out)
{
	FILE *from =
	    fopen(arena_printf(mem, "tests/samples/html/%s", name), "rb");
	unsigned char *at = arena_alloc(mem, 1 << 20);
	size_t size = from ? fread(at, 1, 1 << 20, from) : 0;
	struct buffer b = buffer_new(mem, 1 << 16);

	if (from)
		fclose(from);
	if (draft_read(mem, (struct bytes){at, size}, &options, out) != OK)
		return (*out)->refusal;
	for (size_t i = 0; i < (*out)->unit_count; i++)
		buffer_printf(&b, "%s%s", i ? " " : "", (*out)->units[i].eid);
	for (size_t i = 0; i < (*out)->warning_count; i++)
		buffer_printf(&b, " !%s", (*out)->warnings[i].code);
	return b.data;
}

static const struct draft_unit *
unit(const struct draft *d, const char *wid)
{
	static const struct draft_unit missing = {
	    .words = "(none)", .html = "(none)", .num = "", .heading = ""};
	const struct draft_unit *u = draft_unit_find(d, wid);

	return u ? u : &missing;
}

static void
page(void)
{
	struct arena *mem = arena_new((size_t)1 << 28);
	struct draft *d;

	CHECK_TEXT(outline_of(mem, "plain.html", &d),
	    "preface art_1 art_1__para_1 art_1__para_2 "
	    "art_1__para_2__point_1 art_1__para_2__point_2 art_2 art_3 "
	    "art_3__point_a art_3__point_b");
	CHECK_TEXT(d->format, "html");
	CHECK_TEXT(unit(d, "art_1__para_2")->html,
	    "<p>Втора, виж <a href=\"https://example.org/\">тук</a> и "
	    "там:</p>");
	CHECK(strstr(unit(d, "art_2")->html, "<th scope=\"col\">Име</th>"));
	CHECK(!memmem(d->akn.at, d->akn.size, "alert", 5));
	CHECK(!memmem(d->akn.at, d->akn.size, "Начало", 12));
	arena_free(mem);
}

/* The words of a page made of what browsers forgive. */
static const char *
words_of_page(struct arena *mem, const char *page)
{
	struct bytes file = {(const unsigned char *)page, strlen(page)};
	struct buffer b = buffer_new(mem, 1 << 16);
	struct draft *d;

	if (draft_read(mem, file, &options, &d) != OK)
		return "refused";
	for (size_t i = 0; i < d->unit_count; i++)
		buffer_printf(&b, "%s|%s|", d->units[i].num, d->units[i].words);
	for (size_t i = 0; i < d->warning_count; i++)
		buffer_printf(&b, "!%s", d->warnings[i].code);
	return b.data;
}

/* Lists beside their entries, words where only rows may stand, Word's
 * conditions. */
static void
message_of(struct arena *mem, struct buffer *b, int depth)
{
	*b = buffer_new(mem, (size_t)1 << 27);
	buffer_add(b, "MIME-Version: 1.0\nContent-Type: multipart/related; "
		      "boundary=b0\n\n");
	for (int i = 0; i < depth; i++)
		buffer_printf(b,
		    "--b%d\nContent-Type: multipart/related; boundary=b%d\n\n",
		    i, i + 1);
	buffer_printf(b,
	    "--b%d\nContent-Type: text/html\n\n"
	    "<p>Art. 1. A.</p>\n",
	    depth);
}

/* A piece of a page; pages saved in one file: by Word in an old code page, by a
 * browser with the page among other forms of it; none, and one nested without
 * end. */
static void
messages(void)
{
	struct arena *mem = arena_new((size_t)1 << 28);
	struct buffer b;
	struct draft *d;
	static const char mail[] =
	    "Mime-Version: 1.0\nContent-Type: text/plain\n\nArt. 1. A.\n";

	CHECK_TEXT(outline_of(mem, "word.mht", &d),
	    "preface art_1 art_1__para_1 art_1__para_2 art_2 art_2__point_1 "
	    "art_2__point_2");
	CHECK_TEXT(d->title, "НАРЕДБА № 5 за пазарите");
	CHECK(strstr(unit(d, "art_2__point_2")->html, "Сергия"));
	CHECK_TEXT(outline_of(mem, "nested.mht", &d), "art_1 art_2");
	CHECK_TEXT(unit(d, "art_2")->words, "Б.");
	CHECK(draft_read(mem,
		  (struct bytes){(const unsigned char *)mail, sizeof mail - 1},
		  &options, &d) == ERR_INVALID);
	CHECK_TEXT(d->refusal_code, "unknown-kind");
	CHECK(draft_read(mem,
		  (struct bytes){
		      (const unsigned char *)"\n<h2>A</h2>Art. 1. B", 20},
		  &options, &d) == OK);
	CHECK_TEXT(d->format, "html");
	message_of(mem, &b, 20);
	CHECK(draft_read(mem,
		  (struct bytes){(const unsigned char *)b.data, b.size},
		  &options, &d) == OK);
	message_of(mem, &b, 50000);
	CHECK(draft_read(mem,
		  (struct bytes){(const unsigned char *)b.data, b.size},
		  &options, &d) == ERR_INVALID);
	arena_free(mem);
}

static void
forgiven(void)
{
	struct arena *mem = arena_new((size_t)1 << 28);

	CHECK_TEXT(words_of_page(mem,
		       "<html><body><p>Article 1</p><ol><li>one</li><ol>"
		       "<li value=4>four</li></ol></ol></body></html>"),
	    "Article 1||1.|one|4.|four|");
	CHECK_TEXT(words_of_page(mem,
		       "<html><body><p>Article 1</p><p>Fees:</p><table>stray"
		       "<caption>Fees</caption><tr>lost<td>Entry fee<td>5"
		       "</tr></table><ul>loose<li>end</ul><details><summary>S"
		       "</summary>D</details></body></html>"),
	    "Article 1|Fees:\nFees\nstray\nlost\nEntry "
	    "fee\n5\nloose\nS\nD|•|end|");
	/* an entry that has a mark of its own gets no other */
	CHECK_TEXT(words_of_page(mem,
		       "<html><body><p>Article 1</p><p>One of:</p><ul><li>(a) "
		       "fees</li><li>(b) fines</li></ul><ul><li>tax</li></ul>"
		       "</body></html>"),
	    "Article 1|One of:|(a)|fees|(b)|fines|•|tax|");
	CHECK_TEXT(words_of_page(mem,
		       "<html><body><p>Article 1</p><p><![if "
		       "!supportLists]><span>(1)&nbsp; </span><![endif]>Words."
		       "</p></body></html>"),
	    "Article 1||(1)|Words.|");
	arena_free(mem);
}

static bool
unit_named(const struct draft *d, const char *heading)
{
	for (size_t i = 0; i < d->unit_count; i++)
		if (!strcmp(d->units[i].heading, heading) ||
		    !strcmp(d->units[i].num, heading))
			return true;
	return false;
}

/* A head row that only its look tells is none of the rows that are units, and
 * what was written of it stays as it is; where nothing tells, nothing is
 * guessed.  Columns may be counted below their names. */
static void
head_rows(void)
{
	struct arena *mem = arena_new((size_t)1 << 28);
	static const char page[] =
	    "<html><body><p>Fees</p><table><tr><td>Street</td><td>Fee</td></tr>"
	    "<tr></tr><tr><td>1</td><td>2</td></tr><tr><td>Mill Lane</td><td>5"
	    "</td></tr><tr><td>High Street</td><td>6</td></tr></table>"
	    "</body></html>";
	struct draft *d, *again;

	CHECK(draft_read(mem,
		  (struct bytes){(const unsigned char *)page, strlen(page)},
		  &options, &d) == OK);
	CHECK(unit_named(d, "Mill Lane") && unit_named(d, "High Street"));
	CHECK(!unit_named(d, "Street") && !unit_named(d, "1"));
	CHECK(draft_read(mem, d->akn, &options, &again) == OK);
	CHECK(again->akn.size == d->akn.size &&
	      !memcmp(again->akn.at, d->akn.at, d->akn.size));
	arena_free(mem);
}

#define LONG                                                                   \
	"works on the bank, with whatever they need, by the order of the "     \
	"district council"

/* How many cells head others in an act that holds a table of these rows. */
static int
heads(const char *rows)
{
	struct arena *mem = arena_new((size_t)1 << 28);
	const char *page = arena_printf(mem,
	    "<html><body><p>Article 1. Streets:</p><table>%s</table></body>"
	    "</html>",
	    rows);
	struct draft *d;
	int count = 0;

	CHECK(draft_read(mem,
		  (struct bytes){(const unsigned char *)page, strlen(page)},
		  &options, &d) == OK);
	for (const char *c = (const char *)d->akn.at; (c = strstr(c, "<th"));
	     c += 3)
		count++;
	arena_free(mem);
	return count;
}

#define ROW(a, b) "<tr><td>" a "</td><td>" b "</td></tr>"

/* Heads that neither bold nor numbers below tell. */
static void
heads_by_shape(void)
{
	CHECK(heads(ROW("(1) Area", "(2) Street") ROW("North", "Mill Lane")
		      ROW("South", "High Street")) == 2);
	CHECK(heads(ROW("(1) Area", "(2) Street")
		      ROW("(1) North", "(2) Mill Lane")) == 0);
	CHECK(heads(ROW("Street", "Works") ROW("Mill Lane", LONG)
		      ROW("High Street", LONG " too")
			  ROW("Low Street", LONG " also")) == 2);
	CHECK(heads(ROW("Street", "Works") ROW("Mill Lane", LONG)
		      ROW("High Street", LONG) ROW("Low Street", "none")) == 0);
	CHECK(heads(ROW("Mill Lane", "closed") ROW("High Street", "open")
		      ROW("Low Street", "open")) == 0);
	CHECK(heads(ROW("Street", "Fee") ROW("Mill Lane", "5")
		      ROW("High Street", "6")) == 2);
}

static void
poland(void)
{
	struct arena *mem = arena_new((size_t)1 << 28);
	struct draft *d;

	CHECK_TEXT(outline_of(mem, "eli.html", &d),
	    "preface chp_1 art_1 art_1__point_1 "
	    "art_1__point_1__qstr_1__art_5 art_1__point_2 art_2 !left-out");
	CHECK_TEXT(d->format, "eli-html");
	CHECK_TEXT(d->language, "pl");
	CHECK_TEXT(d->title, "Ustawa o ciszy");
	CHECK_TEXT(unit(d, "chp_1")->heading, "Zmiany");
	CHECK_TEXT(unit(d, "art_1__point_1__qstr_1__art_5")->num, "„Art. 5.");
	CHECK_TEXT(
	    unit(d, "art_1__point_1__qstr_1__art_5")->words, "Nowe słowa.”");
	CHECK_TEXT(unit(d, "art_1__point_1")->html_after, "<p>;</p>");
	arena_free(mem);
}

static void
czechia(void)
{
	struct arena *mem = arena_new((size_t)1 << 28);
	struct draft *d;

	CHECK_TEXT(outline_of(mem, "esbirka.json", &d),
	    "preface part_první cl_1 cl_1__para_1 cl_1__para_1__point_a "
	    "cl_1__para_1__point_b cl_2 conclusions");
	CHECK_TEXT(d->format, "esbirka");
	CHECK_TEXT(unit(d, "cl_1")->heading, "Předmět");
	CHECK_TEXT(unit(d, "cl_1__para_1")->html,
	    "<p>Zákon <b>upravuje</b> &lt;ticho&gt;:</p>");
	CHECK_TEXT(unit(d, "cl_2")->words, "Bez čísla.");
	CHECK(memmem(d->akn.at, d->akn.size, "name=\"eli\"", 10));
	arena_free(mem);
}

/* Strategies: rows are units of their own, with what their columns say. */
static void
table_rows(void)
{
	static const char page[] =
	    "<html><body><p>Strategie</p><p>1. C\u00edle</p><table>"
	    "<caption>Opat\u0159en\u00ed</caption><tr><th>No</th><th>Name</th>"
	    "<th>Term</th><th>Money</th></tr>"
	    "<tr><td>1</td><td>Road</td><td "
	    "rowspan=\"2\">2027</td><td>5</td></tr>"
	    "<tr><td>2</td><td>Bridge</td><td>7</td></tr></table><p>End.</p>"
	    "</body></html>";
	struct draft_options czech = {.language = "cs"};
	struct arena *mem = arena_new((size_t)1 << 28);
	const struct draft_unit *row;
	struct draft *d, *again;

	CHECK(draft_read(mem,
		  (struct bytes){(const unsigned char *)page, sizeof(page) - 1},
		  &czech, &d) == OK);
	row = draft_unit_find(d, "point_1__table_1__tr_2");
	CHECK(row && row->rank == RANK_INNER);
	if (row) {
		CHECK_TEXT(row->num, "2");
		CHECK_TEXT(row->heading, "Bridge");
		/* with the cell that reaches down to it */
		CHECK_TEXT(row->words, "2027\n7");
		CHECK_TEXT(row->html,
		    "<dl class=\"summary-list\"><div><dt>Term</dt><dd><p>2027"
		    "</p></dd></div><div><dt>Money</dt><dd><p>7</p>"
		    "</dd></div></dl>");
		CHECK_TEXT(d->units[row->parent].kind, "table");
		CHECK_TEXT(
		    d->units[row->parent].words, "No\nName\nTerm\nMoney");
	}
	CHECK(draft_read(mem, d->akn, &czech, &again) == OK);
	CHECK(again->akn.size == d->akn.size &&
	      !memcmp(again->akn.at, d->akn.at, d->akn.size));
	arena_free(mem);
}

/* Words said to be of another language stay so; what word processors say of
 * every span, and Serbian, is nothing. */
static void
languages(void)
{
	static const char text[] =
	    "<html><body><p>Član 1.</p><p>Kao <i lang=en>open data</i> i <q "
	    "lang=en>b</q>, <span lang=EN-US>na</span> <em lang=sr>licu</em>, "
	    "<i lang='x\"y'>i</i>.</p></body></html>";
	struct arena *mem = arena_new((size_t)1 << 28);
	struct draft *d, *again;

	CHECK(draft_read(mem,
		  (struct bytes){(const unsigned char *)text, sizeof text - 1},
		  &options, &d) == OK);
	CHECK_TEXT(unit(d, "art_1__para_1")->html,
	    "<p>Kao <i lang=\"en\">open data</i> i <span lang=\"en\">b</span>, "
	    "na <i>licu</i>, <i>i</i>.</p>");
	CHECK(draft_read(mem, d->akn, &options, &again) == OK);
	CHECK(again->akn.size == d->akn.size &&
	      !memcmp(again->akn.at, d->akn.at, d->akn.size));
	arena_free(mem);
}

/* Two versions side by side, also beside articles: a row is a unit without a
 * name, under the words that head its columns; read again it stays so. */
static void
versions(void)
{
	static const char text[] =
	    "<html><body><p>Art. 1. Zmienia się statut.</p><p>Załącznik</p>"
	    "<table><tr><td>Obecne brzmienie</td><td>Projekt</td></tr>"
	    "<tr><td>Termin 14 dni.</td><td>Termin 21 dni.</td></tr>"
	    "<tr><td></td><td>§ 5a. Nowy.</td></tr></table></body></html>";
	struct arena *mem = arena_new((size_t)1 << 28);
	struct draft *d, *again;
	size_t rows = 0;

	CHECK(draft_read(mem,
		  (struct bytes){(const unsigned char *)text, sizeof text - 1},
		  &options, &d) == OK);
	for (size_t i = 0; i < d->unit_count; i++) {
		const struct draft_unit *u = &d->units[i];

		if (!text_is(u->kind, "row"))
			continue;
		rows++;
		CHECK(!*u->num && !*u->heading);
		CHECK(strstr(u->html, "<dt>Projekt</dt>"));
	}
	CHECK(rows == 2);
	CHECK(draft_read(mem, d->akn, &options, &again) == OK);
	CHECK(again->akn.size == d->akn.size &&
	      !memcmp(again->akn.at, d->akn.at, d->akn.size));
	arena_free(mem);
}

/* How often a page's first provision has a note, and what its words are. */
static const char *
noted(struct arena *mem, const char *page)
{
	const char *text = arena_printf(
	    mem, "<html><body><p>Чл. 1. Кметът %s</body></html>", page);
	struct draft *d;

	if (draft_read(mem,
		(struct bytes){(const unsigned char *)text, strlen(text)},
		&options, &d) != OK)
		return "refused";
	for (size_t i = 0; i < d->warning_count; i++)
		if (text_starts(d->warnings[i].code, "words-"))
			return d->warnings[i].code;
	text = memmem(d->akn.at, d->akn.size, "<authorialNote", 14);
	if (!text)
		return "none";
	text = strstr(text, "marker=") + 8;
	return arena_copy_n(
	    mem, text, (size_t)(strstr(text, "</authorialNote>") - text));
}

/* Notes at the end of a page, as the Official Journal, Word, LibreOffice and
 * pandoc save them; what only leads to and fro is none. */
static void
feet(void)
{
	struct arena *mem = arena_new((size_t)1 << 28);

	CHECK_TEXT(
	    noted(mem,
		"пише <a id='c1' href='#r1'>(<span>1</span>)</a>.</p>"
		"<p><a id='r1' href='#c1'>(1)</a> На <b>стената</b>.</p>"),
	    "1\"><p>На <b>стената</b>.</p>");
	CHECK_TEXT(
	    noted(mem, "пише<a href='#_ftn2' name='_ftnref2'><sup>[2]</sup></a>"
		       ".</p><div id='ftn2'><p><a href='#_ftnref2' "
		       "name='_ftn2'>[2]</a> С тебешир.</p></div>"),
	    "2\"><p>С тебешир.</p>");
	CHECK_TEXT(
	    noted(mem, "пише<sup><a name='f3anc' href='#f3sym'>3</a></sup>.</p>"
		       "<div id='f3'><p><a name='f3sym' href='#f3anc'>3</a>"
		       "Рядко.</p></div>"),
	    "3\"><p>Рядко.</p>");
	CHECK_TEXT(
	    noted(mem, "пише<a href='#fn1' id='fnref1'><sup>1</sup></a>.</p>"
		       "<ol><li id='fn1'><p>Често.<a href='#fnref1'>↩</a></p>"
		       "</li></ol>"),
	    "1\"><p>Често.</p>");
	CHECK_TEXT(
	    noted(mem,
		"<a id='t1' href='#h1'>Чл. 2 по-долу</a></p><p><a id='h1' "
		"href='#t1'>Чл. 2.</a> Втори.</p>"),
	    "none");
	CHECK_TEXT(noted(mem, "пише <a id='c1' href='#c1'>1</a></p>"), "none");
	CHECK_TEXT(noted(mem, "пише <a id='c1' href='#r1'>1</a></p>"
			      "<p>Дълъг <a id='r1' href='#c1'>1</a> ред.</p>"),
	    "none");
	arena_free(mem);
}

int
main(void)
{
	struct arena *mem = arena_new(16 << 20);

	xml_start(true);
	CHECK(drafting_load(mem, NULL, &options.draftings) == OK);
	page();
	messages();
	forgiven();
	head_rows();
	heads_by_shape();
	poland();
	czechia();
	table_rows();
	versions();
	languages();
	feet();
	return check_done();
}
