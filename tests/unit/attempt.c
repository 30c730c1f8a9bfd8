/* attempt.c: who is counted as one by the throttle. */
#include "fcgi/site/attempt.h"
#include "tests/check.h"

static struct arena *mem;

static bool
one(const char *a, const char *b)
{
	struct bytes x = attempt_origin(mem, a), y = attempt_origin(mem, b);

	return x.size == y.size && !memcmp(x.at, y.at, x.size);
}

int
main(void)
{
	mem = arena_new(1 << 20);
	CHECK(one("192.0.2.1", "192.0.2.1"));
	CHECK(!one("192.0.2.1", "192.0.2.2"));
	CHECK(one("2001:db8:1:2::1", "2001:db8:1:2:ffff::9"));
	CHECK(!one("2001:db8:1:2::1", "2001:db8:1:3::1"));
	CHECK(!one("::ffff:192.0.2.1", "::ffff:192.0.2.2"));
	CHECK(one("", ""));
	CHECK(!one("", "192.0.2.1"));
	arena_free(mem);
	return check_done();
}
