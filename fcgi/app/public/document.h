/*
 * document.h: the text of a document, with a count and a link at each unit;
 * in parts beyond PAGE_UNITS units (engineering 10).
 */
#ifndef APP_DOCUMENT_H
#define APP_DOCUMENT_H

#include "fcgi/app/paper/translation.h"
#include "fcgi/app/public/law.h"

enum { PAGE_UNITS = 600 };

/* The document of {document}, with {version} if the path has one.
 * ERR_NOT_FOUND; ERR_GONE if the version was withheld. */
enum err document_wanted(struct visit *v, struct rows *out);
/* The same by its name and that of its text (NULL: the authentic one); number
 * NULL: the newest, also if unpublished. */
enum err document_found(struct visit *v, const struct called *called,
			const char *text, const int64_t *number,
			int64_t unpublished, struct rows *out);

/* "Cyrl" or "Latn": the script in which its fragments are to be shown. */
const char *document_script(const struct visit *v, const char *language);

/* Which form of address a language's script has: "sr-Latn", "bg". */
const char *document_lang(const struct visit *v, const char *language);

/* Forms are for the words that stand now. */
bool document_is_newest(const struct rows *document);

/* <versions>, if there are several, and below paper the <compare> link. */
enum err document_versions(struct visit *v, struct node *parent,
			   struct node *paper, const struct rows *document);

/* <change>: why this version was made, with the comparison; nothing for the
 * first. */
void document_change(struct visit *v, struct node *parent,
		     const struct rows *document);
/* The version before it, for sql_units_of_version to mark what changed; or
 * NULL. */
const int64_t *document_before(struct visit *v, const struct rows *document);

/* <scripts>: this page in both scripts of Serbian; nothing for others. */
void document_scripts(struct visit *v, struct node *parent,
		      const char *language);

enum err document_show(struct visit *v, struct node *page);
enum err version_show(struct visit *v, struct node *page);
enum err part_show(struct visit *v, struct node *page);
enum err whole_show(struct visit *v, struct node *page);
enum err document_akn(struct visit *v);

#endif
