/*
 * merkle.c: RFC 6962 hashes.  A leaf is marked by 0x00 and a node by 0x01, so
 * that neither can be taken for the other.
 */
#include "fcgi/app/proof/merkle.h"

#include "fcgi/base/secret.h"

#include <assert.h>
#include <string.h>

enum { ENTRY_MAX = 65535, TILE_BITS = 8 };

void
merkle_leaf(struct bytes entry, struct hash *out)
{
	unsigned char marked[ENTRY_MAX + 1] = {0};

	assert(entry.size <= ENTRY_MAX);
	if (entry.size)
		memcpy(marked + 1, entry.at, entry.size);
	secret_sha256(marked, entry.size + 1, out->at);
}

void
merkle_node(const struct hash *left, const struct hash *right, struct hash *out)
{
	unsigned char marked[1 + 2 * HASH_SIZE] = {1};

	memcpy(marked + 1, left->at, HASH_SIZE);
	memcpy(marked + 1 + HASH_SIZE, right->at, HASH_SIZE);
	secret_sha256(marked, sizeof marked, out->at);
}

bool
hash_same(const struct hash *a, const struct hash *b)
{
	return !memcmp(a->at, b->at, HASH_SIZE);
}

/* The largest power of two below n, which is at least 2. */
static uint64_t
split(uint64_t n)
{
	uint64_t k = 1;

	while (k << 1 && k << 1 < n)
		k <<= 1;
	return k;
}

void
merkle_root(const struct hash *list, size_t count, struct hash *out)
{
	struct hash left, right;
	size_t k;

	if (count == 0) {
		secret_sha256("", 0, out->at);
		return;
	}
	if (count == 1) {
		*out = *list;
		return;
	}
	k = (size_t)split(count);
	merkle_root(list, k, &left);
	merkle_root(list + k, count - k, &right);
	merkle_node(&left, &right, out);
}

enum err
frontier_add(
    struct frontier *f, const struct hash *leaf, const struct tile_sink *to)
{
	struct hash up = *leaf;
	uint64_t n = f->size++;

	for (int i = 0; i < TILE_LEVELS; i++) {
		f->level[i].at[f->level[i].count++] = up;
		n >>= TILE_BITS;
		if (f->level[i].count < TILE_WIDTH)
			return OK;
		if (to)
			TRY(to->full(to->arg, i, n, f->level[i].at));
		merkle_root(f->level[i].at, TILE_WIDTH, &up);
		f->level[i].count = 0;
	}
	return ERR_BROKEN;
}

/* From the smallest level up: what is below hangs as a remainder on the
 * right. */
void
frontier_root(const struct frontier *f, struct hash *out)
{
	struct hash list[TILE_WIDTH + 1];
	bool below = false;

	merkle_root(NULL, 0, out);
	for (int i = 0; i < TILE_LEVELS; i++) {
		size_t count = f->level[i].count;

		if (!count)
			continue;
		memcpy(list, f->level[i].at, count * sizeof *list);
		if (below)
			list[count++] = *out;
		merkle_root(list, count, out);
		below = true;
	}
}

bool
merkle_includes(const struct hash *leaf, uint64_t index, uint64_t size,
    const struct path *path, const struct hash *root)
{
	uint64_t at = index, last = size - 1;
	struct hash is = *leaf;

	if (index >= size)
		return false;
	for (size_t i = 0; i < path->count; i++) {
		if (last == 0)
			return false;
		if (at & 1 || at == last) {
			merkle_node(&path->at[i], &is, &is);
			while (!(at & 1) && at) {
				at >>= 1;
				last >>= 1;
			}
		} else {
			merkle_node(&is, &path->at[i], &is);
		}
		at >>= 1;
		last >>= 1;
	}
	return last == 0 && hash_same(&is, root);
}

/* The hash of [first, end): complete ones stand in a tile, or are made of
 * hashes of one. */
static enum err
range(const struct tile_source *from, uint64_t first, uint64_t end,
    uint64_t size, struct hash *out)
{
	struct hash tile[TILE_WIDTH], right;
	uint64_t wide = end - first, k = split(wide);
	int bits = 0;

	if (wide == 1 || k << 1 == wide) {
		while ((uint64_t)1 << bits < wide)
			bits++;
		/* a whole tile is one hash of the level above it */
		bits -= bits % TILE_BITS;
		TRY(from->read(from->arg, bits / TILE_BITS, first >> bits,
		    (size_t)(wide >> bits), size, tile));
		merkle_root(tile, (size_t)(wide >> bits), out);
		return OK;
	}
	TRY(range(from, first, first + k, size, out));
	TRY(range(from, first + k, end, size, &right));
	merkle_node(out, &right, out);
	return OK;
}

/* RFC 6962 2.1.1, the hashes from the leaf upward. */
static enum err
walk(const struct tile_source *from, uint64_t index, const uint64_t bounds[2],
    uint64_t size, struct path *out)
{
	uint64_t first = bounds[0], end = bounds[1], middle;

	if (end - first == 1)
		return OK;
	assert(out->count < PATH_MAX_HASHES);
	middle = first + split(end - first);
	if (index < middle) {
		TRY(walk(from, index, (uint64_t[]){first, middle}, size, out));
		TRY(range(from, middle, end, size, &out->at[out->count]));
	} else {
		TRY(walk(from, index, (uint64_t[]){middle, end}, size, out));
		TRY(range(from, first, middle, size, &out->at[out->count]));
	}
	out->count++;
	return OK;
}

enum err
merkle_path(const struct tile_source *from, uint64_t index, uint64_t size,
    struct path *out)
{
	out->count = 0;
	if (index >= size)
		return ERR_NOT_FOUND;
	return walk(from, index, (uint64_t[]){0, size}, size, out);
}

enum err
merkle_root_of(const struct tile_source *from, uint64_t size, struct hash *out)
{
	if (size)
		return range(from, 0, size, size, out);
	merkle_root(NULL, 0, out);
	return OK;
}
