/*
 * scan.h: what a virus scanner says of a file: clamd over its socket
 * (clamd(8), INSTREAM).  The bytes go over the socket, so clamd needs no
 * right to anything of ours.
 */
#ifndef APP_SCAN_H
#define APP_SCAN_H

#include "fcgi/base/arena.h"
#include "fcgi/base/err.h"

/* *found: it holds something that clamd knows.  ERR_BUSY: clamd is away, is
 * too slow or refuses to say: the file waits. */
enum err scan(const char *socket, struct bytes file, bool *found);

#endif
