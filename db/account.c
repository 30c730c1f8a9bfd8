/*
 * account.c: who holds a cookie, and the rights they hold.
 */
#include "db/account.h"
#include "build/sql.h"

#include <stdlib.h>
#include <string.h>

/* In the order of the bits, as session.sql's FIELD() has them. */
static const char *const rights[] = {
    "prepare",
    "publish",
    "register",
    "answer",
    "approve",
    "sign_off",
    "moderate",
    "data",
    "read",
    "administer",
};
enum { RIGHTS = sizeof(rights) / sizeof(*rights) };

const char *
right_name(enum right r)
{
	for (int i = 0; i < RIGHTS; i++)
		if ((unsigned)r == 1U << i)
			return rights[i];
	return "";
}

unsigned
right_from(const char *name)
{
	for (int i = 0; i < RIGHTS; i++)
		if (!strcmp(rights[i], name))
			return 1U << i;
	return 0;
}

enum err
account_by_session(struct db *db, struct arena *mem,
    const unsigned char digest[32], const char *now, int64_t consultation,
    int64_t authority, int64_t organisation, struct account *out)
{
	struct rows r;

	TRY(sql_account_by_session(db, mem, (struct bytes){digest, 32}, now,
	    consultation, authority, organisation, &r));
	*out = (struct account){
	    .id = cell_int(&r, 0, "id"),
	    .session = cell_int(&r, 0, "session"),
	    .name = cell(&r, 0, "name"),
	    .email = cell(&r, 0, "email"),
	    .language = cell(&r, 0, "language"),
	    .function = cell(&r, 0, "post"),
	    .rights = (unsigned)cell_int(&r, 0, "rights"),
	    .anywhere = (unsigned)cell_int(&r, 0, "anywhere"),
	    .roles = (unsigned)cell_int(&r, 0, "roles"),
	    .body = cell_int(&r, 0, "body"),
	};
	return OK;
}

/* "by_cookie by_address" */
static void
tried(struct tries *t, const char *both)
{
	char *end;

	t->by_cookie = strtoll(both, &end, 10);
	t->by_address = strtoll(end, NULL, 10);
}

static void
looked(struct tries *t, const struct rows *r)
{
	tried(t, cell(r, 0, "tries"));
	t->session = cell_int(r, 0, "session");
	t->account = cell(r, 0, "account") != NULL;
	t->seen = cell_time(r, 0, "seen");
}

enum err
tries_look(struct db *db, struct arena *mem, const unsigned char *digest,
    const char *slug, const char *now, struct tries *t)
{
	const struct bytes whose = {digest, digest ? 32 : 0};
	enum err e = ERR_NOT_FOUND;
	struct rows r;

	t->revision = (struct rows){0};
	if (slug)
		e = sql_tries_look_at(db, mem, whose, slug, now, t->what,
		    t->cookie, t->address, t->since, &t->revision);
	if (e == OK)
		looked(t, &t->revision);
	if (e != ERR_NOT_FOUND)
		return e;
	/* it is about none, or about one that there is not */
	TRY(sql_tries_look(
	    db, mem, whose, now, t->what, t->cookie, t->address, t->since, &r));
	looked(t, &r);
	return OK;
}
