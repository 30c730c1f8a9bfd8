/*
 * attachment.c: one file looked at in a cage.  What comes out of it is a
 * type of our own list and, of a picture, its bytes anew.
 */
#include "fcgi/draft/attachment.h"

#include "fcgi/base/log.h"
#include "fcgi/draft/caged.h"
#include "fcgi/draft/kind.h"
#include "fcgi/draft/picture.h"

#include <string.h>

enum { SECONDS = 20, FILE_MAX = 20 * 1024 * 1024 };
static const size_t memory_max = (size_t)512 << 20;

struct task {
	struct bytes file;
	struct magic *magic;
};

static void
prepare(void *arg)
{
	struct task *task = arg;

	task->magic = magic_ready();
}

/* out: the type and a line's end, then the picture without its metadata. */
static int
work(int in, int out, int note, void *arg)
{
	const struct task *task = arg;
	struct arena *mem = arena_new(memory_max / 2);
	const char *type;
	struct bytes bare;
	enum err e;

	(void)in;
	(void)note;
	if (!task->magic)
		return 2;
	type = magic_type(task->magic, task->file);
	e = picture_bare(mem, type, task->file, &bare);
	if (e != OK && e != ERR_NOT_FOUND)
		return 1;
	return file_put(out, type, strlen(type)) && file_put(out, "\n", 1) &&
		       (e != OK || file_put(out, bare.at, bare.size))
		   ? 0
		   : 2;
}

static enum err
unpack(struct arena *mem, struct bytes said, struct bytes file,
    struct attachment *out)
{
	const unsigned char *end = memchr(said.at, '\n', said.size);
	size_t size;

	if (!end)
		return log_err(ERR_BROKEN, "attachment.look", "no type");
	size = (size_t)(end - said.at);
	out->type = arena_copy_n(mem, said.at, size);
	out->suffix = type_suffix(out->type);
	out->bare = said.size > size + 1;
	out->bytes =
	    out->bare ? (struct bytes){end + 1, said.size - size - 1} : file;
	return OK;
}

enum err
attachment_look(struct arena *mem, struct bytes file, struct attachment *out)
{
	struct task task = {file, NULL};
	struct cage limits = {SECONDS, memory_max, FILE_MAX + 4096};
	struct cage_work what = {prepare, work, &task};
	struct bytes said, note;
	enum err e = caged(mem, &limits, &what, &said, &note);

	if (e == ERR_BUSY)
		return ERR_INVALID;
	TRY(e);
	return unpack(mem, said, file, out);
}
