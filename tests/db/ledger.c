/*
 * ledger.c: notes become a signed log: order that tells nothing, one
 * sequencer, a stop between any two steps, nothing signed that does not
 * extend what was signed, proofs that hold offline and no longer when a byte
 * is changed.
 */
#include "fcgi/app/proof/ledger.h"
#include "build/sql.h"
#include "fcgi/app/proof/proof.h"
#include "fcgi/app/proof/seal.h"
#include "fcgi/app/proof/tile.h"
#include "fcgi/base/clock.h"
#include "tests/db/world.h"

#include <errno.h>
#include <ftw.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define MINUTE(n) "2026-03-01 10:0" #n ":30.000000"

struct stage {
	struct world *w;
	struct arena *mem;
	struct db *seal, *jobs, *admin;
	struct verifier key;
	char folder[32];
};

static void
note(struct stage *t, const char *code, const char *words, const char *now)
{
	struct visit v = {.mem = t->mem, .db = t->jobs, .now = now};
	struct record r = record_new(t->mem, "comment");

	record_add(&r, "code", code);
	record_add(&r, "remark", words);
	CHECK(ledger_note(&v, "comment", "/c/river", code, &r) == OK);
}

static struct seal *
opened(struct stage *t)
{
	struct seal *s = NULL;

	CHECK(seal_open(&t->w->settings, t->seal, t->mem, &s) == OK);
	return s;
}

static uint64_t
served(struct stage *t)
{
	struct checkpoint c;
	struct bytes text;

	if (tile_read(t->mem, t->folder, "checkpoint", 8192, &text) != OK ||
	    checkpoint_read(t->mem, arena_copy_n(t->mem, text.at, text.size),
		&t->key, &c) != OK)
		return 0;
	return c.size;
}

static enum err
audit(struct stage *t)
{
	char *words[] = {(char *)"ledger", (char *)"check", NULL};

	return ledger_command(&t->w->settings, t->mem, 2, words);
}

/* Whoever held the lease is gone for longer than it lasts. */
static void
lease_over(struct stage *t)
{
	CHECK(db_script(t->admin, "UPDATE lease SET ends_at = '" PAST "';") ==
	      OK);
}

static void
round_of(struct stage *t, const char *now)
{
	bool more;

	lease_over(t);
	clock_fix(now);
	CHECK(seal_round(opened(t), &more) == OK);
	CHECK(!more);
}

static void
first(struct stage *t)
{
	struct rows r;

	round_of(t, NOW);
	CHECK(served(t) == 0);
	for (int i = 0; i < 6; i++)
		note(t, arena_printf(t->mem, "aaaaaaaaa%d", i), "Да\tи не.",
		    NOW);
	/* their minute is not over */
	round_of(t, "2026-03-01 10:00:59.999999");
	CHECK(served(t) == 0);
	round_of(t, MINUTE(1));
	CHECK(served(t) == 6);
	CHECK(sql_ledger_entries(t->jobs, t->mem, 0, 99, 99, &r) == OK);
	CHECK(r.count == 6);
	/* in the order of what chance made */
	for (size_t i = 1; i < r.count; i++)
		CHECK(
		    strcmp(cell(&r, i - 1, "entry"), cell(&r, i, "entry")) < 0);
	CHECK(text_starts(cell(&r, 0, "entry"),
	    "consult/v1 comment /c/river 2026-03-01T10:00Z hmac-sha256:"));
	CHECK(audit(t) == OK);
}

/* Every place at which it may be stopped; the next start continues. */
static void
stopped(struct stage *t)
{
	const char *now = MINUTE(2);
	struct seal *s;

	for (int step = 0; step < 5; step++) {
		uint64_t before = served(t);

		note(t, arena_printf(t->mem, "bbbbbbbbb%d", step), "x", NOW);
		lease_over(t);
		clock_fix(now);
		s = opened(t);
		CHECK(seal_head(s) == OK && seal_follow(s) == OK);
		CHECK(seal_lease(s, now) == OK);
		CHECK(step < 1 || seal_number(s, now) == OK);
		CHECK(step < 2 || seal_tiles(s) == OK);
		CHECK(step < 3 || seal_sign(s, now) == OK);
		CHECK(step < 4 || seal_publish(s) == OK);
		CHECK(served(t) == before + (step == 4));
		round_of(t, now);
		CHECK(served(t) == before + 1);
		CHECK(audit(t) == OK);
	}
}

/* Two: one has the lease, the other follows; a fence that is old is none. */
static void
two(struct stage *t)
{
	const char *now = MINUTE(3), *later = MINUTE(5);
	uint64_t before = served(t);
	struct seal *one, *other;

	lease_over(t);
	clock_fix(now);
	one = opened(t);
	other = opened(t);
	CHECK(seal_head(one) == OK && seal_head(other) == OK);
	CHECK(seal_lease(one, now) == OK && one->fence > 0);
	CHECK(seal_lease(other, now) == OK && other->fence == 0);
	note(t, "cccccccccc", "x", NOW);
	CHECK(seal_number(other, now) == OK);
	CHECK(other->tree->size == before);
	/* one sleeps past its lease; the other takes it; one wakes up */
	CHECK(seal_lease(other, later) == OK && other->fence > one->fence);
	CHECK(seal_number(one, later) == OK);
	CHECK(one->fence == 0 && one->tree->size == before);
	CHECK(seal_number(other, later) == OK);
	CHECK(other->tree->size == before + 1);
	CHECK(seal_tiles(other) == OK && seal_sign(other, later) == OK);
	CHECK(seal_publish(other) == OK);
	/* a host with a folder of its own writes what was signed elsewhere */
	CHECK(seal_head(one) == OK && one->tree->size == before + 1);
	one->published = 0;
	CHECK(seal_follow(one) == OK);
	CHECK(one->published == before + 1);
	CHECK(audit(t) == OK);
}

/* More than a tile, numbered in one batch and served in tiles. */
static void
many(struct stage *t)
{
	struct bytes tile;

	for (int i = 0; i < 300; i++)
		note(t, arena_printf(t->mem, "d%09d", i), "много", MINUTE(5));
	round_of(t, MINUTE(6));
	CHECK(served(t) == 312);
	CHECK(tile_read(t->mem, t->folder, "tile/0/000", 9000, &tile) == OK);
	CHECK(tile.size == 8192);
	CHECK(
	    tile_read(t->mem, t->folder, "tile/0/001.p/56", 9000, &tile) == OK);
	CHECK(tile.size == 56 * 32);
	CHECK(
	    tile_read(t->mem, t->folder, "tile/1/000.p/1", 9000, &tile) == OK);
	CHECK(tile.size == 32);
	CHECK(tile_read(t->mem, t->folder, "tile/entries/000", 300000, &tile) ==
	      OK);
	CHECK(tile.at[0] == 0 && tile.at[1] > 60);
	CHECK(audit(t) == OK);
	CHECK_TEXT(
	    tile_name(t->mem, 2, 1234067, 12), "tile/2/x001/x234/067.p/12");
	CHECK_TEXT(tile_name(t->mem, TILE_ENTRIES, 5, 256), "tile/entries/005");
}

static enum err
checked(struct stage *t, char *text, const char **fault)
{
	struct proof p;

	*fault = "not read";
	TRY(proof_read(t->mem, text, &p));
	return proof_verify(t->mem, &p, &t->key, fault);
}

/* Every byte of the file matters. */
static void
proofs(struct stage *t)
{
	struct site site = {.settings = &t->w->settings};
	const struct worker w = {t->jobs, t->mem, &site, "test", NULL};
	const char *fault;
	size_t held = 0, length;
	char *text;
	int64_t done, all = 0;

	CHECK(
	    db_script(t->admin, "DELETE FROM record WHERE note_id = 3;") == OK);
	do {
		CHECK(proofs_make(&w, &done) == OK);
		all += done;
	} while (done);
	CHECK(all == 311); /* what was erased has none */
	text = arena_copy(t->mem,
	    world_ask(t->w, "SELECT file FROM proof WHERE place = 300"));
	CHECK(checked(t, text, &fault) == OK);
	length = strlen(text);
	for (size_t i = 0; i < length; i++) {
		char kept = text[i];

		text[i] = (char)(kept == 'A' ? 'B' : 'A');
		held += checked(t, text, &fault) == OK;
		text[i] = kept;
	}
	CHECK(held == 0);
	CHECK(audit(t) == OK);
}

/* What was signed cannot be unsigned: a changed entry, a changed root, an
 * older database. */
static void
refused(struct stage *t)
{
	struct seal *s;

	CHECK(db_script(t->admin,
		  "CREATE TABLE kept AS SELECT * FROM ledger_entry;"
		  "UPDATE ledger_entry SET entry = REPLACE(entry, 'river',"
		  " 'rivel') WHERE place = 7;") == OK);
	note(t, "eeeeeeeeee", "x", MINUTE(6));
	clock_fix(MINUTE(8));
	s = opened(t);
	CHECK(seal_head(s) == ERR_BROKEN);
	CHECK(audit(t) == ERR_CONFLICT);
	CHECK(db_script(t->admin,
		  "UPDATE ledger_entry SET leaf = UNHEX(SHA2(CONCAT(CHAR(0),"
		  " entry), 256)) WHERE place = 7;") == OK);
	s = opened(t);
	CHECK(seal_head(s) == ERR_BROKEN);
	CHECK(served(t) == 312);
	CHECK(db_script(t->admin,
		  "UPDATE ledger_entry e JOIN kept k USING (place)"
		  " SET e.entry = k.entry, e.leaf = k.leaf;") == OK);
	round_of(t, MINUTE(8));
	CHECK(served(t) == 313);
	CHECK(db_script(t->admin,
		  "DELETE FROM ledger_head WHERE size = 313;"
		  "DELETE FROM ledger_entry WHERE place = 312;") == OK);
	s = opened(t);
	CHECK(seal_head(s) == ERR_BROKEN);
	/* pages and the sequencer may change nothing of it */
	CHECK(db_script(t->seal, "UPDATE ledger_entry SET entry = '';") != OK);
	CHECK(db_script(t->seal, "DELETE FROM ledger_head;") != OK);
	CHECK(db_script(t->seal, "SELECT * FROM record;") != OK);
}

static int
unlink_one(
    const char *path, const struct stat *about, int kind, struct FTW *where)
{
	(void)about, (void)kind, (void)where;
	return remove(path);
}

int
main(void)
{
	static const unsigned char seed[32] = {1, 2, 3};
	struct world w = world_new();
	struct stage t = {
	    .w = &w, .mem = w.mem, .folder = "/tmp/glas-log-XXXXXX"};
	const char *key;
	FILE *file;

	CHECK(mkdtemp(t.folder) != NULL);
	key = arena_printf(w.mem, "%s/seal.key", t.folder);
	file = fopen(key, "w");
	CHECK(file && fwrite(seed, 1, 32, file) == 32 && !fclose(file));
	CHECK(chmod(key, 0400) == 0);
	w.settings.seal_key_file = key;
	w.settings.log_folder = t.folder;
	t.key.name = w.settings.log_origin;
	secret_public(seed, t.key.public_key);
	t.seal = world_open(&w, ROLE_SEAL);
	t.jobs = world_open(&w, ROLE_JOBS);
	t.admin = world_open(&w, ROLE_ADMIN);
	first(&t);
	stopped(&t);
	two(&t);
	many(&t);
	proofs(&t);
	refused(&t);
	nftw(t.folder, unlink_one, 8, FTW_DEPTH | FTW_PHYS);
	return check_done();
}
