/*
 * server.c: a worker without a site, for the tests of the protocol: what the
 * address says is what is answered.
 *
 *   /echo            method, path, fields and files, a line each
 *   /page?max=N      a page that may be cached; X-Count in its body grows
 *   /big?size=N      N bytes, /stream?size=N the same piece by piece
 *   /die             aborts; /slow?ms=N waits
 *
 *   server SOCKET CHILDREN [--after=PID]
 */
#include "fcgi/base/log.h"
#include "fcgi/http/fastcgi.h"
#include "fcgi/http/prefork.h"
#include "forms/check.h"

#include <inttypes.h>
#include <unistd.h>

struct server {
	struct arena *mem;
	int64_t count, left;
};

static int64_t
number(const struct request *in, const char *name)
{
	const char *text = pairs_find(&in->query, name);
	int64_t n = 0;

	return text && text_int(text, &n) == OK ? n : 0;
}

static void
echo(const struct request *in, struct response *out)
{
	out->type = "text/plain; charset=utf-8";
	buffer_printf(&out->body, "%s %s\n",
	    in->method == METHOD_POST ? "POST" : "GET", in->path);
	for (size_t i = 0; i < in->fields.count; i++) {
		const struct pair *f = &in->fields.at[i];

		buffer_printf(&out->body, "%s=%s\n", f->name, f->value);
		if (f->file >= 0)
			buffer_printf(&out->body, "  %s %zu\n",
			    in->uploads[f->file].type,
			    in->uploads[f->file].size);
	}
}

static void
fill(struct buffer *to, int64_t size)
{
	for (int64_t i = 0; i < size; i++)
		buffer_bytes(to, &"0123456789abcde\n"[i % 16], 1);
}

static enum err
stream(void *arg, struct buffer *chunk, bool *more)
{
	struct server *s = arg;
	int64_t some = s->left < 10000 ? s->left : 10000;

	fill(chunk, some);
	s->left -= some;
	*more = s->left > 0;
	return OK;
}

static void
serve(void *arg, const struct request *in, struct response *out)
{
	struct server *s = arg;

	s->count++;
	out->type = "text/plain; charset=utf-8";
	if (in->fault) {
		response_plain(out, in->fault);
	} else if (text_is(in->path, "/echo")) {
		echo(in, out);
	} else if (text_is(in->path, "/page")) {
		out->max_age = (int)number(in, "max");
		out->stale = 2;
		out->etag = "one";
		if (response_matches(in, "one"))
			out->status = 304;
		buffer_printf(&out->body, "X-Count %" PRId64 "\n", s->count);
		fill(&out->body, 2000);
	} else if (text_is(in->path, "/big")) {
		fill(&out->body, number(in, "size"));
	} else if (text_is(in->path, "/stream")) {
		s->left = number(in, "size");
		out->stream = stream;
		out->stream_arg = s;
	} else if (text_is(in->path, "/die")) {
		abort();
	} else if (text_is(in->path, "/slow")) {
		usleep((useconds_t)(1000 * number(in, "ms")));
		buffer_add(&out->body, "slept\n");
	} else {
		response_plain(out, 404);
	}
}

static enum err
child_prepare(void *arg, int i)
{
	struct server *s = arg;

	(void)i;
	s->mem = arena_new((size_t)256 << 20);
	return OK;
}

static enum err
child_serve(void *arg, int listening)
{
	struct server *s = arg;

	return fastcgi_serve(listening, s->mem, "/tmp", 100000, serve, s);
}

int
main(int argc, char **argv)
{
	static struct server s;
	struct prefork p = {.arguments = argv,
	    .prepare = child_prepare,
	    .serve = child_serve,
	    .arg = &s};
	int64_t children = 0, after = 0;

	if (argc < 3 || text_int(argv[2], &children) != OK)
		return 2;
	if (argc > 3 && text_int(argv[3] + strlen("--after="), &after) != OK)
		return 2;
	p.path = argv[1];
	p.pid_file = arena_printf(arena_new(1 << 16), "%s.pid", argv[1]);
	p.children = (int)children;
	p.predecessor = (pid_t)after;
	if (prefork_socket(p.path, &p.listening) != OK)
		return 1;
	return prefork_run(&p);
}
