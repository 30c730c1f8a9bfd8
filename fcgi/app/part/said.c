/*
 * said.c: words and their marks go together, or a search would miss them.
 */
#include "fcgi/app/part/said.h"

#include "build/sql.h"
#include "fcgi/base/marks.h"
#include "fcgi/base/secret.h"
#include "fcgi/base/text.h"

struct said
said_of(struct arena *mem, const char *proposed, const char *remark,
    const char *reason)
{
	return (struct said){
	    .proposed = proposed,
	    .remark = remark,
	    .reason = reason,
	    .folded = text_fold(
		mem, arena_printf(mem, "%s %s %s", remark ? remark : "",
			 proposed ? proposed : "", reason ? reason : "")),
	};
}

static enum err
marked(
    struct db *db, struct arena *mem, int64_t comment, const struct said *said)
{
	const struct marks m = marks_of(said->folded);
	int64_t count;

	return sql_comment_marks(db, mem, comment, said->proposed != NULL,
	    m.bits[0], m.bits[1], m.bits[2], m.bits[3], m.bits[4], m.bits[5],
	    m.bits[6], m.bits[7], said->located, said->location, &count);
}

/* Whether the submission may have one more. */
static enum err
room(struct db *db, struct arena *mem, const struct said_on *on)
{
	struct rows r;

	if (!on->most)
		return OK;
	TRY(sql_unsent_count(db, mem, on->submission, &r));
	return cell_int(&r, 0, "n") < on->most ? OK : ERR_INVALID;
}

/* The article of its unit, 0: none. */
static enum err
base_of(
    struct db *db, struct arena *mem, const struct said_on *on, int64_t *base)
{
	struct rows r;

	*base = on->base ? *on->base : 0;
	if (on->base || !on->unit || !on->version)
		return OK;
	TRY(sql_unit_base(db, mem, *on->version, *on->unit, &r));
	if (r.count)
		*base = cell_int(&r, 0, "base");
	return OK;
}

enum err
said_new(struct db *db, struct arena *mem, const struct said_on *on,
    const struct said *said, const char *now, int64_t *comment)
{
	const struct marks m = marks_of(said->folded);
	int64_t base;

	TRY(room(db, mem, on));
	TRY(base_of(db, mem, on, &base));
	TRY(sql_comment_add(db, mem, secret_code(mem), on->submission,
	    on->consultation, on->unit, base ? &base : NULL, on->version,
	    on->stance, on->language, said->proposed != NULL, m.bits[0],
	    m.bits[1], m.bits[2], m.bits[3], m.bits[4], m.bits[5], m.bits[6],
	    m.bits[7], said->location, comment));
	return sql_comment_text_add(db, mem, *comment, 1, said->proposed,
	    said->remark, said->reason, said->folded, now);
}

enum err
said_add(struct db *db, struct arena *mem, int64_t comment, int64_t edition,
    const struct said *said, const char *now)
{
	TRY(sql_comment_text_add(db, mem, comment, edition, said->proposed,
	    said->remark, said->reason, said->folded, now));
	return marked(db, mem, comment, said);
}

enum err
said_change(struct db *db, struct arena *mem, int64_t comment,
    const struct said *said, const char *now)
{
	int64_t count;

	TRY(sql_comment_text_change(db, mem, comment, said->proposed,
	    said->remark, said->reason, said->folded, now, &count));
	return marked(db, mem, comment, said);
}
