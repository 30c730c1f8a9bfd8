/* phase.c: the phase of a consultation by its facts, and rights as words. */
#include "db/account.h"
#include "db/consultation.h"
#include "tests/check.h"

#define DAY(n) "2026-03-" n " 10:00:00.000000"

/* Published on the 2nd, open from the 4th to the 20th. */
static struct consultation
published(void)
{
	return (struct consultation){
	    .id = 1,
	    .published = DAY("02"),
	    .opens = DAY("04"),
	    .closes = DAY("20"),
	};
}

static void
by_time(void)
{
	struct consultation c = published();

	CHECK(phase_at(&c, DAY("03")) == ANNOUNCED);
	CHECK(phase_at(&c, DAY("04")) == OPEN);
	CHECK(phase_at(&c, "2026-03-20 09:59:59.999999") == OPEN);
	CHECK(phase_at(&c, DAY("20")) == CLOSED);
	c.published = NULL;
	CHECK(phase_at(&c, DAY("05")) == PREPARING);
	CHECK(phase_at(&c, DAY("25")) == PREPARING);
}

/* product 3: the first row of the table that holds. */
static void
by_facts(void)
{
	struct consultation c = published();

	c.reported = DAY("25");
	CHECK(phase_at(&c, DAY("26")) == ANSWERED);
	c.concluded = DAY("27");
	CHECK(phase_at(&c, DAY("28")) == CONCLUDED);
	c.reported = NULL; /* adopted before the report: facts are facts */
	CHECK(phase_at(&c, DAY("28")) == CONCLUDED);
	CHECK(phase_at(&c, DAY("05")) == OPEN);
	c.cancelled = DAY("06");
	CHECK(phase_at(&c, DAY("05")) == CANCELLED);
	c.published = NULL;
	CHECK(phase_at(&c, DAY("05")) == CANCELLED);
}

static void
next(void)
{
	struct consultation c = published();

	CHECK_TEXT(phase_next(&c, DAY("03")), DAY("04"));
	CHECK_TEXT(phase_next(&c, DAY("04")), DAY("20"));
	CHECK(phase_next(&c, DAY("20")) == NULL);
	c.cancelled = DAY("05");
	CHECK(phase_next(&c, DAY("06")) == NULL);
	CHECK_TEXT(phase_name(ANSWERED), "answered");
}

static void
rights(void)
{
	for (unsigned r = PREPARE; r <= ADMINISTER; r <<= 1)
		CHECK(right_from(right_name((enum right)r)) == r);
	CHECK_TEXT(right_name(SIGN_OFF), "sign_off");
	CHECK(right_from("sign") == 0);
	CHECK(right_from("") == 0);
}

int
main(void)
{
	by_time();
	by_facts();
	next();
	rights();
	return check_done();
}
