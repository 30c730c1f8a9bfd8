/*
 * theme.h: what people answered in their own words, summarised by question:
 * themes with numbers, and examples as their authors allowed.  Such answers
 * need no decision each, unless the consultation says so; one may be made a
 * comment (practice 31).
 */
#ifndef APP_THEME_H
#define APP_THEME_H

#include "fcgi/site/visit.h"
#include "forms/form.h"

enum { THEMES_MAX = 60 };	/* of one question */

/* The answers to {question}, and the themes they belong to. */
enum err themes_show(struct visit *v, struct node *page);
enum err themes_options(struct visit *v);
/* Answers into a theme and out of it: all or none. */
enum err themes_sort(struct visit *v, struct answers *in);

enum err theme_add(struct visit *v, struct answers *in);
enum err theme_show(struct visit *v, struct node *page);
enum err theme_change(struct visit *v, struct answers *in);
enum err theme_remove(struct visit *v, struct answers *in);

/* An answer made a comment; all to {question}, where each gets a decision. */
enum err answer_comment(struct visit *v, struct answers *in);
enum err answers_comment(struct visit *v, struct answers *in);
/* How many are no comment yet and should be. */
enum err answers_open_count(struct visit *v, int64_t *out);

/* <themes audience> of <question> with <theme>: nothing where there is none.
 * Numbers below five are not told, as of closed questions. */
enum err themes_public(struct visit *v, struct node *to);

#endif
