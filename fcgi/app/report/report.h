/*
 * report.h: the report of a consultation, as everybody reads it and while it
 * is made (product 7, practice 1, 2).  The page, the CSV and the XML are one
 * model.
 */
#ifndef APP_REPORT_H
#define APP_REPORT_H

#include "fcgi/app/report/counted.h"
#include "fcgi/app/report/table.h"

/* Rows of the table on a page. */
enum { TABLE_PAGE = 100 };

/* ERR_NOT_FOUND before the report is published, except for staff: to them it
 * is a preview. */
enum err report_show(struct visit *v, struct node *page);
enum err report_edition_show(struct visit *v, struct node *page);

/* Which edition, and what of it; the table's part in .part. */
struct report_of {
	int64_t edition;	/* 0: the newest; out: which one */
	bool staff;		/* also a preview */
	bool annex;		/* who stands behind the rows of .part */
	struct table_part part; /* .final and .edition: out */
	int64_t id, newest, total; /* out; total: comments */
};

/* Which edition it is, and whether it is published: out of of.  ERR_NOT_FOUND
 * as report_show. */
enum err report_edition(struct visit *v, struct report_of *of);
/* All of a report but its table, into <report-page>; <concerning> where it
 * is that of one body. */
enum err report_head(struct visit *v, struct node *to, struct report_of *of);

/* The same as files (report_files.c): made while they go out ... */
enum err report_csv_send(struct visit *v);
enum err report_json_send(struct visit *v);
enum err report_xml_send(struct visit *v);
/* ... or by glas jobs, when the report came out; ERR_BUSY while they are
 * being made, ERR_NOT_FOUND where that failed. */
enum err report_docx_send(struct visit *v);
enum err report_odt_send(struct visit *v);
enum err report_pdf_send(struct visit *v);
enum err report_xlsx_send(struct visit *v);
/* <file type state href>s, with what is still being made or failed. */
enum err report_files(
    struct visit *v, struct node *to, const struct report_of *of);
/* <made type n of failed fault>s: how far they are, for the desk. */
enum err report_files_made(struct visit *v, struct node *to);
/* Those of the newest edition made again. */
enum err report_files_again(struct visit *v, struct answers *in);

enum err desk_report_show(struct visit *v, struct node *page);
enum err report_save(struct visit *v, struct answers *in);
/* By a second person, on the words that were read. */
enum err report_sign(struct visit *v, struct answers *in);
/* Of a body that joins, once the one that leads has signed off. */
enum err report_approve(struct visit *v, struct answers *in);
/* Replies and report go out at once, and everybody is told. */
enum err report_publish(struct visit *v, struct answers *in);

/* A published report is corrected by a new edition: it is begun, decisions are
 * changed for it, words and signature are as before, it goes out.  ERR_CLOSED:
 * none is begun. */
enum err report_correct(struct visit *v, struct answers *in);
enum err decision_change_show(struct visit *v, struct node *page);
enum err decision_change_options(struct visit *v);
enum err decision_change(struct visit *v, struct answers *in);
enum err correction_publish(struct visit *v, struct answers *in);
/* <changes>: what the edition of that row changes. */
enum err report_changes(
    struct visit *v, struct node *to, const struct rows *report);

/* Parts of the narrative, in the order of the form. */
enum { NARRATIVE_PARTS = 4 };
extern const char *const narrative_parts[NARRATIVE_PARTS];

/* <numbers> and <decisions> of what was counted. */
void report_numbers(struct node *to, const struct counted *c);
void report_decisions(
    struct visit *v, struct node *to, const struct counted *c);

/* Tells the log what an edition says, as it goes out; r is a row of
 * report_of.  In a command. */
enum err report_noted(struct visit *v, const struct rows *r);

#endif
