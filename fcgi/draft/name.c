/*
 * name.c: every unit's two names (Akoma Ntoso Naming Convention 1.0,
 * section 5): eId, where it is now, and wId, what it has always been.
 *
 * An article or § whose number is unique in the document needs no prefix:
 * renumbering a chapter must not change it.  A wId that the file brings is
 * kept; others are made from the eId in Latin letters (engineering 9).
 */
#include "fcgi/draft/names.h"
#include "fcgi/draft/number.h"
#include "fcgi/draft/part.h"

#include <string.h>

enum { WID_MAX = 120, COUNTERS = 24 };

/* Text to part, open addressing, made for as many as there are parts. */
struct table {
	struct slot {
		const char *key;
		struct part *part;
		int count;
	} * slots;
	size_t mask, used;
};

/* The nearest element above with an eId, and what it counted so far. */
struct context {
	const char *eid;
	struct {
		const char *name;
		int count;
	} counter[COUNTERS];
};

struct namer {
	struct source *s;
	struct arena *mem;
	struct table eids, wids, was;
	struct table numbers; /* of base units in the document at hand */
	const char *document;
	bool sections; /* sections are its base units */
	bool quoted;
};

static struct table
table_new(struct arena *mem, size_t count)
{
	size_t room = 64;

	while (room < 2 * count)
		room *= 2;
	return (struct table){
	    .slots = arena_alloc(mem, room * sizeof(struct slot)),
	    .mask = room - 1,
	};
}

static struct slot *
table_at(struct table *t, const char *key)
{
	uint64_t hash = UINT64_C(0xCBF29CE484222325);
	size_t i;

	for (const char *c = key; *c; c++)
		hash = (hash ^ (unsigned char)*c) * UINT64_C(0x100000001B3);
	for (i = (size_t)(hash ^ hash >> 32) & t->mask; t->slots[i].key;
	     i = (i + 1) & t->mask)
		if (!strcmp(t->slots[i].key, key))
			break;
	return &t->slots[i];
}

static int
count_up(struct context *context, const char *name)
{
	for (size_t i = 0; i < COUNTERS; i++) {
		if (!context->counter[i].name)
			context->counter[i].name = name;
		if (!strcmp(context->counter[i].name, name))
			return ++context->counter[i].count;
	}
	return 1;
}

/* These are made by the thousand: printf would take most of the time. */
static const char *
join(struct arena *mem, const char *a, const char *between, const char *b)
{
	size_t x = strlen(a), y = strlen(between), z = strlen(b);
	char *out = arena_alloc(mem, x + y + z + 1);

	memcpy(out, a, x);
	memcpy(out + x, between, y);
	memcpy(out + x + y, b, z);
	return out;
}

static const char *
unique(struct namer *n, struct table *in, const char *wish, char sign)
{
	const char *name = wish;
	struct slot *first = table_at(in, wish), *slot = first;

	while (slot->key) {
		name = arena_printf(n->mem, "%s%c%d", wish, sign,
		    first->count < 2 ? (first->count = 2) : ++first->count);
		slot = table_at(in, name);
	}
	slot->key = name;
	return name;
}

static const char *
wid_of(struct namer *n, const char *eid)
{
	const char *wid = draft_ascii(n->mem, eid);
	uint32_t hash = 2166136261U;

	if (strlen(wid) > WID_MAX - 8) {
		for (const char *c = wid; *c; c++)
			hash = (hash ^ (unsigned char)*c) * 16777619U;
		wid = arena_printf(n->mem, "%.96s-%08x", wid, hash);
	}
	return unique(n, &n->wids, wid, '-');
}

/* wish is "art_5"; short forms drop what stands before. */
static void
give(struct namer *n, struct part *p, const char *prefix, const char *wish)
{
	struct slot *slot;

	if (*prefix)
		wish = join(n->mem, prefix, "__", wish);
	p->eid = unique(n, &n->eids, wish, '_');
	if (!p->wid)
		p->wid = wid_of(n, p->eid);
	if (!p->was)
		return;
	slot = table_at(&n->was, p->was);
	if (slot->key)
		return;
	slot->key = p->was;
	slot->part = p;
}

static const char *
unit_reference(const struct part *p)
{
	enum name_sort sort = name_sort(p->name);

	return sort == NAME_HIER || sort == NAME_RECITAL ? name_short(p->name)
							 : "hcontainer";
}

/* Those that are numbered through a document. */
static bool
base_name(const struct namer *n, const char *name)
{
	return !strcmp(name, "article") || !strcmp(name, "clause") ||
	       !strcmp(name, "recital") || !strcmp(name, "citation") ||
	       name_is_policy(name) ||
	       (n->sections && !strcmp(name, "section"));
}

static void
name_unit(struct namer *n, struct part *p, struct context *above)
{
	const char *reference = unit_reference(p);
	const char *number = p->num ? number_of(n->mem, p) : NULL;
	const char *wish;

	if (!number)
		wish = arena_printf(
		    n->mem, "%s_%d", reference, count_up(above, reference));
	else
		wish = join(n->mem, reference, "_", number);
	if (number && !n->quoted && base_name(n, p->name) &&
	    table_at(&n->numbers, wish)->count == 1)
		give(n, p, n->document, wish);
	else
		give(n, p, above->eid, wish);
}

static void name_below(
    struct namer *n, struct part *p, struct context *context);
static void name_one(
    struct namer *n, struct part *document, const char *prefix);

static void
name_part(struct namer *n, struct part *p, struct context *above)
{
	static const char *const words[] = {
	    [PART_PREFACE] = "preface",
	    [PART_PREAMBLE] = "preamble",
	    [PART_CONCLUSIONS] = "conclusions",
	    [PART_ATTACHMENT] = "att",
	    [PART_LIST] = "list",
	    [PART_TABLE] = "table",
	    [PART_ROW] = "tr",
	    [PART_QUOTE] = "qstr",
	    [PART_NOTE] = "authorialNote",
	};
	struct context own = {0};
	const char *word = (size_t)p->kind < sizeof(words) / sizeof(*words)
			       ? words[p->kind]
			       : NULL;
	bool unnamed = p->kind == PART_ROW && strcmp(p->name, "row") != 0;
	bool quoted = n->quoted;

	if (p->kind == PART_UNIT)
		name_unit(n, p, above);
	else if (word && p->kind <= PART_CONCLUSIONS)
		give(n, p, above->eid, word);
	else if (word && !unnamed)
		give(n, p, above->eid,
		    arena_printf(n->mem, "%s_%d", word, count_up(above, word)));
	if (p->kind == PART_QUOTE)
		n->quoted = true;
	own.eid = p->eid;
	if (p->kind == PART_DOCUMENT)
		name_one(n, p, above->eid);
	else
		name_below(n, p, p->eid ? &own : above);
	n->quoted = quoted;
}

static void
name_below(struct namer *n, struct part *p, struct context *context)
{
	if (p->num)
		name_below(n, p->num, context);
	if (p->heading)
		name_below(n, p->heading, context);
	if (p->subheading)
		name_below(n, p->subheading, context);
	for (struct part *c = p->first; c; c = c->next)
		name_part(n, c, context);
}

/* How often each number of a base unit occurs, quotes aside. */
static void
count_numbers(struct namer *n, const struct part *p)
{
	for (const struct part *c = p->first; c; c = c->next) {
		const char *number;
		struct slot *slot;

		if (c->kind == PART_QUOTE || c->kind == PART_ATTACHMENT)
			continue;
		number = c->kind == PART_UNIT && c->num && base_name(n, c->name)
			     ? number_of(n->mem, c)
			     : NULL;
		if (number) {
			number = join(n->mem, unit_reference(c), "_", number);
			slot = table_at(&n->numbers, number);
			slot->key = number;
			slot->count++;
		}
		count_numbers(n, c);
	}
}

/* What is named and what may be: for how many names room is made. */
struct total {
	size_t named, brought; /* with a wId or a former eId of the file */
	bool base;	       /* an article or a clause */
};

static void
count_parts(const struct part *p, struct total *total)
{
	const struct part *const lines[] = {p->num, p->heading, p->subheading};

	total->named +=
	    p->kind < PART_P || (p->kind > PART_P && p->kind != PART_TEXT &&
				    p->kind != PART_INLINE);
	total->brought += p->was || p->wid;
	total->base |=
	    !strcmp(p->name, "article") || !strcmp(p->name, "clause");
	for (size_t i = 0; i < 3; i++)
		if (lines[i])
			count_parts(lines[i], total);
	for (const struct part *c = p->first; c; c = c->next)
		count_parts(c, total);
}

static void
name_one(struct namer *n, struct part *document, const char *prefix)
{
	struct table numbers = n->numbers;
	struct context context = {.eid = prefix};
	struct total total = {0};
	const char *outer = n->document;
	bool sections = n->sections;

	count_parts(document, &total);
	n->numbers = table_new(n->mem, total.named);
	n->document = prefix;
	n->sections = !total.base;
	count_numbers(n, document);
	name_below(n, document, &context);
	n->numbers = numbers;
	n->document = outer;
	n->sections = sections;
}

/* The wIds that the file brings are taken before new ones are made; of two
 * equal ones the first keeps it. */
static void
reserve(struct namer *n, struct part *p)
{
	struct slot *slot;

	if (p->wid) {
		slot = table_at(&n->wids, p->wid);
		if (slot->key)
			p->wid = NULL;
		else
			slot->key = p->wid;
	}
	for (struct part *c = p->first; c; c = c->next)
		reserve(n, c);
	for (struct part *c = p->heading ? p->heading->first : NULL; c;
	     c = c->next)
		reserve(n, c);
	for (struct part *c = p->num ? p->num->first : NULL; c; c = c->next)
		reserve(n, c);
}

/* References inside the document follow their unit to its new eId; those
 * that meet nothing are text. */
static void
relink(struct namer *n, struct part *p)
{
	struct part *lines[] = {p->num, p->heading, p->subheading};

	if (p->kind == PART_INLINE && p->link) {
		struct slot *slot =
		    p->link[0] == '#' ? table_at(&n->was, p->link + 1) : NULL;

		if (slot && slot->part) {
			p->link = arena_printf(n->mem, "#%s", slot->part->eid);
			p->mark = slot->part->wid;
		} else if (slot || !link_good(p->link)) {
			p->link = NULL;
		}
	}
	for (size_t i = 0; i < 3; i++)
		if (lines[i])
			relink(n, lines[i]);
	for (struct part *c = p->first; c; c = c->next)
		relink(n, c);
}

void
name_document(struct source *s, struct part *document)
{
	struct namer n = {.s = s, .mem = s->mem};
	struct total total = {0};

	count_parts(document, &total);
	n.eids = table_new(s->mem, total.named);
	n.wids = table_new(s->mem, total.named + total.brought);
	n.was = table_new(s->mem, total.brought);
	reserve(&n, document);
	name_one(&n, document, "");
	relink(&n, document);
}
