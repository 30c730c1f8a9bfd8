/*
 * samples.c: "glas samples" loads what the folder holds, and loading it a
 * second time changes nothing.  Runs under tests/with-db.
 */
#include "fcgi/app/operate/samples.h"
#include "build/sql.h"
#include "db/consultation.h"
#include "db/migrate.h"
#include "db/role.h"
#include "fcgi/base/clock.h"
#include "tests/check.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static struct arena *mem;
static struct db *db;

static const char now[] = "2026-11-21 12:00:00.000000";

/* The key that seals second factors: any 32 bytes. */
static const char *
key_file(const char *folder)
{
	const char *path = arena_printf(mem, "%s/totp.key", folder);
	int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

	CHECK(
	    fd >= 0 && write(fd, "0123456789abcdef0123456789abcdef", 32) == 32);
	close(fd);
	return path;
}

static int64_t
tally(const char *scope, int64_t subject, const char *name)
{
	struct rows r;

	if (sql_tally_sum(db, mem, scope, subject, name, &r) != OK)
		return -1;
	return cell_int(&r, 0, "n");
}

static enum phase
phase_of(const char *slug, struct consultation *out)
{
	if (consultation_by_slug(db, mem, slug, "en", out) != OK)
		return PHASE_NONE;
	return phase_at(out, now);
}

static void
phases(void)
{
	struct consultation c;

	CHECK(phase_of("malki-initsiativi", &c) == PREPARING);
	CHECK(phase_of("verejne-cesty", &c) == ANNOUNCED);
	CHECK(phase_of("krayrechni-zoni", &c) == OPEN);
	CHECK_TEXT(c.closes, "2026-12-15 22:00:00.000000");
	CHECK(phase_of("odvoz-otpada", &c) == CLOSED);
	CHECK(phase_of("obshtinski-pazari", &c) == ANSWERED);
	CHECK(phase_of("evidence-studanek", &c) == ANSWERED);
	CHECK(phase_of("kej-i-setaliste", &c) == CONCLUDED);
	CHECK(phase_of("budzet-obywatelski", &c) == CONCLUDED);
	CHECK(phase_of("strefa-parkowania", &c) == CANCELLED);
	CHECK(phase_of("obshtestveni-cheshmi", &c) == CONCLUDED);
}

/* Each body has a finished report; a draft has 30 to 80 provisions, besides the
 * groups that they stand in; somebody is organised, and asked. */
static void
fullness(const struct settings *settings)
{
	static const struct statement one = {"fullness",
	    "SELECT (SELECT COUNT(*) FROM authority a WHERE NOT EXISTS"
	    " (SELECT 1 FROM consultation_authority l"
	    " JOIN consultation c ON c.id = l.consultation_id"
	    " WHERE l.authority_id = a.id AND l.leads = 1"
	    " AND c.reported_at IS NOT NULL)) AS without,"
	    " (SELECT COUNT(*) FROM"
	    " (SELECT SUM(i.role IN ('base', 'inner')) AS n FROM unit_in i"
	    " JOIN version v ON v.id = i.version_id"
	    " JOIN document d ON d.id = v.document_id AND d.kind = 'draft'"
	    " GROUP BY v.id) s WHERE s.n NOT BETWEEN 30 AND 80) AS misshapen,"
	    " (SELECT COUNT(*) FROM opinion o JOIN signature s"
	    " ON s.submission_id = o.submission_id AND s.digest = o.digest)"
	    " AS opinions,"
	    " (SELECT COUNT(*) FROM questionnaire) AS questionnaires,"
	    " (SELECT COUNT(*) FROM consultation) AS consultations",
	    DB_ONE, false, false, 0, 0, ""};
	/* slot 0 is another statement's: this connection runs only ours */
	struct db *own;
	struct rows r;

	CHECK(role_open(settings, mem, ROLE_ADMIN, &own) == OK);
	CHECK(db_run(own, mem, &one, NULL, &r, NULL) == OK);
	CHECK_TEXT(cell(&r, 0, "without"), "0");
	CHECK_TEXT(cell(&r, 0, "misshapen"), "0");
	CHECK_TEXT(cell(&r, 0, "opinions"), "1");
	CHECK_TEXT(cell(&r, 0, "questionnaires"), "1");
	CHECK(cell_int(&r, 0, "consultations") >= 6);
	db_free(own);
}

/* Twenty-four comments, one of them on the whole, four on one paragraph
 * besides the one that opposes it. */
static void
counts(void)
{
	struct consultation c;
	struct rows document, unit;

	CHECK(phase_of("krayrechni-zoni", &c) == OPEN);
	CHECK(tally("consultation", c.id, "comments") == 24);
	CHECK(tally("consultation", c.id, "undecided") == 23);
	CHECK(tally("consultation", c.id, "meta") == 1);
	CHECK(sql_document_by_slug(
		  db, mem, c.id, "act", NULL, "bg", NULL, 0, &document) == OK);
	CHECK(sql_unit_by_wid(db, mem, cell_int(&document, 0, ".version"),
		  "art_6__para_1", &unit) == OK);
	CHECK(tally("unit", cell_int(&unit, 0, ".id"), "comments") == 5);
	CHECK_TEXT(cell(&unit, 0, ".num"), "(1)");
	CHECK(cell_int(&unit, 0, ".place") == cell_int(&unit, 0, ".last"));
	CHECK(phase_of("evidence-studanek", &c) == ANSWERED);
	CHECK(tally("consultation", c.id, "undecided") == 0);
}

/* Serbian exists once and is shown in both scripts. */
static void
scripts(void)
{
	struct consultation c;
	struct rows document, cyrillic, latin;

	CHECK(phase_of("kej-i-setaliste", &c) == CONCLUDED);
	CHECK(sql_document_by_slug(
		  db, mem, c.id, "act", NULL, "sr", NULL, 0, &document) == OK);
	CHECK(sql_units_of_version(db, mem, cell_int(&document, 0, ".version"),
		  NULL, "Cyrl", 1, 10000, &cyrillic) == OK);
	CHECK(sql_units_of_version(db, mem, cell_int(&document, 0, ".version"),
		  NULL, "Latn", 1, 10000, &latin) == OK);
	CHECK(cyrillic.count > 80 && cyrillic.count == latin.count);
	CHECK_TEXT(cell(&cyrillic, 9, ".html"),
	    "<p>привез је место за везивање чамаца дужине до осам "
	    "метара;</p>");
	CHECK_TEXT(cell(&latin, 9, ".html"),
	    "<p>privez je mesto za vezivanje čamaca dužine do osam "
	    "metara;</p>");
}

static void
load(const struct settings *settings)
{
	char name[] = "samples", folder[] = "tests/samples";
	char *argv[] = {name, folder, NULL};

	CHECK(samples_load(settings, mem, 2, argv) == OK);
}

int
main(void)
{
	struct settings settings;
	int64_t once;

	mem = arena_new(1u << 30);
	clock_fix(now);
	CHECK(conf_read(NULL, &settings) == OK);
	settings.home = ".";
	settings.totp_key_file = key_file(settings.password_folder);
	CHECK(migrate(&settings, mem) == OK);
	CHECK(role_open(&settings, mem, ROLE_ADMIN, &db) == OK);
	load(&settings);
	once = tally("site", 0, "meta");
	phases();
	fullness(&settings);
	counts();
	scripts();
	load(&settings);
	CHECK(once > 0 && tally("site", 0, "meta") == once);
	counts();
	db_free(db);
	arena_free(mem);
	return check_done();
}
