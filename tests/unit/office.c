/* office: the ends of names that members of an archive get. */
#include "tests/check.h"

#include "fcgi/base/office.h"
#include "fcgi/base/text.h"

int
main(void)
{
	struct arena *mem = arena_new(1 << 16);

	CHECK(text_is(office_ending(mem, "Draft 2.PDF"), "pdf"));
	CHECK(text_is(office_ending(mem, "a.b.docx"), "docx"));
	CHECK(text_is(office_ending(mem, "no end"), "bin"));
	CHECK(text_is(office_ending(mem, "x."), "bin"));
	CHECK(text_is(office_ending(mem, "x.toolong"), "bin"));
	CHECK(text_is(office_ending(mem, "x.p/f"), "bin"));
	CHECK(text_is(office_ending(mem, "x.пдф"), "bin"));
	CHECK(text_is(office_ending(mem, NULL), "bin"));
	arena_free(mem);
	return check_done();
}
