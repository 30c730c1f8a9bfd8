/*
 * policy.h: one table: action x right x phase x scope.  Nothing else in the
 * program decides who may do what; models and routes ask may().
 */
#ifndef SITE_POLICY_H
#define SITE_POLICY_H

#include "db/account.h"
#include "db/consultation.h"

/* In the order of the table in policy.c. */
enum action {
	READ,			/* what is published */
	TAKE_PART,		/* collect, check: the person's own unsent text */
	COMMENT,		/* write one, send */
	COMMENT_WHOLE,		/* write one on the whole, answer the questions:
				 * while provisions that were not changed are
				 * open */
	FOLLOW_UP,		/* status page: confirm, withdraw, object */
	SIGN_IN_OUT,
	OWN_ACCOUNT,
	DESK,			/* the officer's first page */
	DESK_READ,		/* a consultation at the desk */
	ANSWER_HERE,		/* templates of an authority's replies */
	EXPLAIN_IT,		/* a sentence beside an authority's figures */
	DRAW_UP,		/* new consultation in an authority */
	PREPARE_IT,		/* change a consultation in preparation */
	ASK_IT,			/* its questions, until it opens */
	PLAN_IT,		/* the day of the session */
	CLOSE_IT,		/* the last words on a cancelled round */
	COURSE_IT,		/* which round of the act came before */
	AGREE_TO_IT,		/* of a joined authority, before publication */
	PUBLISH_IT,
	EVENT_IT,		/* public meetings and their minutes */
	CHANGE_TERM,
	CANCEL_IT,
	MEND_IT,		/* the tree of a version not published yet */
	CHANGE_DRAFT,		/* another version of what is published */
	WITHHOLD_IT,		/* a published version */
	PLACES_IT,		/* where it is published besides here */
	ANSWER_IT,		/* decide, write a reply */
	TAKE_APART,		/* place what a submission says */
	APPROVE_IT,
	CARRY_IT,		/* note that an accepted wording is in the text */
	CHANGE_DECISIONS,	/* of a provision or a group, with one reason */
	DECIDE_MANY,		/* several at once: as far as either allows */
	REPORT_IT,		/* publish the report */
	FILES_IT,		/* make its files again */
	REPORT_WRITE_IT,	/* its words */
	CORRECT_IT,		/* a new edition, another decision */
	SIGN_OFF_IT,
	OUTCOME_IT,
	MONITOR_IT,		/* what became of an adopted act */
	EVALUATE,		/* three questions, once the report is out */
	MODERATE_IT,
	REGISTER_IT,		/* what came by post */
	DATA_IT,
	ARCHIVE_IT,		/* what is not for everybody, too */
	RELEASE_IT,		/* from the archive, when its term is over */
	RETAIN_IT,		/* how long a body's files are kept */
	ADMINISTER_IT,
	ORG_READ,		/* the room of an organisation, by its members */
	ORG_DRAFT,
	ORG_SIGN,
	ORG_FILE,		/* by who may sign, or administers */
	ORG_ADMINISTER,
	ACTIONS,
};

enum scope {
	ANY,
	OWN,			/* what the path names belongs to the person; the
				 * statement's WHERE says so */
	MEMBER,			/* a role is held in the organisation of the
				 * path; for others it is not there */
	AUTHORITY,		/* the right is held in the authority that the
				 * object belongs to */
	SOMEWHERE,		/* the right is held in any authority */
};

enum verdict { MAY, MAY_NOT, NOT_NOW, WHO_ARE_YOU, ACCOUNT_NEEDED, NOT_KNOWN };

/* NOT_KNOWN: 404, the person may not know of it (something unpublished).
 * ACCOUNT_NEEDED: whoever signs in may; a page says so by a link. */
enum verdict may(const struct account *who, const struct consultation *c,
		 enum action action, const char *now);

/* Comments on a provision with a closing moment of its own, or NULL, have ended:
 * where it has none, and on the whole, when the first of the round closes. */
bool closed_on(const struct consultation *c, const char *own, const char *now);

/* The same as may() of a provision with a closing moment of its own, or NULL
 * (practice 3: a term anew for what was changed). */
enum verdict may_on(const struct account *who, const struct consultation *c,
		    const char *own, enum action action, const char *now);

/* It may be, or will be by whoever signs in: what a page for everybody shows. */
bool may_soon(const struct account *who, const struct consultation *c,
	     enum action action, const char *now);
bool may_soon_on(const struct account *who, const struct consultation *c,
		 const char *own, enum action action, const char *now);

const char *action_name(enum action a);

/* A limit of the throttle: so many attempts in so many seconds.  One person is
 * a cookie or what .prepare counts by; at one address are many, an office or a
 * whole mobile network, and who throws cookies away.  refusals: what went well
 * is taken back. */
struct throttle {
	const char *name;
	int person, address, seconds;
	bool refusals;
};
const struct throttle *throttle_find(const char *name);

#endif
