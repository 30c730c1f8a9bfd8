/*
 * sample_round.c: one sample consultation with its papers, events and terms,
 * as if its office had drawn it up.  The drafts go the way of every import:
 * converted in the cage, stored by version.c.
 */
#include "fcgi/app/operate/sample.h"

#include "build/sql.h"
#include "fcgi/app/paper/version.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/log.h"
#include "fcgi/base/secret.h"
#include "fcgi/base/text.h"
#include "forms/form.h"

/* ---- times ---- */

/* Today in the round's zone, moved by "-10d". */
static enum err
moved_day(const struct round *r, const char *text, const char **out)
{
	const struct sample *s = r->s;
	struct local now;
	int64_t today, days;
	bool before = *text == '-';

	TRY(clock_local(r->zone, s->now, &now));
	TRY(day_number(arena_printf(s->mem, "%04d-%02d-%02d", now.year,
			   now.month, now.day),
	    &today));
	text++;
	TRY(text_int(arena_copy_n(s->mem, text, strcspn(text, "d")), &days));
	*out = day_text(s->mem, before ? today - days : today + days);
	return OK;
}

enum err
sample_day(const struct round *r, const struct node *at, const char *attribute,
    const char **out)
{
	const char *text = xml_get(at, attribute);

	*out = NULL;
	return text ? moved_day(r, text, out) : OK;
}

enum err
sample_moment(const struct round *r, const struct node *at,
    const char *attribute, const char **out)
{
	const char *text = xml_get(at, attribute);
	const char *hour = text ? strchr(text, '@') : NULL;
	const char *day;

	*out = NULL;
	if (!text)
		return OK;
	TRY(moved_day(r, text, &day));
	return clock_utc(
	    r->s->mem, r->zone, day, hour ? hour + 1 : "12:00", out);
}

/* ---- what the file says ---- */

const char *
sample_words(const struct round *r, const struct node *at, const char *child)
{
	const struct node *node = child ? xml_child(at, child) : at;

	if (!node)
		return NULL;
	return text_trim(r->s->mem, xml_words(r->s->mem, node));
}

enum err
sample_account(const struct round *r, const char *email, int64_t *out)
{
	struct rows found;
	enum err e = sql_account_by_email(
	    r->s->db, r->s->mem, text_lower(r->s->mem, email), &found);

	if (e == ERR_NOT_FOUND)
		return log_err(ERR_INVALID, "sample",
		    "%s: no such person in "
		    "bodies.xml",
		    r->slug);
	TRY(e);
	*out = cell_int(&found, 0, "id");
	return OK;
}

/* ---- who holds it ---- */

static enum err
authority_of(const struct round *r, const char *slug, struct rows *out)
{
	enum err e = sql_sample_authority_find(r->s->db, r->s->mem, slug, out);

	if (e == ERR_NOT_FOUND)
		return log_err(ERR_INVALID, "sample", "%s: no authority %s",
		    r->slug, slug);
	return e;
}

static enum err
lead(struct round *r)
{
	struct rows found;

	TRY(authority_of(r, xml_get(r->root, "lead"), &found));
	r->authority = cell_int(&found, 0, "id");
	r->country = cell(&found, 0, "country");
	r->zone = cell(&found, 0, "zone");
	return sample_account(r, xml_get(r->root, "by"), &r->account);
}

static enum err
joined(const struct round *r, const char *slug)
{
	struct rows found;

	TRY(authority_of(r, slug, &found));
	return sql_sample_holder(r->s->db, r->s->mem, r->id,
	    cell_int(&found, 0, "id"), NULL, r->published);
}

static enum err
holders(const struct round *r)
{
	const char *at = xml_get(r->root, "join");
	int64_t leads = 1;

	TRY(sql_sample_holder(
	    r->s->db, r->s->mem, r->id, r->authority, &leads, NULL));
	while (at && *at) {
		size_t size = strcspn(at, " ");

		TRY(joined(r, arena_copy_n(r->s->mem, at, size)));
		at += size + (at[size] == ' ');
	}
	return OK;
}

/* ---- the row ---- */

/* The round is the last word of the profile's key. */
static enum err
row(struct round *r)
{
	const char *profile = xml_get(r->root, "profile");
	const char *kind = strrchr(profile, '.');
	const char *opens, *closes;

	if (!kind)
		return log_err(ERR_INVALID, "sample", "%s: profile", r->slug);
	TRY(sample_moment(r, r->root, "published", &r->published));
	TRY(sample_moment(r, r->root, "opens", &opens));
	TRY(sample_moment(r, r->root, "closes", &closes));
	return sql_sample_consultation(r->s->db, r->s->mem, r->slug,
	    r->language, profile, kind + 1, r->published, opens, closes,
	    r->account, r->published ? r->published : r->s->now, &r->id);
}

static enum err
details(const struct round *r)
{
	const struct node *brief = xml_child(r->root, "short");
	const struct node *office = xml_child(r->root, "contact");
	const char *show = xml_get(r->root, "show-comments");
	const char *adoption;

	TRY(sample_day(r, r->root, "planned-adoption", &adoption));
	TRY(sql_sample_details(r->s->db, r->s->mem, r->id, adoption,
	    show ? show : "at_once", sample_words(r, r->root, "programme"),
	    sample_words(r, r->root, "prepared"),
	    sample_words(r, r->root, "short"),
	    brief ? xml_get(brief, "where") : NULL,
	    brief ? xml_get(brief, "page") : NULL));
	return sql_sample_office(r->s->db, r->s->mem, r->id,
	    xml_get(office, "name"), xml_get(office, "email"),
	    xml_get(office, "phone"), xml_get(office, "address"));
}

static enum err
wording(const struct round *r)
{
	const struct node *at = xml_child(r->root, "words");
	struct arena *mem = r->s->mem;

	for (; at; at = xml_next(at, "words")) {
		const char *title = sample_words(r, at, "title");
		const char *summary = sample_words(r, at, "summary");

		TRY(sql_sample_words(r->s->db, mem, r->id,
		    xml_get(at, "language"), title, summary,
		    sample_words(r, at, "ways"),
		    text_fold(
			mem, arena_printf(mem, "%s %s", title, summary))));
	}
	at = xml_child(r->root, "topic");
	for (; at; at = xml_next(at, "topic"))
		TRY(sql_sample_topic(
		    r->s->db, mem, r->id, sample_words(r, at, NULL)));
	return OK;
}

/* ---- papers ---- */

/* The folder is the project's own: no door is needed but the size's. */
static enum err
slurp(const struct round *r, const char *name, struct bytes *out)
{
	struct arena *mem = r->s->mem;
	const char *path = arena_printf(mem, "%s/%s", r->s->folder, name);
	FILE *from = fopen(path, "rb");
	size_t room = 4 << 20;
	unsigned char *at = arena_alloc(mem, room);

	if (!from)
		return log_err(ERR_NOT_FOUND, "sample", "%s: %m", path);
	*out = (struct bytes){.at = at, .size = fread(at, 1, room, from)};
	fclose(from);
	return out->size < room
		   ? OK
		   : log_err(ERR_INVALID, "sample", "%s: too large", path);
}

static enum err
converted(const struct round *r, const struct node *at, struct draft **out)
{
	const struct draft_options options = {
	    .language = r->language,
	    .country = r->country,
	    .name = xml_get(at, "file"),
	    .conf = r->s->conf,
	};
	struct bytes file;
	enum err e;

	TRY(slurp(r, xml_get(at, "file"), &file));
	e = draft_convert(r->s->mem, file, &options, out);
	if (e == ERR_INVALID)
		return log_err(e, "sample", "%s: %s", xml_get(at, "file"),
		    (*out)->refusal);
	return e;
}

static enum err
version(struct round *r, const struct node *at, int64_t document, int64_t *out)
{
	const struct version_wish wish = {
	    .document = document,
	    .number = 1,
	    .language = r->language,
	    .kind = "first",
	    .account = &r->account,
	    .now = r->published ? r->published : r->s->now,
	};
	struct draft *draft;

	TRY(converted(r, at, &draft));
	TRY(version_store(r->s->db, r->s->mem, &wish, draft, out));
	return r->published ? sql_version_publish(
				  r->s->db, r->s->mem, *out, r->published)
			    : OK;
}

static enum err
document(struct round *r, const struct node *at, int64_t place)
{
	const char *kind = xml_get(at, "kind");
	bool draft = text_is(kind, "draft");
	int64_t id, version_id;

	TRY(sql_sample_document(r->s->db, r->s->mem, r->id, xml_get(at, "slug"),
	    kind, place, r->language, draft, r->s->now, &id));
	TRY(sql_sample_document_title(
	    r->s->db, r->s->mem, id, r->language, xml_get(at, "title")));
	TRY(sql_sample_paper(r->s->db, r->s->mem, r->id, kind, id));
	TRY(version(r, at, id, &version_id));
	if (draft)
		r->version = version_id;
	return OK;
}

static enum err
documents(struct round *r)
{
	const struct node *at = xml_child(r->root, "document");

	for (int64_t place = 0; at; at = xml_next(at, "document"))
		TRY(document(r, at, place++));
	return OK;
}

/* ---- questions ---- */

/* As the desk keeps it (forms/keep.c); frozen already where it is open. */
static enum err
questionnaire(const struct round *r, const struct node *at)
{
	const struct node *root = xml_child(at, NULL);
	struct form *form;

	TRY(form_from(r->s->mem, root, NULL, &form));
	return sql_sample_questionnaire(r->s->db, r->s->mem, r->id,
	    xml_print(r->s->mem, root),
	    (struct bytes){form->digest, sizeof form->digest}, r->account,
	    r->published ? r->published : r->s->now);
}

/* ---- events, places, terms ---- */

static enum err
event(const struct round *r, const struct node *at)
{
	int64_t present = xml_get_int(at, "present", 0);
	const char *begins, *ends;
	int64_t id;

	TRY(sample_moment(r, at, "begins", &begins));
	TRY(sample_moment(r, at, "ends", &ends));
	return sql_sample_event(r->s->db, r->s->mem, secret_code(r->s->mem),
	    r->id, xml_get(at, "kind"), xml_get(at, "title"),
	    xml_get(at, "place"), xml_get(at, "access"), begins, ends,
	    present ? &present : NULL, r->published ? r->published : r->s->now,
	    &id);
}

static enum err
place(const struct round *r, const struct node *at)
{
	const char *due, *done;
	int64_t id;

	TRY(sample_day(r, at, "due", &due));
	TRY(sample_day(r, at, "done", &done));
	return sql_sample_place(r->s->db, r->s->mem, r->id, xml_get(at, "what"),
	    sample_words(r, at, NULL), due, done, xml_get(at, "address"),
	    r->account, &id);
}

static enum err
prolonged(const struct round *r, const struct node *at)
{
	const char *when, *old_end, *new_end;
	int64_t id;

	TRY(sample_moment(r, at, "at", &when));
	TRY(sample_moment(r, at, "old-end", &old_end));
	TRY(sample_moment(r, r->root, "closes", &new_end));
	return sql_sample_prolonged(r->s->db, r->s->mem, r->id, old_end,
	    new_end, sample_words(r, at, NULL), when, r->account, &id);
}

static enum err
cancelled(const struct round *r, const struct node *at)
{
	const char *when;

	TRY(sample_moment(r, at, "at", &when));
	return sql_sample_cancelled(r->s->db, r->s->mem, r->id, when,
	    xml_get(at, "kind"), sample_words(r, at, "reason"),
	    sample_words(r, at, "statement"));
}

static enum err
each(const struct round *r, const char *name,
    enum err (*load)(const struct round *, const struct node *))
{
	const struct node *at = xml_child(r->root, name);

	for (; at; at = xml_next(at, name))
		TRY(load(r, at));
	return OK;
}

enum err
sample_round(const struct sample *s, const struct node *root)
{
	struct round r = {
	    .s = s,
	    .root = root,
	    .slug = xml_get(root, "slug"),
	    .language = xml_get(root, "language"),
	};
	struct rows found;
	enum err e = sql_sample_find(s->db, s->mem, r.slug, &found);

	if (e != ERR_NOT_FOUND)
		return e;
	TRY(lead(&r));
	TRY(row(&r));
	TRY(holders(&r));
	TRY(details(&r));
	TRY(wording(&r));
	TRY(documents(&r));
	TRY(each(&r, "questionnaire", questionnaire));
	TRY(each(&r, "event", event));
	TRY(each(&r, "place", place));
	TRY(each(&r, "prolonged", prolonged));
	TRY(each(&r, "cancelled", cancelled));
	return sample_talk(&r);
}
