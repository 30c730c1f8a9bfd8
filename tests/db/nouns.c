/*
 * nouns.c: the consultation and the person as decisions see them, sessions,
 * one-time links, attempts, credentials.
 */
#include "build/sql.h"
#include "db/account.h"
#include "db/consultation.h"
#include "tests/db/world.h"

/* Two bodies and a person from each; ministry leads "river", town joins. */
static const char seed[] =
    "INSERT INTO authority (id, slug, kind, country, zone, language, hue,"
    " created_at) VALUES"
    " (1, 'ministry', 'ministry', 'bg', 'Europe/Sofia', 'bg', 210, '" PAST
    "'), (2, 'town', 'municipality', 'bg', 'Europe/Sofia', 'bg', -1, '" PAST
    "');\n"
    "INSERT INTO authority_name (authority_id, language, name) VALUES"
    " (1, 'bg', 'Министерство'), (1, 'en', 'Ministry'), (2, 'bg', 'Община');\n"
    "INSERT INTO account (id, email, email_key, name, language, created_at)"
    " VALUES (1, 'a@x.bg', 'a@x.bg', 'Ана', 'bg', '" PAST
    "'), (2, 'b@x.bg', 'b@x.bg', 'Боян', 'bg', '" PAST
    "'), (3, 'c@x.bg', 'c@x.bg', 'Вера', 'bg', '" PAST "');\n"
    "INSERT INTO consultation (id, slug, language, profile, round,"
    " published_at, opens_at, closes_at, created_at) VALUES"
    " (1, 'river', 'bg', 'bg.law.public', 'public', '" PAST "', '" PAST
    "', '" LATER "', '" PAST "'),"
    " (2, 'forest', 'bg', 'bg.law.public', 'public', NULL, NULL, NULL, '" PAST
    "');\n"
    "INSERT INTO consultation_authority (consultation_id, authority_id, leads)"
    " VALUES (1, 1, 1), (1, 2, NULL), (2, 1, 1);\n"
    "INSERT INTO consultation_text (consultation_id, language, title, summary)"
    " VALUES (1, 'bg', 'Река', 'Текст; край'), (1, 'en', 'River', NULL),"
    " (2, 'bg', 'Гора', NULL);\n"
    /* Ana: prepares at the ministry, answers river alone for it too; her
     * right to publish has ended.  Boyan: all of the town. */
    "INSERT INTO staff (account_id, authority_id, consultation_id, may, post,"
    " since, until) VALUES"
    " (1, 1, NULL, 'prepare', 'съветник', '" PAST "', NULL),"
    " (1, 1, 1, 'answer', 'съветник', '" PAST "', NULL),"
    " (1, 1, NULL, 'publish', 'съветник', '" PAST "', '" NOW "'),"
    " (2, 2, NULL, 'prepare', 'юрист', '" PAST "', NULL),"
    " (2, 2, NULL, 'answer', 'юрист', '" PAST "', NULL);\n"
    /* Vera stands in for Ana until tomorrow. */
    "INSERT INTO deputy (account_id, for_id, authority_id, since, until,"
    " named_by) VALUES (3, 1, 1, '" PAST "', '" LATER "', 1);\n"
    "INSERT INTO tally (scope, subject_id, name, shard, n) VALUES"
    " ('consultation', 1, 'meta', 0, 3), ('consultation', 1, 'meta', 7, 4),"
    " ('consultation', 1, 'talk', 2, 11), ('consultation', 2, 'talk', 0, 5);\n";

static const unsigned char cookies[4][32] = {{10}, {1}, {2}, {3}};

static struct account
who(struct world *w, struct db *db, int person, const char *now,
    int64_t consultation, int64_t authority)
{
	struct account a = {.id = -1};

	if (account_by_session(db, w->mem, cookies[person], now, consultation,
		authority, 0, &a) != OK)
		a.id = -1;
	return a;
}

static void
consultations(struct world *w, struct db *db)
{
	struct consultation c;

	db_count_reset(db);
	CHECK(consultation_by_slug(db, w->mem, "river", "en", &c) == OK);
	CHECK(db_count(db) == 1);
	CHECK(c.id == 1 && c.authority == 1 && c.hue == 210);
	CHECK_TEXT(c.title, "River");
	CHECK_TEXT(c.authority_name, "Ministry");
	CHECK_TEXT(c.zone, "Europe/Sofia");
	CHECK(c.meta == 7 && c.talk == 11);
	CHECK_TEXT(c.closes, LATER);
	CHECK(c.reported == NULL);
	CHECK(phase_at(&c, NOW) == OPEN);
	CHECK_TEXT(cell(&c.row, 0, "summary"), "Текст; край");
	CHECK_TEXT(cell(&c.row, 0, "show_comments"), "at_once");
	CHECK(consultation_by_slug(db, w->mem, "river", "pl", &c) == OK);
	CHECK_TEXT(c.title, "Река");
	CHECK_TEXT(c.authority_name, "Министерство");
	CHECK(consultation_by_slug(db, w->mem, "forest", "bg", &c) == OK);
	CHECK(c.meta == 0 && c.talk == 5 && phase_at(&c, NOW) == PREPARING);
	CHECK(consultation_by_slug(db, w->mem, "River", "bg", &c) ==
	      ERR_NOT_FOUND);
}

/* What a list's ETag is made of, also where no further moment comes. */
static void
revisions(struct world *w, struct db *db)
{
	struct rows r;

	CHECK(sql_site_revision(db, w->mem, NOW, &r) == OK);
	CHECK_TEXT(cell_time(&r, 0, "next"), LATER);
	CHECK_TEXT(cell_time(&r, 0, "passed"), PAST);
	CHECK(sql_site_revision(db, w->mem, LATER, &r) == OK);
	CHECK_TEXT(cell_time(&r, 0, "next"), "9999-12-31 00:00:00.000000");
	CHECK_TEXT(cell_time(&r, 0, "passed"), LATER);
}

/* Who adds holds it shared, so two may; who changes it waits. */
static void
locks(struct world *w, struct db *one)
{
	struct db *two = world_open(w, ROLE_WRITE);
	struct consultation c;
	struct rows r;
	int64_t n;

	CHECK(db_begin(one) == OK);
	CHECK(consultation_locked(one, w->mem, "river", "bg", &c) == OK);
	CHECK(db_begin(two) == OK);
	CHECK(
	    db_script(two, "SET SESSION innodb_lock_wait_timeout = 1;") == OK);
	CHECK(consultation_locked(two, w->mem, "river", "bg", &c) == OK);
	/* what hangs on it is not held */
	CHECK(sql_tally_bump(
		  two, w->mem, "consultation", 1, "talk", 0, 1, &n) == OK);
	CHECK(sql_consultation_lock(two, w->mem, 1, &r) == ERR_BUSY);
	db_rollback(two);
	CHECK(db_commit(one) == OK);
	db_free(two);
}

/* Looked at before, it is asked again only where it changed meanwhile. */
static void
looked_at(struct world *w, struct db *db)
{
	struct consultation before, c;
	bool still = true;

	CHECK(consultation_by_slug(db, w->mem, "river", "bg", &before) == OK);
	CHECK(db_begin(db) == OK);
	db_count_reset(db);
	CHECK(consultation_again(
		  db, w->mem, &before, "bg", &c, 0, NOW, &still) == OK);
	CHECK(!still);
	CHECK(db_count(db) == 1 && c.edition == before.edition);
	CHECK_TEXT(c.title, "Река");
	CHECK(db_script(db, "UPDATE consultation SET confirm = 1 - confirm,"
			    " edition = edition + 1 WHERE id = 1;") == OK);
	db_count_reset(db);
	CHECK(consultation_again(
		  db, w->mem, &before, "bg", &c, 0, NOW, &still) == OK);
	CHECK(db_count(db) == 2);
	CHECK(cell_int(&c.row, 0, "confirm") ==
	      1 - cell_int(&before.row, 0, "confirm"));
	db_rollback(db);
}

/* Whose session ended meanwhile, or who signed in, is looked at anew. */
static void
still_there(struct world *w, struct db *db)
{
	struct bytes cookie = {
	    (const unsigned char *)"still there, or gone by now? yes", 32};
	struct consultation before, c;
	int64_t session, count;
	bool still;

	CHECK(consultation_by_slug(db, w->mem, "river", "bg", &before) == OK);
	CHECK(db_begin(db) == OK);
	CHECK(sql_session_make(db, w->mem, cookie, NULL, 0, PAST, LATER, LATER,
		  &session) == OK);
	CHECK(consultation_again(
		  db, w->mem, &before, "bg", &c, session, NOW, &still) == OK);
	CHECK(still);
	CHECK(sql_session_end(db, w->mem, session, NOW, &count) == OK);
	CHECK(consultation_again(
		  db, w->mem, &before, "bg", &c, session, NOW, &still) == OK);
	CHECK(!still);
	db_rollback(db);
}

static void
people(struct world *w, struct db *db)
{
	struct account a;
	int64_t id;

	for (int i = 0; i < 4; i++)
		CHECK(
		    sql_session_make(db, w->mem, (struct bytes){cookies[i], 32},
			i ? &(int64_t){i} : NULL, i > 0, PAST, LATER, LATER,
			&id) == OK);
	db_count_reset(db);
	a = who(w, db, 0, NOW, 1, 1);
	CHECK(db_count(db) == 1);
	CHECK(a.id == 0 && a.session > 0 && !a.rights && !a.anywhere);
	a = who(w, db, 1, NOW, 1, 1);
	CHECK(a.id == 1 && a.rights == (PREPARE | ANSWER));
	CHECK_TEXT(a.name, "Ана");
	CHECK_TEXT(a.function, "съветник");
	/* a right for one consultation is none for another */
	CHECK(who(w, db, 1, NOW, 2, 1).rights == PREPARE);
	CHECK(who(w, db, 1, NOW, 0, 1).rights == PREPARE);
	CHECK(who(w, db, 1, NOW, 0, 2).rights == 0);
	CHECK(who(w, db, 1, NOW, 0, 0).anywhere == (PREPARE | ANSWER));
	/* before its end the right to publish held */
	CHECK(who(w, db, 1, "2026-02-28 00:00:00.000000", 1, 1).rights ==
	      (PREPARE | ANSWER | PUBLISH));
	/* who joins answers and does not prepare */
	CHECK(who(w, db, 2, NOW, 1, 1).rights == ANSWER);
	CHECK(who(w, db, 2, NOW, 0, 2).rights == (PREPARE | ANSWER));
	CHECK(who(w, db, 2, NOW, 2, 1).rights == 0);
	/* a deputy */
	CHECK(who(w, db, 3, NOW, 1, 1).rights == (PREPARE | ANSWER));
	CHECK(who(w, db, 3, NOW, 0, 2).rights == 0);
}

static void
endings(struct world *w, struct db *db)
{
	struct account a = who(w, db, 1, NOW, 1, 1);
	int64_t n;

	CHECK(who(w, db, 1, LATER, 1, 1).id == -1);
	CHECK(sql_session_touch(db, w->mem, a.session, NOW, NOW) == OK);
	CHECK(who(w, db, 1, NOW, 1, 1).id == -1);
	CHECK(sql_session_touch(db, w->mem, a.session, NOW, LATER) == OK);
	CHECK(who(w, db, 1, NOW, 1, 1).id == 1);
	CHECK(sql_account_close(db, w->mem, 1, NOW) == OK);
	CHECK(who(w, db, 1, NOW, 1, 1).id == 0);
	CHECK(who(w, db, 1, NOW, 1, 1).anywhere == 0);
	CHECK(sql_session_end_all(db, w->mem, 2, NOW, &n) == OK && n == 1);
	CHECK(who(w, db, 2, NOW, 1, 1).id == -1);
}

static void
links(struct world *w, struct db *db)
{
	struct bytes digest = {cookies[1], 32};
	struct rows r;
	int64_t id, n;

	CHECK(sql_token_add(db, w->mem, "confirm", digest, &(int64_t){5}, NULL,
		  NOW, LATER, &id) == OK);
	CHECK(sql_token_find(db, w->mem, "sign_in", digest, NOW, &r) ==
	      ERR_NOT_FOUND);
	CHECK(sql_token_find(db, w->mem, "confirm", digest, LATER, &r) ==
	      ERR_NOT_FOUND);
	CHECK(sql_token_find(db, w->mem, "confirm", digest, NOW, &r) == OK);
	CHECK(cell_int(&r, 0, "subject_id") == 5);
	CHECK(sql_token_use(db, w->mem, id, NOW) == OK);
	CHECK(sql_token_use(db, w->mem, id, NOW) == ERR_CONFLICT);
	CHECK(sql_token_find(db, w->mem, "confirm", digest, NOW, &r) ==
	      ERR_NOT_FOUND);
	for (int i = 0; i < 3; i++)
		CHECK(sql_attempt_add(db, w->mem, "sign_in", digest,
			  i ? NOW : PAST, &n) == OK);
	CHECK(sql_attempt_count(db, w->mem, "sign_in", digest, PAST, &r) == OK);
	CHECK(cell_int(&r, 0, "n") == 2);
}

/* By the sign-in pool's account alone. */
static void
credentials(struct world *w, struct db *writer)
{
	struct db *sign = world_open(w, ROLE_SIGN);
	struct rows r;
	int64_t n;

	CHECK(sql_credential_find(writer, w->mem, 2, &r) == ERR_BROKEN);
	CHECK(sql_credential_find(sign, w->mem, 2, &r) == ERR_NOT_FOUND);
	CHECK(sql_credential_password(
		  sign, w->mem, 2, "$argon2id$a", NOW, &n) == OK);
	CHECK(sql_credential_password(
		  sign, w->mem, 2, "$argon2id$b", NOW, &n) == OK);
	CHECK(sql_credential_totp(sign, w->mem, 2,
		  (struct bytes){cookies[3], 32}, NOW, &n) == OK);
	CHECK(sql_credential_find(sign, w->mem, 2, &r) == OK);
	CHECK_TEXT(cell(&r, 0, "password"), "$argon2id$b");
	CHECK(cell_bytes(&r, 0, "totp_secret").size == 32);
	CHECK(sql_credential_totp_step(sign, w->mem, 2, 59) == OK);
	CHECK(sql_credential_totp_step(sign, w->mem, 2, 59) == ERR_CONFLICT);
	CHECK(sql_credential_totp_step(sign, w->mem, 2, 60) == OK);
	db_free(sign);
}

int
main(void)
{
	struct world w = world_new();
	struct db *admin = world_open(&w, ROLE_ADMIN);
	struct db *reader = world_open(&w, ROLE_READ);
	struct db *writer = world_open(&w, ROLE_WRITE);

	CHECK(db_script(admin, seed) == OK);
	consultations(&w, reader);
	revisions(&w, reader);
	locks(&w, writer);
	looked_at(&w, writer);
	still_there(&w, writer);
	people(&w, writer);
	endings(&w, writer);
	links(&w, writer);
	credentials(&w, writer);
	db_free(admin);
	db_free(reader);
	db_free(writer);
	arena_free(w.mem);
	return check_done();
}
