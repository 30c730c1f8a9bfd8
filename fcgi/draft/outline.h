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
	struct value last;
	bool text_after; /* text came behind the last child */
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
	struct part *heading; /* a line kept for the unit that follows */
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

/* quote.c: the line at hand, and those behind it, as new text; false: there
 * is none. */
bool outline_quote(struct builder *b, const struct line *line);
bool outline_short_quote(struct builder *b, const struct line *line);

#endif
