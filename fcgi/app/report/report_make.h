/*
 * report_make.h: a report in a format, block by block: what stands before the
 * rows of the table, the rows, what stands after them.  However many rows,
 * the memory is that of one block.
 */
#ifndef APP_REPORT_MAKE_H
#define APP_REPORT_MAKE_H

#include "fcgi/app/report/report.h"

struct report_wish {
	const char *as;	  /* csv json xml docx odt xlsx fo html */
	const char *part; /* of an office file: "word/document.xml", or NULL */
	int64_t edition;  /* 0: the newest */
	int64_t body;	  /* what concerns that one of several; 0: all */
	bool staff;	  /* also what is not published */
	bool full;	  /* a row each, also of groups */
	/* of another page than a report's: all that it says, or NULL; of */
	enum err (*content)(struct visit *v, struct node *page, const void *of);
	const void *of;
	int64_t volume, volumes, rows; /* of a PDF: from 1; rows a volume */
	const char **fault; /* out, or NULL: why no file came of it (office.h) */
};

/* What of it is to be made.  v is copied; v->mem must outlive the maker.
 * ERR_NOT_FOUND: no such report. */
struct report_maker;
enum err report_maker(struct visit *v, const struct report_wish *wish,
		      struct report_maker **out);
/* The next bytes, to be called until *more is false (struct response). */
enum err report_next(void *maker, struct buffer *chunk, bool *more);

/* glas report SLUG --as FORMAT: on standard output. */
enum err report_command(
    const struct settings *s, struct arena *mem, int argc, char **argv);

/* Lets a visit of visit_background know the consultation. */
enum err report_visit_know(struct visit *v, const char *slug);

#endif
