/*
 * fact.c: late and deficient, from dates and from what a comment says.
 */
#include "fcgi/app/answer/fact.h"

#include "fcgi/app/answer/answering.h"
#include "fcgi/app/paper/cite.h"
#include "fcgi/app/part/comment_form.h"
#include "fcgi/site/page.h"

#include <string.h>

static const char *
by_fact(const struct visit *v, const char *key)
{
	return profile_by_fact(
	    profiles_find(v->site->profiles, v->consultation.profile), key);
}

const char *
late_key(const struct visit *v)
{
	return by_fact(v, "late");
}

const char *
deficient_key(const struct visit *v)
{
	return by_fact(v, "deficient");
}

bool
came_late(const struct visit *v, const char *own, const char *received,
    const char *posted)
{
	const char *when = posted && posted_counts(v) ? posted : received;
	const char *closing = closing_of(&v->consultation, own);

	return when && closing && strcmp(when, closing) >= 0;
}

const char *
fact_key(const struct visit *v, bool late, bool placed)
{
	if (late && late_key(v))
		return late_key(v);
	return placed ? NULL : deficient_key(v);
}

const char *
fact_reason(
    struct visit *v, const char *key, const char *own, const char *received)
{
	if (text_is(key, "deficient"))
		return visit_text(v, "report.deficient", NULL, NULL);
	return visit_text(v, "report.late",
	    act_date(v, closing_of(&v->consultation, own)),
	    act_date(v, received));
}
