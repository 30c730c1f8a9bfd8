/*
 * reading.c: bytes into a draft, in the cage, and the names of its units.
 */
#include "fcgi/app/paper/reading.h"

#include "build/sql.h"
#include "fcgi/base/log.h"
#include "fcgi/draft/match.h"
#include "fcgi/draft/parallel.h"

enum err
reading_read(struct job *j, const struct reading *r, struct draft **out)
{
	const char *home = j->site->settings->home;
	const struct draft_options options = {
	    .language = r->language ? r->language : cell(r->v, 0, "language"),
	    .country = cell(r->v, 0, "country"),
	    .uri = cell(r->v, 0, "work"),
	    .date = arena_copy_n(
		j->mem, cell_time(r->v, 0, "created_at"), DAY_SIZE),
	    .name = r->name,
	    .conf = arena_printf(j->mem, "%s/conf", home),
	    .mends = r->mends,
	    .mend_count = r->mend_count,
	    .annexes = r->annexes,
	    .annex_count = r->annex_count,
	};

	return draft_convert(j->mem, r->file, &options, out);
}

void
reading_doubts(const struct draft *from, struct draft *to)
{
	for (size_t i = 0; i < to->unit_count; i++) {
		to->units[i].confidence = from->units[i].confidence;
		to->units[i].doubt = from->units[i].doubt;
	}
	to->warnings = from->warnings;
	to->warning_count = from->warning_count;
	for (size_t i = 0; i < to->warning_count; i++) {
		const struct draft_unit *u =
		    draft_unit_find(from, to->warnings[i].wid);

		if (u)
			to->warnings[i].wid = to->units[u->place].wid;
	}
}

enum err
reading_names(
    struct job *j, const struct rows *v, const char *const **out, size_t *count)
{
	const char **names;
	struct rows r;

	TRY(sql_wids_published(j->db, j->mem, cell_int(v, 0, "document"), &r));
	names = arena_alloc(j->mem, (r.count + 1) * sizeof *names);
	for (size_t i = 0; i < r.count; i++)
		names[i] = cell(&r, i, "wid");
	*out = names;
	*count = r.count;
	return OK;
}

enum err
reading_keep_names(struct job *j, const struct rows *v,
    const struct draft *before, struct draft **draft)
{
	const char *const *names;
	struct draft_pairs pairs;
	size_t count;

	TRY(reading_names(j, v, &names, &count));
	if (!count)
		return OK;
	draft_match(j->mem, before, *draft, true, &pairs);
	return reading_read(j,
	    &(struct reading){.v = v,
		.file =
		    draft_carry(j->mem, before, *draft, &pairs, names, count)},
	    draft);
}

enum err
reading_pair(
    struct job *j, const struct rows *v, bool named, struct draft **draft)
{
	const struct reading first = {.v = v,
	    .file = cell_bytes(v, 0, "translated"),
	    .language = cell(v, 0, "authentic")};
	const char *const *names;
	struct draft *said, *paired;
	struct draft_pairs pairs;
	size_t count;

	if (!cell(v, 0, "translated"))
		return OK;
	TRY(reading_read(j, &first, &said));
	draft_parallel(j->mem, said, *draft, named, &pairs);
	TRY(reading_names(j, v, &names, &count));
	TRY(reading_read(j,
	    &(struct reading){.v = v,
		.file =
		    draft_carry(j->mem, said, *draft, &pairs, names, count)},
	    &paired));
	if (paired->unit_count != (*draft)->unit_count)
		return log_err(ERR_BROKEN, "reading.pair",
		    "version %lld: %zu units became %zu", (long long)j->subject,
		    (*draft)->unit_count, paired->unit_count);
	reading_doubts(*draft, paired);
	*draft = paired;
	return OK;
}
