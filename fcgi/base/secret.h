/*
 * secret.h: libsodium, and nothing else, for everything secret or signed.
 *
 * Comparisons of secrets are constant in time.  Keys live in files of mode
 * 0600 and are read at start.
 */
#ifndef BASE_SECRET_H
#define BASE_SECRET_H

#include "fcgi/base/arena.h"
#include "fcgi/base/err.h"

#include <stdbool.h>
#include <stdint.h>

enum {
	DIGEST_SIZE = 32,	/* BLAKE2b-256, and SHA-256 */
	MAC_SIZE = 32,
	KEY_SIZE = 32,
	CODE_SIZE = 10,		/* characters of a public code */
	ACCESS_SIZE = 16,	/* letters of an access code */
};

enum err secret_start(void); /* once, before any other call */

void secret_random(void *out, size_t size);

/* BLAKE2b-256, what the database keeps instead of cookies and codes. */
void secret_digest(const void *bytes, size_t size,
		   unsigned char out[DIGEST_SIZE]);
/* The same of an open file's bytes from its beginning; where it stands is left
 * as it was.  ERR_BROKEN: it cannot be read. */
enum err secret_digest_file(int fd, unsigned char out[DIGEST_SIZE]);
/* SHA-256 (FIPS 180-4): content digests that people compare, the log. */
void secret_sha256(const void *bytes, size_t size,
		   unsigned char out[DIGEST_SIZE]);
/* The same of what comes in pieces. */
struct secret_sum *secret_sum_new(struct arena *mem);
void secret_sum_add(struct secret_sum *sum, const void *bytes, size_t size);
void secret_sum_end(struct secret_sum *sum, unsigned char out[DIGEST_SIZE]);

/* HMAC-SHA-256 (RFC 2104). */
void secret_hmac(const unsigned char key[KEY_SIZE], const void *bytes,
		 size_t size, unsigned char out[MAC_SIZE]);
/* SipHash-2-4 of 128 bits: a short keyed name of bytes, for tables in memory. */
void secret_short(const unsigned char key[16], const void *bytes, size_t size,
		  unsigned char out[16]);
bool secret_same(const void *a, const void *b, size_t size);

/* Argon2id, interactive limits (64 MiB, about 54 ms): only in the sign-in
 * pool.  The hash is text with its parameters. */
enum err secret_password(struct arena *mem, const char *password,
			 const char **out);
bool secret_password_ok(const char *hash, const char *password);

/* 10 characters of Crockford's base32, lower case, from 50 random bits
 * (engineering 9); 16 letters without look-alikes from 80 random bits. */
const char *secret_code(struct arena *mem);
const char *secret_access(struct arena *mem);
/* The access code that belongs to a one-time link: always the same 16
 * letters for the same secret, and nothing of it can be told from them. */
const char *secret_access_from(struct arena *mem, const char *secret);

/* A code as a person typed it, made one of ours: small letters, without
 * spaces and hyphens, o read as 0, i and l as 1 (Crockford). */
const char *secret_typed(struct arena *mem, const char *typed);

/* "BG-2026-7K2M-9X4D-Q": country, year, 8 random characters, and a check
 * character (sum of all values weighted 1, 3, 5 ..., modulo 32). country is
 * two capitals. */
const char *secret_receipt(struct arena *mem, const char *country, int year);
bool secret_receipt_ok(const char *number); /* the check character is right */

/* Sealed with a key (XChaCha20-Poly1305): what only one pool may read.
 * secret_open: ERR_INVALID where key or bytes are other ones. */
enum err secret_seal(struct arena *mem, const unsigned char key[KEY_SIZE],
		     struct bytes plain, struct bytes *out);
enum err secret_open(struct arena *mem, const unsigned char key[KEY_SIZE],
		     struct bytes sealed, struct bytes *out);

/* A key file of exactly KEY_SIZE bytes.  ERR_BROKEN: not there, wrong size,
 * or readable by others. */
enum err secret_key_file(const char *path, unsigned char out[KEY_SIZE]);

/* Ed25519 (RFC 8032). seed is the 32-byte private seed. */
void secret_sign(const unsigned char seed[KEY_SIZE], const void *bytes,
		 size_t size, unsigned char out[64]);
void secret_public(const unsigned char seed[KEY_SIZE],
		   unsigned char out[KEY_SIZE]);
bool secret_signed(const unsigned char public_key[KEY_SIZE],
		   const void *bytes, size_t size,
		   const unsigned char signature[64]);

#endif
