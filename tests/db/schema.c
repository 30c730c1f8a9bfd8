/*
 * schema.c: migrations from empty and once more; every statement of the
 * program prepared against them; what each account may and may not do.
 */
#include "build/sql.h"
#include "tests/db/world.h"

#include <mysql.h>

/* The number with which MariaDB answers a statement of an account. */
static unsigned
number(struct world *w, enum role role, const char *sql)
{
	const char *password;
	MYSQL *m = mysql_init(NULL);
	unsigned error;

	CHECK(role_password(&w->settings, w->mem, role, &password) == OK);
	if (!mysql_real_connect(m, NULL, role_user(&w->settings, role),
		password, w->settings.db_name, 0, w->settings.db_socket, 0)) {
		printf("# %s\n", mysql_error(m));
		mysql_close(m);
		return 1;
	}
	mysql_query(m, sql);
	error = mysql_errno(m);
	mysql_close(m);
	return error;
}

static void
statements(struct world *w)
{
	struct db *db = world_open(w, ROLE_ADMIN);
	size_t bad = 0;

	for (size_t i = 0; i < db_statement_count; i++)
		if (db_prepare(db, db_statements[i]) != OK) {
			printf("# %s\n", db_statements[i]->name);
			bad++;
		}
	CHECK(db_statement_count > 30);
	CHECK(bad == 0);
	db_free(db);
}

/* The statement says in its name or its kind for whom it is: what only reads
 * must be for the reader, or for one of those who are let to more. */
static void
rights(struct world *w)
{
	struct db *as[ROLES];
	size_t nobody = 0;

	for (enum role r = 0; r < ROLES; r++)
		as[r] = world_open(w, r);
	for (size_t i = 0; i < db_statement_count; i++) {
		const struct statement *s = db_statements[i];
		enum role r = s->writer ? ROLE_WRITE : ROLE_READ;

		while (r < ROLE_ADMIN && db_prepare(as[r], s) != OK)
			r++;
		if (r > ROLE_WRITE)
			printf("# %s: %s\n", role_name(r), s->name);
		nobody += r == ROLE_ADMIN &&
			  strncmp(s->name, "migration_", 10) &&
			  strncmp(s->name, "load_", 5);
	}
	CHECK(nobody == 0);
	for (enum role r = 0; r < ROLES; r++)
		db_free(as[r]);
}

/* Each table stands in grants.sql. */
static void
tables(struct world *w)
{
	struct db *jobs = world_open(w, ROLE_ADMIN);
	struct rows r;
	char *text = arena_alloc(w->mem, 64 * 1024);
	FILE *file = fopen("db/grants.sql", "r");

	CHECK(file && fread(text, 1, 64 * 1024 - 1, file) > 0);
	fclose(file);
	CHECK(sql_tables_all(jobs, w->mem, &r) == OK);
	CHECK(r.count > 60);
	for (size_t i = 0; i < r.count; i++) {
		const char *name = cell(&r, i, "name");

		if (!strstr(text, arena_printf(w->mem, " ON %s TO ", name)) &&
		    !strstr(text, arena_printf(w->mem, " ON `%s` TO ", name)))
			check_report(false, name, __FILE__, __LINE__);
	}
	db_free(jobs);
}

enum { DENIED_TABLE = 1142, DENIED_COLUMN = 1143, MAY = 0 };

static void
grants(struct world *w)
{
	const char *contact = "SELECT email FROM contact";
	const char *credential = "SELECT password FROM credential";
	const char *salt = "SELECT salt FROM record";
	const char *attempt =
	    "INSERT INTO attempt (what, whom, at) VALUES ('x', '', '" NOW "')";
	const char *fragment =
	    "INSERT INTO fragment VALUES (1, 1, 'Cyrl', '', '')";
	enum role r;

	CHECK(number(w, ROLE_READ, "SELECT id FROM comment") == MAY);
	CHECK(number(w, ROLE_READ, attempt) == DENIED_TABLE);
	CHECK(number(w, ROLE_READ, "UPDATE account SET name = ''") ==
	      DENIED_TABLE);
	CHECK(number(w, ROLE_READ, "SELECT secret FROM mail") == DENIED_TABLE);
	CHECK(number(w, ROLE_WRITE, attempt) == MAY);
	CHECK(number(w, ROLE_WRITE, "DELETE FROM contact") == DENIED_TABLE);
	CHECK(number(w, ROLE_WRITE, "DELETE FROM comment") == DENIED_TABLE);
	CHECK(
	    number(w, ROLE_WRITE, "UPDATE act SET what = ''") == DENIED_TABLE);
	CHECK(number(w, ROLE_WRITE,
		  "UPDATE contact SET email = '' WHERE submission_id = 1") ==
	      MAY);
	CHECK(number(w, ROLE_WRITE, "DROP TABLE comment") == DENIED_TABLE);
	CHECK(number(w, ROLE_JOBS, contact) == MAY);
	CHECK(number(w, ROLE_JOBS, "DELETE FROM contact") == MAY);
	CHECK(number(w, ROLE_SEAL, "SELECT id FROM ledger_note") == MAY);
	CHECK(number(w, ROLE_SEAL, "SELECT id FROM comment") == DENIED_TABLE);
	CHECK(number(w, ROLE_SIGN, credential) == MAY);
	for (r = ROLE_READ; r < ROLE_ADMIN; r++) {
		unsigned n = number(w, r, salt);

		CHECK(r == ROLE_JOBS ? n == MAY : n == DENIED_TABLE);
		n = number(w, r, credential);
		CHECK(r == ROLE_SIGN ? n == MAY : n == DENIED_TABLE);
		n = number(w, r, contact);
		CHECK(r == ROLE_JOBS	? n == MAY
		      : r == ROLE_WRITE ? n == DENIED_COLUMN
					: n == DENIED_TABLE);
		n = number(w, r, fragment);
		/* 1452: no such unit; the account was let through */
		CHECK(r == ROLE_JOBS ? n == 1452 : n == DENIED_TABLE);
	}
}

/* The account of a GET may do nothing but read, in no table, no column and no
 * database (rule 1). */
static void
readers(struct world *w)
{
	static const struct statement one = {"readers",
	    "SELECT (SELECT COUNT(*) FROM information_schema.table_privileges"
	    " WHERE privilege_type = 'SELECT') AS readable,"
	    " (SELECT COUNT(*) FROM information_schema.table_privileges"
	    " WHERE privilege_type <> 'SELECT')"
	    " + (SELECT COUNT(*) FROM information_schema.column_privileges"
	    " WHERE privilege_type <> 'SELECT')"
	    " + (SELECT COUNT(*) FROM information_schema.schema_privileges)"
	    " + (SELECT COUNT(*) FROM information_schema.user_privileges"
	    " WHERE privilege_type <> 'USAGE') AS writable",
	    DB_ONE, false, false, 0, 0, ""};
	/* slot 0 is another statement's: this connection runs only ours */
	struct db *own = world_open(w, ROLE_READ);
	struct rows r;

	CHECK(db_run(own, w->mem, &one, NULL, &r, NULL) == OK);
	CHECK(cell_int(&r, 0, "readable") > 40);
	CHECK_TEXT(cell(&r, 0, "writable"), "0");
	db_free(own);
}

/* A worker meets only a schema it knows. */
static void
numbers(struct world *w)
{
	struct db *reader = world_open(w, ROLE_READ);
	int64_t n = 0;

	CHECK(migrate_number(reader, w->mem, &n) == OK);
	CHECK(n == SCHEMA_NUMBER);
	CHECK(migrate_fits(reader, w->mem) == OK);
	db_free(reader);
}

/* Steps run again do nothing; a file edited after its release is refused. */
static void
again(struct world *w)
{
	struct db *admin = world_open(w, ROLE_ADMIN);

	CHECK(migrate(&w->settings, w->mem) == OK);
	CHECK(db_script(admin, "UPDATE migration SET step = 3;") == OK);
	CHECK(migrate(&w->settings, w->mem) == OK);
	CHECK(db_script(admin, "UPDATE migration SET digest = '';") == OK);
	CHECK(migrate(&w->settings, w->mem) == ERR_CONFLICT);
	db_free(admin);
}

int
main(void)
{
	struct world w = world_new();

	statements(&w);
	grants(&w);
	readers(&w);
	rights(&w);
	tables(&w);
	numbers(&w);
	again(&w);
	arena_free(w.mem);
	return check_done();
}
