/*
 * role.h: the accounts under which the program signs in to the database,
 * their passwords, and connections made of both (architecture 10).
 *
 * A password is the only line of a file of mode 0600, named as the account,
 * in settings' password_folder; never on a command line.
 */
#ifndef DB_ROLE_H
#define DB_ROLE_H

#include "db/db.h"
#include "fcgi/base/conf.h"

enum role {
	ROLE_READ,	/* pages: may only SELECT */
	ROLE_WRITE,	/* POSTs */
	ROLE_SIGN,	/* the sign-in pool; it alone reads credentials */
	ROLE_JOBS,	/* glas jobs */
	ROLE_SEAL,	/* glas seal: the ledger alone */
	ROLE_ADMIN,	/* an operator: DDL */
	ROLES,
};

/* "read", as grants.sql says it in braces. */
const char *role_name(enum role role);
/* The account's name by the settings. */
const char *role_user(const struct settings *settings, enum role role);

/* An object for that account; connects at first use.  ERR_BROKEN, logged: the
 * password's file is not there, or others may read it.  ROLE_ADMIN needs no
 * file: MariaDB may know the operator by the socket. */
enum err role_open(const struct settings *settings, struct arena *mem,
		   enum role role, struct db **out);

/* The password, made with its file if missing: for migrate alone. */
enum err role_password(const struct settings *settings, struct arena *mem,
		       enum role role, const char **out);

#endif
