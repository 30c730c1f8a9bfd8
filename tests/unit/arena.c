/* arena.c: zeroed, aligned, grown, ended in order, given back. */
#include "fcgi/base/arena.h"
#include "tests/check.h"

#include <stdint.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static struct arena *mem;

static bool
zero(const char *block, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (block[i])
			return false;
	return true;
}

static void
blocks(void)
{
	char *a = arena_alloc(mem, 1), *b = arena_alloc(mem, 0);
	char *c = arena_alloc(mem, 33), *grown, *moved;

	CHECK((uintptr_t)a % 16 == 0 && (uintptr_t)c % 16 == 0);
	CHECK(a != b && b != c && zero(c, 33));
	memset(c, 'c', 33);
	grown = arena_grow(mem, c, 33, 100);
	CHECK(grown == c && grown[32] == 'c' && zero(grown + 33, 67));
	arena_alloc(mem, 1);
	moved = arena_grow(mem, grown, 100, 101);
	CHECK(moved != grown && !memcmp(moved, grown, 100));
	CHECK(moved[100] == 0);
	CHECK(arena_grow(mem, NULL, 0, 10) != NULL);
	CHECK(arena_owns(mem, a) && arena_owns(mem, moved));
	CHECK(!arena_owns(mem, &a));
	moved = arena_alloc(mem, 100);
	arena_trim(mem, moved, 100, 20);
	CHECK(arena_alloc(mem, 5) == moved + 32);
	arena_trim(mem, moved, 32, 20); /* is not the last one: nothing */
	CHECK(arena_alloc(mem, 5) == moved + 48);
	CHECK_TEXT(arena_copy(mem, "žluť"), "žluť");
	CHECK_TEXT(arena_copy_n(mem, "abcdef", 3), "abc");
	CHECK_TEXT(arena_printf(mem, "%d-%s", 7, "x"), "7-x");
}

static char order[4];

static void
noted(void *what)
{
	strncpy(order + strlen(order), what, 1);
}

static void
resets(void)
{
	size_t size = 3 << 20;
	char *big, *again;

	arena_cleanup(mem, noted, (char[]){"a"});
	arena_cleanup(mem, noted, (char[]){"b"});
	arena_reset(mem);
	CHECK_TEXT(order, "ba");
	CHECK(arena_used(mem) == 0);
	big = arena_alloc(mem, size);
	memset(big, 'x', size);
	CHECK(arena_used(mem) >= size && arena_peak(mem) >= size);
	arena_reset(mem);
	CHECK_TEXT(order, "ba");
	CHECK(arena_used(mem) == 0 && arena_peak(mem) >= size);
	again = arena_alloc(mem, size);
	CHECK(again == big && zero(again, size));
}

/* Pages beyond the first megabyte are the system's again. */
static void
gives_back(void)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE), size = 6 << 20;
	char *big;
	unsigned char there = 1;

	arena_reset(mem);
	big = arena_alloc(mem, size);
	memset(big, 'x', size);
	big += size - page;
	big -= (uintptr_t)big % page;
	CHECK(mincore(big, page, &there) == 0 && (there & 1));
	arena_reset(mem);
	CHECK(mincore(big, page, &there) == 0 && !(there & 1));
}

static void
beyond_the_limit(void)
{
	struct arena *little;
	int status;
	pid_t child;

	fflush(stdout);
	child = fork();
	if (child == 0) {
		fclose(stderr);
		little = arena_new(1000);
		arena_alloc(little, 900);
		arena_alloc(little, 101);
		_exit(0);
	}
	CHECK(waitpid(child, &status, 0) == child && WIFSIGNALED(status));
	child = fork();
	if (child == 0) {
		fclose(stderr);
		arena_alloc(mem, SIZE_MAX - 3);
		_exit(0);
	}
	CHECK(waitpid(child, &status, 0) == child && WIFSIGNALED(status));
	little = arena_new(1000);
	CHECK(arena_alloc(little, 992) != NULL);
	arena_free(little);
}

int
main(void)
{
	mem = arena_new(16 << 20);
	blocks();
	resets();
	gives_back();
	beyond_the_limit();
	arena_cleanup(mem, noted, (char[]){"c"});
	arena_free(mem);
	CHECK_TEXT(order, "bac");
	return check_done();
}
