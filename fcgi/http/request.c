/*
 * request.c: CGI variables and a body to a struct request.  Every limit is
 * applied while reading; what is wrong becomes a status in fault and the
 * rest is left empty.  Nothing here knows routes or people.
 */
#include "fcgi/http/request.h"

#include "fcgi/base/log.h"
#include "fcgi/http/multipart.h"

#include <strings.h>

enum {
	COOKIES = 64,
	CHUNK = 32 * 1024,
	BOUNDARY = 70,
	HANDED_BACK = 1024 * 1024, /* of a body too large, as far as nginx
				    * lets it through */
};

const char *const request_variables[] = {"REQUEST_METHOD", "REQUEST_URI",
    "CONTENT_LENGTH", "CONTENT_TYPE", "REMOTE_ADDR", "REQUEST_ID",
    "HTTP_COOKIE", "HTTP_IF_NONE_MATCH", "HTTP_ACCEPT_LANGUAGE",
    "HTTP_ACCEPT_ENCODING", "HTTP_SEC_FETCH_SITE", NULL};

/* The first fault is the one that is told. */
static void
fault(struct request *r, int status)
{
	if (!r->fault)
		r->fault = status;
}

/* A variable's value, or NULL: nginx passes what is not there as empty. */
static const char *
variable(const struct request_source *from, const char *name)
{
	const char *value = from->name(from->arg, name);

	return value && *value ? value : NULL;
}

static const char *
header(struct arena *mem, const struct request_source *from, const char *name,
    struct request *out)
{
	const char *value = variable(from, name), *text;

	if (!value)
		return NULL;
	if (strlen(value) > LIMIT_HEADER) {
		fault(out, 431);
		return NULL;
	}
	if (text_accept(mem, value, strlen(value), &text) != OK) {
		fault(out, 400);
		return NULL;
	}
	return text;
}

static void
read_method(const struct request_source *from, struct request *out)
{
	const char *name = variable(from, "REQUEST_METHOD");

	out->method = METHOD_OTHER;
	if (!name)
		fault(out, 400);
	else if (!strcmp(name, "GET") || !strcmp(name, "HEAD"))
		out->method = METHOD_GET;
	else if (!strcmp(name, "POST"))
		out->method = METHOD_POST;
	else
		fault(out, 405);
}

/* RFC 3986 3.3 as far as the site has such paths: ASCII, no empty or dot
 * segment (nginx would resolve it for its locations, we would not), no
 * encoded slash. */
static bool
path_ok(const char *path, size_t size)
{
	if (!size || path[0] != '/')
		return false;
	for (size_t i = 0; i < size; i++) {
		unsigned char c = (unsigned char)path[i];
		bool start = path[i] == '/' && i + 1 < size;

		if (c <= ' ' || c > '~' || strchr("\"#<>\\^`{|}", c))
			return false;
		if (c == '%' && size - i > 2 && path[i + 1] == '2' &&
		    (path[i + 2] == 'F' || path[i + 2] == 'f'))
			return false;
		if (start && (path[i + 1] == '/' || path[i + 1] == '.'))
			return false;
	}
	return true;
}

/* "/bg/" or "/sr-Latn/" of an address that is otherwise refused, so that it
 * is refused in its language; or "/". */
static const char *
head_of(struct arena *mem, const char *uri)
{
	static const char small[] = "abcdefghijklmnopqrstuvwxyz";
	size_t size = 0, script = 0;

	if (uri[0] == '/')
		size = strspn(uri + 1, small);
	if (size == 2 && uri[3] == '-')
		script = strcspn(uri + 4, "/") == 4 ? 5 : 0;
	if (size != 2 || uri[3 + script] != '/' ||
	    (script &&
		(uri[4] < 'A' || uri[4] > 'Z' || strspn(uri + 5, small) != 3)))
		return "/";
	return arena_copy_n(mem, uri, 4 + script);
}

static void
read_address(
    struct arena *mem, const struct request_source *from, struct request *out)
{
	const char *uri = variable(from, "REQUEST_URI"), *query;
	size_t size;

	out->path = out->raw_path = "/";
	if (!uri) {
		fault(out, 400);
		return;
	}
	out->path = out->raw_path = head_of(mem, uri);
	size = strcspn(uri, "?");
	query = uri[size] ? uri + size + 1 : "";
	if (size > LIMIT_PATH || strlen(query) > LIMIT_QUERY) {
		fault(out, 414);
		return;
	}
	if (!path_ok(uri, size) ||
	    text_url_decode(mem, uri, size, false, &out->path) != OK ||
	    strpbrk(out->path, "\n\t") ||
	    text_pairs(mem, query, strlen(query), LIMIT_FIELDS, &out->query) !=
		OK) {
		out->path = head_of(mem, uri);
		out->query = (struct pairs){0};
		fault(out, 400);
		return;
	}
	out->raw_path = arena_copy_n(mem, uri, size);
	if (uri[size])
		out->raw_query = arena_copy(mem, query);
}

static const char *
cookie_text(struct arena *mem, const char *from, const char *to)
{
	const char *text;

	while (from < to && (*from == ' ' || *from == '\t'))
		from++;
	while (to > from && (to[-1] == ' ' || to[-1] == '\t'))
		to--;
	if (text_accept(mem, from, (size_t)(to - from), &text) != OK)
		return NULL;
	return text;
}

/* RFC 6265 5.4.  Cookies of others on this host may be odd: those that are
 * no text are left out instead of refusing the person. */
static void
read_cookies(
    struct arena *mem, const struct request_source *from, struct request *out)
{
	const char *at = variable(from, "HTTP_COOKIE");

	if (!at)
		return;
	if (strlen(at) > LIMIT_HEADER) {
		fault(out, 431);
		return;
	}
	out->cookies.at = arena_alloc(mem, COOKIES * sizeof *out->cookies.at);
	while (*at && out->cookies.count < COOKIES) {
		const char *end = at + strcspn(at, ";");
		const char *equals = memchr(at, '=', (size_t)(end - at));
		struct pair pair = {.file = -1};

		if (equals) {
			pair.name = cookie_text(mem, at, equals);
			pair.value = cookie_text(mem, equals + 1, end);
		}
		if (pair.name && pair.value)
			out->cookies.at[out->cookies.count++] = pair;
		at = *end ? end + 1 : end;
	}
}

/* Digits only: no sign, no blank, nothing behind (RFC 9110 8.6). */
static int64_t
read_length(const struct request_source *from, struct request *out)
{
	const char *text = variable(from, "CONTENT_LENGTH");
	int64_t length;

	if (!text)
		return 0;
	if (text[strspn(text, "0123456789")] || text_int(text, &length) != OK) {
		fault(out, 400);
		return 0;
	}
	return length;
}

/* Whether a media type is that one, parameters aside. */
static bool
type_is(const char *given, const char *type)
{
	size_t size = strlen(type);

	return !strncasecmp(given, type, size) &&
	       (!given[size] || strchr("; \t", given[size]));
}

/* RFC 2046 5.1.1: 1 to 70 of these, quoted or not; NULL if there is none. */
static const char *
boundary(struct arena *mem, const char *type)
{
	static const char allowed[] = "0123456789"
				      "abcdefghijklmnopqrstuvwxyz"
				      "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "'()+_,-./:=?";
	const char *at = strcasestr(type, "boundary=");
	bool quoted;
	size_t size;

	if (!at)
		return NULL;
	at += strlen("boundary=");
	quoted = *at == '"';
	at += quoted;
	size = strspn(at, allowed);
	if (!size || size > BOUNDARY)
		return NULL;
	if (quoted ? at[size] != '"' : at[size] && !strchr("; \t", at[size]))
		return NULL;
	return arena_copy_n(mem, at, size);
}

static size_t
read_full(const struct request_source *from, char *to, size_t size)
{
	size_t done = 0, got;

	while (done < size &&
	       (got = from->body(from->arg, to + done, size - done)) > 0)
		done += got;
	return done;
}

/* What is a little too large is read all the same, so that the page that
 * refuses it can hand the text back. */
static void
read_form(struct arena *mem, const struct request_source *from, size_t length,
    struct request *out)
{
	size_t pairs = 1;
	char *body;

	if (length > LIMIT_BODY)
		fault(out, 413);
	if (length > HANDED_BACK)
		return;
	body = arena_alloc(mem, length + 1);
	if (read_full(from, body, length) != length) {
		fault(out, 400);
		return;
	}
	for (size_t i = 0; i < length; i++)
		pairs += body[i] == '&';
	if (pairs > LIMIT_FIELDS)
		fault(out, 413);
	if (text_pairs(mem, body, length, 2 * LIMIT_FIELDS, &out->fields) != OK)
		fault(out, 400);
}

static enum err
feed_all(struct arena *mem, const struct request_source *from, size_t length,
    struct multipart *to)
{
	char *chunk = arena_alloc(mem, CHUNK);

	while (length) {
		size_t wish = length < CHUNK ? length : CHUNK;

		if (read_full(from, chunk, wish) != wish)
			return ERR_INVALID;
		TRY(multipart_feed(to, chunk, wish));
		length -= wish;
	}
	return OK;
}

static int
status_of(enum err e)
{
	return e == OK		   ? 0
	       : e == ERR_TOO_MANY ? 413
	       : e == ERR_INVALID  ? 400
				   : 503;
}

static void
read_parts(struct arena *mem, const struct request_source *from,
    struct multipart *parts, size_t length, struct request *out)
{
	enum err e = feed_all(mem, from, length, parts);

	if (e == OK)
		e = multipart_end(parts, out);
	if (e != OK)
		fault(out, status_of(e));
	if (e == ERR_TOO_MANY || e == ERR_BUSY)
		multipart_typed(parts, out);
}

static void
read_body(struct arena *mem, const struct request_source *from,
    const char *spool, int64_t length, struct request *out)
{
	const char *type = variable(from, "CONTENT_TYPE"), *limit;
	struct multipart *parts;

	if (length > LIMIT_UPLOAD) {
		fault(out, 413);
		return;
	}
	if (type && type_is(type, "application/x-www-form-urlencoded")) {
		read_form(mem, from, (size_t)length, out);
		return;
	}
	if (!type || !type_is(type, "multipart/form-data")) {
		fault(out, 415);
		return;
	}
	limit = boundary(mem, type);
	if (!limit || multipart_new(mem, limit, spool, &parts) != OK) {
		fault(out, 400);
		return;
	}
	read_parts(mem, from, parts, (size_t)length, out);
}

void
request_read(struct arena *mem, const struct request_source *from,
    const char *spool, struct request *out)
{
	int64_t length;

	*out = (struct request){.fault = from->fault};
	out->id = header(mem, from, "REQUEST_ID", out);
	out->remote = header(mem, from, "REMOTE_ADDR", out);
	out->id = out->id ? out->id : "-";
	out->remote = out->remote ? out->remote : "";
	read_method(from, out);
	read_address(mem, from, out);
	read_cookies(mem, from, out);
	out->if_none_match = header(mem, from, "HTTP_IF_NONE_MATCH", out);
	out->accept_language = header(mem, from, "HTTP_ACCEPT_LANGUAGE", out);
	out->fetch_site = header(mem, from, "HTTP_SEC_FETCH_SITE", out);
	/* conf/nginx.conf makes the header's spellings one. */
	out->gzip = text_is(variable(from, "HTTP_ACCEPT_ENCODING"), "gzip");
	length = read_length(from, out);
	if (length && out->method == METHOD_GET)
		fault(out, 400);
	if (length && !out->fault)
		read_body(mem, from, spool, length, out);
}
