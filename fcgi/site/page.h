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

#include "fcgi/site/piece.h"
#include "fcgi/site/visit.h"

/* The frame: <page name lang ...> with viewer, languages, consultation. */
struct node *page_new(struct visit *v, const char *name);

struct node *page_row(struct visit *v, struct node *parent, const char *name,
		      const struct rows *r, size_t row);
void page_rows(struct visit *v, struct node *parent, const char *name,
	       const struct rows *r);

/* <name iso date time zone [end-of-day="1"] days/>: date and hour as the
 * language writes them, in the zone; midnight is the end of the day before,
 * and said so; days from now, rounded up, if later than now.  NULL, and no
 * element, for no moment.  <opens> is a start. */
struct node *page_moment(struct visit *v, struct node *parent, const char *name,
		 const char *moment, const char *zone);
/* The same of what begins then: midnight is 0:00 of its own day. */
struct node *page_start(struct visit *v, struct node *parent, const char *name,
			const char *moment, const char *zone);
/* The date of a moment alone, as the language writes it; "" for NULL. */
const char *page_date(struct visit *v, const char *moment, const char *zone);

/* A day, "2026-03-01": <name iso date/>. */
struct node *page_day(struct visit *v, struct node *parent, const char *name,
	      const char *day);

/* @href of the GET route with that handler; parts as visit_next takes them. */
void page_link(struct visit *v, struct node *node,
	       enum err (*show)(struct visit *, struct node *), ...);
/* The same as an attribute of another name ("href-edit"). */
void page_link_as(struct visit *v, struct node *node, const char *attribute,
		  enum err (*show)(struct visit *, struct node *), ...);
/* That address alone, for attributes of another name. */
const char *page_path(struct visit *v,
		      enum err (*show)(struct visit *, struct node *), ...);
/* The same by the name of the page, where the handler lives in another
 * subject; false and no @href if the site has no such page. */
bool page_link_to(struct visit *v, struct node *node, const char *page, ...);
const char *page_path_send(struct visit *v,
			   enum err (*send)(struct visit *), ...);
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

/* <name n/>: the stylesheet puts the stored HTML there (engineering 10);
 * nothing for empty bytes.  html must live as long as the visit. */
void page_fragment(struct visit *v, struct node *parent, const char *name,
		   struct bytes html);

/* The same of a piece that was rendered before (kept.h). */
void page_piece(struct visit *v, struct node *parent, const char *name,
		const struct piece *piece);

/* A step of the path on top of the page; href by the GET route, words. */
void page_crumb(struct visit *v, const char *words,
		enum err (*show)(struct visit *, struct node *), ...);

/* Text as paragraphs: a <p> for each, <br/> for a single line break. */
struct node *page_paragraphs(struct visit *v, struct node *parent,
			     const char *name, const char *text);

/* A text of an authority in that language, in the script the reader chose. */
const char *page_script(const struct visit *v, const char *language,
			const char *text);

/* Keyset paging: <pager next="?after=..." first="..."/>.  more: a further row
 * was there. */
void page_pager(struct visit *v, struct node *parent, const char *after,
		bool more);

/* <fact name>words</fact>; none for NULL or "". */
void page_fact(struct node *facts, const char *name, const char *words);

/* The choices of a field out of rows with .slug .name .lang. */
void page_choices(struct visit *v, const char *field, const struct rows *r);

#endif
