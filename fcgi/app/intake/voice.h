/*
 * voice.h: what somebody may do with another's comment: support it instead of
 * writing it again, or report it as abuse; what an author may do against
 * hiding; and the public register of what was hidden (product 5, practice
 * 26).
 */
#ifndef APP_VOICE_H
#define APP_VOICE_H

#include "fcgi/site/visit.h"

enum { REGISTER_SHOWN = 50 };

enum err comment_report_show(struct visit *v, struct node *page);
enum err abuse_add(struct visit *v, struct answers *in);

/* Once an account, or once a session; taken back at any time. */
enum err comment_support_show(struct visit *v, struct node *page);
enum err support_add(struct visit *v, struct answers *in);
enum err support_end(struct visit *v, struct answers *in);
/* In the command that signs in: what the session supported is the account's,
 * once. */
enum err support_take(struct visit *v, int64_t account);

enum err moderation_show(struct visit *v, struct node *page);

/* Whether {comment} of that submission may be objected for: hidden within the
 * days of the setting, and no objection yet; ERR_NOT_FOUND: no. */
enum err objection_open(struct visit *v, int64_t submission, const char *code,
			int64_t *comment);

/* <link rel> to report and to support a public comment, alike for all: it is
 * supported as long as its like may be written.  closing: the moment of its
 * own that its provision has, or NULL. */
void voice_links(struct visit *v, struct node *comment, const char *code,
		 const char *closing);
/* Of a list, where fifty times the same two links would be most of the page:
 * @voices "support" or "report", what a comment's own page lets them do;
 * closing: of the provision, or of the last, where it is about several. */
void voice_hint(struct visit *v, struct node *list, const char *closing);

#endif
