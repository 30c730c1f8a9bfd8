/*
 * tile.h: the log as static files (C2SP tlog-tiles), under settings'
 * log_folder, which nginx serves as /log/: checkpoint, tile/LEVEL/N,
 * tile/entries/N, and .p/WIDTH of those that are not full.
 *
 * A file is there whole or not at all: written beside, synced, renamed, the
 * folder synced.  What is there may be read by everybody.
 */
#ifndef APP_TILE_H
#define APP_TILE_H

#include "fcgi/app/proof/merkle.h"

enum { TILE_ENTRIES = -1 };	/* the "level" of entry bundles */

/* "tile/0/x001/067.p/12"; width TILE_WIDTH is a full one. */
const char *tile_name(struct arena *mem, int level, uint64_t n, size_t width);

/* ERR_BROKEN, logged. */
enum err tile_write(struct arena *mem, const char *folder, const char *name,
		    struct bytes what);
/* ERR_NOT_FOUND: no such file; at most limit bytes are read. */
enum err tile_read(struct arena *mem, const char *folder, const char *name,
		   size_t limit, struct bytes *out);

/* Hashes of a tree from those files. */
struct tile_folder {
	struct arena *mem;
	const char *folder;
};
enum err tile_folder_read(void *folder, int level, uint64_t first,
			  size_t count, uint64_t size, struct hash *out);

#endif
