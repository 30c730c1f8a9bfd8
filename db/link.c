/*
 * link.c: a connection to MariaDB: how it is made and lost, what its errors
 * mean, transactions.  No statement of the program is here.
 */
#include "db/link.h"
#include "fcgi/base/log.h"

#include <assert.h>
#include <string.h>
#include <time.h>

enum {
	OWN_MEMORY = 64 << 20, /* of addresses: handles and their bindings */
	CONNECT_SECONDS = 2,
	SLOW = 1000,	  /* ms; who is lost after so long hung */
	HOLD = 3000,	  /* ms for which it is then not asked */
	BUSY_SECONDS = 5, /* innodb_lock_wait_timeout of writers */
};

/* Numbers that MariaDB and its client library give. */
enum {
	TOO_MANY_CONNECTIONS = 1040,
	NODE_NOT_READY = 1047,
	SERVER_SHUTDOWN = 1053,
	DUPLICATE_KEY = 1062,
	USER_LIMIT = 1203,
	LOCK_WAIT = 1205,
	DEADLOCK = 1213,
	READ_ONLY = 1290,
	INTERRUPTED = 1317,
	KILLED = 1927,
	STATEMENT_TIME = 1969,
	NO_SOCKET = 2002,
	NO_HOST = 2003,
	LOST = 2013,
	LOST_EXTENDED = 2055,
};

static int64_t
milliseconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static const char *
kept(struct arena *mem, const char *text)
{
	return text ? arena_copy(mem, text) : NULL;
}

struct db *
db_new(const struct db_account *account)
{
	struct arena *own = arena_new(OWN_MEMORY);
	struct db *db = arena_alloc(own, sizeof(*db));

	db->own = own;
	db->account = *account;
	db->account.socket = kept(own, account->socket);
	db->account.database = kept(own, account->database);
	db->account.user = kept(own, account->user);
	db->account.password = kept(own, account->password);
	db->handles =
	    arena_alloc(own, (db_statement_count + 1) * sizeof(*db->handles));
	return db;
}

static void
leave(struct db *db)
{
	for (size_t i = 0; i < db_statement_count; i++) {
		if (db->handles[i].stmt)
			mysql_stmt_close(db->handles[i].stmt);
		db->handles[i].stmt = NULL;
	}
	if (db->mysql)
		mysql_close(db->mysql);
	db->mysql = NULL;
	db->together = false;
}

void
link_leave(struct db *db)
{
	leave(db);
	/* a database may be another one when it is back */
	store_clear(db->store);
}

void
db_free(struct db *db)
{
	leave(db);
	arena_free(db->own);
}

bool
db_replay(const struct db *db)
{
	switch (db->number) {
	case DEADLOCK:
	case LOCK_WAIT:
	case NODE_NOT_READY:
	case KILLED:
	case NO_SOCKET:
	case NO_HOST:
	case GONE:
	case LOST:
	case LOST_EXTENDED:
		return true;
	default:
		return false;
	}
}

bool
db_duplicate(const struct db *db)
{
	return db->number == DUPLICATE_KEY;
}

bool
link_lost(unsigned number)
{
	return number == GONE || number == LOST || number == LOST_EXTENDED ||
	       number == KILLED || number == SERVER_SHUTDOWN ||
	       number == NODE_NOT_READY || (number >= 2000 && number < 3000);
}

static bool
is_busy(unsigned number)
{
	switch (number) {
	case DEADLOCK:
	case LOCK_WAIT:
	case READ_ONLY:
	case TOO_MANY_CONNECTIONS:
	case USER_LIMIT:
	case INTERRUPTED:
	case STATEMENT_TIME:
	case NO_SOCKET:
	case NO_HOST:
		return true;
	default:
		return number < 2014 || number > 2054 ? link_lost(number)
						      : false;
	}
}

/* MariaDB's words may quote what people wrote; these do not. */
static const char *
words(unsigned number, const char *message)
{
	static const unsigned harmless[] = {1044, 1045, 1048, 1049, 1054, 1064,
	    1142, 1143, 1146, 1227, 1267, 1270, 1305, 1364, 1370, 1406, 1451,
	    1452, 2014, 2027, 2034};

	for (size_t i = 0; i < sizeof(harmless) / sizeof(*harmless); i++)
		if (harmless[i] == number)
			return message;
	return number >= 2000 ? message : "";
}

enum err
link_refused(
    struct db *db, const char *what, unsigned number, const char *message)
{
	bool transaction = db->transaction;

	db->number = number;
	if (number == DUPLICATE_KEY)
		return ERR_CONFLICT;
	if (link_lost(number) && milliseconds() - db->asked >= SLOW)
		db->held = milliseconds() + HOLD;
	db->doomed = transaction;
	message = words(number, message);
	if (!is_busy(number)) {
		(void)log_err(ERR_BROKEN, "db.refused", "%s: %u %s", what,
		    number, message);
		if (link_lost(number))
			link_leave(db);
		return ERR_BROKEN;
	}
	log_warn("db.busy", "%s: %u %s", what, number, message);
	if (link_lost(number))
		link_leave(db);
	return ERR_BUSY;
}

static enum err
query(struct db *db, const char *sql, size_t size)
{
	db->asked = milliseconds();
	if (mysql_real_query(db->mysql, sql, size))
		return link_refused(db, "query", mysql_errno(db->mysql),
		    mysql_error(db->mysql));
	do {
		MYSQL_RES *result = mysql_store_result(db->mysql);

		if (result)
			mysql_free_result(result);
	} while (!mysql_next_result(db->mysql));
	db->number = 0;
	return OK;
}

/* A node of a cluster that is not in step answers, but must not be asked. */
static enum err
in_step(struct db *db)
{
	static const char sql[] =
	    "SELECT IF(@@wsrep_on, (SELECT variable_value"
	    " FROM information_schema.global_status"
	    " WHERE variable_name = 'wsrep_ready'), 'ON')";
	MYSQL_RES *result;
	MYSQL_ROW row;
	bool ready;

	if (mysql_real_query(db->mysql, sql, sizeof(sql) - 1))
		return OK; /* built without clusters */
	result = mysql_store_result(db->mysql);
	row = result ? mysql_fetch_row(result) : NULL;
	ready = row && row[0] && !strcmp(row[0], "ON");
	if (result)
		mysql_free_result(result);
	return ready
		   ? OK
		   : link_refused(db, "connect", NODE_NOT_READY, "not in step");
}

/* What the server's own defaults say is never relied on. */
static enum err
manners(struct db *db, struct arena *mem)
{
	const char *sql = arena_printf(mem,
	    "SET SESSION time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES,"
	    "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,"
	    "ONLY_FULL_GROUP_BY', max_statement_time = %u%s",
	    db->account.statement_seconds,
	    db->account.writer ? ", tx_isolation = 'READ-COMMITTED',"
				 " innodb_lock_wait_timeout = 5"
			       : "");

	static_assert(BUSY_SECONDS == 5);
	return query(db, sql, strlen(sql));
}

static void
options(struct db *db)
{
	unsigned connect = CONNECT_SECONDS, no = 0;
	unsigned seconds = db->account.read_seconds;

	mysql_optionsv(db->mysql, MYSQL_SET_CHARSET_NAME, "utf8mb4");
	mysql_optionsv(db->mysql, MYSQL_OPT_LOCAL_INFILE, &no);
	mysql_optionsv(db->mysql, MYSQL_OPT_CONNECT_TIMEOUT, &connect);
	if (seconds) {
		mysql_optionsv(db->mysql, MYSQL_OPT_READ_TIMEOUT, &seconds);
		mysql_optionsv(db->mysql, MYSQL_OPT_WRITE_TIMEOUT, &seconds);
	}
}

/* CLIENT_FOUND_ROWS: an UPDATE counts the rows it met, not those it made
 * different, so that EXEC1 is no conflict where nothing had to change. */
static enum err
connect_to(struct db *db)
{
	const struct db_account *a = &db->account;
	enum err e;

	db->mysql = mysql_init(NULL);
	assert(db->mysql);
	options(db);
	if (!mysql_real_connect(db->mysql, NULL, a->user, a->password,
		a->database, 0, a->socket, CLIENT_FOUND_ROWS))
		e = link_refused(db, "connect", mysql_errno(db->mysql),
		    mysql_error(db->mysql));
	else
		e = manners(db, db->own);
	return e == OK ? in_step(db) : e;
}

/* Between transactions only: nothing is open that it could end. */
static enum err
together(struct db *db)
{
	static const char *const sql[] = {
	    "SET autocommit = 1", "SET autocommit = 0"};
	const char *said = sql[db->transaction];

	if (db->together == db->transaction)
		return OK;
	TRY(query(db, said, strlen(said)));
	db->together = db->transaction;
	return OK;
}

enum err
link_reach(struct db *db)
{
	enum err e = ERR_BUSY;

	db->asked = milliseconds();
	if (db->mysql) {
		e = together(db);
		if (db->mysql)
			return e;
		db->doomed = false; /* it had ended before this began */
	}
	if (db->asked < db->held) {
		db->number = 0; /* to replay is no use */
		return ERR_BUSY;
	}
	e = connect_to(db);
	if (e == OK)
		e = together(db);
	if (e != OK)
		link_leave(db); /* nothing is asked without manners */
	return e;
}

void
db_hangs_too(struct db *db, const struct db *other)
{
	if (other->held <= milliseconds())
		return;
	db->held = other->held;
	if (db->mysql)
		link_leave(db);
}

enum err
db_begin(struct db *db)
{
	enum err e;

	assert(!db->transaction);
	db->transaction = db->fresh = true;
	db->doomed = false;
	e = link_reach(db);
	db->transaction = e == OK;
	return e;
}

enum err
db_commit(struct db *db)
{
	enum err e = OK;

	assert(db->transaction);
	assert(!db->doomed);
	if (!db->fresh)
		e = query(db, "COMMIT", 6);
	if (e != OK)
		db_rollback(db);
	db->transaction = false;
	return e;
}

/* Keeps the number of the error that led here, for db_replay. */
void
db_rollback(struct db *db)
{
	unsigned number = db->number;
	bool fresh = db->transaction && db->fresh;

	db->transaction = false;
	db->doomed = false;
	if (db->mysql && !fresh && query(db, "ROLLBACK", 8) != OK)
		link_leave(db);
	db->number = number;
}

enum err
db_end(struct db *db, enum err work)
{
	if (work == OK)
		work = db_commit(db);
	if (work != OK)
		db_rollback(db);
	return work;
}

enum err
db_step(struct db *db, struct bytes sql)
{
	TRY(link_reach(db));
	db->fresh = false;
	db->count++;
	return query(db, (const char *)sql.at, sql.size);
}
