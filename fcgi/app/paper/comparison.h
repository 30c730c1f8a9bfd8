/*
 * comparison.h: two versions of a document, their units paired by wId: what
 * the page of a comparison and the desk's checks before a change ask.
 */
#ifndef APP_COMPARISON_H
#define APP_COMPARISON_H

#include "fcgi/draft/match.h"
#include "fcgi/site/visit.h"

enum { COMPARED_OLD, COMPARED_NEW };

struct comparison {
	struct visit *v;
	const char *language, *slug;	/* of the document */
	struct rows documents[2], rows[2]; /* sql_document_by_slug,
					    * sql_units_to_compare */
	struct draft sides[2];		/* words is a digest, not text */
	struct draft_pairs pairs;
	int *pair_of[2];		/* index of a unit's pair */
};

/* numbers: of the older and the newer version of {document}.  ERR_NOT_FOUND,
 * ERR_GONE (withheld).  Sets {version} to the newer one. */
enum err comparison_of(struct visit *v, const char *const numbers[2],
		       struct comparison *out);
/* Its units, paired: all that is dear, apart.  c->v may be another visit's
 * memory by then (site/kept.h). */
enum err comparison_units(struct comparison *c);
/* Both. */
enum err comparison_read(struct visit *v, const char *const numbers[2],
			 struct comparison *out);

/* A text column of rows[side] in the reader's script; "" for NULL.  Words
 * are there where the other side has others. */
const char *comparison_told(const struct comparison *c, int side, int unit,
			    const char *column);

/* Whether both sides of a pair show the same pictures. */
bool comparison_same_pictures(const struct comparison *c,
			      const struct draft_pair *p);

/* <kind name n/> for each kind of change there is, and @n: all; of provisions,
 * as they are listed: an article in which something changed is one. */
void comparison_kinds(const struct comparison *c, struct node *to);

/* Of 100 articles (and groups and blocks outside any) so many are new, gone or
 * have other words, their own or of what is inside. */
int comparison_share(const struct comparison *c);

#endif
