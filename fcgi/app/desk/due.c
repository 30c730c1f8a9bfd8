/*
 * due.c: the day by which a report is due.
 */
#include "fcgi/app/desk/due.h"

#include "fcgi/base/clock.h"
#include "fcgi/site/page.h"

#include <string.h>

/* "cz.municipal.public" where "bg.municipal.public" leads and a Czech body
 * joins: the same kind of act and of round. */
static const struct profile *
of_country(const struct profiles *all, const struct profile *leads,
    const char *country, size_t size)
{
	const char *kind = leads->key + strcspn(leads->key, ".");
	const struct profile *p;

	for (size_t i = 0; (p = profiles_at(all, i)); i++)
		if (!strncmp(p->key, country, size) &&
		    text_is(p->key + size, kind))
			return p;
	return NULL;
}

static bool
has(const struct profile *const *list, size_t count, const struct profile *p)
{
	for (size_t i = 0; i < count; i++)
		if (list[i] == p)
			return true;
	return false;
}

size_t
due_profiles(const struct profiles *all, const struct due_of *of,
    const struct profile *out[DUE_PROFILES])
{
	const struct profile *leads = profiles_find(all, of->profile), *p;
	const char *at = of->countries ? of->countries : "";
	size_t count = 0;

	if (!leads)
		return 0;
	out[count++] = leads;
	while (*(at += strspn(at, " ")) && count < DUE_PROFILES) {
		size_t size = strcspn(at, " ");

		p = of_country(all, leads, at, size);
		if (p && !has(out, count, p))
			out[count++] = p;
		at += size;
	}
	return count;
}

static const char *
day_by(struct visit *v, const struct profile *p, const struct due_of *of)
{
	const char *last;
	int64_t day;

	if (p->due == DUE_BEFORE_ADOPTION)
		return of->concluded ? NULL : of->planned;
	if (p->due == DUE_NONE || !of->closes)
		return NULL;
	last = clock_day(v->mem, of->zone, clock_add(v->mem, of->closes, -1));
	if (!last || day_number(last, &day) != OK)
		return NULL;
	return day_text(v->mem, profile_due(p, day));
}

static const char *
day_before(struct visit *v, const char *day)
{
	int64_t number;

	return day && day_number(day, &number) == OK
		   ? day_text(v->mem, number - 1)
		   : NULL;
}

static const char *
earlier(const char *day, const char *other)
{
	return !day || (other && strcmp(other, day) < 0) ? other : day;
}

const char *
report_due(struct visit *v, const struct due_of *of)
{
	const struct profile *held[DUE_PROFILES];
	size_t count = due_profiles(v->site->profiles, of, held);
	const char *first = NULL;
	bool asked = false;

	for (size_t i = 0; i < count; i++) {
		first = earlier(first, day_by(v, held[i], of));
		asked |= held[i]->due != DUE_NONE;
	}
	return asked ? earlier(first, day_before(v, of->adopted)) : NULL;
}

const char *
report_due_of(struct visit *v, const struct rows *r, size_t row)
{
	const struct due_of of = {
	    .profile = cell(r, row, ".profile"),
	    .countries = cell(r, row, ".countries"),
	    .zone = cell(r, row, ".zone"),
	    .closes = cell_time(r, row, ":closes"),
	    .planned = cell(r, row, ".planned"),
	    .adopted =
		cell_has(r, ".adopted") ? cell(r, row, ".adopted") : NULL,
	    .concluded =
		cell_has(r, ".concluded") && cell(r, row, ".concluded"),
	};

	return report_due(v, &of);
}

const char *
report_due_here(struct visit *v)
{
	const struct consultation *c = &v->consultation;
	const struct due_of of = {
	    .profile = c->profile,
	    .countries = cell(&c->row, 0, "countries"),
	    .zone = c->zone,
	    .closes = c->closes,
	    .planned = cell(&c->row, 0, "planned_adoption"),
	    .adopted = cell(&c->row, 0, "adopted_on"),
	    .concluded = c->concluded != NULL,
	};

	return report_due(v, &of);
}

bool
due_passed(struct visit *v, const char *day, const char *zone)
{
	const char *today = day ? clock_day(v->mem, zone, v->now) : NULL;

	return today && strcmp(day, today) < 0;
}

struct node *
due_counted(struct visit *v, struct node *to, const char *name, const char *day)
{
	struct node *node = page_day(v, to, name, day);
	const char *today = clock_day(v->mem, v->consultation.zone, v->now);
	int64_t then, now;

	if (node && today && day_number(day, &then) == OK &&
	    day_number(today, &now) == OK && then > now)
		xml_attr_int(node, "days", then - now);
	return node;
}
