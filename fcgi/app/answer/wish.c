/*
 * wish.c: which comments an officer asks for: the filters of an address.
 */
#include "build/sql.h"
#include "fcgi/app/answer/answering.h"
#include "fcgi/app/public/list.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/site/page.h"
#include "fcgi/site/parts.h"

enum {
	WORDS_SOUGHT = 200, /* characters */
	NO_SUCH_ID = -1,
};

/* The filter "unit": where it stands in its newest version. */
static enum err
chosen_unit(struct visit *v, struct desk_wish *wish)
{
	struct rows r;
	enum err e;

	if (!visit_query(v, "unit"))
		return OK;
	e = sql_desk_unit(
	    v->db, v->mem, v->consultation.id, visit_query(v, "unit"), &r);
	if (e != OK)
		return e == ERR_NOT_FOUND ? ERR_INVALID : e;
	wish->version = cell_int(&r, 0, ".version");
	wish->first = cell_int(&r, 0, ".place");
	wish->last = cell_int(&r, 0, ".last");
	return OK;
}

/* Whose: 0 for nobody's. */
static enum err
chosen_officer(const struct visit *v, struct desk_wish *wish)
{
	const char *officer = visit_query(v, "officer");

	wish->whose = officer != NULL;
	if (!officer || text_is(officer, "nobody"))
		return OK;
	if (text_is(officer, "mine")) {
		wish->officer = v->who.id;
		return OK;
	}
	return text_int(officer, &wish->officer) == OK ? OK : ERR_INVALID;
}

/* One that does not exist is asked for all the same: nothing is found. */
static enum err
id_or_none(enum err e, const struct rows *r, int64_t *out)
{
	*out = e == OK ? cell_int(r, 0, ".id") : NO_SUCH_ID;
	return e == ERR_NOT_FOUND ? OK : e;
}

static enum err
chosen_names(struct visit *v, struct desk_wish *wish)
{
	const char *group = visit_query(v, "group");
	const char *organisation = visit_query(v, "organisation");
	struct rows r;

	if (group)
		TRY(id_or_none(sql_desk_group_id(v->db, v->mem,
				   v->consultation.id, group, &r),
		    &r, &wish->group));
	if (organisation)
		TRY(id_or_none(
		    sql_desk_organisation_id(v->db, v->mem, organisation, &r),
		    &r, &wish->organisation));
	return OK;
}

static const char *
typed(const struct visit *v, const char *name)
{
	const char *value = visit_query(v, name);

	return value && *text_trim(v->mem, value) ? text_trim(v->mem, value)
						  : NULL;
}

enum err
desk_wished(struct visit *v, struct desk_wish *wish)
{
	const char *words = typed(v, "words");

	*wish = (struct desk_wish){
	    .reply = visit_query(v, "reply"),
	    .stance = visit_query(v, "stance"),
	    .kind = visit_query(v, "kind"),
	    .channel = visit_query(v, "channel"),
	    .decision = visit_query(v, "decision"),
	    .number = typed(v, "number"),
	    .language = visit_query(v, "language"),
	    .words =
		words ? text_fold(v->mem, text_cut(v->mem, words, WORDS_SOUGHT))
		      : NULL,
	};
	if (wish->words && !search_pattern(v->mem, wish->words))
		wish->words = NULL;
	TRY(chosen_unit(v, wish));
	TRY(chosen_names(v, wish));
	return chosen_officer(v, wish);
}

const char *
desk_list_path(struct visit *v, const char *name, const char *value)
{
	return path_keep(v, DESK_FILTERS, name,
	    page_path(v, desk_comments_show,
		name ? arena_printf(v->mem, "?%s", name) : "?", value, NULL));
}

const char *
desk_stopped(struct visit *v, const struct desk_wish *wish)
{
	return wish->stopped ? arena_printf(v->mem, "%s.%lld", wish->stopped,
				   (long long)wish->stopped_after)
			     : NULL;
}
