/*
 * archive_pack.h: what goes into the archive's file, in one order, each member
 * made when its turn comes, so that memory is that of a piece of one of them
 * however many comments there are.  From the same rows come the same bytes.
 */
#ifndef APP_ARCHIVE_PACK_H
#define APP_ARCHIVE_PACK_H

#include "fcgi/app/jobs/work.h"

struct archive_wish {
	const char *slug, *language;
	const char *moment; /* what it stands at */
	int64_t body;	    /* what concerns that one of several; 0: all */
	bool closed;	    /* the part that is not for everybody */
};

/* Into a file without a name, at its start.  ERR_BUSY: no room in the
 * spool. */
enum err archive_pack(
    struct job *j, const struct archive_wish *wish, FILE **out);

#endif
