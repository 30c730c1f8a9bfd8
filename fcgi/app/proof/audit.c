/*
 * audit.c: glas ledger check: every entry against its note and its record,
 * every head against the entries and the key, the folder against all of it.
 * It reads and says; it mends nothing.
 */
#include "build/sql.h"
#include "db/role.h"
#include "fcgi/app/proof/proof.h"
#include "fcgi/app/proof/seal.h"
#include "fcgi/app/proof/tile.h"
#include "fcgi/base/clock.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { BATCH = 1000, BATCH_MEMORY = 256 << 20, CHECKPOINT_MAX = 8192 };
enum { LATE_SECONDS = 600 };

struct audit {
	const struct settings *settings;
	struct db *db;
	struct arena *mem, *batch;
	struct verifier verifier;
	struct frontier *tree;
	uint64_t heads, erased, faults;
};

static void
fault(struct audit *a, const char *what, uint64_t where)
{
	a->faults++;
	printf("fault: %s: %" PRIu64 "\n", what, where);
}

static void
entry(struct audit *a, const struct rows *r, size_t i)
{
	const char *line = seal_entry(a->batch, r, i);
	struct bytes kept = cell_bytes(r, i, "entry");
	struct bytes commitment = cell_bytes(r, i, "commitment");
	struct bytes salt = cell_bytes(r, i, "salt");
	struct bytes record = cell_bytes(r, i, "canonical");
	unsigned char mac[MAC_SIZE];
	struct hash leaf;

	if ((uint64_t)cell_int(r, i, "place") != a->tree->size)
		fault(a, "a place is empty", a->tree->size);
	if (kept.size != strlen(line) || memcmp(kept.at, line, kept.size))
		fault(a, "an entry is not its note's", a->tree->size);
	merkle_leaf(kept, &leaf);
	if (memcmp(leaf.at, cell_bytes(r, i, "leaf").at, HASH_SIZE))
		fault(a, "a leaf is not its entry's", a->tree->size);
	if (!salt.at) {
		a->erased++;
	} else {
		secret_hmac(salt.at, record.at, record.size, mac);
		if (memcmp(mac, commitment.at, MAC_SIZE))
			fault(a, "a record was changed", a->tree->size);
	}
	if (frontier_add(a->tree, &leaf, NULL) != OK)
		fault(a, "the tree is full", a->tree->size);
}

/* The head of the size that the tree has now, if there is one. */
static void
head(struct audit *a, const struct rows *heads, size_t i)
{
	struct bytes kept = cell_bytes(heads, i, "root");
	struct checkpoint c;
	struct hash root;

	a->heads++;
	frontier_root(a->tree, &root);
	if (memcmp(kept.at, root.at, HASH_SIZE))
		fault(a, "a head does not fit the entries", a->tree->size);
	if (checkpoint_read(
		a->batch, cell(heads, i, "checkpoint"), &a->verifier, &c) != OK)
		fault(a, "a head is not signed by the key", a->tree->size);
	else if (c.size != a->tree->size || !hash_same(&c.root, &root))
		fault(a, "a head was signed for another log", a->tree->size);
}

/* A batch of entries, and the heads that end within it. */
static enum err
step(struct audit *a, bool *more)
{
	int64_t from = (int64_t)a->tree->size;
	struct rows r, heads;
	size_t k = 0;

	TRY(sql_ledger_audit(a->db, a->batch, from - 1, BATCH, &r));
	TRY(sql_ledger_heads(
	    a->db, a->batch, from, from + (int64_t)r.count, &heads));
	for (size_t i = 0; i < r.count; i++) {
		entry(a, &r, i);
		while (k < heads.count &&
		       (uint64_t)cell_int(&heads, k, "size") == a->tree->size)
			head(a, &heads, k++);
	}
	*more = r.count == BATCH;
	return OK;
}

/* What is served: the checkpoint, and tiles that make its root. */
static enum err
folder(struct audit *a)
{
	const char *name = a->settings->log_folder;
	struct tile_folder from = {a->mem, name};
	const struct tile_source tiles = {tile_folder_read, &from};
	struct checkpoint c;
	struct bytes text;
	struct hash root;
	enum err e =
	    tile_read(a->mem, name, "checkpoint", CHECKPOINT_MAX, &text);

	if (e == ERR_NOT_FOUND) {
		if (a->heads)
			fault(a, "the folder has no checkpoint", a->heads);
		return OK;
	}
	TRY(e);
	if (checkpoint_read(a->mem, arena_copy_n(a->mem, text.at, text.size),
		&a->verifier, &c) != OK)
		fault(a, "the folder's checkpoint is not the key's", 0);
	else if (c.size > a->tree->size)
		fault(a, "the folder is ahead of the database", c.size);
	else if (merkle_root_of(&tiles, c.size, &root) != OK ||
		 !hash_same(&root, &c.root))
		fault(a, "the folder's tiles do not make its root", c.size);
	return OK;
}

static enum err
whole(struct audit *a)
{
	unsigned char seed[KEY_SIZE];
	bool more = true;
	struct rows r;

	TRY(secret_key_file(a->settings->seal_key_file, seed));
	secret_public(seed, a->verifier.public_key);
	while (more) {
		TRY(step(a, &more));
		arena_reset(a->batch);
	}
	TRY(folder(a));
	TRY(sql_ledger_forgotten(a->db, a->mem,
	    clock_add(a->mem, clock_now(a->mem), -LATE_SECONDS), &r));
	if (cell_int(&r, 0, "n"))
		fault(a, "notes wait for their place",
		    (uint64_t)cell_int(&r, 0, "n"));
	printf("%" PRIu64 " entries, %" PRIu64 " heads, %" PRIu64
	       " erased, %" PRIu64 " faults\n",
	    a->tree->size, a->heads, a->erased, a->faults);
	return a->faults ? ERR_CONFLICT : OK;
}

enum err
ledger_command(
    const struct settings *s, struct arena *mem, int argc, char **argv)
{
	struct audit a = {
	    .settings = s,
	    .mem = mem,
	    .batch = arena_new(BATCH_MEMORY),
	    .verifier = {.name = s->log_origin},
	    .tree = arena_alloc(mem, sizeof *a.tree),
	};
	enum err e;

	if (argc != 2 || !text_is(argv[1], "check")) {
		fputs("usage: glas ledger check\n", stderr);
		return ERR_INVALID;
	}
	TRY(secret_start());
	if (*s->clock_file)
		clock_fix_file(s->clock_file);
	TRY(role_open(s, mem, ROLE_ADMIN, &a.db));
	e = whole(&a);
	db_free(a.db);
	arena_free(a.batch);
	return e;
}
