/* Which unit became which: between files, where numbers are pushed on, and
 * between stored versions, where the wId says it. */
#include "fcgi/draft/match.h"

#include "fcgi/base/text.h"
#include "tests/check.h"

#include <time.h>

static struct arena *mem;

/* A line a unit: "DEPTH|NUM|WORDS"; the wId is made of number and depth as
 * files make it, unless a fourth part names it. */
static struct draft *
act(const char *const *lines)
{
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
		char *num = strchr(line, '|'), *words, *wid;

		*num++ = '\0';
		words = strchr(num, '|');
		*words++ = '\0';
		wid = strchr(words, '|');
		if (wid)
			*wid++ = '\0';
		u->depth = *line - '0';
		u->place = (int)i;
		u->parent = u->depth ? open[u->depth - 1] : DRAFT_NONE;
		open[u->depth] = (int)i;
		u->num = num;
		u->words = words;
		u->heading = "";
		u->kind = u->depth ? "paragraph" : "clause";
		u->wid = wid ? wid
			     : arena_printf(
				   mem, "%s-%d-%d", num, u->parent, u->depth);
		u->eid = u->wid;
	}
	return d;
}

/* "changed 1>1, added >2": numbers of the units. */
static const char *
changes(const char *const *from, const char *const *to, bool carried)
{
	struct draft *a = act(from), *b = act(to);
	struct draft_pairs pairs;
	struct buffer out = buffer_new(mem, 1 << 20);

	draft_match(mem, a, b, carried, &pairs);
	for (size_t i = 0; i < pairs.count; i++) {
		const struct draft_pair *p = &pairs.at[i];

		if (!strcmp(draft_change(p), "same"))
			continue;
		buffer_printf(&out, "%s%s %s>%s", out.size ? ", " : "",
		    draft_change(p), p->from < 0 ? "" : a->units[p->from].num,
		    p->to < 0 ? "" : b->units[p->to].num);
	}
	return out.data;
}

#define LINES(...) ((const char *const[]){__VA_ARGS__, NULL})

static const char *const act_one[] = {
    "0|1|Ustala się strefę płatnego parkowania w mieście.",
    "0|2|Opłaty pobiera się w dni robocze od godziny 9.00 do 17.00.",
    "0|3|Stawki wynoszą dwa złote za pierwszą godzinę postoju.",
    "0|4|Dochody przeznacza się na chodniki i zieleń w strefie.",
    "0|5|Uchwała wchodzi w życie po upływie trzech miesięcy.", NULL};

static void
test_files(void)
{
	CHECK_TEXT(changes(act_one, act_one, false), "");
	/* a new § pushes the others on without changing them */
	CHECK_TEXT(changes(act_one,
		       LINES("0|1|Ustala się strefę płatnego parkowania w "
			     "mieście.",
			   "0|2|Strefę oznacza się tablicami przy każdej "
			   "ulicy.",
			   "0|3|Opłaty pobiera się w dni robocze od godziny "
			   "9.00 do 17.00.",
			   "0|4|Stawki wynoszą dwa złote za pierwszą godzinę "
			   "postoju.",
			   "0|5|Dochody przeznacza się na chodniki i zieleń w "
			   "strefie.",
			   "0|6|Uchwała wchodzi w życie po upływie trzech "
			   "miesięcy."),
		       false),
	    "added >2, renumbered 2>3, renumbered 3>4, renumbered 4>5, "
	    "renumbered 5>6");
	/* one word, one gone, one elsewhere */
	CHECK_TEXT(changes(act_one,
		       LINES("0|1|Dochody przeznacza się na chodniki i zieleń "
			     "w strefie.",
			   "0|2|Ustala się strefę płatnego parkowania w "
			   "mieście.",
			   "0|3|Opłaty pobiera się w dni robocze od godziny "
			   "9.00 do 18.00.",
			   "0|4|Uchwała wchodzi w życie po upływie trzech "
			   "miesięcy."),
		       false),
	    "moved 4>1, renumbered 1>2, changed 2>3, deleted 3>, "
	    "renumbered 5>4");
	CHECK_TEXT(changes(LINES("0|1|Jedno."), LINES("0|1|Drugie."), false),
	    "changed 1>1");
}

static void
test_parents(void)
{
	/* a paragraph goes to another § and is found there */
	CHECK_TEXT(
	    changes(
		LINES("0|1|",
		    "1|1|Wniosek składa się w urzędzie albo "
		    "elektronicznie.",
		    "1|2|Do wniosku dołącza się mapę i opis drzewa.", "0|2|",
		    "1|1|Decyzję wydaje się w ciągu trzydziestu "
		    "dni od wniosku."),
		LINES("0|1|",
		    "1|1|Wniosek składa się w urzędzie albo elektronicznie.",
		    "0|2|",
		    "1|1|Decyzję wydaje się w ciągu trzydziestu dni od "
		    "wniosku.",
		    "1|2|Do wniosku dołącza się mapę i opis drzewa."),
		false),
	    "moved 2>2");
}

/* A group of another kind around the same units is the same group. */
static void
test_groups(void)
{
	const char *const was[] = {"0|I|Przepisy ogólne",
	    "1|1|Wniosek składa się w urzędzie albo elektronicznie.",
	    "1|2|Do wniosku dołącza się mapę i opis drzewa.",
	    "0|II|Przepisy ogólne",
	    "1|3|Decyzję wydaje się w ciągu trzydziestu dni od wniosku.", NULL};
	struct draft *a = act(was), *b = act(was);
	struct draft_pairs pairs;

	b->units[0].kind = b->units[3].kind = "part";
	draft_match(mem, a, b, false, &pairs);
	CHECK(pairs.count == 5);
	for (size_t i = 0; i < pairs.count; i++)
		CHECK(pairs.at[i].from == (int)i && pairs.at[i].to == (int)i &&
		      text_is(draft_change(&pairs.at[i]), "same"));

	/* the way to it reads as it did, though the group has another name */
	CHECK_TEXT(
	    changes(LINES("0|I|Ogólne|old", "1|1|Wniosek.|one"),
		LINES("0|I|Ogólne zasady|new", "1|1|Wniosek.|one"), true),
	    "deleted I>, added >I");
	CHECK_TEXT(changes(LINES("0|I|Ogólne|old", "1|1|Wniosek.|one"),
		       LINES("0|II|Ogólne|new", "1|1|Wniosek.|one"), true),
	    "deleted I>, added >II, moved 1>1");
}

/* What a person corrected holds, whatever the words say. */
static void
test_carried(void)
{
	CHECK_TEXT(changes(LINES("0|1|aaa|one", "0|2|bbb|two", "0|3|ccc|three"),
		       LINES("0|1|aaa|one", "0|2|bbb|new", "0|3|ddd|two",
			   "0|4|ccc|three"),
		       true),
	    "added >2, changed 2>3, renumbered 3>4");
	CHECK_TEXT(changes(LINES("0|1|aaa|one", "0|2|bbb|two"),
		       LINES("0|1|bbb|two", "0|2|aaa|one"), true),
	    "moved 2>1, renumbered 1>2");
	CHECK_TEXT(changes(LINES("0|1|aaa|one"), LINES("0|1|aaa|other"), true),
	    "deleted 1>, added >1");
	CHECK_TEXT(
	    changes(LINES("0|1|aaa|one"), (const char *const[]){NULL}, true),
	    "deleted 1>");
}

static void
test_carry(void)
{
	const char *text = "<clause eId=\"cl_3\" wId=\"cl_3\"><p>wId=\"cl_3\""
			   "</p></clause><clause eId=\"cl_2\" wId=\"cl_2\">";
	struct draft *from = act(LINES("0|2|Opłaty pobiera się w dni robocze "
				       "od dziewiątej.|cl_2"));
	struct draft *to = act(LINES("0|2|Strefę oznacza się tablicami przy "
				     "każdej ulicy.|cl_2",
	    "0|3|Opłaty pobiera się w dni robocze od dziewiątej.|cl_3"));
	const char *const used[] = {"cl_2", "cl_2-2"};
	struct draft_pairs pairs;
	struct bytes carried;

	to->akn = (struct bytes){(const unsigned char *)text, strlen(text)};
	draft_match(mem, from, to, false, &pairs);
	carried = draft_carry(mem, from, to, &pairs, used, 2);
	/* the old § 2 keeps its name, the new one gets one never used */
	CHECK_TEXT(arena_copy_n(mem, carried.at, carried.size),
	    "<clause eId=\"cl_3\" wId=\"cl_2\"><p>wId=\"cl_3\"</p></clause>"
	    "<clause eId=\"cl_2\" wId=\"cl_2-3\">");
}

static const char *const *
long_act(size_t count, unsigned every)
{
	const char **lines = arena_alloc(mem, (count + 1) * sizeof(*lines));
	size_t n = 0;

	for (size_t i = 0; n < count; i++) {
		if (every && i % every == every - 1) {
			lines[n] = arena_printf(mem,
			    "%d|%zu|Nowe zdanie %zu, którego dotąd nie było "
			    "w tej ustawie %zu.",
			    1, n, i, i * 7);
			n++;
		}
		if (n == count)
			break;
		lines[n] = arena_printf(mem,
		    "%d|%zu|Kto narusza przepis numer %zu, podlega karze w "
		    "wysokości %zu złotych.",
		    i % 4 ? 1 : 0, n, i, i * 3);
		n++;
	}
	return lines;
}

static void
test_cost(void)
{
	struct draft *a = act(long_act(6000, 0)), *b = act(long_act(6000, 9));
	struct draft_pairs pairs;
	struct timespec t, u;
	size_t added = 0;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	draft_match(mem, a, b, false, &pairs);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &u);
	for (size_t i = 0; i < pairs.count; i++)
		added += pairs.at[i].from < 0;
	printf("# 6,000 units matched: %.0f ms\n",
	    1e3 * (double)(u.tv_sec - t.tv_sec) +
		(double)(u.tv_nsec - t.tv_nsec) / 1e6);
	CHECK(u.tv_sec - t.tv_sec < 2);
	printf("# %zu added\n", added);
	CHECK(added > 550 && added < 750);
}

int
main(void)
{
	mem = arena_new((size_t)2 << 30);
	test_files();
	test_parents();
	test_groups();
	test_carried();
	test_carry();
	test_cost();
	arena_free(mem);
	return check_done();
}
