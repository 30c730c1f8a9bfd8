/*
 * later.c: unsent texts that travel.  A link may be opened as often as
 * wanted, on any device; each time the text is there.
 */
#include "fcgi/app/part/later.h"

#include "build/sql.h"
#include "fcgi/app/jobs/mail.h"
#include "fcgi/app/part/answers.h"
#include "fcgi/app/part/take_part.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/attempt.h"
#include "fcgi/site/page.h"
#include "fcgi/site/session.h"

#include <string.h>

enum { TOKEN_SIZE = 32, DAY = 86400, FILE_MAX = 16 << 20 };

static struct bytes
digest(struct visit *v, const char *text)
{
	unsigned char *out = arena_alloc(v->mem, DIGEST_SIZE);

	secret_digest(text, strlen(text), out);
	return (struct bytes){out, DIGEST_SIZE};
}

const char *
later_address(struct visit *v, const char *email)
{
	struct bytes d =
	    digest(v, text_lower(v->mem, text_trim(v->mem, email)));

	return text_hex(v->mem, d.at, d.size);
}

static const char *
ends(struct visit *v)
{
	const char *closes = v->consultation.closes;
	const char *from =
	    closes && strcmp(closes, v->now) > 0 ? closes : v->now;

	return clock_add(v->mem, from, (int64_t)LATER_DAYS * DAY);
}

/* ---- saved ---- */

enum err
later_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "later-page");
	int64_t submission;
	struct rows r;
	enum err e = unsent_wanted(v, &submission);

	/* nothing is there to be saved */
	if (e == ERR_NOT_FOUND)
		return ERR_NOT_FOUND;
	TRY(e);
	TRY(sql_unsent_count(v->db, v->mem, submission, &r));
	xml_attr(to, "count", cell(&r, 0, "n"));
	page_moment(v, to, "until", ends(v), v->consultation.zone);
	(void)page_offer(to, v, later_save, NULL);
	page_link_send(v, xml_add(to, "file"), unsent_send, NULL);
	page_link(v, xml_add(to, "back"), take_part_show, NULL);
	return OK;
}

enum err
later_save(struct visit *v, struct answers *in)
{
	const char *email = answer(in, "email"), *token;
	unsigned char random[TOKEN_SIZE];
	int64_t submission, id, count;

	TRY(unsent_wanted(v, &submission));
	TRY(sql_unsent_touch(v->db, v->mem, submission, v->now));
	TRY(attempt_on(v, "mail", text_lower(v->mem, email), &count));
	secret_random(random, sizeof random);
	token = text_base64url(v->mem, random, sizeof random);
	TRY(sql_token_add(v->db, v->mem, "later", digest(v, token), &submission,
	    later_address(v, email), v->now, ends(v), &id));
	TRY(sql_contact_open(v->db, v->mem, submission, &count));
	TRY(sql_contact_set(v->db, v->mem, submission, NULL, email,
	    text_lower(v->mem, text_trim(v->mem, email)), NULL));
	TRY(mail_queue(v, "later", submission, "submission", submission, token,
	    lang_code(v->lang)));
	visit_notice(v, "later");
	return visit_next(v, take_part_show, NULL);
}

enum err
later_until(struct visit *v, int64_t submission, const char **out)
{
	struct rows r;

	TRY(sql_later_until(v->db, v->mem, submission, &r));
	*out = cell_time(&r, 0, "until");
	return OK;
}

/* ---- opened ---- */

/* What the link names, with its consultation. */
static enum err
named(struct visit *v, struct rows *out)
{
	enum err e = sql_later_find(
	    v->db, v->mem, digest(v, path_part(v, "token")), v->now, out);

	if (e == ERR_NOT_FOUND)
		return ERR_GONE;
	TRY(e);
	TRY(consultation_by_slug(v->db, v->mem, cell(out, 0, "slug"),
	    lang_content(v->lang), &v->consultation));
	v->phase = phase_at(&v->consultation, v->now);
	parts_set(&v->parts, "consultation", v->consultation.slug);
	return OK;
}

enum err
later_link_show(struct visit *v, struct node *page)
{
	struct node *to;
	struct rows r;

	TRY(named(v, &r));
	to = xml_add(page, "confirm-page");
	xml_attr(to, "key", "later");
	xml_attr(to, "a",
	    page_script(v, v->consultation.language, v->consultation.title));
	(void)page_offer(to, v, later_open, NULL);
	return OK;
}

/* What this browser collected meanwhile is not lost. */
static enum err
joined(struct visit *v, int64_t to)
{
	int64_t from, count;
	enum err e = unsent_wanted(v, &from);

	if (e == ERR_NOT_FOUND || (e == OK && from == to))
		return OK;
	TRY(e);
	TRY(sql_later_comments(v->db, v->mem, from, to, &count));
	TRY(sql_later_files(v->db, v->mem, from, to, &count));
	return sql_later_leave(v->db, v->mem, from, v->now, &count);
}

enum err
later_open(struct visit *v, struct answers *in)
{
	struct rows r;
	int64_t submission, count;

	(void)in;
	TRY(named(v, &r));
	submission = cell_int(&r, 0, "submission");
	TRY(session_row(v));
	TRY(joined(v, submission));
	TRY(sql_later_take(v->db, v->mem, submission, v->who.session, v->now));
	TRY(sql_later_opened(
	    v->db, v->mem, cell_int(&r, 0, "id"), v->now, &count));
	visit_notice(v, "later_opened");
	return visit_next(v, take_part_show, NULL);
}

/* ---- as a file ---- */

static void
part(struct visit *v, struct buffer *b, const char *key, const char *words)
{
	if (words && *words)
		buffer_printf(
		    b, "%s:\n%s\n\n", visit_text(v, key, NULL, NULL), words);
}

static void
comment(struct visit *v, struct buffer *b, const struct rows *r, size_t i)
{
	const char *cite =
	    unit_cite(v, cell(r, i, ".lang"), cell(r, i, ".cite"));
	const char *stance = cell(r, i, "@stance");

	buffer_printf(b, "%zu. %s\n\n", i + 1,
	    cite ? cite : visit_text(v, "unit.whole", NULL, NULL));
	if (stance)
		part(v, b, "label.stance",
		    visit_text(v, arena_printf(v->mem, "stance.%s", stance),
			NULL, NULL));
	part(v, b, "label.proposed_text", cell(r, i, ".proposed"));
	part(v, b, "label.remark", cell(r, i, "+remark"));
	part(v, b, "noun.reasons", cell(r, i, "+reason"));
}

static enum err
answered(struct visit *v, struct buffer *b, int64_t submission)
{
	struct node *list, *root = xml_new(v->mem, "file");

	TRY(answers_list(v, root, submission, &list));
	for (const struct node *a = list ? xml_child(list, "answer") : NULL; a;
	     a = xml_next(a, "answer")) {
		const struct node *value = xml_child(a, "value");

		buffer_printf(b, "%s\n%s\n\n",
		    xml_words(v->mem, xml_child(a, "label")),
		    value ? xml_words(v->mem, value) : "–");
	}
	return OK;
}

enum err
unsent_send(struct visit *v)
{
	struct buffer b = buffer_new(v->mem, FILE_MAX);
	int64_t submission;
	struct rows r;

	TRY(unsent_wanted(v, &submission));
	TRY(sql_unsent_comments(v->db, v->mem, submission, &r));
	buffer_printf(&b, "%s\n%s\n\n",
	    page_script(v, v->consultation.language, v->consultation.title),
	    visit_text(v, "take_part.unsent", NULL, NULL));
	for (size_t i = 0; i < r.count; i++)
		comment(v, &b, &r, i);
	TRY(answered(v, &b, submission));
	visit_bytes(v, "text/plain; charset=utf-8",
	    arena_printf(v->mem, "%s.txt", v->consultation.slug),
	    (struct bytes){(const unsigned char *)b.data, b.size});
	return OK;
}
