/*
 * media.h: pictures in drafts: kept with the version whose file brought them,
 * shown where the text has them, sent to whoever may read that version.
 */
#ifndef APP_MEDIA_H
#define APP_MEDIA_H

#include "fcgi/app/paper/version.h"
#include "fcgi/site/visit.h"

/* In the transaction that stores the version.  What the draft names and does
 * not bring is taken from other versions of the document. */
enum err media_keep(struct db *db, struct arena *mem,
    const struct version_of *of, const struct draft *draft);

/* A unit's stored HTML with the addresses of its pictures in that version, of
 * a row of document_by_slug. */
struct bytes media_placed(
    struct visit *v, const struct rows *document, struct bytes html);

/* <picture src says> for each in a unit's stored HTML, of the version of
 * {document} with that number; how many. */
size_t media_listed(struct visit *v, struct node *to, const char *version,
    const char *html);

/* Adds the names of a unit's pictures, each behind a line's end; html or NULL.
 * A name is a picture's content (draft.h). */
void media_names(struct buffer *names, const char *html);
/* Whether two units have the same pictures in the same order. */
bool media_same(struct arena *mem, const char *a, const char *b);

/* What a unit's stored HTML says in so many bytes without tags: what was
 * escaped (draft/markup.c) as it was. */
const char *media_plain(struct arena *mem, const char *at, size_t size);

/* One picture.  ERR_GONE: the version is withheld. */
enum err media_send(struct visit *v);

#endif
