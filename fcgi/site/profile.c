/*
 * profile.c: conf/profiles/COUNTRY.xml as structs.
 *
 * The grammar has been held against the file before anything is read here,
 * so that what it demands is taken as there; what it cannot say (a key that
 * comes twice, a reference to nothing) is checked and logged with its line.
 * How days are counted stands in term.c.
 */
#include "fcgi/site/profile.h"

#include "fcgi/base/log.h"
#include "fcgi/base/text.h"
#include "fcgi/site/holiday.h"

#include <dirent.h>

enum {
	MEMORY = 16 << 20,
	COUNTRIES = 32,
	PROFILES = 512,
};

struct profiles {
	struct arena *mem;
	struct holidays countries[COUNTRIES];
	size_t country_count;
	struct profile *at;
	size_t count;
};

/* One country's file while it is read. */
struct source {
	struct profiles *all;
	const char *path;
	const struct node *root;
};

static enum err
wrong(const struct source *s, const struct node *at, const char *what)
{
	return log_err(
	    ERR_BROKEN, "profile", "%s:%d: %s", s->path, xml_line(at), what);
}

static bool
yes(const struct node *at, const char *attribute)
{
	return text_is(xml_get(at, attribute), "yes");
}

static const char *
or_empty(const char *text)
{
	return text ? text : "";
}

static const char *
words(const struct source *s, const struct node *parent, const char *name)
{
	const struct node *at = name ? xml_child(parent, name) : parent;

	return text_trim(s->all->mem, xml_words(s->all->mem, at));
}

/* ---- holidays ---- */

/* "12-24": the grammar lets 13-39 through. */
static enum err
read_day(const struct source *s, const struct node *at, struct holiday *out)
{
	int64_t month, day, number;
	const char *text = xml_get(at, "day");

	TRY(text_int(arena_copy_n(s->all->mem, text, 2), &month));
	TRY(text_int(text + 3, &day));
	text = arena_printf(s->all->mem, "2024-%s", text);
	if (day_number(text, &number) != OK)
		return wrong(s, at, "no such day of the year");
	out->month = (int)month;
	out->day = (int)day;
	return OK;
}

static struct holiday *
holiday_add(struct holidays *c, const struct node *at, enum holiday_kind kind)
{
	struct holiday *h = &c->at[c->count++];

	h->kind = kind;
	h->from = (int)xml_get_int(at, "from", 0);
	h->until = (int)xml_get_int(at, "until", 9999);
	return h;
}

static enum err
read_fixed(const struct source *s, const struct node *at, struct holidays *c)
{
	const struct holiday *before = c->count ? &c->at[c->count - 1] : NULL;
	struct holiday *h = holiday_add(c, at, HOLIDAY_FIXED);
	const char *substitute = xml_get(at, "substitute");

	TRY(read_day(s, at, h));
	if (text_is(substitute, "weekend"))
		h->substitute = SUBSTITUTE_WEEKEND;
	else if (substitute)
		h->substitute = SUBSTITUTE_SUNDAY;
	h->substitute_from = (int)xml_get_int(at, "substitute-from", 0);
	if (before &&
	    before->month * 100 + before->day > h->month * 100 + h->day)
		return wrong(s, at, "not in the order of the year");
	return OK;
}

static enum err
read_holiday(const struct source *s, const struct node *at, struct holidays *c)
{
	struct holiday *h;

	if (c->count == HOLIDAYS)
		return wrong(s, at, "too many holidays");
	if (text_is(xml_name(at), "fixed"))
		return read_fixed(s, at, c);
	if (text_is(xml_name(at), "easter")) {
		h = holiday_add(c, at, HOLIDAY_EASTER);
		h->orthodox = text_is(xml_get(at, "church"), "orthodox");
		h->offset = xml_get_int(at, "offset", 0);
		return OK;
	}
	h = holiday_add(c, at, HOLIDAY_SINGLE);
	h->works = !yes(at, "rest");
	if (day_number(xml_get(at, "date"), &h->date) != OK)
		return wrong(s, at, "no such day");
	return OK;
}

static enum err
read_holidays(const struct source *s)
{
	const struct node *at, *list = xml_child(s->root, "holidays");
	struct holidays *c;

	if (s->all->country_count == COUNTRIES)
		return wrong(s, s->root, "too many countries");
	c = &s->all->countries[s->all->country_count++];
	c->country = xml_get(s->root, "code");
	c->summer_from = xml_get(list, "summer-from");
	c->summer_until = xml_get(list, "summer-until");
	for (at = xml_child(list, NULL); at; at = xml_next(at, NULL))
		TRY(read_holiday(s, at, c));
	return OK;
}

/* ---- what profiles share ---- */

/* The list of that element's name that the profile names by id. */
static enum err
referred(const struct source *s, const struct node *profile, const char *name,
    const struct node **out)
{
	const struct node *at = xml_child(s->root, name);
	const char *id = xml_get(profile, name);

	while (at && !text_is(xml_get(at, "id"), id))
		at = xml_next(at, name);
	if (!at)
		return wrong(s, profile, "refers to a list that is not there");
	*out = at;
	return OK;
}

static enum err
read_decisions(
    const struct source *s, const struct node *from, struct profile *p)
{
	const struct node *at, *list;

	TRY(referred(s, from, "decisions", &list));
	for (at = xml_child(list, NULL); at; at = xml_next(at, NULL)) {
		if (profile_decision(p, xml_get(at, "key")))
			return wrong(s, at, "decision comes twice");
		p->decisions[p->decision_count++] = (struct decision_word){
		    .key = xml_get(at, "key"),
		    .words = words(s, at, NULL),
		    .needs_reasons = yes(at, "reasons"),
		};
	}
	return OK;
}

static enum err
read_columns(const struct source *s, const struct node *from, struct profile *p)
{
	const struct node *at, *list;

	TRY(referred(s, from, "table", &list));
	for (at = xml_child(list, NULL); at; at = xml_next(at, NULL)) {
		if (p->column_count == PROFILE_COLUMNS)
			return wrong(s, at, "too many columns");
		p->columns[p->column_count++] = (struct column){
		    .heading = words(s, at, NULL),
		    .content = xml_get(at, "content"),
		};
	}
	return OK;
}

/* "§" is no letter and stays as it is. */
static const char *
folded(const struct source *s, const struct profile *p, const char *word)
{
	const char *out = text_fold_in(s->all->mem, p->language, word);

	return *out ? out : word;
}

/* How people of the country write tables and citations. */
static enum err
read_intake(const struct source *s, struct profile *p)
{
	const struct node *list = xml_child(s->root, "intake"), *at;

	p->counted = list ? xml_get(list, "counted") : NULL;
	at = list ? xml_child(list, NULL) : NULL;
	for (; at; at = xml_next(at, NULL)) {
		if (p->intake_count == PROFILE_INTAKE ||
		    p->word_count == PROFILE_WORDS)
			return wrong(s, at, "too many headings or words");
		if (xml_get(at, "is"))
			p->words[p->word_count++] =
			    (struct cite_word){folded(s, p, words(s, at, NULL)),
				folded(s, p, xml_get(at, "is"))};
		else
			p->intake[p->intake_count++] = (struct intake){
			    .heading = words(s, at, NULL),
			    .content = xml_get(at, "content"),
			    .blank = yes(at, "blank"),
			};
	}
	return OK;
}

static enum err
read_places(const struct source *s, const struct node *from, struct profile *p)
{
	const struct node *at, *list;

	TRY(referred(s, from, "places", &list));
	for (at = xml_child(list, NULL); at; at = xml_next(at, NULL)) {
		if (p->place_count == PROFILE_PLACES)
			return wrong(s, at, "too many places");
		p->places[p->place_count++] = (struct place){
		    .key = xml_get(at, "key"),
		    .name = words(s, at, NULL),
		    .draft = strstr(xml_get(at, "shows"), "draft"),
		    .report = strstr(xml_get(at, "shows"), "report"),
		};
	}
	return OK;
}

static enum err
read_papers(const struct source *s, const struct node *from, struct profile *p)
{
	const struct node *at = xml_child(from, "paper");

	for (; at; at = xml_next(at, "paper")) {
		if (p->paper_count == PROFILE_PAPERS)
			return wrong(s, at, "too many papers");
		p->papers[p->paper_count] = xml_get(at, "kind");
		p->paper_required[p->paper_count++] = yes(at, "required");
	}
	return OK;
}

/* ---- a profile ---- */

static void
read_names(const struct source *s, const struct node *at, struct profile *p)
{
	const struct node *keep = xml_child(s->root, "archive");

	p->keep_class = xml_get(keep, "class");
	p->keep_years = (int)xml_get_int(keep, "years", 0);
	p->keep_list = xml_get(keep, "list");
	p->keep_record = xml_get(keep, "record");
	p->country = xml_get(s->root, "code");
	p->language = xml_get(s->root, "language");
	p->act = xml_get(at, "act");
	p->round = xml_get(at, "round");
	p->key =
	    arena_printf(s->all->mem, "%s.%s.%s", p->country, p->act, p->round);
	p->act_name = words(s, at, "act");
	p->round_name = words(s, at, "round");
	p->report_name = words(s, at, "report");
	p->basis = words(s, at, "basis");
}

static enum who_may
who_of(const char *who)
{
	if (text_is(who, "organisations"))
		return WHO_ORGANISATIONS;
	if (text_is(who, "bodies"))
		return WHO_BODIES;
	return text_is(who, "members") ? WHO_MEMBERS : WHO_ANYBODY;
}

static enum report_due
due_of(const char *due)
{
	if (text_is(due, "after-closing"))
		return DUE_AFTER_CLOSING;
	return text_is(due, "none") ? DUE_NONE : DUE_BEFORE_ADOPTION;
}

/* roll is the rule in all four countries; a file may say no. */
static void
read_terms(const struct node *at, struct profile *p)
{
	p->term = (int)xml_get_int(at, "term", 0);
	p->working_days = text_is(xml_get(at, "unit"), "working-days");
	p->from_hearing = text_is(xml_get(at, "starts"), "hearing");
	p->shorter = (int)xml_get_int(at, "shorter", 0);
	p->reason_in_papers = xml_get(at, "reason-in");
	p->roll = !text_is(xml_get(at, "roll"), "no");
	p->who = who_of(xml_get(at, "who"));
	p->know = or_empty(xml_get(at, "know"));
	p->demands = or_empty(xml_get(at, "demands"));
	p->by_post_date = text_is(xml_get(at, "in-time"), "posted");
	p->due = due_of(xml_get(at, "report"));
	p->due_days = (int)xml_get_int(at, "report-days", 0);
}

/* Where the file is silent on a changed draft, the shortest term must still
 * remain (practice 3). */
static void
read_rules(const struct node *at, struct profile *p)
{
	const struct node *event = xml_child(at, "event");
	const struct node *change = xml_child(at, "change");

	p->change_days = p->shorter ? p->shorter : p->term;
	if (change) {
		p->change_restarts = yes(change, "restarts");
		p->change_alike = yes(change, "alike");
		p->change_days =
		    (int)xml_get_int(change, "days", p->change_days);
	}
	if (!event)
		return;
	p->event = (struct event_rule){
	    .notice = (int)xml_get_int(event, "notice", 0),
	    .notice_urgent = (int)xml_get_int(event, "notice-urgent", 0),
	    .first_day = (int)xml_get_int(event, "first-day", 0),
	    .before_end = (int)xml_get_int(event, "before-end", 0),
	    .from_hour = (int)xml_get_int(event, "from-hour", 0),
	};
}

static enum err
read_profile(const struct source *s, const struct node *at)
{
	struct profile *p = &s->all->at[s->all->count];

	if (s->all->count == PROFILES)
		return wrong(s, at, "too many profiles");
	read_names(s, at, p);
	if (profiles_find(s->all, p->key))
		return wrong(s, at, "a second profile of this act and round");
	read_terms(at, p);
	read_rules(at, p);
	if (p->shorter > p->term)
		return wrong(s, at, "shorter is longer than the term");
	if (p->due == DUE_AFTER_CLOSING && !p->due_days)
		return wrong(s, at, "report after closing without days");
	TRY(read_decisions(s, at, p));
	TRY(read_columns(s, at, p));
	TRY(read_intake(s, p));
	TRY(read_places(s, at, p));
	TRY(read_papers(s, at, p));
	s->all->count++;
	return OK;
}

static enum err
read_country(
    struct profiles *all, const struct grammar *grammar, const char *path)
{
	struct source s = {.all = all, .path = path};
	struct node *root;
	const struct node *at;
	const char *fault;

	TRY(xml_file(path, &root));
	s.root = root;
	if (xml_validate(all->mem, grammar, root, &fault) != OK)
		return wrong(&s, root, fault);
	TRY(read_holidays(&s));
	at = xml_child(root, "profile");
	for (; at; at = xml_next(at, "profile"))
		TRY(read_profile(&s, at));
	return OK;
}

/* ---- the folder ---- */

static bool
is_country(const char *name)
{
	return strlen(name) == strlen("bg.xml") && !strcmp(name + 2, ".xml");
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Sorted, so that the order of profiles does not hang on the disk's. */
static enum err
list_countries(
    struct arena *mem, const char *folder, char **names, size_t *count)
{
	DIR *open = opendir(folder);
	struct dirent *at;

	if (!open)
		return log_err(ERR_BROKEN, "profile", "%s: %m", folder);
	while ((at = readdir(open)) && *count < COUNTRIES)
		if (is_country(at->d_name))
			names[(*count)++] = arena_copy(mem, at->d_name);
	closedir(open);
	qsort(names, *count, sizeof *names, by_name);
	return OK;
}

enum err
profiles_read(const char *folder, struct profiles **out)
{
	struct arena *mem = arena_new(MEMORY);
	struct profiles *all = arena_alloc(mem, sizeof *all);
	struct grammar *grammar;
	char *names[COUNTRIES];
	size_t count = 0;

	all->mem = mem;
	all->at = arena_alloc(mem, PROFILES * sizeof *all->at);
	TRY(list_countries(mem, folder, names, &count));
	if (!count)
		return log_err(ERR_BROKEN, "profile", "%s: none", folder);
	TRY(xml_grammar(arena_printf(mem, "%s/profile.rng", folder), &grammar));
	for (size_t i = 0; i < count; i++)
		TRY(read_country(all, grammar,
		    arena_printf(mem, "%s/%s", folder, names[i])));
	*out = all;
	return OK;
}

const struct profile *
profiles_find(const struct profiles *all, const char *key)
{
	for (size_t i = 0; i < all->count; i++)
		if (text_is(all->at[i].key, key))
			return &all->at[i];
	return NULL;
}

const struct profile *
profiles_general(const struct profiles *all, const char *language)
{
	for (size_t i = 0; i < all->count; i++)
		if (text_is(all->at[i].country, "xx") &&
		    text_is(all->at[i].language, language))
			return &all->at[i];
	return NULL;
}

const struct profile *
profiles_at(const struct profiles *all, size_t i)
{
	return i < all->count ? &all->at[i] : NULL;
}

const struct decision_word *
profile_decision(const struct profile *p, const char *key)
{
	for (size_t i = 0; i < p->decision_count; i++)
		if (text_is(p->decisions[i].key, key))
			return &p->decisions[i];
	return NULL;
}

const struct holidays *
profiles_holidays(const struct profiles *all, const char *country)
{
	for (size_t i = 0; i < all->country_count; i++)
		if (text_is(all->countries[i].country, country))
			return &all->countries[i];
	return NULL;
}
