/*
 * arena.c: a range of addresses is reserved at once, its pages come when they
 * are touched, and a pointer moves up through it.
 *
 * The head of the arena lies in the range itself.  Everything above "next" is
 * zero at all times, so handing out needs no memset.  Under AddressSanitizer
 * whatever is not handed out is poisoned: use after the reset is found.
 */
#include "fcgi/base/arena.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#ifdef __SANITIZE_ADDRESS__
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifdef SANITIZED
#include <sanitizer/asan_interface.h>
#include <sanitizer/lsan_interface.h>
#else
#define __lsan_register_root_region(at, size) ((void)(at), (void)(size))
#define __lsan_unregister_root_region(at, size) ((void)(at), (void)(size))
#define __asan_poison_memory_region(at, size) ((void)(at), (void)(size))
#define __asan_unpoison_memory_region(at, size) ((void)(at), (void)(size))
#endif

/* SCANNED: as far as the leak checker looks for who holds foreign things. */
enum { ALIGN = 16, KEPT = 1 << 20, SCANNED = 4 << 20, LARGE = 512 << 20 };

struct cleanup {
	struct cleanup *before;
	void (*end)(void *);
	void *what;
};

struct arena {
	char *next, *end; /* the free part of the range */
	size_t peak;
	struct cleanup *cleanups;
};

static size_t
rounded(size_t size)
{
	return (size + (ALIGN - 1)) & ~(size_t)(ALIGN - 1);
}

static char *
first_block(const struct arena *mem)
{
	return (char *)(uintptr_t)mem + rounded(sizeof(*mem));
}

static void
no_memory(size_t size)
{
	fprintf(stderr, ARENA_FULL " for %zu bytes more\n", size);
	abort();
}

struct arena *
arena_new(size_t limit)
{
	size_t size = rounded(limit) + rounded(sizeof(struct arena));
	struct arena *mem = mmap(NULL, size, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	if (mem == MAP_FAILED)
		no_memory(size);
	/* A third of a converter's time was faults of small pages.  It is a
	 * wish: where the kernel has no large ones, nothing is lost. */
	if (limit >= LARGE)
		madvise(mem, size, MADV_HUGEPAGE);
	mem->end = (char *)mem + size;
	mem->next = first_block(mem);
	__asan_poison_memory_region(mem->next, (size_t)(mem->end - mem->next));
	__lsan_register_root_region(mem, size < SCANNED ? size : SCANNED);
	return mem;
}

static void
run_cleanups(struct arena *mem)
{
	while (mem->cleanups) {
		struct cleanup *last = mem->cleanups;

		mem->cleanups = last->before;
		last->end(last->what);
	}
}

void
arena_free(struct arena *mem)
{
	size_t size = (size_t)(mem->end - (char *)mem);

	run_cleanups(mem);
	__asan_unpoison_memory_region(mem, size);
	__lsan_unregister_root_region(mem, size < SCANNED ? size : SCANNED);
	munmap(mem, size);
}

void *
arena_alloc(struct arena *mem, size_t size)
{
	size_t step = rounded(size ? size : 1);
	char *block = mem->next;

	if (step < size || step > (size_t)(mem->end - block))
		no_memory(size);
	__asan_unpoison_memory_region(block, size);
	mem->next = block + step;
	if (arena_used(mem) > mem->peak)
		mem->peak = arena_used(mem);
	return block;
}

void *
arena_grow(struct arena *mem, void *block, size_t old, size_t size)
{
	char *grown;

	assert(size >= old);
	if (block && (char *)block + rounded(old ? old : 1) == mem->next) {
		mem->next = block;
		grown = arena_alloc(mem, size);
		return grown;
	}
	grown = arena_alloc(mem, size);
	if (old)
		memcpy(grown, block, old);
	return grown;
}

void
arena_trim(struct arena *mem, void *block, size_t old, size_t size)
{
	char *end = (char *)block + rounded(size ? size : 1);

	assert(size <= old);
	if ((char *)block + rounded(old ? old : 1) != mem->next)
		return;
	__asan_poison_memory_region(end, (size_t)(mem->next - end));
	mem->next = end;
}

char *
arena_copy_n(struct arena *mem, const void *bytes, size_t size)
{
	char *copy = arena_alloc(mem, size + 1);

	if (size)
		memcpy(copy, bytes, size);
	return copy;
}

char *
arena_copy(struct arena *mem, const char *text)
{
	return arena_copy_n(mem, text, strlen(text));
}

char *
arena_vprintf(struct arena *mem, const char *format, va_list args)
{
	char most[256]; /* hardly any is longer: formatted once */
	va_list again;
	int size;
	char *text;

	assert(format);
	va_copy(again, args);
	size = vsnprintf(most, sizeof most, format, args);
	assert(size >= 0);
	text = arena_alloc(mem, (size_t)size + 1);
	if ((size_t)size < sizeof most)
		memcpy(text, most, (size_t)size + 1);
	else
		vsnprintf(text, (size_t)size + 1, format, again);
	va_end(again);
	return text;
}

char *
arena_printf(struct arena *mem, const char *format, ...)
{
	va_list args;
	char *text;

	va_start(args, format);
	text = arena_vprintf(mem, format, args);
	va_end(args);
	return text;
}

void
arena_cleanup(struct arena *mem, void (*end)(void *), void *what)
{
	struct cleanup *one = arena_alloc(mem, sizeof(*one));

	*one = (struct cleanup){mem->cleanups, end, what};
	mem->cleanups = one;
}

void
arena_reset(struct arena *mem)
{
	char *start = (char *)mem, *kept = start + KEPT, *end;
	size_t used;

	run_cleanups(mem);
	end = mem->next;
	used = (size_t)(end - start);
	__asan_unpoison_memory_region(start, used);
	if (used > KEPT) {
		/* Pages given back come again as zero pages. */
		if (madvise(kept, rounded(used) - KEPT, MADV_DONTNEED))
			memset(kept, 0, used - KEPT);
		used = KEPT;
	}
	mem->next = first_block(mem);
	memset(mem->next, 0, used - (size_t)(mem->next - start));
	__asan_poison_memory_region(mem->next, (size_t)(end - mem->next));
}

bool
arena_owns(const struct arena *mem, const void *block)
{
	return (uintptr_t)block >= (uintptr_t)mem &&
	       (uintptr_t)block < (uintptr_t)mem->end;
}

size_t
arena_used(const struct arena *mem)
{
	return (size_t)(mem->next - first_block(mem));
}

size_t
arena_peak(const struct arena *mem)
{
	return mem->peak;
}
