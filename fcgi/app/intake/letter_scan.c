/*
 * letter_scan.c: the letter itself as a file beside what was entered from
 * it; seen by the office and by who has its code, never by the public.
 */
#include "fcgi/app/intake/register.h"

#include "build/sql.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/part/attach.h"
#include "fcgi/site/page.h"

static enum err
wanted(struct visit *v, struct rows *out)
{
	return sql_letter_find(
	    v->db, v->mem, v->consultation.id, path_part(v, "submission"), out);
}

enum err
letter_files(struct visit *v, struct node *to, int64_t submission)
{
	struct rows r;

	TRY(sql_attachments_of(v->db, v->mem, submission, &r));
	attach_list(v, to, &r, NULL, attach_desk_send);
	return OK;
}

enum err
letter_scan_show(struct visit *v, struct node *page)
{
	struct node *to = xml_add(page, "desk-scan-page");
	struct rows s;

	TRY(wanted(v, &s));
	desk_tabs(v, to, "register");
	(void)page_offer(to, v, letter_scan, NULL);
	page_link(v, xml_add(to, "back"), letter_show, NULL);
	return letter_files(v, to, cell_int(&s, 0, ".id"));
}

enum err
letter_scan(struct visit *v, struct answers *in)
{
	struct deed deed = {.what = "scanned", .kind = "submission"};
	struct attached_to whole = {.kind = "submission", .role = "scan"};
	struct rows s;

	TRY(wanted(v, &s));
	whole.id = whole.submission = deed.object = cell_int(&s, 0, ".id");
	/* locked, so that the limits hold for two at once */
	TRY(sql_letter_touch(
	    v->db, v->mem, whole.id, v->consultation.id, v->now));
	TRY(attach(v, in, &whole));
	TRY(desk_note(v, &deed));
	visit_notice(v, "attached");
	return visit_next(v, letter_show, NULL);
}
