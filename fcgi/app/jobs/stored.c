/*
 * stored.c: parts of a blob, one after the other.
 */
#include "fcgi/app/jobs/stored.h"

#include "build/sql.h"
#include "db/blob.h"

enum { BLOCK = 4 << 20 };

struct sending {
	struct visit v;
	struct arena *block;
	int64_t blob, place, left;
};

static void
end_block(void *block)
{
	arena_free(block);
}

static enum err
next_part(void *arg, struct buffer *chunk, bool *more)
{
	struct sending *s = arg;
	struct bytes part;
	struct rows r;
	enum err e;

	e = sql_blob_part(s->v.db, s->block, s->blob, s->place++, &r);
	if (e == OK) {
		part = cell_bytes(&r, 0, "bytes");
		buffer_bytes(chunk, part.at, part.size);
		s->left -= (int64_t)part.size;
	}
	arena_reset(s->block);
	*more = s->left > 0;
	return e;
}

enum err
stored_send(struct visit *v, const char *type, const char *name, int64_t blob,
    int64_t size)
{
	struct sending *s = arena_alloc(v->mem, sizeof *s);

	*s = (struct sending){
	    .v = *v, .block = arena_new(BLOCK), .blob = blob, .left = size};
	arena_cleanup(v->mem, end_block, s->block);
	visit_stream(v, type, name, next_part, s);
	return OK;
}
