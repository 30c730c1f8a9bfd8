/*
 * db.c: prepared statements, results as text.
 *
 * A statement is prepared at its first use on a connection.  Its result's
 * columns are bound as strings of no room, so that each fetch tells their
 * lengths; then each cell is fetched into the arena.  Every kind of column
 * but BIT and the floating ones is right that way; db_prepare refuses those.
 */
#include "db/link.h"
#include "fcgi/base/log.h"

#include <assert.h>
#include <string.h>

enum { STREAM_ROWS = 500 };

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

static enum err
prepare(struct db *db, const struct statement *s, struct handle **out)
{
	struct handle *h = &db->handles[s->slot];
	enum err e;

	*out = h;
	if (h->stmt && s->anew) {
		mysql_stmt_close(h->stmt);
		h->stmt = NULL;
	}
	if (h->stmt)
		return OK;
	h->stmt = mysql_stmt_init(db->mysql);
	assert(h->stmt);
	if (mysql_stmt_prepare(h->stmt, s->sql, strlen(s->sql)))
		e = link_refused(db, s->name, mysql_stmt_errno(h->stmt),
		    mysql_stmt_error(h->stmt));
	else if (mysql_stmt_param_count(h->stmt) != s->values)
		e = log_err(ERR_BROKEN, "db.values",
		    "%s: %u parameters declared, %lu found", s->name, s->values,
		    mysql_stmt_param_count(h->stmt));
	else
		e = columns(db, h, s);
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

	TRY(link_reach(db));
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
			return link_refused(db, s->name,
			    mysql_stmt_errno(h->stmt),
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
	*lost = number == GONE || (link_lost(number) && !s->writer);
	return link_refused(db, s->name, number, mysql_stmt_error(h->stmt));
}

/* Prepared and sent; once more on a new connection if the old one was found
 * lost and no transaction was lost with it: nothing was asked in one yet. */
static enum err
start(struct db *db, struct arena *mem, const struct statement *s,
    const struct value *values, struct handle **out)
{
	enum err e = ERR_BUSY;

	assert(!s->writer || db->account.writer);
	assert(!db->streams);
	if (db->transaction && !db->fresh && (db->doomed || !db->mysql))
		return ERR_BUSY;
	for (int i = 0; i < 2; i++) {
		bool lost = false;

		TRY(link_reach(db));
		e = prepare(db, s, out);
		lost = !db->mysql;
		if (e == OK)
			e = send(db, mem, s, values, *out, &lost);
		if (e == OK || !lost || (db->transaction && !db->fresh))
			break;
		db->doomed = false;
	}
	db->fresh = false;
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
			return link_refused(db, s->name,
			    mysql_stmt_errno(h->stmt),
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
		return link_refused(db, s->name, mysql_stmt_errno(h->stmt),
		    mysql_stmt_error(h->stmt));
	return OK;
}

static enum err
result(struct db *db, struct arena *mem, const struct statement *s,
    struct handle *h, struct rows *out)
{
	enum err e;

	if (mysql_stmt_bind_result(h->stmt, h->bind))
		return link_refused(db, s->name, mysql_stmt_errno(h->stmt),
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

void
db_keep(struct db *db, const char *revision)
{
	assert(!db->account.writer || !revision);
	db->revision = revision;
}

void
db_forget(struct db *db)
{
	store_clear(db->store);
}

void
db_share(struct db *db, struct store *store)
{
	db->store = store;
}

static enum err
run(struct db *db, struct arena *mem, const struct statement *s,
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
db_run(struct db *db, struct arena *mem, const struct statement *s,
    const struct value *values, struct rows *out, int64_t *number)
{
	struct store *store = db->store;
	struct store_key key;
	enum err e;

	if (!db->revision || !store ||
	    (s->kind != DB_ONE && s->kind != DB_ROWS))
		return run(db, mem, s, values, out, number);
	key = memo_key(store, mem, db->revision, s, values);
	if (memo_find(store, mem, &key, out))
		return OK;
	e = run(db, mem, s, values, out, number);
	if (e == OK)
		memo_put(store, mem, &key, out);
	return e;
}

enum err
db_stream(struct db *db, struct arena *mem, const struct statement *s,
    const struct value *values,
    enum err (*each)(void *arg, const struct rows *r), void *arg)
{
	struct handle *h = &db->handles[s->slot];
	struct rows r = {.count = STREAM_ROWS};
	enum err e;

	e = start(db, mem, s, values, &h);
	if (e == ERR_NOT_FOUND) {
		r.count = 0;
		e = OK;
	} else if (e == OK && mysql_stmt_bind_result(h->stmt, h->bind))
		e = link_refused(db, s->name, mysql_stmt_errno(h->stmt),
		    mysql_stmt_error(h->stmt));
	db->streams = true;
	while (e == OK && r.count == STREAM_ROWS) {
		e = fetch(db, mem, s, h, STREAM_ROWS, &r);
		if (e == OK && r.count)
			e = each(arg, &r);
		arena_reset(mem);
	}
	db->streams = false;
	if (h->stmt)
		mysql_stmt_free_result(h->stmt);
	return e;
}
