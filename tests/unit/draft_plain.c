/* draft_plain.c: pasted text brought back to lines, and what must stay. */
#include "fcgi/draft/plain.h"

#include "fcgi/base/text.h"
#include "tests/check.h"

static struct arena *mem;

static void
mail(void)
{
	CHECK_TEXT(
	    plain_unquoted(mem, "> а\n>\n> > б\n>> в\n  > г"), "а\n\nб\nв\nг");
	/* Two lines are no answer; most lines are the text's own. */
	CHECK_TEXT(plain_unquoted(mem, "> а\n> б\n"), "> а\n> б\n");
	CHECK_TEXT(plain_unquoted(mem, "а\nб\nв\n> г\n> д\n> е\n"),
	    "а\nб\nв\n> г\n> д\n> е\n");
	CHECK_TEXT(plain_unquoted(mem, ""), "");
}

static void
pages(void)
{
	const char *said;

	CHECK_TEXT(
	    plain_unpaged(mem, "а\n- 1 -\nб\n  – 2 –  \nв", &said), "а\nб\nв");
	CHECK_TEXT(said, "- 1 -; – 2 –");
	/* One alone, a gap, an entry of a list. */
	CHECK_TEXT(plain_unpaged(mem, "а\n- 1 -\n", &said), "а\n- 1 -\n");
	CHECK_TEXT(said, "");
	CHECK_TEXT(
	    plain_unpaged(mem, "- 1 -\n- 3 -\n", &said), "- 1 -\n- 3 -\n");
	CHECK_TEXT(plain_unpaged(mem, "- 1\n- 2 a -\n-\n- -\n", &said),
	    "- 1\n- 2 a -\n-\n- -\n");
}

/* That line, count times. */
static const char *
lines(const char *line, int count)
{
	struct buffer b = buffer_new(mem, 1 << 16);

	while (count--)
		buffer_add(&b, line);
	return buffer_end(&b);
}

#define PROSE "the council keeps its parks    and the mayor says which hours\n"
#define ROWS "The stall of a baker in May    Ninety euro for every market day\n"

static void
columns(void)
{
	bool parted;

	CHECK_TEXT(plain_columns(mem,
		       arena_printf(mem,
			   "%sAll of it runs over both columns "
			   "and so it parts them.\n%s",
			   lines(PROSE, 12), lines(PROSE, 1)),
		       &parted),
	    arena_printf(mem,
		"%s%sAll of it runs over both columns and so it parts "
		"them.\n%s%s",
		lines("the council keeps its parks\n", 12),
		lines("and the mayor says which hours\n", 12),
		"the council keeps its parks\n",
		"and the mayor says which hours\n"));
	CHECK(parted);
	/* Pages have their own. */
	CHECK_TEXT(
	    plain_columns(mem,
		arena_printf(mem, "%s\f%s", lines(PROSE, 7), lines(PROSE, 7)),
		&parted),
	    arena_printf(mem, "%s%s\f%s%s",
		lines("the council keeps its parks\n", 7),
		lines("and the mayor says which hours\n", 7),
		lines("the council keeps its parks\n", 7),
		lines("and the mayor says which hours\n", 7)));
	/* A table is none, nor are a few lines. */
	plain_columns(mem, lines(ROWS, 20), &parted);
	CHECK(!parted);
	plain_columns(mem, lines(PROSE, 5), &parted);
	CHECK(!parted);
	plain_columns(mem, "", &parted);
	CHECK(!parted);
}

static bool
may_be_columns(const char *text)
{
	return plain_may_be_columns(text, strlen(text));
}

/* Lines with a gap between words are counted, each once. */
static void
gaps(void)
{
	CHECK(may_be_columns(lines(PROSE, 12)));
	CHECK(may_be_columns(lines("a  b\n", 12)));
	CHECK(may_be_columns(lines(" a   b\n\n", 12)));
	CHECK(may_be_columns(lines("a  \t  b\n", 12)));
	CHECK(!may_be_columns(lines("a  b\n", 11)));
	CHECK(!may_be_columns(lines("  a b  \n", 40)));
	CHECK(!may_be_columns(lines("a  b", 40)));
	CHECK(!may_be_columns(lines("   ", 40)));
	CHECK(!may_be_columns(""));
}

int
main(void)
{
	mem = arena_new((size_t)1 << 26);
	mail();
	pages();
	columns();
	gaps();
	arena_free(mem);
	return check_done();
}
