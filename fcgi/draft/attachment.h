/*
 * attachment.h: what a file from outside is, by its content, and a picture
 * without its metadata; found out in a cage (engineering 14).
 */
#ifndef DRAFT_ATTACHMENT_H
#define DRAFT_ATTACHMENT_H

#include "fcgi/base/text.h"

struct attachment {
	const char *type;	/* "application/pdf", of a list of ours; ""
				 * where it is none of them */
	const char *suffix;	/* "pdf", of that type */
	bool bare;		/* bytes is another file: the same picture
				 * without metadata */
	struct bytes bytes;
};

/* ERR_INVALID: a picture whose parts do not fit together, or whatever took
 * more time or memory than a file may; ERR_BROKEN: no cage could be made. */
enum err attachment_look(struct arena *mem, struct bytes file,
			 struct attachment *out);

/* How names of that type end, without the dot; "" for none of the list. */
const char *type_suffix(const char *type);

#endif
