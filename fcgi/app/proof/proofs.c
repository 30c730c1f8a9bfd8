/*
 * proofs.c: proofs of what was sealed, made by glas jobs, which alone may
 * read the salts; the tiles are those that nginx serves.
 */
#include "build/sql.h"
#include "fcgi/app/proof/proof.h"
#include "fcgi/app/proof/tile.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/log.h"

#include <string.h>

enum { AT_ONCE = 50 };

static enum err
make(const struct worker *w, const struct rows *r, size_t i)
{
	struct tile_folder folder = {w->mem, w->site->settings->log_folder};
	const struct tile_source tiles = {tile_folder_read, &folder};
	uint64_t size = (uint64_t)cell_int(r, i, "size");
	struct proof p = {
	    .salt = cell_bytes(r, i, "salt"),
	    .entry = cell_bytes(r, i, "entry"),
	    .record = cell_bytes(r, i, "canonical"),
	    .index = (uint64_t)cell_int(r, i, "place"),
	    .checkpoint = cell(r, i, "checkpoint"),
	};
	struct hash leaf;
	const char *text;
	int64_t count;

	TRY(merkle_path(&tiles, p.index, size, &p.path));
	merkle_leaf(p.entry, &leaf);
	if (!merkle_includes(&leaf, p.index, size, &p.path,
		(const struct hash *)cell_bytes(r, i, "root").at))
		return log_err(ERR_BROKEN, "proof.wrong",
		    "tiles do not prove place %llu",
		    (unsigned long long)p.index);
	text = proof_text(w->mem, &p);
	return sql_proof_add(w->db, w->mem, cell_int(r, i, "note"),
	    (int64_t)p.index,
	    (struct bytes){(const unsigned char *)text, strlen(text)},
	    clock_now(w->mem), &count);
}

enum err
proofs_make(const struct worker *w, int64_t *done)
{
	struct rows r;
	enum err e;

	*done = 0;
	TRY(sql_proofs_wanted(w->db, w->mem, AT_ONCE, &r));
	for (size_t i = 0; i < r.count; i++) {
		e = make(w, &r, i);
		/* this host's files lag behind; the next look finds them */
		if (e == ERR_NOT_FOUND)
			return OK;
		TRY(e);
		++*done;
	}
	return OK;
}
