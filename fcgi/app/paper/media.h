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

/* <picture src says> for each in a unit's stored HTML, of a version at the
 * desk (amend_version); how many. */
size_t media_listed(struct visit *v, struct node *to,
    const struct rows *version, const char *html);

/* One picture.  ERR_GONE: the version is withheld. */
enum err media_send(struct visit *v);

#endif
