/*
 * load.h: "glas load": synthetic consultations and comments for measuring.
 */
#ifndef APP_LOAD_H
#define APP_LOAD_H

#include "fcgi/base/arena.h"
#include "fcgi/base/conf.h"

/* glas load --consultations N --comments M [--articles A]: as the operator's
 * account.  The first consultation has an act of A articles (60) with three
 * paragraphs each, half of the comments, and 1,000 of them on its first
 * article; its slug is printed.  Never on an installation.
 * --officer EMAIL: nearly all of its comments are answered, by somebody of the
 * samples who may do everything with it; every filter of the desk has a value
 * that few of them meet. */
enum err load_command(const struct settings *settings, struct arena *mem,
		      int argc, char **argv);

#endif
