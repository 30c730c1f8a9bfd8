/*
 * names.h: what Akoma Ntoso's element names mean to us: one table, so that
 * readers, writers and the giver of ids agree.
 */
#ifndef DRAFT_NAMES_H
#define DRAFT_NAMES_H

#include <stdbool.h>

enum name_sort {
	NAME_UNKNOWN,
	NAME_HIER,	/* ANhier: article, point ... */
	NAME_HCONTAINER,
	NAME_RECITAL,	/* recital, citation */
	NAME_PLAIN,	/* holds blocks and says no more: content, intro */
	NAME_P,
	NAME_LIST,
	NAME_TABLE,
	NAME_BOX,	/* blockContainer, tblock */
	NAME_QUOTE,	/* quotedStructure, embeddedStructure */
	NAME_CROSS,	/* crossHeading */
	NAME_SPEECH,	/* of debates: a unit under its own name */
	NAME_LINE,	/* num, heading, subheading */
	NAME_INLINE,	/* may be written as it is */
	NAME_OTHER,	/* inline, written as <inline name="..."> */
	NAME_NOTE,
	NAME_DOCUMENT,	/* act, bill, doc ... */
	NAME_SKIP,	/* meta and its like: no text of the draft */
};

enum name_sort name_sort(const char *name);

/* The abbreviation of the naming convention (5.2), or the name itself. */
const char *name_short(const char *name);

/* Units of strategies, which no act has: goal, priority, measure, figure. */
bool name_is_policy(const char *name);

/* May stand as a name attribute: [A-Za-z][A-Za-z0-9_-]*, at most 40. */
bool name_good(const char *name);

#endif
