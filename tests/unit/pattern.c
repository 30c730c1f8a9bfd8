/* pattern.c: groups, names, Unicode, limits, and patterns that are none. */
#include "fcgi/base/pattern.h"
#include "tests/check.h"

static struct arena *mem;

static void
finds(void)
{
	static const char text[] = "Според чл. 15, ал. 2 от закона";
	struct pattern *p = NULL, *cased = NULL;
	struct match m;

	CHECK(pattern_new("(?<what>чл|ал)\\.\\s(?<number>\\d+)(z)?", true, &p,
		  NULL) == OK);
	CHECK(pattern_find(p, text, strlen(text), 0, &m));
	CHECK_TEXT(pattern_named(mem, p, text, &m, "what"), "чл");
	CHECK_TEXT(pattern_named(mem, p, text, &m, "number"), "15");
	CHECK(pattern_named(mem, p, text, &m, "none") == NULL);
	CHECK(m.start[3] == (size_t)-1 && m.start[15] == (size_t)-1);
	CHECK(!strncmp(text + m.start[0], "чл. 15", m.end[0] - m.start[0]));
	CHECK(pattern_find(p, text, strlen(text), m.end[0], &m));
	CHECK_TEXT(pattern_named(mem, p, text, &m, "number"), "2");
	CHECK(!pattern_find(p, text, strlen(text), m.end[0], &m));
	CHECK(!pattern_find(p, text, strlen(text), 1000, &m) && m.count == 0);
	CHECK(pattern_matches(p, "ЧЛ. 7") && !pattern_matches(p, "ЧЛ. 7 "));
	CHECK(!pattern_matches(p, " ЧЛ. 7"));
	CHECK(pattern_new("чл", false, &cased, NULL) == OK);
	CHECK(!pattern_matches(cased, "ЧЛ") && pattern_matches(cased, "чл"));
	CHECK(!pattern_matches(cased, "чл\n"));
}

static void
limits(void)
{
	struct pattern *p = NULL;
	struct match m;
	char *many = arena_alloc(mem, 200001);

	/* without a limit this takes longer than the world stands */
	CHECK(pattern_new("^(a+)+$", false, &p, NULL) == OK);
	memset(many, 'a', 40);
	many[40] = 'b';
	CHECK(!pattern_find(p, many, 41, 0, &m));
	CHECK(!pattern_matches(p, many));
	/* deeper than JIT's stack: the interpreter does it */
	memset(many, 'a', 200000);
	CHECK(pattern_new("^(?:(a)|b)*$", false, &p, NULL) == OK);
	CHECK(pattern_find(p, many, 1000, 0, &m));
	/* bytes that are no text do not match */
	CHECK(!pattern_find(p, "\xff\xfe", 2, 0, &m));
}

static void
faults(void)
{
	struct pattern *p = NULL;
	const char *fault = NULL;

	CHECK(pattern_new("a(b", false, &p, &fault) == ERR_BROKEN);
	CHECK(fault && strstr(fault, "at byte 3") && strstr(fault, "parenth"));
	CHECK(pattern_new("a\\Cb", false, &p, NULL) == ERR_BROKEN);
}

/* By its first character what cannot match is told before it is tried. */
static void
first(void)
{
	struct pattern *p = NULL;

	CHECK(pattern_new(
		  "^[„«]?(?:Чл\\.?|§)\\s*\\d+(?!.*;$)", false, &p, NULL) == OK);
	CHECK(pattern_may_begin(p, "Ч", 2));
	CHECK(pattern_may_begin(p, "§", 2));
	CHECK(pattern_may_begin(p, "«", 2));
	CHECK(!pattern_may_begin(p, "Ш", 2));
	CHECK(!pattern_may_begin(p, "©", 2));
	CHECK(!pattern_may_begin(p, "1", 1));
	/* a byte of more: any character that has it may follow */
	CHECK(pattern_may_begin(p, "„", 1));
	CHECK(pattern_may_begin(p, "Ш", 1));
	CHECK(pattern_new("Чл|§", false, &p, NULL) == OK);
	CHECK(pattern_may_begin(p, "Ш", 2));
}

int
main(void)
{
	mem = arena_new(1 << 22);
	finds();
	limits();
	faults();
	first();
	arena_free(mem);
	return check_done();
}
