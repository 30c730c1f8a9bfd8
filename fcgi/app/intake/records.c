/*
 * records.c: the body's own number of a submission, whatever way it came
 * (practice 30): set or changed by right register, found at the desk.
 */
#include "build/sql.h"
#include "fcgi/app/answer/answering.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/intake/register.h"
#include "fcgi/site/page.h"

enum err
records_offer(struct visit *v, struct node *to)
{
	struct pair first[2];
	struct pairs preset = {first, 0};
	struct rows s;

	TRY(sql_records_of(
	    v->db, v->mem, v->consultation.id, path_part(v, "comment"), &s));
	if (cell(&s, 0, ".records")) {
		first[0] = (struct pair){
		    "records_number", cell(&s, 0, ".records"), -1};
		first[1] = (struct pair){"was", cell(&s, 0, ".records"), -1};
		preset.count = 2;
	}
	(void)page_offer_with(to, v, records_change, &preset, NULL);
	return OK;
}

enum err
records_change(struct visit *v, struct answers *in)
{
	struct deed deed = {"records_set", "submission", 0, NULL, NULL};
	struct rows s;

	TRY(sql_records_of(
	    v->db, v->mem, v->consultation.id, path_part(v, "comment"), &s));
	deed.object = cell_int(&s, 0, ".id");
	deed.detail = answer(in, "records_number");
	TRY(sql_records_change(v->db, v->mem, deed.object, v->consultation.id,
	    deed.detail, answer(in, "was"), v->now));
	TRY(desk_note(v, &deed));
	visit_notice(v, "saved");
	return visit_next(v, desk_comment_show, NULL);
}
