/*
 * concern.h: a consultation of several bodies (practice 9): whom a comment
 * concerns, and the report of one of them.
 */
#ifndef APP_CONCERN_H
#define APP_CONCERN_H

#include "fcgi/site/visit.h"

/* The options of the field "concerns"; none, and no field, where one body
 * holds the consultation.  Also the .options of such a route. */
enum err concern_options(struct visit *v);

/* What was chosen, in the place of what was before; nothing is all. */
enum err concern_store(
    struct visit *v, const struct answers *in, int64_t comment);

/* What stands chosen, behind the count pairs of first, which has room for
 * CONCERNS_MAX more. */
enum { CONCERNS_MAX = 16 };
enum err concern_preset(
    struct visit *v, int64_t comment, struct pair *first, size_t *count);

/* The body that ?body= names, 0 for none; where there are several, <bodies>
 * with the way to the report of each.  ERR_NOT_FOUND: it holds no part. */
enum err concern_body(struct visit *v, struct node *to, int64_t *out);
/* The body of several with that slug; NULL: 0.  ERR_NOT_FOUND: there is none. */
enum err concern_wanted(struct visit *v, const char *slug, int64_t *out);
/* The names of all that hold it, who leads first; NULL where it is one. */
enum err concern_names(struct visit *v, const char **out);
/* <concerning slug>NAME</concerning> of a body that holds it. */
enum err concern_named(struct visit *v, struct node *to, int64_t body);

/* At the desk: a fact on a comment, and the form that changes it; both only
 * where several hold the consultation. */
enum err concern_at_desk(
    struct visit *v, struct node *to, struct node *facts, int64_t comment);
/* Who changed it, and to whom, is noted. */
enum err concern_change(struct visit *v, struct answers *in);

#endif
