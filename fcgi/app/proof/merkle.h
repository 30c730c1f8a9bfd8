/*
 * merkle.h: the tree of the transparency log: SHA-256 hashes as in RFC 6962
 * 2.1, held in tiles of 256 (C2SP tlog-tiles).  Pure: no files, no database.
 */
#ifndef APP_MERKLE_H
#define APP_MERKLE_H

#include "fcgi/base/arena.h"
#include "fcgi/base/err.h"

#include <stdbool.h>
#include <stdint.h>

enum {
	HASH_SIZE = 32,
	TILE_WIDTH = 256,
	TILE_LEVELS = 8,	/* 2^64 entries */
	PATH_MAX_HASHES = 64,
};

struct hash {
	unsigned char at[HASH_SIZE];
};

void merkle_leaf(struct bytes entry, struct hash *out);
void merkle_node(const struct hash *left, const struct hash *right,
		 struct hash *out);
bool hash_same(const struct hash *a, const struct hash *b);

/* The root over hashes of complete subtrees of one size, of which the last
 * may be a smaller remainder; of none: SHA-256 of nothing. */
void merkle_root(const struct hash *list, size_t count, struct hash *out);

/* A growing tree: of each level of tiles the one that is not full yet.  A
 * tile that becomes full is handed to full (or NULL) before its hash goes up
 * a level. */
struct frontier {
	uint64_t size;
	struct {
		size_t count;
		struct hash at[TILE_WIDTH];
	} level[TILE_LEVELS];
};
struct tile_sink {
	enum err (*full)(void *arg, int level, uint64_t n,
			 const struct hash *tile);
	void *arg;
};
enum err frontier_add(struct frontier *f, const struct hash *leaf,
		      const struct tile_sink *to);
void frontier_root(const struct frontier *f, struct hash *out);

/* Whether path leads from the leaf at index to the root of a tree of that
 * size (RFC 9162 2.1.3.2). */
struct path {
	size_t count;
	struct hash at[PATH_MAX_HASHES];
};
bool merkle_includes(const struct hash *leaf, uint64_t index, uint64_t size,
		     const struct path *path, const struct hash *root);

/* The path of a leaf, from stored tiles: read gives count hashes of that
 * level from the first on, all within one tile. */
struct tile_source {
	enum err (*read)(void *arg, int level, uint64_t first, size_t count,
			 uint64_t size, struct hash *out);
	void *arg;
};
enum err merkle_path(const struct tile_source *from, uint64_t index,
		     uint64_t size, struct path *out);
/* The root of a tree of that size, from the same. */
enum err merkle_root_of(const struct tile_source *from, uint64_t size,
			struct hash *out);

#endif
