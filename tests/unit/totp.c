/* TOTP against the vectors of RFC 6238, appendix B (SHA-1; their last six
 * digits), and its window. */
#include "fcgi/app/account/totp.h"
#include "tests/check.h"

static struct arena *mem;

static void
vectors(struct bytes secret)
{
	static const struct {
		const char *moment, *code;
	} of[] = {
	    {"1970-01-01 00:00:59.000000", "287082"},
	    {"2005-03-18 01:58:29.000000", "081804"},
	    {"2005-03-18 01:58:31.000000", "050471"},
	    {"2009-02-13 23:31:30.000000", "005924"},
	    {"2033-05-18 03:33:20.000000", "279037"},
	};

	for (size_t i = 0; i < sizeof of / sizeof *of; i++)
		CHECK_TEXT(totp_code(mem, secret, of[i].moment), of[i].code);
}

static void
window(struct bytes secret)
{
	int64_t step = 0;

	CHECK(totp_check(secret, "287082", "1970-01-01 00:00:59.000000",
		  &step) == OK &&
	      step == 1);
	CHECK(totp_check(secret, "287082", "1970-01-01 00:01:29.000000",
		  &step) == OK &&
	      step == 1);
	CHECK(totp_check(secret, "287082", "1970-01-01 00:00:29.000000",
		  &step) == OK &&
	      step == 1);
	CHECK(totp_check(secret, "287082", "1970-01-01 00:01:30.000000",
		  &step) == ERR_INVALID);
	CHECK(totp_check(secret, "287083", "1970-01-01 00:00:59.000000",
		  &step) == ERR_INVALID);
	CHECK(totp_check(secret, "28708", "1970-01-01 00:00:59.000000",
		  &step) == ERR_INVALID);
}

static void
texts(void)
{
	struct bytes b = {0};

	CHECK(totp_from_text(
		  mem, "gezd gnbv gy3t qojq gezd gnbv gy3t qojq", &b) == OK);
	CHECK(
	    b.size == TOTP_SECRET && !memcmp(b.at, "12345678901234567890", 20));
	CHECK_TEXT(totp_to_text(mem, b), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
	CHECK(totp_from_text(mem, "not base32!", &b) == ERR_INVALID);
	CHECK(totp_from_text(mem, "", &b) == ERR_INVALID);
}

int
main(void)
{
	const struct bytes secret = {
	    (const unsigned char *)"12345678901234567890", 20};

	mem = arena_new(1 << 20);
	vectors(secret);
	window(secret);
	texts();
	arena_free(mem);
	return check_done();
}
