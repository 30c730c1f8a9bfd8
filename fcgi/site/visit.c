/*
 * visit.c: one request being served, from request to response: the pipeline
 * of fcgi/README.md.  A GET reads on an account that may only read; a POST is
 * one transaction (act.c).  Errors become answers in one switch (answer.c).
 */
#include "fcgi/site/visit.h"

#include "build/sql.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/log.h"
#include "fcgi/base/secret.h"
#include "fcgi/http/request.h"
#include "fcgi/http/response.h"
#include "fcgi/site/act.h"
#include "fcgi/site/answer.h"
#include "fcgi/site/page.h"
#include "fcgi/site/parts.h"
#include "fcgi/site/session.h"
#include "fcgi/site/view.h"

#include <assert.h>
#include <string.h>

static const char *const codes[LANGS] = {[LANG_BG] = "bg",
    [LANG_PL] = "pl",
    [LANG_CS] = "cs",
    [LANG_SR] = "sr",
    [LANG_SR_LATN] = "sr-Latn",
    [LANG_EN] = "en"};

const char *
lang_code(enum lang lang)
{
	return codes[lang];
}

const char *
lang_content(enum lang lang)
{
	return codes[lang == LANG_SR_LATN ? LANG_SR : lang];
}

enum lang
lang_of(const char *code)
{
	for (int i = 0; i < LANGS; i++)
		if (text_is(codes[i], code))
			return (enum lang)i;
	return LANG_EN;
}

static bool
lang_from(const char *code, size_t size, enum lang *out)
{
	for (int i = 0; i < LANGS; i++) {
		if (strlen(codes[i]) == size && !memcmp(codes[i], code, size)) {
			*out = (enum lang)i;
			return true;
		}
	}
	return false;
}

/* The first of Accept-Language that we speak (RFC 9110 12.5.4); people's
 * browsers list them by preference, so weights are not looked at. */
static enum lang
lang_negotiated(const char *accept)
{
	enum lang lang = LANG_EN;

	while (accept && *accept) {
		size_t size = strcspn(accept, ",;- ");

		if (lang_from(accept, size, &lang))
			break;
		accept += strcspn(accept, ",");
		accept += strspn(accept, ", ");
	}
	return lang;
}

const char *
path_part(const struct visit *v, const char *name)
{
	const char *value = parts_find(&v->parts, name);

	assert(value != NULL);
	return value;
}

const char *
visit_query(const struct visit *v, const char *name)
{
	const char *value = pairs_find(&v->request->query, name);

	return value && *value ? value : NULL;
}

void
visit_choices(struct visit *v, const char *from, struct form_option *options,
    size_t count)
{
	assert(v->choice_count < sizeof v->choices / sizeof *v->choices);
	v->choices[v->choice_count++] = (struct choices){from, options, count};
}

void
visit_asks(struct visit *v, const char *name)
{
	visit_choices(
	    v, name, arena_alloc(v->mem, sizeof(struct form_option)), 1);
}

const char *
visit_text(const struct visit *v, const char *key, const char *a, const char *b)
{
	const char *text =
	    view_text(v->site->view, v->mem, lang_code(v->lang), key, a, b);

	return text ? text : key;
}

bool
visit_has_text(const struct visit *v, const char *group, const char *key)
{
	return view_text(v->site->view, v->mem, lang_code(v->lang),
		   arena_printf(v->mem, "%s.%s", group, key), NULL,
		   NULL) != NULL;
}

enum err
visit_next_path(struct visit *v, const char *path)
{
	v->next = path;
	return OK;
}

enum err
visit_next(
    struct visit *v, enum err (*show)(struct visit *, struct node *), ...)
{
	va_list more;

	va_start(more, show);
	v->next = path_with(v->mem, route_of_show(show), &v->parts, more);
	va_end(more);
	return OK;
}

const char *
visit_address(
    struct visit *v, enum err (*show)(struct visit *, struct node *), ...)
{
	va_list more;
	const char *path;

	va_start(more, show);
	path = path_with(v->mem, route_of_show(show), &v->parts, more);
	va_end(more);
	return arena_printf(v->mem, "%s%s", v->site->settings->base_url, path);
}

void
visit_bytes(
    struct visit *v, const char *type, const char *name, struct bytes body)
{
	v->response->type = type;
	v->response->disposition = name;
	buffer_bytes(&v->response->body, body.at, body.size);
}

void
visit_stream(struct visit *v, const char *type, const char *name,
    enum err (*next)(void *arg, struct buffer *chunk, bool *more), void *arg)
{
	v->response->type = type;
	v->response->disposition = name;
	v->response->stream = next;
	v->response->stream_arg = arg;
}

void
visit_download(struct visit *v, const char *name)
{
	v->response->disposition = name;
}

void
visit_notice(struct visit *v, const char *key)
{
	v->notice = key;
}

void
visit_tally(struct visit *v, const char *scope, int64_t subject,
    const char *name, int64_t by)
{
	size_t size = v->bump_count * sizeof *v->bumps;

	v->bumps = arena_grow(v->mem, v->bumps, size, size + sizeof *v->bumps);
	v->bumps[v->bump_count++] = (struct bump){scope, subject, name, by};
}

/* The same for all who have no cookie of ours: with a validator, for caches. */
static bool
for_everybody(const struct visit *v)
{
	return v->route->verb == GET && v->route->etag != ETAG_NONE &&
	       !v->cookie && !v->route->form_page;
}

/* A POST that is counted looks twice, the second time at the row itself. */
static enum err
consultation_known(struct visit *v, const char *slug, bool locked, bool *still)
{
	const char *language = lang_content(v->lang);
	struct consultation *c = &v->consultation;
	enum err e;

	if (for_everybody(v))
		return consultation_kept(v->db, v->mem, slug, language, c);
	if (locked && v->before.id)
		e = consultation_again(v->db, v->mem, &v->before, language, c,
		    v->looked.session, v->now, still);
	else if (v->tries)
		e = consultation_of_revision(
		    v->db, v->mem, slug, language, &v->tries->revision, c);
	else
		e = (locked ? consultation_locked : consultation_by_slug)(
		    v->db, v->mem, slug, language, c);
	c->revision = NULL;
	return e;
}

/* know: what the path names, and who is there, on the connection at hand. */
enum err
visit_know(struct visit *v, bool locked)
{
	const char *slug = parts_find(&v->parts, "consultation");
	const char *authority = parts_find(&v->parts, "authority");
	const char *organisation = parts_find(&v->parts, "organisation");
	bool still = false;

	v->consultation = (struct consultation){0};
	v->authority = v->organisation = 0;
	if (organisation) {
		TRY(sql_organisation_by_slug(
		    v->db, v->mem, organisation, &v->organisation_row));
		v->organisation = cell_int(&v->organisation_row, 0, ".id");
	}
	if (slug) {
		TRY(consultation_known(v, slug, locked, &still));
		v->authority = v->consultation.authority;
		v->authority_slug = v->consultation.authority_slug;
		v->phase = phase_at(&v->consultation, v->now);
	} else if (authority) {
		TRY(sql_authority_by_slug(v->db, v->mem, authority,
		    lang_content(v->lang), &v->authority_row));
		v->authority = cell_int(&v->authority_row, 0, ".id");
		v->authority_slug = authority;
	}
	return locked ? session_again(v, still) : session_know(v);
}

enum err
visit_look(struct visit *v)
{
	static const struct account nobody;
	static const struct consultation none;
	enum err e = visit_know(v, false);

	if (e != ERR_NOT_FOUND ||
	    may(&nobody, &none, v->route->action, v->now) != WHO_ARE_YOU)
		return e;
	TRY(session_know(v));
	if (v->who.id)
		return e;
	v->sign_in_first = true;
	return ERR_FORBIDDEN;
}

enum err
visit_authorise(struct visit *v)
{
	switch (may(&v->who, &v->consultation, v->route->action, v->now)) {
	case MAY:
		return OK;
	case NOT_NOW:
		return ERR_CLOSED;
	case NOT_KNOWN:
		return ERR_NOT_FOUND;
	case WHO_ARE_YOU:
	case ACCOUNT_NEEDED:
		v->sign_in_first = true;
		return ERR_FORBIDDEN;
	case MAY_NOT:
		break;
	}
	return ERR_FORBIDDEN;
}

/* Only declared query fields, each once (engineering 5). */
static bool
query_ok(const struct visit *v)
{
	const struct pairs *query = &v->request->query;

	for (size_t i = 0; i < query->count; i++) {
		const char *name = query->at[i].name;

		if (!strcmp(name, "notice") && v->cookie)
			continue;
		if (v->site->settings->show_models && !strcmp(name, "model"))
			continue;
		if (!v->route->query || !text_has_word(v->route->query, name) ||
		    pairs_find(query, name) != query->at[i].value)
			return false;
	}
	return true;
}

/* What the ETag of a public page is made of: engineering 4; and the hour, since
 * days begin at full hours everywhere: "in 3 days", "overdue". */
static const char *
etag_of(struct visit *v)
{
	unsigned char digest[DIGEST_SIZE];
	const char *made = arena_printf(v->mem,
	    "%s\n%s\n%s?%s\n%d\n%lld\n%lld\n%lld\n%s", v->site->build,
	    text_cut(v->mem, v->now, 13), v->request->path,
	    path_query(v, "notice", NULL), (int)v->phase,
	    (long long)v->consultation.meta, (long long)v->consultation.talk,
	    (long long)v->site_meta, v->site_passed ? v->site_passed : "");

	secret_digest(made, strlen(made), digest);
	return text_base64url(v->mem, digest, 16);
}

/* Fresh for a second, but never past a moment at which a phase changes.
 * nginx counts whole seconds, so that a copy lives up to one longer than was
 * said; one more is for the way there. */
static void
freshness(struct visit *v, const char *next)
{
	int64_t left = next ? clock_between(v->now, next) : 3600;

	v->response->max_age = left < 3 ? 0 : 1;
	v->response->stale = left < 5 ? 0 : 2;
}

static enum err
validators(struct visit *v, bool *unchanged)
{
	const char *tag, *next = phase_next(&v->consultation, v->now);
	struct rows r;

	*unchanged = false;
	if (!for_everybody(v))
		return OK;
	v->site_passed = next;
	if (v->route->etag == ETAG_SITE) {
		TRY(sql_site_revision(v->db, v->mem, v->now, &r));
		v->site_meta = cell_int(&r, 0, "meta");
		v->site_passed = cell(&r, 0, "passed");
		next = cell_time(&r, 0, "next");
	}
	freshness(v, next);
	v->response->etag = tag = etag_of(v);
	/* nginx takes a 304 that says less than the stored answer for as fresh
	 * as that one (tried): near a change of phase all of it is sent */
	*unchanged = v->response->stale && response_matches(v->request, tag);
	return OK;
}

enum err
visit_page(struct visit *v)
{
	struct node *page;
	enum err e;

	v->form_ready = v->route->form_page || v->cookie;
	if (v->route->form_page)
		session_cookie(v);
	xml_begin(v->mem);
	page = page_new(v, v->route->page);
	/* what everybody is shown of a consultation is asked once a revision */
	db_keep(v->db, v->consultation.revision);
	e = v->route->show(v, page);
	if (e == OK)
		e = answer_model(v, page);
	db_keep(v->db, NULL);
	xml_end();
	return e;
}

static enum err
get(struct visit *v)
{
	bool unchanged;

	v->db = v->site->reader;
	TRY(visit_look(v));
	TRY(visit_authorise(v));
	if (!query_ok(v))
		return ERR_INVALID;
	TRY(validators(v, &unchanged));
	if (unchanged) {
		v->response->status = 304;
		return OK;
	}
	if (v->route->asks)
		TRY(v->route->asks(v, &v->asked));
	return v->route->send ? v->route->send(v) : visit_page(v);
}

/* Addresses are ASCII and spelt in one way only, their query too: another
 * spelling would be another copy in every cache (engineering 5). */
static bool
spelt_right(struct visit *v, enum verb verb)
{
	const struct request *in = v->request;
	const char *right = route_path(v->mem, v->route, &v->parts);

	if (strcmp(right, in->raw_path) != 0)
		return false;
	return verb == POST || !in->raw_query ||
	       !strcmp(path_query(v, "", NULL),
		   arena_printf(v->mem, "%s?%s", right, in->raw_query));
}

static enum err
serve(struct visit *v)
{
	enum verb verb = v->request->method == METHOD_POST ? POST : GET;
	const char *path = v->request->path;
	struct parts parts;

	if (!strcmp(path, "/") && verb == GET) {
		answer_redirect(
		    v, 302, arena_printf(v->mem, "/%s/", lang_code(v->lang)));
		return OK;
	}
	switch (route_find(v->mem, verb, path, &v->route, &parts)) {
	case ROUTE_NONE:
		return ERR_NOT_FOUND;
	case ROUTE_WRONG_VERB:
		return answer_wrong_verb(v, verb == GET ? "POST" : "GET, HEAD");
	case ROUTE_FOUND:
		break;
	}
	v->parts = parts;
	if (!spelt_right(v, verb)) {
		if (verb == POST)
			return ERR_NOT_FOUND;
		answer_redirect(v, 301, path_query(v, "", NULL));
		return OK;
	}
	return verb == POST ? act(v) : get(v);
}

struct visit
visit_background(struct arena *mem, struct db *db, const struct site *site,
    const char *now, enum lang lang)
{
	static const struct request nothing = {.path = ""};
	static const struct route nowhere = {.page = "", .output = BYTES};
	struct visit v = {.mem = mem,
	    .db = db,
	    .site = site,
	    .request = &nothing,
	    .route = &nowhere,
	    .now = now,
	    .lang = lang};

	parts_set(&v.parts, "lang", lang_code(lang));
	return v;
}

void
visit_serve(struct site *site, struct arena *mem, const struct request *in,
    struct response *out)
{
	struct visit v = {.mem = mem,
	    .site = site,
	    .request = in,
	    .response = out,
	    .now = clock_now(mem),
	    .db = site->reader};
	enum err e;

	log_request(in->id);
	response_new(mem, out);
	if (!lang_from(in->path + 1, strcspn(in->path + 1, "/"), &v.lang))
		v.lang = lang_negotiated(in->accept_language);
	if (in->fault)
		answer_fault(&v, in->fault);
	else if ((e = serve(&v)) != OK)
		answer_error(&v, e);
	answer_finish(&v);
}
