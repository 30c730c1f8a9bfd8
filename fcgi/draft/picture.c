/*
 * picture.c: the parts of a picture's file, walked one by one; those that
 * are on a list of what is needed are copied, all others are left out.
 */
#include "fcgi/draft/picture.h"

#include <string.h>

struct walk {
	struct bytes in; /* what is not walked yet */
	unsigned char *out;
	size_t size;
};

static void
put(struct walk *w, const void *at, size_t size)
{
	memcpy(w->out + w->size, at, size);
	w->size += size;
}

static void
skip(struct walk *w, size_t size)
{
	w->in.at += size;
	w->in.size -= size;
}

uint32_t
picture_big(const unsigned char *at, size_t bytes)
{
	uint32_t n = 0;

	while (bytes--)
		n = n << 8 | *at++;
	return n;
}

uint32_t
picture_little(const unsigned char *at, size_t bytes)
{
	uint32_t n = 0;

	while (bytes--)
		n = n << 8 | at[bytes];
	return n;
}

/* ---- JPEG ---- */

enum {
	JPEG_START = 0xD8,
	JPEG_END = 0xD9,
	JPEG_SCAN = 0xDA,
	JPEG_APP0 = 0xE0,
	JPEG_APP15 = 0xEF,
	JPEG_COMMENT = 0xFE,
	TURNED = 0x0112, /* Exif's tag Orientation */
	TURNED_ROOM = 36,
};

static bool
begins(struct bytes of, const char *with, size_t size)
{
	return of.size >= size && !memcmp(of.at, with, size);
}

/* How the picture is turned, 1 to 8, from the first directory of an Exif
 * segment's TIFF (CIPA DC-008 4.6.4); 0: it does not say. */
static unsigned
turned(struct bytes tiff)
{
	uint32_t (*number)(const unsigned char *, size_t);
	size_t at, count;

	if (begins(tiff, "II*\0", 4))
		number = picture_little;
	else if (begins(tiff, "MM\0*", 4))
		number = picture_big;
	else
		return 0;
	if (tiff.size < 8)
		return 0;
	at = number(tiff.at + 4, 4);
	if (at > tiff.size || tiff.size - at < 2)
		return 0;
	count = number(tiff.at + at, 2);
	for (at += 2; count-- && tiff.size - at >= 12; at += 12)
		if (number(tiff.at + at, 2) == TURNED)
			return number(tiff.at + at + 8, 2) <= 8
				   ? number(tiff.at + at + 8, 2)
				   : 0;
	return 0;
}

/* An Exif segment that says nothing else. */
static void
put_turned(struct walk *w, unsigned how)
{
	unsigned char segment[TURNED_ROOM] = {0xFF, 0xE1, 0, 34, 'E', 'x', 'i',
	    'f', 0, 0, 'M', 'M', 0, '*', 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0,
	    0, 1, 0, 0, 0, 0, 0, 0, 0, 0};

	segment[29] = (unsigned char)how;
	put(w, segment, sizeof segment);
}

/* Application segments that change what is seen: JFIF, ICC, Adobe. */
static bool
needed(unsigned marker, struct bytes body)
{
	if (marker < JPEG_APP0 || marker > JPEG_APP15)
		return marker != JPEG_COMMENT;
	return (marker == JPEG_APP0 && begins(body, "JFIF", 5)) ||
	       (marker == JPEG_APP0 + 2 && begins(body, "ICC_PROFILE", 12)) ||
	       (marker == JPEG_APP0 + 14 && begins(body, "Adobe", 5));
}

/* The compressed pixels behind a scan's head: until a marker that is neither
 * a stuffed byte nor a restart (T.81 B.1.1.5). */
static void
scan(struct walk *w)
{
	size_t n = 0;

	while (n + 1 < w->in.size &&
	       (w->in.at[n] != 0xFF || w->in.at[n + 1] == 0 ||
		   (w->in.at[n + 1] >= 0xD0 && w->in.at[n + 1] <= 0xD7)))
		n++;
	put(w, w->in.at, n);
	skip(w, n);
}

/* Markers that segments begin with: none of those that stand in a scan, or
 * alone (T.81 B.1.1.3), nor of those that nothing is to use. */
static bool
opens_segment(unsigned marker)
{
	return marker >= 0xC0 && !(marker >= 0xD0 && marker <= 0xD8);
}

/* One segment; *end: the picture ends here, whatever stands behind. */
static enum err
segment(struct walk *w, bool *said, bool *end)
{
	unsigned marker;
	struct bytes body;
	size_t size;

	while (w->in.size > 2 && w->in.at[0] == 0xFF && w->in.at[1] == 0xFF)
		skip(w, 1);
	if (w->in.size < 2 || w->in.at[0] != 0xFF)
		return ERR_INVALID;
	marker = w->in.at[1];
	*end = marker == JPEG_END;
	if (*end) {
		put(w, w->in.at, 2);
		return OK;
	}
	if (!opens_segment(marker))
		return ERR_INVALID;
	size = w->in.size < 4 ? 0 : picture_big(w->in.at + 2, 2) + 2;
	if (size < 4 || size > w->in.size)
		return ERR_INVALID;
	body = (struct bytes){w->in.at + 4, size - 4};
	if (marker == JPEG_APP0 + 1 && begins(body, "Exif\0", 6) && !*said) {
		unsigned how =
		    turned((struct bytes){body.at + 6, body.size - 6});

		*said = true;
		if (how > 1)
			put_turned(w, how);
	} else if (needed(marker, body)) {
		put(w, w->in.at, size);
	}
	skip(w, size);
	if (marker == JPEG_SCAN)
		scan(w);
	return OK;
}

static enum err
jpeg(struct walk *w)
{
	bool said = false, end = false;

	if (!begins(w->in, "\xFF\xD8", 2))
		return ERR_INVALID;
	put(w, w->in.at, 2);
	skip(w, 2);
	while (!end)
		TRY(segment(w, &said, &end));
	return OK;
}

/* ---- PNG ---- */

static enum err
png(struct walk *w)
{
	static const char needed_chunks[] =
	    "IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD pHYs "
	    "acTL fcTL fdAT ";
	char name[6] = "     ";

	if (!begins(w->in, "\x89PNG\r\n\x1A\n", 8))
		return ERR_INVALID;
	put(w, w->in.at, 8);
	skip(w, 8);
	while (memcmp(name, "IEND", 4)) {
		size_t size;

		if (w->in.size < 12)
			return ERR_INVALID;
		size = picture_big(w->in.at, 4);
		if (size > w->in.size - 12)
			return ERR_INVALID;
		memcpy(name, w->in.at + 4, 4);
		if (!memchr(name, 0, 4) && strstr(needed_chunks, name))
			put(w, w->in.at, size + 12);
		skip(w, size + 12);
	}
	return OK;
}

/* ---- WebP ---- */

enum { WEBP_HEAD = 12, WEBP_SAYS = 0x08 | 0x04 /* VP8X: Exif, XMP */ };

static enum err
webp(struct walk *w)
{
	static const char needed_chunks[] =
	    "VP8  VP8L VP8X ANIM ANMF ALPH ICCP ";
	char name[6] = "     ";
	uint32_t all;

	if (w->in.size < WEBP_HEAD || memcmp(w->in.at, "RIFF", 4) ||
	    memcmp(w->in.at + 8, "WEBP", 4))
		return ERR_INVALID;
	all = picture_little(w->in.at + 4, 4);
	if (all < 4 || all > w->in.size - 8)
		return ERR_INVALID;
	w->in.size = all + 8;
	put(w, w->in.at, WEBP_HEAD);
	skip(w, WEBP_HEAD);
	while (w->in.size >= 8) {
		size_t size = picture_little(w->in.at + 4, 4), start = w->size;

		if (size > w->in.size - 8)
			return ERR_INVALID;
		/* a part of odd size is followed by one more byte */
		size += 8;
		if (size % 2 && size < w->in.size)
			size++;
		memcpy(name, w->in.at, 4);
		if (!memchr(name, 0, 4) && strstr(needed_chunks, name))
			put(w, w->in.at, size);
		if (!memcmp(name, "VP8X", 4) && size > 8)
			w->out[start + 8] &= (unsigned char)~WEBP_SAYS;
		skip(w, size);
	}
	all = (uint32_t)w->size - 8;
	for (size_t i = 0; i < 4; i++)
		w->out[4 + i] = (unsigned char)(all >> 8 * i);
	return OK;
}

/* ---- GIF ---- */

/* GIF89a 15: blocks of up to 255 bytes, the last one empty. */
static enum err
gif_blocks(struct walk *w, bool keep)
{
	size_t size;

	do {
		if (!w->in.size)
			return ERR_INVALID;
		size = (size_t)w->in.at[0] + 1;
		if (size > w->in.size)
			return ERR_INVALID;
		if (keep)
			put(w, w->in.at, size);
		skip(w, size);
	} while (size > 1);
	return OK;
}

/* So many bytes, and the table of colours that one of them announces. */
static enum err
gif_head(struct walk *w, size_t size, size_t flags)
{
	if (w->in.size < size)
		return ERR_INVALID;
	if (w->in.at[flags] & 0x80)
		size += (size_t)3 << ((w->in.at[flags] & 7) + 1);
	if (w->in.size < size)
		return ERR_INVALID;
	put(w, w->in.at, size);
	skip(w, size);
	return OK;
}

/* How it is timed and made clear, and that it goes round; no comment, no
 * text, nothing of a program. */
static enum err
gif_extension(struct walk *w)
{
	bool keep;

	if (w->in.size < 3)
		return ERR_INVALID;
	keep = w->in.at[1] == 0xF9 ||
	       (w->in.at[1] == 0xFF && w->in.size > 14 &&
		   !memcmp(w->in.at + 2, "\x0BNETSCAPE2.0", 12));
	if (keep)
		put(w, w->in.at, 2);
	skip(w, 2);
	return gif_blocks(w, keep);
}

static enum err
gif(struct walk *w)
{
	if (!begins(w->in, "GIF87a", 6) && !begins(w->in, "GIF89a", 6))
		return ERR_INVALID;
	TRY(gif_head(w, 13, 10));
	while (w->in.size && w->in.at[0] != 0x3B) {
		if (w->in.at[0] == 0x21) {
			TRY(gif_extension(w));
			continue;
		}
		if (w->in.at[0] != 0x2C)
			return ERR_INVALID;
		TRY(gif_head(w, 10, 9));
		if (!w->in.size)
			return ERR_INVALID;
		put(w, w->in.at, 1);
		skip(w, 1);
		TRY(gif_blocks(w, true));
	}
	if (!w->in.size)
		return ERR_INVALID;
	put(w, w->in.at, 1);
	return OK;
}

enum err
picture_bare(
    struct arena *mem, const char *type, struct bytes in, struct bytes *out)
{
	static const struct {
		const char *type;
		enum err (*walk)(struct walk *);
	} kinds[] = {{"image/jpeg", jpeg}, {"image/png", png},
	    {"image/webp", webp}, {"image/gif", gif}};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct walk w = {.in = in};

		if (!text_is(kinds[i].type, type))
			continue;
		w.out = arena_alloc(mem, in.size + TURNED_ROOM);
		TRY(kinds[i].walk(&w));
		*out = (struct bytes){w.out, w.size};
		return OK;
	}
	return ERR_NOT_FOUND;
}
