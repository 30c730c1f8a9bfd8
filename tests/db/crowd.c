/*
 * crowd.c: many people file at once in one consultation, on one unit: each
 * is stored once, counted once, and nobody waits for a counter in a ring.
 */
#include "build/sql.h"
#include "db/consultation.h"
#include "tests/db/world.h"

#include <sys/wait.h>
#include <unistd.h>

enum { PEOPLE = 4, EACH = 60, TRIES = 5 };

static const char seed[] =
    "INSERT INTO authority (id, slug, kind, country, zone, language,"
    " created_at) VALUES (1, 'town', 'municipality', 'bg', 'Europe/Sofia',"
    " 'bg', '" PAST "');\n"
    "INSERT INTO authority_name (authority_id, language, name)"
    " VALUES (1, 'bg', 'Община');\n"
    "INSERT INTO consultation (id, slug, language, profile, round,"
    " published_at, opens_at, closes_at, created_at) VALUES (1, 'river', 'bg',"
    " 'bg.law.public', 'public', '" PAST "', '" PAST "', '" LATER "', '" PAST
    "');\n"
    "INSERT INTO consultation_authority (consultation_id, authority_id, leads)"
    " VALUES (1, 1, 1);\n"
    "INSERT INTO consultation_text (consultation_id, language, title)"
    " VALUES (1, 'bg', 'Река');\n";

/* As a POST does it: key, lock, what is said, counts last. */
static enum err
file_one(struct db *db, struct arena *mem, struct bytes nonce, int shard)
{
	unsigned char payload[32] = {1};
	struct consultation c;
	int64_t id;

	TRY(sql_form_key_use(
	    db, mem, nonce, (struct bytes){payload, 32}, NULL, NOW));
	TRY(consultation_locked(db, mem, "river", "bg", &c));
	TRY(sql_act_add(db, mem, NOW, NULL, NULL, NULL, &c.authority, &c.id,
	    "filed", NULL, NULL, NULL, NULL, &id));
	TRY(sql_tally_bump(
	    db, mem, "consultation", c.id, "comments", shard, 1, &id));
	TRY(sql_tally_bump(
	    db, mem, "consultation", c.id, "talk", shard, 1, &id));
	return sql_tally_bump(db, mem, "unit", 7, "talk", 0, 1, &id);
}

/* Replayed whole where that may help. */
static enum err
whole(struct db *db, struct arena *mem, struct bytes nonce, int shard,
    int *replays)
{
	enum err e = ERR_BUSY;

	for (int i = 0; i < TRIES; i++) {
		e = db_begin(db);
		if (e == OK)
			e = file_one(db, mem, nonce, shard);
		if (e == OK)
			e = db_commit(db);
		else
			db_rollback(db);
		if (e != ERR_BUSY || !db_replay(db))
			break;
		++*replays;
	}
	return e;
}

/* One of the crowd, in a process of its own; its exit code is the number of
 * replays, or 255. */
static int
person(struct world *w, int number)
{
	struct arena *mem = arena_new((size_t)16 << 20);
	unsigned char nonce[16] = {(unsigned char)number};
	struct db *db;
	int replays = 0;

	if (role_open(&w->settings, w->mem, ROLE_WRITE, &db) != OK)
		return 255;
	for (int i = 0; i < EACH; i++) {
		nonce[1] = (unsigned char)i;
		if (whole(db, mem, (struct bytes){nonce, 16}, number % 16,
			&replays) != OK)
			return 255;
		arena_reset(mem);
	}
	db_free(db);
	arena_free(mem);
	return replays;
}

static int
crowd(struct world *w)
{
	int replays = 0, status;

	fflush(stdout);
	for (int i = 0; i < PEOPLE; i++)
		if (!fork())
			_exit(person(w, i));
	for (int i = 0; i < PEOPLE; i++) {
		CHECK(wait(&status) > 0);
		CHECK(WIFEXITED(status) && WEXITSTATUS(status) < 255);
		replays += WEXITSTATUS(status);
	}
	return replays;
}

static int64_t
sum(struct world *w, struct db *db, const char *scope, int64_t subject,
    const char *name)
{
	struct rows r;

	return sql_tally_sum(db, w->mem, scope, subject, name, &r) == OK
		   ? cell_int(&r, 0, "n")
		   : -1;
}

int
main(void)
{
	struct world w = world_new();
	struct db *db = world_open(&w, ROLE_ADMIN);
	int replays;

	CHECK(db_script(db, seed) == OK);
	replays = crowd(&w);
	printf("# %d transactions, %d replayed\n", PEOPLE * EACH, replays);
	CHECK(replays == 0);
	CHECK(sum(&w, db, "consultation", 1, "comments") == PEOPLE * EACH);
	CHECK(sum(&w, db, "consultation", 1, "talk") == PEOPLE * EACH);
	CHECK(sum(&w, db, "unit", 7, "talk") == PEOPLE * EACH);
	db_free(db);
	arena_free(w.mem);
	return check_done();
}
