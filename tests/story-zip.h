/*
 * story-zip.h: whether an answer is a ZIP in which each file is as its list of
 * digests says, and nothing else is.
 */
#ifndef TESTS_STORY_ZIP_H
#define TESTS_STORY_ZIP_H

#include "fcgi/base/secret.h"
#include "fcgi/base/text.h"

#include <string.h>
#include <zip.h>

static inline struct bytes
story_member(struct arena *mem, zip_t *zip, const char *name)
{
	struct bytes none = {NULL, 0};
	zip_stat_t stat;
	zip_file_t *file;
	unsigned char *at;

	if (zip_stat(zip, name, 0, &stat) || !(file = zip_fopen(zip, name, 0)))
		return none;
	at = arena_alloc(mem, stat.size + 1);
	at[stat.size] = 0;
	if (zip_fread(file, at, stat.size) != (zip_int64_t)stat.size)
		at = NULL;
	zip_fclose(file);
	return at ? (struct bytes){at, stat.size} : none;
}

/* NULL: all is well; else what is not. */
static inline const char *
story_zip_listed(struct arena *mem, zip_t *zip)
{
	struct bytes list = story_member(mem, zip, "files.sha256");
	unsigned char digest[32];
	zip_int64_t lines = 0;

	if (!list.at)
		return "no list";
	for (const char *line = (const char *)list.at, *end;
	     (end = strchr(line, '\n')); line = end + 1) {
		const char *name = arena_copy_n(
		    mem, line + 66, end > line + 66 ? (size_t)(end - line) - 66 : 0);
		struct bytes file;

		if (!*name)
			return "a short line";
		file = story_member(mem, zip, name);
		if (!file.at)
			return arena_printf(mem, "not there: %s", name);
		secret_sha256(file.at, file.size, digest);
		if (strncmp(line, text_hex(mem, digest, sizeof digest), 64))
			return arena_printf(mem, "another: %s", name);
		lines++;
	}
	return lines + 1 == zip_get_num_entries(zip, 0) ? NULL
							: "not all listed";
}

/* A member of an answer, with a NUL behind it; .at is NULL where there is
 * none. */
static inline struct bytes
story_zip_member(
    struct arena *mem, const void *bytes, size_t size, const char *name)
{
	struct bytes out = {NULL, 0};
	zip_source_t *source = zip_source_buffer_create(bytes, size, 0, NULL);
	zip_t *zip =
	    source ? zip_open_from_source(source, ZIP_RDONLY, NULL) : NULL;

	if (zip) {
		out = story_member(mem, zip, name);
		zip_discard(zip);
	}
	return out;
}

static inline const char *
story_zip(struct arena *mem, const void *bytes, size_t size)
{
	zip_error_t error;
	zip_source_t *source;
	zip_t *zip = NULL;
	const char *wrong = "no archive";

	zip_error_init(&error);
	source = zip_source_buffer_create(bytes, size, 0, &error);
	if (source)
		zip = zip_open_from_source(source, ZIP_RDONLY, &error);
	if (zip) {
		wrong = story_zip_listed(mem, zip);
		zip_discard(zip);
	} else if (source) {
		zip_source_free(source);
	}
	zip_error_fini(&error);
	return wrong;
}

#endif
