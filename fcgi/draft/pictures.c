/*
 * pictures.c: pictures of a document by their content: the same one twice is
 * kept once, and a file put in again names it as before.
 */
#include "fcgi/draft/pictures.h"

#include "fcgi/base/secret.h"
#include "fcgi/draft/paged.h"
#include "fcgi/draft/picture.h"
#include "fcgi/draft/zip.h"

#include <string.h>

static const char folder[] = "media/";
enum { HEX = 2 * DIGEST_SIZE };

static const struct kind_of_picture {
	const char *type, *suffix, *sign;
	size_t at, size; /* where the sign stands */
} kinds[] = {
    {"image/jpeg", "jpg", "\xFF\xD8\xFF", 0, 3},
    {"image/png", "png", "\x89PNG\r\n\x1A\n", 0, 8},
    {"image/gif", "gif", "GIF8", 0, 4},
    {"image/webp", "webp", "WEBP", 8, 4},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static const char too_large[] = "picture-large";

struct pictures {
	struct draft_picture at[PICTURES_MAX];
	size_t count, size;
};

struct pictures *
pictures_new(struct arena *mem)
{
	return arena_alloc(mem, sizeof(struct pictures));
}

static const struct kind_of_picture *
kind_of(struct bytes file)
{
	for (size_t i = 0; i < KINDS; i++)
		if (file.size >= kinds[i].at + kinds[i].size &&
		    !memcmp(
			file.at + kinds[i].at, kinds[i].sign, kinds[i].size))
			return &kinds[i];
	return NULL;
}

bool
picture_is(struct bytes file)
{
	return kind_of(file) != NULL;
}

static const char *
name_of(
    struct arena *mem, const struct kind_of_picture *kind, struct bytes file)
{
	unsigned char digest[DIGEST_SIZE];

	secret_sha256(file.at, file.size, digest);
	return arena_printf(mem, "%s%s.%s", folder,
	    text_hex(mem, digest, DIGEST_SIZE), kind->suffix);
}

/* Its place among those that are kept, or NULL where it has none. */
static const struct draft_picture *
place(
    struct pictures *all, const char *name, const char *type, struct bytes file)
{
	for (size_t i = 0; i < all->count; i++)
		if (text_is(all->at[i].name, name))
			return &all->at[i];
	if (all->count == PICTURES_MAX || file.size > PICTURES_SIZE - all->size)
		return NULL;
	all->size += file.size;
	all->at[all->count] = (struct draft_picture){name, type, file};
	return &all->at[all->count++];
}

void
picture_keep(struct source *s, struct part *image, struct bytes file)
{
	const struct kind_of_picture *kind = kind_of(file);
	struct picture_size size;
	const char *name;
	struct bytes bare;

	if (!s->pictures || !kind)
		return;
	image->doubt = file.size > PICTURE_MAX ? too_large : NULL;
	if (image->doubt ||
	    picture_bare(s->mem, kind->type, file, &bare) != OK ||
	    picture_size(kind->type, bare, &size) != OK)
		return;
	name = name_of(s->mem, kind, bare);
	if ((uint64_t)size.wide * size.high > PICTURE_PIXELS ||
	    !place(s->pictures, name, kind->type, bare)) {
		image->doubt = too_large;
		return;
	}
	image->link = name;
	image->columns = (int)size.wide;
	image->rows = (int)size.high;
}

void
picture_keep_member(
    struct source *s, struct archive *a, struct part *image, const char *name)
{
	struct bytes file;

	if (!archive_fits(a, name, SIZE_MAX))
		return;
	if (!archive_fits(a, name, PICTURE_MAX))
		image->doubt = too_large;
	else if (archive_read(a, name, &file) == OK)
		picture_keep(s, image, file);
}

void
picture_keep_data(struct source *s, struct part *image, const char *address)
{
	const char *comma = address ? strchr(address, ',') : NULL;
	struct bytes file;
	char *plain, *to;

	if (!comma || strncasecmp(address, "data:image/", 11) != 0 ||
	    comma - address < 7 || strncasecmp(comma - 7, ";base64", 7) != 0)
		return;
	if (strlen(comma) / 4 * 3 > PICTURE_MAX + 3) {
		image->doubt = too_large;
		return;
	}
	plain = to = arena_copy(s->mem, comma + 1);
	for (const char *c = comma + 1; *c; c++)
		if (!strchr(" \t\r\n", *c))
			*to++ = *c;
	*to = '\0';
	if (text_base64_decode(s->mem, plain, &file) == OK)
		picture_keep(s, image, file);
}

/* ---- names ---- */

bool
picture_named(const char *link)
{
	return picture_type(link) != NULL;
}

const char *
picture_type(const char *name)
{
	const char *end;

	if (!name || strncmp(name, folder, strlen(folder)) != 0)
		return NULL;
	name += strlen(folder);
	if (strspn(name, "0123456789abcdef") != HEX || name[HEX] != '.')
		return NULL;
	end = name + HEX + 1;
	for (size_t i = 0; i < KINDS; i++)
		if (text_is(end, kinds[i].suffix))
			return kinds[i].type;
	return NULL;
}

static void
add_names(struct buffer *b, const char *html)
{
	static const char sign[] = " src=\"media/";

	while (html && (html = strstr(html, sign))) {
		html += strlen(" src=\"");
		buffer_bytes(b, html, strcspn(html, "\""));
		buffer_bytes(b, "\n", 1);
	}
}

const char *
draft_unit_pictures(struct arena *mem, const struct draft_unit *unit)
{
	struct buffer b = buffer_new(mem, 1 << 20);

	add_names(&b, unit->html);
	add_names(&b, unit->html_after);
	return b.data ? b.data : "";
}

/* ---- what they show ---- */

/* The n-th one in its own lines, or NULL; *n counts down. */
static struct part *
of_number(struct part *p, int64_t *n)
{
	struct part *found = NULL;

	for (struct part *c = p->first; c && !found; c = c->next) {
		if (c->kind == PART_UNIT)
			continue;
		if (c->kind == PART_IMAGE && --*n == 0)
			return c;
		found = of_number(c, n);
	}
	return found;
}

bool
picture_say(struct arena *mem, struct part *unit, const char *value)
{
	const char *space = value ? strchr(value, ' ') : NULL;
	struct part *image;
	int64_t n;

	if (!space ||
	    text_int(arena_copy_n(mem, value, (size_t)(space - value)), &n) !=
		OK)
		return false;
	image = of_number(unit, &n);
	if (!image)
		return false;
	image->text = space + 1;
	return true;
}

/* ---- what is doubtful ---- */

/* Once a unit, however many are alike. */
static void
doubt(struct source *s, const char *code, const char *wid)
{
	for (size_t i = 0; i < 2 && i < s->warning_count; i++) {
		const struct draft_warning *last =
		    &s->warnings[s->warning_count - 1 - i];

		if (text_is(last->code, code) && text_is(last->wid, wid))
			return;
	}
	source_warn(s, code, "");
	s->warnings[s->warning_count - 1].wid = wid;
}

/* Pages of a scan are told of once, for all of them (paged.c). */
static void
check(struct source *s, const struct part *p, const char *wid)
{
	if (!p || is_page(p))
		return;
	if (p->wid &&
	    (p->kind == PART_UNIT || p->kind == PART_PREFACE ||
		p->kind == PART_PREAMBLE || p->kind == PART_CONCLUSIONS))
		wid = p->wid;
	if (p->kind == PART_IMAGE && !picture_named(p->link))
		doubt(s,
		    p->doubt			      ? p->doubt
		    : text_is(p->link, PICTURE_CHART) ? "chart-numbers"
						      : "picture-unread",
		    wid);
	if (p->kind == PART_IMAGE && (!p->text || !*p->text))
		doubt(s, "figure-unsaid", wid);
	check(s, p->num, wid);
	check(s, p->heading, wid);
	check(s, p->subheading, wid);
	for (const struct part *c = p->first; c; c = c->next)
		check(s, c, wid);
}

void
pictures_check(struct source *s, const struct part *document)
{
	check(s, document, "");
}

void
pictures_give(const struct source *s, struct draft *out)
{
	if (!s->pictures)
		return;
	out->pictures = s->pictures->at;
	out->picture_count = s->pictures->count;
}
