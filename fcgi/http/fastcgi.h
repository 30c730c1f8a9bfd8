/*
 * fastcgi.h: libfcgi: accept, read, answer with one writev.  Signals are
 * blocked except inside epoll_pwait (engineering 6).
 */
#ifndef HTTP_FASTCGI_H
#define HTTP_FASTCGI_H

#include "fcgi/http/response.h"

/* Serves on the listening descriptor until told to stop (SIGTERM) or limit
 * requests are done. serve fills the response; mem is reset after each. */
enum err fastcgi_serve(int listening, struct arena *mem, const char *spool,
		       int64_t limit,
		       void (*serve)(void *arg, const struct request *in,
				     struct response *out),
		       void *arg);

#endif
