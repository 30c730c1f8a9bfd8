/*
 * hit.h: what a line opens by itself: a unit with a number, nothing more.
 * Whether it may stand where it stands is outline.c's to say.
 */
#ifndef DRAFT_HIT_H
#define DRAFT_HIT_H

#include "fcgi/draft/drafting.h"

#include <stdint.h>

enum { DOTTED_STEP = 1024 };

/* A number as its series counts it: 2a is 2 with 1 behind; 1.2 is 2 below 1,
 * 1 * DOTTED_STEP + 2. */
struct value {
	int64_t n;
	int suffix;
	bool letter; /* counted by letters */
	int latin;   /* its place in a, b, c, where the country's may differ */
};

struct hit {
	const struct rule *rule;
	size_t end; /* bytes of the prepared text that make the number */
	struct value value;
	struct value upto; /* "26–28": the last of them; else the same */
};

/* The first rule from "from" on that the text answers to; -1 if none. */
int hit_find(struct arena *mem, const struct drafting *d, const char *text,
	     int from, struct hit *out);

/* The first that may open the text of a document: what stands only within
 * something, or only where nothing else does, may not. */
int hit_free(struct arena *mem, const struct drafting *d, const char *text,
	     struct hit *out);

/* The same as hit_find for a line from the first rule on: most lines open nothing, and are
 * asked often, so what is known of them is kept (line.plain). */
struct line;
int hit_line(struct arena *mem, const struct drafting *d,
	     const struct line *line, struct hit *out);

/* b may stand behind a: the next one, or one put in between. */
bool value_follows(struct value a, struct value b);
/* b comes later, though not at once. */
bool value_later(struct value a, struct value b);

/* Quotation: how deep it is after this text; *opened is where the outermost
 * still open mark stands, *closed behind the mark that closed the depth to
 * nothing first; SIZE_MAX if there is none. */
struct quotation {
	int depth;
	bool single; /* ‘ opened it: an apostrophe does not close it */
	bool whole;  /* "\"" opened it before a provision's first word */
	size_t opened, closed;
};
void quotation_follow(const struct drafting *d, const char *text,
		      struct quotation *q);

/* Short, with a letter, without an end of sentence: could head something. */
bool text_heads(const char *text);
/* Capitals only. */
bool text_is_capital(const char *text);
/* A page's number between lines: "2", "- 2 -", "2/14". */
bool text_is_page(const char *text);

#endif
