/*
 * figure.h: figures on a page (practice 34): what the address asks for, and
 * rows of db/indicator.sql as elements of a model.
 */
#ifndef APP_FIGURE_H
#define APP_FIGURE_H

#include "fcgi/app/measure/indicator.h"

struct figure_choice {
	int64_t authority;	  /* 0: all of them */
	const char *period;	  /* "2026-03" "2026" "all" */
	const char *act, *round;  /* "bg.municipal" "public"; NULL: every one */
	const char *profile;	  /* the key of both in the table figure */
	const char *first, *last; /* months of the period */
};
/* Whether a name stands in "a.b.c". */
bool list_has(const char *list, const char *name);
/* From ?period= ?act= ?round=; one: of the body that the path names.
 * ERR_INVALID: no such period, no such kind. */
enum err figure_choice(struct visit *v, bool one, struct figure_choice *out);
/* From a period and a key of the table figure. */
enum err figure_choice_of(struct visit *v, const char *period,
    const char *profile, struct figure_choice *out);
/* What keeps the choice in an address, for page_link and its like. */
const char *choice_period(const struct figure_choice *c);
#define FIGURE_QUERY(c)                                                        \
	"?period", choice_period(c), "?act", (c)->act, "?round", (c)->round
/* "Municipal by-law, early consultation"; NULL: of every kind. */
const char *choice_words(struct visit *v, const struct figure_choice *c);
/* <filters>: periods, kinds of act and of round that there are figures of; the
 * element too, if out is not NULL. */
enum err figure_filters(struct visit *v, struct node *to,
    const struct figure_choice *c, struct node **out);
/* A field of them, "choice" or "choices", and what can be chosen in it. */
struct node *figure_field(
    struct node *filters, const char *name, const char *type);
void figure_option(
    struct node *to, const char *value, const char *words, bool is);
/* "3.2026", "2026": as the language writes it. */
const char *period_words(struct visit *v, const char *period);

/* Rows [from, until) of one indicator. */
struct figure_span {
	size_t from, until;
};
/* indicator_hidden_below of those rows; 0: there are none. */
int64_t figures_hidden_below(
    const struct indicator *i, const struct rows *r, struct figure_span s);
/* The same of those among them that have in the column what the row has. */
int64_t figures_hidden_then(const struct indicator *i, const struct rows *r,
    struct figure_span s, const char *column, size_t row);
/* <figure part><value/></figure> of a row. */
void figure_shown(struct visit *v, struct node *to, const struct indicator *i,
    const struct rows *r, size_t row, int64_t below);

/* The periods beside the chosen one, for figures_shown. */
enum err figures_beside(
    struct visit *v, const struct figure_choice *c, struct rows *out);
/* <figure>s of an indicator, each with its <trend>. */
void figures_shown(struct visit *v, struct node *to, const struct indicator *i,
    const struct rows *now, const struct rows *trends);
/* <changed> and <explained> of rows that are one indicator of one body: when
 * its value was last another than when the period was over, and the sentence
 * that the body says of it. */
void figures_beside_them(struct visit *v, struct node *to,
    const struct rows *r, struct figure_span s);
/* Rows of one indicator among figures of one body. */
struct figure_span figures_of_indicator(
    const struct rows *r, size_t from, const char *key);

#endif
