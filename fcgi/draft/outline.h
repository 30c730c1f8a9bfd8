/*
 * outline.h: between outline.c, which opens units, and quote.c, which finds
 * out what is new text for another act.
 */
#ifndef DRAFT_OUTLINE_H
#define DRAFT_OUTLINE_H

#include "fcgi/draft/hit.h"
#include "fcgi/draft/lines.h"

enum { FRAMES = 40 };

/* An open unit, and the series that runs among its children. */
struct frame {
	struct part *part;
	int rank;
	struct value own;
	const struct rule *child;
	const struct part *entry; /* the first of the series */
	struct value last;
	bool text_after; /* text came behind the last child */
	bool policy;	 /* a goal or measure, whose number has dots */
	int level;	 /* of the heading that opened it, or 0 */
};

struct builder {
	struct source *s;
	struct arena *mem;
	const struct drafting *d;
	const struct line *at;
	size_t count, next; /* the line at hand is next - 1 */
	struct frame frames[FRAMES];
	size_t depth;
	struct value base[RULES_MAX]; /* last of each base rule */
	bool base_seen[RULES_MAX];
	bool group_since[RULES_MAX]; /* a group came behind it */
	bool quoted;		     /* any number may begin */
	bool loose; /* no base units: inner ones stand by themselves */
	int64_t dotted;	      /* the last number with dots */
	size_t vain; /* lines looked through for a mark that never came */
	bool chaptered;	      /* "1 Analysis", "1.1 Where we are" */
	int64_t chapter;      /* the last of those */
	struct part *heading; /* a line kept for the unit that follows */
	const struct builder *outer; /* what a quote stands in, or NULL */
};

/* All lines of b. */
void outline_build(struct builder *b);
struct frame *outline_top(struct builder *b);
/* What the line opens, if it may here; else it is text. */
bool outline_open(struct builder *b, const struct line *line);
void outline_text(struct builder *b, const struct line *line);
/* The open unit whose children this number continues, or -1; loosely: with
 * a gap of a few. */
int outline_series(struct builder *b, const struct hit *hit, bool loosely);

/* For outline_policy.c: frames of that rank and above are closed; a unit is
 * opened, its number taken off the line, the rest of the line given to it; a
 * line kept as a heading turns out to head nothing. */
void outline_pop(struct builder *b, int rank);
struct part *outline_unit(struct builder *b, const struct rule *rule,
			  const char *element, struct value value);
void outline_number(struct builder *b, struct part *unit,
		    const struct line *line, size_t end);
void outline_rest(struct builder *b, struct part *unit,
		  const struct line *line, const struct hit *hit);
void outline_heading(struct builder *b, struct part *unit, struct part *rest);
void outline_give_up(struct builder *b);
bool outline_base_open(const struct builder *b);

/* outline_head.c: the line that many ahead, or NULL; whether it is one of
 * words; "(New, Gazette 5)"; whether a rule may be asked here. */
const struct line *outline_after(struct builder *b, size_t ahead);
bool outline_is_text(const struct line *line);
bool outline_is_note(const char *text);
bool outline_within(const struct builder *b, const struct rule *rule);
/* The lines below a group's number that head it; below a base unit's; a line
 * above one, which is kept. */
void outline_take_headings(struct builder *b, struct part *unit);
void outline_take_title(struct builder *b, struct part *unit);
bool outline_keep_heading(struct builder *b, const struct line *line);

/* outline_policy.c: a number with dots inside provisions; where a goal or
 * measure goes, and the rank it gets; a heading without a number. */
bool outline_dotted(struct builder *b, const struct line *line,
		    const struct hit *hit);
int outline_policy(struct builder *b, const struct hit *hit);
bool outline_headed(struct builder *b, const struct line *line);
/* A heading leaves what is headed by its like, or lower, where headings alone
 * structure the text. */
void outline_leave_level(struct builder *b, const struct line *line);

/* "2 Analysis", where such numbers head the text (chapter.h). */
bool outline_chapter(struct builder *b, const struct line *line);

/* A number that heads text, where no base units do: goals stand below it. */
bool outline_heads_text(struct builder *b, const struct line *line,
			const struct hit *hit);

/* outline_slip.c: "Article 5 of the Law is replaced:", a sentence about another
 * act, where the unit with the number that is due comes below. */
bool outline_cites(struct builder *b, const struct line *line,
		   const struct hit *hit, bool follows);
/* "Chapter IV is repealed.", a sentence about another act's group. */
bool outline_amends(struct builder *b, const struct line *line,
		    const struct hit *hit);
/* Behind a number: nothing, or words as a provision begins, no "of the Law". */
bool outline_begins(struct builder *b, const char *rest);
/* A number typed for the one that is due, which is not there, though the one
 * behind that is; or one typed twice.  *upto: what the series goes on from. */
bool outline_slips(struct builder *b, const struct line *line,
		   const struct hit *hit, struct value *upto);
/* The open unit among whose children this number stands a second time, and
 * the next one below; or -1. */
int outline_repeats(struct builder *b, const struct line *line,
		    const struct hit *hit);

/* A list whose first number is not one, as where a word processor counts on
 * from the list before: words wait for it, and its next number follows. */
bool outline_begins_late(struct builder *b, const struct hit *hit);

/* outline_text.c: words behind the last item of a list that close it, where
 * they begin with a dash as items may. */
bool outline_closes(struct builder *b, const struct line *line,
		    const struct hit *hit);

/* A note of changes before the first number inside a unit: "(New, Gazette 5)
 * (1) ..."; false: it is none. */
bool outline_noted(struct builder *b, struct part *unit,
		   const struct line *line);

/* quote.c: the line at hand, and those behind it, as new text; false: there
 * is none. */
bool outline_quote(struct builder *b, const struct line *line);
bool outline_short_quote(struct builder *b, const struct line *line);
/* New text that is announced and has no marks at all. */
bool outline_unmarked(struct builder *b, const struct line *line);
/* The same lines; of one in which numbered provisions run on, each is one. */
const struct line *outline_run_on(
    struct builder *b, const struct line *lines, size_t *count);
/* The same of lines that the file itself marks as a quotation, behind a line
 * that announces one. */
bool outline_cited(struct builder *b, const struct line *line);

#endif
