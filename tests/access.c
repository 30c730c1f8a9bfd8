/*
 * access.c: who reaches what: every route as everybody, in every phase, as a
 * table.  Compared with tests/golden/access.txt, which is read by people:
 * a change of it is a change of who may do what.
 *
 * access [--write]: --write makes the golden file anew.  A POST is sent with
 * a key that is too old: 422 says that the door was open, and nothing is
 * done; 403, 404 or 409 that it was shut.  Runs under tests/with-db.
 */
#include "tests/check.h"
#include "tests/house.h"

#include "fcgi/site/session.h"

static const char golden[] = "tests/golden/access.txt";
static const char now[] = "2026-03-10 10:00:00.000000";

/* nobody has no cookie, a citizen one without an account; the others are the
 * accounts of tests/seed/access.sql. */
static const char *const people[] = {"nobody", "citizen", "person", "past",
    "closed", "prepare", "publish", "register", "answer", "approve", "sign_off",
    "moderate", "data", "read", "administer", "alone", "joined", "other",
    "drafter", "signatory", "manager"};
static const char *const phases[] = {"preparing", "announced", "open", "closed",
    "answered", "concluded", "cancelled", "missing"};
enum {
	PEOPLE = sizeof people / sizeof *people,
	PHASES = sizeof phases / sizeof *phases
};

static struct house house; /* its memory is given back after each row */
static struct arena *kept;
static char cookies[PEOPLE][64];

/* A key for that path that was good two days ago. */
static const char *
old_key(const char *cookie, const char *path)
{
	struct visit v = {.mem = house.mem,
	    .site = &house.pages,
	    .now = "2026-03-08 10:00:00.000000",
	    .cookie = *cookie ? cookie : "none"};

	return session_key(&v, path);
}

/* What stands for a part of the path; 1 for a number, a code, a token. */
static const char *
part(const char *name, int phase)
{
	static const char *const words[][2] = {
	    {"lang", "bg"},
	    {"document", "act"},
	    {"wid", "art_1"},
	    {"authority", "rechen"},
	    {"organisation", "club"},
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (!strcmp(words[i][0], name))
			return words[i][1];
	if (!strcmp(name, "consultation"))
		return phases[phase];
	if (!strcmp(name, "comment"))
		return arena_printf(house.mem, "ccc%d000000", phase + 1);
	return "1";
}

static const char *
address(const struct route *r, int phase)
{
	struct parts p = {0};

	for (const char *at = r->pattern; (at = strchr(at, '{')); at++) {
		const char *name =
		    arena_copy_n(house.mem, at + 1, strcspn(at, "}") - 1);

		parts_set(&p, name, part(name, phase));
	}
	return route_path(house.mem, r, &p);
}

static int
asked(const struct route *r, const char *path, int who)
{
	static int turn;
	const char *cookie = cookies[who];
	struct request in;
	struct response out;

	house_request(&house, r->verb == POST ? "POST" : "GET", path,
	    r->verb == POST
		? arena_printf(house.mem, "key=%s", old_key(cookie, path))
		: NULL,
	    cookie, &in);
	/* each from elsewhere, or the throttle would shut every door */
	turn++;
	in.remote = arena_printf(house.mem, "10.%d.%d.%d", turn >> 16 & 255,
	    turn >> 8 & 255, turn & 255);
	house_serve(&house, &in, &out);
	return out.status;
}

/* One row of the table: what each of the people is answered. */
static const char *
row(const struct route *r, int phase)
{
	const char *path = address(r, phase);
	struct buffer line = buffer_new(kept, 512);

	for (int who = 0; who < PEOPLE; who++)
		buffer_printf(&line, " %3d", asked(r, path, who));
	arena_reset(house.mem);
	return line.data;
}

static void
route_rows(const struct route *r, struct buffer *out)
{
	bool phased = strstr(r->pattern, "{consultation}");
	const char *rows[PHASES];

	buffer_printf(
	    out, "\n%s %s\n", r->verb == POST ? "POST" : "GET", r->pattern);
	for (int p = 0; p < (phased ? PHASES : 1); p++) {
		/* all ask from one address: how often is another test's */
		house_query(&house, "DELETE FROM attempt", NULL, 0);
		rows[p] = row(r, p);
		buffer_printf(
		    out, "%-9s%s\n", phased ? phases[p] : "", rows[p]);
	}
}

static void
head(struct buffer *out)
{
	buffer_add(out,
	    "Who is answered what: every route, in every phase, as"
	    " everybody.\nA POST that finds its door open is 422 here (its key"
	    " is too old), so that\nnothing is done.  Made by \"make golden\";"
	    " read every change of it.\n\n");
	for (int i = 0; i < PEOPLE; i++)
		buffer_printf(out, "%2d %s\n", i + 1, people[i]);
	buffer_printf(out, "\n%-9s", "");
	for (int i = 0; i < PEOPLE; i++)
		buffer_printf(out, " %3d", i + 1);
	buffer_add(out, "\n");
}

/* A result for each route: the text from its name to the next. */
static void
compare(const char *is, const char *should)
{
	for (const char *at = strstr(is, "\n\n"); at && at[1];
	     at = strstr(at + 2, "\n\n")) {
		const char *end = strstr(at + 2, "\n\n");
		size_t size = end ? (size_t)(end - at) + 1 : strlen(at);
		const char *part = arena_copy_n(house.mem, at, size);
		const char *name =
		    arena_copy_n(house.mem, at + 2, strcspn(at + 2, "\n"));

		if (should && strstr(should, part)) {
			printf("ok %d - %s\n", ++check_number, name);
			continue;
		}
		printf("not ok %d - %s\n", ++check_number, name);
		check_failed++;
		for (const char *l = part + 2; *l; l += strcspn(l, "\n"))
			l += *l == '\n',
			    printf("# is: %.*s\n", (int)strcspn(l, "\n"), l);
	}
}

static void
result(bool good, const char *what)
{
	printf("%s %d - %s\n", good ? "ok" : "not ok", ++check_number, what);
	check_failed += !good;
}

/* The second of two rows would never be found. */
static bool
each_once(void)
{
	for (size_t i = 0; i < route_count; i++)
		for (size_t k = 0; k < i; k++)
			if (routes[i].verb == routes[k].verb &&
			    !strcmp(routes[i].pattern, routes[k].pattern)) {
				printf("# twice: %s\n", routes[i].pattern);
				return false;
			}
	return true;
}

static void
save(const char *path, const char *text)
{
	FILE *file = fopen(path, "we");

	if (file) {
		fputs(text, file);
		fclose(file);
	}
}

int
main(int argc, char **argv)
{
	char *stored;
	struct buffer out;
	const char *wrong = "the house does not stand";

	if (house_start(&house, NULL, NULL) != OK ||
	    (wrong = house_seed(&house, "access"))) {
		printf("not ok 1 - %s\n1..1\n", wrong);
		return 1;
	}
	clock_fix(now);
	snprintf(cookies[1], sizeof cookies[1], "%043d", 1);
	for (int i = 2; i < PEOPLE; i++)
		house_session(&house,
		    arena_printf(house.mem, "%s@x.example", people[i]),
		    cookies[i]);
	kept = arena_new(16 << 20);
	out = buffer_new(kept, 1 << 20);
	head(&out);
	for (size_t i = 0; i < route_count; i++)
		route_rows(&routes[i], &out);
	buffer_add(&out, "\n");
	if (argc > 1 && !strcmp(argv[1], "--write")) {
		save(golden, out.data);
		return 0;
	}
	stored = house_slurp(golden);
	compare(out.data, stored);
	result(stored && !strcmp(out.data, stored),
	    "nothing stands there that is no more");
	result(each_once(), "each address stands once in the table of routes");
	free(stored);
	return check_done();
}
