/*
 * question.h: a questionnaire drawn up at the desk without code: questions
 * are added, changed, moved, put into other languages, copied from an earlier
 * consultation, and seen as the public will see them.  Each act is a further
 * edition; once the consultation opens none is made any more.
 */
#ifndef APP_QUESTION_H
#define APP_QUESTION_H

#include "fcgi/site/visit.h"
#include "forms/compose.h"

enum err questions_show(struct visit *v, struct node *page);
enum err questions_preview_show(struct visit *v, struct node *page);
enum err questions_copy(struct visit *v, struct answers *in);
enum err questions_copy_options(struct visit *v);

/* A new one of {type}, and {question} again. */
enum err question_asks(struct visit *v, const struct form **out);
enum err question_options(struct visit *v);
enum err question_show(struct visit *v, struct node *page);
enum err question_add(struct visit *v, struct answers *in);
enum err question_again_show(struct visit *v, struct node *page);
enum err question_change(struct visit *v, struct answers *in);

enum err question_up(struct visit *v, struct answers *in);
enum err question_down(struct visit *v, struct answers *in);
enum err question_remove(struct visit *v, struct answers *in);

/* All words in {language}. */
enum err words_asks(struct visit *v, const struct form **out);
enum err words_show(struct visit *v, struct node *page);
enum err words_save(struct visit *v, struct answers *in);

/* How many words there are in that language (of compose_texts). */
int64_t questions_worded(const struct visit *v, const struct composed *all,
		    const char *language);

/* ---- between question.c, question_form.c and question_words.c ---- */

/* The newest edition of the consultation, empty if there is none; its number
 * to *edition (0: none). */
enum err questions_read(struct visit *v, struct composed *out,
			int64_t *edition);
/* A further edition.  ERR_CLOSED: it has opened. In a command. */
enum err questions_write(struct visit *v, const struct composed *all,
			 const char *what);

#endif
