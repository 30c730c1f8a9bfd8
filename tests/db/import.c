/*
 * import.c: an import makes a text or says why not; done again it makes the
 * same; a unit that was published keeps its name.
 */
#include "db/blob.h"
#include "fcgi/base/clock.h"
#include "tests/db/town.h"

#include <string.h>

static const char act[] =
    "НАРЕДБА за реката\n\nЧл. 1. (1) Забранява се миенето на автомобили в "
    "реката.\n(2) Общината поставя табели.\n\nЧл. 2. Глобата е 50 лева.\n";

static struct bytes
text_bytes(const char *text)
{
	return (struct bytes){(const unsigned char *)text, strlen(text)};
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

int
main(void)
{
	struct world w = world_new();
	struct db *admin = world_open(&w, ROLE_ADMIN);
	struct site site;
	const struct worker to = town_worker(&w, admin, &site);

	imports(&to, &w);
	carried(&to, &w);
	return check_done();
}
