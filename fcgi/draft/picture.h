/*
 * picture.h: pictures without what they say about who took them where: GPS,
 * camera, author, comments, thumbnails, second pictures behind the first.
 * What is needed to see them stays: pixels, colours (ICC), how they are
 * turned.  Runs in the cage (attachment.h): hostile bytes are its food.
 */
#ifndef DRAFT_PICTURE_H
#define DRAFT_PICTURE_H

#include "fcgi/base/text.h"

#include <stdint.h>

/* A copy of a JPEG (ITU-T T.81), PNG (PNG 3rd edition), GIF (GIF89a) or WebP
 * (RFC 9649) of that type ("image/jpeg").  ERR_NOT_FOUND: no picture of these kinds;
 * ERR_INVALID: its parts do not fit together. */
enum err picture_bare(struct arena *mem, const char *type, struct bytes in,
		      struct bytes *out);

struct picture_size {
	uint32_t wide, high; /* pixels, as it is stored */
};

/* Of a copy that picture_bare made.  ERR_INVALID: it does not say. */
enum err picture_size(
    const char *type, struct bytes in, struct picture_size *out);

/* A number of so many bytes, at most four, the highest or lowest first. */
uint32_t picture_big(const unsigned char *at, size_t bytes);
uint32_t picture_little(const unsigned char *at, size_t bytes);

#endif
