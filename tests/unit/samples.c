/*
 * The samples against their grammar and against the law of their profile:
 * on whatever day they are loaded, their terms are lawful, or short with a
 * reason; their decisions are the profile's, with reasons where it asks.
 */
#include "fcgi/base/text.h"
#include "fcgi/site/profile.h"
#include "tests/check.h"

#include <dirent.h>

static struct arena *mem;
static struct profiles *profiles;
static struct grammar *grammar;

static int64_t
offset(const struct node *at, const char *attribute)
{
	const char *text = xml_get(at, attribute);
	int64_t days = 0;

	if (text_int(arena_copy_n(mem, text + 1, strcspn(text + 1, "d@")),
		&days) != OK)
		printf("not ok - no days: %s\n", text);
	return *text == '-' ? -days : days;
}

/* The term as an office would have chosen it, before any prolongation: all
 * samples close at 24:00. */
static enum term
term_on(const struct profile *p, const struct node *root, int64_t today)
{
	const struct node *longer = xml_child(root, "prolonged");
	int64_t published = today + offset(root, "published");
	int64_t last = today + (longer ? offset(longer, "old-end")
				       : offset(root, "closes"));

	if (last >= profile_last_day(profiles, p, published, p->term))
		return TERM_LAWFUL;
	if (p->shorter &&
	    last >= profile_last_day(profiles, p, published, p->shorter))
		return TERM_SHORT;
	return TERM_UNLAWFUL;
}

static void
terms(const struct profile *p, const struct node *root)
{
	int64_t day, first;
	bool lawful = true;

	if (!xml_get(root, "published"))
		return;
	CHECK(day_number("2026-01-01", &first) == OK);
	for (day = first; day < first + 3 * 365 && lawful; day += 7) {
		enum term is = term_on(p, root, day);

		lawful = is == TERM_LAWFUL ||
			 (is == TERM_SHORT && xml_child(root, "short"));
		if (!lawful)
			printf("# %s, loaded on %s\n", xml_get(root, "slug"),
			    day_text(mem, day));
	}
	CHECK(lawful);
}

static void
decisions(const struct profile *p, const struct node *root)
{
	const struct node *at = xml_child(root, "reply");

	for (; at; at = xml_next(at, "reply")) {
		const struct decision_word *d =
		    profile_decision(p, xml_get(at, "decision"));

		if (!d || (d->needs_reasons && !xml_child(at, "reasons")))
			printf(
			    "# %s:%d\n", xml_get(root, "slug"), xml_line(at));
		CHECK(d && (!d->needs_reasons || xml_child(at, "reasons")));
	}
}

static void
papers(const struct profile *p, const struct node *root)
{
	for (size_t i = 0; i < p->paper_count; i++) {
		const struct node *at = xml_child(root, "document");

		if (!p->paper_required[i] || !xml_get(root, "published"))
			continue;
		while (at && !text_is(xml_get(at, "kind"), p->papers[i]))
			at = xml_next(at, "document");
		if (!at)
			printf("# %s lacks %s\n", xml_get(root, "slug"),
			    p->papers[i]);
		CHECK(at != NULL);
	}
}

static void
sample(const char *name)
{
	const char *fault = NULL;
	const struct profile *p;
	struct node *root;

	CHECK(
	    xml_file(arena_printf(mem, "tests/samples/%s", name), &root) == OK);
	CHECK(xml_validate(mem, grammar, root, &fault) == OK);
	if (fault)
		printf("# %s: %s\n", name, fault);
	if (!text_is(xml_name(root), "consultation"))
		return;
	p = profiles_find(profiles, xml_get(root, "profile"));
	CHECK(p != NULL);
	if (!p)
		return;
	terms(p, root);
	decisions(p, root);
	papers(p, root);
}

int
main(void)
{
	DIR *folder = opendir("tests/samples");
	const struct dirent *at;

	mem = arena_new(256 << 20);
	xml_start(true);
	CHECK(folder && profiles_read("conf/profiles", &profiles) == OK &&
	      xml_grammar("tests/samples/samples.rng", &grammar) == OK);
	while ((at = readdir(folder))) {
		size_t size = strlen(at->d_name);

		if (size > 4 && !strcmp(at->d_name + size - 4, ".xml"))
			sample(at->d_name);
	}
	closedir(folder);
	arena_free(mem);
	return check_done();
}
