/*
 * reading.c: bytes into a draft, in the cage, and the names of its units.
 */
#include "fcgi/app/paper/reading.h"

#include "build/sql.h"
#include "fcgi/base/log.h"
#include "fcgi/base/secret.h"
#include "fcgi/draft/match.h"
#include "fcgi/draft/parallel.h"

#include <string.h>

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
	    .scans = true,
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

void
reading_line(struct arena *mem, const struct draft_unit *u,
    unsigned char out[DIGEST_SIZE])
{
	const char *line =
	    arena_printf(mem, "%s\n%s\n%s", u->num, u->heading, u->words);

	secret_sha256(line, strlen(line), out);
}

/* The names of what they say, for the units that have a pair. */
static enum err
named_by(struct job *j, const struct rows *v, const struct draft *said,
    const struct draft_pairs *pairs, struct draft **draft)
{
	const char *const *names;
	struct draft *paired;
	size_t count;

	TRY(reading_names(j, v, &names, &count));
	TRY(reading_read(j,
	    &(struct reading){.v = v,
		.file = draft_carry(j->mem, said, *draft, pairs, names, count)},
	    &paired));
	if (paired->unit_count != (*draft)->unit_count)
		return log_err(ERR_BROKEN, "reading.pair",
		    "version %lld: %zu units became %zu", (long long)j->subject,
		    (*draft)->unit_count, paired->unit_count);
	reading_doubts(*draft, paired);
	*draft = paired;
	return OK;
}

static enum err
translated(struct job *j, const struct rows *v, struct draft **said)
{
	return reading_read(j,
	    &(struct reading){.v = v,
		.file = cell_bytes(v, 0, "translated"),
		.language = cell(v, 0, "authentic")},
	    said);
}

enum err
reading_pair(
    struct job *j, const struct rows *v, bool named, struct draft **draft)
{
	struct draft_pairs pairs;
	struct draft *said;

	if (!cell(v, 0, "translated"))
		return OK;
	TRY(translated(j, v, &said));
	draft_parallel(j->mem, said, *draft, named, &pairs);
	return named_by(j, v, said, &pairs, draft);
}

/* What a person said of that line last, or NULL. */
static const char *
by_hand(struct arena *mem, const struct rows *hands, const struct draft_unit *u)
{
	unsigned char digest[DIGEST_SIZE];
	const char *hex;

	reading_line(mem, u, digest);
	hex = text_hex(mem, digest, DIGEST_SIZE);
	for (size_t i = 0; i < hands->count; i++)
		if (cell(hands, i, "digest") &&
		    !strcasecmp(cell(hands, i, "digest"), hex))
			return cell(hands, i, "value");
	return NULL;
}

/* No pair of a unit that a person said has none. */
static void
without_new(struct arena *mem, const struct rows *hands,
    const struct draft *draft, struct draft_pairs *pairs)
{
	size_t kept = 0;

	for (size_t i = 0; i < pairs->count; i++)
		if (!text_is(
			by_hand(mem, hands, &draft->units[pairs->at[i].to]),
			"new"))
			pairs->at[kept++] = pairs->at[i];
	pairs->count = kept;
}

enum err
reading_pair_again(struct job *j, const struct rows *v, struct draft **draft)
{
	struct draft_pairs pairs;
	struct draft *said, other;
	struct rows hands;

	if (!cell(v, 0, "translated"))
		return OK;
	TRY(sql_pairs_by_hand(j->db, j->mem, j->subject, &hands));
	TRY(translated(j, v, &said));
	/* a name that nobody gave says nothing */
	other = **draft;
	other.units =
	    arena_alloc(j->mem, other.unit_count * sizeof *other.units + 1);
	for (size_t i = 0; i < other.unit_count; i++) {
		other.units[i] = (*draft)->units[i];
		if (!by_hand(j->mem, &hands, &other.units[i]))
			other.units[i].wid = "";
	}
	draft_parallel(j->mem, said, &other, true, &pairs);
	without_new(j->mem, &hands, *draft, &pairs);
	return named_by(j, v, said, &pairs, draft);
}
