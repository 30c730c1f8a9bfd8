/*
 * cage.h: the sandbox of whatever reads files from outside (engineering 14).
 *
 * The parent opens everything and forks; the child gives up rights, may only
 * read and write what it holds, and answers on a pipe.  The parent counts
 * what it reads and kills after the time.
 */
#ifndef BASE_CAGE_H
#define BASE_CAGE_H

#include "fcgi/base/arena.h"
#include "fcgi/base/err.h"

struct cage {
	int seconds;		/* of CPU; the wall clock gets twice that */
	size_t memory;		/* bytes of address space it may add */
	size_t output;		/* bytes the parent will read, each pipe */
};

/* Runs work(in, out, note, arg) in a caged child: in is the file, out and
 * note are pipes whose bytes the parent returns.  work's value is the
 * child's exit code; what it writes to 2 (log_warn) is logged by the parent.
 * prepare (or NULL) runs in the child before the cage closes (compiling
 * patterns, reading our own schema files).
 * ERR_INVALID: work returned non-zero; note says why.  ERR_BUSY: time or
 * size was exceeded, or the machine's memory (who kills for that says nothing
 * more).  ERR_BROKEN: the child died. */
struct cage_work {
	void (*prepare)(void *arg);
	int (*work)(int in, int out, int note, void *arg);
	void *arg;
};
enum err cage_run(struct arena *mem, const struct cage *limits, int in,
		  const struct cage_work *what, struct bytes *out,
		  struct bytes *note);

/* A foreign program (pdftotext, LibreOffice, FOP) with its own empty working
 * folder, limits, and no network; argv ends with NULL, in is its standard
 * input, out what it printed.  Errors as above; ERR_NOT_FOUND: it is not
 * installed. */
enum err cage_exec(struct arena *mem, const struct cage *limits,
		   const char *const argv[], int in, struct bytes *out);

#endif
