/*
 * indicator.h: how well bodies consult (indicators.md, practice 34): what is
 * measured, said once as a table; everything else reads it.
 *
 * A figure is a numerator n over a denominator whole, both whole numbers; what
 * they mean is its kind.  Words, by the key: indicator.KEY its name,
 * indicator.KEY.formula how it is computed, in the dictionary.
 */
#ifndef APP_INDICATOR_H
#define APP_INDICATOR_H

#include "fcgi/site/visit.h"

enum indicator_kind {
	SHARE,	/* n of whole, in percent */
	AVERAGE, /* n divided by whole */
	MEDIAN,	/* n is twice the median of whole values, in days */
	AMOUNT,	/* n alone */
};

/* Of fewer than INDICATOR_FEW nothing is said but that they are few; facts
 * of public acts (a report out of time) show both numbers all the same, those
 * that tell of people do not. */
enum { INDICATOR_FEW = 5 };

struct indicator {
	const char *key; /* "i14": in addresses and tables */
	const char *principle; /* principle.WORD of the dictionary */
	enum indicator_kind kind;
	const char *parts; /* WORD of WORD.PART in the dictionary, or NULL */
	bool people;	   /* tells of people: numbers below five are hidden */
	bool by_rules;	   /* comparable only under the same profile */
	int of;		   /* what one of the whole counts: 1, or 2 */
	/* Writes the facts of one consultation, or NULL: measure.c does. */
	enum err (*count)(struct db *db, struct arena *mem,
			  int64_t consultation, int64_t *count);
};

extern const struct indicator indicators[];
extern const size_t indicator_count;
/* Those of indicators.md that our data do not hold, up to NULL; why, by
 * indicator.KEY.why of the dictionary. */
extern const char *const indicators_unmeasured[];

/* Version of the formulas: rises when one changes, and all is made anew. */
enum { INDICATOR_FORMULA = 5 };

const struct indicator *indicator_find(const char *key); /* or NULL */

/* Whether the figure may be shown as a value; numbers: whether n and whole
 * may be. */
bool indicator_told(const struct indicator *i, int64_t whole, bool *numbers);

/* Of an indicator that counts people by kind: numbers below that are not
 * shown.  small: the sum of those below five, least: the smallest other one;
 * where the whole would tell the one that is hidden, the next is hidden with
 * it.  0: all may be shown. */
int64_t indicator_hidden_below(
    const struct indicator *i, int64_t small, int64_t least);

/* <value unit whole tenth n of/>, of few <value few/>, of a share in whole
 * percents, rounded once; to may be NULL. */
struct node *indicator_value(struct visit *v, struct node *to,
			     const struct indicator *i, int64_t n,
			     int64_t whole);
/* The value in tenths of its unit. */
int64_t indicator_tenths(const struct indicator *i, int64_t n, int64_t whole);

/* Overview of all bodies, of one; an indicator among bodies, of one. */
enum err indicators_show(struct visit *v, struct node *page);
enum err indicators_of_show(struct visit *v, struct node *page);
enum err indicator_show(struct visit *v, struct node *page);
enum err indicator_of_show(struct visit *v, struct node *page);
/* Chosen indicators of chosen bodies in one table; what was chosen stands in
 * the address: ?body= slugs, ?figure= keys, joined by ".".  Too many, or none
 * such: ERR_INVALID. */
enum err indicator_table_show(struct visit *v, struct node *page);
/* Whether rows can be compared, those of that key alone if it is not NULL:
 * under different rules they cannot. */
bool indicator_comparable(
    const struct indicator *i, const struct rows *r, const char *key);
/* A body's own sentence beside one of its figures, which it cannot change. */
enum err explain_show(struct visit *v, struct node *page);
enum err explain(struct visit *v, struct answers *in);
enum err explain_end(struct visit *v, struct answers *in);
/* The same as files. */
enum err indicators_send(struct visit *v);
enum err consultations_send(struct visit *v);

#endif
