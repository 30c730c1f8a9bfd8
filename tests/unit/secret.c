/* secret.c: published vectors, codes, receipts, seals, key files. */
#include "fcgi/base/secret.h"
#include "fcgi/base/text.h"
#include "tests/check.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static struct arena *mem;

/* The bytes that hex writes. */
static struct bytes
bytes(const char *hex)
{
	size_t size = strlen(hex) / 2;
	unsigned char *to = arena_alloc(mem, size);
	unsigned value;

	for (size_t i = 0; i < size; i++) {
		sscanf(hex + 2 * i, "%2x", &value);
		to[i] = (unsigned char)value;
	}
	return (struct bytes){to, size};
}

static void
digests(void)
{
	unsigned char out[DIGEST_SIZE], file[DIGEST_SIZE];
	int fd = memfd_create("bytes", 0);
	char *million = arena_alloc(mem, 1000000);

	/* FIPS 180-4, as NIST's examples have them */
	secret_sha256("abc", 3, out);
	CHECK_TEXT(text_hex(mem, out, 32), "ba7816bf8f01cfea414140de5dae2223"
					   "b00361a396177a9cb410ff61f20015ad");
	secret_sha256("", 0, out);
	CHECK_TEXT(text_hex(mem, out, 32), "e3b0c44298fc1c149afbf4c8996fb924"
					   "27ae41e4649b934ca495991b7852b855");
	secret_sha256(
	    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56,
	    out);
	CHECK_TEXT(text_hex(mem, out, 32), "248d6a61d20638b8e5c026930c3e6039"
					   "a33ce45964ff2167f6ecedd419db06c1");
	memset(million, 'a', 1000000);
	secret_sha256(million, 1000000, out);
	CHECK_TEXT(text_hex(mem, out, 32), "cdc76e5c9914fb9281a1c7e284d73e67"
					   "f1809a48a497200e046d39ccc7112cd0");
	/* a file of more than one read, wherever it stands */
	CHECK(fd >= 0 && write(fd, million, 1000000) == 1000000);
	secret_digest(million, 1000000, out);
	CHECK(secret_digest_file(fd, file) == OK &&
	      secret_same(file, out, sizeof out));
	CHECK(lseek(fd, 0, SEEK_CUR) == 1000000);
	close(fd);
	CHECK(secret_digest_file(-1, file) == ERR_BROKEN);
	/* BLAKE2b-256 of nothing and of "abc" */
	secret_digest("", 0, out);
	CHECK_TEXT(text_hex(mem, out, 32), "0e5751c026e543b2e8ab2eb06099daa1"
					   "d1e5df47778f7787faab45cdf12fe3a8");
	secret_digest("abc", 3, out);
	CHECK_TEXT(text_hex(mem, out, 32), "bddd813c634239723171ef3fee98579b"
					   "94964e3bb1cb3e427262c8c068d52319");
}

/* RFC 4231; a key shorter than 32 bytes is the same key with zeros after it
 * (RFC 2104). */
static void
macs(void)
{
	static const struct {
		const char *key, *text, *mac;
	} cases[] = {
	    {"0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "4869205468657265",
		"b0344c61d8db38535ca8afceaf0bf12b"
		"881dc200c9833da726e9376c2e32cff7"},
	    {"4a656665",
		"7768617420646f2079612077616e7420"
		"666f72206e6f7468696e673f",
		"5bdcc146bf60754e6a042426089575c7"
		"5a003f089d2739839dec58b964ec3843"},
	    {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
		"dddddddddddddddddddddddddddddddddddddddddddddddddd"
		"dddddddddddddddddddddddddddddddddddddddddddddddddd",
		"773ea91e36800e46854db8ebd09181a7"
		"2959098b3ef8c122d9635514ced565fe"},
	    {"0102030405060708090a0b0c0d0e0f10111213141516171819",
		"cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd"
		"cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd",
		"82558a389a443c0ea4cc819899f2083a"
		"85f0faa3e578f8077a2e3ff46729665b"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		unsigned char key[KEY_SIZE] = {0}, out[MAC_SIZE];
		struct bytes given = bytes(cases[i].key);
		struct bytes text = bytes(cases[i].text);

		memcpy(key, given.at, given.size);
		secret_hmac(key, text.at, text.size, out);
		CHECK_TEXT(text_hex(mem, out, 32), cases[i].mac);
	}
	CHECK(secret_same("ab", "ab", 2) && !secret_same("ab", "ac", 2));
}

/* RFC 8032, section 7.1. */
static void
signatures(void)
{
	static const struct {
		const char *seed, *public_key, *text, *signature;
	} cases[] = {
	    {"9d61b19deffd5a60ba844af492ec2cc4"
	     "4449c5697b326919703bac031cae7f60",
		"d75a980182b10ab7d54bfed3c964073a"
		"0ee172f3daa62325af021a68f707511a",
		"",
		"e5564300c360ac729086e2cc806e828a"
		"84877f1eb8e5d974d873e06522490155"
		"5fb8821590a33bacc61e39701cf9b46b"
		"d25bf5f0595bbe24655141438e7a100b"},
	    {"4ccd089b28ff96da9db6c346ec114e0f"
	     "5b8a319f35aba624da8cf6ed4fb8a6fb",
		"3d4017c3e843895a92b70aa74d1b7ebc"
		"9c982ccf2ec4968cc0cd55f12af4660c",
		"72",
		"92a009a9f0d4cab8720e820b5f642540"
		"a2b27b5416503f8fb3762223ebdb69da"
		"085ac1e43e15996e458f3613d0f11d8c"
		"387b2eaeb4302aeeb00d291612bb0c00"},
	    {"c5aa8df43f9f837bedb7442f31dcb7b1"
	     "66d38535076f094b85ce3a2e0b4458f7",
		"fc51cd8e6218a1a38da47ed00230f058"
		"0816ed13ba3303ac5deb911548908025",
		"af82",
		"6291d657deec24024827e69c3abe01a3"
		"0ce548a284743a445e3680d7db5ac3ac"
		"18ff9b538d16f290ae67f760984dc659"
		"4a7c15e9716ed28dc027beceea1ec40a"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct bytes seed = bytes(cases[i].seed);
		struct bytes text = bytes(cases[i].text);
		unsigned char out[64], public_key[KEY_SIZE];

		secret_public(seed.at, public_key);
		CHECK_TEXT(
		    text_hex(mem, public_key, KEY_SIZE), cases[i].public_key);
		secret_sign(seed.at, text.at, text.size, out);
		CHECK_TEXT(text_hex(mem, out, 64), cases[i].signature);
		CHECK(secret_signed(public_key, text.at, text.size, out));
		CHECK(!secret_signed(public_key, "x", 1, out));
		out[i] ^= 1;
		CHECK(!secret_signed(public_key, text.at, text.size, out));
	}
}

static void
codes(void)
{
	const char *code = secret_code(mem), *access = secret_access(mem);
	static const char letters[] = "0123456789abcdefghjkmnpqrstvwxyz";
	bool seen[32] = {false};
	int missing = 0;

	CHECK(strlen(code) == CODE_SIZE && strlen(access) == ACCESS_SIZE);
	CHECK(strspn(code, letters) == CODE_SIZE);
	CHECK(strspn(access, letters) == ACCESS_SIZE);
	CHECK(strcmp(code, secret_code(mem)) != 0);
	/* 2000 letters: one of 32 is missing once in 10^26 runs */
	for (int i = 0; i < 200; i++)
		for (const char *c = secret_code(mem); *c; c++)
			seen[strchr(letters, *c) - letters] = true;
	for (int i = 0; i < 32; i++)
		missing += !seen[i];
	CHECK(missing == 0);
	CHECK_TEXT(secret_typed(mem, " 7K2M-oil1 "), "7k2m0111");
}

/* Every single wrong character of a number is found. */
static int
missed(const char *number)
{
	static const char all[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-";
	char *wrong = arena_copy(mem, number);
	int count = 0;

	for (char *c = wrong; *c; c++) {
		char right = *c;

		for (const char *other = all; *other; other++) {
			*c = *other;
			count += *other != right && secret_receipt_ok(wrong);
		}
		*c = right;
	}
	return count;
}

static void
receipts(void)
{
	const char *number = secret_receipt(mem, "BG", 2026);
	int wrong = 0;

	CHECK(text_starts(number, "BG-2026-") && strlen(number) == 19);
	for (int i = 0; i < 50; i++) {
		number = secret_receipt(mem, "RS", 2026 + i);
		wrong += !secret_receipt_ok(number) + missed(number);
	}
	CHECK(wrong == 0);
	/* by hand: the 2nd place weighs 3, the 14th 27, and v is 27 */
	CHECK(secret_receipt_ok("AA-0000-0000-0000-0"));
	CHECK(secret_receipt_ok("AB-0000-0000-0000-3"));
	CHECK(secret_receipt_ok("AA-0000-0000-0001-V"));
	CHECK(!secret_receipt_ok("AA-0000-0000-0001-W"));
	CHECK(!secret_receipt_ok(""));
	CHECK(!secret_receipt_ok("aa-0000-0000-0000-0"));
	CHECK(!secret_receipt_ok("AA-0000-0000-000U-0"));
}

static void
seals(void)
{
	unsigned char key[KEY_SIZE], other[KEY_SIZE];
	struct bytes plain = {(const unsigned char *)"secret", 6};
	struct bytes sealed, again, open;

	secret_random(key, KEY_SIZE);
	secret_random(other, KEY_SIZE);
	CHECK(secret_seal(mem, key, plain, &sealed) == OK);
	CHECK(secret_seal(mem, key, plain, &again) == OK);
	CHECK(memcmp(sealed.at, again.at, sealed.size) != 0);
	CHECK(secret_open(mem, key, sealed, &open) == OK);
	CHECK(open.size == 6 && !memcmp(open.at, "secret", 6));
	CHECK(secret_open(mem, other, sealed, &open) == ERR_INVALID);
	((unsigned char *)(uintptr_t)sealed.at)[30] ^= 1;
	CHECK(secret_open(mem, key, sealed, &open) == ERR_INVALID);
	sealed.size = 10;
	CHECK(secret_open(mem, key, sealed, &open) == ERR_INVALID);
}

static void
passwords(void)
{
	const char *hash;

	CHECK(secret_password(mem, "тайна", &hash) == OK);
	CHECK(text_starts(hash, "$argon2id$v=19$m=65536,t=2,"));
	CHECK(secret_password_ok(hash, "тайна"));
	CHECK(!secret_password_ok(hash, "тайнa"));
	CHECK(!secret_password_ok("", "тайна"));
	CHECK(!secret_password_ok("$argon2id$", "тайна"));
}

static void
key_files(void)
{
	char path[] = "/tmp/glas-key-XXXXXX";
	unsigned char key[KEY_SIZE];
	int file = mkstemp(path);

	CHECK(write(file, "0123456789abcdef0123456789abcdef", 32) == 32);
	CHECK(secret_key_file(path, key) == OK);
	CHECK(!memcmp(key, "0123456789abcdef0123456789abcdef", 32));
	fchmod(file, 0400);
	CHECK(secret_key_file(path, key) == OK);
	fchmod(file, 0640);
	CHECK(secret_key_file(path, key) == ERR_BROKEN);
	fchmod(file, 0604);
	CHECK(secret_key_file(path, key) == ERR_BROKEN);
	fchmod(file, 0600);
	CHECK(write(file, "x", 1) == 1);
	CHECK(secret_key_file(path, key) == ERR_BROKEN);
	close(file);
	unlink(path);
	CHECK(secret_key_file(path, key) == ERR_BROKEN);
	CHECK(secret_key_file("/tmp", key) == ERR_BROKEN);
}

int
main(void)
{
	mem = arena_new(1 << 24);
	CHECK(secret_start() == OK);
	digests();
	macs();
	signatures();
	codes();
	receipts();
	seals();
	passwords();
	key_files();
	arena_free(mem);
	return check_done();
}
