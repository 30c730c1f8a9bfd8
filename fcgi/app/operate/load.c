/*
 * load.c: many rows in few statements.  The words are made here, by a small
 * generator that gives the same for the same numbers; the server puts them
 * together.
 */
#include "fcgi/app/operate/load.h"

#include "build/sql.h"
#include "db/role.h"
#include "fcgi/app/paper/version.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/log.h"
#include "fcgi/base/marks.h"
#include "fcgi/base/text.h"

#include <inttypes.h>
#include <string.h>

enum { SENTENCES = 200, CHUNK = 50000, HEAD = 1000, SMALL_ACT = 10 };

struct load {
	struct db *db;
	struct arena *mem;
	const char *now;
	const char *officer; /* NULL: nothing is answered */
	int64_t consultations, comments, articles;
	/* where new ids begin */
	int64_t consultation, document, version, unit, submission, comment;
	uint64_t seed;
};

static uint32_t
next(struct load *l, uint32_t below)
{
	l->seed ^= l->seed << 13;
	l->seed ^= l->seed >> 7;
	l->seed ^= l->seed << 17;
	return (uint32_t)((l->seed >> 16) % below);
}

/* About 105 bytes of Cyrillic words. */
static const char *
sentence(struct load *l)
{
	static const char *const syllables[] = {"на", "пре", "за", "кон", "ред",
	    "мо", "же", "ва", "ра", "бо", "та", "ни", "те", "ка", "ли", "со",
	    "до", "по", "вла", "ста", "дър", "об", "що", "ция", "ост", "нов",
	    "тър", "гра", "жд", "ан"};
	struct buffer b = buffer_new(l->mem, 4096);

	for (int word = 0; word < 8; word++) {
		buffer_add(&b, word ? " " : "");
		for (uint32_t n = 2 + next(l, 3); n > 0; n--)
			buffer_add(&b, syllables[next(l, 30)]);
	}
	buffer_add(&b, ".");
	return b.data;
}

static enum err
sentences(struct load *l)
{
	int64_t count;

	for (int64_t i = 1; i <= SENTENCES; i++) {
		const char *words = sentence(l);
		const char *folded = text_fold(l->mem, words);
		const struct marks m = marks_of(folded);

		TRY(sql_load_sentence(l->db, l->mem, i, words, folded,
		    m.bits[0], m.bits[1], m.bits[2], m.bits[3], m.bits[4],
		    m.bits[5], m.bits[6], m.bits[7], &count));
	}
	return OK;
}

/* An act of so many articles of three paragraphs, as Akoma Ntoso. */
static struct bytes
act(struct load *l, int64_t articles)
{
	struct buffer b = buffer_new(l->mem, 64 << 20);

	buffer_add(&b,
	    "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml"
	    "/ns/akn/3.0\"><bill name=\"bill\"><body><chapter><num>I</num>"
	    "<heading>Load</heading>");
	for (int64_t a = 1; a <= articles; a++) {
		buffer_printf(&b, "<article><num>Чл. %" PRId64 ".</num>", a);
		for (int p = 1; p <= 3; p++)
			buffer_printf(&b,
			    "<paragraph><num>(%d)</num><content>"
			    "<p>%s %s %s</p></content></paragraph>",
			    p, sentence(l), sentence(l), sentence(l));
		buffer_add(&b, "</article>");
	}
	buffer_add(&b, "</chapter></body></bill></akomaNtoso>");
	return (struct bytes){(unsigned char *)b.data, b.size};
}

/* The act of one consultation; out: its document and version. */
static enum err
document(struct load *l, int64_t consultation, int64_t articles,
    int64_t *document, int64_t *version)
{
	const struct draft_options options = {
	    .language = "bg", .country = "bg"};
	struct version_wish wish = {
	    .number = 1, .language = "bg", .kind = "first", .now = l->now};
	struct draft *draft;
	int64_t count;

	TRY(draft_convert(l->mem, act(l, articles), &options, &draft));
	TRY(sql_load_document(
	    l->db, l->mem, consultation, "bg", l->now, document));
	wish.document = *document;
	TRY(version_store(l->db, l->mem, &wish, draft, version));
	return sql_load_published(l->db, l->mem, *version, l->now, &count);
}

static enum err
consultations(struct load *l)
{
	int64_t count;

	TRY(sql_load_authorities(l->db, l->mem, l->now, &count));
	TRY(sql_load_authority_names(l->db, l->mem, &count));
	TRY(sql_load_consultations(
	    l->db, l->mem, l->consultation, l->consultations, l->now, &count));
	TRY(sql_load_holders(
	    l->db, l->mem, l->consultation, l->consultations, &count));
	return sql_load_texts(
	    l->db, l->mem, l->consultation, l->consultations, &count);
}

/* The rest gets copies of one small act. */
static enum err
copies(struct load *l, int64_t like_document, int64_t like_version)
{
	int64_t first = l->consultation + 2;
	int64_t end = l->consultation + l->consultations, count, last;
	struct rows r;

	if (first >= end)
		return OK;
	TRY(sql_load_bounds(l->db, l->mem, &r));
	l->document = cell_int(&r, 0, "document");
	l->version = cell_int(&r, 0, "version");
	l->unit = cell_int(&r, 0, "unit");
	last = l->document + end - first;
	TRY(sql_load_copied_documents(
	    l->db, l->mem, first, l->document, first, end, l->now, &count));
	TRY(sql_load_copied_versions(l->db, l->mem, l->document, last,
	    l->version, l->now, like_version, &count));
	TRY(sql_load_copied_units(
	    l->db, l->mem, l->unit, l->document, last, like_document, &count));
	TRY(sql_load_copied_places(l->db, l->mem, l->document, last, l->version,
	    like_version, &count));
	return sql_load_copied_fragments(
	    l->db, l->mem, l->document, last, l->version, like_version, &count);
}

static enum err
chunk(struct load *l, int64_t offset)
{
	int64_t n = l->comments - offset < CHUNK ? l->comments - offset : CHUNK;
	int64_t count;

	TRY(db_begin(l->db));
	TRY(sql_load_submissions(l->db, l->mem, l->submission, n, offset,
	    l->consultation, l->consultations, l->comments / 2, l->now,
	    &count));
	TRY(sql_load_comments(l->db, l->mem, l->comment, n, offset,
	    l->submission, 4 * l->articles, HEAD, &count));
	TRY(sql_load_comment_texts(
	    l->db, l->mem, l->comment, n, offset, l->now, &count));
	TRY(sql_load_marks(l->db, l->mem, l->comment, n, offset, &count));
	TRY(db_commit(l->db));
	log_info("load", "%" PRId64 " of %" PRId64 " comments", offset + n,
	    l->comments);
	return OK;
}

static enum err
comments(struct load *l)
{
	int64_t count;

	TRY(sql_load_organisations(l->db, l->mem, l->now, &count));
	for (int64_t offset = 0; offset < l->comments; offset += CHUNK)
		TRY(chunk(l, offset));
	TRY(sql_load_unit_tallies(l->db, l->mem, l->comment, &count));
	TRY(sql_load_consultation_tallies(l->db, l->mem, l->comment, &count));
	return sql_load_consultation_submissions(
	    l->db, l->mem, l->submission, &count);
}

/* Of the first consultation nearly all are answered, and the officer may do
 * everything with it: for pages of the desk. */
static enum err
answers(struct load *l)
{
	int64_t c = l->consultation, count;

	TRY(sql_load_rights(l->db, l->mem, l->officer, l->now, &count));
	if (count == 0)
		return log_err(
		    ERR_NOT_FOUND, "load", "nobody is %s", l->officer);
	TRY(db_begin(l->db));
	TRY(sql_load_replies(
	    l->db, l->mem, l->comment, c, l->officer, l->now, &count));
	TRY(sql_load_reply_texts(l->db, l->mem, l->comment, c, l->now, &count));
	TRY(sql_load_reply_to(l->db, l->mem, l->comment, c, &count));
	TRY(sql_load_answered(
	    l->db, l->mem, l->comment, c, l->officer, &count));
	TRY(sql_load_groups(l->db, l->mem, c, l->now, &count));
	TRY(sql_load_group_members(l->db, l->mem, l->comment, c, &count));
	TRY(sql_load_undecided(l->db, l->mem, l->comment, c, &count));
	TRY(sql_groups_count(l->db, l->mem, c, NULL, &count));
	return db_commit(l->db);
}

static enum err
load(struct load *l)
{
	struct rows r;
	int64_t large, small, large_version, small_version;

	TRY(sentences(l));
	TRY(sql_load_bounds(l->db, l->mem, &r));
	l->consultation = cell_int(&r, 0, "consultation");
	l->submission = cell_int(&r, 0, "submission");
	l->comment = cell_int(&r, 0, "comment");
	TRY(consultations(l));
	TRY(document(l, l->consultation, l->articles, &large, &large_version));
	if (l->consultations > 1) {
		TRY(document(
		    l, l->consultation + 1, SMALL_ACT, &small, &small_version));
		TRY(copies(l, small, small_version));
	}
	TRY(comments(l));
	return l->officer ? answers(l) : OK;
}

static const char *
option_words(int argc, char **argv, const char *name)
{
	for (int i = 1; i + 1 < argc; i++)
		if (!strcmp(argv[i], name))
			return argv[i + 1];
	return NULL;
}

/* The number after an option of that name. */
static int64_t
option(int argc, char **argv, const char *name, int64_t otherwise)
{
	const char *words = option_words(argc, argv, name);
	int64_t value;

	return words && text_int(words, &value) == OK ? value : otherwise;
}

enum err
load_command(
    const struct settings *settings, struct arena *mem, int argc, char **argv)
{
	struct load l = {
	    .mem = mem,
	    .now = clock_now(mem),
	    .consultations = option(argc, argv, "--consultations", 10),
	    .comments = option(argc, argv, "--comments", 10000),
	    .officer = option_words(argc, argv, "--officer"),
	    .articles = option(argc, argv, "--articles", 60),
	    .seed =
		88172645463325252u + (uint64_t)option(argc, argv, "--seed", 0),
	};

	TRY(role_open(settings, mem, ROLE_ADMIN, &l.db));
	TRY(load(&l));
	printf("load-%" PRId64 "\n", l.consultation);
	return OK;
}
