/*
 * insert.c: the statements of taking part by a bare client: no HTTP, no form,
 * no page; what the database alone lets through of the same.
 *
 *	insert SOCKET SLUG COUNT
 *
 * CLIENTS processes, each with a reader's and a writer's connection as a worker
 * has them; COUNT comments on a unit, each by somebody new, then as many
 * submissions sent.  Prints two lines, "rate cpu" of comments and of
 * submissions: a second, and microseconds of these processes each.  Which
 * statements these are is what act.c, take_part.c and send.c ask, in their
 * order; run.sh compares their number with what a POST asks.
 */
#include "build/sql.h"
#include "fcgi/base/log.h"
#include "fcgi/base/secret.h"
#include "fcgi/base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { CLIENTS = 16, MOST = 20000, MEMORY = 64 << 20 };

static const char now[] = "2026-03-10 10:00:00.000000";
static const char then[] = "2026-03-20 10:00:00.000000";
static const char words[] =
    "Предлагам срокът да стане тридесет дни, защото общините нямат хора, които"
    " да отговорят по-рано, а гражданите трябва да узнаят причините.";

struct client {
	struct arena *mem;
	struct db *reader, *writer;
	const char *slug;
	int64_t consultation;
	int64_t unit, version, base; /* kept, as a worker keeps them */
};

/* What a person holds between the two. */
struct person {
	int64_t session, submission;
	unsigned char cookie[DIGEST_SIZE];
};

static void
must(enum err e, const char *what)
{
	if (e == OK)
		return;
	fprintf(stderr, "insert: %s: %d\n", what, (int)e);
	exit(1);
}

#define MUST(call) must(call, #call)

static struct bytes
chance(struct client *c, size_t size)
{
	unsigned char *at = arena_alloc(c->mem, size);

	secret_random(at, size);
	return (struct bytes){at, size};
}

static const char *
code(struct client *c)
{
	struct bytes b = chance(c, 16);

	return text_hex(c->mem, b.at, b.size);
}

/* What stands before each: counted, looked at, and who it is. */
static void
first(struct client *c, const char *what, struct bytes cookie, int64_t session)
{
	struct bytes address = chance(c, 32), holder = chance(c, 32);
	struct rows r;
	int64_t n;

	MUST(sql_tries_look_at(c->reader, c->mem, cookie, c->slug, now, what,
	    holder, address, now, &r));
	MUST(db_begin(c->writer));
	MUST(sql_attempt_by_both(
	    c->writer, c->mem, what, holder, address, 1, now, &n));
	MUST(sql_form_key_use(c->writer, c->mem, chance(c, 16), chance(c, 32),
	    "/bg/c/where-it-leads/take-part", now));
	MUST(sql_consultation_edition_held(
	    c->writer, c->mem, c->slug, session, now, &r));
	c->consultation = cell_int(&r, 0, "id");
}

static void
unit_of(struct client *c)
{
	struct rows r;

	MUST(sql_unit_written_on(c->writer, c->mem, c->consultation, "act",
	    NULL, NULL, 0, "art_1", &r));
	c->unit = cell_int(&r, 0, ".unit");
	c->version = cell_int(&r, 0, ".version");
	c->base = cell_int(&r, 0, ".base");
}

static void
comment(struct client *c, struct person *p)
{
	const char *said = text_fold(c->mem, words);
	int64_t id;

	secret_random(p->cookie, sizeof p->cookie);
	first(c, "comment", (struct bytes){p->cookie, DIGEST_SIZE}, 0);
	if (!c->unit)
		unit_of(c);
	MUST(sql_session_make(c->writer, c->mem,
	    (struct bytes){p->cookie, DIGEST_SIZE}, NULL, 0, now, then, then,
	    &p->session));
	MUST(sql_unsent_make(c->writer, c->mem, text_cut(c->mem, code(c), 10),
	    c->consultation, p->session, NULL, "bg", now, &p->submission));
	MUST(sql_comment_add(c->writer, c->mem, text_cut(c->mem, code(c), 10),
	    p->submission, c->consultation, &c->unit, &c->base, &c->version,
	    "oppose", "bg", 0, 1, 2, 3, 4, 5, 6, 7, 8, NULL, &id));
	MUST(sql_comment_text_add(
	    c->writer, c->mem, id, 1, NULL, words, NULL, said, now));
	MUST(db_commit(c->writer));
}

/* Two letters and when they go, as queue.c lists them. */
static const char *
letters(struct client *c)
{
	return arena_printf(c->mem,
	    "[{\"m\":\"%s\",\"k\":\"confirm-reminder\",\"t\":\"%s\"},"
	    "{\"m\":\"%s\",\"k\":\"confirm-submission\",\"t\":\"%s\"}]",
	    code(c), then, code(c), then);
}

static void
send(struct client *c, struct person *p)
{
	const char *email = arena_printf(c->mem, "%s@mail.example", code(c));
	const char *token = code(c), *list = letters(c);
	struct rows r;
	int64_t n;

	first(c, "send", (struct bytes){p->cookie, DIGEST_SIZE}, p->session);
	MUST(sql_unsent_to_send(c->writer, c->mem, c->consultation, p->session,
	    NULL, token, chance(c, 32), now, NULL, now, &r));
	MUST(sql_submission_send(c->writer, c->mem, p->submission,
	    text_cut(c->mem, code(c), 24), chance(c, 32), chance(c, 32),
	    "person", "self", NULL, "kind", NULL, "bg", "unconfirmed", then,
	    NULL, 0, now, &n));
	must(n ? OK : ERR_CONFLICT, "nothing was sent");
	MUST(sql_contact_add(
	    c->writer, c->mem, p->submission, NULL, email, email, NULL));
	MUST(sql_sent_from_add(c->writer, c->mem, p->submission,
	    c->consultation, chance(c, 32), now, &n));
	MUST(sql_mails_add(c->writer, c->mem, list, p->submission, "submission",
	    p->submission, token, "bg", now, &n));
	MUST(sql_mails_jobs(c->writer, c->mem, list, "bg", now, &n));
	MUST(db_commit(c->writer));
}

static struct db *
reached(const char *socket, bool writer)
{
	struct db_account a = {.socket = socket,
	    .database = "glas",
	    .user = "root",
	    .password = "",
	    .writer = writer};

	return db_new(&a);
}

static void
run(const char *socket, const char *slug, struct person *people, int count,
    void (*act)(struct client *, struct person *))
{
	struct client c = {.mem = arena_new(MEMORY),
	    .reader = reached(socket, false),
	    .writer = reached(socket, true),
	    .slug = slug};

	for (int i = 0; i < count; i++) {
		act(&c, &people[i]);
		arena_reset(c.mem);
	}
	db_free(c.reader);
	db_free(c.writer);
	_exit(0);
}

static double
ms(struct timeval t)
{
	return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

static double
spent(void)
{
	struct rusage used;

	getrusage(RUSAGE_CHILDREN, &used);
	return ms(used.ru_utime) + ms(used.ru_stime);
}

static void
all(const char *socket, const char *slug, struct person *people, int count,
    void (*act)(struct client *, struct person *))
{
	int each = count / CLIENTS, status;
	double cpu = spent(), seconds;
	struct timespec a, b;

	clock_gettime(CLOCK_MONOTONIC, &a);
	for (int i = 0; i < CLIENTS; i++)
		if (fork() == 0)
			run(socket, slug, people + (ptrdiff_t)i * each, each,
			    act);
	while (wait(&status) > 0)
		must(status ? ERR_BROKEN : OK, "a client");
	clock_gettime(CLOCK_MONOTONIC, &b);
	seconds = (double)(b.tv_sec - a.tv_sec) +
		  (double)(b.tv_nsec - a.tv_nsec) / 1e9;
	printf("%.1f %.0f\n", each * CLIENTS / seconds,
	    (spent() - cpu) * 1e3 / (each * CLIENTS));
}

int
main(int argc, char **argv)
{
	int count = argc == 4 ? (int)strtol(argv[3], NULL, 10) : 0;
	struct person *people;

	if (count < CLIENTS || count > MOST) {
		fputs("insert SOCKET SLUG COUNT (16 to 20000)\n", stderr);
		return 2;
	}
	/* shared: what one process begins another one sends */
	people = mmap(NULL, sizeof *people * (size_t)count,
	    PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (people == MAP_FAILED)
		return 1;
	all(argv[1], argv[2], people, count, comment);
	all(argv[1], argv[2], people, count, send);
	return 0;
}
