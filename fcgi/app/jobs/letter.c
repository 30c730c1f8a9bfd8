/*
 * letter.c: a row of the outbox becomes text: which function writes it, in
 * whose language, to whom.  The letters themselves are in letter_*.c.
 */
#include "fcgi/app/jobs/letter.h"

#include "build/sql.h"
#include "fcgi/app/jobs/writing.h"
#include "fcgi/site/page.h"
#include "fcgi/site/view.h"

#include <string.h>

enum { LETTER_LIMIT = 4 << 20 };

/* kind is what the outbox says, element what xslt/mail/ matches. */
static const struct letter_kind {
	const char *kind, *element;
	enum err (*write)(struct writing *w);
} kinds[] = {
    {"address-link", "sign-in-link-mail", letter_link},
    {"answered", "answered-mail", letter_answered},
    {"answers-changed", "sent-changed-mail", letter_answers_changed},
    {"cancelled", "cancelled-mail", letter_cancelled},
    {"changed", "changed-mail", letter_changed},
    {"corrected", "answered-mail", letter_corrected},
    {"confirm-submission", "confirm-submission-mail", letter_confirm},
    {"confirm-reminder", "confirm-submission-mail", letter_remind},
    {"erased", "erased-mail", letter_erased},
    {"erasure-asked", "erasure-asked-mail", letter_erasure_asked},
    {"erasure-refused", "erasure-refused-mail", letter_erasure_refused},
    {"draft-changed", "draft-changed-mail", letter_draft_changed},
    {"draft-withheld", "draft-changed-mail", letter_draft_withheld},
    {"event", "event-mail", letter_event},
    {"files-changed", "sent-changed-mail", letter_files_changed},
    {"hidden", "hidden-mail", letter_hidden},
    {"parted", "parted-mail", letter_parted},
    {"invitation", "invitation-mail", letter_invitation},
    {"membership", "membership-mail", letter_membership},
    {"notice-address", "sign-in-notice-mail", letter_signed_in},
    {"notice-closed", "sign-in-notice-mail", letter_signed_in},
    {"notice-passphrase", "sign-in-notice-mail", letter_signed_in},
    {"notice-second-off", "sign-in-notice-mail", letter_signed_in},
    {"notice-second-on", "sign-in-notice-mail", letter_signed_in},
    {"later", "later-mail", letter_later},
    {"monitoring-due", "monitoring-due-mail", letter_monitoring},
    {"objection-decided", "objection-decided-mail", letter_objection_decided},
    {"opinion-filed", "opinion-filed-mail", letter_opinion_filed},
    {"opinion-unsigned", "opinion-unsigned-mail", letter_opinion_unsigned},
    {"organisation-decided", "organisation-decided-mail", letter_organisation},
    {"own-data", "own-data-mail", letter_own_data},
    {"receipt", "receipt-mail", letter_receipt},
    {"outcome", "outcome-mail", letter_outcome},
    {"replied", "replied-mail", letter_replied},
    {"reported", "reported-mail", letter_reported},
    {"sign-in-link", "sign-in-link-mail", letter_link},
    {"sign-in-notice", "sign-in-notice-mail", letter_signed_in},
    {"sign-in-refused", "sign-in-notice-mail", letter_signed_in},
    {"term-changed", "term-changed-mail", letter_term_changed},
    {"translation", "draft-changed-mail", letter_translation},
    {"withdrawn", "withdrawn-mail", letter_withdrawn},
};

static enum err
address(struct job *j, const struct rows *mail, const char **out)
{
	const char *whom = cell(mail, 0, "whom");
	int64_t id = cell_int(mail, 0, "whom_id");
	struct rows r;

	if (text_is(whom, "submission"))
		TRY(writing_or_gone(
		    sql_mail_to_submission(j->db, j->mem, id, &r)));
	else if (text_is(whom, "account"))
		TRY(writing_or_gone(
		    sql_mail_to_account(j->db, j->mem, id, &r)));
	else if (text_is(whom, "token"))
		TRY(writing_or_gone(sql_mail_to_token(j->db, j->mem, id, &r)));
	else
		TRY(writing_or_gone(
		    sql_mail_to_follower(j->db, j->mem, id, &r)));
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
	out->file = w.file;
	return OK;
}
