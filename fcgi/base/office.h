/*
 * office.h: packages of several parts: DOCX, ODT, XLSX, and other archives
 * that are the same bytes when made again (no clock in them).
 */
#ifndef BASE_OFFICE_H
#define BASE_OFFICE_H

#include "fcgi/base/arena.h"
#include "fcgi/base/err.h"

#include <stdbool.h>

/* A member: bytes, or the whole of a file, which is closed with the
 * archive. */
struct office_part {
	const char *name;
	struct bytes bytes;
	FILE *file;  /* or NULL */
	bool stored; /* not compressed */
};

/* In that order.  ERR_BROKEN, logged. */
enum err office_zip(struct arena *mem, const struct office_part *parts,
		    size_t count, struct bytes *out);

/* "pdf" of "Draft 2.PDF", "bin" of what has no such end: a name that came from
 * outside gives no more than that to a member of an archive. */
const char *office_ending(struct arena *mem, const char *name);

/* A file without a name, gone when it is closed.  ERR_BUSY: no room. */
enum err office_file(const char *folder, FILE **out);

#endif
