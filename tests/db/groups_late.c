/*
 * groups_late.c: a campaign that begins after 15,000 others have written, and
 * comes in waves, is one group; what the job takes of memory grows no faster
 * than the comments, and what a few new ones take is a part of it.
 */
#include "tests/db/filed.h"

enum { BEFORE = 15000, BETWEEN = 300, GROWTH = 5000, TIMES = 4 };

static void
late(struct world *w, struct db *db)
{
	static const size_t waves[] = {3, 12, 45, 140, 400, 1400};
	int64_t letters = 0, found, strangers;

	filed_crowd(w, db, 0, 0, BEFORE);
	(void)filed_group(w, 1, "strangers");
	for (size_t i = 0; i < sizeof waves / sizeof *waves; i++) {
		letters += (int64_t)waves[i];
		filed_crowd(
		    w, db, (int64_t)(i + 1) * 100000, waves[i], BETWEEN);
		(void)filed_group(w, 1, "a wave");
	}
	found =
	    filed_number(w, "SELECT COUNT(*) FROM cluster_comment JOIN letter"
			    " USING (comment_id) WHERE gone = 0 AND cluster_id"
			    " = " BIGGEST);
	strangers = filed_number(w,
	    "SELECT COUNT(*) FROM cluster_comment m LEFT JOIN letter l ON"
	    " l.comment_id = m.comment_id WHERE l.comment_id IS NULL"
	    " AND gone = 0 AND cluster_id = " BIGGEST);
	printf("# %lld of %lld letters, %lld strangers\n", (long long)found,
	    (long long)letters, (long long)strangers);
	CHECK(found * 100 >= letters * 95);
	CHECK(strangers * 100 <= found);
	/* the small groups of the first waves are in it */
	CHECK(filed_number(w, "SELECT COUNT(DISTINCT k.id) FROM cluster k"
			      " JOIN cluster_comment m ON m.cluster_id = k.id"
			      " JOIN letter l ON l.comment_id = m.comment_id"
			      " WHERE k.state <> 'merged' AND m.gone = 0"
			      " AND k.id <> " BIGGEST) == 0);
}

/* What there is goes to the other consultation; nothing was looked at. */
static void
moved(struct db *db)
{
	CHECK(db_script(db,
		  "DELETE FROM likeness;\nDELETE FROM cluster_phrase;\n"
		  "DELETE FROM cluster_comment;\nDELETE FROM cluster;\n"
		  "UPDATE comment SET consultation_id = 2;\n"
		  "UPDATE submission SET consultation_id = 2;\n") == OK);
}

static void
growth(struct world *w, struct db *db)
{
	struct filed_spent none, small, large, more;

	moved(db);
	none = filed_group(w, 1, "none");
	filed_crowd(w, db, 1000000, GROWTH / 10, GROWTH - GROWTH / 10);
	small = filed_group(w, 1, "a few");
	filed_crowd(w, db, 1100000, (TIMES - 1) * GROWTH / 10,
	    (TIMES - 1) * (GROWTH - GROWTH / 10));
	CHECK(db_script(db, "DELETE FROM likeness;\n") == OK);
	large = filed_group(w, 1, "four times as many");
	filed_crowd(w, db, 1200000, 10, 90);
	more = filed_group(w, 1, "a hundred more");
#ifdef __SANITIZE_ADDRESS__
	/* it takes more of its own */
	(void)none;
	(void)small;
#else
	CHECK(large.memory - none.memory <
	      (long)(1.5 * TIMES) * (small.memory - none.memory));
	CHECK(large.memory - none.memory < TIMES * GROWTH * 3L);
#endif
	CHECK(more.cpu * 2 < large.cpu);
	CHECK(filed_number(w, "SELECT COUNT(*) FROM likeness") ==
	      TIMES * GROWTH + 100);
}

int
main(void)
{
	struct world w = world_new();
	struct db *db = world_open(&w, ROLE_ADMIN);

	CHECK(db_script(db, filed_seed) == OK);
	late(&w, db);
	growth(&w, db);
	db_free(db);
	return check_done();
}
