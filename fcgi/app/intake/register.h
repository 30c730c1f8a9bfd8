/*
 * register.h: what came otherwise than through the site, entered by the
 * office: letters, mails, words at the counter or a meeting (practice 11, 12,
 * 30, 32).  A letter is one submission of one or several comments; it counts
 * when it is filed, as what people send does (filing.h).
 */
#ifndef APP_REGISTER_H
#define APP_REGISTER_H

#include "fcgi/site/visit.h"

enum { LETTERS_SHOWN = 50, UNITS_CHOICE = 600, BATCH_ROWS = 500 };

enum err register_show(struct visit *v, struct node *page);
enum err register_options(struct visit *v);
/* The same for a comment of a letter, with the place or plot where the profile
 * demands it; a letter may lack it. */
enum err letter_options(struct visit *v);
enum err register_add(struct visit *v, struct answers *in);

/* The letter of {submission}: further comments, then it is filed. */
enum err letter_show(struct visit *v, struct node *page);
enum err letter_more(struct visit *v, struct answers *in);
enum err letter_remove(struct visit *v, struct answers *in);
enum err letter_file(struct visit *v, struct answers *in);
/* The letter as a file; all files of it. */
enum err letter_scan_show(struct visit *v, struct node *page);
enum err letter_scan(struct visit *v, struct answers *in);
enum err letter_files(struct visit *v, struct node *to, int64_t submission);
/* A new access code, to be handed over; the old one opens nothing. */
enum err letter_code(struct visit *v, struct answers *in);

/* The body's own number of the submission of {comment}. */
enum err records_offer(struct visit *v, struct node *to);
enum err records_change(struct visit *v, struct answers *in);

/* Letters as a table: each row is checked by the form "register". */
enum err batch_show(struct visit *v, struct node *page);
enum err batch_add(struct visit *v, struct answers *in);
enum err batch_blank_send(struct visit *v);

/* ---- between register.c and batch.c ---- */

/* Of "act/art_4", a value of register_options: the unit and the version that
 * is the newest. ERR_NOT_FOUND. */
enum err register_unit_of(struct visit *v, const char *chosen, int64_t *unit,
			  int64_t *version);
/* Whether the answers of the form "register" say what can be; ERR_INVALID:
 * the dates or the name do not. Writes nothing. */
enum err letter_ready(struct visit *v, struct answers *in);
/* A letter from them, with its first comment; ERR_INVALID as before. */
enum err letter_enter(struct visit *v, struct answers *in, int64_t *id);
/* A comment of it, from the fields unit, stance, text. */
enum err letter_comment(struct visit *v, const struct answers *in, int64_t id);
/* It counts now.  Its number and code leave through out. */
struct handed {
	const char *number, *code;
};
enum err letter_counts(struct visit *v, int64_t id, const char *received,
		       struct handed *out);

#endif
