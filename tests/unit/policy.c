/*
 * policy.c: who may say something on what and when, where changed drafts have
 * given provisions closing moments of their own (practice 3): a table of
 * moments, places and persons.
 */
#include "fcgi/site/policy.h"
#include "tests/check.h"

#define DAY(n) "2026-03-" n " 10:00:00.000000"
#define JUST_BEFORE(n) "2026-03-" n " 09:59:59.999999"

#define ENDS "20"   /* of all but what was changed */
#define FIRST "24"  /* of what one change changed */
#define SECOND "28" /* of what another did: the end of the round */

static const char *audience;
static const char *const columns[] = {"audience"};
static const char *const own[] = {DAY(FIRST), DAY(SECOND)};

/* Open from the 4th. */
static struct consultation
with_own_terms(void)
{
	static const char *cells[1];
	static size_t sizes[1];

	cells[0] = audience;
	sizes[0] = strlen(audience);
	return (struct consultation){
	    .id = 1,
	    .published = DAY("02"),
	    .opens = DAY("04"),
	    .closes = DAY(SECOND),
	    .rest = DAY(ENDS),
	    .first = DAY(ENDS),
	    .own_closings = own,
	    .own_count = 2,
	    .row = {.count = 1,
		.columns = 1,
		.names = columns,
		.cells = cells,
		.sizes = sizes},
	};
}

/* The same round without them. */
static struct consultation
without(void)
{
	struct consultation c = with_own_terms();

	c.rest = NULL;
	c.own_count = 0;
	c.first = c.closes = DAY(ENDS);
	return c;
}

/* What may be spoken of at a moment, a letter each: an (u)nchanged provision,
 * one of the (f)irst change, of the (s)econd, the (w)hole; (r): an
 * organisation's room is open.  "" for none of it. */
static const struct at {
	const char *now, *open, *plain; /* plain: without own terms */
	enum phase phase, plain_phase;
	const char *next;
} table[] = {
    {DAY("03"), "", "", ANNOUNCED, ANNOUNCED, DAY("04")},
    {DAY("04"), "ufswr", "ufswr", OPEN, OPEN, DAY(ENDS)},
    {JUST_BEFORE(ENDS), "ufswr", "ufswr", OPEN, OPEN, DAY(ENDS)},
    {DAY(ENDS), "fsr", "", OPEN, CLOSED, DAY(FIRST)},
    {JUST_BEFORE(FIRST), "fsr", "", OPEN, CLOSED, DAY(FIRST)},
    {DAY(FIRST), "sr", "", OPEN, CLOSED, DAY(SECOND)},
    {JUST_BEFORE(SECOND), "sr", "", OPEN, CLOSED, DAY(SECOND)},
    {DAY(SECOND), "", "", CLOSED, CLOSED, NULL},
    {DAY("29"), "", "", CLOSED, CLOSED, NULL},
};

static enum verdict
verdict_on(const struct account *who, const struct consultation *c, char place,
    const char *now)
{
	switch (place) {
	case 'u':
		return may_on(who, c, NULL, COMMENT, now);
	case 'f':
		return may_on(who, c, DAY(FIRST), COMMENT, now);
	case 's':
		return may_on(who, c, DAY(SECOND), COMMENT, now);
	case 'w':
		return may(who, c, COMMENT_WHOLE, now);
	default:
		return may(who, c, ORG_DRAFT, now);
	}
}

static bool
soon_on(const struct account *who, const struct consultation *c, char place,
    const char *now)
{
	switch (place) {
	case 'u':
		return may_soon_on(who, c, NULL, COMMENT, now);
	case 'f':
		return may_soon_on(who, c, DAY(FIRST), COMMENT, now);
	case 's':
		return may_soon_on(who, c, DAY(SECOND), COMMENT, now);
	case 'w':
		return may_soon(who, c, COMMENT_WHOLE, now);
	default:
		return may_soon(who, c, ORG_DRAFT, now);
	}
}

/* open: what that person may there where it is open. */
static void
person(const struct account *who, const struct consultation *c,
    const struct at *at, const char *letters, const char *places,
    enum verdict open)
{
	for (; *places; places++) {
		bool now = strchr(letters, *places) != NULL;

		CHECK(verdict_on(who, c, *places, at->now) ==
		      (now ? open : NOT_NOW));
		CHECK(soon_on(who, c, *places, at->now) == now);
	}
}

static void
moments(const struct at *at)
{
	const struct account guest = {0}, citizen = {.id = 7};
	const struct account member = {.id = 8, .roles = DRAFTER};
	struct consultation c;

	audience = "everybody";
	c = with_own_terms();
	CHECK(phase_at(&c, at->now) == at->phase);
	CHECK_TEXT(phase_next(&c, at->now), at->next);
	person(&guest, &c, at, at->open, "ufsw", MAY);
	person(&citizen, &c, at, at->open, "ufsw", MAY);
	person(&member, &c, at, at->open, "ufswr", MAY);
	audience = "accounts";
	c = with_own_terms();
	person(&guest, &c, at, at->open, "ufsw", ACCOUNT_NEEDED);
	person(&citizen, &c, at, at->open, "ufsw", MAY);
	audience = "everybody";
	c = without();
	CHECK(phase_at(&c, at->now) == at->plain_phase);
	/* a moment that lies before the end of all is none of its own */
	person(&guest, &c, at, at->plain, "uw", MAY);
	person(&member, &c, at, at->plain, "uwr", MAY);
}

/* The end of all moved past what one change got: the later of the two holds. */
static void
moved_past(void)
{
	struct consultation c;

	audience = "everybody";
	c = with_own_terms();
	c.rest = c.first = DAY("26");
	CHECK_TEXT(closing_of(&c, NULL), DAY("26"));
	CHECK_TEXT(closing_of(&c, DAY(FIRST)), DAY("26"));
	CHECK_TEXT(closing_of(&c, DAY(SECOND)), DAY(SECOND));
	CHECK(!closed_on(&c, DAY(FIRST), JUST_BEFORE("26")));
	CHECK(closed_on(&c, DAY(FIRST), DAY("26")));
	CHECK_TEXT(phase_next(&c, DAY("25")), DAY("26"));
	CHECK_TEXT(phase_next(&c, DAY("26")), DAY(SECOND));
}

/* No term is set yet: nothing has closed. */
static void
no_term(void)
{
	const struct consultation c = {.id = 1};

	CHECK(closing_of(&c, NULL) == NULL);
	CHECK(!closed_on(&c, NULL, DAY("10")));
}

/* A cancelled round is over for all of it. */
static void
cancelled(void)
{
	const struct account citizen = {.id = 7};
	struct consultation c;

	audience = "everybody";
	c = with_own_terms();
	c.cancelled = DAY("10");
	for (const char *p = "ufswr"; *p; p++)
		CHECK(!soon_on(&citizen, &c, *p, DAY("11")));
}

int
main(void)
{
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		moments(&table[i]);
	moved_past();
	no_term();
	cancelled();
	return check_done();
}
