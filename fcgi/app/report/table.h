/*
 * table.h: the statutory table of a report: columns and headings of the
 * country's profile, in the language of the act (statutory-profiles 4,
 * practice 2, 20).  One model for the page, the CSV and the XML.
 */
#ifndef APP_TABLE_H
#define APP_TABLE_H

#include "fcgi/site/visit.h"

/* A row: seq is the running number of its comment in the order of receipt,
 * person that of who sent it, n how many comments it stands for. */
struct table_line {
	int64_t id;
	int32_t seq, person, n; /* there are 100,000 of them */
};
struct table_part {
	int64_t after, limit; /* lines after that seq, at most so many */
	int64_t edition;      /* of the report: replies as they stood in it */
	int64_t body;	      /* what concerns that body; 0: all */
	bool final;	      /* only replies that are published */
	bool corrected;	      /* there are several editions */
	bool full;	      /* a row each, also of confirmed groups */
	bool kept;	      /* as counted last will do (counted.h) */
	struct table_line *lines; /* out of table_lines */
	size_t count;
	bool more;
};

/* Which rows there are; no words yet. */
enum err table_lines(struct visit *v, struct table_part *part);
/* The same from rows of seq, id, person, n, one more than .limit where there
 * are more. */
void table_lines_of(
    struct arena *mem, struct table_part *part, const struct rows *r);
/* <table> with its columns. ERR_BROKEN: no such profile. */
enum err table_head(struct visit *v, struct node *to, struct node **table);
/* Those lines as JSON, for statements: [seq, id, person, n] each. */
const char *table_list(
    struct arena *mem, const struct table_part *part, size_t first, size_t n);
/* <row>s of the lines from first on. */
enum err table_rows(struct visit *v, struct node *table,
    const struct table_part *part, size_t first, size_t count);

/* The same as lines of a CSV: headings, and lines from first on, made without
 * a tree, since there are 100,000 of them.  Paragraphs of a cell are lines. */
enum err table_csv_head(struct visit *v, struct buffer *to);
enum err table_csv(struct visit *v, const struct table_part *part, size_t first,
    size_t count, struct buffer *to);

/* The profile whose headings and decision words the reader gets: the act's
 * own; or the general one, where there is one in the reader's language and
 * that is not the act's. */
const struct profile *table_profile(const struct visit *v);
/* Its word for a decision, or that of the dictionary. */
const char *table_decision(
    struct visit *v, const struct profile *p, const char *key);
/* The visit that speaks as the table does (act_voice). */
struct visit table_voice(const struct visit *v);

/* "Физическо лице, № 3": who is not to be named. voice as act_voice made it. */
const char *submitter_unnamed(
    const struct visit *voice, const char *kind, const char *number);

#endif
