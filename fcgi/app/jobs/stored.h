/*
 * stored.h: a file of the database as an answer, part by part: however large,
 * the memory is that of one part.
 */
#ifndef APP_STORED_H
#define APP_STORED_H

#include "fcgi/site/visit.h"

enum err stored_send(struct visit *v, const char *type, const char *name,
		     int64_t blob, int64_t size);

#endif
