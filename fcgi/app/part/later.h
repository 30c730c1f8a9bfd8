/*
 * later.h: saved, and finished another day or on another device (practice
 * 22): an address is asked for, a link goes there, and whoever opens it has
 * the unsent text.  Without an address the text is this browser's alone, and
 * can be taken away as a file.
 */
#ifndef APP_LATER_H
#define APP_LATER_H

#include "fcgi/site/visit.h"

enum { LATER_DAYS = 30 };	/* after the closing */

enum err later_show(struct visit *v, struct node *page);
enum err later_save(struct visit *v, struct answers *in);

/* The link of {token}: a page with a button, which alone acts. */
enum err later_link_show(struct visit *v, struct node *page);
enum err later_open(struct visit *v, struct answers *in);

/* The unsent text as a file. */
enum err unsent_send(struct visit *v);

/* An address as the token of a link to it keeps it, so that it is known to be
 * verified before anything is sent (practice 6): it says which, and tells
 * nothing. */
const char *later_address(struct visit *v, const char *email);
/* Until when a link works, or NULL: none was sent. */
enum err later_until(struct visit *v, int64_t submission, const char **out);

#endif
