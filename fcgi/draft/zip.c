/*
 * zip.c: libzip behind limits (see zip.h).  Reads from memory only.
 */
#include "fcgi/draft/zip.h"

#include <string.h>
#include <zip.h>

enum { CHUNK = 1 << 16, FREE_SIZE = 1 << 20 };

struct archive {
	struct source *s;
	zip_t *zip;
	size_t total;
};

static void
archive_end(void *archive)
{
	zip_discard(((struct archive *)archive)->zip);
}

static enum err
refuse_broken(struct source *s)
{
	return source_refuse(
	    s, "broken-archive", "The file is damaged: it cannot be unpacked.");
}

enum err
archive_open(struct source *s, struct bytes file, struct archive **out)
{
	struct archive *a = arena_alloc(s->mem, sizeof(*a));
	zip_error_t error;
	zip_source_t *from;

	zip_error_init(&error);
	from = zip_source_buffer_create(file.at, file.size, 0, &error);
	if (!from)
		return refuse_broken(s);
	a->zip = zip_open_from_source(from, ZIP_RDONLY, &error);
	zip_error_fini(&error);
	if (!a->zip) {
		zip_source_free(from);
		return refuse_broken(s);
	}
	a->s = s;
	arena_cleanup(s->mem, archive_end, a);
	if (zip_get_num_entries(a->zip, 0) > ZIP_ENTRIES)
		return source_refuse(s, "too-many-entries",
		    "The archive holds more than 2,000 files.");
	*out = a;
	return OK;
}

bool
archive_has(const struct archive *a, const char *name)
{
	return zip_name_locate(a->zip, name, 0) >= 0;
}

bool
archive_fits(const struct archive *a, const char *name, size_t most)
{
	zip_stat_t stat;

	return !zip_stat(a->zip, name, 0, &stat) &&
	       (stat.valid & ZIP_STAT_SIZE) && stat.size <= most;
}

size_t
archive_count(const struct archive *a)
{
	zip_int64_t count = zip_get_num_entries(a->zip, 0);

	return count > 0 ? (size_t)count : 0;
}

const char *
archive_name(const struct archive *a, size_t i)
{
	const char *name = zip_get_name(a->zip, i, 0);

	return arena_copy(a->s->mem, name ? name : "");
}

/* The bytes that come out, not those that were promised. */
static enum err
inflate_all(
    struct archive *a, zip_file_t *file, size_t packed, struct buffer *b)
{
	size_t most = packed * ZIP_RATIO_MAX + FREE_SIZE;
	char *chunk = arena_alloc(a->s->mem, CHUNK);
	zip_int64_t n;

	while ((n = zip_fread(file, chunk, CHUNK)) > 0) {
		a->total += (size_t)n;
		if (b->size + (size_t)n > ZIP_ENTRY_MAX ||
		    b->size + (size_t)n > most || a->total > ZIP_TOTAL_MAX)
			return source_refuse(a->s, "bomb",
			    "The archive unpacks to more than a draft may "
			    "hold.");
		buffer_bytes(b, chunk, (size_t)n);
	}
	return n < 0 ? refuse_broken(a->s) : OK;
}

enum err
archive_read(struct archive *a, const char *name, struct bytes *out)
{
	struct buffer b = buffer_new(a->s->mem, ZIP_ENTRY_MAX);
	zip_file_t *file;
	zip_stat_t stat;
	enum err err;

	if (zip_stat(a->zip, name, 0, &stat))
		return ERR_NOT_FOUND;
	if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) &&
	    stat.encryption_method != ZIP_EM_NONE)
		return source_refuse(a->s, "encrypted",
		    "The file is protected with a password.");
	file = zip_fopen(a->zip, name, 0);
	if (!file)
		return refuse_broken(a->s);
	err = inflate_all(a, file, (size_t)stat.comp_size, &b);
	zip_fclose(file);
	if (err == OK && (stat.valid & ZIP_STAT_SIZE) && stat.size != b.size)
		err = refuse_broken(a->s);
	out->at = (const unsigned char *)b.data;
	out->size = b.size;
	return err;
}
