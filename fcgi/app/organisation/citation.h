/*
 * citation.h: units found by how people cite them: "чл. 5, ал. 2, т. 3",
 * "§ 3 ust. 2 pkt 1", "§ 8 odst. 5 písm. b) bod 2", "član 7. stav 2. tačka 3)".
 * Compared are the words and numbers of the citation with those of cite.h,
 * word by word; which words mean the same ("член", "чл.") is data of the
 * country (profile.h: intake), where three have a meaning of their own: none
 * (nothing: "w", "към"), sentence (of a unit, itself no unit: "zd. 1") and
 * whole.  What is written without blanks ("§3ust.2") is read as with them.
 */
#ifndef APP_CITATION_H
#define APP_CITATION_H

#include "fcgi/site/profile.h"

struct cited {
	const char *key;	/* citation_key of how it is cited */
	int64_t unit;
	bool loose;	/* leaves out what people leave out (stav): holds
			 * where no other unit is cited so */
};

/* "чл 5 ал 2 т 3" of any spelling; words and numbers by single blanks. */
const char *citation_key(struct arena *mem, const struct profile *p,
			 const char *text);

/* The unit whose citation the text begins with, the innermost; 0: none, or
 * more is cited than one unit ("чл. 5 и 6", "чл. 5-7", "чл. 5, ал. 9" where
 * there is no such). */
int64_t citation_find(struct arena *mem, const struct profile *p,
		      const struct cited *units, size_t count,
		      const char *text);

/* Whether it says that the whole is meant: "do całości", "общи бележки". */
bool citation_whole(struct arena *mem, const struct profile *p,
		    const char *text);

#endif
