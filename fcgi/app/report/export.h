/*
 * export.h: the comments of a consultation as CSV with fixed columns (issue
 * 5.7): public ones pseudonymous; official ones with contacts, on request of
 * the information laws without them.  The last two ask for a reason, are noted
 * and made by glas jobs, for the person who asked and for an hour.
 *
 * Columns, fixed (tests/cases/export.case holds them), moments in UTC
 * (ISO 8601), keys as the dictionary has them (decision.KEY):
 *
 *   number comment submission   row of the statutory table; public codes
 *   submitter_number submitter_kind submitter capacity channel   who: the same
 *               number, the same submission; the name as it was published
 *   received_at document unit stance   when, on which provision, for or against
 *   proposed remark reason location    what was said; empty where it is not
 *               shown, state and left_out (the rule) then say why
 *   state left_out language
 *   decision    of the published answer; of what came late, or lacks the plot
 *               that the country demands, that of the law: late, deficient
 *   reply translation translated_to replied_at
 *   receipt records_number posted_at capacity_words name address email phone
 *   property    official alone
 */
#ifndef APP_EXPORT_H
#define APP_EXPORT_H

#include "fcgi/site/visit.h"

enum { EXPORT_SECONDS = 3600 };

/* GET, everybody: block by block. */
enum err export_public_send(struct visit *v);

enum err export_show(struct visit *v, struct node *page);
enum err export_ask(struct visit *v, struct answers *in);
enum err export_wait_show(struct visit *v, struct node *page);
enum err export_send(struct visit *v);
enum err export_zip_send(struct visit *v);

/* glas export SLUG --as public|official: on standard output. */
enum err export_command(
    const struct settings *s, struct arena *mem, int argc, char **argv);

/* Which rows, one a comment or none or several; what reads contacts or words
 * that are not shown is for glas jobs alone. */
enum export_kind {
	EXPORT_PUBLIC,	  /* as everybody may have them */
	EXPORT_OFFICIAL,  /* and who they are */
	EXPORT_DECISIONS, /* every edition of every decision */
	EXPORT_WORDS,	  /* words that are hidden */
};
/* One piece after the other (struct response); body: what concerns that one
 * of several, 0: all. */
struct exporter;
enum err exporter_new(struct visit *v, enum export_kind kind, int64_t body,
		      struct exporter **out);
enum err export_next(void *exporter, struct buffer *chunk, bool *more);

#endif
