/*
 * answers.h: the questionnaire of a consultation as people answer it, what
 * they answered wherever it is shown, and how many chose what (practice 31).
 * An answer is always shown with the question that asked it.
 */
#ifndef APP_ANSWERS_H
#define APP_ANSWERS_H

#include "fcgi/site/visit.h"

/* The questions, with what the person answered so far. */
enum err questionnaire_asks(struct visit *v, const struct form **out);
enum err questionnaire_show(struct visit *v, struct node *page);
enum err questionnaire_answer(struct visit *v, struct answers *in);
/* Of what is not sent yet all that was answered, files too: where the term of
 * the questions ends before that of provisions (practice 3). */
enum err answers_remove(struct visit *v, struct answers *in);

/* The same questions for a submission (0: none yet), whose files need not be
 * sent again.  ERR_NOT_FOUND: nothing is asked. */
enum err questions_of(struct visit *v, int64_t submission, struct form **out);

/* A form that was answered, its words in the reader's language and script,
 * and what was given. */
typedef enum err answered_fn(struct visit *v, void *arg,
			     const struct form *asked,
			     const struct pairs *given);
/* Each of a submission's: one an edition of the questions. */
enum err answers_each(struct visit *v, int64_t submission, answered_fn *each,
		      void *arg);

/* <answers> with each question that was asked and its answer; none if there
 * are none. */
enum err answers_list(struct visit *v, struct node *to, int64_t submission,
		      struct node **out);
/* How many answers the submission holds. */
enum err answers_of(struct visit *v, int64_t submission, int64_t *out);
/* The log is told of them, once they count; of a further edition with what it
 * replaces. */
enum err answers_note(struct visit *v, int64_t submission);

/* Whether the consultation asks anything. */
enum err questions_asked(struct visit *v, bool *out);
/* Own words in the script that the reader chose. */
void questions_script(const struct visit *v, struct form *form);

/* Counted: for the office with what people wrote; for everybody, once the
 * report is out, without small numbers. */
enum err desk_answers_show(struct visit *v, struct node *page);
enum err answers_show(struct visit *v, struct node *page);

/* @n, or @few below five. */
void answers_number(struct node *to, int64_t n);

#endif
