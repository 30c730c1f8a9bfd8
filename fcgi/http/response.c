/*
 * response.c: the one writer of headers.  Every answer carries the security
 * headers, errors too; nothing else in the program writes a header, and no
 * value with a control character gets out.
 */
#include "fcgi/http/response.h"

#include "fcgi/base/log.h"

#include <zlib.h>

enum { GZIP_LEVEL = 5, GZIP_FROM = 1024 };

#define POLICY_FOR(WHO)                                                        \
	"default-src 'none'; style-src 'self'; script-src 'self'; "            \
	"img-src 'self' data:; font-src 'self'; form-action 'self'; "          \
	"frame-ancestors " WHO "; base-uri 'none'; connect-src 'self'"
#define POLICY POLICY_FOR("'none'")

/* conf/nginx-headers.conf has the same for what nginx serves by itself. */
static const char fixed[] =
    "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: same-origin\r\n"
    "Permissions-Policy: camera=(), geolocation=(), microphone=()\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n";

static const struct {
	int status;
	const char *reason;
} reasons[] = {{200, "OK"}, {301, "Moved Permanently"}, {302, "Found"},
    {303, "See Other"}, {304, "Not Modified"}, {400, "Bad Request"},
    {403, "Forbidden"}, {404, "Not Found"}, {405, "Method Not Allowed"},
    {409, "Conflict"}, {410, "Gone"}, {413, "Content Too Large"},
    {414, "URI Too Long"}, {415, "Unsupported Media Type"},
    {422, "Unprocessable Content"}, {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"}, {500, "Internal Server Error"},
    {503, "Service Unavailable"}};

static const char *
reason(int status)
{
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (reasons[i].status == status)
			return reasons[i].reason;
	return "Status";
}

void
response_new(struct arena *mem, struct response *out)
{
	*out = (struct response){
	    .mem = mem,
	    .status = 200,
	    .type = "text/html; charset=utf-8",
	    .max_age = -1,
	    .body = buffer_new(mem, LIMIT_ANSWER),
	};
}

void
response_plain(struct response *r, int status)
{
	response_new(r->mem, r);
	r->status = status;
	r->type = "text/plain; charset=utf-8";
	if (status == 503)
		r->retry_after = 30;
	buffer_printf(&r->body, "%d %s\n", status, reason(status));
}

bool
response_matches(const struct request *request, const char *etag)
{
	const char *at = request->if_none_match;
	size_t size = strlen(etag);

	while (at && *at) {
		at += strspn(at, " \t,");
		if (*at == '*')
			return true;
		if (!strncmp(at, "W/", 2))
			at += 2;
		if (*at == '"' && !strncmp(at + 1, etag, size) &&
		    at[1 + size] == '"')
			return true;
		at += strcspn(at, ",");
	}
	return false;
}

static bool
value_ok(const char *value)
{
	for (const char *c = value; *c; c++)
		if ((unsigned char)*c < ' ' || *c == 0x7f)
			return false;
	return strlen(value) <= LIMIT_HEADER;
}

/* The writer; NULL writes nothing.  ERR_BROKEN: the value must not go out,
 * which is a mistake of ours, so the value itself is not logged. */
static enum err
put(struct buffer *out, const char *name, const char *value)
{
	if (!value)
		return OK;
	if (!value_ok(value))
		return log_err(ERR_BROKEN, "http.header",
		    "a value of %s holds a control character or is too long",
		    name);
	buffer_printf(out, "%s: %s\r\n", name, value);
	return OK;
}

static const char *
freshness(const struct response *r)
{
	bool may = r->status == 200 || r->status == 301 || r->status == 304;

	if (!may || r->max_age < 0)
		return "private, no-store";
	if (!r->stale)
		return arena_printf(r->mem, "public, max-age=%d", r->max_age);
	return arena_printf(r->mem,
	    "public, max-age=%d, stale-while-revalidate=%d", r->max_age,
	    r->stale);
}

static const char *
cookie(const struct response *r)
{
	static const char rest[] = "Path=/; Secure; HttpOnly; SameSite=Lax";

	if (!r->cookie)
		return NULL;
	if (!*r->cookie)
		return arena_printf(
		    r->mem, "__Host-glas=; Max-Age=0; %s", rest);
	if (!r->cookie_age)
		return arena_printf(
		    r->mem, "__Host-glas=%s; %s", r->cookie, rest);
	return arena_printf(r->mem, "__Host-glas=%s; Max-Age=%lld; %s",
	    r->cookie, (long long)r->cookie_age, rest);
}

/* RFC 6266: the name in ASCII for all, and as it is for those who know
 * filename*. */
static const char *
disposition(const struct response *r)
{
	char *plain;

	if (!r->disposition)
		return NULL;
	plain = arena_copy(r->mem, r->disposition);
	for (char *c = plain; *c; c++)
		if (*c < ' ' || *c > '~' || strchr("\"\\%/", *c))
			*c = '_';
	return arena_printf(r->mem,
	    "attachment; filename=\"%s\"; filename*=UTF-8''%s", plain,
	    text_url_encode(r->mem, r->disposition));
}

static const char *
seconds(const struct response *r)
{
	return r->retry_after ? arena_printf(r->mem, "%d", r->retry_after)
			      : NULL;
}

static bool
has_body(const struct response *r)
{
	return r->status != 304 && (r->body.size || r->stream);
}

/* A download runs nowhere, whatever it holds. */
static bool
is_download(const struct response *r)
{
	return r->disposition ||
	       (has_body(r) && r->type && strncmp(r->type, "text/html", 9) &&
		   strncmp(r->type, "text/plain", 10));
}

static enum err
put_all(const struct response *r, struct buffer *out)
{
	TRY(put(out, "Content-Type", has_body(r) ? r->type : NULL));
	TRY(put(out, "Location", r->location));
	TRY(put(out, "ETag",
	    r->etag ? arena_printf(r->mem, "W/\"%s\"", r->etag) : NULL));
	TRY(put(out, "Cache-Control", freshness(r)));
	TRY(put(out, "Set-Cookie", cookie(r)));
	TRY(put(out, "Content-Disposition", disposition(r)));
	TRY(put(out, "Retry-After", seconds(r)));
	if (r->refresh)
		TRY(put(out, "Refresh",
		    arena_printf(r->mem, "%d%s%s", r->refresh,
			r->refresh_to ? "; url=" : "",
			r->refresh_to ? r->refresh_to : "")));
	TRY(put(out, "Allow", r->allow));
	TRY(put(out, "Content-Language", r->language));
	TRY(put(out, "X-Robots-Tag", r->robots));
	TRY(put(out, "Content-Security-Policy",
	    is_download(r) ? POLICY "; sandbox"
	    : r->framed	   ? POLICY_FOR("*")
			   : POLICY));
	buffer_add(out, fixed);
	return OK;
}

static void *
zip_alloc(void *mem, unsigned items, unsigned size)
{
	return arena_alloc(mem, (size_t)items * size);
}

static void
zip_free(void *mem, void *block)
{
	(void)mem;
	(void)block;
}

static bool
pays(const struct response *r, const struct request *request)
{
	return request->gzip && !r->stream && r->body.size > GZIP_FROM &&
	       (text_starts(r->type, "text/") || strstr(r->type, "xml") ||
		   strstr(r->type, "json"));
}

/* The body as gzip (RFC 1952).  zlib's memory is the arena's. */
static bool
compress_body(struct response *r)
{
	z_stream z = {.zalloc = zip_alloc, .zfree = zip_free, .opaque = r->mem};
	size_t room;
	char *to;

	if (deflateInit2(&z, GZIP_LEVEL, Z_DEFLATED, MAX_WBITS + 16,
		MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY) != Z_OK)
		return false;
	room = deflateBound(&z, r->body.size);
	to = arena_alloc(r->mem, room);
	z.next_in = (unsigned char *)r->body.data;
	z.avail_in = (unsigned)r->body.size;
	z.next_out = (unsigned char *)to;
	z.avail_out = (unsigned)room;
	if (deflate(&z, Z_FINISH) != Z_STREAM_END)
		return false;
	r->body.data = to;
	r->body.size = z.total_out;
	return true;
}

static enum err
write_head(
    struct response *r, const struct request *request, struct buffer *out)
{
	buffer_printf(out, "Status: %d %s\r\n", r->status, reason(r->status));
	TRY(put_all(r, out));
	if (r->status == 304)
		r->body.size = 0;
	else if (pays(r, request) && compress_body(r))
		TRY(put(out, "Content-Encoding", "gzip"));
	if (!r->stream && r->status != 304)
		buffer_printf(out, "Content-Length: %zu\r\n", r->body.size);
	buffer_add(out, "\r\n");
	return OK;
}

void
response_head(
    struct response *r, const struct request *request, struct buffer *out)
{
	size_t start = out->size;

	if (write_head(r, request, out) == OK)
		return;
	out->size = start;
	response_plain(r, 500);
	if (write_head(r, request, out) != OK)
		abort();
}
