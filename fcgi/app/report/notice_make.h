/*
 * notice_make.h: the notice as files (notice.h), by glas jobs.
 */
#ifndef APP_NOTICE_MAKE_H
#define APP_NOTICE_MAKE_H

#include "fcgi/site/visit.h"

/* All that the notice says, into <notice-page>. */
enum err notice_said(struct visit *v, struct node *to);

#endif
