/*
 * multipart.h: the body with files (RFC 7578): a push parser, bounded,
 * streaming file parts to an unlinked file in the spool folder.  No nested
 * multipart, no transfer encodings.
 */
#ifndef HTTP_MULTIPART_H
#define HTTP_MULTIPART_H

#include "fcgi/http/request.h"

struct multipart;

/* boundary as in Content-Type.  fault of the request is set by the caller
 * from the error: INVALID 400, TOO_MANY 413. */
enum err multipart_new(struct arena *mem, const char *boundary,
		       const char *spool, struct multipart **out);
enum err multipart_feed(struct multipart *m, const void *bytes, size_t size);
/* The texts that came before what was refused, to be handed back. */
void multipart_typed(const struct multipart *m, struct request *out);
enum err multipart_end(struct multipart *m, struct request *out);

#endif
