/*
 * arena.h: memory that ends together.
 *
 * One arena serves one request (or one job) and is reset after it; nobody
 * frees single blocks.  An arena is one reserved range of addresses, so that
 * "does this block belong to it?" is a comparison; pages beyond the first
 * megabyte are given back at the reset.  No memory left is an abort: what
 * keeps that from being an attack is that every input has a limit when read.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct arena;

/* Bytes with their length; may hold anything, ends with no NUL. */
struct bytes {
	const unsigned char *at;
	size_t size;
};

/* An arena of at most limit bytes.  The caller ends it with arena_free. */
struct arena *arena_new(size_t limit);
void arena_free(struct arena *mem);

/* What it says to stderr then. */
#define ARENA_FULL "arena: no room"

/* Zeroed, aligned for any type, never NULL; aborts beyond the limit. */
void *arena_alloc(struct arena *mem, size_t size);

/* A block grown from old to size bytes; moved if it was not the last one.
 * block may be NULL with old 0.  The new bytes are zero. */
void *arena_grow(struct arena *mem, void *block, size_t old, size_t size);

/* The bytes from size on of a block of old bytes are not needed: handed out
 * again if it was the last one.  They are zero. */
void arena_trim(struct arena *mem, void *block, size_t old, size_t size);

char *arena_copy(struct arena *mem, const char *text);
char *arena_copy_n(struct arena *mem, const void *bytes, size_t size);
char *arena_printf(struct arena *mem, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *mem, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));

/* What holds foreign things registers how they end: called at the reset, the
 * last registered first. */
void arena_cleanup(struct arena *mem, void (*end)(void *), void *what);

/* Everything of the request is gone; cleanups have run. */
void arena_reset(struct arena *mem);

/* Whether the block lies in the arena's range. */
bool arena_owns(const struct arena *mem, const void *block);

/* Bytes in use now, and the most that were in use since arena_new. */
size_t arena_used(const struct arena *mem);
size_t arena_peak(const struct arena *mem);

#endif
