/*
 * xml_memory.c: whose memory libxml2's is (engineering 12): between xml_begin
 * and xml_end its blocks come from the page's arena, each behind a head with
 * its size, and never go back to it one by one; small ones that are given back
 * serve again on the same page, which so stays in the processor's cache.
 * Outside they are malloc's.
 */
#include "fcgi/base/xml_memory.h"

#include "fcgi/base/log.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/xmlerror.h>
#include <libxml/xmlmemory.h>

enum {
	HEAD = 16,   /* before a block: its size */
	SMALL = 512, /* bytes of a block that serves again */
	STEP = 16,
};

/* The hooks have no argument of ours: the arena of the page at hand, or NULL;
 * and the last one, whose blocks may still be named after the page. */
static struct arena *page_memory, *last_memory;
/* The page's, while a piece of it is made aside. */
static struct arena *outer_memory;
static bool hooked;

/* Blocks given back on the page at hand, by their room. */
struct spare {
	struct spare *next;
};
static struct spare *spares[SMALL / STEP], *outer_spares[SMALL / STEP];

static size_t *
head_of(void *block)
{
	return (size_t *)(void *)((char *)block - HEAD);
}

static void *
hook_alloc(size_t size)
{
	size_t kind = size ? (size - 1) / STEP : 0;
	struct spare *spare;
	size_t *head;

	if (!page_memory)
		return malloc(size);
	if (kind < SMALL / STEP && spares[kind]) {
		spare = spares[kind];
		spares[kind] = spare->next;
		*head_of(spare) = size;
		return spare;
	}
	/* a small one has all the room of its kind, for whom it serves next */
	head = arena_alloc(page_memory,
	    HEAD + (kind < SMALL / STEP ? (kind + 1) * STEP : size));
	*head = size;
	return (char *)head + HEAD;
}

static void
hook_free(void *block)
{
	struct spare *spare = block;
	size_t size, kind;

	if (outer_memory && block && arena_owns(outer_memory, block))
		return;
	if (!last_memory || !block || !arena_owns(last_memory, block)) {
		free(block);
		return;
	}
	size = *head_of(block);
	kind = size ? (size - 1) / STEP : 0;
	if (!page_memory || kind >= SMALL / STEP)
		return;
	spare->next = spares[kind];
	spares[kind] = spare;
}

static void *
hook_grow(void *block, size_t size)
{
	size_t *head, old;

	if (!page_memory)
		return realloc(block, size);
	if (!block)
		return hook_alloc(size);
	if (!arena_owns(page_memory, block)) {
		/* It would outlive the page in the page's memory. */
		log_warn("xml.memory", "a lasting block grows inside a page");
		abort();
	}
	head = head_of(block);
	old = *head;
	if (size <= old)
		return block;
	if (old < SMALL) {
		void *grown = memcpy(hook_alloc(size), block, old);

		hook_free(block);
		return grown;
	}
	head = arena_grow(page_memory, head, old + HEAD, size + HEAD);
	*head = size;
	return (char *)head + HEAD;
}

static char *
hook_copy(const char *text)
{
	size_t size = strlen(text) + 1;

	return memcpy(hook_alloc(size), text, size);
}

void
xml_memory_start(void)
{
	hooked = true;
	if (xmlMemSetup(hook_free, hook_alloc, hook_grow, hook_copy) != 0)
		abort();
}

bool
xml_on_page(void)
{
	return page_memory != NULL;
}

bool
xml_by_hand(void)
{
	return hooked && page_memory;
}

void *
xml_block(size_t size)
{
	return hook_alloc(size);
}

/* The arena is reset: blocks of it that are still named are a mistake. */
static void
forget(void *arena)
{
	if (last_memory == arena)
		last_memory = NULL;
}

void
xml_begin(struct arena *mem)
{
	assert(!page_memory);
	/* what an earlier fault left behind belongs to malloc */
	xmlResetLastError();
	page_memory = last_memory = mem;
	memset(spares, 0, sizeof spares);
	arena_cleanup(mem, forget, mem);
}

void
xml_end(void)
{
	assert(page_memory);
	xmlResetLastError();
	page_memory = NULL;
}

void
xml_aside(struct arena *other)
{
	assert(page_memory && !outer_memory);
	xmlResetLastError();
	outer_memory = page_memory;
	memcpy(outer_spares, spares, sizeof spares);
	memset(spares, 0, sizeof spares);
	page_memory = last_memory = other;
}

void
xml_back(void)
{
	assert(outer_memory);
	xmlResetLastError();
	page_memory = last_memory = outer_memory;
	outer_memory = NULL;
	memcpy(spares, outer_spares, sizeof spares);
}
