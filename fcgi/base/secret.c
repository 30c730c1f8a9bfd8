/*
 * secret.c: calls of libsodium, and the public forms of random numbers.
 *
 * No algorithm is written here but the check character, which guards against
 * typing errors and nothing else.  What was secret is wiped after use.
 */
#include "fcgi/base/secret.h"

#include "fcgi/base/log.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Crockford's base32: no i, l, o, u. */
static const char letters[] = "0123456789abcdefghjkmnpqrstvwxyz";

enum {
	RECEIPT_SIZE = 19, /* "BG-2026-7K2M-9X4D-Q" */
	NONCE_SIZE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
	TAG_SIZE = crypto_aead_xchacha20poly1305_ietf_ABYTES,
};

enum err
secret_start(void)
{
	if (sodium_init() < 0)
		return log_err(ERR_BROKEN, "secret", "libsodium: no start");
	return OK;
}

void
secret_random(void *out, size_t size)
{
	randombytes_buf(out, size);
}

void
secret_digest(const void *bytes, size_t size, unsigned char out[DIGEST_SIZE])
{
	crypto_generichash(out, DIGEST_SIZE, bytes, size, NULL, 0);
}

enum err
secret_digest_file(int fd, unsigned char out[DIGEST_SIZE])
{
	unsigned char part[1 << 15];
	crypto_generichash_state state;
	off_t at = 0;
	ssize_t got;

	crypto_generichash_init(&state, NULL, 0, DIGEST_SIZE);
	while ((got = pread(fd, part, sizeof part, at)) > 0) {
		crypto_generichash_update(&state, part, (size_t)got);
		at += got;
	}
	crypto_generichash_final(&state, out, DIGEST_SIZE);
	return got == 0
		   ? OK
		   : log_err(ERR_BROKEN, "secret.file", "%s", strerror(errno));
}

void
secret_sha256(const void *bytes, size_t size, unsigned char out[DIGEST_SIZE])
{
	crypto_hash_sha256(out, bytes, size);
}

struct secret_sum {
	crypto_hash_sha256_state state;
};

struct secret_sum *
secret_sum_new(struct arena *mem)
{
	struct secret_sum *sum = arena_alloc(mem, sizeof *sum);

	crypto_hash_sha256_init(&sum->state);
	return sum;
}

void
secret_sum_add(struct secret_sum *sum, const void *bytes, size_t size)
{
	crypto_hash_sha256_update(&sum->state, bytes, size);
}

void
secret_sum_end(struct secret_sum *sum, unsigned char out[DIGEST_SIZE])
{
	crypto_hash_sha256_final(&sum->state, out);
}

void
secret_hmac(const unsigned char key[KEY_SIZE], const void *bytes, size_t size,
    unsigned char out[MAC_SIZE])
{
	crypto_auth_hmacsha256_state state;

	crypto_auth_hmacsha256_init(&state, key, KEY_SIZE);
	crypto_auth_hmacsha256_update(&state, bytes, size);
	crypto_auth_hmacsha256_final(&state, out);
	sodium_memzero(&state, sizeof(state));
}

void
secret_short(const unsigned char key[16], const void *bytes, size_t size,
    unsigned char out[16])
{
	crypto_shorthash_siphashx24(out, bytes, size, key);
}

bool
secret_same(const void *a, const void *b, size_t size)
{
	return sodium_memcmp(a, b, size) == 0;
}

enum err
secret_password(struct arena *mem, const char *password, const char **out)
{
	char *hash = arena_alloc(mem, crypto_pwhash_STRBYTES);

	if (crypto_pwhash_str(hash, password, strlen(password),
		crypto_pwhash_OPSLIMIT_INTERACTIVE,
		crypto_pwhash_MEMLIMIT_INTERACTIVE))
		return log_err(ERR_BUSY, "secret.password", "no memory");
	*out = hash;
	return OK;
}

bool
secret_password_ok(const char *hash, const char *password)
{
	char padded[crypto_pwhash_STRBYTES] = "";

	if (strlen(hash) >= sizeof(padded))
		return false;
	memcpy(padded, hash, strlen(hash));
	return crypto_pwhash_str_verify(padded, password, strlen(password)) ==
	       0;
}

/* count letters, each from 5 random bits */
static char *
random_letters(struct arena *mem, size_t count)
{
	char *text = arena_alloc(mem, count + 1);

	secret_random(text, count);
	for (size_t i = 0; i < count; i++)
		text[i] = letters[text[i] & 31];
	return text;
}

const char *
secret_code(struct arena *mem)
{
	return random_letters(mem, CODE_SIZE);
}

const char *
secret_access(struct arena *mem)
{
	return random_letters(mem, ACCESS_SIZE);
}

const char *
secret_access_from(struct arena *mem, const char *secret)
{
	/* a key, so that this digest is no other digest of the secret */
	static const unsigned char purpose[32] = "access code of a submission";
	unsigned char digest[DIGEST_SIZE];
	char *text = arena_alloc(mem, ACCESS_SIZE + 1);

	crypto_generichash(digest, sizeof digest, (const unsigned char *)secret,
	    strlen(secret), purpose, sizeof purpose);
	for (size_t i = 0; i < ACCESS_SIZE; i++)
		text[i] = letters[digest[i] & 31];
	return text;
}

const char *
secret_typed(struct arena *mem, const char *typed)
{
	char *text = arena_alloc(mem, strlen(typed) + 1), *to = text;

	for (const char *c = typed; *c; c++) {
		char small = *c >= 'A' && *c <= 'Z' ? (char)(*c + 32) : *c;

		if (small == '-' || small == ' ')
			continue;
		if (small == 'o')
			small = '0';
		if (small == 'i' || small == 'l')
			small = '1';
		*to++ = small;
	}
	return text;
}

/* What a character of a receipt number counts; -1 if it may not stand at
 * place. Country letters count from A, the others as base32. */
static int
receipt_value(char c, size_t place)
{
	char small = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
	const char *found;

	if (place < 2)
		return c >= 'A' && c <= 'Z' ? c - 'A' : -1;
	if (place < 7)
		return c >= '0' && c <= '9' ? c - '0' : -1;
	if (small == c && c > '9')
		return -1; /* written in capitals */
	found = memchr(letters, small, sizeof(letters) - 1);
	return found ? (int)(found - letters) : -1;
}

/* The check character of all that stands before it. The weights are odd, so
 * every single wrong character changes the sum modulo 32, and so does nearly
 * every exchange of neighbours. -1: not of that shape. */
static int
receipt_check(const char *number)
{
	int sum = 0, weight = 1;

	for (size_t i = 0; i < RECEIPT_SIZE - 1; i++) {
		bool hyphen = i == 2 || i == 7 || i == 12 || i == 17;
		int value = hyphen ? 0 : receipt_value(number[i], i);

		if (value < 0 || (hyphen && number[i] != '-'))
			return -1;
		sum += hyphen ? 0 : value * weight;
		weight += hyphen ? 0 : 2;
	}
	return sum % 32;
}

static char
capital(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
}

const char *
secret_receipt(struct arena *mem, const char *country, int year)
{
	char *random = random_letters(mem, 8), *number;
	int check;

	for (char *c = random; *c; c++)
		*c = capital(*c);
	number = arena_printf(
	    mem, "%s-%04d-%.4s-%.4s-?", country, year, random, random + 4);
	assert(strlen(number) == RECEIPT_SIZE);
	check = receipt_check(number);
	assert(check >= 0); /* a country is two capitals */
	number[RECEIPT_SIZE - 1] = capital(letters[check]);
	return number;
}

bool
secret_receipt_ok(const char *number)
{
	int check;

	if (strlen(number) != RECEIPT_SIZE)
		return false;
	check = receipt_check(number);
	return check >= 0 &&
	       number[RECEIPT_SIZE - 1] == capital(letters[check]);
}

enum err
secret_seal(struct arena *mem, const unsigned char key[KEY_SIZE],
    struct bytes plain, struct bytes *out)
{
	size_t size = NONCE_SIZE + plain.size + TAG_SIZE;
	unsigned char *sealed = arena_alloc(mem, size);

	secret_random(sealed, NONCE_SIZE);
	if (crypto_aead_xchacha20poly1305_ietf_encrypt(sealed + NONCE_SIZE,
		NULL, plain.at, plain.size, NULL, 0, NULL, sealed, key))
		return log_err(ERR_BROKEN, "secret.seal", "refused");
	*out = (struct bytes){sealed, size};
	return OK;
}

enum err
secret_open(struct arena *mem, const unsigned char key[KEY_SIZE],
    struct bytes sealed, struct bytes *out)
{
	unsigned char *plain;
	size_t size;

	if (sealed.size < NONCE_SIZE + TAG_SIZE)
		return ERR_INVALID;
	size = sealed.size - NONCE_SIZE - TAG_SIZE;
	plain = arena_alloc(mem, size);
	if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain, NULL, NULL,
		sealed.at + NONCE_SIZE, sealed.size - NONCE_SIZE, NULL, 0,
		sealed.at, key))
		return ERR_INVALID;
	*out = (struct bytes){plain, size};
	return OK;
}

/* What is wrong with the open file as a key's file, or NULL. */
static const char *
key_fault(int file)
{
	struct stat about;

	if (fstat(file, &about))
		return strerror(errno);
	if (!S_ISREG(about.st_mode))
		return "no plain file";
	if (about.st_mode & 077)
		return "readable by others (mode should be 0600 or 0400)";
	if (about.st_size != KEY_SIZE)
		return "not 32 bytes";
	return NULL;
}

enum err
secret_key_file(const char *path, unsigned char out[KEY_SIZE])
{
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	const char *fault = file < 0 ? strerror(errno) : key_fault(file);

	if (!fault && read(file, out, KEY_SIZE) != KEY_SIZE)
		fault = "cannot be read";
	if (file >= 0)
		close(file);
	if (fault)
		return log_err(ERR_BROKEN, "secret.key", "%s: %s", path, fault);
	return OK;
}

void
secret_sign(const unsigned char seed[KEY_SIZE], const void *bytes, size_t size,
    unsigned char out[64])
{
	unsigned char public_key[crypto_sign_PUBLICKEYBYTES];
	unsigned char key[crypto_sign_SECRETKEYBYTES];

	crypto_sign_seed_keypair(public_key, key, seed);
	crypto_sign_detached(out, NULL, bytes, size, key);
	sodium_memzero(key, sizeof(key));
}

void
secret_public(const unsigned char seed[KEY_SIZE], unsigned char out[KEY_SIZE])
{
	unsigned char key[crypto_sign_SECRETKEYBYTES];

	crypto_sign_seed_keypair(out, key, seed);
	sodium_memzero(key, sizeof(key));
}

bool
secret_signed(const unsigned char public_key[KEY_SIZE], const void *bytes,
    size_t size, const unsigned char signature[64])
{
	return crypto_sign_verify_detached(
		   signature, bytes, size, public_key) == 0;
}
