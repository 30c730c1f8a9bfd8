/*
 * fop.h: PDF/A-1a from XSL-FO, by Apache FOP and qpdf in their pens.
 */
#ifndef APP_FOP_H
#define APP_FOP_H

#include "fcgi/base/arena.h"
#include "fcgi/base/conf.h"
#include "fcgi/base/err.h"

#include <stdio.h>

/* fo is read from its start.  ERR_NOT_FOUND: FOP is not installed;
 * ERR_INVALID: it made no PDF of this; others as cage_exec.  After the first
 * PDF Java's classes are kept (settings->java_archive), so that it starts
 * sooner; where they cannot be kept it works as before. */
enum err fop_pdf(struct arena *mem, const struct settings *settings, FILE *fo,
		 struct bytes *out);

#endif
