/*
 * answer.c: errors become pages like any other; where even that fails there
 * are fixed bytes (response_plain).
 */
#include "fcgi/site/answer.h"

#include "fcgi/base/log.h"
#include "fcgi/http/request.h"
#include "fcgi/http/response.h"
#include "fcgi/site/kept.h"
#include "fcgi/site/page.h"
#include "fcgi/site/parts.h"
#include "fcgi/site/view.h"

#include <stdio.h>
#include <string.h>

static const char *const types[] = {
    [HTML] = "text/html; charset=utf-8",
    [PLAIN] = "text/plain; charset=utf-8",
    [FEED] = "application/xml; charset=utf-8",
};

static struct bytes
fragment(void *arg, int64_t n)
{
	const struct visit *v = arg;

	if (n < 1 || (size_t)n > v->fragment_count)
		return (struct bytes){0};
	return v->fragments[n - 1].bytes;
}

enum err
answer_model(struct visit *v, struct node *page)
{
	const struct fragments stored = {fragment, v};
	enum output output = v->route ? v->route->output : HTML;

	if (v->site->settings->show_models &&
	    pairs_find(&v->request->query, "model")) {
		v->response->type = types[FEED];
		buffer_add(&v->response->body, xml_print(v->mem, page));
		return OK;
	}
	if (output == BYTES)
		output = HTML;
	v->response->type =
	    v->route && v->route->type ? v->route->type : types[output];
	if (output == HTML && v->site->store)
		return kept_page(v, page);
	return view_render(v->site->view, v->mem, output, lang_code(v->lang),
	    page, &stored, &v->response->body);
}

/* What a person typed is never lost: texts of a refused form go back. */
static void
hand_back(struct visit *v, struct node *error)
{
	const struct pairs *given = &v->request->fields;

	for (size_t i = 0; i < given->count; i++) {
		struct node *text;

		if (!strcmp(given->at[i].name, "key") || !*given->at[i].value ||
		    strstr(given->at[i].name, "password") ||
		    strstr(given->at[i].name, "code"))
			continue;
		text = xml_add(error, "field");
		xml_attr(text, "name", given->at[i].name);
		xml_text(text, given->at[i].value);
	}
}

/* Of what was withheld or removed (practice 3); from a version, the way to the
 * one that is read now. */
static void
since_and_why(struct visit *v, struct node *error)
{
	bool version =
	    parts_find(&v->parts, "version") || parts_find(&v->parts, "b");

	if (version && parts_find(&v->parts, "document")) {
		struct node *text = xml_add(error, "link");

		xml_attr(text, "rel", "text");
		(void)page_link_to(v, text, "document", NULL);
	}
	page_moment(v, error, "when", v->gone.at, v->consultation.zone);
	if (v->gone.reason)
		page_paragraphs(v, error, "body",
		    page_script(v, v->consultation.language, v->gone.reason));
}

/* Only what was changed may still be commented (practice 3). */
static bool
rest_over(const struct visit *v)
{
	const struct consultation *c = &v->consultation;

	return !c->cancelled && v->phase == OPEN && closed_on(c, NULL, v->now);
}

/* When that ended which is asked for too late; NULL where it is not known here
 * which of several ends it is (practice 3), or what was asked for waits for
 * something else. */
static const char *
ended(const struct visit *v)
{
	const struct consultation *c = &v->consultation;

	if (c->cancelled || !closed_on(c, NULL, v->now))
		return NULL;
	if (v->phase != OPEN)
		return c->closes;
	return c->own_count > 1 ? NULL : c->first;
}

static void
too_late_or_early(struct visit *v, struct node *error, const char *kind)
{
	const struct consultation *c = &v->consultation;

	if (text_is(kind, "closed") && rest_over(v)) {
		struct node *open = xml_add(error, "link");

		xml_attr(error, "rest", "1");
		xml_attr(open, "rel", "still_open");
		(void)page_link_to(v, open,
		    parts_find(&v->parts, "document") ? "document" : "overview",
		    NULL);
	}
	if (text_is(kind, "closed"))
		page_moment(v, error, "when", ended(v), c->zone);
	else if (text_is(kind, "not_yet"))
		page_start(v, error, "when", c->opens, c->zone);
}

static enum err
error_page(struct visit *v, int status, const char *kind)
{
	static const struct route plain = {.page = "fault", .output = HTML};
	const struct route *route = v->route;
	struct node *page, *error;
	enum err e;

	/* a page of its own: no consultation's frame if it was not found */
	if (status == 404 || status >= 500)
		v->consultation = (struct consultation){0};
	v->fragment_count = 0;
	v->response->body = buffer_new(v->mem, v->response->body.limit);
	xml_begin(v->mem);
	v->route = &plain;
	page = page_new(v, "fault");
	error = xml_add(page, "fault-page");
	xml_attr_int(error, "status", status);
	if (kind)
		xml_attr(error, "key", kind);
	if (text_is(kind, "released"))
		xml_attr(
		    error, "a", cell(&v->consultation.row, 0, "released_as"));
	xml_attr(error, "request", log_request_id());
	if (status == 410)
		since_and_why(v, error);
	too_late_or_early(v, error, kind);
	if (v->request->method == METHOD_POST && status != 403)
		hand_back(v, error);
	e = answer_model(v, page);
	xml_end();
	v->route = route;
	return e;
}

static void
error_answer(struct visit *v, int status, const char *kind)
{
	v->response->max_age = -1;
	v->response->etag = NULL;
	v->response->disposition = NULL;
	v->response->status = status;
	if (error_page(v, status, kind) != OK)
		response_plain(v->response, status);
	v->response->status = status;
}

static void
to_sign_in(struct visit *v)
{
	const struct route *r = route_of_page("sign-in");
	struct parts parts = {0};

	parts_set(&parts, "lang", lang_code(v->lang));
	answer_redirect(v, 303,
	    arena_printf(v->mem, "%s?next=%s", route_path(v->mem, r, &parts),
		text_url_encode(v->mem, v->request->path)));
}

/* A whole consultation is not kept any more (practice 29). */
static void
released(struct visit *v)
{
	v->gone.at = v->consultation.released;
	error_answer(v, 410, "released");
}

void
answer_error(struct visit *v, enum err e)
{
	switch (e) {
	case OK:
		return;
	case ERR_INVALID:
		if (v->request->method == METHOD_POST)
			error_answer(v, 422, NULL);
		else
			error_answer(v, 400, NULL);
		return;
	case ERR_NOT_FOUND:
		error_answer(v, 404, NULL);
		return;
	case ERR_GONE:
		error_answer(v, 410, v->fault ? v->fault : "gone");
		return;
	case ERR_FORBIDDEN:
		if (v->sign_in_first && v->request->method == METHOD_GET)
			to_sign_in(v);
		else
			error_answer(v, 403, NULL);
		return;
	case ERR_CLOSED:
		if (v->phase == RELEASED)
			released(v);
		else
			error_answer(v, 409,
			    v->phase == ANNOUNCED ? "not_yet" : "closed");
		return;
	case ERR_CONFLICT:
		error_answer(v, 409, "conflict");
		return;
	case ERR_TOO_MANY:
		error_answer(v, 429, "too_many");
		return;
	case ERR_BUSY:
		v->response->retry_after = 5;
		error_answer(v, 503, NULL);
		return;
	case ERR_BROKEN:
		break;
	}
	error_answer(v, 500, NULL);
}

void
answer_fault(struct visit *v, int status)
{
	if (status == 405) {
		(void)!answer_wrong_verb(v, "GET, HEAD, POST");
		return;
	}
	error_answer(v, status, NULL);
}

enum err
answer_wrong_verb(struct visit *v, const char *allow)
{
	v->response->allow = allow;
	error_answer(v, 405, NULL);
	return OK;
}

void
answer_redirect(struct visit *v, int status, const char *path)
{
	struct buffer *body = &v->response->body;

	*body = buffer_new(v->mem, body->limit);
	v->response->status = status;
	v->response->type = types[PLAIN];
	v->response->max_age = -1;
	v->response->location = path;
	if (v->notice)
		v->response->location = arena_printf(v->mem,
		    "%.*s%snotice=%s%s", (int)strcspn(path, "#"), path,
		    memchr(path, '?', strcspn(path, "#")) ? "&" : "?",
		    v->notice, strchr(path, '#') ? strchr(path, '#') : "");
}

void
answer_finish(struct visit *v)
{
	struct response *r = v->response;

	if (v->new_cookie)
		r->cookie = v->cookie;
	if (r->language == NULL)
		r->language = lang_code(v->lang);
	r->framed = v->route && v->route->framed && r->status < 400;
	/* a holder's answer is his alone */
	if (v->cookie || r->status >= 400)
		r->max_age = -1;
}

void
visit_refresh(struct visit *v, int seconds)
{
	v->response->refresh = seconds;
	/* what was done is told once */
	if (pairs_find(&v->request->query, "notice"))
		v->response->refresh_to = path_query(v, "notice", NULL);
}
