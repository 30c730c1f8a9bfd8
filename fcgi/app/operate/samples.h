/*
 * samples.h: "glas samples": a small world to try everything in.
 */
#ifndef APP_SAMPLES_H
#define APP_SAMPLES_H

#include "fcgi/base/arena.h"
#include "fcgi/base/conf.h"

/* glas samples [FOLDER]: loads FOLDER (home's tests/samples), as the
 * operator's account, and prints who may sign in and how.  Loading twice
 * changes nothing.  Never on an installation: the password is known. */
enum err samples_load(const struct settings *settings, struct arena *mem,
		      int argc, char **argv);

/* "glas term-pass SLUG": a consultation that one of the samples' people drew up
 * closes now, so that a newcomer need not wait for its term to answer and
 * report.  ERR_CONFLICT, said: no such one is open. */
enum err samples_term_pass(const struct settings *settings, struct arena *mem,
			   int argc, char **argv);

#endif
