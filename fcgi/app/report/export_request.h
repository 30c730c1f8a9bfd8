/*
 * export_request.h: what is given on an information request (practice 25): the
 * contributions as a table, files, and a list of what was given, in part or not,
 * and on what ground.
 */
#ifndef APP_EXPORT_REQUEST_H
#define APP_EXPORT_REQUEST_H

#include "fcgi/app/jobs/work.h"

/* Of the words of a token's detail: names replies files mask.  v speaks the
 * act's language.  comments.csv, cover.csv, cover.xhtml, files/, and what
 * pack.h adds; into a file without a name, at its start. */
enum err export_request_pack(struct visit *v, const char *holds, FILE **out);

#endif
