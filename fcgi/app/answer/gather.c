/*
 * gather.c: the job that finds like comments of a consultation and proposes
 * them as groups.  What was kept of earlier comments is remembered, the new
 * ones are compared (likeness.h); a person's decisions are never undone.
 *
 * Groups are written before the sketches: a run that was cut short is made
 * again and finds its groups already there.
 */
#include "build/sql.h"
#include "fcgi/app/jobs/work.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/likeness.h"
#include "fcgi/base/secret.h"

#include <stdlib.h>
#include <string.h>

enum {
	PHRASES_SHOWN = 8,
	PAUSE = 600,	      /* between two runs, seconds */
	KEPT_TOGETHER = 1000, /* sketches written in one transaction */
};

struct node_of {
	int64_t comment, edition;
	size_t cluster; /* number of the one it is in, from 1; 0: none */
	bool is_new;
	size_t text; /* in the machine */
	struct sketch sketch;
};

/* A group as it was; those that are confirmed come first. */
struct cluster_of {
	int64_t id;
	size_t first; /* text of one member, or SIZE_MAX */
	bool proposed;
	bool met; /* members of it were in a group that was written */
};

struct gathering {
	struct job *j;
	struct arena *block;   /* of rows being read */
	struct arena *scratch; /* of one statement among many */
	struct arena *nodes;   /* these alone, so that they grow in place */
	struct phrases *draft;
	struct node_of *node;
	size_t count, room;
	struct cluster_of *cluster;
	size_t clusters, cluster_room;
	struct likeness *machine;
};

/* ---- reading ---- */

static enum err
add_draft(void *arg, const struct rows *r)
{
	struct gathering *g = arg;
	struct arena *mem = arena_new((size_t)64 << 20);

	for (size_t i = 0; i < r->count; i++)
		phrases_add(g->draft, sketch_fold(mem, cell(r, i, "language"),
					  cell(r, i, "whole")));
	arena_free(mem);
	return OK;
}

static struct node_of *
node_add(struct gathering *g, int64_t comment)
{
	if (g->count == g->room) {
		size_t more = g->room ? 2 * g->room : 1024;

		g->node = arena_grow(g->nodes, g->node,
		    g->room * sizeof *g->node, more * sizeof *g->node);
		g->room = more;
	}
	g->node[g->count] = (struct node_of){.comment = comment};
	return &g->node[g->count++];
}

static enum err
add_kept(void *arg, const struct rows *r)
{
	struct gathering *g = arg;

	for (size_t i = 0; i < r->count; i++) {
		struct node_of *n = node_add(g, cell_int(r, i, "id"));
		struct bytes near = cell_bytes(r, i, "near");
		struct bytes phrases = cell_bytes(r, i, "phrases");

		memcpy(&n->sketch.exact, cell_bytes(r, i, "exact").at,
		    sizeof n->sketch.exact);
		if (near.size == sizeof n->sketch.near)
			memcpy(n->sketch.near, near.at, near.size);
		n->sketch.phrase_count = phrases.size / sizeof(uint32_t);
		n->sketch.phrases =
		    (const uint32_t *)(const void *)arena_copy_n(
			g->j->mem, phrases.at, phrases.size);
	}
	return OK;
}

static const char *
both(struct arena *mem, const char *a, const char *b)
{
	return arena_printf(mem, "%s\n%s", a ? a : "", b ? b : "");
}

/* Persons and organisations are never one group (practice 17).  A few words
 * are alike only where they are about the same; a wording that is proposed
 * belongs to what is said. */
static void
sketched(struct gathering *g, struct arena *mem, const struct rows *r, size_t i,
    struct sketch *out)
{
	const char *language = cell(r, i, "language");
	const char *folded = sketch_fold(mem, language,
	    both(mem, cell(r, i, "remark"), cell(r, i, "reason")));
	const char *proposed = cell(r, i, "proposed");
	const char *stance = cell(r, i, "stance");
	uint64_t seed = 1 + (uint64_t)cell_int(r, i, "person");
	struct sketch other;

	sketch_make(mem, folded, seed, g->draft, out);
	if (out->phrase_count == 0) {
		seed += sketch_mix((uint64_t)cell_int(r, i, "unit") + 3) +
			(stance ? (uint64_t)stance[0] : 0);
		sketch_make(mem, folded, seed, g->draft, out);
	}
	if (proposed) {
		sketch_make(
		    mem, sketch_fold(mem, language, proposed), 0, NULL, &other);
		out->exact = sketch_mix(out->exact ^ other.exact);
	} else if (!*folded) {
		out->exact ^= sketch_mix((uint64_t)cell_int(r, i, "id"));
	}
}

static enum err
add_wanted(void *arg, const struct rows *r)
{
	struct gathering *g = arg;
	struct arena *mem = arena_new((size_t)256 << 20);

	for (size_t i = 0; i < r->count; i++) {
		struct node_of *n = node_add(g, cell_int(r, i, "id"));
		const void *phrases;

		n->edition = cell_int(r, i, "edition");
		n->is_new = true;
		sketched(g, mem, r, i, &n->sketch);
		phrases = arena_copy_n(g->j->mem,
		    n->sketch.phrases ? (const void *)n->sketch.phrases : "",
		    n->sketch.phrase_count * sizeof(uint32_t));
		n->sketch.phrases = phrases;
		arena_reset(mem);
	}
	arena_free(mem);
	return OK;
}

/* ---- comparing ---- */

static int
by_comment(const void *a, const void *b)
{
	const struct node_of *x = a, *y = b;

	return x->comment < y->comment ? -1 : x->comment > y->comment;
}

static struct cluster_of *
cluster_of(struct gathering *g, int64_t id)
{
	if (g->clusters && g->cluster[g->clusters - 1].id == id)
		return &g->cluster[g->clusters - 1];
	if (g->clusters == g->cluster_room) {
		size_t more = g->cluster_room ? 2 * g->cluster_room : 64;

		g->cluster = arena_grow(g->j->mem, g->cluster,
		    g->cluster_room * sizeof *g->cluster,
		    more * sizeof *g->cluster);
		g->cluster_room = more;
	}
	g->cluster[g->clusters] =
	    (struct cluster_of){.id = id, .first = SIZE_MAX};
	return &g->cluster[g->clusters++];
}

static enum likeness_level
level_of(const char *kind)
{
	return text_is(kind, "same")   ? SAME
	       : text_is(kind, "near") ? NEAR
				       : CAMPAIGN;
}

/* In the order of the groups: what belongs together is united again. */
static enum err
add_members(void *arg, const struct rows *r)
{
	struct gathering *g = arg;

	for (size_t i = 0; i < r->count; i++) {
		struct node_of key = {.comment = cell_int(r, i, "comment")};
		struct cluster_of *c = cluster_of(g, cell_int(r, i, "cluster"));
		struct node_of *n = bsearch(
		    &key, g->node, g->count, sizeof *g->node, by_comment);

		c->proposed = text_is(cell(r, i, "state"), "proposed");
		if (!n || n->cluster)
			continue;
		n->cluster = g->clusters;
		if (c->first == SIZE_MAX)
			c->first = n->text;
		else
			likeness_unite(g->machine, c->first, n->text,
			    level_of(cell(r, i, "kind")));
	}
	return OK;
}

static void
machine_fill(struct gathering *g, bool known)
{
	for (size_t i = 0; i < g->count; i++) {
		if (g->node[i].is_new == known)
			continue;
		g->node[i].text =
		    likeness_add(g->machine, &g->node[i].sketch, known);
	}
}

static enum err
compare(struct gathering *g)
{
	struct job *j = g->j;
	const struct sketch **each =
	    arena_alloc(j->mem, (g->count + 1) * sizeof *each);

	qsort(g->node, g->count, sizeof *g->node, by_comment);
	for (size_t i = 0; i < g->count; i++)
		each[i] = &g->node[i].sketch;
	g->machine = likeness_new(j->mem, each, g->count);
	machine_fill(g, true);
	machine_fill(g, false);
	TRY(sql_cluster_members(j->db, g->block, j->subject, add_members, g));
	likeness_settle(j->mem, g->machine);
	return OK;
}

/* ---- writing ---- */

static const char *
kind_name(enum likeness_level level)
{
	return level == SAME ? "same" : level == NEAR ? "near" : "campaign";
}

/* Four words from that one on, as they were written; as they were folded
 * where the two cannot be brought together. */
static const char *
as_written(
    struct arena *mem, const char *language, const char *text, size_t word)
{
	const char *folded = sketch_fold(mem, language, text), *from = NULL;
	const char *wanted, *end;
	struct tokens t;

	for (; word; word--)
		folded += strcspn(folded, " ") + 1;
	for (end = folded; word < SKETCH_PHRASE && *end; word++) {
		end += *end == ' ';
		end += strcspn(end, " ");
	}
	wanted = arena_copy_n(mem, folded, (size_t)(end - folded));
	text_tokens(mem, text, &t);
	for (size_t i = 0; i < t.count; i++)
		for (size_t k = i; k < t.count && k < i + 16; k++) {
			from = arena_copy_n(mem, t.at[i].at,
			    (size_t)(t.at[k].at - t.at[i].at) + t.at[k].size);
			if (t.at[i].kind == TOKEN_BLANK ||
			    t.at[i].kind == TOKEN_MARK)
				break;
			if (text_is(sketch_fold(mem, language, from), wanted))
				return from;
		}
	return wanted;
}

/* Which phrases, in how many of those read. */
static enum err
evidence(
    struct gathering *g, int64_t cluster, const size_t *members, size_t count)
{
	struct job *j = g->j;
	struct arena *mem = arena_new((size_t)512 << 20);
	const struct sketch **s = arena_alloc(mem, count * sizeof *s);
	struct shared_phrase shown[PHRASES_SHOWN];
	enum err e = OK;
	struct rows r;
	int64_t n;
	size_t found;

	for (size_t i = 0; i < count; i++)
		s[i] = &g->node[members[i]].sketch;
	found = likeness_evidence(mem, s, count, shown, PHRASES_SHOWN);
	TRY(sql_cluster_phrases_forget(j->db, j->mem, cluster, &n));
	for (size_t i = 0; i < found && e == OK; i++) {
		e = sql_likeness_words(j->db, mem,
		    g->node[members[shown[i].member]].comment, j->subject, &r);
		if (e == OK)
			e = sql_cluster_phrase_add(j->db, mem, cluster,
			    (int64_t)i,
			    text_cut(mem,
				as_written(mem, cell(&r, 0, "language"),
				    both(mem, cell(&r, 0, "remark"),
					cell(&r, 0, "reason")),
				    shown[i].word),
				120),
			    (int64_t)shown[i].count, &n);
	}
	arena_free(mem);
	return e;
}

/* The group of these comments: the one that some of them are in, which takes
 * in others that were proposed; or a new one. */
static enum err
cluster_for(struct gathering *g, const size_t *members, size_t count,
    const char *kind, int64_t *out)
{
	struct job *j = g->j;
	size_t into = 0;
	int64_t n;

	for (size_t i = 0; i < count; i++)
		if (g->node[members[i]].cluster &&
		    (!into || g->node[members[i]].cluster < into))
			into = g->node[members[i]].cluster;
	if (!into)
		return sql_cluster_add(j->db, j->mem, secret_code(j->mem),
		    j->subject, kind, j->now, out);
	*out = g->cluster[into - 1].id;
	g->cluster[into - 1].met = true;
	for (size_t i = 0; i < count; i++) {
		size_t other = g->node[members[i]].cluster;
		struct cluster_of *c = other ? &g->cluster[other - 1] : NULL;

		if (!c || c->met || !c->proposed)
			continue;
		c->met = true;
		TRY(sql_cluster_merge_members(j->db, j->mem, c->id, *out, &n));
		TRY(sql_cluster_merge(
		    j->db, j->mem, c->id, j->subject, j->now, &n));
	}
	return OK;
}

static enum err
group_write(struct gathering *g, const size_t *members, size_t count)
{
	struct job *j = g->j;
	const char *kind =
	    kind_name(likeness_level(g->machine, g->node[members[0]].text));
	int64_t cluster, n, burst, read = (int64_t)(count > 300 ? 300 : count);
	struct rows r;

	TRY(cluster_for(g, members, count, kind, &cluster));
	for (size_t i = 0; i < count; i++) {
		if (g->node[members[i]].cluster)
			continue;
		TRY(sql_cluster_join(j->db, g->scratch, cluster,
		    g->node[members[i]].comment, &n));
		arena_reset(g->scratch);
	}
	TRY(evidence(g, cluster, members, count));
	TRY(sql_cluster_burst(j->db, j->mem, cluster, &r));
	burst = cell_int(&r, 0, "n");
	return sql_cluster_evidence(j->db, j->mem, cluster, j->subject, kind,
	    &read, burst > 1 ? &burst : NULL, cell_time(&r, 0, "begins"),
	    cell_time(&r, 0, "ends"), &n);
}

/* Groups into which something new came, each in a transaction. */
static enum err
groups_write(struct gathering *g)
{
	size_t *next = arena_alloc(g->j->mem, (g->count + 1) * sizeof *next);
	size_t *size = arena_alloc(g->j->mem, (g->count + 1) * sizeof *size);
	size_t *start, *list;
	bool *fresh = arena_alloc(g->j->mem, g->count + 1);

	for (size_t i = 0; i < g->count; i++) {
		size_t root = likeness_group(g->machine, g->node[i].text);

		size[root]++;
		fresh[root] |= g->node[i].is_new && !g->node[i].cluster;
	}
	start = arena_alloc(g->j->mem, (g->count + 1) * sizeof *start);
	list = arena_alloc(g->j->mem, (g->count + 1) * sizeof *list);
	for (size_t i = 0, at = 0; i < g->count; at += size[i++])
		start[i] = next[i] = at;
	for (size_t i = 0; i < g->count; i++)
		list[next[likeness_group(g->machine, g->node[i].text)]++] = i;
	for (size_t i = 0; i < g->count; i++) {
		if (size[i] < 2 || !fresh[i])
			continue;
		TRY(db_begin(g->j->db));
		TRY(group_write(g, list + start[i], size[i]));
		TRY(db_commit(g->j->db));
	}
	return OK;
}

static enum err
sketches_write(struct gathering *g)
{
	struct job *j = g->j;
	size_t written = 0;
	int64_t n;

	TRY(db_begin(j->db));
	for (size_t i = 0; i < g->count; i++) {
		const struct node_of *o = &g->node[i];
		const struct sketch *s = &o->sketch;

		if (!o->is_new)
			continue;
		TRY(sql_likeness_keep(j->db, g->scratch, o->comment, j->subject,
		    o->edition,
		    (struct bytes){(const void *)&s->exact, sizeof s->exact},
		    (struct bytes){(const void *)s->near,
			s->phrase_count ? sizeof s->near : 0},
		    (struct bytes){(const void *)s->phrases,
			s->phrase_count * sizeof *s->phrases},
		    &n));
		arena_reset(g->scratch);
		if (++written % KEPT_TOGETHER == 0) {
			TRY(db_commit(j->db));
			TRY(db_begin(j->db));
		}
	}
	return db_commit(j->db);
}

static enum err
gather(struct gathering *g)
{
	struct job *j = g->j;
	struct rows r;
	int64_t n;

	TRY(sql_likeness_stale(j->db, j->mem, j->subject, &n));
	TRY(sql_likeness_draft_size(j->db, j->mem, j->subject, &r));
	g->draft =
	    phrases_new(j->mem, (size_t)cell_int(&r, 0, "size") / 4 + 64);
	TRY(sql_likeness_draft(j->db, g->block, j->subject, add_draft, g));
	TRY(sql_likeness_kept(j->db, g->block, j->subject, add_kept, g));
	TRY(sql_likeness_wanted(j->db, g->block, j->subject, add_wanted, g));
	TRY(compare(g));
	TRY(groups_write(g));
	/* before a page has to */
	TRY(sql_groups_count(j->db, j->mem, j->subject, NULL, &n));
	return sketches_write(g);
}

enum err
job_group(struct job *j)
{
	struct gathering g = {.j = j,
	    .block = arena_new((size_t)512 << 20),
	    .scratch = arena_new((size_t)64 << 20),
	    .nodes = arena_new((size_t)2 << 30)};
	enum err e = gather(&g);

	arena_free(g.nodes);
	arena_free(g.scratch);
	arena_free(g.block);
	if (e != OK)
		db_rollback(j->db);
	return e;
}

enum err
groups_sweep(const struct worker *w, const char *now)
{
	struct rows r;
	int64_t id;

	TRY(sql_groups_due(w->db, w->mem, clock_add(w->mem, now, -60),
	    clock_add(w->mem, now, -PAUSE), &r));
	for (size_t i = 0; i < r.count; i++)
		TRY(sql_job_add(w->db, w->mem, "group", cell_int(&r, i, "id"),
		    NULL, NULL, now, &id));
	return OK;
}
