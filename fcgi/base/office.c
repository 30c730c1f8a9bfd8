/*
 * office.c: the door for archives that we write (libzip).
 */
#include "fcgi/base/office.h"

#include "fcgi/base/log.h"
#include "fcgi/base/text.h"

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

static zip_source_t *
source(const struct office_part *part, zip_error_t *error)
{
	if (part->file)
		return zip_source_filep_create(part->file, 0, -1, error);
	return zip_source_buffer_create(
	    part->bytes.at, part->bytes.size, 0, error);
}

static bool
add(zip_t *zip, const struct office_part *part)
{
	zip_error_t error;
	zip_source_t *from;
	zip_int64_t at;

	zip_error_init(&error);
	from = source(part, &error);
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
filled(zip_t *zip, const struct office_part *parts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!add(zip, &parts[i]))
			return log_err(ERR_BROKEN, "office.zip", "%s: %s",
			    parts[i].name, zip_strerror(zip));
	if (zip_close(zip))
		return log_err(
		    ERR_BROKEN, "office.zip", "%s", zip_strerror(zip));
	return OK;
}

enum err
office_zip(struct arena *mem, const struct office_part *parts, size_t count,
    struct bytes *out)
{
	zip_error_t error;
	zip_source_t *made;
	zip_t *zip;
	enum err e;

	zip_error_init(&error);
	made = zip_source_buffer_create(NULL, 0, 0, &error);
	if (!made)
		return log_err(ERR_BROKEN, "office.zip", "no source");
	zip_source_keep(made);
	zip = zip_open_from_source(made, ZIP_TRUNCATE, &error);
	zip_error_fini(&error);
	if (!zip) {
		zip_source_free(made);
		zip_source_free(made);
		return log_err(ERR_BROKEN, "office.zip", "not opened");
	}
	e = filled(zip, parts, count);
	if (e == OK)
		e = whole(mem, made, out);
	else
		zip_discard(zip);
	zip_source_free(made);
	return e;
}
