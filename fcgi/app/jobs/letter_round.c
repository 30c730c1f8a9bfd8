/*
 * letter_round.c: letters about a consultation, to everybody it concerns.
 */
#include "fcgi/app/jobs/writing.h"

#include "build/sql.h"
#include "fcgi/app/desk/calendar.h"
#include "fcgi/app/desk/event.h"
#include "fcgi/site/page.h"

/* With the last day for a calendar, which changes the one that it has. */
static enum err
with_term(struct writing *w)
{
	w->file = (struct letter_file){"term.ics", "text/calendar", {NULL, 0}};
	return calendar_term(
	    &w->v, writing_page_address(&w->v, "overview"), &w->file.bytes);
}

enum err
letter_term_changed(struct writing *w)
{
	struct rows r;

	TRY(writing_or_gone(
	    sql_mail_term(w->v.db, w->v.mem, writing_subject(w), &r)));
	TRY(writing_consultation(w, cell(&r, 0, "slug")));
	writing_moment(w, "old", cell_time(&r, 0, "old_end"));
	writing_moment(w, "new", cell_time(&r, 0, "new_end"));
	writing_words(w, w->to, "reason",
	    page_script(
		&w->v, w->v.consultation.language, cell(&r, 0, "reason")));
	writing_about(w);
	return with_term(w);
}

enum err
letter_cancelled(struct writing *w)
{
	const struct consultation *c = &w->v.consultation;
	struct rows r;

	TRY(writing_or_gone(
	    sql_mail_consultation(w->v.db, w->v.mem, writing_subject(w), &r)));
	TRY(writing_consultation(w, cell(&r, 0, "slug")));
	if (!c->cancelled)
		return ERR_GONE;
	xml_attr(w->to, "what", cell(&c->row, 0, "cancel_kind"));
	writing_moment(w, "cancelled", c->cancelled);
	writing_words(w, w->to, "reason",
	    page_script(&w->v, c->language, cell(&c->row, 0, "cancel_reason")));
	writing_about(w);
	return c->closes ? with_term(w) : OK;
}

/* What became of the act, to who wrote and who follows. */
enum err
letter_outcome(struct writing *w)
{
	const char *language;
	struct rows r;

	TRY(writing_or_gone(
	    sql_mail_outcome(w->v.db, w->v.mem, writing_subject(w), &r)));
	TRY(writing_consultation(w, cell(&r, 0, "slug")));
	language = w->v.consultation.language;
	xml_attr(w->to, "key", cell(&r, 0, "kind"));
	if (cell_int(&r, 0, "changed"))
		xml_attr(w->to, "changed", "1");
	(void)page_day(&w->v, w->to, "adopted", cell(&r, 0, "adopted_on"));
	xml_add_text(w->to, "act", cell(&r, 0, "number"));
	xml_add_text(w->to, "act-link", cell(&r, 0, "link"));
	writing_words(w, w->to, "reason",
	    page_script(&w->v, language, cell(&r, 0, "reasons")));
	writing_link(w, writing_page_address(&w->v, "outcome"));
	writing_about(w);
	return OK;
}

/* To who follows: the report is out. */
enum err
letter_reported(struct writing *w)
{
	struct rows r;

	TRY(writing_or_gone(
	    sql_mail_report(w->v.db, w->v.mem, writing_subject(w), &r)));
	TRY(writing_consultation(w, cell(&r, 0, "slug")));
	writing_link(w, writing_page_address(&w->v, "report"));
	writing_about(w);
	return OK;
}

/* A meeting as it stands: announced, moved, cancelled; with its file for a
 * calendar. */
enum err
letter_event(struct writing *w)
{
	struct visit *v = &w->v;
	const char *title;
	struct rows r;

	TRY(writing_or_gone(
	    sql_event_known(v->db, v->mem, writing_subject(w), &r)));
	TRY(writing_consultation(w, cell(&r, 0, "slug")));
	parts_set(&v->parts, "event", cell(&r, 0, "code"));
	TRY(writing_or_gone(sql_event_of(
	    v->db, v->mem, v->consultation.id, path_part(v, "event"), &r)));
	title = event_title(v, &r);
	xml_attr(w->to, "what",
	    cell(&r, 0, ":cancelled") ? "cancelled"
	    : cell(&r, 0, ":moved")   ? "moved"
				      : "announced");
	xml_add_text(w->to, "event", title);
	writing_moment(w, "starts", cell_time(&r, 0, ".begins"));
	xml_add_text(w->to, "place", cell(&r, 0, "place"));
	xml_add_text(w->to, "online", cell(&r, 0, "link"));
	writing_words(w, w->to, "reason",
	    page_script(v, v->consultation.language, cell(&r, 0, "+notice")));
	writing_link(w, writing_page_address(v, "event"));
	w->file = (struct letter_file){"event.ics", "text/calendar",
	    calendar_file(v, &r, title, writing_page_address(v, "event"))};
	writing_about(w);
	return OK;
}
