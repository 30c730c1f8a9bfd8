/*
 * extract.h: what became of one submission, as a file to keep: its own rows of
 * the published report, under the letterhead of the body (practice 18).  Made
 * by glas jobs when somebody who holds its code asks for it.
 */
#ifndef APP_EXTRACT_H
#define APP_EXTRACT_H

#include "fcgi/site/visit.h"

/* On the status page: <extract type href>s, or the offer to make them; s is a
 * row of submission_by_number.  Nothing before the report. */
enum err extract_shown(struct visit *v, struct node *to, const struct rows *s);
enum err extract_ask(struct visit *v, struct answers *in);
/* ERR_NOT_FOUND: not made, or of another edition of the report. */
enum err extract_pdf_send(struct visit *v);
enum err extract_docx_send(struct visit *v);

#endif
