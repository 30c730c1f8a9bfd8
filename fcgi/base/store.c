/*
 * store.c: a ring of bytes and a table of where in it each thing lies.
 *
 * Positions only grow; a place in the ring is one modulo its size, and what
 * lies further back than that size has been written over.  What is found in
 * the older half is written again at the front, so that what is asked for
 * stays.  A lock that its holder died with empties the store.
 */
#include "fcgi/base/store.h"

#include "fcgi/base/secret.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum {
	WAYS = 8,	  /* places in which a key may stand */
	EACH = 1024,	  /* bytes of the ring for each place */
	STEP = 16,	  /* where things begin in the ring */
	LARGEST_PART = 4, /* of the ring */
};

struct place {
	struct store_key key;
	uint64_t at; /* 0: free */
	uint64_t size;
	uint64_t used; /* where the front was when it was last asked for */
};

struct store {
	pthread_mutex_t lock;
	unsigned char secret[16];
	uint64_t front; /* where the next thing is written */
	uint64_t size;	/* of the ring */
	size_t rows;	/* of WAYS places: a power of two */
	size_t whole;	/* of the mapping */
	unsigned char *ring;
	struct place places[];
};

static void
lock_start(pthread_mutex_t *lock)
{
	pthread_mutexattr_t how;

	if (pthread_mutexattr_init(&how) ||
	    pthread_mutexattr_setpshared(&how, PTHREAD_PROCESS_SHARED) ||
	    pthread_mutexattr_setrobust(&how, PTHREAD_MUTEX_ROBUST) ||
	    pthread_mutex_init(lock, &how))
		abort();
	pthread_mutexattr_destroy(&how);
}

struct store *
store_new(size_t size)
{
	size_t rows = 1, head;
	struct store *store;

	size -= size % STEP;
	if (!size)
		return NULL;
	while (rows * WAYS * EACH < size)
		rows *= 2;
	head = sizeof(*store) + rows * WAYS * sizeof(struct place);
	head += STEP - head % STEP;
	store = mmap(NULL, head + size, PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (store == MAP_FAILED)
		abort();
	lock_start(&store->lock);
	secret_random(store->secret, sizeof store->secret);
	store->front = size;
	store->size = size;
	store->rows = rows;
	store->whole = head + size;
	store->ring = (unsigned char *)store + head;
	return store;
}

void
store_free(struct store *store)
{
	if (store)
		munmap(store, store->whole);
}

/* ------------------------------------------------------------------- keys */

void
store_part(struct buffer *of, const void *bytes, size_t size)
{
	buffer_bytes(of, &size, sizeof size);
	if (bytes && size)
		buffer_bytes(of, bytes, size);
}

void
store_text(struct buffer *of, const char *text)
{
	static const size_t none = SIZE_MAX;

	if (text)
		store_part(of, text, strlen(text));
	else
		buffer_bytes(of, &none, sizeof none);
}

void
store_number(struct buffer *of, int64_t number)
{
	buffer_bytes(of, &number, sizeof number);
}

struct store_key
store_key(const struct store *store, const struct buffer *of)
{
	struct store_key key = {{0}};

	if (store)
		secret_short(store->secret, of->data, of->size, key.is);
	return key;
}

/* ------------------------------------------------------------------- lock */

static void
empty(struct store *store)
{
	memset(store->places, 0, store->rows * WAYS * sizeof(struct place));
}

static void
take(struct store *store)
{
	if (pthread_mutex_lock(&store->lock) != EOWNERDEAD)
		return;
	/* somebody died while writing: no place is to be believed */
	empty(store);
	pthread_mutex_consistent(&store->lock);
}

static void
give(struct store *store)
{
	pthread_mutex_unlock(&store->lock);
}

/* ----------------------------------------------------------------- places */

static struct place *
row_of(struct store *store, const struct store_key *key)
{
	size_t n;

	memcpy(&n, key->is, sizeof n);
	return store->places + (n & (store->rows - 1)) * WAYS;
}

static bool
there(const struct store *store, const struct place *p)
{
	return p->at && p->at + store->size >= store->front;
}

static struct place *
find(struct store *store, const struct store_key *key)
{
	struct place *row = row_of(store, key);

	for (size_t i = 0; i < WAYS; i++)
		if (there(store, &row[i]) &&
		    !memcmp(&row[i].key, key, sizeof *key))
			return &row[i];
	return NULL;
}

/* The place to be given up: a free one, or that which was asked for longest
 * ago. */
static struct place *
oldest(const struct store *store, struct place *row)
{
	struct place *place = row;

	for (size_t i = 0; i < WAYS; i++) {
		if (!there(store, &row[i]))
			return &row[i];
		if (row[i].used < place->used)
			place = &row[i];
	}
	return place;
}

/* At the front, in one piece: what is left of the ring's end is passed over. */
static void
write_at(struct store *store, struct place *place, struct bytes what)
{
	size_t step = what.size + STEP - what.size % STEP;
	uint64_t at = store->front % store->size;

	if (at + step > store->size) {
		store->front += store->size - at;
		at = 0;
	}
	place->at = 0;
	memcpy(store->ring + at, what.at, what.size);
	place->size = what.size;
	place->at = store->front;
	store->front += step;
	place->used = store->front;
}

bool
store_find(struct store *store, struct arena *mem, const struct store_key *key,
    struct bytes *out)
{
	struct place *place;

	if (!store)
		return false;
	take(store);
	place = find(store, key);
	if (place) {
		out->size = place->size;
		out->at = (unsigned char *)arena_copy_n(
		    mem, store->ring + place->at % store->size, place->size);
		place->used = store->front;
		if (place->at + store->size / 2 < store->front)
			write_at(store, place, *out);
	}
	give(store);
	return place;
}

void
store_put(struct store *store, const struct store_key *key, struct bytes what)
{
	struct place *place;

	if (!store || what.size > store->size / LARGEST_PART)
		return;
	take(store);
	place = find(store, key);
	if (!place)
		place = oldest(store, row_of(store, key));
	place->at = 0;
	place->key = *key;
	write_at(store, place, what);
	give(store);
}

void
store_clear(struct store *store)
{
	if (!store)
		return;
	take(store);
	empty(store);
	give(store);
}
