/*
 * blob.c: files in the database, in parts that fit any packet.
 */
#include "db/blob.h"
#include "build/sql.h"
#include "fcgi/base/log.h"
#include "fcgi/base/secret.h"

#include <sys/mman.h>
#include <sys/stat.h>

enum err
blob_store_bytes(struct db *db, struct arena *mem, struct bytes bytes,
    int64_t *id, unsigned char digest[32])
{
	size_t size, place = 0;

	secret_sha256(bytes.at, bytes.size, digest);
	TRY(sql_blob_add(db, mem, (int64_t)bytes.size,
	    (struct bytes){digest, DIGEST_SIZE}, id));
	for (; bytes.size; bytes.at += size, bytes.size -= size) {
		size = bytes.size < BLOB_PART ? bytes.size : BLOB_PART;
		TRY(sql_blob_part_add(db, mem, *id, (int64_t)place++,
		    (struct bytes){bytes.at, size}));
	}
	return OK;
}

/* Mapped, not read: the file is ours (the spool) and nobody shortens it. */
enum err
blob_store(struct db *db, struct arena *mem, int fd, int64_t *id,
    unsigned char digest[32])
{
	struct stat about;
	struct bytes bytes = {(const unsigned char *)"", 0};
	void *at = MAP_FAILED;
	enum err e;

	if (fstat(fd, &about) || about.st_size < 0)
		return log_err(ERR_BROKEN, "blob.stat", "fd %d", fd);
	if (about.st_size) {
		bytes.size = (size_t)about.st_size;
		at = mmap(NULL, bytes.size, PROT_READ, MAP_PRIVATE, fd, 0);
		if (at == MAP_FAILED)
			return log_err(
			    ERR_BROKEN, "blob.map", "%zu bytes", bytes.size);
		bytes.at = at;
	}
	e = blob_store_bytes(db, mem, bytes, id, digest);
	if (at != MAP_FAILED)
		munmap(at, bytes.size);
	return e;
}

static enum err
part(struct db *db, struct arena *mem, int64_t id, int64_t place,
    struct bytes *out)
{
	struct rows r;

	TRY(sql_blob_part(db, mem, id, place, &r));
	*out = cell_bytes(&r, 0, "bytes");
	return OK;
}

enum err
blob_each(struct db *db, struct arena *mem, int64_t id,
    enum err (*each)(void *arg, struct bytes part), void *arg)
{
	struct rows r;
	size_t size, done = 0;

	TRY(sql_blob_find(db, mem, id, &r));
	size = (size_t)cell_int(&r, 0, "size");
	for (int64_t place = 0; done < size; place++) {
		struct bytes bytes;

		TRY(part(db, mem, id, place, &bytes));
		if (!bytes.size)
			return log_err(
			    ERR_BROKEN, "blob.short", "%ld", (long)id);
		TRY(each(arg, bytes));
		done += bytes.size;
	}
	return OK;
}

struct whole {
	unsigned char *at;
	size_t size, done;
};

static enum err
join(void *arg, struct bytes part)
{
	struct whole *w = arg;

	if (part.size > w->size - w->done)
		return log_err(ERR_BROKEN, "blob.long", "%zu", w->size);
	memcpy(w->at + w->done, part.at, part.size);
	w->done += part.size;
	return OK;
}

enum err
blob_load(struct db *db, struct arena *mem, int64_t id, struct bytes *out)
{
	struct rows r;
	struct whole w = {0};

	TRY(sql_blob_find(db, mem, id, &r));
	w.size = (size_t)cell_int(&r, 0, "size");
	w.at = arena_alloc(mem, w.size + 1);
	TRY(blob_each(db, mem, id, join, &w));
	*out = (struct bytes){w.at, w.size};
	return OK;
}
