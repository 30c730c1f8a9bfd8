/*
 * list.h: consultations in lists: the front page, the filtered list, the
 * bodies that publish and what each has published.
 */
#ifndef APP_LIST_H
#define APP_LIST_H

#include "fcgi/site/visit.h"

enum err front_show(struct visit *v, struct node *page);
enum err consultations_show(struct visit *v, struct node *page);
enum err authorities_show(struct visit *v, struct node *page);
enum err authority_show(struct visit *v, struct node *page);
/* The same for the body's own site: news as Atom (RFC 4287), a list that may
 * stand in a frame (practice 14; outside.c). */
enum err authority_feed_show(struct visit *v, struct node *page);
enum err authority_list_show(struct visit *v, struct node *page);
/* The ways to both. */
void authority_outside(struct visit *v, struct node *to);

/* What can be held against somebody, each a public list with its reasons:
 * short terms, reports overdue, adopted before the report, comments left
 * without an answer (remark.c). */
enum err remarks_show(struct visit *v, struct node *page);
/* <list name href>s to them. */
void remarks_linked(struct visit *v, struct node *to);

/* <entry> of a row of db/list.sql. */
struct node *list_entry(
    struct visit *v, struct node *parent, const struct rows *r, size_t row);

/* A search as FULLTEXT in boolean mode takes it: every word by its beginning,
 * made of letters and digits of the folded text only (engineering 22). */
const char *search_words(struct visit *v, const char *q);

/* The same as a pattern for a folded text: every word by its beginning, in any
 * order; a single letter is not sought.  NULL: nothing is. */
const char *search_pattern(struct arena *mem, const char *folded);
/* The longest of the words, to be found quickly by LIKE. */
const char *search_longest(struct arena *mem, const char *folded);

#endif
