/*
 * pages.c: what a page costs inside a worker, part by part: statements, tree,
 * transform, serialiser; microseconds of this process's CPU and allocations.
 *
 *   pages CONF ROUNDS NAME=PATH...     a line a figure: name value unit
 *   pages CONF -v NAME=PATH...         a line a statement of each page
 *
 * A page whose name begins with "unchanged" is asked for by who has it.
 *
 * The parts are measured from outside: the linker puts a clock around the
 * few functions that do them (--wrap in the Makefile), so that the program
 * itself has none.  Pages are passed over in turn, so that a noisy moment
 * hits all alike; what is printed is the median.
 */
#include "db/db.h"
#include "fcgi/base/clock.h"
#include "fcgi/http/request.h"
#include "fcgi/http/response.h"
#include "fcgi/site/serialise.h"
#include "fcgi/site/site.h"
#include "fcgi/site/visit.h"

#include <inttypes.h>
#include <libxslt/transform.h>
#include <stdlib.h>
#include <time.h>

enum { PAGES_MOST = 16, ROUNDS_MOST = 2000, MEMORY = 512 << 20 };

enum figure {
	QUERIES,
	WAIT,
	TRANSFORM,
	SERIALISE,
	TREE,
	ALL,
	BLOCKS,
	ARENA,
	STATEMENTS,
	PARTS
};
static const struct {
	const char *name, *unit;
} parts[PARTS] = {{"queries", "us"}, {"queries_wait", "us"},
    {"transform", "us"}, {"serialise", "us"}, {"tree", "us"}, {"all", "us"},
    {"blocks", "blocks"}, {"memory", "bytes"}, {"statements", "statements"}};

static double spent[PARTS];
static bool verbose;

static double
us(clockid_t which)
{
	struct timespec t;

	clock_gettime(which, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

#define CPU CLOCK_PROCESS_CPUTIME_ID
#define REAL(name) __real_##name
#define WRAP(name) __wrap_##name

enum err REAL(db_run)(struct db *, struct arena *, const struct statement *,
    const struct value *, struct rows *, int64_t *);
enum err WRAP(db_run)(struct db *, struct arena *, const struct statement *,
    const struct value *, struct rows *, int64_t *);
enum err
WRAP(db_run)(struct db *db, struct arena *mem, const struct statement *s,
    const struct value *values, struct rows *out, int64_t *number)
{
	unsigned asked = db_count(db);
	double cpu = us(CPU), real = us(CLOCK_MONOTONIC);
	enum err e = REAL(db_run)(db, mem, s, values, out, number);

	cpu = us(CPU) - cpu;
	real = us(CLOCK_MONOTONIC) - real;
	spent[QUERIES] += cpu;
	spent[WAIT] += real - cpu;
	spent[STATEMENTS] += db_count(db) - asked; /* none: kept */
	if (verbose)
		printf("  %-28s %4zu rows %8.0f us, waited %8.0f us\n", s->name,
		    out ? out->count : 0, cpu, real - cpu);
	return e;
}

xmlDoc *REAL(xsltApplyStylesheetUser)(xsltStylesheet *, xmlDoc *, const char **,
    const char *, FILE *, xsltTransformContext *);
xmlDoc *WRAP(xsltApplyStylesheetUser)(xsltStylesheet *, xmlDoc *, const char **,
    const char *, FILE *, xsltTransformContext *);
xmlDoc *
WRAP(xsltApplyStylesheetUser)(xsltStylesheet *style, xmlDoc *doc,
    const char **params, const char *output, FILE *profile,
    xsltTransformContext *context)
{
	double cpu = us(CPU);
	xmlDoc *result = REAL(xsltApplyStylesheetUser)(
	    style, doc, params, output, profile, context);

	spent[TRANSFORM] += us(CPU) - cpu;
	return result;
}

enum err REAL(serialise_html)(
    const struct node *, const struct fragments *, struct buffer *);
enum err WRAP(serialise_html)(
    const struct node *, const struct fragments *, struct buffer *);
enum err
WRAP(serialise_html)(const struct node *first,
    const struct fragments *fragments, struct buffer *out)
{
	double cpu = us(CPU);
	enum err e = REAL(serialise_html)(first, fragments, out);

	spent[SERIALISE] += us(CPU) - cpu;
	return e;
}

enum err REAL(serialise_piece)(const struct node *, bool,
    const struct fragments *, struct arena *, struct piece *);
enum err WRAP(serialise_piece)(const struct node *, bool,
    const struct fragments *, struct arena *, struct piece *);
enum err
WRAP(serialise_piece)(const struct node *first, bool whole,
    const struct fragments *fragments, struct arena *mem, struct piece *out)
{
	double cpu = us(CPU);
	enum err e = REAL(serialise_piece)(first, whole, fragments, mem, out);

	spent[SERIALISE] += us(CPU) - cpu;
	return e;
}

void *REAL(arena_alloc)(struct arena *, size_t);
void *WRAP(arena_alloc)(struct arena *, size_t);
void *
WRAP(arena_alloc)(struct arena *mem, size_t size)
{
	spent[BLOCKS]++;
	return REAL(arena_alloc)(mem, size);
}

/* ------------------------------------------------------------------ pages */

struct page {
	const char *name, *path;
	const char *tag; /* If-None-Match, or NULL: a 304 is what is measured */
	double (*figures)[PARTS];
};

static enum err
once(struct site *site, struct arena *mem, const struct page *p)
{
	const char *mark = strchr(p->path, '?');
	size_t size = mark ? (size_t)(mark - p->path) : strlen(p->path);
	struct request in = {.id = "bench",
	    .remote = "127.0.0.1",
	    .method = METHOD_GET,
	    .raw_query = mark ? mark + 1 : NULL,
	    .if_none_match = p->tag};
	struct response out;
	double began;

	in.path = in.raw_path = arena_copy_n(mem, p->path, size);
	if (mark)
		TRY(text_pairs(mem, mark + 1, strlen(mark + 1), 20, &in.query));
	memset(spent, 0, sizeof spent);
	began = us(CPU);
	visit_serve(site, mem, &in, &out);
	spent[ALL] = us(CPU) - began;
	spent[TREE] =
	    spent[ALL] - spent[QUERIES] - spent[TRANSFORM] - spent[SERIALISE];
	spent[ARENA] = (double)arena_used(mem);
	if (out.status != (p->tag ? 304 : 200)) {
		printf("# %s %s: %d\n", p->name, p->path, out.status);
		return ERR_BROKEN;
	}
	arena_reset(mem);
	return OK;
}

static int
by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void
print(const struct page *p, size_t rounds)
{
	double *one = calloc(rounds, sizeof *one);

	for (size_t part = 0; part < PARTS; part++) {
		for (size_t i = 0; i < rounds; i++)
			one[i] = p->figures[i][part];
		qsort(one, rounds, sizeof *one, by_value);
		printf("in_%s_%s %.0f %s\n", p->name, parts[part].name,
		    one[rounds / 2], parts[part].unit);
	}
	free(one);
}

static enum err
measure(struct site *site, struct page *pages, size_t count, size_t rounds)
{
	struct arena *mem = arena_new(MEMORY);

	for (size_t i = 0; i < count; i++) {
		pages[i].figures = calloc(rounds, sizeof *pages[i].figures);
		if (verbose)
			printf("%s %s\n", pages[i].name, pages[i].path);
		/* prepares its statements */
		TRY(once(site, mem, &pages[i]));
	}
	for (size_t round = 0; round < rounds; round++) {
		for (size_t i = 0; i < count; i++) {
			if (verbose)
				printf("%s\n", pages[i].name);
			TRY(once(site, mem, &pages[i]));
			memcpy(pages[i].figures[round], spent, sizeof spent);
		}
	}
	for (size_t i = 0; i < count; i++)
		print(&pages[i], rounds);
	return OK;
}

int
main(int argc, char **argv)
{
	struct page pages[PAGES_MOST];
	struct settings settings;
	struct site site;
	size_t count = 0, rounds;
	char *is;

	if (argc < 4)
		return 2;
	verbose = !strcmp(argv[2], "-v");
	rounds = verbose ? 1 : (size_t)strtoul(argv[2], NULL, 10);
	if (rounds < 1 || rounds > ROUNDS_MOST)
		return 2;
	for (int i = 3; i < argc && count < PAGES_MOST; i++) {
		is = strchr(argv[i], '=');
		if (!is)
			return 2;
		*is = 0;
		pages[count++] = (struct page){.name = argv[i], .path = is + 1};
		if (!strncmp(argv[i], "unchanged", 9))
			pages[count - 1].tag = "*";
	}
	if (conf_read(argv[1], &settings) != OK ||
	    site_start(&settings, PAGES, &site) != OK ||
	    site_child(&site, 0) != OK)
		return 1;
	return measure(&site, pages, count, rounds) == OK ? 0 : 1;
}
