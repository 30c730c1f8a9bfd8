/*
 * marks.c: a text that holds what is sought has its marks, always; one that
 * does not, hardly ever.
 */
#include "fcgi/base/marks.h"

#include "fcgi/base/arena.h"
#include "fcgi/base/text.h"
#include "tests/check.h"

enum { TEXTS = 2000, WORDS = 60 };

static bool
may(const char *text, const char *sought)
{
	const struct marks a = marks_of(text), b = marks_of(sought);

	return marks_may_hold(&a, &b);
}

static void
beginnings(void)
{
	CHECK(may("такса за паркиране", "парки"));
	CHECK(may("такса за паркиране", "паркиране такса"));
	CHECK(may("такса за паркиране", "па"));
	CHECK(may("такса за паркиране", ""));
	CHECK(!may("такса за паркиране", "велосипед"));
	CHECK(!may("", "парки"));
}

static const char *
text(struct arena *mem, uint32_t seed)
{
	struct buffer b = buffer_new(mem, 4096);

	for (int i = 0; i < WORDS; i++) {
		seed = seed * 1664525u + 1013904223u;
		buffer_printf(&b, "%sw%06xword", i ? " " : "", seed >> 8);
	}
	return b.data;
}

/* Of 2,000 texts of 60 words that do not hold a word, few may. */
static void
few(void)
{
	struct arena *mem = arena_new(16 << 20);
	size_t count = 0;

	for (uint32_t i = 0; i < TEXTS; i++)
		count += may(text(mem, i), "wzzzzzzz");
	CHECK(count < TEXTS / 4);
	CHECK(may(text(mem, 7), text(mem, 7)));
	arena_free(mem);
}

int
main(void)
{
	beginnings();
	few();
	return check_done();
}
