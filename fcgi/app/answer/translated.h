/*
 * translated.h: an answer to who wrote in another language: the reasons in a
 * language that the officer chooses, and a translation that is not authentic
 * (practice 19).
 */
#ifndef APP_TRANSLATED_H
#define APP_TRANSLATED_H

#include "fcgi/site/visit.h"

/* What the form says of it; language is never NULL. */
struct translated {
	const char *language; /* of the reasons */
	const char *words, *to; /* both or neither */
};

/* The form asks for it where the comment may be in another language than that
 * of the consultation (reply is NULL for the first words), or where there is
 * a translation already. */
void translated_asked(struct visit *v, const struct rows *comment,
		      const struct rows *reply);

/* The same for many comments: a language that one of them is in and the
 * consultation is not, or NULL. */
void translated_asked_in(struct visit *v, const char *language,
			 const struct rows *reply);

/* ERR_INVALID with the field's fault: a translation into no language, or into
 * that of the reasons: language, where the form does not ask for it. */
enum err translated_said(struct answers *in, const char *language,
			 struct translated *out);

/* What stands in the form at first: that of the reply, or the language that
 * who is answered wrote in.  Room for three; how many there were. */
size_t translated_first(const struct visit *v, const char *language,
			const struct rows *reply, struct pair *first);

/* <translation lang="en"> with its paragraphs; nothing without words. */
void translated_shown(struct visit *v, struct node *to, const char *words,
		      const char *language);

/* "Translation (English), not authentic", in the language of that visit. */
const char *translated_mark(const struct visit *v, const char *language);

#endif
