/*
 * request.c (fuzz): a whole request as a web server might hand it on: lines
 * NAME=VALUE, an empty line, the body.  Beyond not crashing: what comes out
 * is text that has come through the door, within its limits, and a header
 * made of it is one header.
 */
#include "fcgi/http/response.h"
#include "forms/check.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

struct input {
	char *lines; /* NAME=VALUE\n... */
	const unsigned char *body;
	size_t left;
};

static const char *
name(void *arg, const char *variable)
{
	struct input *in = arg;
	size_t size = strlen(variable);
	static char value[8192];

	for (const char *at = in->lines; *at;) {
		size_t line = strcspn(at, "\n");

		if (line > size && line - size < sizeof value &&
		    !strncmp(at, variable, size) && at[size] == '=') {
			memcpy(value, at + size + 1, line - size - 1);
			value[line - size - 1] = '\0';
			return value;
		}
		at += line + (at[line] == '\n');
	}
	return NULL;
}

static size_t
body(void *arg, void *to, size_t size)
{
	struct input *in = arg;
	size_t some = size < in->left ? size : in->left;

	memcpy(to, in->body, some);
	in->body += some;
	in->left -= some;
	return some;
}

static void
is_text(struct arena *mem, const char *text)
{
	const char *again;

	assert(text_accept(mem, text, strlen(text), &again) == OK);
	assert(!strcmp(text, again));
}

static void
are_texts(struct arena *mem, const struct pairs *pairs)
{
	for (size_t i = 0; i < pairs->count; i++) {
		is_text(mem, pairs->at[i].name);
		is_text(mem, pairs->at[i].value);
	}
}

static void
one_header(struct arena *mem, const struct request *r)
{
	struct buffer head = buffer_new(mem, 1 << 20);
	struct response out;
	int lines = 0;

	response_new(mem, &out);
	out.location = r->path;
	out.disposition = r->fields.count ? r->fields.at[0].value : r->path;
	response_head(&out, r, &head);
	for (const char *c = head.data; (c = strchr(c, '\n')); c++)
		lines++;
	assert(lines == (out.status == 500 ? 12 : 13));
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	static struct arena *mem;
	struct input in = {.body = (const unsigned char *)""};
	struct request_source from = {name, body, &in, 0};
	const unsigned char *end = memmem(data, size, "\n\n", 2);
	struct request r;

	if (!mem)
		mem = arena_new((size_t)64 << 20);
	arena_reset(mem);
	in.lines = arena_copy_n(mem, data, end ? (size_t)(end - data) : size);
	if (end) {
		in.body = end + 2;
		in.left = size - (size_t)(end + 2 - data);
	}
	request_read(mem, &from, "/tmp", &r);
	is_text(mem, r.path);
	assert(r.path[0] == '/' && strlen(r.path) <= LIMIT_PATH);
	are_texts(mem, &r.query);
	are_texts(mem, &r.fields);
	are_texts(mem, &r.cookies);
	assert(r.fields.count <= LIMIT_FIELDS);
	assert(r.upload_count <= LIMIT_FILES);
	one_header(mem, &r);
	return 0;
}
