/*
 * totp.c: liboath's one door.  Nothing is stored here and nothing is known
 * of people: the caller keeps the step that was accepted.
 */
#include "fcgi/app/account/totp.h"

#include "fcgi/base/clock.h"
#include "fcgi/base/secret.h"
#include "fcgi/base/text.h"

#include <assert.h>
#include <liboath/oath.h>
#include <stdio.h>

enum err
totp_from_text(struct arena *mem, const char *text, struct bytes *out)
{
	char *bytes = NULL;
	size_t size = 0;

	if (oath_base32_decode(text, strlen(text), &bytes, &size) != OATH_OK)
		return ERR_INVALID;
	arena_cleanup(mem, free, bytes);
	*out = (struct bytes){
	    .at = (unsigned char *)arena_copy_n(mem, bytes, size),
	    .size = size,
	};
	return size ? OK : ERR_INVALID;
}

const char *
totp_to_text(struct arena *mem, struct bytes secret)
{
	char *text = NULL;
	int e = oath_base32_encode(
	    (const char *)secret.at, secret.size, &text, NULL);

	assert(e == OATH_OK);
	arena_cleanup(mem, free, text);
	return arena_copy(mem, text);
}

static int64_t
seconds(const char *moment)
{
	return clock_between("1970-01-01 00:00:00.000000", moment);
}

/* RFC 6238 4: HOTP of the number of steps since 1970. */
static void
code_at(struct bytes secret, int64_t step, char out[TOTP_DIGITS + 1])
{
	int e = oath_hotp_generate((const char *)secret.at, secret.size,
	    (uint64_t)step, TOTP_DIGITS, false, OATH_HOTP_DYNAMIC_TRUNCATION,
	    out);

	assert(e == OATH_OK);
}

const char *
totp_code(struct arena *mem, struct bytes secret, const char *moment)
{
	char *code = arena_alloc(mem, TOTP_DIGITS + 1);

	code_at(secret, seconds(moment) / TOTP_SECONDS, code);
	return code;
}

enum err
totp_check(
    struct bytes secret, const char *code, const char *moment, int64_t *step)
{
	int64_t now = seconds(moment) / TOTP_SECONDS;
	char right[TOTP_DIGITS + 1];

	if (strlen(code) != TOTP_DIGITS)
		return ERR_INVALID;
	for (int64_t at = now - 1; at <= now + 1; at++) {
		code_at(secret, at, right);
		if (!secret_same(right, code, TOTP_DIGITS))
			continue;
		*step = at;
		return OK;
	}
	return ERR_INVALID;
}

enum err
totp_print(
    const struct settings *settings, struct arena *mem, int argc, char **argv)
{
	struct bytes secret;

	(void)settings;
	if (argc != 2 || totp_from_text(mem, argv[1], &secret) != OK) {
		fputs("usage: glas totp SECRET (base32)\n", stderr);
		return ERR_INVALID;
	}
	printf("%s\n", totp_code(mem, secret, clock_now(mem)));
	return OK;
}
