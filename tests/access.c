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

#include "fcgi/base/secret.h"
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

/* Links of mails, by what their paths begin with after the language. */
static const char *const links[][2] = {
    {"/{lang}/later/", "later"},
    {"/{lang}/confirm/", "confirm"},
    {"/{lang}/sign-in/link/", "sign-in-link"},
    {"/{lang}/account/address/", "address"},
    {"/{lang}/invitation/", "invitation"},
    {"/{lang}/membership/", "member"},
};
enum { LINKS = sizeof links / sizeof *links };

static const char *
purpose(const struct route *r)
{
	for (size_t i = 0; i < LINKS; i++)
		if (!strncmp(r->pattern, links[i][0], strlen(links[i][0])))
			return links[i][1];
	return NULL;
}

/* A row of a route's table: a phase; or how a submission is opened, with or
 * without the right code; or whether the link was sent at all. */
struct variant {
	const char *name;
	int phase;
	const char *code, *token;
};
static const char code[] = "aaaabbbbccccdddd";
static const struct variant by_code[] = {
    {"wrong", 2, "0000000000000000", "1"},
    {"code", 2, code, "1"},
    {"own", 2, "own", "1"},
    {"late", 3, code, "1"},
};
static const struct variant by_link[] = {
    {"wrong", 2, code, "1"}, {"sent", 2, code, "sent"}};

/* Codes of the seed: letters, the number of the consultation, zeros.  Whose
 * comment it is the path says: one that is not sent yet, one of a letter
 * being entered, one of an organisation's opinion; or one that was sent. */
static const char *
numbered_as(const struct route *r, const char *name)
{
	static const char *const codes[][3] = {
	    {"/take-part/", "comment", "uuu"},
	    {"/take-part/", "attachment", "ggg"},
	    {"/register/", "comment", "mmm"},
	    {"/register/", "submission", "lll"},
	    {"/o/{organisation}/", "comment", "ooo"},
	    {"/o/{organisation}/", "attachment", "hhh"},
	    {"/", "comment", "ccc"},
	    {"/", "submission", "sss"},
	    {"/", "attachment", "fff"},
	    {"/", "event", "eee"},
	    {"/", "group", "kkk"},
	};

	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (!strcmp(codes[i][1], name) &&
		    strstr(r->pattern, codes[i][0]))
			return codes[i][2];
	return NULL;
}

/* What stands for a part of the path; 1 where nothing does. */
static const char *
part(const struct route *r, const char *name, const struct variant *is)
{
	static const char *const words[][2] = {
	    {"lang", "bg"},
	    {"document", "act"},
	    {"wid", "art_1"},
	    {"authority", "rechen"},
	    {"organisation", "club"},
	    {"indicator", "i2"},
	    {"period", "2026"},
	    {"kind", "all"},
	    {"list", "short-terms"},
	    {"type", "line"},
	    {"question", "q1"},
	    {"language", "en"},
	};
	const char *numbered;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (!strcmp(words[i][0], name))
			return words[i][1];
	if ((numbered = numbered_as(r, name)))
		return arena_printf(
		    house.mem, "%s%d000000", numbered, is->phase + 1);
	if (!strcmp(name, "n") && strstr(r->pattern, "/file/"))
		return "2";
	if (!strcmp(name, "place"))
		return arena_printf(house.mem, "%d", is->phase + 1);
	if (!strcmp(name, "consultation"))
		return phases[is->phase];
	if (!strcmp(name, "number") && purpose(r))
		return "BG-2026-BBBB-BBBB-0"; /* it waits for it */
	if (!strcmp(name, "number"))
		return arena_printf(house.mem, "BG-2026-AAAA-AAA%d-%c",
		    is->phase + 1, "MMMFA500"[is->phase]);
	if (!strcmp(name, "code"))
		return is->code;
	if (!strcmp(name, "token") && purpose(r))
		return arena_printf(house.mem, "%s%s", is->token, purpose(r));
	return "1";
}

static const char *
address(const struct route *r, const struct variant *is)
{
	struct parts p = {0};

	for (const char *at = r->pattern; (at = strchr(at, '{')); at++) {
		const char *name =
		    arena_copy_n(house.mem, at + 1, strcspn(at, "}") - 1);

		parts_set(&p, name, part(r, name, is));
	}
	return route_path(house.mem, r, &p);
}

static void
digest_of(const char *text, const char *sql)
{
	unsigned char digest[DIGEST_SIZE];

	secret_digest(text, strlen(text), digest);
	house_query(&house,
	    arena_printf(
		house.mem, sql, text_hex(house.mem, digest, sizeof digest)),
	    NULL, 0);
}

/* The code of what was sent, and the links that mails brought. */
static void
secrets(void)
{
	digest_of(code, "UPDATE submission SET access = UNHEX('%s')");
	digest_of("sentconfirm", "UPDATE submission SET confirm = UNHEX('%s')"
				 " WHERE state = 'unconfirmed'");
	for (size_t i = 0; i < LINKS; i++)
		digest_of(arena_printf(house.mem, "sent%s", links[i][1]),
		    arena_printf(house.mem,
			"INSERT INTO token (purpose, digest, subject_id,"
			" detail, created_at, ends_at) SELECT '%s',"
			" UNHEX('%%s'), k.id, k.detail, '2026-03-09',"
			" '2026-03-20' FROM JSON_TABLE('[[\"later\", 23,"
			" null],"
			" [\"sign-in-link\", 1, null],"
			" [\"address\", 1, \"new@x.example\"],"
			" [\"invitation\", 30, null], [\"member\", 1,"
			" \"person@x.example drafter\"]]', '$[*]' COLUMNS"
			" (purpose VARCHAR(20) PATH '$[0]', id INT PATH"
			" '$[1]', detail VARCHAR(80) PATH '$[2]')) k"
			" WHERE k.purpose = '%s'",
			links[i][1], links[i][1]));
	digest_of(arena_printf(house.mem, "sign-in\n%s", cookies[1]),
	    "INSERT INTO token (purpose, digest, subject_id, created_at,"
	    " ends_at) VALUES ('sign-in', UNHEX('%s'), 4, '2026-03-10',"
	    " '2026-03-20')");
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
row(const struct route *r, const struct variant *is)
{
	const char *path = address(r, is);
	struct buffer line = buffer_new(kept, 512);

	for (int who = 0; who < PEOPLE; who++)
		buffer_printf(&line, " %3d", asked(r, path, who));
	arena_reset(house.mem);
	return line.data;
}

static void
route_rows(const struct route *r, struct buffer *out)
{
	struct variant phased[PHASES];
	const struct variant *all = phased;
	size_t count = strstr(r->pattern, "{consultation}") ? PHASES : 1;

	for (int i = 0; i < PHASES; i++)
		phased[i] = (struct variant){phases[i], i, "1", "1"};
	if (count == 1)
		phased[0] = (struct variant){"", 2, "1", "1"};
	if (strstr(r->pattern, "{code}"))
		all = by_code, count = sizeof by_code / sizeof *by_code;
	else if (purpose(r))
		all = by_link, count = sizeof by_link / sizeof *by_link;
	buffer_printf(
	    out, "\n%s %s\n", r->verb == POST ? "POST" : "GET", r->pattern);
	for (size_t i = 0; i < count; i++) {
		/* all ask from one address: how often is another test's */
		house_query(&house, "DELETE FROM attempt", NULL, 0);
		buffer_printf(out, "%-9s%s\n", all[i].name, row(r, &all[i]));
	}
}

static void
head(struct buffer *out)
{
	buffer_add(out,
	    "Who is answered what: every route, in every phase, as"
	    " everybody; by a code:\na wrong one, the right one, the account"
	    " that sent it (person), the right one\nafter the term; by a link"
	    " of a mail: one that nobody sent, one that was sent.\nA POST that "
	    "finds its door open is 422 here (its key"
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
	secrets();
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
