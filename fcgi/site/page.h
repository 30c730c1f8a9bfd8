/*
 * page.h: rows to elements, offers, links, moments: how handlers build a
 * model.
 *
 * A column's alias says what its cell becomes in the row's element:
 *   @name  attribute            name   child with text
 *   +name  child, a <p> for each paragraph, <br/> for each line in it
 *   :name  moment: child with ready attributes (page_moment)
 *   ~name  child, text of the authority: Serbian Cyrillic is shown in Latin
 *          to readers of sr-Latn where the row's .lang is sr
 *   .name  nothing: for C alone
 * NULL cells leave nothing.
 */
#ifndef SITE_PAGE_H
#define SITE_PAGE_H

#include "fcgi/site/visit.h"

/* The frame: <page name lang ...> with viewer, languages, consultation. */
struct node *page_new(struct visit *v, const char *name);

struct node *page_row(struct visit *v, struct node *parent, const char *name,
		      const struct rows *r, size_t row);
void page_rows(struct visit *v, struct node *parent, const char *name,
	       const struct rows *r);

/* <name iso date time zone [end-of-day="1"] days/>: date and hour as the
 * language writes them, in the zone; midnight is the end of the day before,
 * and said so; days from now, rounded up, if later than now. */
void page_moment(struct visit *v, struct node *parent, const char *name,
		 const char *moment, const char *zone);
/* A day, "2026-03-01": <name iso date/>. */
void page_day(struct visit *v, struct node *parent, const char *name,
	      const char *day);

/* @href of the GET route with that handler; parts as visit_next takes them. */
void page_link(struct visit *v, struct node *node,
	       enum err (*show)(struct visit *, struct node *), ...);
void page_link_send(struct visit *v, struct node *node,
		    enum err (*send)(struct visit *), ...);

/* What may be done here (architecture 5, engineering 1): on pages that no
 * cache keeps the <form> with its fields, elsewhere <link rel href> to the
 * form's page; nothing if may() says no.  Returns the element or NULL. */
struct node *page_offer(struct node *parent, struct visit *v,
			enum err (*command)(struct visit *, struct answers *),
			...);
/* The same with first values for its fields. */
struct node *page_offer_with(struct node *parent, struct visit *v,
			     enum err (*command)(struct visit *,
						 struct answers *),
			     const struct pairs *preset, ...);

/* Keyset paging: <pager next="?after=..." first="..."/>.  more: a further row
 * was there. */
void page_pager(struct visit *v, struct node *parent, const char *after,
		bool more);

#endif
