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
	const char *profile;	  /* "": every kind of act */
	const char *first, *last; /* months of the period */
};
/* From ?period= and ?act=; one: of the body that the path names.
 * ERR_INVALID: no such period, no such kind. */
enum err figure_choice(struct visit *v, bool one, struct figure_choice *out);
/* What keeps the choice in an address; NULL leaves the field out. */
const char *choice_period(const struct figure_choice *c);
const char *choice_act(const struct figure_choice *c);
/* <filters>: periods and kinds of act that there are figures of. */
enum err figure_filters(
    struct visit *v, struct node *to, const struct figure_choice *c);
/* "3.2026", "2026": as the language writes it. */
const char *period_words(struct visit *v, const char *period);

/* Rows [from, until) of one indicator. */
struct figure_span {
	size_t from, until;
};
/* indicator_hidden_below of those rows. */
int64_t figures_hidden_below(
    const struct indicator *i, const struct rows *r, struct figure_span s);
/* <figure part><value/></figure> of a row. */
void figure_shown(struct visit *v, struct node *to, const struct indicator *i,
    const struct rows *r, size_t row, int64_t below);

/* The periods beside the chosen one, for figures_shown. */
enum err figures_beside(
    struct visit *v, const struct figure_choice *c, struct rows *out);
/* <figure>s of an indicator, each with its <trend>. */
void figures_shown(struct visit *v, struct node *to, const struct indicator *i,
    const struct rows *now, const struct rows *trends);

#endif
