/*
 * store.c: what is kept is found by what it was made of and by nothing else,
 * by every process, whoever of them died; what is asked for stays.
 */
#include "fcgi/base/store.h"

#include "fcgi/base/secret.h"
#include "tests/check.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SIZE = 256 << 10, MANY = 4000, NAMES = 50, CHILDREN = 4, ROUNDS = 20 };

static struct arena *mem;

static struct store_key
key_of(const struct store *store, const char *name)
{
	struct buffer of = buffer_new(mem, 1000);

	store_text(&of, name);
	return store_key(store, &of);
}

static void
put(struct store *store, const char *name, const char *what)
{
	struct store_key key = key_of(store, name);

	store_put(store, &key,
	    (struct bytes){(const unsigned char *)what, strlen(what)});
}

static const char *
get(struct store *store, const char *name)
{
	struct store_key key = key_of(store, name);
	struct bytes found;

	if (!store_find(store, mem, &key, &found))
		return NULL;
	return found.size == strlen((const char *)found.at)
		   ? (const char *)found.at
		   : "of another size";
}

static bool
holds(struct store *store, const char *name, const char *what)
{
	const char *got = get(store, name);

	return got && !strcmp(got, what);
}

static void
found_again(void)
{
	struct store *store = store_new(SIZE);

	CHECK(!get(store, "a"));
	put(store, "a", "one");
	put(store, "b", "");
	CHECK_TEXT(get(store, "a"), "one");
	CHECK_TEXT(get(store, "b"), "");
	put(store, "a", "two");
	CHECK_TEXT(get(store, "a"), "two");
	store_clear(store);
	CHECK(!get(store, "a") && !get(store, "b"));
	store_free(store);
}

/* Parts are told apart however they meet. */
static void
keys(void)
{
	struct store *store = store_new(SIZE);
	struct buffer a = buffer_new(mem, 100), b = buffer_new(mem, 100),
		      c = buffer_new(mem, 100), d = buffer_new(mem, 100);
	struct store_key x, y;

	store_text(&a, "ab");
	store_text(&a, "c");
	store_text(&b, "a");
	store_text(&b, "bc");
	x = store_key(store, &a);
	y = store_key(store, &b);
	CHECK(memcmp(&x, &y, sizeof x) != 0);
	store_text(&c, NULL);
	store_text(&d, "");
	x = store_key(store, &c);
	y = store_key(store, &d);
	CHECK(memcmp(&x, &y, sizeof x) != 0);
	store_free(store);
}

/* More than there is room for: the newest is there, and what was asked for
 * all the while; never another's. */
static void
pushed_out(void)
{
	struct store *store = store_new(SIZE);
	size_t lost = 0, wrong = 0;
	char name[16], what[600];

	put(store, "hot", "hot");
	for (int i = 0; i < MANY; i++) {
		snprintf(name, sizeof name, "%d", i);
		snprintf(what, sizeof what, "%0*d", 100 + i % 400, i);
		put(store, name, what);
		lost +=
		    !holds(store, name, what) || !holds(store, "hot", "hot");
		snprintf(name, sizeof name, "%d", i / 2);
		snprintf(what, sizeof what, "%0*d", 100 + i / 2 % 400, i / 2);
		wrong += get(store, name) && !holds(store, name, what);
		arena_reset(mem);
	}
	CHECK(lost == 0);
	CHECK(wrong == 0);
	CHECK(!get(store, "0"));
	store_free(store);
}

static void
limits(void)
{
	struct store *store = store_new(SIZE);
	char *large = arena_alloc(mem, SIZE);

	memset(large, 'a', SIZE / 4);
	put(store, "fits", large);
	CHECK(get(store, "fits") != NULL);
	large[SIZE / 4] = 'a';
	put(store, "large", large);
	CHECK(!get(store, "large"));
	store_free(store);
	CHECK(!store_new(0) && !get(NULL, "a"));
	put(NULL, "a", "one");
	store_clear(NULL);
}

static void
busy(struct store *store)
{
	char name[16];

	for (unsigned n = 0;; n++) {
		snprintf(name, sizeof name, "%u", n % NAMES);
		put(store, name, name);
		get(store, name);
		arena_reset(mem);
	}
}

/* Those that write and read are killed in the middle of it. */
static void
killed(void)
{
	struct store *store = store_new(SIZE);
	size_t wrong = 0, stuck = 0;
	pid_t child[CHILDREN];
	char name[16];

	for (int round = 0; round < ROUNDS; round++) {
		for (int i = 0; i < CHILDREN; i++)
			if (!(child[i] = fork()))
				busy(store);
		usleep(2000);
		for (int i = 0; i < CHILDREN; i++)
			kill(child[i], SIGKILL);
		for (int i = 0; i < CHILDREN; i++)
			waitpid(child[i], NULL, 0);
		for (int i = 0; i < NAMES; i++) {
			snprintf(name, sizeof name, "%d", i);
			wrong += get(store, name) && !holds(store, name, name);
		}
		put(store, "after", "all");
		stuck += !holds(store, "after", "all");
		arena_reset(mem);
	}
	CHECK(wrong == 0);
	CHECK(stuck == 0);
	store_free(store);
}

int
main(void)
{
	CHECK(secret_start() == OK);
	mem = arena_new(64 << 20);
	found_again();
	keys();
	pushed_out();
	limits();
	killed();
	arena_free(mem);
	return check_done();
}
