/*
 * pictures.h: the pixels of pictures that a file brings, so that they are
 * seen where they stand.  They leave the room beside the text, under a name
 * made of their own bytes; the text refers to them by it.
 */
#ifndef DRAFT_PICTURES_H
#define DRAFT_PICTURES_H

#include "fcgi/draft/part.h"

enum {
	PICTURE_MAX = 8 << 20,	   /* bytes of one */
	PICTURES_MAX = 200,	   /* of one document */
	PICTURES_SIZE = 48 << 20,  /* bytes of all of them */
	PICTURE_PIXELS = 50000000, /* more, and a telephone shows none */
	PICTURE_NAME_MAX = 80,
};

/* The link of an image that is a chart, of which the numbers are said. */
#define PICTURE_CHART "#chart"

struct archive;
struct pictures;

struct pictures *pictures_new(struct arena *mem);

/* Whether a file says that it is one of those. */
bool picture_is(struct bytes file);

/* A JPEG, PNG, GIF or WebP, found by its content, without what it says of
 * people (picture.h): image gets its name as link, and its size.  What is none
 * of these, damaged, too large or one too many is left: the image then has no
 * link, and pictures_check says so. */
void picture_keep(struct source *s, struct part *image, struct bytes file);
/* The same of a file in an archive that the text stands in. */
void picture_keep_member(
    struct source *s, struct archive *a, struct part *image, const char *name);
/* Of an address "data:image/png;base64,..." (RFC 2397). */
void picture_keep_data(
    struct source *s, struct part *image, const char *address);

/* Whether a link is the name of one: "media/", 64 digits of its SHA-256, and
 * what its kind's names end with. */
bool picture_named(const char *link);
const char *picture_type(const char *name);

/* "2 A map of the bank": what the second picture in a unit's own lines shows,
 * from now on.  false: there is none. */
bool picture_say(struct arena *mem, struct part *unit, const char *value);

/* Behind name_document: a warning for each that cannot be shown, and for each
 * that says in no words what it shows. */
void pictures_check(struct source *s, const struct part *document);
/* What was kept, each once. */
void pictures_give(const struct source *s, struct draft *out);

/* The names of a unit's own pictures, which tell their content, a line each;
 * "": it has none. */
const char *draft_unit_pictures(
    struct arena *mem, const struct draft_unit *unit);

#endif
