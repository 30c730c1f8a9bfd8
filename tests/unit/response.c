/* response.c: the headers on every answer, and what never gets into one. */
#include "fcgi/http/response.h"
#include "tests/check.h"

#include <zlib.h>

static struct arena *mem;
static const struct request plain, zipped = {.gzip = true};

static const char *
head(struct response *r, const struct request *request)
{
	struct buffer out = buffer_new(mem, 1 << 20);

	response_head(r, request, &out);
	return out.data;
}

/* The value of a header, or NULL; twice is no value. */
static const char *
value(const char *text, const char *name)
{
	const char *start = arena_printf(mem, "\r\n%s: ", name);
	const char *at = strstr(text, start);

	if (!at || strstr(at + 1, start))
		return NULL;
	at += strlen(start);
	return arena_copy_n(mem, at, strcspn(at, "\r"));
}

static struct response
made(int status)
{
	struct response r;

	arena_reset(mem);
	response_new(mem, &r);
	r.status = status;
	buffer_add(&r.body, "<p>words</p>");
	return r;
}

static void
security(void)
{
	static const int all[] = {200, 301, 302, 303, 304, 400, 403, 404, 405,
	    409, 410, 413, 414, 415, 422, 429, 431, 500, 503};

	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct response r = made(all[i]);
		const char *h;

		response_plain(&r, all[i]);
		h = head(&r, &plain);
		CHECK_TEXT(value(h, "Content-Security-Policy"),
		    "default-src 'none'; style-src 'self'; script-src 'self'; "
		    "img-src 'self' data:; font-src 'self'; "
		    "form-action 'self'; frame-ancestors 'none'; "
		    "base-uri 'none'; connect-src 'self'");
		CHECK_TEXT(value(h, "Strict-Transport-Security"),
		    "max-age=31536000; includeSubDomains");
		CHECK_TEXT(value(h, "X-Content-Type-Options"), "nosniff");
		CHECK_TEXT(value(h, "Referrer-Policy"), "same-origin");
		CHECK_TEXT(
		    value(h, "Cross-Origin-Opener-Policy"), "same-origin");
		CHECK_TEXT(
		    value(h, "Cross-Origin-Resource-Policy"), "same-origin");
		CHECK(value(h, "Permissions-Policy") != NULL);
		CHECK_TEXT(value(h, "Cache-Control"), "private, no-store");
		CHECK(!strstr(h, "Status: 200 Status"));
		CHECK(!strcmp(h + strlen(h) - 4, "\r\n\r\n"));
	}
}

/* What other sites may frame is said of that answer alone. */
static void
framed(void)
{
	struct response r = made(200);

	r.framed = true;
	CHECK_TEXT(value(head(&r, &plain), "Content-Security-Policy"),
	    "default-src 'none'; style-src 'self'; script-src 'self'; "
	    "img-src 'self' data:; font-src 'self'; form-action 'self'; "
	    "frame-ancestors *; base-uri 'none'; connect-src 'self'");
	r.disposition = "x.pdf";
	CHECK(strstr(value(head(&r, &plain), "Content-Security-Policy"),
	    "frame-ancestors 'none'"));
}

static void
freshness(void)
{
	static const struct {
		int status, age, stale;
		const char *should;
	} tries[] = {
	    {200, 1, 2, "public, max-age=1, stale-while-revalidate=2"},
	    {200, 0, 0, "public, max-age=0"},
	    {200, -1, 2, "private, no-store"},
	    {301, 60, 0, "public, max-age=60"},
	    {304, 1, 2, "public, max-age=1, stale-while-revalidate=2"},
	    {303, 1, 2, "private, no-store"},
	    {404, 1, 2, "private, no-store"},
	    {503, 1, 2, "private, no-store"},
	};

	for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
		struct response r = made(tries[i].status);

		r.max_age = tries[i].age;
		r.stale = tries[i].stale;
		CHECK_TEXT(
		    value(head(&r, &plain), "Cache-Control"), tries[i].should);
	}
}

static void
cookies(void)
{
	struct response r = made(200);

	CHECK(value(head(&r, &plain), "Set-Cookie") == NULL);
	r.cookie = "abc";
	CHECK_TEXT(value(head(&r, &plain), "Set-Cookie"),
	    "__Host-glas=abc; Path=/; Secure; HttpOnly; SameSite=Lax");
	r.cookie_age = 86400;
	CHECK_TEXT(value(head(&r, &plain), "Set-Cookie"),
	    "__Host-glas=abc; Max-Age=86400; Path=/; Secure; HttpOnly; "
	    "SameSite=Lax");
	r.cookie = "";
	CHECK_TEXT(value(head(&r, &plain), "Set-Cookie"),
	    "__Host-glas=; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=Lax");
}

static void
fields(void)
{
	struct response r = made(200);
	const char *h;

	r.disposition = "\xd0\xb0 \"b\"\n%.pdf";
	r.etag = "abc";
	r.language = "bg";
	h = head(&r, &plain);
	CHECK_TEXT(value(h, "Content-Disposition"),
	    "attachment; filename=\"__ _b___.pdf\"; "
	    "filename*=UTF-8''%D0%B0%20%22b%22%0A%25.pdf");
	CHECK(strstr(value(h, "Content-Security-Policy"), "; sandbox"));
	CHECK_TEXT(value(h, "ETag"), "W/\"abc\"");
	CHECK_TEXT(value(h, "Content-Language"), "bg");
	CHECK_TEXT(value(h, "Content-Length"), "12");
	CHECK_TEXT(value(h, "Content-Type"), "text/html; charset=utf-8");
	r = made(200);
	CHECK(!strstr(
	    value(head(&r, &plain), "Content-Security-Policy"), "sandbox"));
	r.type = "text/csv; charset=utf-8";
	CHECK(strstr(
	    value(head(&r, &plain), "Content-Security-Policy"), "; sandbox"));
	r = made(304);
	h = head(&r, &plain);
	CHECK(!value(h, "Content-Length") && !value(h, "Content-Type"));
	CHECK(r.body.size == 0);
}

/* Any one bad byte in any header makes a plain 500 and leaves no trace. */
static void
refused(void)
{
	static const char *const bad[] = {"/a\r\nX-Evil: 1", "/a\nX-Evil: 1",
	    "/a\rX-Evil", "/\x01X-Evil", "/\x7fX-Evil"};

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		for (int field = 0; field < 6; field++) {
			struct response r = made(200);
			const char *h;

			*(field == 0	 ? &r.location
			    : field == 1 ? &r.etag
			    : field == 2 ? &r.allow
			    : field == 3 ? &r.type
			    : field == 4 ? &r.cookie
					 : &r.language) = bad[i];
			h = head(&r, &plain);
			CHECK(text_starts(h, "Status: 500 "));
			CHECK(!strstr(h, "X-Evil"));
			CHECK(r.status == 500);
		}
}

static void
long_values(void)
{
	char text[LIMIT_HEADER + 2];
	struct response r = made(303);

	memset(text, 'a', sizeof text);
	text[LIMIT_HEADER] = '\0';
	r.location = text;
	CHECK(text_starts(head(&r, &plain), "Status: 303 See Other\r\n"));
	text[LIMIT_HEADER] = 'a';
	text[LIMIT_HEADER + 1] = '\0';
	CHECK(text_starts(head(&r, &plain), "Status: 500 "));
}

static void
matches(void)
{
	static const struct {
		const char *given;
		bool should;
	} tries[] = {{NULL, false}, {"", false}, {"*", true}, {"\"abc\"", true},
	    {"W/\"abc\"", true}, {"abc", false}, {"\"abcd\"", false},
	    {"\"x\", W/\"abc\" ,\"y\"", true}, {"\"ab\"", false}, {"W/", false},
	    {"\"abc", false}};

	for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
		struct request request = {.if_none_match = tries[i].given};

		CHECK(response_matches(&request, "abc") == tries[i].should);
	}
}

/* Compressed only from one kilobyte on, only text, only if asked for; and
 * what comes out is what went in. */
static void
compression(void)
{
	for (size_t size = 1024; size <= 1025; size++) {
		struct response r = made(200);
		char back[2048];
		z_stream z = {.next_out = (unsigned char *)back,
		    .avail_out = sizeof back};
		const char *h;

		while (r.body.size < size)
			buffer_add(&r.body, "a");
		h = head(&r, &zipped);
		if (size == 1024) {
			CHECK(!value(h, "Content-Encoding"));
			continue;
		}
		CHECK_TEXT(value(h, "Content-Encoding"), "gzip");
		CHECK(r.body.size < 100);
		CHECK(strstr(
		    h, arena_printf(mem, "Content-Length: %zu", r.body.size)));
		z.next_in = (unsigned char *)r.body.data;
		z.avail_in = (unsigned)r.body.size;
		CHECK(inflateInit2(&z, 31) == Z_OK);
		CHECK(inflate(&z, Z_FINISH) == Z_STREAM_END);
		CHECK(
		    z.total_out == size && !memcmp(back, "<p>words</p>a", 13));
		inflateEnd(&z);
	}
}

static void
not_compressed(void)
{
	struct response r = made(200);

	while (r.body.size < 4000)
		buffer_add(&r.body, "a");
	CHECK(!value(head(&r, &plain), "Content-Encoding"));
	r.type = "image/png";
	CHECK(!value(head(&r, &zipped), "Content-Encoding"));
	r.type = "application/akn+xml";
	CHECK(value(head(&r, &zipped), "Content-Encoding"));
}

int
main(void)
{
	mem = arena_new(64 << 20);
	security();
	framed();
	freshness();
	cookies();
	fields();
	refused();
	long_values();
	matches();
	compression();
	not_compressed();
	arena_free(mem);
	return check_done();
}
