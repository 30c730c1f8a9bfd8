/*
 * job.c: what is put off is done once by whoever claims it, an import makes
 * a text or says why not, mails become files that say what was said.
 */
#include "fcgi/app/jobs/job.h"
#include "build/sql.h"
#include "db/blob.h"
#include "fcgi/app/jobs/mail.h"
#include "fcgi/app/jobs/work.h"
#include "fcgi/base/clock.h"
#include "fcgi/site/site.h"
#include "tests/db/world.h"

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define HOUR_LATER "2026-03-01 11:00:00.000000"
#define UNTIL "2026-03-04 10:00:00.000000"

static const char seed[] =
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

static const char act[] =
    "НАРЕДБА за реката\n\nЧл. 1. (1) Забранява се миенето на автомобили в "
    "реката.\n(2) Общината поставя табели.\n\nЧл. 2. Глобата е 50 лева.\n";

static char folder[] = "/tmp/glas-mails-XXXXXX";

static struct bytes
text_bytes(const char *text)
{
	return (struct bytes){(const unsigned char *)text, strlen(text)};
}

/* The newest file of the folder, or "". */
static const char *
newest(struct arena *mem)
{
	DIR *open = opendir(folder);
	struct dirent *entry;
	const char *name = "", *path;
	char *text = arena_alloc(mem, 65536);
	FILE *file;

	while (open && (entry = readdir(open)))
		if (*entry->d_name != '.' && strcmp(entry->d_name, name) > 0)
			name = arena_copy(mem, entry->d_name);
	if (open)
		closedir(open);
	path = arena_printf(mem, "%s/%s", folder, name);
	file = *name ? fopen(path, "r") : NULL;
	if (file) {
		(void)!fread(text, 1, 65535, file);
		fclose(file);
	}
	return text;
}

static void
empty_folder(struct arena *mem)
{
	DIR *open = opendir(folder);
	struct dirent *entry;

	while (open && (entry = readdir(open)))
		(void)unlink(arena_printf(mem, "%s/%s", folder, entry->d_name));
	if (open)
		closedir(open);
	(void)rmdir(folder);
}

static const char *
job_state(struct world *w, int64_t job)
{
	return world_ask(
	    w, arena_printf(w->mem,
		   "SELECT CONCAT(state, ' ', tries) FROM job WHERE id = %lld",
		   (long long)job));
}

static void
claims(struct world *w, struct db *db)
{
	const char *soon = "2026-03-01 10:01:00.000000";
	const char *late = "2026-03-01 10:05:00.000001";
	int64_t id;

	CHECK(sql_job_add(db, w->mem, "none", 1, NULL, NULL, NOW, &id) == OK);
	CHECK(sql_job_claim(db, w->mem, id, "one", late, PAST) == ERR_CONFLICT);
	CHECK(sql_job_claim(db, w->mem, id, "one", late, NOW) == OK);
	CHECK(sql_job_claim(db, w->mem, id, "two", late, NOW) == ERR_CONFLICT);
	CHECK(sql_job_claim(db, w->mem, id, "two", late, soon) == ERR_CONFLICT);
	CHECK(sql_job_done(db, w->mem, id, "two", soon) == ERR_CONFLICT);
	/* one is gone; two takes it over; one comes back too late */
	CHECK(sql_job_claim(db, w->mem, id, "two", HOUR_LATER,
		  "2026-03-01 10:06:00.000000") == OK);
	CHECK(sql_job_done(db, w->mem, id, "one", HOUR_LATER) == ERR_CONFLICT);
	CHECK(sql_job_done(db, w->mem, id, "two", HOUR_LATER) == OK);
	CHECK_TEXT(job_state(w, id), "done 2");
}

static int64_t
version(struct world *w, struct db *db, int64_t number, struct bytes file)
{
	unsigned char digest[32];
	int64_t id, blob;

	CHECK(blob_store_bytes(db, w->mem, file, &blob, digest) == OK);
	CHECK(sql_version_add(db, w->mem, 1, number, "bg", "first", NULL, NULL,
		  NULL, NOW, &id) == OK);
	CHECK(db_script(db, arena_printf(w->mem,
				"UPDATE version SET original_id = %lld,"
				" original_name = 'act.txt' WHERE id = %lld;",
				(long long)blob, (long long)id)) == OK);
	return id;
}

static const char *
version_state(struct world *w, int64_t id)
{
	return world_ask(
	    w, arena_printf(w->mem,
		   "SELECT CONCAT_WS(' ', v.state, v.fault, v.units, (SELECT"
		   " COUNT(*) FROM fragment f WHERE f.version_id = v.id))"
		   " FROM version v WHERE v.id = %lld",
		   (long long)id));
}

static void
imports(const struct worker *to, struct world *w)
{
	int64_t good = version(w, to->db, 1, text_bytes(act));
	int64_t bad = version(w, to->db, 2,
	    text_bytes("<!DOCTYPE a [<!ENTITY b SYSTEM \"/etc/passwd\">]>"
		       "<akomaNtoso>&b;</akomaNtoso>"));
	const char *made;
	int64_t done;

	clock_fix(NOW);
	CHECK(job_queue(to->db, w->mem, "import", good, NULL, NOW) == OK);
	CHECK(job_queue(to->db, w->mem, "import", bad, NULL, NOW) == OK);
	CHECK(jobs_round(to, 20, &done) == OK);
	CHECK(done == 2);
	made = version_state(w, good);
	CHECK(!strncmp(made, "ready ", 6));
	CHECK_TEXT(version_state(w, bad), "failed doctype 0 0");
	/* the copy of its file for everybody */
	CHECK(jobs_round(to, 20, &done) == OK);
	CHECK(done == 1);
	/* done again: the same rows */
	CHECK(job_queue(to->db, w->mem, "import", good, NULL, NOW) == OK);
	CHECK(db_script(to->db, "UPDATE version SET state = 'waiting';") == OK);
	CHECK(jobs_round(to, 20, &done) == OK);
	CHECK(done == 1);
	CHECK_TEXT(version_state(w, good), made);
	CHECK(jobs_round(to, 20, &done) == OK);
	CHECK(done == 1);
	CHECK(jobs_round(to, 20, &done) == OK);
	CHECK(done == 0);
}

static const char *
wid_of(struct world *w, int64_t version, const char *words)
{
	return world_ask(
	    w, arena_printf(w->mem,
		   "SELECT u.wid FROM unit_in i JOIN unit u ON u.id = i.unit_id"
		   " WHERE i.version_id = %lld AND i.words LIKE '%s'",
		   (long long)version, words));
}

/* A unit that was published keeps its name, whatever its number becomes. */
static void
carried(const struct worker *to, struct world *w)
{
	static const char changed[] =
	    "НАРЕДБА за реката\n\nЧл. 1. Реката е общинска собственост.\n\n"
	    "Чл. 2. (1) Забранява се миенето на автомобили в реката.\n"
	    "(2) Общината поставя табели.\n\nЧл. 3. Глобата е 50 лева.\n";
	const char *fine = "Глобата%", *ban = "Забранява%", *new = "Реката е%";
	int64_t done, next;

	CHECK(sql_version_publish(to->db, w->mem, 1, NOW) == OK);
	next = version(w, to->db, 3, text_bytes(changed));
	CHECK(job_queue(to->db, w->mem, "import", next, NULL, NOW) == OK);
	CHECK(jobs_round(to, 20, &done) == OK);
	CHECK(*wid_of(w, 1, fine));
	CHECK_TEXT(wid_of(w, next, fine), wid_of(w, 1, fine));
	CHECK_TEXT(wid_of(w, next, ban), wid_of(w, 1, ban));
	CHECK(*wid_of(w, next, new));
	CHECK(strcmp(wid_of(w, next, new), wid_of(w, 1, fine)) != 0);
	/* what was taken away meanwhile stays away */
	CHECK(db_script(to->db, "UPDATE version SET state = 'removed'"
				" WHERE number = 3;") == OK);
	CHECK(job_queue(to->db, w->mem, "import", next, NULL, NOW) == OK);
	CHECK(jobs_round(to, 20, &done) == OK);
	CHECK(!strncmp(version_state(w, next), "removed ", 8));
}

static void
comment(struct world *w, struct db *db, int64_t submission, const char *code)
{
	int64_t id, n;

	CHECK(sql_comment_add(db, w->mem, code, submission, 1, NULL, NULL,
		  "change", "bg", 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, &id) == OK);
	CHECK(sql_comment_text_add(db, w->mem, id, 1, NULL,
		  "Реката е обща.\nВинаги.", "Защото.", "реката", NOW) == OK);
	CHECK(sql_comments_sent(
		  db, w->mem, submission, "public", NOW, NOW, &n) == OK);
}

static void
mails(const struct worker *to, struct world *w)
{
	struct visit v = {
	    .mem = w->mem, .db = to->db, .site = to->site, .now = NOW};
	const char *text;
	struct rows r;
	int64_t done;

	comment(w, to->db, 1, "aaaaaaaaaa");
	comment(w, to->db, 2, "bbbbbbbbbb");
	CHECK(mail_queue(&v, "receipt", 1, "submission", 1, "abcdefghjkmnpqrs",
		  "bg") == OK);
	CHECK(jobs_round(to, 20, &done) == OK);
	CHECK(done == 1);
	text = newest(w->mem);
	CHECK(strstr(text, "To: ana@people.example\n"));
	CHECK(strstr(text, "\nMessage-ID: <"));
	CHECK(strstr(text, "@glas.example>\n"));
	CHECK(strstr(text, "BG-2026-7K2M-9X4D-Q"));
	CHECK(strstr(text, "abcd efgh jkmn pqrs"));
	CHECK(strstr(text, "\nhttps://glas.example/bg/r/BG-2026-7K2M-9X4D-Q/"
			   "s/abcdefghjkmnpqrs\n"));
	CHECK(strstr(text, "Реката е обща.\nВинаги."));
	CHECK(strstr(text, "Наредба за реката"));
	/* sent: the secret is forgotten; a second run sends nothing */
	CHECK(sql_mail_find(to->db, w->mem, 1, &r) == OK);
	CHECK_TEXT(cell(&r, 0, "state"), "sent");
	CHECK(cell(&r, 0, "secret") == NULL);
	/* in another language, asked to confirm */
	CHECK(mail_queue(&v, "confirm-submission", 2, "submission", 2,
		  "to-ken_1", "sr-Latn") == OK);
	CHECK(jobs_round(to, 20, &done) == OK);
	text = newest(w->mem);
	CHECK(strstr(text, "To: Bob@people.example\n"));
	CHECK(
	    strstr(text, "\nhttps://glas.example/sr-Latn/confirm/to-ken_1\n"));
	CHECK(strstr(text, "marta"));
	/* nobody is asked to confirm what is confirmed */
	CHECK(mail_queue(&v, "confirm-submission", 1, "submission", 1, "x",
		  "bg") == OK);
	CHECK(jobs_round(to, 20, &done) == OK);
	CHECK(sql_mail_find(to->db, w->mem, 3, &r) == OK);
	CHECK_TEXT(cell(&r, 0, "state"), "dropped");
	/* no such kind: not tried again */
	CHECK(mail_queue(&v, "nonsense", 1, "submission", 1, NULL, "bg") == OK);
	CHECK(jobs_round(to, 20, &done) == OK);
	CHECK(sql_mail_find(to->db, w->mem, 4, &r) == OK);
	CHECK_TEXT(cell(&r, 0, "state"), "failed");
}

/* Hidden by a rule, objected for, decided: the author reads why. */
static void
hidden(const struct worker *to, struct world *w)
{
	struct visit v = {
	    .mem = w->mem, .db = to->db, .site = to->site, .now = NOW};
	int64_t comment, objection, count, done;
	const char *text;

	comment = strtoll(
	    world_ask(w, "SELECT id FROM comment WHERE code = 'aaaaaaaaaa'"),
	    NULL, 10);
	CHECK(sql_comment_hide(to->db, w->mem, comment, 1, "public", "hidden",
		  "insult", "Обидни думи.", 1, NOW) == OK);
	CHECK(mail_queue(&v, "hidden", comment, "submission", 1, NULL, "bg") ==
	      OK);
	CHECK(jobs_round(to, 20, &done) == OK);
	text = newest(w->mem);
	CHECK(strstr(text, "Обидни думи."));
	CHECK(strstr(text, "Реката е обща."));
	CHECK(
	    strstr(text, "\nhttps://glas.example/bg/r/BG-2026-7K2M-9X4D-Q\n"));
	CHECK(sql_objection_add(to->db, w->mem, comment, "Не е обида.", NOW,
		  &objection) == OK);
	/* not by who hid it, and once */
	CHECK(sql_objection_decide(to->db, w->mem, objection, comment,
		  "granted", "Така е.", 1, NOW) == ERR_CONFLICT);
	CHECK(sql_objection_decide(to->db, w->mem, objection, comment,
		  "granted", "Така е.", 2, NOW) == OK);
	CHECK(sql_comment_show_again(to->db, w->mem, comment, 1, NOW) == OK);
	CHECK(mail_queue(&v, "objection-decided", objection, "submission", 1,
		  NULL, "bg") == OK);
	/* what was shown again meanwhile is told no more as hidden */
	CHECK(mail_queue(&v, "hidden", comment, "submission", 1, NULL, "bg") ==
	      OK);
	CHECK(jobs_round(to, 20, &done) == OK);
	CHECK(strstr(newest(w->mem), "Така е."));
	CHECK_TEXT(world_ask(w, "SELECT GROUP_CONCAT(state ORDER BY id) FROM"
				" mail WHERE kind IN ('hidden',"
				" 'objection-decided')"),
	    "sent,sent,dropped");
	CHECK(sql_abuse_decide(
		  to->db, w->mem, comment, "kept", 2, NOW, &count) == OK &&
	      count == 0);
}

static const char *
count_of(struct world *w, const char *table)
{
	return world_ask(
	    w, arena_printf(w->mem, "SELECT COUNT(*) FROM %s", table));
}

/* One event, a mail for each whose submission counts, once. */
static void
telling(const struct worker *to, struct world *w, struct db *admin)
{
	int64_t done, term = 1;
	const char *text;

	CHECK(db_script(admin,
		  "INSERT INTO term_change (id, consultation_id, old_end,"
		  " new_end, reason, at, account_id) VALUES (1, 1, '" LATER
		  "', '2026-03-10 22:00:00.000000', 'Празници.', '" NOW
		  "', 1);") == OK);
	for (int i = 0; i < 2; i++) {
		CHECK(job_queue(to->db, w->mem, "tell-term-changed", term, NULL,
			  NOW) == OK);
		CHECK(jobs_round(to, 20, &done) == OK);
		CHECK(done == 1);
		CHECK(jobs_round(to, 20, &done) == OK);
		CHECK(done == (i == 0));
	}
	text = newest(w->mem);
	CHECK(strstr(text, "To: ana@people.example\n"));
	CHECK(strstr(text, "Празници."));
	/* a report that is not published is told to nobody */
	CHECK(job_queue(to->db, w->mem, "tell-answered", 1, NULL, NOW) == OK);
	CHECK(jobs_round(to, 20, &done) == OK);
	CHECK(db_script(admin,
		  "INSERT INTO report (id, consultation_id, edition, state,"
		  " published_at) VALUES (1, 1, 1, 'published', '" NOW "');"
		  "UPDATE consultation SET reported_at = '" NOW
		  "' WHERE id = 1;") == OK);
	CHECK(job_queue(to->db, w->mem, "tell-answered", 1, NULL, NOW) == OK);
	CHECK(jobs_round(to, 20, &done) == OK);
	CHECK(jobs_round(to, 20, &done) == OK);
	CHECK(done == 1);
	CHECK(strstr(newest(w->mem), "Реката е обща."));
}

/* Two processes share the queue: one makes files of reports, the other does
 * all else. */
static void
papers_apart(const struct worker *to, struct world *w, struct db *admin)
{
	const int64_t not_papers = 0, papers = 1;
	int64_t done;
	struct rows r;

	CHECK(
	    db_script(admin,
		"DELETE FROM job;"
		"INSERT INTO job (id, kind, subject_id, run_after, created_at)"
		" VALUES (901, 'report-file', 1, '" NOW "', '" NOW "'),"
		" (902, 'mail', 1, '" NOW "', '" NOW "');") == OK);
	CHECK(sql_jobs_due(to->db, w->mem, &papers, LATER, 9, &r) == OK);
	CHECK(r.count == 1 && cell_int(&r, 0, "id") == 901);
	CHECK(sql_jobs_due(to->db, w->mem, &not_papers, LATER, 9, &r) == OK);
	CHECK(r.count == 1 && cell_int(&r, 0, "id") == 902);
	CHECK(sql_jobs_due(to->db, w->mem, NULL, LATER, 9, &r) == OK);
	CHECK(r.count == 2);
	/* one process that does all: the letter first */
	CHECK(db_script(admin, "UPDATE job SET run_after = '" NOW
			       "' - INTERVAL (id = 901) HOUR;") == OK);
	CHECK(jobs_round(to, 1, &done) == OK && done == 1);
	CHECK(db_script(admin, "DELETE FROM job WHERE id = 901;") == OK);
	CHECK(sql_jobs_due(to->db, w->mem, NULL, LATER, 9, &r) == OK);
	CHECK(r.count == 0 || cell_int(&r, 0, "tries") == 1);
	CHECK(db_script(admin, "DELETE FROM job;") == OK);
}

/* To members of staff, and about the end of it all. */
static void
notices(const struct worker *to, struct world *w, struct db *admin)
{
	struct visit v = {
	    .mem = w->mem, .db = to->db, .site = to->site, .now = NOW};
	const char *text;
	int64_t done;

	CHECK(db_script(admin,
		  "INSERT INTO account (id, email, email_key, name, language,"
		  " created_at) VALUES (1, 'vera@town.example',"
		  " 'vera@town.example', 'Вера', 'bg', '" NOW "');"
		  "INSERT INTO staff (account_id, authority_id, may, post,"
		  " since) VALUES (1, 1, 'prepare', 'юрист', '" NOW
		  "'), (1, 1, 'publish', 'юрист', '" NOW "');"
		  "INSERT INTO token (purpose, digest, subject_id, created_at,"
		  " ends_at) VALUES ('invitation', REPEAT('t', 32), 1, '" NOW
		  "', '" UNTIL "');"
		  "UPDATE consultation SET cancelled_at = '" NOW
		  "', cancel_kind = 'stopped', cancel_reason = 'Няма нужда.'"
		  " WHERE id = 1;") == OK);
	CHECK(mail_queue(&v, "sign-in-refused", 1, "account", 1, NULL, "bg") ==
	      OK);
	CHECK(jobs_round(to, 20, &done) == OK);
	text = newest(w->mem);
	CHECK(strstr(text, "To: vera@town.example\n"));
	CHECK(strstr(text, "\nhttps://glas.example/bg/account\n"));
	CHECK(mail_queue(&v, "invitation", 1, "account", 1, "s-cret", "pl") ==
	      OK);
	CHECK(jobs_round(to, 20, &done) == OK);
	text = newest(w->mem);
	CHECK(strstr(text, "\nhttps://glas.example/pl/invitation/s-cret\n"));
	CHECK(strstr(text, "Община Белоречене"));
	CHECK(strstr(text, "marca 2026"));
	CHECK(job_queue(to->db, w->mem, "tell-cancelled", 1, NULL, NOW) == OK);
	CHECK(jobs_round(to, 20, &done) == OK);
	CHECK(jobs_round(to, 20, &done) == OK);
	text = newest(w->mem);
	CHECK(strstr(text, "To: ana@people.example\n"));
	CHECK(strstr(text, "Няма нужда."));
}

/* Not confirmed: lapsed at its time, erased a week later; never sent: erased
 * a month after the end; what counts stays. */
static void
sweeping(const struct worker *to, struct world *w, struct db *admin)
{
	struct rows r;

	CHECK(
	    db_script(admin,
		"INSERT INTO submission (id, code, consultation_id, language,"
		" created_at, changed_at) VALUES (3, '7k2m9x4d1s', 1, 'bg', "
		"'" NOW "', '" NOW "');"
		"INSERT INTO comment (id, code, submission_id,"
		" consultation_id, language) VALUES (9, 'cccccccccc', 3, 1,"
		" 'bg');"
		"INSERT INTO comment_text (comment_id, edition, remark, at)"
		" VALUES (9, 1, 'x', '" NOW "');"
		"INSERT INTO `blob` VALUES (77, 1, REPEAT('a', 32));"
		"INSERT INTO blob_part VALUES (77, 0, 'a');"
		"INSERT INTO attachment (code, owner_kind, owner_id, blob_id,"
		" name, type, size, created_at) VALUES ('dddddddddd',"
		" 'comment', 9, 77, 'a', 'text/plain', 1, '" NOW "');") == OK);
	CHECK(sweep(to, "2026-03-04 09:59:59.000000") == OK);
	CHECK(sql_submission_by_id(to->db, w->mem, 2, &r) == OK);
	CHECK_TEXT(cell(&r, 0, "state"), "unconfirmed");
	CHECK(sweep(to, UNTIL) == OK);
	CHECK(sql_submission_by_id(to->db, w->mem, 2, &r) == OK);
	CHECK_TEXT(cell(&r, 0, "state"), "lapsed");
	CHECK(sweep(to, "2026-03-11 09:00:00.000000") == OK);
	CHECK_TEXT(count_of(w, "submission"), "3");
	CHECK(sweep(to, "2026-03-11 10:00:00.000001") == OK);
	CHECK_TEXT(count_of(w, "submission"), "2");
	CHECK_TEXT(count_of(w, "contact"), "1");
	CHECK(sweep(to, "2026-04-09 22:00:00.000001") == OK);
	CHECK_TEXT(count_of(w, "submission"), "1");
	CHECK_TEXT(count_of(w, "comment_text"), "1");
	CHECK_TEXT(count_of(w, "blob_part WHERE blob_id = 77"), "0");
	CHECK_TEXT(count_of(w, "attachment"), "0");
	/* once a minute, by one of those who try */
	CHECK(sweep_if_due(to) == OK);
	CHECK(sql_lease_take(to->db, w->mem, "sweep", "other", LATER, NOW) ==
	      ERR_CONFLICT);
}

int
main(void)
{
	struct world w = world_new();
	struct db *admin = world_open(&w, ROLE_ADMIN);
	struct worker to = {.mem = w.mem, .owner = "test"};
	struct site site;

	CHECK(mkdtemp(folder) != NULL);
	w.settings.mail_folder = folder;
	CHECK(site_background(&w.settings, &site) == OK);
	CHECK(db_script(admin, seed) == OK);
	to.db = world_open(&w, ROLE_JOBS);
	to.site = &site;
	claims(&w, to.db);
	imports(&to, &w);
	carried(&to, &w);
	mails(&to, &w);
	hidden(&to, &w);
	telling(&to, &w, admin);
	notices(&to, &w, admin);
	papers_apart(&to, &w, admin);
	sweeping(&to, &w, admin);
	empty_folder(w.mem);
	return check_done();
}
