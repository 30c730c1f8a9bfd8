/*
 * carry.c: wIds from version to version: bytes that akn.c wrote, with other
 * wIds in them.  Only tags are touched; nothing is parsed that others wrote.
 */
#include "fcgi/draft/match.h"

#include "fcgi/base/text.h"
#include "fcgi/draft/sketch.h"

#include <string.h>

struct carrier {
	struct arena *mem;
	struct index taken; /* hashes of all wIds that may not be given */
	struct index names; /* of the newer version's own, to their unit */
	const struct draft *to;
	const char **given; /* by unit of the newer version */
};

static uint64_t
hash_of(const char *text, size_t size)
{
	uint64_t hash = UINT64_C(0xCBF29CE484222325);

	for (size_t i = 0; i < size; i++)
		hash =
		    (hash ^ (unsigned char)text[i]) * UINT64_C(0x100000001B3);
	return hash;
}

static void
take(struct carrier *c, const char *wid)
{
	index_add(&c->taken, hash_of(wid, strlen(wid)), 1);
}

/* What is matched takes the older name; the rest one that was never used. */
static void
give_names(struct carrier *c, const struct draft *from,
    const struct draft_pairs *pairs)
{
	for (size_t i = 0; i < pairs->count; i++) {
		const struct draft_pair *p = &pairs->at[i];

		if (p->from >= 0 && p->to >= 0)
			c->given[p->to] = from->units[p->from].wid;
	}
	for (size_t i = 0; i < c->to->unit_count; i++) {
		const char *own = c->to->units[i].wid, *wid = own;

		for (int n = 2;
		     !c->given[i] &&
		     index_find(&c->taken, hash_of(wid, strlen(wid))) >= 0;
		     n++)
			wid = arena_printf(c->mem, "%.110s-%d", own, n);
		if (c->given[i])
			continue;
		c->given[i] = wid;
		take(c, wid);
	}
}

/* The unit of that name; others (tables, lists, notes) have none here. */
static const char *
renamed(const struct carrier *c, const char *wid, size_t size)
{
	int i = index_find(&c->names, hash_of(wid, size));

	return i >= 0 && strlen(c->to->units[i].wid) == size &&
		       !strncmp(c->to->units[i].wid, wid, size)
		   ? c->given[i]
		   : NULL;
}

/* A tag, from '<' to '>'; values hold no '>' as they were written. */
static void
write_tag(struct carrier *c, struct buffer *b, const char *tag, size_t size)
{
	static const char sign[] = " wId=\"";
	const char *at = memmem(tag, size, sign, sizeof(sign) - 1), *end;
	const char *name, *wid;

	if (!at) {
		buffer_bytes(b, tag, size);
		return;
	}
	name = at + sizeof(sign) - 1;
	end = memchr(name, '"', size - (size_t)(name - tag));
	if (!end)
		end = tag + size;
	wid = renamed(c, name, (size_t)(end - name));
	buffer_bytes(b, tag, (size_t)(name - tag));
	if (wid)
		buffer_add(b, wid);
	else
		buffer_bytes(b, name, (size_t)(end - name));
	buffer_bytes(b, end, size - (size_t)(end - tag));
}

struct bytes
draft_carry(struct arena *mem, const struct draft *from, const struct draft *to,
    const struct draft_pairs *pairs, const char *const used[],
    size_t used_count)
{
	struct carrier c = {.mem = mem,
	    .to = to,
	    .taken =
		index_new(mem, used_count + from->unit_count + to->unit_count),
	    .names = index_new(mem, to->unit_count)};
	struct buffer b = buffer_new(mem, 8 * (size_t)DRAFT_FILE_MAX);
	const char *at = (const char *)to->akn.at, *end = at + to->akn.size;

	c.given = arena_alloc(mem, (to->unit_count + 1) * sizeof(*c.given));
	for (size_t i = 0; i < used_count; i++)
		take(&c, used[i]);
	for (size_t i = 0; i < from->unit_count; i++)
		take(&c, from->units[i].wid);
	for (size_t i = 0; i < to->unit_count; i++)
		index_add(&c.names,
		    hash_of(to->units[i].wid, strlen(to->units[i].wid)),
		    (int)i);
	give_names(&c, from, pairs);
	while (at < end) {
		const char *tag = memchr(at, '<', (size_t)(end - at));
		const char *close =
		    tag ? memchr(tag, '>', (size_t)(end - tag)) : NULL;

		if (!close)
			break;
		buffer_bytes(&b, at, (size_t)(tag - at));
		write_tag(&c, &b, tag, (size_t)(close + 1 - tag));
		at = close + 1;
	}
	buffer_bytes(&b, at, (size_t)(end - at));
	return (struct bytes){(const unsigned char *)b.data, b.size};
}
