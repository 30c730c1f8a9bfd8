/*
 * seal.c: the sequencer.  State in memory is made from the database alone and
 * checked on the way: each leaf against its entry, the tree against the head
 * that was signed last.  After any fault it is thrown away and made again.
 */
#include "fcgi/app/proof/seal.h"

#include "build/sql.h"
#include "fcgi/app/proof/tile.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/log.h"
#include "fcgi/base/text.h"

#include <inttypes.h>
#include <string.h>

enum {
	BATCH = 1000,
	BATCH_MEMORY = 32 << 20,
	ENTRY_MAX = 1000, /* bytes of a line (product 8) */
	LEASE_SECONDS = 60,
	CHECKPOINT_MAX = 8192,
	/* Notes with an id so far below the highest that has a place are
	 * looked at once, at the start: those above catch all that were
	 * committed late. */
	LATE_NOTES = 20000,
	MINUTE_SIZE = 16, /* "2026-03-01 10:00" */
};

#define LEASE "seal"

static enum err
broken(const char *what, uint64_t where)
{
	return log_err(
	    ERR_BROKEN, "seal.broken", "%s at %" PRIu64, what, where);
}

const char *
seal_entry(struct arena *mem, const struct rows *note, size_t row)
{
	struct bytes commitment = cell_bytes(note, row, "commitment");
	char *minute =
	    arena_copy_n(mem, cell_time(note, row, "at"), MINUTE_SIZE);

	minute[10] = 'T';
	return arena_printf(mem, "consult/v1 %s %s %sZ hmac-sha256:%s",
	    cell(note, row, "kind"), cell(note, row, "act_iri"), minute,
	    text_hex(mem, commitment.at, commitment.size));
}

/* ---- opening ---- */

/* The folder's own checkpoint: how far its files go. */
static enum err
published(struct seal *s)
{
	struct verifier v = {.name = s->settings->log_origin};
	struct checkpoint c;
	struct bytes text;
	enum err e;

	secret_public(s->seed, v.public_key);
	e = tile_read(s->mem, s->settings->log_folder, "checkpoint",
	    CHECKPOINT_MAX, &text);
	if (e == ERR_NOT_FOUND)
		return OK;
	TRY(e);
	if (checkpoint_read(
		s->mem, arena_copy_n(s->mem, text.at, text.size), &v, &c) != OK)
		return log_err(ERR_BROKEN, "seal.checkpoint",
		    "%s/checkpoint is not signed by this key for %s",
		    s->settings->log_folder, v.name);
	s->published = c.size;
	return OK;
}

enum err
seal_open(const struct settings *settings, struct db *db, struct arena *keep,
    struct seal **out)
{
	unsigned char random[8];
	struct seal *s = arena_alloc(keep, sizeof *s);

	s->settings = settings;
	s->db = db;
	s->mem = keep;
	s->tree = arena_alloc(keep, sizeof *s->tree);
	s->bundle = arena_alloc(keep, TILE_WIDTH * (ENTRY_MAX + 2));
	secret_random(random, sizeof random);
	s->owner = text_hex(keep, random, sizeof random);
	TRY(secret_key_file(settings->seal_key_file, s->seed));
	TRY(published(s));
	*out = s;
	return OK;
}

/* ---- the tree ---- */

/* A tile became full: it is written, if the folder does not have it. */
static enum err
full(void *arg, int level, uint64_t n, const struct hash *tile)
{
	struct seal *s = arg;
	const char *folder = s->settings->log_folder;
	bool there = (n + 1) << (8 * (level + 1)) <= s->published;

	if (!there)
		TRY(tile_write(s->mem, folder,
		    tile_name(s->mem, level, n, TILE_WIDTH),
		    (struct bytes){tile->at, TILE_WIDTH * HASH_SIZE}));
	if (level == 0 && !there)
		TRY(tile_write(s->mem, folder,
		    tile_name(s->mem, TILE_ENTRIES, n, TILE_WIDTH),
		    (struct bytes){s->bundle, s->bundle_size}));
	if (level == 0)
		s->bundle_size = 0;
	return OK;
}

static enum err
grow(struct seal *s, struct bytes entry, struct bytes leaf)
{
	const struct tile_sink to = {full, s};
	unsigned char *end = s->bundle + s->bundle_size;
	struct hash is;

	if (entry.size > ENTRY_MAX)
		return broken("an entry is too long", s->tree->size);
	merkle_leaf(entry, &is);
	if (leaf.size != HASH_SIZE || memcmp(leaf.at, is.at, HASH_SIZE))
		return broken("a leaf is not its entry's", s->tree->size);
	end[0] = (unsigned char)(entry.size >> 8);
	end[1] = (unsigned char)(entry.size & 255);
	memcpy(end + 2, entry.at, entry.size);
	s->bundle_size += 2 + entry.size;
	return frontier_add(s->tree, &is, &to);
}

static enum err
batch(struct seal *s, struct arena *mem, uint64_t end, bool *more)
{
	struct rows r;

	TRY(sql_ledger_entries(
	    s->db, mem, (int64_t)s->tree->size, (int64_t)end, BATCH, &r));
	for (size_t i = 0; i < r.count; i++) {
		if (cell_int(&r, i, "place") != (int64_t)s->tree->size)
			return broken("a place is empty", s->tree->size);
		TRY(grow(
		    s, cell_bytes(&r, i, "entry"), cell_bytes(&r, i, "leaf")));
	}
	*more = r.count == BATCH;
	return OK;
}

/* All entries that have a place below end and are not in the tree yet; the
 * whole log, at the start. */
static enum err
catch_up(struct seal *s, uint64_t end)
{
	struct arena *mem = arena_new(BATCH_MEMORY);
	bool more = true;
	enum err e = OK;

	while (e == OK && more) {
		e = batch(s, mem, end, &more);
		arena_reset(mem);
	}
	arena_free(mem);
	return e;
}

enum err
seal_head(struct seal *s)
{
	struct hash root;
	struct rows r;

	TRY(sql_ledger_head(s->db, s->mem, &r));
	if (r.count) {
		s->head = (uint64_t)cell_int(&r, 0, "size");
		memcpy(s->root.at, cell_bytes(&r, 0, "root").at, HASH_SIZE);
		s->checkpoint = cell(&r, 0, "checkpoint");
	}
	if (s->published > s->head)
		return broken("the folder is ahead of the database", s->head);
	if (s->tree->size > s->head)
		return OK;
	if (s->tree->size < s->head)
		TRY(catch_up(s, s->head));
	frontier_root(s->tree, &root);
	if (s->tree->size != s->head ||
	    (r.count && !hash_same(&root, &s->root)))
		return broken(
		    "the log is not the one that was signed", s->head);
	return OK;
}

/* ---- files ---- */

enum err
seal_tiles(struct seal *s)
{
	const struct frontier *f = s->tree;
	const char *folder = s->settings->log_folder;

	for (int i = 0; i < TILE_LEVELS; i++) {
		size_t count = f->level[i].count;
		uint64_t n = f->size >> (8 * i) >> 8;

		if (count)
			TRY(tile_write(s->mem, folder,
			    tile_name(s->mem, i, n, count),
			    (struct bytes){
				f->level[i].at->at, count * HASH_SIZE}));
	}
	if (!f->level[0].count)
		return OK;
	return tile_write(s->mem, folder,
	    tile_name(
		s->mem, TILE_ENTRIES, f->size / TILE_WIDTH, f->level[0].count),
	    (struct bytes){s->bundle, s->bundle_size});
}

enum err
seal_publish(struct seal *s)
{
	if (!s->checkpoint || s->published == s->head)
		return OK;
	TRY(tile_write(s->mem, s->settings->log_folder, "checkpoint",
	    (struct bytes){
		(const unsigned char *)s->checkpoint, strlen(s->checkpoint)}));
	s->published = s->head;
	return OK;
}

enum err
seal_follow(struct seal *s)
{
	if (s->published == s->head || s->tree->size != s->head)
		return OK;
	TRY(seal_tiles(s));
	return seal_publish(s);
}

/* ---- numbering ---- */

static void
held(struct seal *s, int64_t fence, const char *now)
{
	s->fence = fence;
	memcpy(s->keep_at, clock_add(s->mem, now, LEASE_SECONDS / 2),
	    sizeof s->keep_at);
}

enum err
seal_lease(struct seal *s, const char *now)
{
	const char *until = clock_add(s->mem, now, LEASE_SECONDS);
	struct rows r;
	int64_t count;
	enum err e;

	if (s->fence && strcmp(now, s->keep_at) < 0)
		return OK;
	if (s->fence && sql_lease_keep(s->db, s->mem, LEASE, s->owner, s->fence,
			    until) == OK) {
		held(s, s->fence, now);
		return OK;
	}
	s->fence = 0;
	TRY(sql_lease_make(s->db, s->mem, LEASE, now, &count));
	e = sql_lease_take(s->db, s->mem, LEASE, s->owner, until, now);
	if (e == ERR_CONFLICT)
		return OK;
	TRY(e);
	TRY(sql_lease_find(s->db, s->mem, LEASE, &r));
	if (text_is(cell(&r, 0, "owner"), s->owner))
		held(s, cell_int(&r, 0, "fence"), now);
	return OK;
}

/* Inside a transaction: the lease is ours, and stays so until its end.
 * ERR_NOT_FOUND: another has taken it. */
static enum err
hold(struct seal *s)
{
	struct rows r;
	enum err e =
	    sql_lease_hold(s->db, s->mem, LEASE, s->owner, s->fence, &r);

	if (e == ERR_NOT_FOUND)
		s->fence = 0;
	return e;
}

static enum err
place(struct seal *s, const struct rows *r, size_t i, uint64_t where)
{
	const char *line = seal_entry(s->mem, r, i);
	const struct bytes entry = {(const unsigned char *)line, strlen(line)};
	struct hash leaf;

	if (entry.size > ENTRY_MAX || strpbrk(line, "\r\n"))
		return broken("a note makes no entry", where);
	merkle_leaf(entry, &leaf);
	return sql_ledger_entry_add(s->db, s->mem, (int64_t)where,
	    cell_int(r, i, "id"), entry, (struct bytes){leaf.at, HASH_SIZE});
}

static enum err
number(struct seal *s, const char *now)
{
	const char *minute =
	    arena_printf(s->mem, "%.*s:00.000000", MINUTE_SIZE, now);
	int64_t after = 0;
	struct rows r;

	TRY(hold(s));
	TRY(sql_ledger_last(s->db, s->mem, &r));
	if (cell(&r, 0, "place") &&
	    (uint64_t)cell_int(&r, 0, "place") + 1 != s->tree->size)
		return ERR_CONFLICT;
	if (s->swept)
		after = cell_int(&r, 0, "note") - LATE_NOTES;
	TRY(sql_ledger_waiting(s->db, s->mem, after, minute, BATCH, &r));
	for (size_t i = 0; i < r.count; i++)
		TRY(place(s, &r, i, s->tree->size + i));
	s->swept |= r.count < BATCH;
	return OK;
}

enum err
seal_number(struct seal *s, const char *now)
{
	enum err e;

	if (!s->fence)
		return OK;
	TRY(catch_up(s, INT64_MAX));
	TRY(db_begin(s->db));
	e = number(s, now);
	if (e == OK)
		e = db_commit(s->db);
	else
		db_rollback(s->db);
	/* another was quicker: the next round sees what he did */
	if (e == ERR_NOT_FOUND || e == ERR_CONFLICT)
		return OK;
	TRY(e);
	return catch_up(s, INT64_MAX);
}

/* ---- signing ---- */

static enum err
sign(struct seal *s, const struct checkpoint *c, const char *note,
    const char *now)
{
	TRY(hold(s));
	return sql_ledger_head_add(s->db, s->mem, (int64_t)c->size,
	    (struct bytes){c->root.at, HASH_SIZE}, note, now);
}

enum err
seal_sign(struct seal *s, const char *now)
{
	struct checkpoint c = {
	    .origin = s->settings->log_origin, .size = s->tree->size};
	const char *note;
	enum err e;

	if (!s->fence || c.size <= s->head)
		return OK;
	frontier_root(s->tree, &c.root);
	note = checkpoint_sign(s->mem, &c, s->seed);
	TRY(db_begin(s->db));
	e = sign(s, &c, note, now);
	if (e == OK)
		e = db_commit(s->db);
	else
		db_rollback(s->db);
	TRY(e);
	s->head = c.size;
	s->root = c.root;
	s->checkpoint = note;
	log_info("seal.signed", "size %" PRIu64, c.size);
	return OK;
}

enum err
seal_round(struct seal *s, bool *more)
{
	const char *now = clock_now(s->mem);
	uint64_t before;

	*more = false;
	TRY(seal_head(s));
	TRY(seal_follow(s));
	TRY(seal_lease(s, now));
	before = s->tree->size;
	TRY(seal_number(s, now));
	if (s->tree->size == s->head)
		return OK;
	TRY(seal_tiles(s));
	TRY(seal_sign(s, now));
	*more = s->tree->size - before >= BATCH;
	return seal_publish(s);
}
