/*
 * schema.c: migrations from empty and once more; every statement of the
 * program prepared against them; what each account may and may not do.
 */
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
	numbers(&w);
	again(&w);
	arena_free(w.mem);
	return check_done();
}
