/*
 * consultation.c: a consultation as decisions see it, and its phase.
 */
#include "db/consultation.h"
#include "build/sql.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/text.h"

#include <stdlib.h>
#include <string.h>

/* product 3: the first row that holds. */
enum phase
phase_at(const struct consultation *c, const char *now)
{
	if (c->released)
		return RELEASED;
	if (c->cancelled)
		return CANCELLED;
	if (!c->published)
		return PREPARING;
	if (c->opens && strcmp(now, c->opens) < 0)
		return ANNOUNCED;
	if (c->closes && strcmp(now, c->closes) < 0)
		return OPEN;
	if (c->concluded)
		return CONCLUDED;
	return c->reported ? ANSWERED : CLOSED;
}

const char *
phase_name(enum phase p)
{
	switch (p) {
	case PREPARING:
		return "preparing";
	case ANNOUNCED:
		return "announced";
	case OPEN:
		return "open";
	case CLOSED:
		return "closed";
	case ANSWERED:
		return "answered";
	case CONCLUDED:
		return "concluded";
	case CANCELLED:
		return "cancelled";
	case RELEASED:
		return "released";
	default:
		return "none";
	}
}

/* Of all that closes by itself: what is next. */
static const char *
next_closing(const struct consultation *c, const char *now)
{
	if (!c->rest)
		return c->closes;
	if (strcmp(c->rest, now) > 0)
		return c->rest;
	for (size_t i = 0; i < c->own_count; i++)
		if (strcmp(c->own_closings[i], now) > 0 &&
		    strcmp(c->own_closings[i], c->closes) < 0)
			return c->own_closings[i];
	return c->closes;
}

const char *
phase_next(const struct consultation *c, const char *now)
{
	switch (phase_at(c, now)) {
	case ANNOUNCED:
		return c->opens;
	case OPEN:
		return next_closing(c, now);
	default:
		return NULL;
	}
}

const char *
closing_of(const struct consultation *c, const char *own)
{
	return own && c->first && strcmp(own, c->first) > 0 ? own : c->first;
}

/* "meta talk comments supports"; NULL: nothing was counted yet. */
static void
counts(struct consultation *c, const char *text)
{
	int64_t *const all[] = {&c->meta, &c->talk, &c->comments, &c->supports};
	char *end;

	for (size_t i = 0; text && i < sizeof all / sizeof *all; i++) {
		*all[i] = strtoll(text, &end, 10);
		text = end;
	}
}

/* Moments with one other character between. */
static void
own_closings(struct arena *mem, struct consultation *c, const char *text)
{
	size_t count = text ? (strlen(text) + 1) / (MOMENT_SIZE + 1) : 0;
	const char **all = arena_alloc(mem, (count + 1) * sizeof *all);

	for (size_t i = 0; i < count; i++)
		all[i] = arena_copy_n(
		    mem, text + i * (MOMENT_SIZE + 1), MOMENT_SIZE);
	c->own_closings = all;
	c->own_count = count;
}

static struct consultation
of_row(struct arena *mem, const struct rows *r)
{
	struct consultation c = {
	    .id = cell_int(r, 0, "id"),
	    .slug = cell(r, 0, "slug"),
	    .title = cell(r, 0, "title"),
	    .language = cell(r, 0, "language"),
	    .profile = cell(r, 0, "profile"),
	    .round = cell(r, 0, "round"),
	    .published = cell_time(r, 0, "published_at"),
	    .opens = cell_time(r, 0, "opens_at"),
	    .closes = cell_time(r, 0, "closes_at"),
	    .rest = cell_time(r, 0, "rest_closes_at"),
	    .reported = cell_time(r, 0, "reported_at"),
	    .concluded = cell_time(r, 0, "concluded_at"),
	    .cancelled = cell_time(r, 0, "cancelled_at"),
	    .released = cell_time(r, 0, "released_at"),
	    .edition = cell_int(r, 0, "edition"),
	    .authority = cell_int(r, 0, "authority"),
	    .authority_slug = cell(r, 0, "authority_slug"),
	    .authority_name = cell(r, 0, "authority_name"),
	    .country = cell(r, 0, "country"),
	    .zone = cell(r, 0, "zone"),
	    .hue = (int)cell_int(r, 0, "hue"),
	    .replied = cell_int(r, 0, "replied"),
	    .row = *r,
	};

	c.first = c.rest ? c.rest : c.closes;
	own_closings(mem, &c, cell(r, 0, "own_closings"));
	counts(&c, cell(r, 0, "counts"));
	return c;
}

enum err
consultation_by_slug(struct db *db, struct arena *mem, const char *slug,
    const char *language, struct consultation *out)
{
	struct rows r;

	TRY(sql_consultation_by_slug(db, mem, slug, language, &r));
	*out = of_row(mem, &r);
	return OK;
}

enum err
consultation_of_revision(struct db *db, struct arena *mem, const char *slug,
    const char *language, const struct rows *r, struct consultation *out)
{
	const char *revision, *said;
	enum err e;

	if (!r->count)
		return ERR_NOT_FOUND;
	if (!cell_int(r, 0, "published"))
		return consultation_by_slug(db, mem, slug, language, out);
	said = cell(r, 0, "counts");
	revision = arena_printf(
	    mem, "%s/%s/%s", slug, cell(r, 0, "edition"), said ? said : "");
	db_keep(db, revision);
	e = consultation_by_slug(db, mem, slug, language, out);
	db_keep(db, NULL);
	out->revision = revision;
	return e;
}

enum err
consultation_kept(struct db *db, struct arena *mem, const char *slug,
    const char *language, struct consultation *out)
{
	struct rows r;

	TRY(sql_consultation_revision(db, mem, slug, &r));
	return consultation_of_revision(db, mem, slug, language, &r, out);
}

enum err
consultation_locked(struct db *db, struct arena *mem, const char *slug,
    const char *language, struct consultation *out)
{
	struct rows r;

	TRY(sql_consultation_held(db, mem, slug, language, &r));
	*out = of_row(mem, &r);
	return OK;
}

enum err
consultation_again(struct db *db, struct arena *mem,
    const struct consultation *before, const char *language,
    struct consultation *out, int64_t session, const char *now, bool *still)
{
	struct rows r;

	TRY(sql_consultation_edition_held(
	    db, mem, before->slug, session, now, &r));
	*still = cell_int(&r, 0, "still");
	if (cell_int(&r, 0, "edition") != before->edition)
		return consultation_by_slug(
		    db, mem, before->slug, language, out);
	*out = *before;
	return OK;
}
