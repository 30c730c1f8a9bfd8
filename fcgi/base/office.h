/*
 * office.h: packages of several parts: DOCX, ODT, XLSX, and other archives
 * that are the same bytes when made again (no clock in them).
 */
#ifndef BASE_OFFICE_H
#define BASE_OFFICE_H

#include "fcgi/base/arena.h"
#include "fcgi/base/err.h"
#include "fcgi/base/text.h"

#include <stdbool.h>

/* A member: bytes, or the whole of a file, which is closed with the
 * archive; or what next gives, piece by piece, when its turn comes: until
 * *more is false, or not to its end where something fails. */
struct office_part {
	const char *name;
	struct bytes bytes;
	FILE *file;  /* or NULL */
	bool stored; /* not compressed */
	enum err (*next)(void *arg, struct buffer *chunk, bool *more);
	void *arg;
	unsigned char *digest; /* of next's: SHA-256, once it is written */
};

/* In that order.  ERR_BROKEN, logged; what next came back with. */
enum err office_zip(struct arena *mem, const struct office_part *parts,
		    size_t count, struct bytes *out);
/* The same into a file without a name, at its start, so that of what next
 * gives no more than a piece is in memory.  ERR_BUSY: no room. */
enum err office_zip_file(struct arena *mem, const char *folder,
			 const struct office_part *parts, size_t count,
			 FILE **out);

/* "pdf" of "Draft 2.PDF", "bin" of what has no such end: a name that came from
 * outside gives no more than that to a member of an archive. */
const char *office_ending(struct arena *mem, const char *name);

/* A file without a name, gone when it is closed.  ERR_BUSY: no room. */
enum err office_file(const char *folder, FILE **out);

#endif
