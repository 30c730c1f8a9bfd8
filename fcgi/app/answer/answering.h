/*
 * answering.h: the comments of a consultation for those who answer: the list,
 * one comment with its reply, and what is done with a reply (product 7,
 * practice 2, 8).
 */
#ifndef APP_ANSWERING_H
#define APP_ANSWERING_H

#include "fcgi/site/visit.h"

/* Beyond these a list goes on by key, and a reply is written again. */
enum { DESK_COMMENTS = 50, TOGETHER_MAX = 100 };

/* Query fields by which the list is filtered; a comment's page keeps them. */
#define DESK_FILTERS                                                           \
	"reply stance kind channel decision number unit officer language "    \
	"organisation group words"

enum err desk_comments_show(struct visit *v, struct node *page);
enum err desk_comment_show(struct visit *v, struct node *page);

/* Several at once, those ticked or all that the filters show: assigned,
 * decided; those ticked approved.  All or none, a 409 where one of them is
 * not as it was seen. */
enum err desk_many_options(struct visit *v);
enum err desk_many(struct visit *v, struct answers *in);

/* For colleagues, on one comment. */
enum err note_write(struct visit *v, struct answers *in);

/* Words that an authority often answers with. */
enum err templates_show(struct visit *v, struct node *page);
enum err template_write(struct visit *v, struct answers *in);
enum err template_change(struct visit *v, struct answers *in);
enum err template_end(struct visit *v, struct answers *in);

/* Options of a field "decision": those of the profile but what the machine sets
 * from facts, which is decided comment by comment. */
void decision_choices(struct visit *v);
/* Options of the form "reply": which comments, which decisions; the same of
 * rows that are at hand (desk_comment_wanted, desk_together). */
enum err reply_options(struct visit *v);
void reply_choices(struct visit *v, const struct rows *comment,
		   const struct rows *together);

/* Two officers never overwrite each other: a 409 with both texts where the
 * reply is not the one that was read. ERR_CLOSED once the report is
 * published. */
enum err reply_write(struct visit *v, struct answers *in);
enum err reply_approve(struct visit *v, struct answers *in);
enum err reply_return(struct visit *v, struct answers *in);

/* The comment of {comment}; those that its reply may answer too. */
enum err desk_comment_wanted(struct visit *v, struct rows *out);
enum err desk_together(struct visit *v, const struct rows *comment,
		       struct rows *out);
/* Some of the comments that were ticked are no longer as they were seen: a 409
 * whose list has them as they are now, without a tick.  Always ERR_INVALID. */
enum err picked_meanwhile(struct visit *v, struct answers *in);

/* What facts alone decide of a comment, as desk_comment_wanted gave it: "late",
 * "deficient", or NULL (practice 2). */
const char *desk_fact(const struct visit *v, const struct rows *comment);
/* ERR_INVALID: among those that the reply answers is one that facts decide;
 * it is considered all the same, and no reason is given (practice 2).  After
 * it was written. */
enum err overruling_reasoned(struct visit *v, struct answers *in, int64_t reply);
/* Its reply. ERR_NOT_FOUND: there is none. */
enum err desk_reply_of(struct visit *v, const struct rows *comment,
		       struct rows *out);

/* A reply has just been approved: noted, and where replies are published one
 * by one it is public, and its authors are told. */
enum err reply_approved(struct visit *v, int64_t reply);
bool replies_one_by_one(const struct visit *v);
/* All that are approved, with the report of that id; *count: how many. */
enum err replies_publish(struct visit *v, int64_t report, int64_t *count);
/* Tells the log of replies that are out and that it does not know, in the
 * order of their ids, the next after *after; *count: of how many, 0 at the
 * end.  In a transaction. */
enum { PROVEN_TOGETHER = 250 };
enum err replies_prove(struct visit *v, int64_t *after, int64_t *count);

/* Which comments of a round: what is NULL or 0 is not asked.  words are
 * folded; version, first and last say which units; whose: assigned to that
 * officer or one they are deputy of, 0 to nobody; moment and after: behind
 * that place of the list. */
struct desk_wish {
	const char *reply, *stance, *kind, *channel, *decision, *number;
	const char *language, *words, *moment;
	int64_t version, first, last, organisation, group, officer, after;
	bool whose;
	/* Set by desk_found: words were sought up to there, and there may be
	 * more behind it; NULL: everywhere. */
	const char *stopped;
	int64_t stopped_after;
	/* Set there too: ids (JSON) of all that can meet one of the filters,
	 * where they are few; or NULL: then which of them are read as sets
	 * (desk_sets). */
	const char *few;
	int64_t few_most, sets;
	bool sets_asked;
	bool few_asked;
};
/* What the list offers to choose from, in the order in which comment.facts
 * packs them (db/schema/0058); NULL ends each. */
extern const char *const desk_stances[], *const desk_kinds[],
    *const desk_channels[], *const desk_languages[];
/* Which bits of comment.facts a wish asks, and how they are to be: that a
 * comment counts, and what is in those lists. */
struct desk_facts {
	int64_t asked, facts;
};
struct desk_facts desk_facts_of(const struct desk_wish *wish);
/* What the address asks for, but for the place.  ERR_INVALID: no such unit or
 * officer. */
enum err desk_wished(struct visit *v, struct desk_wish *out);
/* Behind that place, in the order of the list; before it, the nearest
 * first. */
enum err desk_found(struct visit *v, struct desk_wish *wish, int64_t limit,
		    struct rows *out);
enum err desk_found_before(struct visit *v, struct desk_wish *wish,
			   int64_t limit, struct rows *out);
/* In the order of the list: the nearest so many before that place, then what
 * stands there and behind it, limit together.  The wish's place is then the
 * one before all of them; moment NULL: nothing is before. */
enum err desk_found_around(struct visit *v, struct desk_wish *wish,
			   int64_t before, int64_t limit, struct rows *out);
/* All of them in portions, each a JSON of pairs: a comment and whose it is (0:
 * nobody's); *count: of how many.  Ends with the portion that passes the
 * limit. */
typedef enum err desk_portion(struct visit *v, void *arg,
			      const struct buffer *these);
enum err desk_all(struct visit *v, const struct desk_wish *wish, int64_t limit,
		  desk_portion *portion, void *arg, int64_t *count);
/* The list by the filters of this address, with one more field, or without
 * it for NULL. */
const char *desk_list_path(struct visit *v, const char *name,
			   const char *value);

/* The place where the search for words stopped, as addresses have it; or
 * NULL. */
const char *desk_stopped(struct visit *v, const struct desk_wish *wish);

/* <walk>: how many there are and wait, the way back to the list, the comments
 * before and after by its filters, the next without a decision. */
enum err desk_walk(struct visit *v, struct node *to,
		   const struct rows *comment);
/* After a POST: the same comment again, as it was asked for. */
enum err desk_comment_again(struct visit *v);
/* What "state" begins with: to be approved; where somebody else saved first,
 * as they left it.  reply may be NULL. */
const char *reply_state_first(const struct visit *v, const struct rows *reply);
/* Its reply was approved or sent back: who came from those that wait for a
 * second person is led to the next of them; others stay. */
enum err desk_reviewed(struct visit *v, const struct rows *comment);
/* The same without "then"; then: the next without a decision, or
 * the list where there is none. */
enum err desk_walk_on(struct visit *v, const struct rows *comment, bool then);

/* A deed with more comments than one press can wait for: noted for glas jobs;
 * whoever pressed is led to the page that says how far it is. */
struct many_deed {
	const char *deed, *decision, *reasons;
	int64_t officer;
};
enum err many_later(struct visit *v, struct answers *in,
		    const struct desk_wish *wish, const struct many_deed *deed);
enum err many_show(struct visit *v, struct node *page);
enum err many_stop(struct visit *v, struct answers *in);

/* Rows of desk_comments as <item> elements, at most limit of them. */
void desk_items(struct visit *v, struct node *to, const struct rows *r,
		size_t limit);

/* Whether a post mark in time is in time, in this consultation. */
int64_t posted_counts(const struct visit *v);

#endif
