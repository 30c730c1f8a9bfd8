/*
 * extract_made.h: what an extract says (extract.h), on a page and in files; and
 * all of a consultation as one archive.
 */
#ifndef APP_EXTRACT_MADE_H
#define APP_EXTRACT_MADE_H

#include "fcgi/app/report/report_make.h"

struct extract_of {
	int64_t submission;
	struct table_part lines; /* of extract_lines */
};

/* Every row of the newest report, in the order of comments: for any number of
 * extracts. */
enum err extract_lines(struct visit *v, struct table_part *lines);
/* <extract-page>: the rows of that submission, numbered as in the whole table,
 * and where its wording went.  ERR_NOT_FOUND: it does not count. */
enum err extract_said(struct visit *v, struct node *page, int64_t submission,
		      const struct table_part *lines, struct node **out);
/* The same, of a struct extract_of, as struct report_wish wants it. */
enum err extract_content(struct visit *v, struct node *page, const void *of);

/* For the body to send by its own registry: NUMBER.docx of every submission,
 * list.csv with whom each is for, and what pack.h adds.  Reads contacts: for
 * glas jobs alone.  Into a file without a name, at its start. */
enum err extracts_pack(struct visit *v, FILE **out);

#endif
