/*
 * sent_files.h: files of a submission after it was sent.
 */
#ifndef APP_SENT_FILES_H
#define APP_SENT_FILES_H

#include "fcgi/site/visit.h"

/* Files that came with changed answers; another of the same question takes its
 * place.  The log is told where the submission counts.  In a command. */
enum err sent_files_answered(struct visit *v, struct answers *in,
			     const struct rows *submission);

#endif
