/*
 * passage.h: what was sent as paragraphs, of which the office makes comments:
 * each of them once (practice 11, 31).  A passage is chosen by a box, without
 * a script.
 */
#ifndef APP_PASSAGE_H
#define APP_PASSAGE_H

#include "fcgi/base/secret.h"
#include "fcgi/site/visit.h"
#include "forms/form.h"

/* part_of of a comment that the office made: of a longer text, of an answer
 * to a question. */
enum { PART_TEXT = 1, PART_ANSWER = 2 };

struct passage {
	const char *name, *words;
	unsigned char digest[DIGEST_SIZE];
	/* it answers that question of that questionnaire; NULL: no answer */
	const char *field;
	const unsigned char *form;
	bool taken; /* it is a comment, or in one */
};

struct passages {
	struct passage *at;
	size_t count;
};

/* Whether the question is answered in words of one's own. */
bool question_written(const struct field *f);

/* submission of apart_submission; comments of apart_comments: their authors'
 * own words are passages too. */
enum err passages(struct visit *v, const struct rows *submission,
		  const struct rows *comments, struct passages *out);

/* It is in that comment now.  In a command, under the submission's lock. */
enum err passage_take(struct visit *v, int64_t submission,
		      const struct passage *p, int64_t comment);

/* <asked>: the question that a comment of comment_row was an answer to. */
enum err part_question(struct visit *v, struct node *comment,
		       const struct rows *r);

#endif
