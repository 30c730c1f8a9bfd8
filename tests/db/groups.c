/*
 * groups.c: a campaign of 2,000 letters, of which hardly two share a
 * sentence, among 20,000 comments of strangers is proposed as one group; new
 * letters join it without the old ones being read again; what a person
 * decided stays.
 */
#include "build/sql.h"
#include "fcgi/app/jobs/work.h"
#include "fcgi/base/clock.h"
#include "fcgi/site/site.h"
#include "tests/db/world.h"
#include "tests/letters.h"

#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

enum { LETTERS = 2000, STRANGERS = 20000, TOGETHER = 500 };

static const char seed[] =
    "INSERT INTO authority (id, slug, kind, country, zone, language, hue,"
    " created_at) VALUES (1, 'town', 'municipality', 'bg', 'Europe/Sofia',"
    " 'bg', -1, '" PAST "');\n"
    "INSERT INTO consultation (id, slug, language, profile, round,"
    " published_at, opens_at, closes_at, created_at) VALUES"
    " (1, 'river', 'bg', 'bg.municipal.public', 'public', '" PAST "', '" PAST
    "', '2026-02-28 22:00:00.000000', '" PAST "'),"
    " (2, 'other', 'bg', 'bg.municipal.public', 'public', '" PAST "', '" PAST
    "', '2026-02-28 22:00:00.000000', '" PAST "');\n"
    "INSERT INTO consultation_authority (consultation_id, authority_id, leads)"
    " VALUES (1, 1, 1), (2, 1, 1);\n";

/* Rows that are written together; moments are minutes after PAST. */
struct rows_to_be {
	struct db *db;
	struct buffer submission, comment, text;
	int count;
	int64_t id;
};

static void
begin(struct rows_to_be *r, struct arena *mem)
{
	r->submission = buffer_new(mem, 16 << 20);
	r->comment = buffer_new(mem, 16 << 20);
	r->text = buffer_new(mem, 16 << 20);
	r->count = 0;
	buffer_add(&r->submission,
	    "INSERT INTO submission (id, code, consultation_id, kind, language,"
	    " state, received_at, accepted_at, created_at, changed_at) "
	    "VALUES ");
	buffer_add(&r->comment,
	    "INSERT INTO comment (id, code, submission_id, consultation_id,"
	    " state, language, sent_at) VALUES ");
	buffer_add(&r->text,
	    "INSERT INTO comment_text (comment_id, edition, remark, at)"
	    " VALUES ");
}

static void
flush(struct rows_to_be *r)
{
	if (r->count) {
		buffer_add(&r->submission, ";");
		buffer_add(&r->comment, ";");
		buffer_add(&r->text, ";");
		CHECK(db_script(r->db, r->submission.data) == OK);
		CHECK(db_script(r->db, r->comment.data) == OK);
		CHECK(db_script(r->db, r->text.data) == OK);
	}
}

static void
put(struct rows_to_be *r, const char *kind, const char *words, uint32_t minute)
{
	const char *comma = r->count++ ? "," : "";
	int64_t id = ++r->id;

	buffer_printf(&r->submission,
	    "%s(%lld, 's%09lld', 1, '%s', 'bg', 'filed', '" PAST
	    "' + INTERVAL %u MINUTE, '" PAST "', '" PAST "', '" PAST "')",
	    comma, (long long)id, (long long)id, kind, minute);
	buffer_printf(&r->comment,
	    "%s(%lld, 'c%09lld', %lld, 1, 'public', 'bg', '" PAST
	    "' + INTERVAL %u MINUTE)",
	    comma, (long long)id, (long long)id, (long long)id, minute);
	buffer_printf(&r->text, "%s(%lld, 1, '%s', '" PAST "')", comma,
	    (long long)id, words);
}

/* So many of both, in disorder; the ids of letters are kept in the table
 * "letter". */
static void
crowd(struct world *w, struct db *db, int64_t after, size_t letters,
    size_t strangers)
{
	struct arena *mem = arena_new((size_t)256 << 20);
	struct chance c = {(uint64_t)after + 4711};
	struct rows_to_be r = {.db = db, .id = after};
	struct buffer ids = buffer_new(w->mem, 1 << 20);
	size_t all = letters + strangers;

	begin(&r, mem);
	for (size_t i = 0; i < all; i++) {
		bool of = chance(&c, (uint32_t)(all - i)) < letters;

		letters -= of;
		put(&r, "person",
		    of ? campaign_letter(mem, &c) : unrelated_comment(mem, &c),
		    of ? 20000 + chance(&c, 2000) : chance(&c, 38000));
		if (of)
			buffer_printf(&ids, "%s(%lld)", ids.size ? "," : "",
			    (long long)r.id);
		if (r.count == TOGETHER) {
			flush(&r);
			arena_reset(mem);
			begin(&r, mem);
		}
	}
	flush(&r);
	arena_free(mem);
	CHECK(
	    db_script(db, arena_printf(w->mem, "INSERT INTO letter VALUES %s;",
			      ids.data)) == OK);
}

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
run(struct world *w, struct db *jobs, const char *what)
{
	struct job j = {.db = jobs,
	    .mem = arena_new((size_t)3 << 30),
	    .subject = 1,
	    .kind = "group",
	    .now = NOW};
	double from = seconds();

	CHECK(job_group(&j) == OK);
	printf("# %s: %.1f s, %zu MB\n", what, seconds() - from,
	    arena_peak(j.mem) >> 20);
	CHECK(arena_peak(j.mem) < (size_t)400 << 20);
	arena_free(j.mem);
	(void)w;
}

static int64_t
number(struct world *w, const char *sql)
{
	return strtoll(world_ask(w, sql), NULL, 10);
}

#define BIGGEST                                                                \
	"(SELECT cluster_id FROM cluster_comment WHERE gone = 0"               \
	" GROUP BY cluster_id ORDER BY COUNT(*) DESC LIMIT 1)"

static void
first_run(struct world *w, struct db *jobs)
{
	int64_t letters, strangers;

	run(w, jobs, "22000 comments");
	letters =
	    number(w, "SELECT COUNT(*) FROM cluster_comment JOIN letter USING"
		      " (comment_id) WHERE cluster_id = " BIGGEST);
	strangers = number(w,
	    "SELECT COUNT(*) FROM cluster_comment LEFT JOIN letter USING"
	    " (comment_id) WHERE letter.comment_id IS NULL AND cluster_id ="
	    " " BIGGEST);
	printf("# %lld letters, %lld strangers in the group\n",
	    (long long)letters, (long long)strangers);
	CHECK(letters * 100 >= LETTERS * 95);
	CHECK(strangers * 100 <= letters);
	CHECK_TEXT(world_ask(w,
		       "SELECT CONCAT(kind, ' ', state) FROM cluster WHERE id ="
		       " " BIGGEST),
	    "campaign proposed");
	/* the evidence: phrases as they were written, and when they came */
	CHECK(number(w, "SELECT COUNT(*) FROM cluster_phrase WHERE cluster_id ="
			" " BIGGEST " AND words REGEXP '^[[:alpha:]].* '"
			" AND n > 20") == 8);
	CHECK(number(w, "SELECT TIMESTAMPDIFF(MINUTE, burst_from, burst_until)"
			" FROM cluster WHERE id = " BIGGEST) < 1500);
	CHECK(
	    number(w, "SELECT COUNT(*) FROM likeness") == LETTERS + STRANGERS);
	CHECK(number(w, "SELECT COUNT(*) FROM cluster WHERE kind = 'campaign'"
			" AND id <> " BIGGEST) < 100);
}

/* 200 letters more, after a person confirmed the group and took one out. */
static void
second_run(struct world *w, struct db *db, struct db *jobs)
{
	int64_t n;

	CHECK(db_script(db,
		  "UPDATE cluster SET state = 'confirmed' WHERE id = " BIGGEST
		  ";\nUPDATE cluster_comment SET gone = 1 WHERE cluster_id ="
		  " (SELECT id FROM cluster WHERE state = 'confirmed')"
		  " ORDER BY comment_id LIMIT 1;\n") == OK);
	n = number(w, "SELECT COUNT(*) FROM cluster");
	crowd(w, db, 100000, 200, 800);
	run(w, jobs, "1000 more");
	CHECK(number(w,
		  "SELECT COUNT(*) FROM cluster_comment JOIN letter USING"
		  " (comment_id) WHERE asked = 1 AND comment_id > 100000") >=
	      190);
	CHECK(number(w, "SELECT COUNT(*) FROM cluster_comment"
			" WHERE gone = 1") == 1);
	CHECK(number(w, "SELECT COUNT(*) FROM cluster") < n + 10);
	/* nothing new: nothing changes */
	run(w, jobs, "nothing new");
	CHECK(number(w, "SELECT COUNT(*) FROM likeness") ==
	      LETTERS + STRANGERS + 1000);
}

/* Persons and organisations, the same words. */
static void
apart(struct world *w, struct db *db, struct db *jobs)
{
	static const char words[] =
	    "Кладенецът на площада е сух от пролетта и никой не отговаря";
	struct arena *mem = arena_new((size_t)64 << 20);
	struct rows_to_be r = {.db = db, .id = 200000};

	begin(&r, mem);
	for (int i = 0; i < 3; i++)
		put(&r, "person", words, 1);
	put(&r, "ngo", words, 1);
	flush(&r);
	arena_free(mem);
	run(w, jobs, "the same words");
	CHECK_TEXT(
	    world_ask(w, "SELECT CONCAT(k.kind, ' ', GROUP_CONCAT(m.comment_id"
			 " ORDER BY m.comment_id)) FROM cluster_comment m"
			 " JOIN cluster k ON k.id = m.cluster_id"
			 " WHERE m.comment_id > 200000 GROUP BY k.id, k.kind"),
	    "same 200001,200002,200003");
	CHECK(db_script(db, "UPDATE comment SET erased_at = '" NOW
			    "' WHERE id = 200002;") == OK);
	run(w, jobs, "one erased");
	CHECK(number(w, "SELECT COUNT(*) FROM likeness WHERE comment_id ="
			" 200002") == 0);
}

int
main(void)
{
	struct world w = world_new();
	struct db *db = world_open(&w, ROLE_ADMIN);
	struct db *jobs = world_open(&w, ROLE_JOBS);

	CHECK(db_script(db, seed) == OK);
	CHECK(db_script(db, "CREATE TABLE letter (comment_id BIGINT UNSIGNED"
			    " PRIMARY KEY);\n") == OK);
	crowd(&w, db, 0, LETTERS, STRANGERS);
	first_run(&w, jobs);
	second_run(&w, db, jobs);
	apart(&w, db, jobs);
	db_free(jobs);
	db_free(db);
	return check_done();
}
