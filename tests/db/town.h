/*
 * town.h: one town that consults on one ordinance, with two submissions, for
 * tests of what is done later; and a worker that does it.
 */
#ifndef TESTS_DB_TOWN_H
#define TESTS_DB_TOWN_H

#include "build/sql.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/jobs/work.h"
#include "fcgi/site/site.h"
#include "tests/db/world.h"

#define UNTIL "2026-03-04 10:00:00.000000"

static const char town_seed[] =
    "INSERT INTO authority (id, slug, kind, country, zone, language, hue,"
    " created_at) VALUES (1, 'town', 'municipality', 'bg', 'Europe/Sofia',"
    " 'bg', -1, '" PAST "');\n"
    "INSERT INTO authority_name (authority_id, language, name) VALUES"
    " (1, 'bg', 'Община Белоречене');\n"
    "INSERT INTO consultation (id, slug, language, profile, round,"
    " published_at, opens_at, closes_at, contact_email, created_at) VALUES"
    " (1, 'river', 'bg', 'bg.municipal.public', 'public', '" PAST "', '" PAST
    "', '2026-03-10 22:00:00.000000', 'eco@town.example', '" PAST "');\n"
    "INSERT INTO consultation_authority (consultation_id, authority_id, leads)"
    " VALUES (1, 1, 1);\n"
    "INSERT INTO consultation_text (consultation_id, language, title) VALUES"
    " (1, 'bg', 'Наредба за реката'), (1, 'en', 'River ordinance');\n"
    "INSERT INTO document (id, consultation_id, slug, kind, language,"
    " created_at) VALUES (1, 1, 'act', 'draft', 'bg', '" PAST "');\n"
    "INSERT INTO submission (id, code, number, consultation_id, language,"
    " state, received_at, confirm_until, accepted_at, created_at, changed_at)"
    " VALUES (1, '7k2m9x4d1q', 'BG-2026-7K2M-9X4D-Q', 1, 'bg', 'filed', '" NOW
    "', NULL, '" NOW "', '" NOW "', '" NOW "'),"
    " (2, '7k2m9x4d1r', 'BG-2026-7K2M-9X4D-R', 1, 'en', 'unconfirmed', '" NOW
    "', '" UNTIL "', NULL, '" NOW "', '" NOW "');\n"
    "INSERT INTO contact (submission_id, email, email_key) VALUES"
    " (1, 'ana@people.example', 'ana@people.example'),"
    " (2, 'Bob@people.example', 'bob@people.example');\n";

/* The site as jobs see it; what is set in the settings is set before. */
static inline struct worker
town_worker(struct world *w, struct db *admin, struct site *site)
{
	struct worker to = {.mem = w->mem, .owner = "test", .site = site};

	CHECK(site_background(&w->settings, ALL_OUTPUTS, site) == OK);
	CHECK(db_script(admin, town_seed) == OK);
	to.db = world_open(w, ROLE_JOBS);
	return to;
}

/* A comment on the whole, sent with its submission. */
static inline void
town_comment(struct world *w, struct db *db, int64_t submission, const char *code)
{
	int64_t id, n;

	CHECK(sql_comment_add(db, w->mem, code, submission, 1, NULL, NULL, NULL,
		  "change", "bg", 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, &id) == OK);
	CHECK(sql_comment_text_add(db, w->mem, id, 1, NULL,
		  "Реката е обща.\nВинаги.", "Защото.", "реката", NOW) == OK);
	CHECK(sql_comments_sent(
		  db, w->mem, submission, "public", NOW, NOW, &n) == OK);
}

#endif
