/*
 * report_office.h: a report as a whole file: a package of its parts, or a PDF
 * by FOP (trust D.2).
 */
#ifndef APP_REPORT_OFFICE_H
#define APP_REPORT_OFFICE_H

#include "fcgi/app/report/report_make.h"

/* Rows of the table in one PDF: more are further volumes, since FOP holds a
 * whole document in its memory. */
enum { VOLUME_ROWS = 2000 };

/* How many volumes the PDF of a report (or of what concerns one body of
 * several) has; at least one. */
enum err report_volumes(struct visit *v, int64_t body, int64_t *out);

/* wish->as: csv json xml docx odt xlsx pdf.  ERR_NOT_FOUND: no such report,
 * or FOP is not installed (logged); ERR_BUSY: no room, or it took more time
 * or memory than it may; ERR_INVALID: FOP refused.  *wish->fault then says
 * why: no_fop no_room too_much refused, or is as it was. */
enum err report_file_make(struct visit *v, const struct report_wish *wish,
			  struct bytes *out);

#endif
