/*
 * apart.h: what stands apart from the provisions of a text without structure
 * and would be taken for them: tables of contents, notes typed at the end;
 * and what stands together that does not belong so.
 */
#ifndef DRAFT_APART_H
#define DRAFT_APART_H

#include "fcgi/draft/lines.h"

/* A line that begins with the heading of the article behind it, "Scope
 * Art. 1. ...", is two. */
void apart_headings(struct lines *lines, const struct drafting *d);

/* A table that lays out an act whose units stand nowhere else, their numbers
 * in a column of their own, is its lines. */
void apart_layout(struct lines *lines, const struct drafting *d);

/* A table of "a)" and the words beside it that goes on with a sentence, or is
 * one such row, is its lines. */
void apart_lists(struct lines *lines);

/* "(1)", "12a.", "bb)": nothing but a number that opens no base unit. */
bool apart_is_number(const char *text);

/* A number that stands alone on its line, "a)", belongs to the line below. */
void apart_numbers(struct lines *lines, const struct drafting *d);

/* A paragraph in which a line was broken before what opens a unit is as many
 * lines. */
void apart_breaks(struct lines *lines, const struct drafting *d);

/* The entries of a table of contents open nothing: their prepared text is ""
 * afterwards.  The index behind the last of them, 0: there is none. */
size_t apart_contents(
    struct source *s, const struct drafting *d, struct line *at, size_t count);

/* Where notes begin that run to the end, "1) Act 12 of 1998", each with its
 * mark in the text above, "law1)"; a line drawn above them is theirs.  end:
 * there are none. */
size_t apart_notes(struct source *s, const struct drafting *d,
    const struct line *at, size_t from, size_t end);

#endif
