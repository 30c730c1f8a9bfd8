/*
 * filing.h: the moment at which a submission counts: its comments become
 * public or wait for the check, counts move, the log is told.  The same for
 * what people send and for what the office enters.
 */
#ifndef APP_FILING_H
#define APP_FILING_H

#include "fcgi/app/proof/ledger.h"
#include "fcgi/site/visit.h"

/* Of a submission whose comments are waiting; v->consultation is its
 * consultation. In a command. */
enum err filing_file(struct visit *v, int64_t submission);

/* The log is told of a further edition of a comment that counts. */
enum err filing_edition(struct visit *v, int64_t comment);

/* A further edition names the entry of the one it replaces (a row of
 * ledger_newest): by what it committed to, and by its place once it has one
 * (engineering 16). */
void filing_replaces(struct visit *v, struct record *record,
		     const struct rows *before);

/* The log is told of its files, of those that it does not know yet. */
enum err filing_files(struct visit *v, int64_t submission);

/* The log is told that a comment, the answers or a file are taken back, by
 * the words of the receipt's own record; entry: its place, or NULL: none yet. */
struct withdrawn {
	const char *code, *edition, *entry;
};
enum err filing_withdrawn(struct visit *v, const struct withdrawn *of);

/* One comment more that is seen, or needs an answer. unit may be 0. */
void filing_joins(struct visit *v, int64_t unit, bool undecided);

/* One comment less that is seen, or needs an answer. unit may be 0. */
void filing_leaves(struct visit *v, int64_t unit, bool undecided);

/* A new receipt number of this country and year: "BG-2026-7K2M-9X4D-Q". */
const char *filing_number(struct visit *v);

#endif
