/*
 * amend.h: what is done to a draft that people already read (practice 3).
 * Its words are never edited in place: a correction, a changed draft and a
 * repaired structure are versions of their own, with the comparison shown
 * before they are published; a version that must not be read is withheld.
 */
#ifndef APP_AMEND_H
#define APP_AMEND_H

#include "fcgi/site/visit.h"

/* A file for a further version: what kind of change, why. */
enum err amend_show(struct visit *v, struct node *page);
enum err amend_upload(struct visit *v, struct answers *in);

/* Any version at the desk: how far its reading is, what it changes, what may
 * be done with it.  Asks for itself again while it is being read. */
enum err version_desk_show(struct visit *v, struct node *page);
/* ERR_CONFLICT: it was read anew, or the draft changed meanwhile; ERR_INVALID:
 * it says and shows the same as before. */
enum err amend_publish(struct visit *v, struct answers *in);
enum err amend_discard(struct visit *v, struct answers *in);

/* A published version answers 410 from now on, with date and reason; its
 * words leave what is derived from it (job "withhold"). */
enum err withhold_show(struct visit *v, struct node *page);
enum err withhold(struct visit *v, struct answers *in);

/* sql_amend_version of {document} and {version}. */
enum err amend_version_wanted(struct visit *v, struct rows *out);
/* Whether such a row's text is not in all as the one it changes. */
enum err amend_differs(
    struct visit *v, const struct rows *version, bool *differs);
/* The way back from such a row to its document at the desk. */
void amend_crumb(struct visit *v, const struct rows *version);

/* The end of the term if the draft changes now, as the profile says: anew, or
 * so many days at least; closes is NULL where the present end is late enough.
 * It may be the end of all, or of the provisions that are changed alone, the
 * others keeping theirs: the only way where those have closed already. */
struct change_term {
	const char *closes;
	bool whole, provisions;
};
enum err amend_term(struct visit *v, struct change_term *out);
/* Which of the two it is to be, where both may be. */
void amend_asks(struct visit *v, const struct change_term *term);
/* The same for a POST. */
enum err amend_options(struct visit *v);

#endif
