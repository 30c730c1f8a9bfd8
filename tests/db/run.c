/*
 * run.c: what db.c promises of statements, transactions, lost connections
 * and large results.
 */
#include "build/sql.h"
#include "db/blob.h"
#include "db/consultation.h"
#include "tests/db/world.h"

static struct bytes
text(const char *s)
{
	return (struct bytes){(const unsigned char *)s, strlen(s)};
}

static struct bytes
nonce(const char *s)
{
	static unsigned char at[16];

	memset(at, 0, sizeof(at));
	memcpy(at, s, strlen(s));
	return (struct bytes){at, sizeof(at)};
}

static int64_t
attempts(struct world *w, struct db *db, const char *what)
{
	struct rows r;
	int64_t n = -1;

	if (sql_attempt_count(db, w->mem, what, text("x"), PAST, &r) == OK)
		n = cell_int(&r, 0, "n");
	return n;
}

static const struct bytes whom = {(const unsigned char[32]){7}, 32};

static void
results(struct world *w, struct db *db)
{
	struct rows r;
	int64_t id = 0, second = 0;

	CHECK(sql_account_add(db, w->mem, "Ана@example.org", "ана@example.org",
		  "Ана \"š\" \\ O'Neill", "sr", NULL, NOW, &id) == OK);
	CHECK(id > 0);
	CHECK(sql_account_by_email(db, w->mem, "ана@example.org", &r) == OK);
	CHECK(r.count == 1 && cell_int(&r, 0, "id") == id);
	CHECK_TEXT(cell(&r, 0, "name"), "Ана \"š\" \\ O'Neill");
	CHECK(cell_time(&r, 0, "verified_at") == NULL);
	CHECK(!cell_has(&r, "password"));
	/* exact: no folding of case, accents or blanks at the end */
	CHECK(sql_account_by_email(db, w->mem, "Ана@example.org", &r) ==
	      ERR_NOT_FOUND);
	CHECK(sql_account_by_email(db, w->mem, "ана@example.org ", &r) ==
	      ERR_NOT_FOUND);

	CHECK(sql_account_add(db, w->mem, "x", "ана@example.org", "", "sr",
		  NULL, NOW, &second) == ERR_CONFLICT);
	CHECK(db_duplicate(db) && !db_replay(db));
	CHECK(sql_account_verified(db, w->mem, id, NOW) == OK);
	CHECK(sql_account_verified(db, w->mem, id, LATER) == OK);
	CHECK(sql_account_by_id(db, w->mem, id, &r) == OK);
	CHECK_TEXT(cell_time(&r, 0, "verified_at"), NOW);
	CHECK(sql_account_change(db, w->mem, id, 7, "x", "bg") == ERR_CONFLICT);
	CHECK(!db_duplicate(db));
}

/* What people put into addresses meets columns of ASCII. */
static void
strangers(struct world *w, struct db *db)
{
	struct consultation c;

	CHECK(consultation_by_slug(db, w->mem, "no-such", "bg", &c) ==
	      ERR_NOT_FOUND);
	CHECK(consultation_by_slug(db, w->mem, "река", "bg", &c) ==
	      ERR_NOT_FOUND);
	CHECK(consultation_by_slug(db, w->mem, "\xf0\x9f\x98\x80", "č", &c) ==
	      ERR_NOT_FOUND);
}

static void
transactions(struct world *w, struct db *db)
{
	int64_t n;
	struct rows r;

	CHECK(db_begin(db) == OK);
	CHECK(sql_form_key_use(db, w->mem, nonce("a"), whom, NULL, NOW) == OK);
	CHECK(sql_form_key_target(db, w->mem, nonce("a"), "/bg/c/x") == OK);
	db_rollback(db);
	CHECK(sql_form_key_find(db, w->mem, nonce("a"), &r) == ERR_NOT_FOUND);

	CHECK(db_begin(db) == OK);
	CHECK(sql_form_key_use(db, w->mem, nonce("a"), whom, NULL, NOW) == OK);
	CHECK(sql_form_key_target(db, w->mem, nonce("a"), "/bg/c/x") == OK);
	CHECK(db_commit(db) == OK);

	/* the second press; a doubled key does not end the transaction */
	CHECK(db_begin(db) == OK);
	CHECK(sql_form_key_use(db, w->mem, nonce("a"), whom, NULL, LATER) ==
	      ERR_CONFLICT);
	CHECK(db_duplicate(db));
	CHECK(sql_form_key_find(db, w->mem, nonce("a"), &r) == OK);
	CHECK_TEXT(cell(&r, 0, "target"), "/bg/c/x");
	CHECK(!memcmp(cell_bytes(&r, 0, "payload").at, whom.at, 32));
	CHECK(sql_tally_bump(db, w->mem, "site", 0, "meta", 3, 1, &n) == OK);
	CHECK(sql_tally_bump(db, w->mem, "site", 0, "meta", 4, 2, &n) == OK);
	CHECK(sql_tally_bump(db, w->mem, "site", 0, "meta", 3, 4, &n) == OK);
	CHECK(db_commit(db) == OK);
	CHECK(sql_tally_sum(db, w->mem, "site", 0, "meta", &r) == OK);
	CHECK(cell_int(&r, 0, "n") == 7);
	CHECK(sql_tally_sum(db, w->mem, "site", 0, "talk", &r) == OK);
	CHECK(cell_int(&r, 0, "n") == 0);
}

/* Two writers wait for each other: one is told to replay, and can. */
static void
deadlock(struct world *w, struct db *one)
{
	struct db *two = world_open(w, ROLE_WRITE);
	struct rows r;
	enum err e;

	CHECK(db_begin(one) == OK);
	CHECK(sql_form_key_use(one, w->mem, nonce("d"), whom, NULL, NOW) == OK);
	CHECK(db_begin(two) == OK);
	/* waits 5 s: too long for a test of ours, so a shorter one */
	CHECK(
	    db_script(two, "SET SESSION innodb_lock_wait_timeout = 1;") == OK);
	e = sql_form_key_find(two, w->mem, nonce("d"), &r);
	CHECK(e == ERR_BUSY && db_replay(two));
	CHECK(sql_form_key_find(two, w->mem, nonce("a"), &r) == ERR_BUSY);
	db_rollback(two);
	CHECK(db_replay(two));
	CHECK(db_commit(one) == OK);
	CHECK(db_begin(two) == OK);
	CHECK(sql_form_key_find(two, w->mem, nonce("d"), &r) == OK);
	CHECK(db_commit(two) == OK);
	db_free(two);
}

/* The server ends the connections of one account. */
static void
cut(struct world *w, struct db *admin, const char *user)
{
	CHECK(db_script(admin, arena_printf(w->mem, "KILL USER '%s'@localhost;",
				   user)) == OK);
}

static void
losses(struct world *w, struct db *admin, struct db *db)
{
	struct rows r;
	int64_t id;

	CHECK(attempts(w, db, "x") == 0);
	cut(w, admin, "glas_write");
	CHECK(attempts(w, db, "x") == 0); /* opened anew, once */

	CHECK(db_begin(db) == OK);
	CHECK(sql_attempt_add(db, w->mem, "lost", whom, NOW, &id) == OK);
	cut(w, admin, "glas_write");
	CHECK(
	    sql_attempt_count(db, w->mem, "lost", whom, PAST, &r) == ERR_BUSY);
	CHECK(db_replay(db));
	CHECK(sql_attempt_add(db, w->mem, "lost", whom, NOW, &id) == ERR_BUSY);
	db_rollback(db);
	CHECK(db_replay(db));
	CHECK(db_begin(db) == OK);
	CHECK(sql_attempt_count(db, w->mem, "lost", whom, PAST, &r) == OK);
	CHECK(cell_int(&r, 0, "n") == 0);
	CHECK(db_commit(db) == OK);

	cut(w, admin, "glas_write");
	CHECK(db_begin(db) == OK);
	db_rollback(db);
}

/* Nothing is lost with a connection that ended before the first statement of
 * a transaction, wherever it ended; what stands alone is written at once. */
static void
began_lost(struct world *w, struct db *admin, struct db *db)
{
	struct rows r;
	int64_t id;

	for (int i = 0; i < 3; i++) {
		if (i == 0)
			cut(w, admin, "glas_write");
		CHECK(db_begin(db) == OK);
		if (i == 1)
			cut(w, admin, "glas_write");
		CHECK(
		    sql_attempt_add(db, w->mem, "began", whom, NOW, &id) == OK);
		CHECK(db_commit(db) == OK);
	}
	CHECK(sql_attempt_add(db, w->mem, "began", whom, NOW, &id) == OK);
	cut(w, admin, "glas_write");
	CHECK(sql_attempt_count(db, w->mem, "began", whom, PAST, &r) == OK);
	CHECK(cell_int(&r, 0, "n") == 4);
	CHECK(db_begin(db) == OK);
	CHECK(db_commit(db) == OK);
}

static void
away(struct world *w)
{
	struct db_account nowhere = {.socket = "/tmp/no/such/socket",
	    .database = "glas",
	    .user = "glas_read",
	    .password = ""};
	struct db *db = db_new(&nowhere);
	struct rows r;

	CHECK(sql_account_by_id(db, w->mem, 1, &r) == ERR_BUSY);
	CHECK(db_replay(db));
	CHECK(db_begin(db) == ERR_BUSY);
	db_free(db);
}

struct seen {
	size_t rows, blocks;
	bool enough; /* of the first block */
};

static enum err
see(void *arg, const struct rows *r)
{
	struct seen *s = arg;

	s->rows += r->count;
	s->blocks++;
	if (s->enough)
		return ERR_INVALID;
	return r->count <= 500 ? OK : ERR_BROKEN;
}

static void
streams(struct world *w)
{
	static const struct statement many = {"many",
	    "SELECT seq, REPEAT('š', 100) AS t FROM seq_1_to_1234", DB_ROWS,
	    false, false, 0, 0, ""};
	struct arena *mem = arena_new(16 << 20);
	struct seen s = {0};
	/* slot 0 is another statement's: this connection runs only ours */
	struct db *db = world_open(w, ROLE_ADMIN);

	CHECK(db_stream(db, mem, &many, NULL, see, &s) == OK);
	CHECK(s.rows == 1234 && s.blocks == 3);
	/* whoever has enough leaves the connection as good as it was */
	s = (struct seen){.enough = true};
	CHECK(db_stream(db, mem, &many, NULL, see, &s) == ERR_INVALID);
	CHECK(s.rows == 500 && s.blocks == 1);
	s = (struct seen){0};
	CHECK(db_stream(db, mem, &many, NULL, see, &s) == OK);
	CHECK(s.rows == 1234);
	arena_free(mem);
	db_free(db);
}

static void
files(struct world *w, struct db *db)
{
	size_t size = 2 * BLOB_PART + 17;
	unsigned char *big = arena_alloc(w->mem, size), a[32], b[32];
	struct bytes back;
	int64_t id = 0, empty = 0;
	FILE *file = tmpfile();

	for (size_t i = 0; i < size; i++)
		big[i] = (unsigned char)(i * 31 + i / 257);
	fwrite(big, 1, size, file);
	fflush(file);
	CHECK(db_begin(db) == OK);
	CHECK(blob_store(db, w->mem, fileno(file), &id, a) == OK);
	CHECK(blob_store_bytes(db, w->mem, text(""), &empty, b) == OK);
	CHECK(db_commit(db) == OK);
	CHECK(blob_load(db, w->mem, id, &back) == OK);
	CHECK(back.size == size && !memcmp(back.at, big, size));
	secret_sha256(big, size, b);
	CHECK(!memcmp(a, b, 32));
	CHECK(blob_load(db, w->mem, empty, &back) == OK && back.size == 0);
	CHECK(blob_load(db, w->mem, 999, &back) == ERR_NOT_FOUND);
	fclose(file);
}

int
main(void)
{
	struct world w = world_new();
	struct db *admin = world_open(&w, ROLE_ADMIN);
	struct db *db = world_open(&w, ROLE_WRITE);

	results(&w, db);
	strangers(&w, db);
	transactions(&w, db);
	deadlock(&w, db);
	losses(&w, admin, db);
	began_lost(&w, admin, db);
	away(&w);
	streams(&w);
	files(&w, db);
	db_count_reset(db);
	CHECK(attempts(&w, db, "y") == 0);
	CHECK(db_count(db) == 1);
	db_free(db);
	db_free(admin);
	arena_free(w.mem);
	return check_done();
}
