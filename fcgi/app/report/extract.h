/*
 * extract.h: what became of one submission, to keep: its own rows of the
 * published report, as a page and as files under the letterhead of the body
 * (practice 18), behind its code and in the room of the organisation that filed
 * it.  Files are made by glas jobs when they are asked for.
 */
#ifndef APP_EXTRACT_H
#define APP_EXTRACT_H

#include "fcgi/site/visit.h"

/* On the status page: <extract href>, once the report is out; s is a row of
 * submission_by_number. */
enum err extract_door(struct visit *v, struct node *to, const struct rows *s);

/* ERR_NOT_FOUND: no report yet, or it does not count. */
enum err extract_show(struct visit *v, struct node *page);
enum err extract_ask(struct visit *v, struct answers *in);
/* ERR_NOT_FOUND: not made, or of another edition of the report. */
enum err extract_pdf_send(struct visit *v);
enum err extract_docx_send(struct visit *v);

/* The same in the room. */
enum err room_extract_show(struct visit *v, struct node *page);
enum err room_extract_ask(struct visit *v, struct answers *in);
enum err room_extract_pdf_send(struct visit *v);
enum err room_extract_docx_send(struct visit *v);

#endif
