/*
 * pack.c: a draft as bytes for the pipe out of the cage, and back.
 *
 * Numbers are eight bytes of this machine, texts a number and their bytes.
 * The reading side trusts nothing: every length is checked against what is
 * left, every text ends where it says, every index is in its range.
 */
#include "fcgi/draft/draft.h"

#include "fcgi/base/text.h"
#include "fcgi/draft/pictures.h"

#include <string.h>

static const char magic[] = "glas draft 1\n";

static void
put_number(struct buffer *b, int64_t number)
{
	buffer_bytes(b, &number, sizeof(number));
}

static void
put_bytes(struct buffer *b, const void *at, size_t size)
{
	put_number(b, (int64_t)size);
	buffer_bytes(b, at, size);
}

static void
put_text(struct buffer *b, const char *text)
{
	put_bytes(b, text ? text : "", text ? strlen(text) : 0);
}

static void
put_unit(struct buffer *b, const struct draft_unit *u)
{
	const char *texts[] = {u->wid, u->eid, u->kind, u->num, u->heading,
	    u->words, u->body, u->html, u->html_after, u->doubt, u->was};

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		put_text(b, texts[i]);
	put_number(b, u->parent);
	put_number(b, u->depth);
	put_number(b, (int64_t)u->rank);
	put_number(b, u->quoted);
	put_number(b, u->confidence);
}

struct bytes
draft_pack(struct arena *mem, const struct draft *draft)
{
	const char *texts[] = {draft->language, draft->script, draft->title,
	    draft->kind, draft->format, draft->refusal, draft->refusal_code};
	struct buffer b = buffer_new(mem, 16 * (size_t)DRAFT_FILE_MAX);

	buffer_add(&b, magic);
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		put_text(&b, texts[i]);
	put_bytes(&b, draft->akn.at, draft->akn.size);
	put_number(&b, (int64_t)draft->warning_count);
	for (size_t i = 0; i < draft->warning_count; i++) {
		put_text(&b, draft->warnings[i].code);
		put_text(&b, draft->warnings[i].wid);
		put_text(&b, draft->warnings[i].detail);
	}
	put_number(&b, (int64_t)draft->picture_count);
	for (size_t i = 0; i < draft->picture_count; i++) {
		put_text(&b, draft->pictures[i].name);
		put_text(&b, draft->pictures[i].type);
		put_bytes(&b, draft->pictures[i].bytes.at,
		    draft->pictures[i].bytes.size);
	}
	put_number(&b, (int64_t)draft->unit_count);
	for (size_t i = 0; i < draft->unit_count; i++)
		put_unit(&b, &draft->units[i]);
	return (struct bytes){
	    .at = (const unsigned char *)b.data, .size = b.size};
}

struct packed {
	struct arena *mem;
	const unsigned char *at;
	size_t left;
};

static enum err
get_number(struct packed *p, int64_t least, int64_t most, int64_t *out)
{
	if (p->left < sizeof(*out))
		return ERR_INVALID;
	memcpy(out, p->at, sizeof(*out));
	p->at += sizeof(*out);
	p->left -= sizeof(*out);
	return *out < least || *out > most ? ERR_INVALID : OK;
}

static enum err
get_bytes(struct packed *p, struct bytes *out)
{
	int64_t size;

	TRY(get_number(p, 0, (int64_t)p->left, &size));
	if ((size_t)size > p->left)
		return ERR_INVALID;
	out->at = p->at;
	out->size = (size_t)size;
	p->at += size;
	p->left -= (size_t)size;
	return OK;
}

/* Valid UTF-8 without NUL, as everything inside. */
static enum err
get_text(struct packed *p, const char **out)
{
	struct bytes raw;

	TRY(get_bytes(p, &raw));
	return text_accept(p->mem, raw.at, raw.size, out);
}

static enum err
get_unit(struct packed *p, int place, struct draft_unit *u)
{
	const char **texts[] = {&u->wid, &u->eid, &u->kind, &u->num,
	    &u->heading, &u->words, &u->body, &u->html, &u->html_after,
	    &u->doubt, &u->was};
	int64_t parent, depth, rank, quoted, confidence;

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		TRY(get_text(p, texts[i]));
	TRY(get_number(p, DRAFT_NONE, place - 1, &parent));
	TRY(get_number(p, 0, 1000, &depth));
	TRY(get_number(p, RANK_GROUP, RANK_BLOCK, &rank));
	TRY(get_number(p, 0, 1, &quoted));
	TRY(get_number(p, 0, 100, &confidence));
	u->parent = (int)parent;
	u->depth = (int)depth;
	u->rank = (enum draft_rank)rank;
	u->container = u->rank == RANK_GROUP;
	u->quoted = quoted;
	u->confidence = (int)confidence;
	u->place = place;
	return OK;
}

static enum err
get_units(struct packed *p, struct draft *d)
{
	int64_t count;

	TRY(get_number(p, 0, DRAFT_UNITS_MAX, &count));
	d->units = arena_alloc(p->mem, (size_t)count * sizeof(*d->units) + 1);
	d->unit_count = (size_t)count;
	for (size_t i = 0; i < d->unit_count; i++)
		TRY(get_unit(p, (int)i, &d->units[i]));
	return p->left ? ERR_INVALID : OK;
}

/* Its name and what it is said to be are checked again. */
static enum err
get_pictures(struct packed *p, struct draft *d)
{
	int64_t count;

	TRY(get_number(p, 0, PICTURES_MAX, &count));
	d->pictures =
	    arena_alloc(p->mem, (size_t)count * sizeof(*d->pictures) + 1);
	d->picture_count = (size_t)count;
	for (size_t i = 0; i < d->picture_count; i++) {
		struct draft_picture *at = &d->pictures[i];

		TRY(get_text(p, &at->name));
		TRY(get_text(p, &at->type));
		TRY(get_bytes(p, &at->bytes));
		if (!text_is(picture_type(at->name), at->type) ||
		    at->bytes.size > PICTURE_MAX)
			return ERR_INVALID;
	}
	return OK;
}

enum err
draft_unpack(struct arena *mem, struct bytes packed, struct draft **out)
{
	struct packed p = {mem, packed.at, packed.size};
	struct draft *d = *out = arena_alloc(mem, sizeof(**out));
	const char **texts[] = {&d->language, &d->script, &d->title, &d->kind,
	    &d->format, &d->refusal, &d->refusal_code};
	int64_t count;

	if (p.left < strlen(magic) || memcmp(p.at, magic, strlen(magic)))
		return ERR_INVALID;
	p.at += strlen(magic);
	p.left -= strlen(magic);
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		TRY(get_text(&p, texts[i]));
	TRY(get_bytes(&p, &d->akn));
	TRY(get_number(&p, 0, DRAFT_UNITS_MAX, &count));
	d->warnings =
	    arena_alloc(mem, (size_t)count * sizeof(*d->warnings) + 1);
	d->warning_count = (size_t)count;
	for (size_t i = 0; i < d->warning_count; i++) {
		TRY(get_text(&p, &d->warnings[i].code));
		TRY(get_text(&p, &d->warnings[i].wid));
		TRY(get_text(&p, &d->warnings[i].detail));
	}
	TRY(get_pictures(&p, d));
	return get_units(&p, d);
}
