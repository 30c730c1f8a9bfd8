/*
 * keep.h: answers to and from the database, each with the digest of the
 * declaration that asked, so that an old answer is always read with its own
 * question.  Questionnaires are kept here too: the same XML in a column.
 *
 * Forms with a table of their own (comment, reply) are not kept here; files
 * are attachments.  Nothing here begins or commits.
 */
#ifndef FORMS_KEEP_H
#define FORMS_KEEP_H

#include "db/db.h"
#include "forms/check.h"

/* Keeps the clean answers; what the submission answered to the same form
 * before is replaced as a whole. */
enum err keep_answers(struct db *db, struct arena *mem, int64_t submission,
		      const struct answers *in);

/* What was answered, by field ("FIELD.ROW" of a matrix): for show, as first
 * values, or to be read.  None: an empty set. */
enum err keep_read(struct db *db, struct arena *mem, int64_t submission,
		   const struct form *form, struct pairs *out);

/* The newest questionnaire of a consultation, in that language.  ERR_NOT_FOUND: it has none,
 * or one that asks nothing any more. */
enum err keep_questionnaire(struct db *db, struct arena *mem,
			    int64_t consultation, const char *language,
			    struct form **out);

/* The questionnaire that asked, by its digest.  ERR_NOT_FOUND. */
enum err keep_asked(struct db *db, struct arena *mem,
		    const unsigned char digest[32], const char *language,
		    struct form **out);

/* Who draws one up, for what, when. */
struct drawn_up {
	int64_t consultation, account;
	const char *now;
};
/* A new edition of a consultation's questionnaire, from a tree that we built.
 * ERR_INVALID: it breaks form.rng or form_from's rules, or its name is not
 * "questionnaire", it asks for a secret, or lacks words of
 * its own: why in *fault (or NULL);
 * ERR_CLOSED: the consultation has opened, so what is asked stands. */
enum err keep_draw_up(struct db *db, struct arena *mem,
		      const struct forms *all, const struct node *root,
		      const struct drawn_up *by, const char **fault);

#endif
