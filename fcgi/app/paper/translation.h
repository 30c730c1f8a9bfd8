/*
 * translation.h: a document in several languages.  One is authentic; the
 * others are versions of their own with the same units.  "act.en" in an
 * address is the document "act" in English; "act" is the authentic text.
 */
#ifndef APP_TRANSLATION_H
#define APP_TRANSLATION_H

#include "fcgi/site/visit.h"

/* What {document} names; text is NULL for the authentic one. */
struct called {
	const char *slug, *text;
};
struct called document_called(const struct visit *v);
/* "act.en", or the slug where language is NULL. */
const char *document_in(struct visit *v, const char *slug,
			const char *language);

/* <texts>: this page in each language that its text is read in, of a row of
 * document_seen; nothing where there is one.  <translation>: that these words
 * are not the authentic ones, and of which version they are. */
void translation_of(struct visit *v, struct node *to,
		    const struct rows *document);

/* <translation> alone; and <beside>: the way to two languages side by side, for
 * each that the text is also read in. */
void translation_notice(struct visit *v, struct node *to,
			const struct rows *document);
void translation_beside(struct visit *v, struct node *to,
			const struct rows *document);

/* <texts> of a row of documents_of: the languages it is also read in. */
void translations_linked(struct visit *v, struct node *paper,
			 const struct rows *r, size_t row);

/* Whether what is said about these words is about the words that stand: not
 * where a translation is of an earlier version. */
bool translation_stands(const struct rows *document);

/* ---- at the desk ---- */

/* <translation> for each version in another language, and the form for a
 * further one. */
enum err translations_listed(struct visit *v, struct node *to,
			     struct node *document, int64_t id);
/* Their form asks for a language: all but the authentic one. */
enum err translation_languages(struct visit *v);
/* A file; its units take the names of those that they say. */
enum err translation_add(struct visit *v, struct answers *in);
/* ERR_CONFLICT: it was read anew, or what it translates is not published. */
enum err translation_publish(struct visit *v, struct answers *in);
enum err translation_remove(struct visit *v, struct answers *in);

/* In the transaction that publishes a consultation: those of the version that
 * people read from now on. */
enum err translations_publish(struct visit *v, int64_t version,
			      const char *slug);

#endif
