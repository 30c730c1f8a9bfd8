/*
 * notice.h: what is carried to other places where the law wants a consultation
 * published (practice 14): a notice of one page, as a page of ours and as PDF
 * and DOCX, and an archive of the notice and the papers.  Files are made by
 * glas jobs whenever what they say has changed.
 */
#ifndef APP_NOTICE_H
#define APP_NOTICE_H

#include "fcgi/site/visit.h"

enum err notice_show(struct visit *v, struct node *page);

/* ERR_NOT_FOUND: not published, not made yet, or it cannot be made here. */
enum err notice_pdf_send(struct visit *v);
enum err notice_docx_send(struct visit *v);
enum err notice_zip_send(struct visit *v);

/* In a command that changes what the notice says: the files there are go at
 * once, new ones are made. */
enum err notice_again(struct visit *v);

/* At the desk: made again. */
enum err notice_make(struct visit *v, struct answers *in);

#endif
