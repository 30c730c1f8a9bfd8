/*
 * policy.c: the table of who may do what when, and the one function that
 * reads it.
 *
 * A row names the rights of which one is enough (none: anybody), the phases
 * in which it is open, and where the right must be held.  Four eyes ("a
 * second person") stand in the WHERE of the statement, as does OWN.
 */
#include "fcgi/site/policy.h"

#include <string.h>

struct rule {
	const char *name;
	unsigned rights;
	unsigned phases;
	enum scope scope;
	unsigned roles; /* of MEMBER: one of them is enough */
	bool every;	/* one right is not enough */
	bool first;	/* until the first of it closes */
};

/* An outcome may be recorded before the report (practice 1): then the report
 * is still to come.  That it is not out yet, the commands ask. */
enum { WAITED = CLOSED | CONCLUDED };
enum { HEARD = CLOSED | ANSWERED | CONCLUDED }; /* the term has passed */
enum { SIGNED_IN = ANY_RIGHT + 1 };		/* no right, but an account */

static const struct rule rules[ACTIONS] = {
    [READ] = {"read", 0, PUBLISHED_PHASES, ANY},
    [TAKE_PART] = {"take-part", 0, PUBLISHED_PHASES, OWN},
    [COMMENT] = {"comment", 0, OPEN, OWN},
    [COMMENT_WHOLE] = {"comment-whole", 0, OPEN, OWN, .first = true},
    [FOLLOW_UP] = {"follow-up", 0, PUBLISHED_PHASES, OWN},
    [SIGN_IN_OUT] = {"sign-in", 0, ANY_PHASE, OWN},
    [OWN_ACCOUNT] = {"own-account", SIGNED_IN, ANY_PHASE, SOMEWHERE},
    [DESK] = {"desk", ANY_RIGHT, ANY_PHASE, SOMEWHERE},
    [DESK_READ] = {"desk-read",
	(ANY_RIGHT & ~(unsigned)ADMINISTER) | PUBLISH_JOINED, ANY_PHASE,
	AUTHORITY},
    [ANSWER_HERE] = {"answer-here", ANSWER, ANY_PHASE, AUTHORITY},
    [EXPLAIN_IT] = {"explain", PUBLISH | SIGN_OFF, ANY_PHASE, AUTHORITY},
    [DRAW_UP] = {"draw-up", PREPARE, ANY_PHASE, AUTHORITY},
    [PREPARE_IT] = {"prepare", PREPARE, PREPARING, AUTHORITY},
    [ASK_IT] = {"ask", PREPARE, PREPARING | ANNOUNCED, AUTHORITY},
    [PLAN_IT] = {"plan", PREPARE | PUBLISH,
	ANNOUNCED | OPEN | CLOSED | ANSWERED, AUTHORITY},
    [CLOSE_IT] = {"close", PUBLISH, CANCELLED, AUTHORITY},
    [COURSE_IT] = {"course", PREPARE | PUBLISH, ANY_PHASE, AUTHORITY},
    [AGREE_TO_IT] = {"agree", APPROVE | SIGN_OFF, PREPARING, AUTHORITY},
    [PUBLISH_IT] = {"publish", PUBLISH, PREPARING, AUTHORITY},
    [EVENT_IT] = {"event", PREPARE | PUBLISH,
	PREPARING | ANNOUNCED | OPEN | HEARD, AUTHORITY},
    [CHANGE_TERM] = {"change-term", PUBLISH, ANNOUNCED | OPEN, AUTHORITY},
    [CANCEL_IT] = {"cancel", PUBLISH, ANNOUNCED | OPEN, AUTHORITY},
    [MEND_IT] = {"mend", PREPARE | PUBLISH,
	PREPARING | ANNOUNCED | OPEN | HEARD, AUTHORITY},
    /* after the term: the text that the answers led to */
    [CHANGE_DRAFT] = {"change-draft", PUBLISH, ANNOUNCED | OPEN | HEARD,
	AUTHORITY},
    [WITHHOLD_IT] = {"withhold", PUBLISH, PUBLISHED_PHASES, AUTHORITY},
    [PLACES_IT] = {"places", PREPARE | PUBLISH, PUBLISHED_PHASES, AUTHORITY},
    [ANSWER_IT] = {"answer", ANSWER, OPEN | WAITED, AUTHORITY},
    [TAKE_APART] = {"apart", ANSWER | REGISTER, OPEN | WAITED, AUTHORITY},
    [APPROVE_IT] = {"approve", APPROVE, OPEN | WAITED, AUTHORITY},
    [REPORT_IT] = {"report", PUBLISH, HEARD, AUTHORITY},
    [REPORT_WRITE_IT] = {"report-write", ANSWER, OPEN | HEARD, AUTHORITY},
    [CORRECT_IT] = {"correct", SIGN_OFF, ANSWERED | CONCLUDED, AUTHORITY},
    [CARRY_IT] = {"carry", ANSWER | PREPARE, OPEN | WAITED | ANSWERED,
	AUTHORITY},
    [CHANGE_DECISIONS] = {"change-decisions", SIGN_OFF, OPEN | WAITED,
	AUTHORITY},
    [DECIDE_MANY] = {"decide-many", ANSWER | APPROVE, OPEN | WAITED, AUTHORITY},
    [FILES_IT] = {"report-files", PUBLISH, ANSWERED | CONCLUDED, AUTHORITY},
    [SIGN_OFF_IT] = {"sign-off", SIGN_OFF, HEARD, AUTHORITY},
    [OUTCOME_IT] = {"outcome", PUBLISH | PUBLISH_JOINED, HEARD, AUTHORITY},
    [MONITOR_IT] = {"monitor", PREPARE | PUBLISH | PUBLISH_JOINED, CONCLUDED,
	AUTHORITY},
    [EVALUATE] = {"evaluate", 0, ANSWERED | CONCLUDED, OWN},
    [MODERATE_IT] = {"moderate", MODERATE, PUBLISHED_PHASES, AUTHORITY},
    [REGISTER_IT] = {"register", REGISTER, OPEN | CLOSED, AUTHORITY},
    [DATA_IT] = {"data", DATA, PUBLISHED_PHASES, AUTHORITY},
    [ARCHIVE_IT] = {"archive", READ_ALL, PUBLISHED_PHASES | RELEASED,
	AUTHORITY},
    [RELEASE_IT] = {"release", READ_ALL | DATA, CONCLUDED | CANCELLED,
	AUTHORITY, .every = true},
    [RETAIN_IT] = {"retain", READ_ALL | DATA, ANY_PHASE, AUTHORITY,
	.every = true},
    [ADMINISTER_IT] = {"administer", ADMINISTER, ANY_PHASE, AUTHORITY},
    [ORG_READ] = {"organisation", 0, PUBLISHED_PHASES, MEMBER, ANY_ROLE},
    [ORG_DRAFT] = {"organisation-draft", 0, OPEN, MEMBER, DRAFTER},
    [ORG_SIGN] = {"organisation-sign", 0, OPEN, MEMBER, SIGNATORY | DEPUTY},
    [ORG_FILE] = {"organisation-file", 0, OPEN, MEMBER,
	SIGNATORY | DEPUTY | ORG_ADMIN},
    [ORG_ADMINISTER] = {"organisation-administer", 0, ANY_PHASE, MEMBER,
	ORG_ADMIN},
};

/* A round may be open to those alone who can be told from others
 * (product 5); how it is asked, the consultation says. */
static bool
account_needed(
    const struct account *who, const struct consultation *c, enum action action)
{
	return (action == COMMENT || action == COMMENT_WHOLE) && c->id &&
	       !who->id &&
	       strcmp(cell(&c->row, 0, "audience"), "everybody") != 0;
}

bool
closed_on(const struct consultation *c, const char *own, const char *now)
{
	const char *closing = closing_of(c, own);

	return closing && strcmp(now, closing) >= 0;
}

enum verdict
may(const struct account *who, const struct consultation *c, enum action action,
    const char *now)
{
	const struct rule *rule = &rules[action];
	enum phase phase = c->id ? phase_at(c, now) : PHASE_NONE;
	unsigned held;

	if (phase == PREPARING && !who->rights)
		return who->id || !rule->rights ? NOT_KNOWN : WHO_ARE_YOU;
	if (rule->scope == MEMBER) {
		if (!who->id)
			return WHO_ARE_YOU;
		if (!(who->roles & rule->roles))
			return who->roles ? MAY_NOT : NOT_KNOWN;
	}
	if (rule->rights) {
		if (!who->id)
			return WHO_ARE_YOU;
		held = rule->scope == SOMEWHERE ? who->anywhere : who->rights;
		held = (held | SIGNED_IN) & rule->rights;
		if (!held || (rule->every && held != rule->rights))
			return MAY_NOT;
	}
	/* Who works on it sees it before it is published. */
	if (phase == PREPARING && action == READ)
		return MAY;
	if (c->id && (!(phase & rule->phases) ||
			 (rule->first && closed_on(c, NULL, now))))
		return NOT_NOW;
	return account_needed(who, c, action) ? ACCOUNT_NEEDED : MAY;
}

enum verdict
may_on(const struct account *who, const struct consultation *c, const char *own,
    enum action action, const char *now)
{
	enum verdict verdict = may(who, c, action, now);

	if (verdict != MAY && verdict != ACCOUNT_NEEDED)
		return verdict;
	return c->id && closed_on(c, own, now) ? NOT_NOW : verdict;
}

bool
may_soon_on(const struct account *who, const struct consultation *c,
    const char *own, enum action action, const char *now)
{
	enum verdict verdict = may_on(who, c, own, action, now);

	return verdict == MAY || verdict == ACCOUNT_NEEDED;
}

bool
may_soon(const struct account *who, const struct consultation *c,
    enum action action, const char *now)
{
	enum verdict verdict = may(who, c, action, now);

	return verdict == MAY || verdict == ACCOUNT_NEEDED;
}

const char *
action_name(enum action a)
{
	return rules[a].name;
}

/* Attempts that a person makes in good faith stay far below these, and those
 * of all people behind one address too. */
static const struct throttle throttles[] = {
    {"sign-in", 10, 40, 600, true},
    {"account", 50, 0, 600, false}, /* one account, from all addresses */
    {"second", 10, 0, 600, false},  /* its second factor */
    {"code", 20, 200, 600, true},
    {"comment", 120, 6000, 600, false},
    {"send", 20, 1000, 600, false},
    {"mail", 5, 0, 600, false},	    /* to one address, asked for by anybody */
    {"apply", 40, 400, 600, false}, /* organisations, invitations */
    {"later", 20, 400, 600, false}, /* links to go on with */
    /* one network in one consultation; the setting consultation_sends says
     * how many */
    {"round", 1000000, 0, 86400, false},
    {"upload", 60, 600, 600, false},
    {"abuse", 20, 400, 600, false},
    {"support", 60, 3000, 600, false},
};

const struct throttle *
throttle_find(const char *name)
{
	for (size_t i = 0; i < sizeof throttles / sizeof *throttles; i++)
		if (!strcmp(throttles[i].name, name))
			return &throttles[i];
	return NULL;
}
