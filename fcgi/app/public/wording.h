/*
 * wording.h: a wording that somebody proposes, shown against the draft's: as
 * paragraphs with <ins> and <del>.  Was and proposed may be in the two
 * scripts of Serbian: letters are folded for the comparison alone, what a
 * person wrote is shown as typed (practice 19).
 */
#ifndef APP_WORDING_H
#define APP_WORDING_H

#include "fcgi/draft/words.h"
#include "fcgi/site/visit.h"

/* <name><p>...</p></name>.  was: the unit's words on the version that the
 * proposal was written on, already in the reader's script; NULL or "": there
 * is nothing to compare with, and the text stands alone. */
void page_wording(struct visit *v, struct node *parent, const char *name,
		  const char *was, const char *proposed);

/* For lists: long stretches that stay are shortened with "…". */
void page_wording_short(struct visit *v, struct node *parent, const char *name,
			const char *was, const char *proposed);

/* The proposal without the numbers that it repeats of where it stands, which
 * are no words of the unit: "(1) Text" is "Text".  steps: as unit_in has them,
 * a line "kind number" each, or NULL.  Never all of it. */
const char *wording_alone(struct arena *mem, const char *steps,
			  const char *was, const char *proposed);

/* The runs of one comparison below an element: which of them is a sum of
 * these; a <p> for each paragraph, <br/> for a line. */
enum { SHOW_KEPT = 1, SHOW_INSERTED = 2, SHOW_DELETED = 4, SHOW_OLD = 8 };
void page_runs(struct visit *v, struct node *to, const struct runs *runs,
	       unsigned which);

/* How two texts in that language are compared: a sum of WORDS_*. */
unsigned wording_fold(const char *language);

#endif
