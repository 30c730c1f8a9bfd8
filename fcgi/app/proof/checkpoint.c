/*
 * checkpoint.c: signed notes, written and read byte by byte as their
 * specification has them: what is lenient here would be a second spelling.
 */
#include "fcgi/app/proof/checkpoint.h"

#include "fcgi/base/text.h"

#include <inttypes.h>
#include <string.h>

enum { KEY_ID = 4, ED25519 = 1, SIGNATURE = 64, NOTE_LIMIT = 64 * 1024 };

#define DASH "\u2014 "

/* The first bytes of SHA-256 over name, newline, kind and key. */
static void
key_id(struct arena *mem, const struct verifier *v, unsigned char out[KEY_ID])
{
	struct buffer b = buffer_new(mem, NOTE_LIMIT);
	unsigned char digest[DIGEST_SIZE];

	buffer_printf(&b, "%s\n%c", v->name, ED25519);
	buffer_bytes(&b, v->public_key, KEY_SIZE);
	secret_sha256(b.data, b.size, digest);
	memcpy(out, digest, KEY_ID);
}

const char *
verifier_text(struct arena *mem, const struct verifier *v)
{
	unsigned char id[KEY_ID], key[1 + KEY_SIZE] = {ED25519};

	key_id(mem, v, id);
	memcpy(key + 1, v->public_key, KEY_SIZE);
	return arena_printf(mem, "%s+%s+%s", v->name, text_hex(mem, id, KEY_ID),
	    text_base64(mem, key, sizeof key));
}

enum err
verifier_read(struct arena *mem, const char *text, struct verifier *out)
{
	const char *line = arena_copy_n(mem, text, strcspn(text, "\r\n"));
	const char *id = strchr(line, '+');
	const char *key = id ? strchr(id + 1, '+') : NULL;
	struct bytes bytes;

	if (!key || id == line)
		return ERR_INVALID;
	TRY(text_base64_decode(mem, key + 1, &bytes));
	if (bytes.size != 1 + KEY_SIZE || bytes.at[0] != ED25519)
		return ERR_INVALID;
	out->name = arena_copy_n(mem, line, (size_t)(id - line));
	memcpy(out->public_key, bytes.at + 1, KEY_SIZE);
	return text_is(verifier_text(mem, out), line) ? OK : ERR_INVALID;
}

const char *
checkpoint_sign(struct arena *mem, const struct checkpoint *c,
    const unsigned char seed[KEY_SIZE])
{
	struct verifier v = {.name = c->origin};
	unsigned char mark[KEY_ID + SIGNATURE];
	const char *text = arena_printf(mem, "%s\n%" PRIu64 "\n%s\n", c->origin,
	    c->size, text_base64(mem, c->root.at, HASH_SIZE));

	secret_public(seed, v.public_key);
	key_id(mem, &v, mark);
	secret_sign(seed, text, strlen(text), mark + KEY_ID);
	return arena_printf(mem, "%s\n" DASH "%s %s\n", text, c->origin,
	    text_base64(mem, mark, sizeof mark));
}

/* The line at *at without its newline; ERR_INVALID at the end. */
static enum err
line(struct arena *mem, const char **at, const char **out)
{
	const char *end = strchr(*at, '\n');

	if (!end)
		return ERR_INVALID;
	*out = arena_copy_n(mem, *at, (size_t)(end - *at));
	*at = end + 1;
	return OK;
}

/* Decimal in its one spelling. */
static enum err
decimal(struct arena *mem, const char *text, uint64_t *out)
{
	int64_t number;

	TRY(text_int(text, &number));
	if (number < 0 || !text_is(text, arena_printf(mem, "%" PRId64, number)))
		return ERR_INVALID;
	*out = (uint64_t)number;
	return OK;
}

/* A signature line of that key over the text: *good.  Of another key: passed
 * over. */
static enum err
signature(struct arena *mem, const char *mark, const struct verifier *v,
    struct bytes text, bool *good)
{
	const char *start = arena_printf(mem, DASH "%s ", v->name);
	unsigned char id[KEY_ID];
	struct bytes bytes;

	if (!text_starts(mark, DASH))
		return ERR_INVALID;
	if (!text_starts(mark, start))
		return OK;
	TRY(text_base64_decode(mem, mark + strlen(start), &bytes));
	key_id(mem, v, id);
	if (bytes.size < KEY_ID || memcmp(bytes.at, id, KEY_ID))
		return OK;
	if (bytes.size != KEY_ID + SIGNATURE ||
	    !secret_signed(
		v->public_key, text.at, text.size, bytes.at + KEY_ID))
		return ERR_INVALID;
	*good = true;
	return OK;
}

static enum err
signatures(struct arena *mem, const char *at, const struct verifier *v,
    struct bytes text)
{
	const char *mark;
	bool good = false;

	while (*at) {
		TRY(line(mem, &at, &mark));
		TRY(signature(mem, mark, v, text, &good));
	}
	return good ? OK : ERR_INVALID;
}

enum err
checkpoint_read(struct arena *mem, const char *text, const struct verifier *v,
    struct checkpoint *out)
{
	const char *at = text, *size, *root, *more;
	struct bytes hash;

	TRY(line(mem, &at, &out->origin));
	TRY(line(mem, &at, &size));
	TRY(line(mem, &at, &root));
	TRY(line(mem, &at, &more));
	if (*more || !text_is(out->origin, v->name))
		return ERR_INVALID;
	TRY(decimal(mem, size, &out->size));
	TRY(text_base64_decode(mem, root, &hash));
	if (hash.size != HASH_SIZE)
		return ERR_INVALID;
	memcpy(out->root.at, hash.at, HASH_SIZE);
	return signatures(mem, at, v,
	    (struct bytes){
		(const unsigned char *)text, (size_t)(at - 1 - text)});
}
