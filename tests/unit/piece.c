/*
 * piece.c: a tree with counts, fragments and pieces in it becomes bytes with
 * gaps, and each writing of it has what stands in them then.
 */
#include "fcgi/site/piece.h"

#include "fcgi/base/xml.h"
#include "fcgi/site/serialise.h"
#include "tests/check.h"

#include <string.h>

#define TEXT "<r xmlns:t='urn:text'>"

static struct arena *mem;

/* As units 3 to 5 have so many comments, and all others none. */
static int64_t
count(void *arg, int64_t first, int64_t last)
{
	return first <= 5 && last >= 3 ? *(int64_t *)arg : 0;
}

static const char *
words(void *arg, const char *key, int64_t n)
{
	(void)arg;
	return arena_printf(
	    mem, "%s%d", strcmp(key, "count.number") ? "<&" : "", (int)n);
}

static enum err
fragment(void *arg, int64_t n, struct piece *out)
{
	static const char html[] = "<b>&amp;</b>";

	(void)arg;
	*out = (struct piece){
	    .bytes = {(const unsigned char *)html, sizeof html - 1}};
	return n == 1 ? OK : ERR_BROKEN;
}

static struct piece
made(const char *xml, bool whole)
{
	struct piece piece = {0};
	struct node *root;

	CHECK(xml_parse(mem, xml, &root) == OK);
	CHECK(serialise_piece(
		  xml_child(root, NULL), whole, NULL, mem, &piece) == OK);
	return piece_unpack(piece_pack(mem, &piece));
}

static enum err
inner(void *arg, const struct gap *gap, struct piece *out)
{
	(void)arg;
	if (gap->depth == 9)
		return ERR_BUSY;
	*out = made(TEXT "<i><t:count first='3' last='4' words='count.number'>"
			 "<t:none/>(<t:n/>)</t:count></i></r>",
	    false);
	return gap->first == 1 && gap->last == 2 ? OK : ERR_BROKEN;
}

static const char *
written(const struct piece *piece, int64_t n)
{
	const struct filling with = {fragment, inner, count, words, &n};
	struct buffer out = buffer_new(mem, 100000);

	return piece_write(piece, &with, &out) == OK ? out.data : "refused";
}

static void
counts(void)
{
	struct piece p = made(TEXT
	    "<p>a<t:count first='1' last='3' words='count.comment'>"
	    "<t:none><u>no</u></t:none><a href='x'>n: <t:n/>!</a></t:count>b"
	    "<t:count first='6' last='9' words='count.number'><t:none/>x<t:n/>"
	    "</t:count></p></r>",
	    false);

	CHECK(p.gap_count == 2);
	CHECK_TEXT(written(&p, 0), "<p>a<u>no</u>b</p>");
	CHECK_TEXT(written(&p, 7), "<p>a<a href=\"x\">n: &lt;&amp;7!</a>b</p>");
}

static void
nested(void)
{
	struct piece p = made(TEXT
	    "<p><t:fragment n='1'/><t:piece first='1' last='2' depth='0'/>"
	    "</p></r>",
	    true);

	CHECK_TEXT(
	    written(&p, 2), "<!DOCTYPE html>\n<p><b>&amp;</b><i>(2)</i></p>\n");
	CHECK_TEXT(
	    written(&p, 0), "<!DOCTYPE html>\n<p><b>&amp;</b><i></i></p>\n");
	p = made(TEXT "<t:piece first='1' last='2' depth='9'/></r>", false);
	CHECK_TEXT(written(&p, 0), "refused");
	p = made(TEXT "<t:fragment n='2'/></r>", false);
	CHECK_TEXT(written(&p, 0), "refused");
}

/* Many gaps, and what is said of nothing. */
static void
limits(void)
{
	static const char *const wrong[] = {
	    "<t:count first='1' last='2' words='nothing'><t:n/></t:count>",
	    "<t:count last='2' words='count.number'><t:n/></t:count>",
	    "<t:count first='1' last='2' words='count.number'><t:count "
	    "first='1' last='2' words='count.number'/></t:count>",
	    "<t:fragment/>"};
	struct buffer b = buffer_new(mem, 1 << 20), out;
	struct piece p;
	struct node *root;

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		CHECK(xml_parse(mem, arena_printf(mem, TEXT "%s</r>", wrong[i]),
			  &root) == OK);
		CHECK(serialise_piece(xml_child(root, NULL), false, NULL, mem,
			  &p) == ERR_BROKEN);
	}
	/* a whole page has no gaps */
	CHECK(xml_parse(mem, TEXT "<t:piece first='1' last='1'/></r>", &root) ==
	      OK);
	out = buffer_new(mem, 1000);
	CHECK(serialise_html(xml_child(root, NULL), NULL, &out) == ERR_BROKEN);
	buffer_add(&b, TEXT "<p>");
	for (int i = 0; i < 1000; i++)
		buffer_add(&b, "<t:count first='3' last='3' words='"
			       "count.number'><t:none/><t:n/></t:count>");
	buffer_add(&b, "</p></r>");
	p = made(b.data, false);
	CHECK(p.gap_count == 1000);
	CHECK(strlen(written(&p, 5)) == strlen("<p></p>") + 1000);
}

int
main(void)
{
	mem = arena_new(64 << 20);
	xml_start(false);
	counts();
	nested();
	limits();
	arena_free(mem);
	return check_done();
}
