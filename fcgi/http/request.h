/*
 * request.h: one request as plain data, and every limit of what comes in.
 *
 * Filled by a transport (fastcgi.c, cgi.c, or a test); never changed after.
 */
#ifndef HTTP_REQUEST_H
#define HTTP_REQUEST_H

#include "fcgi/base/text.h"

enum {
	LIMIT_PATH = 512,		/* bytes of the path */
	LIMIT_QUERY = 2048,
	LIMIT_HEADER = 4096,		/* bytes of one header we read */
	LIMIT_BODY = 768 * 1024,	/* a form without files: three texts of
					 * 20,000 characters, each 12 bytes as
					 * %F0%9F%98%80 */
	LIMIT_FIELDS = 400,		/* fields of a form */
	LIMIT_FILE = 20 * 1024 * 1024,
	LIMIT_UPLOAD = 60 * 1024 * 1024,
	LIMIT_FILES = 10,
};

enum method { METHOD_GET, METHOD_POST, METHOD_OTHER };

struct upload;		/* forms/check.h */

struct request {
	enum method method;	/* HEAD is GET; nginx cuts the body */
	const char *path;	/* decoded, through the door, starts with /;
				 * of an address that is refused its first part */
	const char *raw_path;	/* as it came, for the right spelling */
	const char *raw_query;	/* the same, behind the "?"; NULL: no "?" */
	struct pairs query;
	struct pairs fields;	/* of a POST */
	const struct upload *uploads;
	size_t upload_count;
	struct pairs cookies;
	const char *id;		/* nginx's request id */
	const char *remote;	/* the peer's address, from nginx only */
	const char *if_none_match, *accept_language, *fetch_site; /* or NULL */
	bool gzip;		/* may be compressed */
	int fault;		/* a status, if the request cannot be served:
				 * 400 405 413 414 415 431, 503 where the disk
				 * for uploads is nearly full; or 0 */
};

/* name looks up CGI variables, body reads up to size bytes (0: end). The
 * request is always filled; what is wrong is in fault.  spool is a folder for
 * uploads (unlinked at once). */
struct request_source {
	const char *(*name)(void *arg, const char *variable);
	size_t (*body)(void *arg, void *to, size_t size);
	void *arg;
	int fault;		/* what the transport found wrong, or 0 */
};

/* The CGI variables that are read, ended by NULL.  A transport that can see
 * one of them twice says fault 400. */
extern const char *const request_variables[];

void request_read(struct arena *mem, const struct request_source *from,
		  const char *spool, struct request *out);

#endif
