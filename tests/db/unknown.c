/*
 * unknown.c: nobody learns whether an address has an account.  At each door
 * that takes an address, one without an account is asked for beside others:
 * the answer is the same, the statements behind it are the same in the same
 * order, and as many passphrases are derived.  Times are not measured: what
 * takes time is counted (trust A.2, 33).
 */
#include "tests/check.h"
#include "tests/house.h"

#include "db/value.h"
#include "fcgi/site/session.h"

static const char now[] = "2026-03-10 10:00:00.000000";

static struct house house;
static struct buffer ran; /* names of statements */
static unsigned derived;
static bool counting;

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
	if (counting)
		buffer_printf(&ran, "%s ", s->name);
	return REAL(db_run)(db, mem, s, values, out, number);
}

int REAL(crypto_pwhash_str_verify)(
    const char *, const char *, unsigned long long);
int WRAP(crypto_pwhash_str_verify)(
    const char *, const char *, unsigned long long);
int
WRAP(crypto_pwhash_str_verify)(
    const char *hash, const char *typed, unsigned long long size)
{
	derived += counting;
	return REAL(crypto_pwhash_str_verify)(hash, typed, size);
}

/* ---- a door ---- */

struct seen {
	int status;
	const char *location, *body, *ran;
	unsigned derived;
	const char *cookie;
};

/* Without what must differ: the address, the key, the number of the request. */
static const char *
levelled(const char *body, const char *email)
{
	struct buffer out = buffer_new(house.mem, 4 << 20);

	for (const char *at = body; *at;) {
		size_t size = strlen(email);

		if (!strncmp(at, email, size)) {
			buffer_add(&out, "ADDRESS");
			at += size;
			continue;
		}
		buffer_bytes(&out, at, 1);
		if (!strncmp(at, "key=\"", 5) ||
		    !strncmp(at, "name=\"key\"", 10))
			at += strcspn(at, ">");
		at++;
	}
	return out.data ? out.data : "";
}

static struct seen
ask(const char *path, const char *cookie, const char *fields, const char *email)
{
	static int turn;
	struct visit v = {.mem = house.mem,
	    .site = &house.pages,
	    .now = now,
	    .cookie = cookie};
	struct request in;
	struct response out;

	house_request(&house, "POST", path,
	    arena_printf(house.mem, fields, session_key(&v, path), email),
	    cookie, &in);
	in.remote = arena_printf(house.mem, "10.1.0.%d", ++turn);
	ran = buffer_new(house.mem, 65536);
	derived = 0;
	counting = true;
	house_serve(&house, &in, &out);
	counting = false;
	return (struct seen){out.status, out.location ? out.location : "",
	    levelled(out.body.data ? out.body.data : "", email),
	    ran.data ? ran.data : "", derived, out.cookie ? "set" : "none"};
}

static void
same(const char *what, const struct seen *is, const struct seen *should)
{
	CHECK(is->status == should->status);
	CHECK_TEXT(is->location, should->location);
	CHECK_TEXT(is->cookie, should->cookie);
	CHECK_TEXT(is->ran, should->ran);
	CHECK(is->derived == should->derived);
	CHECK(!strcmp(is->body, should->body));
	if (strcmp(is->body, should->body) != 0 || is->status != should->status)
		printf("# %s: %d %d\n", what, is->status, should->status);
}

/* Addresses of one length, so that even a size tells nothing. */
static const char *const others[] = {
    "with@x.example", "link@x.example", "shut@x.example"};
static const char nobody[] = "none@x.example";

static void
door(const char *path, const char *cookie, const char *fields, int status,
    unsigned hashes)
{
	const struct seen should = ask(path, cookie, fields, nobody);

	printf("# %s\n", path);
	CHECK(should.status == status);
	CHECK(should.derived == hashes);
	CHECK(*should.ran);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		struct seen is = ask(path, cookie, fields, others[i]);

		same(others[i], &is, &should);
	}
}

/* A passphrase, a link alone, an account that was closed. */
static bool
people(void)
{
	const char *hash;

	if (secret_password(house.mem, "crooked old willow tree", &hash) != OK)
		return false;
	return !house_query(&house,
		   "INSERT INTO account (id, email, email_key, name, language, "
		   "state,"
		   " verified_at, created_at) VALUES"
		   " (101, 'with@x.example', 'with@x.example', 'W', 'bg', "
		   "'active',"
		   " '2026-01-01', '2026-01-01'),"
		   " (102, 'link@x.example', 'link@x.example', 'L', 'bg', "
		   "'active',"
		   " '2026-01-01', '2026-01-01'),"
		   " (103, 'shut@x.example', 'shut@x.example', 'S', 'bg', "
		   "'closed',"
		   " '2026-01-01', '2026-01-01')",
		   NULL, 0) &&
	       !house_query(&house,
		   arena_printf(house.mem,
		       "INSERT INTO credential (account_id, password,"
		       " password_at) SELECT id, '%s', '2026-01-01' FROM "
		       "account"
		       " WHERE id IN (101, 103)",
		       hash),
		   NULL, 0);
}

int
main(void)
{
	static const char citizen[] =
	    "0000000000000000000000000000000000000000001";
	char person[64], manager[64];
	const char *wrong = "the house does not stand";

	if (house_start(&house, NULL, NULL) != OK ||
	    (wrong = house_seed(&house, "access")) || !people()) {
		printf("not ok 1 - %s\n1..1\n", wrong ? wrong : "people");
		return 1;
	}
	clock_fix(now);
	house_session(&house, "person@x.example", person);
	house_session(&house, "manager@x.example", manager);
	door("/bg/sign-in", citizen,
	    "key=%s&email=%s&password=not+the+right+one", 422, 1);
	door("/bg/sign-in/link", citizen, "key=%s&email=%s", 303, 0);
	door("/bg/account/address", person, "key=%s&email=%s", 303, 0);
	door("/bg/o/club/members", manager, "key=%s&email=%s&roles=drafter",
	    303, 0);
	return check_done();
}
