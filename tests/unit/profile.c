/*
 * Profiles of the four countries: what their files say, and days counted.
 * Substitutes are held against days that governments really announced.
 */
#include "fcgi/site/profile.h"
#include "fcgi/base/text.h"
#include "tests/check.h"

static struct arena *mem;
static const struct profiles *all;

static int64_t
day(const char *text)
{
	int64_t number = -1;

	CHECK(day_number(text, &number) == OK);
	return number;
}

static const char *
last(const char *key, const char *published, int n)
{
	const struct profile *p = profiles_find(all, key);

	if (!p)
		return NULL;
	return day_text(mem, profile_last_day(all, p, day(published), n));
}

static bool
rest(const char *country, const char *text)
{
	return profile_rest(all, country, day(text));
}

/* The six vectors of practice 4. */
static void
vectors(void)
{
	CHECK_TEXT(last("bg.municipal.public", "2026-12-14", 14), "2026-12-29");
	CHECK_TEXT(last("bg.municipal.public", "2026-04-02", 30), "2026-05-04");
	CHECK_TEXT(last("pl.law.public", "2026-12-04", 21), "2026-12-28");
	CHECK_TEXT(last("rs.law.public", "2026-12-18", 20), "2027-01-08");
	CHECK_TEXT(last("cz.law.public", "2026-03-20", 20), "2026-04-21");
	CHECK_TEXT(last("cz.ministry.public", "2026-12-14", 15), "2027-01-07");
}

static bool
holiday(const char *country, const char *text)
{
	return profile_holiday(all, country, day(text));
}

/* What counts as one is named, given instead, or summer; no weekend is. */
static void
holidays(void)
{
	CHECK(holiday("bg", "2026-03-03"));
	CHECK(holiday("bg", "2022-12-28"));
	CHECK(!holiday("bg", "2026-03-07"));
	CHECK(!holiday("pl", "2026-06-30"));
	CHECK(holiday("pl", "2026-07-01"));
	CHECK(holiday("pl", "2026-08-31"));
	CHECK(!holiday("pl", "2026-09-01"));
	CHECK(!holiday("zz", "2026-07-01"));
}

static void
substitutes(void)
{
	/* 24. and 25.12.2022 were Saturday and Sunday: two days more. */
	CHECK(rest("bg", "2022-12-26"));
	CHECK(rest("bg", "2022-12-27"));
	CHECK(rest("bg", "2022-12-28"));
	CHECK(!rest("bg", "2022-12-29"));
	/* 1.5.2021 was Holy Saturday, Monday Easter's: Tuesday off. */
	CHECK(rest("bg", "2021-05-04"));
	CHECK(!rest("bg", "2021-05-05"));
	/* Before 2017 there was none: 1.5.2016 was a Sunday, Easter's. */
	CHECK(!rest("bg", "2016-05-03"));
	/* Easter on a weekend gives none: 6.5.2024 is both. */
	CHECK(!rest("bg", "2024-05-07"));
	CHECK(rest("bg", "2026-01-02"));
	CHECK(!rest("bg", "2025-01-02"));
	/* Serbia: on Sunday only, and only state holidays. */
	CHECK(rest("rs", "2022-01-03"));
	CHECK(rest("rs", "2022-05-03"));
	CHECK(!rest("rs", "2022-05-04"));
	CHECK(rest("rs", "2027-05-04"));
	CHECK(rest("rs", "2028-01-03"));
	CHECK(!rest("rs", "2024-01-08"));
	/* None in Poland and Czechia: 26.12.2026 is a Saturday. */
	CHECK(!rest("pl", "2026-12-28"));
	CHECK(!rest("cz", "2026-12-28"));
	/* A holiday holds from its year on. */
	CHECK(!rest("pl", "2024-12-24"));
	CHECK(rest("pl", "2025-12-24"));
	CHECK(!rest("cz", "2015-04-03"));
	CHECK(rest("cz", "2016-03-25"));
}

static void
easters(void)
{
	/* 2026: 5 April western, 12 April Orthodox. */
	CHECK(rest("pl", "2026-04-06") && rest("cz", "2026-04-06"));
	CHECK(rest("cz", "2026-04-03") && !rest("pl", "2026-04-03"));
	CHECK(!rest("bg", "2026-04-06") && !rest("rs", "2026-04-06"));
	CHECK(rest("bg", "2026-04-10") && rest("rs", "2026-04-10"));
	CHECK(rest("bg", "2026-04-13") && rest("rs", "2026-04-13"));
	CHECK(!rest("pl", "2026-04-13") && !rest("cz", "2026-04-13"));
	/* Corpus Christi, a Thursday; 2025 both Easters are one. */
	CHECK(rest("pl", "2026-06-04"));
	CHECK(rest("bg", "2025-04-21") && rest("pl", "2025-04-21"));
}

static enum term
term_of(const char *key, const char *published, const char *closes)
{
	const struct profile *p = profiles_find(all, key);
	struct span wish = {"Europe/Sofia", published, closes};
	enum term is = TERM_LAWFUL;

	CHECK(p && profile_term(all, p, &wish, &is) == OK);
	return is;
}

/* 14.12.2026 to the end of 29.12. in Sofia (UTC+2). */
static void
terms(void)
{
	const char *key = "bg.municipal.public";
	const char *start = "2026-12-14 08:00:00.000000";

	CHECK(term_of(key, start, "2026-12-29 22:00:00.000000") == TERM_SHORT);
	/* At 23:59 of that day the day itself is not whole. */
	CHECK(
	    term_of(key, start, "2026-12-29 21:59:00.000000") == TERM_UNLAWFUL);
	CHECK(term_of(key, start, "2027-01-13 22:00:00.000000") == TERM_LAWFUL);
	CHECK(term_of(key, start, "2027-01-13 10:00:00.000000") == TERM_SHORT);
	CHECK(
	    term_of(key, start, "2026-12-14 07:00:00.000000") == TERM_UNLAWFUL);
	/* Published at 23:30 local time, the next day in nobody's clock. */
	CHECK(term_of(key, "2026-12-14 21:30:00.000000",
		  "2026-12-29 22:00:00.000000") == TERM_SHORT);
	CHECK(term_of(key, "2026-12-14 22:30:00.000000",
		  "2026-12-29 22:00:00.000000") == TERM_SHORT);
	CHECK(term_of("bg.law.internal", start, "2026-12-14 10:00:00.000000") ==
	      TERM_LAWFUL);
}

static void
earliest(void)
{
	const struct profile *p = profiles_find(all, "bg.municipal.public");
	struct span from = {"Europe/Sofia", "2026-12-14 08:00:00.000000", NULL};
	const char *at = NULL;

	CHECK(profile_earliest(mem, all, p, &from, true, &at) == OK);
	CHECK_TEXT(at, "2026-12-29 22:00:00.000000");
	CHECK(profile_earliest(mem, all, p, &from, false, &at) == OK);
	CHECK_TEXT(at, "2027-01-13 22:00:00.000000");
}

static void
due(void)
{
	const struct profile *rs = profiles_find(all, "rs.law.public");
	const struct profile *bg = profiles_find(all, "bg.municipal.public");

	CHECK(profile_due(rs, day("2027-01-08")) == day("2027-01-23"));
	CHECK(profile_due(bg, day("2027-01-08")) == 0);
	CHECK(bg->due == DUE_BEFORE_ADOPTION && bg->reason_in_papers);
}

static void
minimum(const char *key, int term, int shorter, int report)
{
	const struct profile *p = profiles_find(all, key);

	CHECK(p && p->term == term && p->shorter == shorter);
	CHECK(p && p->due_days == report);
	printf("# %s\n", key);
}

static void
contents(void)
{
	const struct profile *p;

	minimum("bg.ministry.public", 30, 14, 0);
	minimum("bg.municipal.public", 30, 14, 0);
	minimum("pl.law.public", 21, 1, 0);
	minimum("pl.municipal.bodies", 21, 7, 30);
	minimum("pl.strategy.public", 35, 0, 30);
	minimum("pl.spatial.public", 28, 0, 0);
	minimum("cz.law.bodies", 20, 1, 0);
	minimum("cz.ministry.bodies", 15, 1, 0);
	minimum("cz.spatial.public", 15, 0, 0);
	minimum("rs.law.public", 20, 0, 15);
	minimum("rs.law.early", 7, 0, 0);
	minimum("rs.municipal.public", 15, 7, 15);
	p = profiles_find(all, "rs.municipal.public");
	CHECK_TEXT(p->columns[0].heading, "Р. бр.");
	CHECK_TEXT(text_to_latin(mem, p->columns[2].heading), "Član nacrta");
	p = profiles_find(all, "bg.municipal.public");
	CHECK(p->column_count == 7 && p->paper_required[1]);
	CHECK_TEXT(p->columns[6].heading, "Мотиви");
	CHECK_TEXT(p->decisions[2].words, "Не се приема");
	CHECK(p->decisions[2].needs_reasons && !p->decisions[0].needs_reasons);
	p = profiles_find(all, "cz.spatial.public");
	CHECK(p->from_hearing && p->event.notice == 15);
	CHECK_TEXT(p->demands, "reason property");
	CHECK(profiles_find(all, "bg.municipal") == NULL);
}

/* What must have reasons everywhere, and what every table must end with. */
static void
decisions(void)
{
	static const char *const demanding[] = {
	    "refused", "partly", "late", "deficient", "out_of_scope"};
	const struct profile *p;

	for (size_t i = 0; (p = profiles_at(all, i)); i++) {
		bool good =
		    profile_decision(p, "none") && profile_decision(p, "late");

		for (size_t k = 0; k < 5; k++) {
			const struct decision_word *d =
			    profile_decision(p, demanding[k]);

			good = good && (!d || d->needs_reasons);
		}
		if (!good)
			printf("# %s\n", p->key);
		CHECK(good);
	}
}

int
main(void)
{
	struct profiles *read = NULL;

	mem = arena_new(8 << 20);
	xml_start(true);
	CHECK(profiles_read("conf/profiles", &read) == OK);
	all = read;
	if (!all)
		return check_done() + 1;
	vectors();
	substitutes();
	holidays();
	easters();
	terms();
	earliest();
	due();
	contents();
	decisions();
	CHECK(profiles_read("conf/drafting/none", &read) == ERR_BROKEN);
	arena_free(mem);
	return check_done();
}
