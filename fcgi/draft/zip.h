/*
 * zip.h: archives from outside, within limits: bytes are counted as they
 * come out, and whoever says another size is refused.
 */
#ifndef DRAFT_ZIP_H
#define DRAFT_ZIP_H

#include "fcgi/draft/part.h"

enum {
	ZIP_ENTRIES = 2000,
	ZIP_ENTRY_MAX = 64 << 20,
	ZIP_TOTAL_MAX = 256 << 20,
	ZIP_RATIO_MAX = 200,
};

struct archive;

/* Ends with s->mem.  ERR_INVALID, refused: no archive, too many entries. */
enum err archive_open(struct source *s, struct bytes file,
		      struct archive **out);

/* A file of the archive.  ERR_NOT_FOUND: not there; ERR_INVALID, refused:
 * encrypted, too large, packed too tightly, damaged. */
enum err archive_read(struct archive *a, const char *name, struct bytes *out);
/* How many files it holds, and the name of one of them, in its order. */
size_t archive_count(const struct archive *a);
const char *archive_name(const struct archive *a, size_t i);
/* Whether it says to hold it unpacked in so many bytes: to leave out what is
 * not needed; what it says is not relied on. */
bool archive_fits(const struct archive *a, const char *name, size_t most);
bool archive_has(const struct archive *a, const char *name);

#endif
