/*
 * office.c: the door for archives that we write (libzip).
 */
#include "fcgi/base/office.h"

#include "fcgi/base/log.h"
#include "fcgi/base/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

/* 1 January 1980, 0:00: the first moment that an archive can say. */
enum { FIRST_DAY = 0x21, FIRST_HOUR = 0 };

const char *
office_ending(struct arena *mem, const char *name)
{
	static const char fit[] = "abcdefghijklmnopqrstuvwxyz"
				  "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
	const char *dot = name ? strrchr(name, '.') : NULL;
	size_t size = dot ? strlen(dot + 1) : 0;

	if (!size || size > 5 || strspn(dot + 1, fit) != size)
		return "bin";
	return text_lower(mem, dot + 1);
}

enum err
office_file(const char *folder, FILE **out)
{
	int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

	*out = fd < 0 ? NULL : fdopen(fd, "w+");
	if (*out)
		return OK;
	if (fd >= 0)
		close(fd);
	return log_err(ERR_BUSY, "office.file", "%s: %m", folder);
}

/* ---- a member that is made when its turn comes ---- */

struct piece {
	const struct office_part *part;
	struct secret_sum *sum;
	struct arena *mem, *block;
	struct buffer chunk; /* in block */
	size_t at;
	bool more;
	enum err *failed; /* of the whole archive */
	zip_error_t error;
};
static const size_t block_memory = (size_t)256 << 20;

/* The next piece; one without bytes is not the end. */
static enum err
refill(struct piece *p)
{
	while (p->more && p->at == p->chunk.size) {
		arena_reset(p->block);
		p->chunk = buffer_new(p->block, block_memory / 4);
		p->at = 0;
		TRY(p->part->next(p->part->arg, &p->chunk, &p->more));
		if (p->chunk.size)
			secret_sum_add(p->sum, p->chunk.data, p->chunk.size);
	}
	return OK;
}

static zip_int64_t
piece_read(struct piece *p, void *to, zip_uint64_t room)
{
	size_t size;

	*p->failed = refill(p);
	if (*p->failed != OK) {
		zip_error_set(&p->error, ZIP_ER_INTERNAL, 0);
		return -1;
	}
	size = p->chunk.size - p->at;
	size = size < room ? size : (size_t)room;
	memcpy(to, p->chunk.data + p->at, size);
	p->at += size;
	return (zip_int64_t)size;
}

static void
piece_begin(struct piece *p)
{
	p->block = arena_new(block_memory);
	p->sum = secret_sum_new(p->mem);
	p->chunk = buffer_new(p->block, block_memory / 4);
	p->at = 0;
	p->more = true;
}

static void
piece_end(struct piece *p)
{
	if (p->part->digest)
		secret_sum_end(p->sum, p->part->digest);
	arena_free(p->block);
	p->block = NULL;
}

static zip_int64_t
piece_source(void *arg, void *data, zip_uint64_t size, zip_source_cmd_t command)
{
	struct piece *p = arg;

	switch (command) {
	case ZIP_SOURCE_OPEN:
		piece_begin(p);
		return 0;
	case ZIP_SOURCE_READ:
		return piece_read(p, data, size);
	case ZIP_SOURCE_CLOSE:
		piece_end(p);
		return 0;
	case ZIP_SOURCE_STAT:
		zip_stat_init(data);
		return sizeof(struct zip_stat);
	case ZIP_SOURCE_ERROR:
		return zip_error_to_data(&p->error, data, size);
	case ZIP_SOURCE_FREE:
		return 0;
	case ZIP_SOURCE_SUPPORTS:
		return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN,
		    ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
		    ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
	default:
		zip_error_set(&p->error, ZIP_ER_OPNOTSUPP, 0);
		return -1;
	}
}

/* ---- where it goes ---- */

struct target {
	FILE *file;
	zip_error_t error;
};

static zip_int64_t
fault(struct target *t, bool good, zip_int64_t value)
{
	if (good)
		return value;
	zip_error_set(&t->error, ZIP_ER_WRITE, errno);
	return -1;
}

static zip_int64_t
seek(struct target *t, void *data, zip_uint64_t size)
{
	off_t now = ftello(t->file), end;
	zip_int64_t to;

	if (fseeko(t->file, 0, SEEK_END))
		return fault(t, false, 0);
	end = ftello(t->file);
	to = zip_source_seek_compute_offset(
	    (zip_uint64_t)now, (zip_uint64_t)end, data, size, &t->error);
	return to < 0 ? -1 : fault(t, !fseeko(t->file, to, SEEK_SET), 0);
}

static zip_int64_t
target_read(struct target *t, void *to, zip_uint64_t size)
{
	size_t got = fread(to, 1, size, t->file);

	return fault(t, got || !ferror(t->file), (zip_int64_t)got);
}

static zip_int64_t
about(struct target *t, zip_stat_t *stat)
{
	off_t now = ftello(t->file), end;

	zip_stat_init(stat);
	if (fseeko(t->file, 0, SEEK_END))
		return fault(t, false, 0);
	end = ftello(t->file);
	stat->valid = ZIP_STAT_SIZE;
	stat->size = (zip_uint64_t)end;
	return fault(
	    t, !fseeko(t->file, now, SEEK_SET), sizeof(struct zip_stat));
}

/* What is begun is kept, or the whole file is given up. */
static zip_int64_t
target_source(
    void *arg, void *data, zip_uint64_t size, zip_source_cmd_t command)
{
	struct target *t = arg;

	switch (command) {
	case ZIP_SOURCE_OPEN:
	case ZIP_SOURCE_BEGIN_WRITE:
		rewind(t->file);
		return 0;
	case ZIP_SOURCE_READ:
		return target_read(t, data, size);
	case ZIP_SOURCE_WRITE:
		return fault(t, fwrite(data, 1, size, t->file) == size,
		    (zip_int64_t)size);
	case ZIP_SOURCE_COMMIT_WRITE:
		return fault(t, !fflush(t->file), 0);
	case ZIP_SOURCE_SEEK:
	case ZIP_SOURCE_SEEK_WRITE:
		return seek(t, data, size);
	case ZIP_SOURCE_TELL:
	case ZIP_SOURCE_TELL_WRITE:
		return ftello(t->file);
	case ZIP_SOURCE_STAT:
		return about(t, data);
	case ZIP_SOURCE_ERROR:
		return zip_error_to_data(&t->error, data, size);
	case ZIP_SOURCE_CLOSE:
	case ZIP_SOURCE_FREE:
	case ZIP_SOURCE_REMOVE:
	case ZIP_SOURCE_ROLLBACK_WRITE:
		return 0;
	case ZIP_SOURCE_SUPPORTS:
		return ZIP_SOURCE_SUPPORTS_WRITABLE;
	default:
		zip_error_set(&t->error, ZIP_ER_OPNOTSUPP, 0);
		return -1;
	}
}

/* ---- the archive ---- */

static zip_source_t *
source(struct arena *mem, const struct office_part *part, enum err *failed,
    zip_error_t *error)
{
	struct piece *p;

	if (part->next) {
		p = arena_alloc(mem, sizeof *p);
		*p = (struct piece){.part = part, .mem = mem, .failed = failed};
		zip_error_init(&p->error);
		return zip_source_function_create(piece_source, p, error);
	}
	if (part->file)
		return zip_source_filep_create(part->file, 0, -1, error);
	return zip_source_buffer_create(
	    part->bytes.at, part->bytes.size, 0, error);
}

static bool
add(zip_t *zip, struct arena *mem, const struct office_part *part,
    enum err *failed)
{
	zip_error_t error;
	zip_source_t *from;
	zip_int64_t at;

	zip_error_init(&error);
	from = source(mem, part, failed, &error);
	zip_error_fini(&error);
	if (!from)
		return false;
	at = zip_file_add(zip, part->name, from, ZIP_FL_ENC_UTF_8);
	if (at < 0) {
		zip_source_free(from);
		return false;
	}
	return !zip_set_file_compression(zip, (zip_uint64_t)at,
		   part->stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 6) &&
	       !zip_file_set_dostime(
		   zip, (zip_uint64_t)at, FIRST_HOUR, FIRST_DAY, 0) &&
	       !zip_file_set_external_attributes(
		   zip, (zip_uint64_t)at, 0, ZIP_OPSYS_DOS, 0);
}

static enum err
whole(struct arena *mem, zip_source_t *made, struct bytes *out)
{
	unsigned char *at;
	zip_stat_t stat;

	zip_stat_init(&stat);
	if (zip_source_stat(made, &stat) || zip_source_open(made))
		return ERR_BROKEN;
	at = arena_alloc(mem, stat.size + 1);
	*out = (struct bytes){at, stat.size};
	if (zip_source_read(made, at, stat.size) != (zip_int64_t)stat.size) {
		zip_source_close(made);
		return ERR_BROKEN;
	}
	zip_source_close(made);
	return OK;
}

static enum err
filled(zip_t *zip, struct arena *mem, const struct office_part *parts,
    size_t count)
{
	enum err failed = OK;

	for (size_t i = 0; i < count; i++)
		if (!add(zip, mem, &parts[i], &failed))
			return log_err(ERR_BROKEN, "office.zip", "%s: %s",
			    parts[i].name, zip_strerror(zip));
	if (!zip_close(zip))
		return OK;
	return log_err(failed != OK ? failed : ERR_BROKEN, "office.zip", "%s",
	    zip_strerror(zip));
}

/* Into that source, which stays the caller's. */
static enum err
zipped(struct arena *mem, zip_source_t *to, const struct office_part *parts,
    size_t count)
{
	zip_error_t error;
	zip_t *zip;
	enum err e;

	zip_error_init(&error);
	zip_source_keep(to);
	zip = zip_open_from_source(to, ZIP_CREATE | ZIP_TRUNCATE, &error);
	zip_error_fini(&error);
	if (!zip) {
		zip_source_free(to);
		return log_err(ERR_BROKEN, "office.zip", "not opened");
	}
	e = filled(zip, mem, parts, count);
	if (e != OK)
		zip_discard(zip);
	return e;
}

enum err
office_zip(struct arena *mem, const struct office_part *parts, size_t count,
    struct bytes *out)
{
	zip_error_t error;
	zip_source_t *made;
	enum err e;

	zip_error_init(&error);
	made = zip_source_buffer_create(NULL, 0, 0, &error);
	zip_error_fini(&error);
	if (!made)
		return log_err(ERR_BROKEN, "office.zip", "no source");
	e = zipped(mem, made, parts, count);
	if (e == OK)
		e = whole(mem, made, out);
	zip_source_free(made);
	return e;
}

enum err
office_zip_file(struct arena *mem, const char *folder,
    const struct office_part *parts, size_t count, FILE **out)
{
	struct target *t = arena_alloc(mem, sizeof *t);
	zip_error_t error;
	zip_source_t *to;
	enum err e;

	TRY(office_file(folder, out));
	*t = (struct target){.file = *out};
	zip_error_init(&t->error);
	zip_error_init(&error);
	to = zip_source_function_create(target_source, t, &error);
	zip_error_fini(&error);
	e = to ? zipped(mem, to, parts, count)
	       : log_err(ERR_BROKEN, "office.zip", "no target");
	/* a full disk is no fault of ours */
	if (e == ERR_BROKEN && zip_error_system_type(&t->error) &&
	    zip_error_code_system(&t->error) == ENOSPC)
		e = ERR_BUSY;
	if (to)
		zip_source_free(to);
	if (e != OK)
		fclose(*out);
	else
		rewind(*out);
	return e;
}
