/*
 * cgi.c: one request from the environment and standard input (RFC 3875): for
 * scripts, fuzzers and a look without a web server.
 */
#include "fcgi/http/cgi.h"

#include "fcgi/base/log.h"

static const char *
find(void *arg, const char *name)
{
	(void)arg;
	return getenv(name);
}

static size_t
body(void *arg, void *to, size_t size)
{
	(void)arg;
	return fread(to, 1, size, stdin);
}

static enum err
print(const struct buffer *b)
{
	return fwrite(b->data, 1, b->size, stdout) == b->size ? OK : ERR_BROKEN;
}

static enum err
print_stream(struct response *r)
{
	struct buffer chunk = buffer_new(r->mem, LIMIT_ANSWER);

	for (bool more = true; more; chunk.size = 0) {
		TRY(r->stream(r->stream_arg, &chunk, &more));
		TRY(print(&chunk));
	}
	return OK;
}

enum err
cgi_serve(struct arena *mem, const char *spool,
    void (*serve)(void *arg, const struct request *in, struct response *out),
    void *arg)
{
	struct request_source from = {.name = find, .body = body};
	struct buffer head = buffer_new(mem, LIMIT_ANSWER);
	struct request in;
	struct response out;

	request_read(mem, &from, spool, &in);
	log_request(in.id);
	response_new(mem, &out);
	serve(arg, &in, &out);
	response_head(&out, &in, &head);
	TRY(print(&head));
	TRY(out.stream ? print_stream(&out) : print(&out.body));
	return fflush(stdout) ? ERR_BROKEN : OK;
}
