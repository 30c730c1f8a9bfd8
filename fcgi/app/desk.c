/*
 * desk.c: the note of who did what, and the officer's first page.
 */
#include "fcgi/app/desk.h"

#include "build/sql.h"

/* NULL for none. */
static const int64_t *
or_null(const int64_t *id)
{
	return *id ? id : NULL;
}

enum err
desk_note(struct visit *v, const struct deed *deed)
{
	int64_t id;

	return sql_act_add(v->db, v->mem, v->now, or_null(&v->who.id), NULL,
	    v->who.function, or_null(&v->authority),
	    or_null(&v->consultation.id), deed->what, deed->kind,
	    or_null(&deed->object), deed->detail, deed->reason, &id);
}
