/*
 * letter.c: the models of xslt/mail/, a function a kind.  There is no visit
 * here, so one is made: language, moment, consultation, and the path's parts,
 * by which addresses come from the table of routes as on pages.
 */
#include "fcgi/app/letter.h"

#include "build/sql.h"
#include "fcgi/app/account.h"
#include "fcgi/app/overview.h"
#include "fcgi/app/receipt.h"
#include "fcgi/app/unit.h"
#include "fcgi/site/page.h"
#include "fcgi/site/view.h"

#include <assert.h>
#include <string.h>

enum { LETTER_LIMIT = 4 << 20 };

struct writing {
	struct visit v;
	const struct rows *mail;
	struct node *mail_node, *to; /* <mail> and its content */
	struct rows about;	     /* the submission, the change of term */
};

static int64_t
subject(const struct writing *w)
{
	return cell_int(w->mail, 0, "subject");
}

/* ERR_NOT_FOUND of what a mail is about: it was erased. */
static enum err
or_gone(enum err e)
{
	return e == ERR_NOT_FOUND ? ERR_GONE : e;
}

static enum err
consultation(struct writing *w, const char *slug)
{
	struct visit *v = &w->v;

	TRY(or_gone(consultation_by_slug(
	    v->db, v->mem, slug, lang_content(v->lang), &v->consultation)));
	v->phase = phase_at(&v->consultation, v->now);
	parts_set(&v->parts, "consultation", slug);
	return OK;
}

static const char *
either(const char *a, const char *b)
{
	return a && *a ? a : b && *b ? b : NULL;
}

static void
about_consultation(struct writing *w)
{
	struct visit *v = &w->v;
	const struct consultation *c = &v->consultation;
	struct node *node = xml_add(w->mail_node, "consultation");

	xml_attr(node, "href", visit_address(v, overview_show, NULL));
	xml_add_text(node, "title", page_script(v, c->language, c->title));
	xml_add_text(
	    node, "authority", page_script(v, c->language, c->authority_name));
	xml_add_text(node, "contact",
	    either(cell(&c->row, 0, "contact_email"),
		cell(&c->row, 0, "contact_phone")));
}

static enum err
about_submission(struct writing *w)
{
	TRY(or_gone(
	    sql_mail_submission(w->v.db, w->v.mem, subject(w), &w->about)));
	TRY(consultation(w, cell(&w->about, 0, "slug")));
	xml_add_text(w->to, "number", cell(&w->about, 0, "number"));
	return OK;
}

static void
moment(struct writing *w, const char *name, const char *when)
{
	page_moment(&w->v, w->to, name, when, w->v.consultation.zone);
}

static void
link_to(struct writing *w, const char *address)
{
	xml_add_text(w->to, "link", address);
}

static enum err
confirm(struct writing *w)
{
	const char *secret = cell(w->mail, 0, "secret");

	TRY(about_submission(w));
	if (!secret || !text_is(cell(&w->about, 0, "state"), "unconfirmed") ||
	    strcmp(cell_time(&w->about, 0, "confirm_until"), w->v.now) <= 0)
		return ERR_GONE;
	moment(w, "sent", cell_time(&w->about, 0, "received_at"));
	moment(w, "until", cell_time(&w->about, 0, "confirm_until"));
	link_to(w, visit_address(&w->v, confirm_show, "token", secret, NULL));
	about_consultation(w);
	return OK;
}

static enum err
remind(struct writing *w)
{
	xml_attr(w->to, "reminder", "1");
	return confirm(w);
}

/* "kfrt mnpw qxyz bcdh": as people read it out; spaces do not matter. */
static const char *
grouped(struct arena *mem, const char *code)
{
	struct buffer b = buffer_new(mem, 64);

	for (size_t i = 0; code[i] && i < 32; i++)
		buffer_printf(&b, i && i % 4 == 0 ? " %c" : "%c", code[i]);
	return b.data ? b.data : "";
}

static void
words(struct writing *w, struct node *to, const char *name, const char *text)
{
	if (text && *text)
		page_paragraphs(&w->v, to, name, text);
}

static void
comment(struct writing *w, const struct rows *r, size_t i, bool answered)
{
	struct visit *v = &w->v;
	struct node *node = xml_add(w->to, "comment"), *decision;
	const char *key = cell(r, i, "decision");
	const char *language = cell(r, i, "language");
	const char *cite = unit_cite(v, language, cell(r, i, "steps"));

	xml_add_text(node, "unit",
	    cite ? cite : page_script(v, language, cell(r, i, "heading")));
	words(w, node, "proposed", cell(r, i, "proposed"));
	words(w, node, "remark", cell(r, i, "remark"));
	if (!answered || !key)
		return;
	decision = xml_add(node, "decision");
	xml_attr(decision, "key", key);
	xml_text(decision, either(decision_words(v, key), key));
	words(w, node, "reasons",
	    page_script(v, v->consultation.language, cell(r, i, "reasons")));
}

static enum err
comments(struct writing *w, bool answered)
{
	struct rows r;

	TRY(sql_mail_comments(w->v.db, w->v.mem, subject(w), &r));
	if (r.count == 0)
		return ERR_GONE;
	for (size_t i = 0; i < r.count; i++)
		comment(w, &r, i, answered);
	return OK;
}

static enum err
receipt(struct writing *w)
{
	const char *code = cell(w->mail, 0, "secret");

	TRY(about_submission(w));
	if (!code)
		return ERR_GONE;
	xml_add_text(w->to, "code", grouped(w->v.mem, code));
	moment(w, "received", cell_time(&w->about, 0, "received_at"));
	link_to(w, visit_address(&w->v, status_show, "number",
		       cell(&w->about, 0, "number"), "code", code, NULL));
	TRY(comments(w, false));
	about_consultation(w);
	return OK;
}

static enum err
withdrawn(struct writing *w)
{
	const char *whole = NULL;

	TRY(about_submission(w));
	whole = cell_time(&w->about, 0, "withdrawn_at");
	/* of one comment among several: when that was told to be sent */
	moment(w, "withdrawn",
	    whole ? whole : cell_time(w->mail, 0, "created_at"));
	about_consultation(w);
	return OK;
}

/* Of a page that another subject serves, by its name; parts as they are. */
static const char *
page_address(struct visit *v, const char *page)
{
	return arena_printf(v->mem, "%s%s", v->site->settings->base_url,
	    route_path(v->mem, route_of_page(page), &v->parts));
}

static enum err
answered(struct writing *w)
{
	TRY(about_submission(w));
	if (!w->v.consultation.reported)
		return ERR_GONE;
	moment(w, "published", w->v.consultation.reported);
	link_to(w, page_address(&w->v, "report"));
	TRY(comments(w, true));
	about_consultation(w);
	return OK;
}

static enum err
term_changed(struct writing *w)
{
	struct rows r;

	TRY(or_gone(sql_mail_term(w->v.db, w->v.mem, subject(w), &r)));
	TRY(consultation(w, cell(&r, 0, "slug")));
	moment(w, "old", cell_time(&r, 0, "old_end"));
	moment(w, "new", cell_time(&r, 0, "new_end"));
	words(w, w->to, "reason",
	    page_script(
		&w->v, w->v.consultation.language, cell(&r, 0, "reason")));
	about_consultation(w);
	return OK;
}

static enum err
cancelled(struct writing *w)
{
	const struct consultation *c = &w->v.consultation;
	struct rows r;

	TRY(or_gone(sql_mail_consultation(w->v.db, w->v.mem, subject(w), &r)));
	TRY(consultation(w, cell(&r, 0, "slug")));
	if (!c->cancelled)
		return ERR_GONE;
	xml_attr(w->to, "what", cell(&c->row, 0, "cancel_kind"));
	moment(w, "cancelled", c->cancelled);
	words(w, w->to, "reason",
	    page_script(&w->v, c->language, cell(&c->row, 0, "cancel_reason")));
	about_consultation(w);
	return OK;
}

/* Of an account; the link leads to where its password is changed. */
static enum err
signed_in(struct writing *w)
{
	bool refused = text_is(cell(w->mail, 0, "kind"), "sign-in-refused");
	struct visit *v = &w->v;
	struct rows r;

	TRY(sql_mail_zone(v->db, v->mem, subject(w), &r));
	xml_attr(w->to, "what", refused ? "refused_sign_in" : "signed_in");
	page_moment(v, w->to, "at", cell_time(w->mail, 0, "created_at"),
	    cell(&r, 0, "zone"));
	link_to(w, page_address(v, "account"));
	return OK;
}

/* Of an account, by an authority: what its rights are there, and the link that
 * sets password and second factor. */
static enum err
invitation(struct writing *w)
{
	const char *secret = cell(w->mail, 0, "secret");
	struct visit *v = &w->v;
	struct rows r;

	if (!secret)
		return ERR_GONE;
	TRY(sql_mail_rights(v->db, v->mem, cell_int(w->mail, 0, "whom_id"),
	    subject(w), lang_content(v->lang), v->now, &r));
	if (r.count == 0)
		return ERR_GONE;
	xml_add_text(w->to, "authority",
	    page_script(v, cell(&r, 0, "language"), cell(&r, 0, "authority")));
	for (size_t i = 0; i < r.count; i++)
		xml_attr(xml_add(w->to, "right"), "key", cell(&r, i, "may"));
	link_to(w, visit_address(v, invitation_show, "token", secret, NULL));
	page_moment(v, w->to, "until",
	    clock_add(
		v->mem, cell_time(w->mail, 0, "created_at"), INVITED_SECONDS),
	    cell(&r, 0, "zone"));
	return OK;
}

/* What the mail leads to: the number opens with the code, which only its
 * holder has. */
static enum err
of_number(struct writing *w, const struct rows *r)
{
	struct visit *v = &w->v;

	TRY(consultation(w, cell(r, 0, "slug")));
	link_to(w, visit_address(v, receipt_public_show, "number",
		       cell(r, 0, "number"), NULL));
	about_consultation(w);
	return OK;
}

static enum err
hidden(struct writing *w)
{
	int64_t days = w->v.site->settings->objection_days;
	const char *at;
	struct rows r;

	TRY(or_gone(sql_mail_hidden(w->v.db, w->v.mem, subject(w), &r)));
	at = cell_time(&r, 0, "at");
	/* shown again before the mail was made */
	if (!at)
		return ERR_GONE;
	TRY(of_number(w, &r));
	moment(w, "hidden", at);
	moment(w, "until", clock_add(w->v.mem, at, days * 86400));
	TRY(sql_mail_comment(w->v.db, w->v.mem, subject(w), &w->about));
	comment(w, &w->about, 0, false);
	xml_attr(xml_add(w->to, "rule"), "key", cell(&r, 0, "rule"));
	words(w, w->to, "reason", cell(&r, 0, "reason"));
	return OK;
}

static enum err
objection_decided(struct writing *w)
{
	struct rows r;

	TRY(or_gone(sql_mail_objection(w->v.db, w->v.mem, subject(w), &r)));
	if (!cell(&r, 0, "decision"))
		return ERR_GONE;
	xml_attr(w->to, "decision", cell(&r, 0, "decision"));
	TRY(of_number(w, &r));
	moment(w, "decided", cell_time(&r, 0, "decided_at"));
	words(w, w->to, "reason", cell(&r, 0, "reasons"));
	return OK;
}

/* kind is what the outbox says, element what xslt/mail/ matches. */
static const struct letter_kind {
	const char *kind, *element;
	enum err (*write)(struct writing *w);
} kinds[] = {
    {"answered", "answered-mail", answered},
    {"cancelled", "cancelled-mail", cancelled},
    {"confirm-submission", "confirm-submission-mail", confirm},
    {"confirm-reminder", "confirm-submission-mail", remind},
    {"hidden", "hidden-mail", hidden},
    {"invitation", "invitation-mail", invitation},
    {"objection-decided", "objection-decided-mail", objection_decided},
    {"receipt", "receipt-mail", receipt},
    {"sign-in-notice", "sign-in-notice-mail", signed_in},
    {"sign-in-refused", "sign-in-notice-mail", signed_in},
    {"term-changed", "term-changed-mail", term_changed},
    {"withdrawn", "withdrawn-mail", withdrawn},
};

static enum lang
lang_of(const char *code)
{
	for (int i = 0; i < LANGS; i++)
		if (text_is(lang_code((enum lang)i), code))
			return (enum lang)i;
	return LANG_EN;
}

static enum err
address(struct job *j, const struct rows *mail, const char **out)
{
	const char *whom = cell(mail, 0, "whom");
	int64_t id = cell_int(mail, 0, "whom_id");
	struct rows r;

	if (text_is(whom, "submission"))
		TRY(or_gone(sql_mail_to_submission(j->db, j->mem, id, &r)));
	else if (text_is(whom, "account"))
		TRY(or_gone(sql_mail_to_account(j->db, j->mem, id, &r)));
	else
		TRY(or_gone(sql_mail_to_follower(j->db, j->mem, id, &r)));
	*out = cell(&r, 0, "email");
	return OK;
}

/* A follower may end it with one press (RFC 8058), if the site has a page
 * for it. */
static const char *
unsubscribe(struct writing *w)
{
	const struct route *r = route_of_page("unfollow");
	const char *secret = cell(w->mail, 0, "secret");
	struct visit *v = &w->v;

	if (!r || !secret || !text_is(cell(w->mail, 0, "whom"), "follower"))
		return NULL;
	parts_set(&v->parts, "token", secret);
	return arena_printf(v->mem, "%s%s", v->site->settings->base_url,
	    route_path(v->mem, r, &v->parts));
}

/* The first line is the subject, an empty one follows. */
static void
parted(struct arena *mem, const char *text, struct letter *out)
{
	size_t size = strcspn(text, "\n");

	out->subject = arena_copy_n(mem, text, size);
	text += size;
	out->text = text + strspn(text, "\n");
}

static enum err
rendered(struct writing *w, const struct letter_kind *kind, struct buffer *to)
{
	const char *lang = lang_code(w->v.lang);

	w->mail_node = xml_new(w->v.mem, "mail");
	xml_attr(w->mail_node, "lang", lang);
	w->to = xml_add(w->mail_node, kind->element);
	TRY(kind->write(w));
	return view_render(
	    w->v.site->view, w->v.mem, PLAIN, lang, w->mail_node, NULL, to);
}

enum err
letter_make(struct job *j, const struct rows *mail, struct letter *out)
{
	const char *language = cell(mail, 0, "language");
	struct writing w = {
	    .v = {.mem = j->mem,
		.db = j->db,
		.site = j->site,
		.now = j->now,
		.lang = lang_of(language)},
	    .mail = mail,
	};
	const struct letter_kind *kind = NULL;
	struct buffer text = buffer_new(j->mem, LETTER_LIMIT);
	enum err e;

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (text_is(kinds[i].kind, cell(mail, 0, "kind")))
			kind = &kinds[i];
	if (!kind)
		return ERR_INVALID;
	TRY(address(j, mail, &out->to));
	parts_set(&w.v.parts, "lang", lang_code(w.v.lang));
	xml_begin(j->mem);
	e = rendered(&w, kind, &text);
	xml_end();
	TRY(e);
	parted(j->mem, text.data, out);
	out->from_name = visit_text(&w.v, "site.name", NULL, NULL);
	out->unsubscribe = unsubscribe(&w);
	return OK;
}
