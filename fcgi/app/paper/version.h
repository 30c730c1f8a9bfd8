/*
 * version.h: an act's text into the database: the one way by which imports,
 * publication, rebuilding and the samples make units and their HTML
 * (engineering 10).
 *
 * Everything here runs inside the caller's transaction, on a connection that
 * may write units and fragments (the jobs' or an operator's), and is safe to
 * do again: what is derived is made anew.
 */
#ifndef APP_VERSION_H
#define APP_VERSION_H

#include "db/db.h"
#include "fcgi/draft/draft.h"

/* A version to be. */
struct version_wish {
	int64_t document;
	int64_t number;		/* 1, 2, ...: one more than the last */
	const char *language;	/* bg pl cs sr en */
	const char *kind;	/* first correction changed repaired */
	const char *reason;	/* what was wrong, why changed; or NULL */
	const int64_t *base;	/* the version it changes, or NULL */
	const int64_t *account;	/* who made it, or NULL */
	const char *now;
};

/* The row and all that is derived from the draft.  ERR_CONFLICT: that number
 * is there.  ERR_INVALID: a unit's text is larger than UNIT_MAX. */
enum err version_store(struct db *db, struct arena *mem,
		       const struct version_wish *wish,
		       const struct draft *draft, int64_t *out);

/* A version's row that waits for its text (an import). */
struct version_of {
	int64_t document, version;
	const char *language;
};
enum { UNIT_MAX = 4 << 20 };

/* What is around a unit (unit_in.around): the units that it stands in, the
 * innermost first, then the base unit before it and the one after.  Each has
 * its side (path, previous, next), wid, number, heading and steps (cite.h)
 * with a field's end between them, and a record's end after them. */
#define AROUND_FIELD "\x1f"
#define AROUND_END "\x1e"

/* The stored bytes, title, doubts, units and fragments of an unpublished
 * version; what it had before is replaced. */
enum err version_fill(struct db *db, struct arena *mem,
		      const struct version_of *of, const struct draft *draft);

/* Units and fragments alone, from the draft that the stored bytes give:
 * "glas rebuild", also of published versions. */
enum err version_derive(struct db *db, struct arena *mem,
			const struct version_of *of,
			const struct draft *draft);

#endif
