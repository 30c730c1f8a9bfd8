/* request.c: every limit at the limit and one beyond, every fault's status. */
#include "fcgi/http/request.h"
#include "fcgi/http/multipart.h"
#include "forms/check.h"
#include "tests/check.h"

#include <unistd.h>

static struct arena *mem;

/* The variables of the request at hand, and its body. */
static struct pairs given;
static const char *body;
static size_t body_size, body_used;

static const char *
name(void *arg, const char *variable)
{
	(void)arg;
	return pairs_find(&given, variable);
}

static size_t
read_some(void *arg, void *to, size_t size)
{
	size_t left = body_size - body_used;
	size_t some = size < left ? size : left;

	(void)arg;
	some = some > 1000 ? 1000 : some;
	memcpy(to, body + body_used, some);
	body_used += some;
	return some;
}

static void
begin(const char *method, const char *uri)
{
	static struct pair list[12];

	arena_reset(mem);
	given = (struct pairs){list, 0};
	body_size = body_used = 0;
	list[given.count++] = (struct pair){"REQUEST_METHOD", method, -1};
	list[given.count++] = (struct pair){"REQUEST_URI", uri, -1};
}

static void
with(const char *variable, const char *value)
{
	given.at[given.count++] = (struct pair){variable, value, -1};
}

static struct request
ask(void)
{
	struct request_source from = {name, read_some, NULL, 0};
	struct request r;

	request_read(mem, &from, "/tmp", &r);
	return r;
}

static struct request
get(const char *uri)
{
	begin("GET", uri);
	return ask();
}

static struct request
post(const char *type, const char *length, const char *bytes, size_t size)
{
	begin("POST", "/en/x");
	with("CONTENT_TYPE", type);
	with("CONTENT_LENGTH", length);
	body = bytes;
	body_size = size;
	return ask();
}

static const char form[] = "application/x-www-form-urlencoded";

static struct request
post_form(const char *bytes, size_t size)
{
	char length[24];

	snprintf(length, sizeof length, "%zu", size);
	return post(form, length, bytes, size);
}

/* n times c between a start and an end. */
static char *
many(const char *start, char c, size_t n)
{
	static char text[(1 << 20) + 100];
	size_t size = strlen(start);

	memcpy(text, start, size);
	memset(text + size, c, n);
	text[size + n] = '\0';
	return text;
}

static void
methods(void)
{
	struct request r = get("/en/");

	CHECK(r.method == METHOD_GET && !r.fault);
	begin("HEAD", "/");
	CHECK(ask().method == METHOD_GET);
	begin("DELETE", "/");
	r = ask();
	CHECK(r.method == METHOD_OTHER && r.fault == 405);
	begin("", "/");
	CHECK(ask().fault == 400);
	begin("get", "/");
	CHECK(ask().fault == 405);
	begin("GET", "");
	CHECK(ask().fault == 400);
}

static void
paths(void)
{
	static const char *const bad[] = {"en", "//evil.example/", "/a//b",
	    "/a/../b", "/./a", "/a/%2e%2e%2Fb", "/a%2Fb", "/%", "/%4", "/%zz",
	    "/%00", "/%0a", "/%ff", "/%c0%af", "/%ed%a0%80", "/a b", "/a#b",
	    "/\"", "/a\\b", "/\x01", "/\xd0\xb0", "/?%", "/?a=%00"};
	struct request r = get("/bg/c/%D1%80?a=1&b=%D0%B0+c&a=2");

	CHECK_TEXT(r.path, "/bg/c/\xd1\x80");
	CHECK_TEXT(r.raw_path, "/bg/c/%D1%80");
	CHECK(r.query.count == 3);
	CHECK_TEXT(pairs_find(&r.query, "b"), "\xd0\xb0 c");
	CHECK_TEXT(get("/%253C").path, "/%3C");
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		r = get(bad[i]);
		check_report(r.fault == 400 && !strcmp(r.path, "/"), bad[i],
		    __FILE__, __LINE__);
	}
	/* refused in the address's language */
	CHECK_TEXT(get("/bg/%ff").path, "/bg/");
	CHECK_TEXT(get("/sr-Latn//").path, "/sr-Latn/");
	/* and no byte of it that is no text */
	CHECK_TEXT(get("/bg-\214art//").path, "/");
	CHECK_TEXT(get("/bg-latn//").path, "/");
	CHECK_TEXT(get(many("/cs/", 'a', LIMIT_PATH)).path, "/cs/");
	CHECK_TEXT(get("/sr-%ff/%ff").path, "/");
	CHECK_TEXT(get("/bg%ff/").path, "/");
	CHECK(get(many("/", 'a', LIMIT_PATH - 1)).fault == 0);
	CHECK(get(many("/", 'a', LIMIT_PATH)).fault == 414);
	CHECK(get(many("/?", 'a', LIMIT_QUERY)).fault == 0);
	CHECK(get(many("/?", 'a', LIMIT_QUERY + 1)).fault == 414);
}

static void
header_limits(void)
{
	static const char *const names[] = {"HTTP_COOKIE", "HTTP_IF_NONE_MATCH",
	    "HTTP_ACCEPT_LANGUAGE", "HTTP_SEC_FETCH_SITE", "REQUEST_ID"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		begin("GET", "/");
		with(names[i], many("a=", 'b', LIMIT_HEADER - 2));
		CHECK(ask().fault == 0);
		begin("GET", "/");
		with(names[i], many("a=", 'b', LIMIT_HEADER - 1));
		CHECK(ask().fault == 431);
	}
	begin("GET", "/");
	with("HTTP_ACCEPT_LANGUAGE", "bg\x01");
	CHECK(ask().fault == 400);
}

static void
cookies(void)
{
	struct request r;

	begin("GET", "/");
	with("HTTP_COOKIE", " a=1;__Host-glas=x=y ; odd; b=\xff; =z;c=");
	r = ask();
	CHECK(r.fault == 0);
	CHECK_TEXT(pairs_find(&r.cookies, "a"), "1");
	CHECK_TEXT(pairs_find(&r.cookies, "__Host-glas"), "x=y");
	CHECK(pairs_find(&r.cookies, "b") == NULL);
	CHECK_TEXT(pairs_find(&r.cookies, "c"), "");
	begin("GET", "/");
	with("HTTP_ACCEPT_ENCODING", "gzip");
	CHECK(ask().gzip);
	CHECK(!get("/").gzip);
}

static void
lengths(void)
{
	static const char *const bad[] = {"-1", "+3", "3x", " 3", "0x3", "3,3",
	    "3.0", "99999999999999999999"};

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		CHECK(post(form, bad[i], "a=b", 3).fault == 400);
	CHECK(post(form, "3", "a=b", 3).fault == 0);
	CHECK(post(form, "4", "a=b", 3).fault == 400);
	CHECK(post(form, "", "", 0).fault == 0);
	begin("GET", "/");
	with("CONTENT_LENGTH", "3");
	CHECK(ask().fault == 400);
	begin("GET", "/");
	with("CONTENT_LENGTH", "0");
	CHECK(ask().fault == 0);
}

static void
bodies(void)
{
	struct request r = post_form("a=1&b=%D0%B0%0D%0Ac&a=", 22);
	static char fields[4 * LIMIT_FIELDS + 8];

	CHECK(r.fields.count == 3 && r.fault == 0);
	CHECK_TEXT(pairs_find(&r.fields, "b"), "\xd0\xb0\nc");
	CHECK(post("text/plain", "3", "a=b", 3).fault == 415);
	CHECK(post("", "3", "a=b", 3).fault == 415);
	CHECK(post("application/x-www-form-urlencodedx", "3", "a=b", 3).fault ==
	      415);
	CHECK(post("Application/X-WWW-form-urlencoded; charset=utf-8", "3",
		  "a=b", 3)
		  .fault == 0);
	CHECK(post_form("a=%ff", 5).fault == 400);
	CHECK(post_form("a=%0", 4).fault == 400);
	CHECK(post_form("a\0=1", 4).fault == 400);
	CHECK(
	    post_form(many("a=", 'b', LIMIT_BODY - 2), LIMIT_BODY).fault == 0);
	CHECK(
	    post_form(many("a=", 'b', LIMIT_BODY - 1), LIMIT_BODY + 1).fault ==
	    413);
	/* the text can be handed back, up to what nginx lets through */
	r = post_form(many("a=", 'b', LIMIT_BODY - 1), LIMIT_BODY + 1);
	CHECK(r.fields.count == 1);
	r = post_form(many("a=", 'b', 1 << 20), (1 << 20) + 1);
	CHECK(r.fault == 413 && r.fields.count == 0 && body_used == 0);
	for (int i = 0; i < LIMIT_FIELDS + 1; i++)
		memcpy(fields + 4 * i, "a=b&", 4);
	CHECK(post_form(fields, 4 * LIMIT_FIELDS - 1).fault == 0);
	r = post_form(fields, 4 * LIMIT_FIELDS + 3);
	CHECK(r.fault == 413 && r.fields.count == LIMIT_FIELDS + 1);
}

static void
boundaries(void)
{
	static const char parts[] =
	    "--xyz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n"
	    "--xyz--\r\n";
	static const struct {
		const char *type;
		int fault;
	} tries[] = {{"multipart/form-data; boundary=xyz", 0},
	    {"multipart/form-data; boundary=\"xyz\"", 0},
	    {"Multipart/Form-Data;BOUNDARY=xyz; x=y", 0},
	    {"multipart/form-data; boundary=\"xyz", 400},
	    {"multipart/form-data; boundary=", 400},
	    {"multipart/form-data", 400},
	    {"multipart/form-data; boundary=x\r\ny", 400},
	    {"multipart/mixed; boundary=xyz", 415}};
	char length[24];

	snprintf(length, sizeof length, "%zu", sizeof parts - 1);
	for (size_t i = 0; i < sizeof tries / sizeof *tries; i++)
		check_report(
		    post(tries[i].type, length, parts, sizeof parts - 1)
			    .fault == tries[i].fault,
		    tries[i].type, __FILE__, __LINE__);
	snprintf(length, sizeof length, "%d", LIMIT_UPLOAD + 1);
	CHECK(
	    post("multipart/form-data; boundary=xyz", length, parts, 1).fault ==
	    413);
	CHECK(
	    post(many("multipart/form-data; boundary=", 'x', 70), "9", parts, 9)
		.fault == 400);
}

/* A transport that saw a variable twice. */
static void
transport(void)
{
	struct request_source from = {name, read_some, NULL, 400};
	struct request r;

	begin("GET", "/");
	request_read(mem, &from, "/tmp", &r);
	CHECK(r.fault == 400);
	CHECK_TEXT(r.id, "-");
	CHECK_TEXT(r.path, "/");
}

int
main(void)
{
	mem = arena_new(64 << 20);
	methods();
	paths();
	header_limits();
	cookies();
	lengths();
	bodies();
	boundaries();
	transport();
	arena_free(mem);
	return check_done();
}
