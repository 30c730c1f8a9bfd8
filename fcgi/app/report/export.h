/*
 * export.h: the comments of a consultation as CSV with fixed columns (issue
 * 5.7): public ones pseudonymous; official ones with contacts, on request of
 * the information laws without them.  The last two ask for a reason, are noted
 * and made by glas jobs, for the person who asked and for an hour.
 */
#ifndef APP_EXPORT_H
#define APP_EXPORT_H

#include "fcgi/site/visit.h"

enum { EXPORT_SECONDS = 3600 };

/* GET, everybody: block by block. */
enum err export_public_send(struct visit *v);

enum err export_show(struct visit *v, struct node *page);
enum err export_ask(struct visit *v, struct answers *in);
enum err export_wait_show(struct visit *v, struct node *page);
enum err export_send(struct visit *v);

/* glas export SLUG --as public|official: on standard output. */
enum err export_command(
    const struct settings *s, struct arena *mem, int argc, char **argv);

/* One piece after the other (struct response). official: only where contacts
 * may be read. */
struct exporter;
enum err exporter_new(struct visit *v, bool official, struct exporter **out);
enum err export_next(void *exporter, struct buffer *chunk, bool *more);

#endif
