/*
 * message.h: a page as browsers and Word save it in one file (MHTML,
 * RFC 2557): a MIME message whose parts are the page and its pictures.
 */
#ifndef DRAFT_MESSAGE_H
#define DRAFT_MESSAGE_H

#include "fcgi/base/arena.h"
#include "fcgi/base/err.h"
#include "fcgi/base/text.h"

/* The first HTML in it, its transfer encoding undone, in whatever character
 * set it says itself.  ERR_NOT_FOUND: there is none. */
enum err message_page(
    struct arena *mem, struct bytes file, struct bytes *page);

#endif
