/*
 * response.h: what goes out: status, headers (all the security ones), cookie,
 * bytes.  One header writer, which refuses CR, LF, NUL.
 */
#ifndef HTTP_RESPONSE_H
#define HTTP_RESPONSE_H

#include "fcgi/http/request.h"

struct response {
	struct arena *mem;
	int status;
	const char *type;		/* Content-Type */
	const char *location;		/* of a 301 or 303, or NULL */
	const char *etag;		/* without quotes, or NULL */
	int max_age;			/* seconds; -1: private, no-store */
	int stale;			/* stale-while-revalidate, seconds */
	const char *cookie;		/* value of __Host-glas to set, or NULL;
					 * "" ends it */
	int64_t cookie_age;		/* seconds, or 0 for a session's */
	const char *disposition;	/* file name of a download, or NULL */
	int refresh;			/* seconds until it is asked for again, or 0 */
	const char *refresh_to;		/* at another address, or NULL */
	int retry_after;		/* seconds, or 0 */
	const char *allow;		/* of a 405 */
	const char *language;		/* Content-Language */
	const char *robots;		/* X-Robots-Tag or NULL */
	bool framed;			/* other sites may show it in a frame */
	struct buffer body;
	/* streamed instead of body where set: called until it says OK with
	 * more = false. */
	enum err (*stream)(void *arg, struct buffer *chunk, bool *more);
	void *stream_arg;
};

enum { LIMIT_ANSWER = 64 * 1024 * 1024 };	/* bytes of one body */

/* 200, HTML, private and not stored, an empty body. */
void response_new(struct arena *mem, struct response *out);

/* Whether If-None-Match names that tag or is "*" (RFC 9110 13.1.2, weak
 * comparison): then the answer is a 304.  Tags go out weak, since the
 * compressed and the plain body share one. */
bool response_matches(const struct request *request, const char *etag);

/* Status line ("Status: 200 OK"), headers and blank line as CGI wants them
 * (RFC 3875 6).  Compresses the body (gzip 5) if the request says so and it
 * pays.  Freshness goes out with 200, 301 and 304 only.  A value that holds a
 * control character or is longer than LIMIT_HEADER makes the whole answer a
 * plain 500, logged. */
void response_head(struct response *r, const struct request *request,
		   struct buffer *out);

/* Fixed bytes for when no page can be made: status, one sentence. */
void response_plain(struct response *r, int status);

#endif
