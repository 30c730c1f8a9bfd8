/*
 * groups.c: a campaign of 2,000 letters, of which hardly two share a
 * sentence, among 20,000 comments of strangers is proposed as one group; new
 * letters join it without the old ones being read again; what a person
 * decided stays.
 */
#include "tests/db/filed.h"

enum { LETTERS = 2000, STRANGERS = 20000 };

static void
first_run(struct world *w)
{
	int64_t letters, strangers;

	filed_group(w, 1, "22000 comments");
	letters = filed_number(w,
	    "SELECT COUNT(*) FROM cluster_comment JOIN letter USING"
	    " (comment_id) WHERE cluster_id = " BIGGEST);
	strangers = filed_number(w,
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
	CHECK(filed_number(w,
		  "SELECT COUNT(*) FROM cluster_phrase WHERE cluster_id ="
		  " " BIGGEST " AND words REGEXP '^[[:alpha:]].* '"
		  " AND n > 20") == 8);
	CHECK(filed_number(w,
		  "SELECT TIMESTAMPDIFF(MINUTE, burst_from, burst_until)"
		  " FROM cluster WHERE id = " BIGGEST) < 1500);
	CHECK(filed_number(w, "SELECT COUNT(*) FROM likeness") ==
	      LETTERS + STRANGERS);
	CHECK(filed_number(w,
		  "SELECT COUNT(*) FROM cluster WHERE kind = 'campaign'"
		  " AND id <> " BIGGEST) < 100);
}

/* 200 letters more, after a person confirmed the group and took one out. */
static void
second_run(struct world *w, struct db *db)
{
	int64_t n;

	CHECK(db_script(db,
		  "UPDATE cluster SET state = 'confirmed' WHERE id = " BIGGEST
		  ";\nUPDATE cluster_comment SET gone = 1 WHERE cluster_id ="
		  " (SELECT id FROM cluster WHERE state = 'confirmed')"
		  " ORDER BY comment_id LIMIT 1;\n") == OK);
	n = filed_number(w, "SELECT COUNT(*) FROM cluster");
	filed_crowd(w, db, 100000, 200, 800);
	filed_group(w, 1, "1000 more");
	CHECK(filed_number(w,
		  "SELECT COUNT(*) FROM cluster_comment JOIN letter USING"
		  " (comment_id) WHERE asked = 1 AND comment_id > 100000") >=
	      190);
	CHECK(filed_number(w, "SELECT COUNT(*) FROM cluster_comment"
			      " WHERE gone = 1") == 1);
	CHECK(filed_number(w, "SELECT COUNT(*) FROM cluster") < n + 10);
	/* nothing new: nothing changes */
	filed_group(w, 1, "nothing new");
	CHECK(filed_number(w, "SELECT COUNT(*) FROM likeness") ==
	      LETTERS + STRANGERS + 1000);
}

/* Persons and organisations, the same words. */
static void
apart(struct world *w, struct db *db)
{
	static const char words[] =
	    "Кладенецът на площада е сух от пролетта и никой не отговаря";
	struct arena *mem = arena_new((size_t)64 << 20);
	struct filed r = {.db = db, .id = 200000};

	filed_begin(&r, mem);
	for (int i = 0; i < 3; i++)
		filed_put(&r, "person", words, 1);
	filed_put(&r, "ngo", words, 1);
	filed_flush(&r);
	arena_free(mem);
	filed_group(w, 1, "the same words");
	CHECK_TEXT(
	    world_ask(w, "SELECT CONCAT(k.kind, ' ', GROUP_CONCAT(m.comment_id"
			 " ORDER BY m.comment_id)) FROM cluster_comment m"
			 " JOIN cluster k ON k.id = m.cluster_id"
			 " WHERE m.comment_id > 200000 GROUP BY k.id, k.kind"),
	    "same 200001,200002,200003");
	CHECK(db_script(db, "UPDATE comment SET erased_at = '" NOW
			    "' WHERE id = 200002;") == OK);
	filed_group(w, 1, "one erased");
	CHECK(filed_number(w, "SELECT COUNT(*) FROM likeness WHERE comment_id ="
			      " 200002") == 0);
}

int
main(void)
{
	struct world w = world_new();
	struct db *db = world_open(&w, ROLE_ADMIN);

	CHECK(db_script(db, filed_seed) == OK);
	filed_crowd(&w, db, 0, LETTERS, STRANGERS);
	first_run(&w);
	second_run(&w, db);
	apart(&w, db);
	db_free(db);
	return check_done();
}
