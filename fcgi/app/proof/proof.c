/*
 * proof.c: tlog-proof files, written, read and checked.  Nothing here asks
 * the database.
 */
#include "fcgi/app/proof/proof.h"

#include "fcgi/base/text.h"

#include <inttypes.h>
#include <string.h>

enum { SALT = 32, PROOF_LIMIT = 2 << 20 };

#define HEAD "c2sp.org/tlog-proof@v1\n"
#define COMMITMENT "hmac-sha256:"

static const char *
extra(struct arena *mem, const struct proof *p)
{
	struct buffer b = buffer_new(mem, PROOF_LIMIT);

	buffer_bytes(&b, p->salt.at, p->salt.size);
	buffer_bytes(&b, p->entry.at, p->entry.size);
	buffer_add(&b, "\n");
	buffer_bytes(&b, p->record.at, p->record.size);
	return text_base64(mem, b.data, b.size);
}

const char *
proof_text(struct arena *mem, const struct proof *p)
{
	struct buffer b = buffer_new(mem, PROOF_LIMIT);

	buffer_add(&b, HEAD "extra ");
	buffer_add(&b, extra(mem, p));
	buffer_printf(&b, "\nindex %" PRIu64 "\n", p->index);
	for (size_t i = 0; i < p->path.count; i++)
		buffer_printf(
		    &b, "%s\n", text_base64(mem, p->path.at[i].at, HASH_SIZE));
	buffer_printf(&b, "\n%s", p->checkpoint);
	return b.data;
}

/* What stands behind the word on the line at *at, which moves on. */
static enum err
after(struct arena *mem, const char **at, const char *word, const char **out)
{
	size_t size = strcspn(*at, "\n");

	if (!text_starts(*at, word) || (*at)[size] != '\n')
		return ERR_INVALID;
	*out = arena_copy_n(mem, *at + strlen(word), size - strlen(word));
	*at += size + 1;
	return OK;
}

static enum err
parted(struct bytes all, struct proof *out)
{
	const unsigned char *end;

	if (all.size < SALT)
		return ERR_INVALID;
	out->salt = (struct bytes){all.at, SALT};
	all.at += SALT;
	all.size -= SALT;
	end = memchr(all.at, '\n', all.size);
	if (!end)
		return ERR_INVALID;
	out->entry = (struct bytes){all.at, (size_t)(end - all.at)};
	out->record = (struct bytes){end + 1, all.size - out->entry.size - 1};
	return OK;
}

static enum err
hashes(struct arena *mem, const char **at, struct path *out)
{
	const char *line;
	struct bytes hash;

	for (out->count = 0; **at && **at != '\n'; out->count++) {
		TRY(after(mem, at, "", &line));
		TRY(text_base64_decode(mem, line, &hash));
		if (hash.size != HASH_SIZE || out->count == PATH_MAX_HASHES)
			return ERR_INVALID;
		memcpy(out->at[out->count].at, hash.at, HASH_SIZE);
	}
	return OK;
}

enum err
proof_read(struct arena *mem, const char *text, struct proof *out)
{
	const char *at = text, *value;
	struct bytes all;
	int64_t index;

	if (!text_starts(text, HEAD))
		return ERR_INVALID;
	at += strlen(HEAD);
	TRY(after(mem, &at, "extra ", &value));
	TRY(text_base64_decode(mem, value, &all));
	TRY(parted(all, out));
	TRY(after(mem, &at, "index ", &value));
	TRY(text_int(value, &index));
	if (index < 0 || !text_is(value, arena_printf(mem, "%" PRId64, index)))
		return ERR_INVALID;
	out->index = (uint64_t)index;
	TRY(hashes(mem, &at, &out->path));
	TRY(after(mem, &at, "", &value));
	out->checkpoint = at;
	return *value ? ERR_INVALID : OK;
}

/* The record is what the entry is committed to, and of its kind. */
static bool
committed(struct arena *mem, const struct proof *p)
{
	const char *line = arena_copy_n(mem, p->entry.at, p->entry.size);
	const char *record = arena_copy_n(mem, p->record.at, p->record.size);
	const char *said = strrchr(line, ' ');
	const char *kind =
	    text_starts(line, "consult/v1 ") ? strchr(line, ' ') + 1 : NULL;
	unsigned char mac[MAC_SIZE];

	secret_hmac(p->salt.at, p->record.at, p->record.size, mac);
	return kind &&
	       text_is(said + 1, arena_printf(mem, COMMITMENT "%s",
				     text_hex(mem, mac, sizeof mac))) &&
	       text_starts(record, arena_printf(mem, "kind\t%.*s\n",
				       (int)strcspn(kind, " "), kind));
}

enum err
proof_verify(struct arena *mem, const struct proof *p, const struct verifier *v,
    const char **fault)
{
	struct checkpoint c;
	struct hash leaf;

	*fault = "the checkpoint is not signed by this key";
	TRY(checkpoint_read(mem, p->checkpoint, v, &c));
	*fault = "the record is not what the entry is committed to";
	if (!committed(mem, p))
		return ERR_INVALID;
	*fault = "the entry is not in the signed log";
	merkle_leaf(p->entry, &leaf);
	if (!merkle_includes(&leaf, p->index, c.size, &p->path, &c.root))
		return ERR_INVALID;
	*fault = NULL;
	return OK;
}
