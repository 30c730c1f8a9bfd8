/*
 * minutes.c: minutes as they are written, corrected and fixed (practice 12).
 */
#include "fcgi/app/desk/minutes.h"

#include "build/sql.h"
#include "db/blob.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/desk/event.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/part/attach.h"
#include "fcgi/base/secret.h"
#include "fcgi/draft/attachment.h"
#include "fcgi/site/page.h"

#include <string.h>

enum { DAY = 86400, NAME_MAX = 300 };

static enum err
wanted(struct visit *v, int64_t *id, struct rows *out)
{
	TRY(sql_event_of(
	    v->db, v->mem, v->consultation.id, path_part(v, "event"), out));
	*id = cell_int(out, 0, ".id");
	return OK;
}

static enum err
noted(struct visit *v, const char *what, int64_t event, const char *reason)
{
	TRY(desk_changed(v));
	return desk_note(v, &(struct deed){what, "event", event, NULL, reason});
}

static enum err
shown_again(struct visit *v, const char *notice)
{
	visit_notice(v, notice);
	return visit_next(v, desk_event_show, NULL);
}

/* It has begun, and was not cancelled. */
static bool
held(const struct visit *v, const struct rows *event)
{
	return strcmp(cell_time(event, 0, ".begins"), v->now) <= 0 &&
	       !cell(event, 0, ":cancelled");
}

/* ---- the words ---- */

bool
minutes_draft(const struct visit *v, const struct rows *minutes)
{
	return strcmp(v->now, cell_time(minutes, 0, ".until")) < 0 ||
	       cell_int(minutes, 0, ".asked") > 0;
}

/* A first draft opens the days for corrections; what is mended within them is
 * a new edition; then the minutes are fixed. */
enum err
event_minutes(struct visit *v, struct answers *in)
{
	int64_t edition = answer_int(in, "edition", 0), id;
	const char *until =
	    clock_add(v->mem, v->now, v->site->settings->minutes_days * DAY);
	struct rows event, last;
	enum err e;

	TRY(wanted(v, &id, &event));
	if (!held(v, &event))
		return ERR_CONFLICT;
	e = sql_minutes_of(v->db, v->mem, id, &last);
	if (e != OK && e != ERR_NOT_FOUND)
		return e;
	if (e == OK) {
		until = cell_time(&last, 0, ".until");
		if (!minutes_draft(v, &last))
			return ERR_CONFLICT;
	}
	if (edition != (e == OK ? cell_int(&last, 0, ".edition") : 0))
		return ERR_CONFLICT;
	TRY(sql_minutes_add(v->db, v->mem, id, edition + 1, answer(in, "body"),
	    v->who.id, until, v->now));
	TRY(noted(v, "minutes_written", id, NULL));
	return shown_again(v, "saved");
}

/* ---- corrections that are asked for ---- */

enum err
minutes_wishes_shown(struct visit *v, struct node *to, int64_t event, bool desk)
{
	struct rows r;

	TRY(sql_minutes_wishes(
	    v->db, v->mem, event, v->consultation.id, desk, &r));
	for (size_t i = 0; i < r.count; i++) {
		struct node *node = page_row(v, to, "wish", &r, i);

		if (desk && text_is(cell(&r, i, "@state"), "asked"))
			(void)page_offer(node, v, minutes_decide, "n",
			    cell(&r, i, "@id"), NULL);
	}
	return OK;
}

/* ERR_CLOSED: there is nothing to correct, or not any more. */
static enum err
open_minutes(
    struct visit *v, int64_t *id, struct rows *event, struct rows *minutes)
{
	enum err e;

	TRY(wanted(v, id, event));
	e = sql_minutes_of(v->db, v->mem, *id, minutes);
	if (e == ERR_NOT_FOUND)
		return ERR_CLOSED;
	TRY(e);
	return strcmp(v->now, cell_time(minutes, 0, ".until")) < 0 ? OK
								   : ERR_CLOSED;
}

enum err
minutes_wish_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "minutes-wish-page");
	struct rows event, minutes;
	int64_t id;

	TRY(open_minutes(v, &id, &event, &minutes));
	xml_add_text(to, "title", event_title(v, &event));
	(void)page_row(v, to, "minutes", &minutes, 0);
	page_paragraphs(v, to, "body",
	    page_script(
		v, v->consultation.language, cell(&minutes, 0, ".body")));
	(void)page_offer(to, v, minutes_wish, NULL);
	page_link(v, xml_add(to, "back"), event_show, NULL);
	return OK;
}

enum err
minutes_wish(struct visit *v, struct answers *in)
{
	struct rows event, minutes;
	int64_t held_at, id;

	TRY(open_minutes(v, &held_at, &event, &minutes));
	TRY(sql_minutes_wish(v->db, v->mem, held_at, v->consultation.id,
	    answer(in, "name"), answer(in, "words"), v->now, WISHES_MAX, &id));
	if (!id) {
		answers_fault(in, "", "too_many_wishes");
		return ERR_INVALID;
	}
	visit_tally(v, "consultation", v->consultation.id, "talk", 1);
	visit_notice(v, "wished");
	return visit_next(v, event_show, NULL);
}

enum err
minutes_decide(struct visit *v, struct answers *in)
{
	const char *state = answer(in, "state"), *reasons;
	int64_t event, wish;
	struct rows r;

	reasons = answer(in, "reasons");
	TRY(wanted(v, &event, &r));
	if (text_int(path_part(v, "n"), &wish) != OK)
		return ERR_NOT_FOUND;
	if (text_is(state, "refused") && !reasons) {
		answers_fault(in, "reasons", "reasons_needed");
		return ERR_INVALID;
	}
	TRY(sql_minutes_wish_decide(v->db, v->mem, wish, event,
	    v->consultation.id, state, reasons, v->who.id, v->now));
	TRY(noted(v,
	    text_is(state, "taken") ? "minutes_wish_taken"
				    : "minutes_wish_refused",
	    event, reasons));
	return shown_again(v, "saved");
}

/* ---- files ---- */

enum err
event_files_shown(
    struct visit *v, struct node *to, int64_t event, enum files_for whom)
{
	struct rows r;

	TRY(sql_event_files(v->db, v->mem, event, v->consultation.id, &r));
	for (size_t i = 0; i < r.count; i++) {
		bool clean = text_is(cell(&r, i, "@state"), "clean");
		const char *type = cell(&r, i, ".type");
		const char *code = cell(&r, i, "@code");
		struct node *node;

		if (!clean && whom == FILES_PUBLIC)
			continue;
		node = page_row(v, to, "file", &r, i);
		xml_attr(node, "type", type_suffix(type));
		if (!strncmp(type, "image/", 6))
			xml_attr(node, "picture", "1");
		if (clean)
			page_link_send(
			    v, node, event_file_send, "attachment", code, NULL);
		if (whom == FILES_MEND)
			(void)page_offer(node, v, event_file_remove,
			    "attachment", code, NULL);
	}
	return OK;
}

/* Fixed minutes keep the files that they were fixed with. */
static enum err
unfixed(struct visit *v, int64_t *event)
{
	struct rows r, minutes;
	enum err e;

	TRY(wanted(v, event, &r));
	if (!held(v, &r))
		return ERR_CONFLICT;
	e = sql_minutes_of(v->db, v->mem, *event, &minutes);
	if (e == ERR_NOT_FOUND)
		return OK;
	TRY(e);
	return minutes_draft(v, &minutes) ? OK : ERR_CONFLICT;
}

enum err
event_file_add(struct visit *v, struct answers *in)
{
	const struct upload *file = answer_file(in, "file");
	const char *code = secret_code(v->mem);
	unsigned char digest[DIGEST_SIZE];
	int64_t event, blob, id;
	struct rows r;

	if (!file)
		return ERR_INVALID;
	TRY(unfixed(v, &event));
	TRY(sql_event_lock(v->db, v->mem, event, &r));
	TRY(sql_event_files(v->db, v->mem, event, v->consultation.id, &r));
	if (r.count >= EVENT_FILES_MAX) {
		answers_fault_with(in, "file", "too_many_files",
		    arena_printf(v->mem, "%d", EVENT_FILES_MAX));
		return ERR_INVALID;
	}
	TRY(blob_store(v->db, v->mem, file->fd, &blob, digest));
	TRY(sql_attachment_add(v->db, v->mem, code, v->consultation.id, "event",
	    event, "minutes", blob, text_cut(v->mem, file->name, NAME_MAX),
	    (int64_t)file->size, (struct bytes){digest, sizeof digest}, 1,
	    v->now, &id));
	TRY(sql_event_file_says(v->db, v->mem, event, v->consultation.id, code,
	    answer(in, "says")));
	TRY(job_queue(v->db, v->mem, "attachment", id, NULL, v->now));
	TRY(noted(v, "event_file_added", event, NULL));
	return shown_again(v, "attached");
}

enum err
event_file_remove(struct visit *v, struct answers *in)
{
	int64_t event;

	(void)in;
	TRY(unfixed(v, &event));
	TRY(sql_event_file_remove(v->db, v->mem, event, v->consultation.id,
	    path_part(v, "attachment")));
	TRY(noted(v, "event_file_removed", event, NULL));
	return shown_again(v, "removed");
}

enum err
event_file_send(struct visit *v)
{
	struct rows event, r;
	int64_t id;

	TRY(wanted(v, &id, &event));
	TRY(sql_event_file_of(v->db, v->mem, id, v->consultation.id,
	    path_part(v, "attachment"), &r));
	return attach_give_row(v, &r);
}
