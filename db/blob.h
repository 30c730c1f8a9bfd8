/*
 * blob.h: what was received, byte for byte, in parts of 256 KiB in the
 * database; each blob belongs to one owner (engineering 20).
 */
#ifndef DB_BLOB_H
#define DB_BLOB_H

#include "db/db.h"

enum { BLOB_PART = 256 * 1024 };

/* Reads fd from its start to its end. digest is SHA-256. */
enum err blob_store(struct db *db, struct arena *mem, int fd,
		    int64_t *id, unsigned char digest[32]);
enum err blob_store_bytes(struct db *db, struct arena *mem,
			  struct bytes bytes, int64_t *id,
			  unsigned char digest[32]);
/* Whole, into the arena: only where its size is known to be small. */
enum err blob_load(struct db *db, struct arena *mem, int64_t id,
		   struct bytes *out);
/* Part by part. */
enum err blob_each(struct db *db, struct arena *mem, int64_t id,
		   enum err (*each)(void *arg, struct bytes part), void *arg);

#endif
