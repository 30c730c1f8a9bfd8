/*
 * db.c: the one file that speaks to MariaDB: connection, transaction,
 * prepared statements, results as text.
 *
 * A statement is prepared at its first use on a connection.  Its result's
 * columns are bound as strings of no room, so that each fetch tells their
 * lengths; then each cell is fetched into the arena.  Every kind of column
 * but BIT and the floating ones is right that way; db_prepare refuses those.
 */
#include "db/db.h"
#include "fcgi/base/log.h"

#include <assert.h>
#include <mysql.h>
#include <string.h>

enum {
	OWN_MEMORY = 64 << 20, /* of addresses: handles and their bindings */
	CONNECT_SECONDS = 5,
	STREAM_ROWS = 500,
	BUSY_SECONDS = 5, /* innodb_lock_wait_timeout of writers */
};

/* Numbers that MariaDB and its client library give. */
enum {
	TOO_MANY_CONNECTIONS = 1040,
	NODE_NOT_READY = 1047,
	SERVER_SHUTDOWN = 1053,
	DUPLICATE_KEY = 1062,
	OTHER_LETTERS = 1267,
	USER_LIMIT = 1203,
	LOCK_WAIT = 1205,
	DEADLOCK = 1213,
	READ_ONLY = 1290,
	INTERRUPTED = 1317,
	KILLED = 1927,
	STATEMENT_TIME = 1969,
	NO_SOCKET = 2002,
	NO_HOST = 2003,
	GONE = 2006,
	LOST = 2013,
	LOST_EXTENDED = 2055,
};

/* A statement on this connection.  Names and bindings are kept when the
 * connection is made anew: the statement is the same. */
struct handle {
	MYSQL_STMT *stmt;
	bool cursor; /* results come by the block: db_stream */
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
	bool doomed;	 /* the transaction cannot be committed any more */
	unsigned number; /* of the last error, 0 after success */
	unsigned count;
};

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

/* The connection is of no more use after it. */
static bool
is_lost(unsigned number)
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
		return number < 2014 || number > 2054 ? is_lost(number) : false;
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

/* The last error of what was tried as one of ours.  Within a transaction
 * all but a doubled key ends it. */
static enum err
refused(struct db *db, const char *what, unsigned number, const char *message)
{
	bool transaction = db->transaction;

	db->number = number;
	if (number == DUPLICATE_KEY)
		return ERR_CONFLICT;
	db->doomed = transaction;
	message = words(number, message);
	if (!is_busy(number)) {
		(void)log_err(ERR_BROKEN, "db.refused", "%s: %u %s", what,
		    number, message);
		if (is_lost(number))
			leave(db);
		return ERR_BROKEN;
	}
	log_warn("db.busy", "%s: %u %s", what, number, message);
	if (is_lost(number))
		leave(db);
	return ERR_BUSY;
}

static enum err
query(struct db *db, const char *sql, size_t size)
{
	if (mysql_real_query(db->mysql, sql, size))
		return refused(db, "query", mysql_errno(db->mysql),
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
	return ready ? OK
		     : refused(db, "connect", NODE_NOT_READY, "not in step");
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
reach(struct db *db)
{
	const struct db_account *a = &db->account;

	if (db->mysql)
		return OK;
	db->mysql = mysql_init(NULL);
	assert(db->mysql);
	options(db);
	if (!mysql_real_connect(db->mysql, NULL, a->user, a->password,
		a->database, 0, a->socket, CLIENT_FOUND_ROWS)) {
		enum err e = refused(db, "connect", mysql_errno(db->mysql),
		    mysql_error(db->mysql));

		leave(db);
		return e;
	}
	TRY(manners(db, db->own));
	return in_step(db);
}

enum err
db_begin(struct db *db)
{
	static const char sql[] = "START TRANSACTION";
	enum err e;

	assert(!db->transaction);
	TRY(reach(db));
	e = query(db, sql, sizeof(sql) - 1);
	if (e == ERR_BUSY && !db->mysql) {
		TRY(reach(db));
		e = query(db, sql, sizeof(sql) - 1);
	}
	db->transaction = e == OK;
	db->doomed = false;
	return e;
}

enum err
db_commit(struct db *db)
{
	enum err e;

	assert(db->transaction);
	assert(!db->doomed);
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

	db->transaction = false;
	db->doomed = false;
	if (db->mysql && query(db, "ROLLBACK", 8) != OK)
		leave(db);
	db->number = number;
}

unsigned
db_count(const struct db *db)
{
	return db->count;
}

void
db_count_reset(struct db *db)
{
	db->count = 0;
}

/* Names and bindings of the result's columns. */
static enum err
columns(struct db *db, struct handle *h, const struct statement *s)
{
	MYSQL_RES *result = mysql_stmt_result_metadata(h->stmt);
	enum err e = OK;

	if (!result)
		return OK;
	h->columns = mysql_num_fields(result);
	if (!h->names) {
		h->names = arena_alloc(db->own, h->columns * sizeof(*h->names));
		h->bind = arena_alloc(db->own, h->columns * sizeof(*h->bind));
		h->lengths =
		    arena_alloc(db->own, h->columns * sizeof(*h->lengths));
		h->nulls = arena_alloc(db->own, h->columns);
	}
	for (unsigned i = 0; i < h->columns; i++) {
		const MYSQL_FIELD *f = mysql_fetch_field_direct(result, i);

		if (!h->names[i])
			h->names[i] = arena_copy(db->own, f->name);
		h->bind[i].buffer_type = MYSQL_TYPE_STRING;
		h->bind[i].length = &h->lengths[i];
		h->bind[i].is_null = &h->nulls[i];
		if (f->type == MYSQL_TYPE_BIT || f->type == MYSQL_TYPE_FLOAT ||
		    f->type == MYSQL_TYPE_DOUBLE)
			e = log_err(ERR_BROKEN, "db.column",
			    "%s: %s is of a type that text cannot hold",
			    s->name, f->name);
	}
	mysql_free_result(result);
	return e;
}

/* A cursor on the server, so that each may run statements meanwhile. */
static void
cursor(struct handle *h, bool wanted)
{
	unsigned long type =
	    wanted ? CURSOR_TYPE_READ_ONLY : CURSOR_TYPE_NO_CURSOR;
	unsigned long ahead = STREAM_ROWS;

	h->cursor = wanted;
	if (!h->stmt)
		return;
	mysql_stmt_attr_set(h->stmt, STMT_ATTR_CURSOR_TYPE, &type);
	if (wanted)
		mysql_stmt_attr_set(h->stmt, STMT_ATTR_PREFETCH_ROWS, &ahead);
}

static enum err
prepare(struct db *db, const struct statement *s, struct handle **out)
{
	struct handle *h = &db->handles[s->slot];
	enum err e;

	*out = h;
	if (h->stmt)
		return OK;
	h->stmt = mysql_stmt_init(db->mysql);
	assert(h->stmt);
	if (mysql_stmt_prepare(h->stmt, s->sql, strlen(s->sql)))
		e = refused(db, s->name, mysql_stmt_errno(h->stmt),
		    mysql_stmt_error(h->stmt));
	else if (mysql_stmt_param_count(h->stmt) != s->values)
		e = log_err(ERR_BROKEN, "db.values",
		    "%s: %u parameters declared, %lu found", s->name, s->values,
		    mysql_stmt_param_count(h->stmt));
	else
		e = columns(db, h, s);
	if (e == OK && h->cursor)
		cursor(h, true);
	if (e != OK && h->stmt) {
		mysql_stmt_close(h->stmt);
		h->stmt = NULL;
	}
	return e;
}

enum err
db_prepare(struct db *db, const struct statement *s)
{
	struct handle *h;

	TRY(reach(db));
	return prepare(db, s, &h);
}

static void
give(MYSQL_BIND *bind, const struct value *v)
{
	static const enum enum_field_types types[] = {
	    [VALUE_NULL] = MYSQL_TYPE_NULL,
	    [VALUE_INT] = MYSQL_TYPE_LONGLONG,
	    [VALUE_TEXT] = MYSQL_TYPE_STRING,
	    [VALUE_BYTES] = MYSQL_TYPE_BLOB,
	};

	bind->buffer_type = types[v->type];
	/* The library reads only; its type says otherwise. */
	memcpy(&bind->buffer,
	    v->type == VALUE_INT ? &(const void *){&v->number} : &v->at,
	    sizeof(bind->buffer));
	bind->buffer_length = v->size;
}

/* Sends it.  *lost: the connection had ended before the server saw it, or
 * nothing can have been written. */
static enum err
send(struct db *db, struct arena *mem, const struct statement *s,
    const struct value *values, struct handle *h, bool *lost)
{
	MYSQL_BIND *bind = NULL;
	unsigned number;

	if (s->values) {
		bind = arena_alloc(mem, s->values * sizeof(*bind));
		for (unsigned i = 0; i < s->values; i++)
			give(&bind[i], &values[i]);
		if (mysql_stmt_bind_param(h->stmt, bind))
			return refused(db, s->name, mysql_stmt_errno(h->stmt),
			    mysql_stmt_error(h->stmt));
	}
	if (!mysql_stmt_execute(h->stmt))
		return OK;
	number = mysql_stmt_errno(h->stmt);
	/* "Illegal mix of collations": a value has letters that a column of
	 * ASCII cannot hold, so no row has it.  A statement that is itself
	 * wrong in this way is refused when it is prepared. */
	if (number == OTHER_LETTERS)
		return ERR_NOT_FOUND;
	*lost = number == GONE || (is_lost(number) && !s->writer);
	return refused(db, s->name, number, mysql_stmt_error(h->stmt));
}

/* Prepared and sent; once more on a new connection if the old one was found
 * lost and no transaction was lost with it. */
static enum err
start(struct db *db, struct arena *mem, const struct statement *s,
    const struct value *values, struct handle **out)
{
	enum err e = ERR_BUSY;

	assert(!s->writer || db->account.writer);
	if (db->transaction && (db->doomed || !db->mysql))
		return ERR_BUSY;
	for (int i = 0; i < 2; i++) {
		bool lost = false;

		TRY(reach(db));
		e = prepare(db, s, out);
		lost = !db->mysql;
		if (e == OK)
			e = send(db, mem, s, values, *out, &lost);
		if (e == OK || !lost || db->transaction)
			break;
	}
	db->count++;
	return e;
}

static enum err
fetch_cells(struct db *db, struct arena *mem, const struct statement *s,
    struct handle *h, const char **cells, size_t *sizes)
{
	for (unsigned i = 0; i < h->columns; i++) {
		MYSQL_BIND one = h->bind[i];
		char *text;

		cells[i] = NULL;
		sizes[i] = 0;
		if (h->nulls[i])
			continue;
		sizes[i] = h->lengths[i];
		cells[i] = text = arena_alloc(mem, sizes[i] + 1);
		one.buffer = text;
		one.buffer_length = sizes[i];
		if (sizes[i] && mysql_stmt_fetch_column(h->stmt, &one, i, 0))
			return refused(db, s->name, mysql_stmt_errno(h->stmt),
			    mysql_stmt_error(h->stmt));
		text[sizes[i]] = '\0';
	}
	return OK;
}

/* 0: there is one; its cells are asked for one by one, so that they are
 * "truncated" is as it should be.  (100 and 101 are numbers, not bits.) */
static int
next_row(struct handle *h)
{
	int state = mysql_stmt_fetch(h->stmt);

	return state == MYSQL_DATA_TRUNCATED ? 0 : state;
}

/* At most limit further rows into out; fewer: the result is at its end. */
static enum err
fetch(struct db *db, struct arena *mem, const struct statement *s,
    struct handle *h, size_t limit, struct rows *out)
{
	size_t room = 0;
	const char **cells = NULL;
	size_t *sizes = NULL;
	int state = 0;

	*out = (struct rows){.columns = h->columns, .names = h->names};
	while (out->count < limit && !(state = next_row(h))) {
		size_t at = out->count * h->columns;

		if (at == room) {
			room = room ? 2 * room : 8 * (size_t)h->columns;
			cells = arena_grow(mem, cells, at * sizeof(*cells),
			    room * sizeof(*cells));
			sizes = arena_grow(mem, sizes, at * sizeof(*sizes),
			    room * sizeof(*sizes));
		}
		TRY(fetch_cells(db, mem, s, h, cells + at, sizes + at));
		out->count++;
	}
	out->cells = cells;
	out->sizes = sizes;
	if (state == 1)
		return refused(db, s->name, mysql_stmt_errno(h->stmt),
		    mysql_stmt_error(h->stmt));
	return OK;
}

static enum err
result(struct db *db, struct arena *mem, const struct statement *s,
    struct handle *h, struct rows *out)
{
	enum err e;

	if (mysql_stmt_bind_result(h->stmt, h->bind))
		return refused(db, s->name, mysql_stmt_errno(h->stmt),
		    mysql_stmt_error(h->stmt));
	e = fetch(db, mem, s, h, s->kind == DB_ONE ? 1 : SIZE_MAX, out);
	if (db->mysql)
		mysql_stmt_free_result(h->stmt);
	if (e == OK && s->kind == DB_ONE && !out->count)
		return ERR_NOT_FOUND;
	return e;
}

/* No row was met. */
static enum err
nothing(struct db *db, const struct statement *s, const struct handle *h,
    struct rows *out, int64_t *number)
{
	db->number = 0;
	if (out)
		*out = (struct rows){.columns = h->columns, .names = h->names};
	if (number)
		*number = 0;
	switch (s->kind) {
	case DB_ONE:
		return ERR_NOT_FOUND;
	case DB_EXEC1:
		return ERR_CONFLICT;
	case DB_INSERT:
		return ERR_INVALID;
	default:
		return OK;
	}
}

enum err
db_run(struct db *db, struct arena *mem, const struct statement *s,
    const struct value *values, struct rows *out, int64_t *number)
{
	struct handle *h;
	int64_t changed;
	enum err e;

	e = start(db, mem, s, values, &h);
	if (e == ERR_NOT_FOUND)
		return nothing(db, s, h, out, number);
	TRY(e);
	db->number = 0;
	if (s->kind == DB_ONE || s->kind == DB_ROWS)
		return result(db, mem, s, h, out);
	changed = (int64_t)mysql_stmt_affected_rows(h->stmt);
	if (number)
		*number = s->kind == DB_INSERT
			      ? (int64_t)mysql_stmt_insert_id(h->stmt)
			      : changed;
	return s->kind == DB_EXEC1 && changed != 1 ? ERR_CONFLICT : OK;
}

enum err
db_stream(struct db *db, struct arena *mem, const struct statement *s,
    const struct value *values,
    enum err (*each)(void *arg, const struct rows *r), void *arg)
{
	struct handle *h = &db->handles[s->slot];
	struct rows r = {.count = STREAM_ROWS};
	enum err e;

	cursor(h, true);
	e = start(db, mem, s, values, &h);
	if (e == ERR_NOT_FOUND) {
		r.count = 0;
		e = OK;
	} else if (e == OK && mysql_stmt_bind_result(h->stmt, h->bind))
		e = refused(db, s->name, mysql_stmt_errno(h->stmt),
		    mysql_stmt_error(h->stmt));
	while (e == OK && r.count == STREAM_ROWS) {
		e = fetch(db, mem, s, h, STREAM_ROWS, &r);
		if (e == OK && r.count)
			e = each(arg, &r);
		arena_reset(mem);
	}
	if (h->stmt)
		mysql_stmt_free_result(h->stmt);
	cursor(h, false);
	return e;
}

/* The end of the statement at sql: behind its ';', or the text's end. */
static const char *
script_end(const char *sql)
{
	char quote = 0;

	for (; *sql; sql++) {
		if (quote) {
			if (*sql == '\\' && sql[1] && quote != '`')
				sql++;
			else if (*sql == quote)
				quote = 0;
		} else if (strchr("'\"`", *sql)) {
			quote = *sql;
		} else if (sql[0] == '-' && sql[1] == '-') {
			sql += strcspn(sql, "\n");
			if (!*sql)
				break;
		} else if (*sql == ';') {
			return sql + 1;
		}
	}
	return sql;
}

bool
db_script_step(const char **rest, struct bytes *out)
{
	const char *sql = *rest, *end;

	for (;;) {
		sql += strspn(sql, " \t\r\n");
		if (strncmp(sql, "--", 2))
			break;
		sql += strcspn(sql, "\n");
	}
	if (!*sql)
		return false;
	end = script_end(sql);
	*rest = end;
	*out = (struct bytes){(const unsigned char *)sql, (size_t)(end - sql)};
	return true;
}

enum err
db_step(struct db *db, struct bytes sql)
{
	TRY(reach(db));
	db->count++;
	return query(db, (const char *)sql.at, sql.size);
}

enum err
db_script(struct db *db, const char *sql)
{
	struct bytes step;

	while (db_script_step(&sql, &step))
		TRY(db_step(db, step));
	return OK;
}
