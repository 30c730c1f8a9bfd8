/*
 * drafting.h: how drafts are structured in a language: conf/drafting/LANG.xml
 * read and compiled at start.  A wrong pattern is an error that names file
 * and line.
 */
#ifndef DRAFT_DRAFTING_H
#define DRAFT_DRAFTING_H

#include "fcgi/base/arena.h"
#include "fcgi/base/err.h"
#include "fcgi/base/pattern.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	RANK_OF_GOALS = 60, /* goals and measures; groups of law are below */
	RANK_OF_BASE = 100,	 /* below: groups; from here on: provisions */
	RANK_OF_PARAGRAPH = 110, /* the first level inside a base unit */
	RULES_MAX = 32,
	FIRST_MAX = 0x800,
};

enum series {
	SERIES_NONE,	/* ordinals and Roman numbers of groups */
	SERIES_NUMBER,	/* 1, 2, 2a; Roman too */
	SERIES_LETTER,
	SERIES_DOUBLE,	/* aa, bb */
	SERIES_ROMAN,	/* i, ii */
	SERIES_DASH,	/* no number at all */
	SERIES_DOTTED,	/* 1.1, 1.1.2: below the unit of the number before */
};

enum heading {
	HEADING_NONE,
	HEADING_NEXT,	/* behind the number, or the lines below it */
	HEADING_SAME,	/* behind the number, where it is short */
	HEADING_WHOLE,	/* the line itself */
	HEADING_BELOW,	/* the line below it, where text follows */
};

struct rule {
	const char *element;
	int rank; /* what has a higher one stands below */
	enum series series;
	enum heading heading;
	bool before_base; /* a group only where a base unit follows */
	bool heads_text;  /* and one that heads text, where there are none */
	bool alone;	  /* only where there are no base units */
	bool first; /* begins only where nothing stands in the base unit */
	const char *within; /* only inside such elements, or NULL */
	struct pattern *pattern;
};

/* Numbers in words, to a hundred, as they begin a line: "Twenty" "first". */
struct numerals {
	const char *ones, *tens; /* words, parted by spaces; "" if not said */
	const char *before;	 /* the tens with a one behind them */
	const char *join, *hundred;
};

struct drafting {
	const char *language;
	struct numerals cardinal, ordinal;
	const char *end, *ends; /* of ordinals in digits: th; st nd rd */
	const char *open, *close; /* quotation marks, all of them */
	const char *letters;
	const char *page; /* before the number of one */
	const char *scan; /* the name of one that is pictures of pages alone */
	bool single;	 /* ‘ and ’ quote too */
	bool latin;	 /* matched in a Latin shadow (Serbian) */
	bool title_strict; /* below it, and only where text follows */
	bool title_text;   /* after it, unless a lettered list follows */
	bool title_above, title_after; /* lines that head a base unit */
	bool dash_closes; /* words that close a list begin with a dash */
	const char *paragraphs; /* element of unnumbered text, or NULL */
	struct rule rules[RULES_MAX];
	size_t rule_count;
	/* A bit for each rule that a line may answer to that begins with this
	 * character, of one byte or two, or with this byte of more. */
	uint32_t may[FIRST_MAX], may_byte[256];
	struct pattern *headed; /* "Scope Art. 1. ...", up to the number */
	struct pattern *caption; /* "Map 2.": number of a figure */
	struct pattern *annex, *reasons, *preamble, *conclusions, *amending;
	struct pattern *enacting; /* "... decrees:", the provisions follow */
	struct pattern *annexed; /* goes on with an annex's heading */
	struct pattern *contents; /* heads a list of what follows */
};

struct draftings {
	struct drafting at[8];
	size_t count;
};

/* All of folder/drafting/; lives until the process ends.  ERR_BROKEN, logged
 * with file and line. */
enum err drafting_load(struct arena *mem, const char *folder,
		       struct draftings **out);

/* The rules that a line may answer to, by how it begins: a bit each. */
uint32_t drafting_may(const struct drafting *d, const char *text);

/* That of a language, or English's. */
const struct drafting *drafting_find(const struct draftings *all,
				     const char *language);

#endif
