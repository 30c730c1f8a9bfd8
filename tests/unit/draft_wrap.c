/*
 * draft_wrap.c: which lines of a text an editor has broken.  Every text lies
 * before a page that cannot be read, so that one byte too far is seen.
 */
#include "fcgi/base/text.h"
#include "fcgi/draft/wrap.h"
#include "tests/check.h"

#include <string.h>
#include <sys/mman.h>

enum { PAGE = 4096 };

static char *pages;

static const char *
at_the_edge(const char *text)
{
	size_t size = strlen(text) + 1;

	return memcpy(pages + PAGE - size, text, size);
}

/* "even", "cut" or neither. */
static const char *
edge_of(const char *text)
{
	struct wrap w = {.width = wrap_widest(at_the_edge(text))};

	wrap_edge(&w, at_the_edge(text));
	return w.cut ? "cut" : w.even ? "even" : "";
}

#define FULL "Кметът обявява проекта и го изпраща на всички\n"

static void
edges(void)
{
	CHECK_TEXT(edge_of(FULL "заинтересовани лица."), "even");
	CHECK_TEXT(edge_of(FULL "заинтересовани лица.\n" FULL
				"заинтересовани лица.\n"),
	    "cut");
	/* The next word would have stood there; an item; a sentence. */
	CHECK_TEXT(edge_of(FULL "Имат право\nи деца.\n" FULL), "");
	CHECK_TEXT(edge_of(FULL "а) лица;\n"), "");
	CHECK_TEXT(edge_of(FULL "Лица.\n"), "");
	CHECK_TEXT(edge_of("Право имат\nдеца.\n"), "");
	CHECK_TEXT(edge_of(""), "");
}

/* Whatever a text ends with, nothing behind it is looked at. */
static void
ends(void)
{
	static const char *const tails[] = {"", "\n", " ", "\r\n", "-", "а",
	    "\xD0", "\xE2\x80", "(", "1", "§", "„", "...", ". 7"};

	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
		struct arena *mem = arena_new(1 << 20);
		char text[256];
		const char *at;
		struct wrap w = {.mem = mem};

		snprintf(text, sizeof text, "%s%s", FULL, tails[i]);
		at = at_the_edge(text);
		w.before = at;
		w.width = wrap_widest(at);
		wrap_edge(&w, at);
		for (int way = 0; way < 4; way++) {
			struct part *p = part_new(mem, PART_P, "p");

			w.even = way & 1;
			w.cut = way & 2;
			part_words(mem, p, "дума", strlen("дума"));
			wrap_goes_on(&w, p, at + strlen(FULL));
			wrap_is_wrapped(&w, at + strlen(FULL));
		}
		CHECK(wrap_stands_apart(at) == false);
		arena_free(mem);
	}
}

int
main(void)
{
	pages = mmap(NULL, (size_t)2 * PAGE, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	CHECK(pages != MAP_FAILED);
	CHECK(mprotect(pages + PAGE, PAGE, PROT_NONE) == 0);
	edges();
	ends();
	return check_done();
}
