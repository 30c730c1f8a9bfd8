/*
 * report.h: the report of a consultation, as everybody reads it and while it
 * is made (product 7, practice 1, 2).  The page, the CSV and the XML are one
 * model.
 */
#ifndef APP_REPORT_H
#define APP_REPORT_H

#include "fcgi/site/visit.h"

/* Rows of the table on a page; bytes of it in one file, as a request's memory
 * has room for (a stylesheet keeps some twenty copies): more are further
 * files.  So few rows always fit. */
enum { TABLE_PAGE = 100, TABLE_FILE = 4000000, TABLE_FEW = 30 };

/* ERR_NOT_FOUND before the report is published, except for staff: to them it
 * is a preview. */
enum err report_show(struct visit *v, struct node *page);
enum err report_table_show(struct visit *v, struct node *page); /* CSV */
enum err report_data_show(struct visit *v, struct node *page);	/* XML */

enum err desk_report_show(struct visit *v, struct node *page);
enum err report_save(struct visit *v, struct answers *in);
/* By a second person, on the words that were read. */
enum err report_sign(struct visit *v, struct answers *in);
/* Of a body that joins, once the one that leads has signed off. */
enum err report_approve(struct visit *v, struct answers *in);
/* Replies and report go out at once, and everybody is told. */
enum err report_publish(struct visit *v, struct answers *in);

/* Parts of the narrative, in the order of the form. */
enum { NARRATIVE_PARTS = 4 };
extern const char *const narrative_parts[NARRATIVE_PARTS];

/* <numbers> and <decisions>; *total is the number of comments, which is that
 * of the rows. final: only published replies. */
enum err report_numbers(struct visit *v, struct node *to, int64_t *total);
enum err report_decisions(struct visit *v, struct node *to, bool final);

#endif
