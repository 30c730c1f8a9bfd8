/*
 * letters.c: mails become files that say what was said, to authors, to
 * members of staff, to all whom an event concerns, once.
 */
#include "fcgi/app/jobs/mail.h"
#include "fcgi/base/clock.h"
#include "tests/db/town.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "/tmp/glas-mails-XXXXXX";

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

static void
mails(const struct worker *to, struct world *w)
{
	struct visit v = {
	    .mem = w->mem, .db = to->db, .site = to->site, .now = NOW};
	const char *text;
	struct rows r;
	int64_t done;

	town_comment(w, to->db, 1, "aaaaaaaaaa");
	town_comment(w, to->db, 2, "bbbbbbbbbb");
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
	CHECK(strstr(text, "\nhttps://glas.example/sr-Latn/confirm/"
			   "BG-2026-7K2M-9X4D-R/to-ken_1\n"));
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

int
main(void)
{
	struct world w = world_new();
	struct db *admin = world_open(&w, ROLE_ADMIN);
	struct worker to;
	struct site site;

	CHECK(mkdtemp(folder) != NULL);
	w.settings.mail_folder = folder;
	to = town_worker(&w, admin, &site);
	clock_fix(NOW);
	mails(&to, &w);
	hidden(&to, &w);
	telling(&to, &w, admin);
	notices(&to, &w, admin);
	empty_folder(w.mem);
	return check_done();
}
