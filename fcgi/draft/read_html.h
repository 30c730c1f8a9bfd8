/*
 * read_html.h: HTML from outside: any page as lines; the official structured
 * forms of Poland (ELI HTML) and Czechia (e-Sbírka fragments) as trees.
 */
#ifndef DRAFT_READ_HTML_H
#define DRAFT_READ_HTML_H

#include "fcgi/draft/lines.h"
#include "fcgi/draft/read_xml.h"

enum err read_html(struct source *s, struct bytes file);
/* The lines of a page that stands inside another file, behind those there. */
enum err html_lines(struct source *s, struct bytes file, struct lines *lines);
enum err read_esbirka(struct source *s, struct bytes file);

/* A tree of HTML; never NULL where OK.  Lives as long as s->mem. */
enum err html_parse(struct source *s, struct bytes text,
		    const xmlNode **root);

/* The words and inline elements of a node into a paragraph or heading. */
void html_inlines(struct source *s, const xmlNode *from, struct part *into);
/* Of them: words, a picture, and the inline that an element opens (or into
 * itself). */
void html_words(struct source *s, struct part *into, const char *text);
void html_image(struct source *s, const xmlNode *node, struct part *into);
struct part *html_open(struct source *s, const xmlNode *node,
		       struct part *into);
/* A footnote in the form of Polish acts, its words in a box at its mark, as
 * a note; false: it is none. */
bool html_foot(struct source *s, const xmlNode *node, struct part *into);

/* html_page.c: the only main of a page, where most of its words and all its
 * notes are; else the body. */
const xmlNode *html_matter(struct source *s, const xmlNode *body);
/* Is the table the layout of the page: one cell of it holds most of the text, in
 * many lines? */
bool html_is_page(struct source *s, const xmlNode *table);

/* html_list.c: the mark that the page's style puts before that entry of a list,
 * as Google Docs writes them; NULL: it says none. */
const char *html_list_mark(struct source *s, const xmlNode *list, int number);

/* html_feet.c: notes at the end of the page are moved to their marks in that
 * form. */
void html_feet(struct source *s, const xmlNode *body);

/* An element of that name, or of one of them, in any case of letters. */
bool html_is(const xmlNode *node, const char *name);
bool html_is_one(const xmlNode *node, const char *const names[], size_t count);
/* Not shown, or no text: scripts, navigation, hidden parts. */
bool html_is_hidden(struct source *s, const xmlNode *node);
/* One of the words of its class attribute, whatever their case. */
bool html_has_class(struct source *s, const xmlNode *node, const char *name);

/* read_eli.c: whether the page is of that form; its tree. */
bool eli_is(struct source *s, const xmlNode *body);
enum err eli_read(struct source *s, const xmlNode *body);

/* All words below, and of them those that are left out, for kept.h. */
void html_keep(struct source *s, const xmlNode *from);

#endif
