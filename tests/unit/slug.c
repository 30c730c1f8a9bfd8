/*
 * slug.c: titles of five languages as words of an address.
 */
#include "fcgi/app/desk/slug.h"
#include "tests/check.h"

int
main(void)
{
	struct arena *mem = arena_new(1 << 20);

	CHECK_TEXT(slug_from(mem, "bg", "Наредба за обществените чешми"),
	    "naredba-za-obshtestvenite-cheshmi");
	CHECK_TEXT(slug_from(mem, "bg", "Съд, ягоди и щит – 2026 г."),
	    "sad-yagodi-i-shtit-2026-g");
	CHECK_TEXT(slug_from(mem, "pl", "Uchwała o zieleni: łąki i żuławy"),
	    "uchwala-o-zieleni-laki-i-zulawy");
	CHECK_TEXT(slug_from(mem, "cs", "Vyhláška č. 5 o příměstských lesích"),
	    "vyhlaska-c5-o-primestskych-lesich");
	CHECK_TEXT(slug_from(mem, "sr", "Одлука о ђачким џеповима"),
	    "odluka-o-djackim-dzepovima");
	CHECK_TEXT(slug_from(mem, "sr", "Odluka o keju"), "odluka-o-keju");
	CHECK_TEXT(slug_from(mem, "en", "  An act!  "), "an-act");
	/* cut between words, never longer than promised */
	CHECK_TEXT(slug_from(mem, "en",
		       "An act on the keeping of very long names of acts that "
		       "nobody reads"),
	    "an-act-on-the-keeping-of-very-long-names-of-acts-that-nobody");
	CHECK(strlen(slug_from(mem, "en",
		  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")) == SLUG_MADE);
	CHECK_TEXT(slug_from(mem, "en", "漢字"), "");
	CHECK_TEXT(slug_from(mem, "en", "x"), "");
	arena_free(mem);
	return check_done();
}
