/*
 * reword.c: number, heading and words of a line, as an office writes them anew.
 */
#include "fcgi/app/paper/reword.h"

#include "build/sql.h"
#include "fcgi/app/paper/outline_desk.h"
#include "fcgi/base/text.h"
#include "fcgi/site/page.h"

#include <string.h>

enum { HEADING_MAX = 1000, WORDS_MAX = 20000 };

bool
reword_may(const struct rows *version)
{
	return cell(version, 0, ".base") && !cell(version, 0, ".translates") &&
	       !text_is(cell(version, 0, ".change"), "repaired");
}

static const char *
now(const struct rows *unit, const char *column)
{
	const char *value = cell(unit, 0, column);

	return value ? value : "";
}

void
reword_offer(struct visit *v, struct node *to, const struct rows *version,
    const struct rows *unit)
{
	struct pair first[] = {
	    {"number", now(unit, ".num"), -1},
	    {"heading", now(unit, ".heading"), -1},
	    {"words", now(unit, ".words"), -1},
	    {"edition", cell(version, 0, ".edition"), -1},
	};
	const struct pairs preset = {first, 4}, edition = {&first[3], 1};

	if (!reword_may(version))
		return;
	if (text_length(now(unit, ".heading")) <= HEADING_MAX &&
	    text_length(now(unit, ".words")) <= WORDS_MAX)
		(void)page_offer_with(to, v, reword, &preset, NULL);
	(void)page_offer_with(to, v, strike, &edition, NULL);
}

/* What somebody else does to the line at the same time would be lost. */
static enum err
still_so(struct visit *v, struct answers *in, const struct rows *version)
{
	struct rows asked;

	if (!text_is(answer(in, "edition"), cell(version, 0, ".edition")))
		return visit_meanwhile(v, in, cell(version, 0, ".edition"));
	TRY(sql_text_asked(v->db, v->mem, cell_int(version, 0, ".id"),
	    path_part(v, "wid"), &asked));
	if (!asked.count)
		return OK;
	answers_fault(in, "", "mend_waits");
	return ERR_INVALID;
}

static bool
differs(struct answers *in, const char *field, const struct rows *unit,
    const char *column)
{
	return !text_is(
	    answer(in, field) ? answer(in, field) : "", now(unit, column));
}

static size_t
lines_in(const char *words)
{
	size_t n = 1;

	for (const char *c = words; *c; c++)
		n += *c == '\n';
	return n;
}

/* Each of its lines is a cell, and its first cells are its name. */
static enum err
still_row(struct answers *in, const struct rows *unit)
{
	static const char *const names[] = {"number", "heading"};
	static const char *const columns[] = {".num", ".heading"};
	const char *words = answer(in, "words");

	for (size_t i = 0; i < 2; i++)
		if (!*now(unit, columns[i]) != !answer(in, names[i])) {
			answers_fault(in, names[i], "row_name");
			return ERR_INVALID;
		}
	if (words && lines_in(words) != lines_in(now(unit, ".words"))) {
		answers_fault(in, "words", "row_lines");
		return ERR_INVALID;
	}
	return OK;
}

/* A line without words is taken out in the file. */
static enum err
something_left(struct answers *in, const struct rows *unit)
{
	if (*now(unit, ".words") && !answer(in, "words")) {
		answers_fault(in, "words", "required");
		return ERR_INVALID;
	}
	if (!*now(unit, ".words") && !answer(in, "number") &&
	    !answer(in, "heading") && !answer(in, "words")) {
		answers_fault(in, "heading", "required");
		return ERR_INVALID;
	}
	return OK;
}

enum err
reword(struct visit *v, struct answers *in)
{
	static const struct {
		const char *field, *column, *act;
	} lines[] = {
	    {"words", ".words", "words"},
	    {"heading", ".heading", "heading"},
	    {"number", ".num", "renumber"},
	};
	struct rows version, unit;
	bool any = false;

	TRY(outline_line(v, &version, &unit));
	if (!reword_may(&version))
		return ERR_CONFLICT;
	TRY(still_so(v, in, &version));
	TRY(something_left(in, &unit));
	if (text_is(cell(&unit, 0, "@kind"), "row"))
		TRY(still_row(in, &unit));
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		const char *value = answer(in, lines[i].field);

		if (!differs(in, lines[i].field, &unit, lines[i].column))
			continue;
		any = true;
		TRY(outline_ask(
		    v, in, lines[i].act, value ? value : "", &version, &unit));
	}
	if (!any) {
		answers_fault(in, "words", "words_same");
		return ERR_INVALID;
	}
	return OK;
}

enum err
strike(struct visit *v, struct answers *in)
{
	struct rows version, unit;

	TRY(outline_line(v, &version, &unit));
	if (!reword_may(&version))
		return ERR_CONFLICT;
	TRY(still_so(v, in, &version));
	return outline_ask(v, in, "strike", NULL, &version, &unit);
}
