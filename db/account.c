/*
 * account.c: who holds a cookie, and the rights they hold.
 */
#include "db/account.h"
#include "build/sql.h"

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

enum err
tries_look(struct db *db, struct arena *mem, const unsigned char *digest,
    const char *slug, const char *now, struct tries *t)
{
	const struct bytes whose = {digest, digest ? 32 : 0};
	struct rows *r = &t->revision;

	TRY(sql_tries_look(db, mem, whose, slug, now, t->what, t->cookie,
	    t->address, t->since, r));
	t->by_cookie = cell_int(r, 0, "by_cookie");
	t->by_address = cell_int(r, 0, "by_address");
	t->session = cell_int(r, 0, "session");
	t->account = cell(r, 0, "account") != NULL;
	return OK;
}
