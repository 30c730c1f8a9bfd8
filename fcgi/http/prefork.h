/*
 * prefork.h: the parent of a pool of workers (engineering 6): it never reads
 * a request, only keeps its children alive, for ever, and hands the listening
 * socket on to a new copy of the program.
 *
 * Signals to the parent: SIGTERM, SIGINT: children finish the request at
 * hand, then all end.  SIGHUP: a new copy of the program is started on the
 * same socket; when its children serve it ends this one.
 */
#ifndef HTTP_PREFORK_H
#define HTTP_PREFORK_H

#include "fcgi/base/err.h"

#include <sys/types.h>

enum { PREFORK_CHILDREN = 256 };	/* at most */

struct prefork {
	int listening;
	const char *path;	/* of a socket that we made, or NULL */
	const char *pid_file;	/* the parent's, once all serve; or NULL */
	int children;
	char **arguments;	/* main's: how a new copy is started */
	pid_t predecessor;	/* --after=PID of the arguments, or 0 */
	/* In the child: prepare opens what a fork cannot share; serve returns
	 * when told to stop or when it has served enough. */
	enum err (*prepare)(void *arg, int number);
	enum err (*serve)(void *arg, int listening);
	void *arg;
};

/* The listening socket: descriptor 0 if that is one (systemd, or a copy of
 * ours that hands it on), else a new one at path, mode 0660.  ERR_BROKEN,
 * logged: neither, path too long (107 bytes), or somebody listens there. */
enum err prefork_socket(const char *path, int *out);

/* Until told to stop.  The exit status of the program. */
int prefork_run(const struct prefork *p);

#endif
