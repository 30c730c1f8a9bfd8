/*
 * link.h: one connection to MariaDB, for db.c and link.c alone: how it is
 * made and lost, what its errors mean, transactions.
 */
#ifndef DB_LINK_H
#define DB_LINK_H

#include "db/memo.h"

#include <mysql.h>

/* A statement on this connection.  Names and bindings are kept when the
 * connection is made anew: the statement is the same. */
struct handle {
	MYSQL_STMT *stmt;
	unsigned columns;
	const char **names;
	MYSQL_BIND *bind;
	unsigned long *lengths;
	char *nulls;
};

struct db {
	struct arena *own;
	struct db_account account;
	MYSQL *mysql; /* NULL: not connected */
	struct handle *handles;
	bool transaction;
	bool fresh;	 /* nothing was asked in it so far */
	bool together;	 /* the connection is within transactions */
	bool doomed;	 /* the transaction cannot be committed any more */
	bool streams;	 /* rows of db_stream still come */
	unsigned number; /* of the last error, 0 after success */
	unsigned count;
	const char *revision; /* db_keep; NULL: everything is asked */
	struct store *store;  /* db_share */
	int64_t asked; /* ms; when the server was last asked */
	int64_t held;  /* ms; until then it is not asked: it hangs */
};

enum {
	OTHER_LETTERS = 1267, /* a value's, that a column cannot hold */
	GONE = 2006,	      /* before the server saw what was sent */
};

/* The connection is of no more use after an error of that number. */
bool link_lost(unsigned number);

/* Connects if that is not so, and has statements stand alone or together in
 * a transaction, as db says: a connection that writes and writes again is told
 * once (autocommit 0), not at the beginning of each.  A server that hung a moment ago is left alone
 * for a while (ERR_BUSY at once), so that those who ask do not stand in line
 * behind each other's time-outs. */
enum err link_reach(struct db *db);
/* Gives up the connection and all that was prepared on it. */
void link_leave(struct db *db);

/* An error as one of ours, logged; what is who asked.  Within a transaction
 * all but a doubled key ends it.  A lost connection is given up. */
enum err link_refused(struct db *db, const char *what, unsigned number,
		      const char *message);

#endif
