/*
 * paper.h: the papers of a consultation while it is prepared: files come in,
 * are read by glas jobs (job "import", subject: the version), are replaced or
 * taken away.  What is published is never touched here.
 */
#ifndef APP_PAPER_H
#define APP_PAPER_H

#include "fcgi/site/visit.h"

enum err paper_add_show(struct visit *v, struct node *page);
enum err paper_add(struct visit *v, struct answers *in);

/* Places that the reading of a version was not sure of, and words lost or
 * added: <doubt place>; outline: the number of a version that may be mended,
 * so that each leads to its line, or NULL. */
enum err paper_doubts(struct visit *v, struct node *to, int64_t version,
		      const char *outline);
/* One of sql_paper_doubts in words. */
const char *paper_doubt(struct visit *v, const struct rows *r, size_t i);

enum err paper_show(struct visit *v, struct node *page);
enum err paper_replace(struct visit *v, struct answers *in);
enum err paper_version_remove(struct visit *v, struct answers *in);
enum err paper_remove(struct visit *v, struct answers *in);

#endif
