/*
 * act_pdf.h: the text of a version as PDF/A (ISO 19005-1), for the archive
 * (practice 29): upright, its headings as bookmarks, pictures in it.  Made once
 * by glas jobs and kept, since FOP of another year lays out otherwise.
 */
#ifndef APP_ACT_PDF_H
#define APP_ACT_PDF_H

#include "fcgi/app/jobs/work.h"

/* Those of the consultation that v knows which there are not yet.  Without FOP,
 * or where it refuses a text, there is none, and no fault; it is tried again
 * with the next edition. */
enum err act_pdfs_make(struct job *j, const struct visit *v);
/* Of a version that is withheld, and its translations. */
enum err act_pdf_forget(struct job *j, int64_t version);

#endif
