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

static struct account
of_row(const struct rows *r)
{
	return (struct account){
	    .id = cell_int(r, 0, "id"),
	    .session = cell_int(r, 0, "session"),
	    .name = cell(r, 0, "name"),
	    .email = cell(r, 0, "email"),
	    .language = cell(r, 0, "language"),
	    .function = cell(r, 0, "post"),
	    .rights = (unsigned)cell_int(r, 0, "rights"),
	    .anywhere = (unsigned)cell_int(r, 0, "anywhere"),
	    .roles = (unsigned)cell_int(r, 0, "roles"),
	    .body = cell_int(r, 0, "body"),
	};
}

enum err
account_by_session(struct db *db, struct arena *mem,
    const unsigned char digest[32], const char *now, int64_t consultation,
    int64_t authority, int64_t organisation, struct account *out)
{
	struct rows r;

	TRY(sql_account_by_session(db, mem, (struct bytes){digest, 32}, now,
	    consultation, authority, organisation, &r));
	*out = of_row(&r);
	return OK;
}

enum err
account_tried(struct db *db, struct arena *mem, const unsigned char *digest,
    const char *now, int64_t consultation, int64_t authority,
    int64_t organisation, struct tries *t, struct account *out)
{
	struct rows r;

	*out = (struct account){0};
	if (digest) {
		TRY(sql_account_tried(db, mem, (struct bytes){digest, 32}, now,
		    consultation, authority, organisation, t->what, t->cookie,
		    t->address, t->since, &r));
		*out = of_row(&r);
	} else {
		TRY(sql_attempt_count_both(
		    db, mem, t->what, t->cookie, t->address, t->since, &r));
	}
	t->by_cookie = cell_int(&r, 0, "by_cookie");
	t->by_address = cell_int(&r, 0, "by_address");
	return OK;
}
