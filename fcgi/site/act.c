/*
 * act.c: a POST: throttle, know, authorise, key, check, prepare; then one
 * transaction: attempt, key, know and authorise again, command, tallies; then
 * a 303.  A refusal rolls back and is drawn on the reader's connection.  A lost
 * connection or a deadlock replays the whole with the same key and the same
 * moment (engineering 18).
 */
#include "fcgi/site/act.h"

#include "build/sql.h"
#include "fcgi/base/log.h"
#include "fcgi/base/secret.h"
#include "fcgi/http/request.h"
#include "fcgi/http/response.h"
#include "fcgi/site/answer.h"
#include "fcgi/site/attempt.h"
#include "fcgi/site/session.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { REPLAYS = 4, SHARDS = 16, TALLIES_MOST = 1 << 20 };

bool
visit_given(const struct visit *v, const char *name)
{
	return pairs_find(&v->request->fields, name) != NULL;
}

/* The same press twice has the same digest, of every file too; the key itself
 * is left out. */
static enum err
payload(struct visit *v)
{
	struct buffer all = buffer_new(v->mem, 4 * LIMIT_BODY);
	const struct pairs *given = &v->request->fields;
	unsigned char file[DIGEST_SIZE];

	for (size_t i = 0; i < given->count; i++) {
		if (!strcmp(given->at[i].name, "key"))
			continue;
		buffer_add(&all, given->at[i].name);
		buffer_bytes(&all, "\0", 1);
		buffer_add(&all, given->at[i].value);
		buffer_bytes(&all, "\0", 1);
	}
	for (size_t i = 0; i < v->request->upload_count; i++) {
		const struct upload *u = &v->request->uploads[i];

		TRY(secret_digest_file(u->fd, file));
		buffer_printf(&all, "%s %zu ", u->name, u->size);
		buffer_bytes(&all, file, sizeof file);
	}
	secret_digest(all.data, all.size, v->payload);
	return OK;
}

/* The fields without the key, against the declared form. */
static enum err
ask(struct visit *v, struct answers *in)
{
	const struct form *form =
	    v->route->form ? forms_find(v->site->forms, v->route->form) : NULL;

	if (v->route->asks) {
		TRY(v->route->asks(v, &v->asked));
		form = v->asked;
	}
	*in = (struct answers){.mem = v->mem, .form = form};
	if (!form)
		return OK;
	if (v->route->options)
		TRY(v->route->options(v));
	return check(v->mem, form, &v->request->fields, v->request->uploads,
	    v->request->upload_count, v->choices, v->choice_count, in);
}

/* Sorted by the primary key, so that two transactions never meet crosswise. */
static int
by_key(const void *a, const void *b)
{
	const struct bump *x = a, *y = b;
	int order = strcmp(x->scope, y->scope);

	if (order == 0)
		order = (x->subject > y->subject) - (x->subject < y->subject);
	return order ? order : strcmp(x->name, y->name);
}

/* One of each; sorted, so that the same stand together. */
static size_t
summed(struct bump *all, size_t count)
{
	size_t kept = 0;

	for (size_t i = 1; i < count; i++)
		if (by_key(&all[i], &all[kept]))
			all[++kept] = all[i];
		else
			all[kept].by += all[i].by;
	return count ? kept + 1 : 0;
}

enum err
visit_tallies(struct visit *v)
{
	struct buffer list = buffer_new(v->mem, TALLIES_MOST);
	int64_t count;

	if (!v->bump_count)
		return OK;
	qsort(v->bumps, v->bump_count, sizeof *v->bumps, by_key);
	v->bump_count = summed(v->bumps, v->bump_count);
	/* scopes and names are words of ours */
	for (size_t i = 0; i < v->bump_count; i++) {
		const struct bump *b = &v->bumps[i];
		bool sharded = !strcmp(b->scope, "consultation") ||
			       !strcmp(b->scope, "site");

		buffer_printf(&list,
		    "%c{\"s\":\"%s\",\"i\":%" PRId64
		    ",\"n\":\"%s\",\"h\":%d,\"b\":%" PRId64 "}",
		    i ? ',' : '[', b->scope, b->subject, b->name,
		    sharded ? v->site->worker % SHARDS : 0, b->by);
	}
	buffer_add(&list, "]");
	return sql_tallies_bump(v->db, v->mem, list.data, &count);
}

static enum err
inside(struct visit *v, struct answers *in)
{
	const char *key = pairs_find(&v->request->fields, "key");
	const char *target = NULL;
	enum err e;

	v->next = v->planned;
	v->bump_count = 0;
	v->session_noted = false;
	TRY(attempt_with(v));
	if (v->route->key == KEYED) {
		e = session_key_use(v, key, v->planned, &target);
		if (e == ERR_CONFLICT && target) {
			v->next = target;
			return OK;
		}
		TRY(e);
	}
	TRY(visit_know(v, true));
	TRY(visit_authorise(v));
	/* idle is counted from the last POST (engineering 11) */
	if (v->who.session)
		TRY(session_row(v));
	TRY(v->route->command(v, in));
	TRY(attempt_well(v));
	if (v->route->key == KEYED && !text_is(v->next, v->planned))
		TRY(session_key_target(v, key, v->next));
	return visit_tallies(v);
}

static enum err
transaction(struct visit *v, struct answers *in)
{
	enum err e = db_begin(v->db);

	if (e == OK)
		e = inside(v, in);
	e = db_end(v->db, e);
	if (e == OK)
		v->attempted = true;
	return e;
}

static enum err
replayed(struct visit *v, struct answers *in)
{
	struct answers fresh = *in;
	enum err e = OK;

	for (int tries = 0; tries < REPLAYS; tries++) {
		*in = fresh;
		e = transaction(v, in);
		if (e != ERR_BUSY || !db_replay(v->db))
			return e;
		log_info(
		    "act.replay", "%s, try %d", v->route->pattern, tries + 1);
		usleep((useconds_t)(20000 + random() % 180000));
	}
	return e;
}

/* A file that is too large is said so in the words of HTTP too (RFC 9110
 * 15.5.14). */
static int
status_of(const struct answers *in)
{
	for (size_t i = 0; i < in->faults.count; i++)
		if (!strncmp(in->faults.at[i].value, "file", 4) &&
		    strstr(in->faults.at[i].value, "_large"))
			return 413;
	return 422;
}

/* The page of the same row, with what was typed and what is wrong. */
static enum err
refused(struct visit *v, struct answers *in, enum err why)
{
	v->db = v->site->reader;
	v->answers = in;
	if (!v->route->show)
		return why;
	v->choice_count = 0;
	TRY(visit_know(v, false));
	TRY(visit_page(v));
	v->response->status = v->conflict ? 409 : status_of(in);
	return OK;
}

enum err
visit_meanwhile(struct visit *v, struct answers *in, const char *edition)
{
	v->conflict = in->meanwhile = true;
	answers_give(in, "edition", edition);
	answers_fault(in, "", "changed_meanwhile");
	return ERR_INVALID;
}

/* The form again, with all that was typed and a new key. */
static enum err
again_by(struct visit *v, struct answers *in, const char *fault)
{
	enum err e = ask(v, in);

	if (e != OK && e != ERR_INVALID)
		return e;
	answers_fault(in, "", fault);
	return refused(v, in, ERR_INVALID);
}

static enum err
prepared(struct visit *v, struct answers *in)
{
	enum err e = ask(v, in);

	v->db = v->site->writer;
	if (e == OK && v->route->prepare)
		e = v->route->prepare(v, in);
	v->planned = v->next;
	if (e == OK)
		e = replayed(v, in);
	return e;
}

/* Who waited once for the server need not wait for it again. */
static enum err
looked(struct visit *v)
{
	enum err e;

	session_given(v);
	db_hangs_too(v->site->writer, v->db);
	e = attempt_first(v);
	db_hangs_too(v->db, v->site->writer);
	TRY(e);
	if (v->tries)
		e = session_tries(v, parts_find(&v->parts, "consultation"));
	/* known before it is judged, so that a refusal can hand a text back */
	if (e == OK)
		e = visit_look(v);
	db_hangs_too(v->site->writer, v->db);
	TRY(e);
	v->looked = v->who;
	if (v->tries)
		v->before = v->consultation;
	return OK;
}

static enum err
done(struct visit *v)
{
	const char *key = pairs_find(&v->request->fields, "key");
	struct answers *in = arena_alloc(v->mem, sizeof *in);
	enum err e;

	TRY(looked(v));
	TRY(attempt_judged(v));
	TRY(visit_authorise(v));
	if (v->request->fetch_site &&
	    !strcmp(v->request->fetch_site, "cross-site"))
		return ERR_FORBIDDEN;
	TRY(payload(v));
	if (v->route->key == KEYED) {
		e = session_key_ok(v, v->request->path, key);
		if (e == ERR_INVALID)
			return again_by(v, in, "form_expired");
		if (e == ERR_CONFLICT)
			return again_by(v, in, "too_quick");
		TRY(e);
	}
	e = prepared(v, in);
	if (e == ERR_INVALID)
		return refused(v, in, e);
	TRY(e);
	answer_redirect(v, 303, v->next);
	return OK;
}

enum err
act(struct visit *v)
{
	enum err e;

	v->db = v->site->reader;
	e = done(v);
	return attempt_after(v, e);
}
