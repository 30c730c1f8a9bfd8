/*
 * merkle.c: hashes of RFC 6962, paths, signed heads.  Roots and leaves are
 * those of the certificate-transparency reference tests; all vectors of
 * transparency-dev/merkle are read where they are on this machine
 * (GLAS_VECTORS, else ../shared/vectors).
 */
#include "fcgi/app/proof/merkle.h"
#include "fcgi/app/proof/checkpoint.h"
#include "fcgi/base/text.h"
#include "tests/check.h"

#include <dirent.h>
#include <jansson.h>
#include <stdlib.h>
#include <sys/stat.h>

static struct arena *mem;

static const char *
hex(const struct hash *h)
{
	return text_hex(mem, h->at, HASH_SIZE);
}

static struct bytes
bytes(const char *at, size_t size)
{
	return (struct bytes){(const unsigned char *)at, size};
}

static const struct {
	const char *leaf;
	size_t size;
	const char *root; /* of the tree that ends with it */
} known[] = {
    {"", 0, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"},
    {"\x00", 1,
	"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"},
    {"\x10", 1,
	"aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"},
    {"\x20\x21", 2,
	"d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"},
    {"\x30\x31", 2,
	"4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"},
    {"\x40\x41\x42\x43", 4,
	"76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"},
    {"\x50\x51\x52\x53\x54\x55\x56\x57", 8,
	"ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"},
    {"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f", 16,
	"5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"},
};

static void
reference(void)
{
	struct frontier *f = arena_alloc(mem, sizeof *f);
	struct hash list[8], leaf, root;

	frontier_root(f, &root);
	CHECK_TEXT(hex(&root), "e3b0c44298fc1c149afbf4c8996fb924"
			       "27ae41e4649b934ca495991b7852b855");
	for (size_t i = 0; i < 8; i++) {
		merkle_leaf(bytes(known[i].leaf, known[i].size), &list[i]);
		CHECK(frontier_add(f, &list[i], NULL) == OK);
		frontier_root(f, &root);
		CHECK_TEXT(hex(&root), known[i].root);
		merkle_root(list, i + 1, &leaf);
		CHECK(hash_same(&leaf, &root));
	}
}

/* A log of three levels of tiles in memory. */
enum { MANY = 66000 };
struct log {
	struct hash *leaf, *tile, *top; /* hashes of level 0, 1, 2 */
};

static enum err
keep(void *arg, int level, uint64_t n, const struct hash *tile)
{
	struct log *log = arg;

	merkle_root(tile, TILE_WIDTH, level ? &log->top[n] : &log->tile[n]);
	return OK;
}

static enum err
give(void *arg, int level, uint64_t first, size_t count, uint64_t size,
    struct hash *out)
{
	struct log *log = arg;
	const struct hash *from = level == 0   ? log->leaf
				  : level == 1 ? log->tile
					       : log->top;

	if (first / TILE_WIDTH != (first + count - 1) / TILE_WIDTH ||
	    first + count > size >> (8 * level))
		return ERR_BROKEN;
	memcpy(out, from + first, count * sizeof *out);
	return OK;
}

static void
proofs(const struct log *log, uint64_t size)
{
	static const uint64_t places[] = {
	    0, 1, 2, 255, 256, 257, 511, 4097, 65535, 65536, 65537, 65999};
	const struct tile_source from = {give, (void *)log};
	size_t good = 0, wrong = 0, tried = 0;
	struct hash root, other;
	struct path path;

	CHECK(merkle_root_of(&from, size, &root) == OK);
	merkle_root(log->leaf, size, &other);
	CHECK(hash_same(&root, &other));
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		uint64_t at = places[i];

		if (at >= size)
			continue;
		tried++;
		if (merkle_path(&from, at, size, &path) != OK)
			continue;
		good += merkle_includes(&log->leaf[at], at, size, &path, &root);
		wrong += merkle_includes(
		    &log->leaf[at ? at - 1 : size - 1], at, size, &path, &root);
		wrong +=
		    merkle_includes(&log->leaf[at], at ^ 1, size, &path, &root);
	}
	CHECK(good == tried);
	/* a tree of one has neither another leaf nor another place */
	CHECK(wrong == (size == 1));
}

static void
tiles(void)
{
	static const uint64_t sizes[] = {
	    1, 2, 3, 255, 256, 257, 512, 513, 4098, 65536, 65537, MANY};
	struct log log = {
	    .leaf = arena_alloc(mem, MANY * sizeof(struct hash)),
	    .tile = arena_alloc(mem, 300 * sizeof(struct hash)),
	    .top = arena_alloc(mem, 2 * sizeof(struct hash)),
	};
	const struct tile_sink to = {keep, &log};
	struct frontier *f = arena_alloc(mem, sizeof *f);
	struct hash is, should;
	size_t same = 0, added = 0;

	for (uint64_t i = 0; i < MANY; i++) {
		merkle_leaf(bytes((const char *)&i, sizeof i), &log.leaf[i]);
		added += frontier_add(f, &log.leaf[i], &to) == OK;
		for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++)
			if (f->size == sizes[k]) {
				frontier_root(f, &is);
				merkle_root(log.leaf, i + 1, &should);
				same += hash_same(&is, &should);
			}
	}
	CHECK(added == MANY);
	CHECK(same == sizeof sizes / sizeof *sizes);
	for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++)
		proofs(&log, sizes[k]);
}

/* ---- signed notes ---- */

/* Of the signed-note specification (golang.org/x/mod/sumdb/note). */
static const char peter[] =
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

static void
notes(void)
{
	unsigned char seed[KEY_SIZE] = {7};
	struct checkpoint c = {.origin = "glas.example/log", .size = 42}, is;
	struct verifier v = {.name = c.origin}, other = v;
	const char *text;
	char *bad;

	CHECK(verifier_read(mem, peter, &other) == OK);
	CHECK_TEXT(other.name, "PeterNeumann");
	CHECK_TEXT(verifier_text(mem, &other), peter);
	CHECK(verifier_read(mem,
		  "PeterNeumann+c74f20a4+"
		  "ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
		  &other) == ERR_INVALID);
	secret_public(seed, v.public_key);
	memset(c.root.at, 3, HASH_SIZE);
	text = checkpoint_sign(mem, &c, seed);
	CHECK(text_starts(text, "glas.example/log\n42\nAwMD"));
	CHECK(checkpoint_read(mem, text, &v, &is) == OK);
	CHECK(is.size == 42 && hash_same(&is.root, &c.root));
	bad = arena_copy(mem, text);
	bad[strlen("glas.example/log\n4")] = '3';
	CHECK(checkpoint_read(mem, bad, &v, &is) == ERR_INVALID);
	CHECK(checkpoint_read(mem, arena_copy_n(mem, text, strlen(text) - 1),
		  &v, &is) == ERR_INVALID);
	/* signed by another of the same name; by one more */
	other = v;
	other.public_key[0] ^= 1;
	CHECK(checkpoint_read(mem, text, &other, &is) == ERR_INVALID);
	CHECK(
	    checkpoint_read(mem,
		arena_printf(mem, "%s\u2014 witness.example AAAAAAAA\n", text),
		&v, &is) == OK);
	CHECK(checkpoint_read(mem, "", &v, &is) == ERR_INVALID);
}

/* The note of the same specification, whole. */
static void
foreign_note(void)
{
	static const char text[] =
	    "If you think cryptography is the answer to your problem,\n"
	    "then you don't know what your problem is.\n";
	struct verifier v;
	struct bytes mark;

	CHECK(verifier_read(mem, peter, &v) == OK);
	CHECK(text_base64_decode(mem,
		  "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2p"
		  "ZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=",
		  &mark) == OK);
	CHECK(mark.size == 68);
	CHECK(secret_signed(v.public_key, text, strlen(text), mark.at + 4));
}

/* ---- vectors of others ---- */

static struct bytes
plain(json_t *o, const char *name)
{
	const char *text = json_string_value(json_object_get(o, name));
	struct bytes out = {0};

	if (text && text_base64_decode(mem, text, &out) != OK)
		out = (struct bytes){0};
	return out;
}

/* Some are beyond what the JSON reader has as whole numbers. */
static uint64_t
number(json_t *o, const char *name)
{
	double is = json_real_value(json_object_get(o, name));

	return is < 9e15 ? (uint64_t)is : UINT64_MAX;
}

static bool
included(json_t *o)
{
	json_t *list = json_object_get(o, "proof"), *item;
	struct bytes leaf = plain(o, "leafHash"), root = plain(o, "root"), one;
	struct path path = {0};
	size_t i;

	if (leaf.size != HASH_SIZE || root.size != HASH_SIZE)
		return false;
	json_array_foreach(list, i, item)
	{
		if (path.count == PATH_MAX_HASHES ||
		    text_base64_decode(mem, json_string_value(item), &one) !=
			OK ||
		    one.size != HASH_SIZE)
			return false;
		memcpy(path.at[path.count++].at, one.at, HASH_SIZE);
	}
	return merkle_includes((const struct hash *)leaf.at,
	    number(o, "leafIdx"), number(o, "treeSize"), &path,
	    (const struct hash *)root.at);
}

static void
vectors_in(const char *folder, size_t *read, size_t *right)
{
	DIR *open = opendir(folder);
	struct dirent *entry;

	while (open && (entry = readdir(open))) {
		const char *path =
		    arena_printf(mem, "%s/%s", folder, entry->d_name);
		struct stat about;
		json_t *o;

		if (*entry->d_name == '.')
			continue;
		if (!stat(path, &about) && S_ISDIR(about.st_mode)) {
			vectors_in(path, read, right);
			continue;
		}
		o = json_load_file(path, JSON_DECODE_INT_AS_REAL, NULL);
		++*read;
		if (o &&
		    included(o) != json_is_true(json_object_get(o, "wantErr")))
			++*right;
		else
			printf("# wrong: %s\n", path);
		json_decref(o);
	}
	if (open)
		closedir(open);
}

static void
vectors(void)
{
	const char *home = getenv("GLAS_VECTORS");
	size_t read = 0, right = 0;

	vectors_in(arena_printf(mem, "%s/rfc6962-merkle/testdata/inclusion",
		       home ? home : "../shared/vectors"),
	    &read, &right);
	printf("# %zu vectors of inclusion read\n", read);
	CHECK(right == read);
}

int
main(void)
{
	mem = arena_new((size_t)64 << 20);
	CHECK(secret_start() == OK);
	reference();
	tiles();
	notes();
	foreign_note();
	vectors();
	arena_free(mem);
	return check_done();
}
