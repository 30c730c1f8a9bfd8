/* One document in two languages: numbers pair, then places; what does not agree
 * is left to a person. */
#include "fcgi/draft/parallel.h"

#include "fcgi/base/text.h"
#include "tests/check.h"

#include <string.h>

static struct arena *mem;

/* A line a unit: "DEPTH RANK NUM", RANK of "gbit" (group, base, inner, text
 * outside); the wId is the line's own unless "=wid" ends it. */
static struct draft *
act(const char *const *lines)
{
	static const char ranks[] = "gbit";
	struct draft *d = arena_alloc(mem, sizeof(*d));
	int open[8] = {0};
	size_t n = 0;

	while (lines[n])
		n++;
	d->units = arena_alloc(mem, (n + 1) * sizeof(*d->units));
	d->unit_count = n;
	for (size_t i = 0; i < n; i++) {
		struct draft_unit *u = &d->units[i];
		char *line = arena_copy(mem, lines[i]);
		char *wid = strchr(line, '=');

		if (wid)
			*wid++ = '\0';
		u->depth = line[0] - '0';
		u->rank = (enum draft_rank)(strchr(ranks, line[2]) - ranks);
		u->num = line + 4;
		u->place = (int)i;
		u->parent = u->depth ? open[u->depth - 1] : DRAFT_NONE;
		open[u->depth] = (int)i;
		u->kind = *u->num == '\xc2'	  ? "clause"
			  : u->rank == RANK_GROUP ? "chapter"
						  : "article";
		u->wid = wid ? wid : arena_printf(mem, "%p-%zu", (void *)d, i);
	}
	return d;
}

/* "0>0 1>2" */
static const char *
paired(const char *const *from, const char *const *to, bool named)
{
	struct buffer out = buffer_new(mem, 1 << 20);
	struct draft_pairs pairs;

	draft_parallel(mem, act(from), act(to), named, &pairs);
	for (size_t i = 0; i < pairs.count; i++)
		buffer_printf(&out, "%s%d>%d", i ? " " : "", pairs.at[i].from,
		    pairs.at[i].to);
	return out.data;
}

#define PAIRED(from, to, named, words)                                         \
	CHECK_TEXT(paired(from, to, named), words)

static void
numbers_and_places(void)
{
	static const char *const bg[] = {"0 t ", "0 b Чл. 1.", "1 i (1)",
	    "1 i (2)", "2 i а)", "2 i б)", "0 b Чл. 2.", NULL};
	static const char *const en[] = {"0 t ", "0 b Article 1", "1 i (1)",
	    "1 i (2)", "2 i (a)", "2 i (b)", "0 b Article 2", NULL};
	static const char *const nested[] = {"0 b Чл. 1.", "1 i (1)", "1 i (2)",
	    "2 i 1.", "2 i 2.", "0 b Чл. 2.", NULL};
	static const char *const flat[] = {"0 b Article 1", "1 i (1)",
	    "1 i (2)", "1 i 1.", "1 i 2.", "0 b Article 2", NULL};
	static const char *const fewer[] = {"0 b Article 1", "1 i (1)",
	    "1 i (2)", "1 i 1.", "0 b Article 2", NULL};
	static const char *const sr[] = {
	    "0 b Члан 1.", "1 i ", "1 i ", "0 b Члан 1а", "1 i ", NULL};
	static const char *const english[] = {"0 b Article 1", "1 i 1.",
	    "1 i 2.", "0 b Article 1a", "1 i 1.", NULL};

	PAIRED(bg, en, false, "0>0 1>1 2>2 3>3 4>4 5>5 6>6");
	/* the numbers of the one, below each other as the other would have it
	 */
	PAIRED(nested, flat, false, "0>0 1>1 2>2 3>3 4>4 5>5");
	PAIRED(flat, nested, false, "0>0 1>1 2>2 3>3 4>4 5>5");
	PAIRED(nested, fewer, false, "0>0 1>1 2>2 5>4");
	/* paragraphs without numbers by their place */
	PAIRED(sr, english, false, "0>0 1>1 2>2 3>3 4>4");
}

static void
one_has_more(void)
{
	static const char *const first[] = {
	    "0 b 1", "0 b 2", "1 i 1)", "1 i 2)", "0 b 4", NULL};
	static const char *const second[] = {"0 b 1", "0 b 2", "1 i 1)",
	    "1 i 2)", "1 i 3)", "0 b 3", "0 b 4", NULL};
	static const char *const three[] = {"0 t ", "0 t ", "0 b 1", NULL};
	static const char *const two[] = {"0 t ", "0 b 1", NULL};

	PAIRED(first, second, false, "0>0 1>1 2>2 3>3 4>6");
	PAIRED(second, first, false, "0>0 1>1 2>2 3>3 6>4");
	/* two titles and one: a person says which */
	PAIRED(three, two, false, "2>1");
	PAIRED(two, three, false, "1>2");
}

static void
not_by_another_number(void)
{
	static const char *const first[] = {"0 b 1", "0 b 5", "0 b 9", NULL};
	static const char *const second[] = {"0 b 1", "0 b 5a", "0 b 9", NULL};

	PAIRED(first, second, false, "0>0 2>2");
}

static void
chapters_of_one_alone(void)
{
	static const char *const first[] = {"0 g Глава първа", "1 b Чл. 1.",
	    "2 i (1)", "0 g Глава втора", "1 b Чл. 2.", NULL};
	static const char *const second[] = {"0 b 1", "1 i (1)", "0 b 2", NULL};

	PAIRED(first, second, false, "1>0 2>1 4>2");
}

/* Words for numbers, half a translation, and two that are numbered 1. */
static void
chapters_in_words(void)
{
	static const char *const first[] = {"0 g Глава първа", "1 b Чл. 1.",
	    "0 g Глава втора", "1 b Чл. 2.", "0 g Преходни", "1 b § 1.",
	    "1 b § 2.", NULL};
	static const char *const second[] = {"0 g CHAPTER I", "1 b Article 1",
	    "0 g CHAPTER II", "1 b Article 2", NULL};

	PAIRED(first, second, false, "0>0 1>1 2>2 3>3");
}

static void
paired_by_hand(void)
{
	static const char *const first[] = {
	    "0 b 1=art_1", "0 b 2=art_2", "1 i (1)=art_2__para_1", NULL};
	static const char *const second[] = {
	    "0 b 2=x", "0 b 1=art_2", "1 i (1)=y", NULL};

	PAIRED(first, second, false, "1>0 0>1");
	PAIRED(first, second, true, "1>1 2>2");
}

/* Numbers in disorder cost no more than in order. */
static void
many_at_once(void)
{
	enum { MANY = 60000 };
	const char **lines = arena_alloc(mem, (MANY + 1) * sizeof(*lines));
	struct draft_pairs pairs;
	struct draft *d;

	for (int i = 0; i < MANY; i++)
		lines[i] = arena_printf(mem, "0 b %d", i % 2 ? i : MANY - i);
	d = act(lines);
	draft_parallel(mem, d, d, false, &pairs);
	CHECK(pairs.count > MANY / 2);
}

int
main(void)
{
	mem = arena_new((size_t)1 << 30);
	numbers_and_places();
	one_has_more();
	not_by_another_number();
	chapters_of_one_alone();
	chapters_in_words();
	paired_by_hand();
	many_at_once();
	arena_free(mem);
	return check_done();
}
