/*
 * cite.c: units cited, and dates written, in the language of the act.  Which
 * word stands before an inner number ("ал.", "ust.", "odst.") is the
 * dictionary's: cite.KIND.
 */
#include "fcgi/app/paper/cite.h"

#include "fcgi/base/clock.h"
#include "fcgi/site/page.h"

#include <stdlib.h>
#include <string.h>

enum { ANNEX_NAME = 60 };

/* Whether what has no number is cited by its place. */
enum counting { COUNT_SEVERAL, COUNT_ALL, COUNT_NONE };

struct visit
voice_in(const struct visit *v, const char *language)
{
	struct visit voice = *v;

	if (text_is(lang_content(v->lang), language))
		return voice;
	for (int i = 0; i < LANGS; i++)
		if (text_is(lang_code((enum lang)i), language))
			voice.lang = (enum lang)i;
	return voice;
}

struct visit
act_voice(const struct visit *v)
{
	return voice_in(v, v->consultation.language);
}

/* "(1)", "1.", "а)" without what surrounds the number. */
static const char *
bare(struct arena *mem, const char *num)
{
	size_t size;

	num += strspn(num, "( ");
	size = strlen(num);
	while (size > 0 && strchr(".) ", num[size - 1]))
		size--;
	return arena_copy_n(mem, num, size);
}

/* A letter or two: "а)"; no number begins it. */
static bool
lettered(const char *num)
{
	return *num && !strpbrk(num, "0123456789") && text_length(num) <= 2;
}

/* "Чл. 5." in a heading is "чл. 5" in a sentence; Serbian keeps the dot of
 * the ordinal. */
static const char *
base(const struct visit *voice, const char *num)
{
	struct arena *mem = voice->mem;
	size_t size = strlen(num), first = 1;

	while (size > 0 && strchr(". ", num[size - 1]))
		size--;
	while (first < size && ((unsigned char)num[first] & 0xC0) == 0x80)
		first++;
	if (!size)
		return NULL;
	num = arena_printf(mem, "%s%.*s",
	    text_lower(mem, arena_copy_n(mem, num, first)), (int)(size - first),
	    num + first);
	if (!strchr("0123456789", num[strlen(num) - 1]))
		return num;
	return visit_text(voice, "cite.base", num, NULL);
}

static const char *
inner(const struct visit *voice, const char *outer, const char *kind,
    const char *num)
{
	const char *n = bare(voice->mem, num);

	if (!*n)
		return NULL;
	if (lettered(n))
		kind = "letter";
	else if (text_is(kind, "point") && text_is(outer, "point"))
		kind = "subpoint";
	if (!visit_has_text(voice, "cite", kind))
		return n;
	return visit_text(
	    voice, arena_printf(voice->mem, "cite.%s", kind), n, NULL);
}

/* ---- what has no number ---- */

/* "=2/3" of a kind that is counted in the country of the act. */
static bool
is_counted(const struct visit *voice, const char *kind)
{
	const struct profile *p =
	    profiles_find(voice->site->profiles, voice->consultation.profile);

	return p && p->counted && text_has_word(p->counted, kind);
}

static const char *
counted(const struct visit *voice, enum counting how, const char *kind,
    const char *place)
{
	char *rest;
	long at = strtol(place, &rest, 10);
	long of = *rest == '/' ? strtol(rest + 1, NULL, 10) : 0;

	if (how == COUNT_NONE || (how == COUNT_SEVERAL && of < 2) ||
	    !is_counted(voice, kind))
		return NULL;
	return visit_text(voice, arena_printf(voice->mem, "cite.%s", kind),
	    arena_printf(voice->mem, "%ld", at), NULL);
}

/* ---- all steps ---- */

static const char *
cite(const struct visit *voice, const char *steps, enum counting how)
{
	struct arena *mem = voice->mem;
	const char *out = NULL, *outer = "";

	while (steps && *steps) {
		size_t line = strcspn(steps, "\n"), kind;
		const char *step = arena_copy_n(mem, steps, line), *words;

		kind = strcspn(step, " ");
		words = step[kind] ? step + kind + 1 : "";
		step = arena_copy_n(mem, step, kind);
		words = *words == '='	? counted(voice, how, step, words + 1)
			: *words == '#' ? visit_text(voice, "cite.attachment",
					      words + 1, NULL)
			: out		? inner(voice, outer, step, words)
					: base(voice, words);
		if (words && *words)
			out = out ? visit_text(voice, "cite.then", out, words)
				  : words;
		outer = step;
		steps += line + (steps[line] == '\n');
	}
	return page_script(voice, voice->consultation.language, out);
}

const char *
cite_words(const struct visit *voice, const char *steps)
{
	return cite(voice, steps, COUNT_SEVERAL);
}

const char *
cite_counting(const struct visit *voice, const char *steps)
{
	return cite(voice, steps, COUNT_ALL);
}

const char *
cite_without_count(const struct visit *voice, const char *steps)
{
	const char *last = steps ? strrchr(steps, '=') : NULL;

	if (last && !strchr(last, '\n'))
		return NULL;
	return cite(voice, steps, COUNT_NONE);
}

/* ---- steps of a draft ---- */

/* A dash is no number to cite by. */
static bool
unnumbered(const struct draft_unit *u)
{
	return u->rank == RANK_INNER && u->parent != DRAFT_NONE &&
	       u->num[strspn(u->num, "-. \u2013\u2014\u2022")] == '\0';
}

/* For each unit without a number the one before it of its kind in its
 * parent; DRAFT_NONE for the first. */
static int *
alike_before(struct arena *mem, const struct draft *draft)
{
	size_t size = (draft->unit_count + 1) * sizeof(int);
	int *last = arena_alloc(mem, size), *sibling = arena_alloc(mem, size);
	int *alike = arena_alloc(mem, size);

	for (size_t i = 0; i < draft->unit_count; i++)
		last[i] = DRAFT_NONE;
	for (size_t i = 0; i < draft->unit_count; i++) {
		const struct draft_unit *u = &draft->units[i];
		int before;

		if (!unnumbered(u))
			continue;
		before = last[u->parent];
		sibling[i] = before;
		last[u->parent] = (int)i;
		while (before != DRAFT_NONE &&
		       !text_is(draft->units[before].kind, u->kind))
			before = sibling[before];
		alike[i] = before;
	}
	return alike;
}

static const char **
places(struct arena *mem, const struct draft *draft)
{
	size_t count = draft->unit_count;
	const int *alike = alike_before(mem, draft);
	int *at = arena_alloc(mem, (count + 1) * sizeof *at);
	const char **out = arena_alloc(mem, (count + 1) * sizeof *out);

	for (size_t i = 0; i < count; i++)
		if (unnumbered(&draft->units[i]))
			at[i] = alike[i] == DRAFT_NONE ? 1 : at[alike[i]] + 1;
	for (size_t i = count; i-- > 0;)
		if (at[i] && !out[i])
			for (int k = (int)i; k != DRAFT_NONE; k = alike[k])
				out[k] =
				    arena_printf(mem, "=%d/%d", at[k], at[i]);
	return out;
}

/* "attachment #2", or its number or name: what a row, page, table or figure
 * that stands for itself in an annex is told by.  "" for all others: provisions
 * of an annex are numbered as those of an act. */
static const char *
annex_of(struct arena *mem, const struct draft *draft, size_t i)
{
	const struct draft_unit *u = &draft->units[i];
	const char *name;

	if (u->rank != RANK_BASE ||
	    !text_has_word("row page table figure", u->kind))
		return "";
	while (u->parent != DRAFT_NONE && !text_is(u->kind, "attachment"))
		u = &draft->units[u->parent];
	if (!text_is(u->kind, "attachment"))
		return "";
	name = *u->num ? u->num : text_cut(mem, u->heading, ANNEX_NAME);
	if (*name)
		return arena_printf(mem, "attachment %s\n", name);
	name = strrchr(u->eid, '_');
	return name ? arena_printf(mem, "attachment #%s\n", name + 1) : "";
}

const char *const *
cite_steps(struct arena *mem, const struct draft *draft)
{
	const char **place = places(mem, draft);
	const char **out =
	    arena_alloc(mem, (draft->unit_count + 1) * sizeof *out);

	for (size_t i = 0; i < draft->unit_count; i++) {
		const struct draft_unit *u = &draft->units[i];
		const char *outer = annex_of(mem, draft, i);
		const char *num = place[i] ? place[i] : u->num;

		if (u->rank == RANK_INNER && u->parent != DRAFT_NONE)
			outer = out[u->parent];
		if (*outer && outer[strlen(outer) - 1] != '\n')
			outer = arena_printf(mem, "%s\n", outer);
		out[i] =
		    u->rank != RANK_BASE && u->rank != RANK_INNER ? ""
		    : *num
			? text_cut(mem,
			      arena_printf(mem, "%s%s %s", outer, u->kind, num),
			      900)
		    : u->rank == RANK_INNER ? text_trim(mem, outer)
					    : "";
	}
	return out;
}

const char *
act_day(struct visit *voice, const char *moment)
{
	struct local l;

	if (!moment || clock_local(voice->consultation.zone, moment, &l) != OK)
		return NULL;
	return arena_printf(
	    voice->mem, "%04d-%02d-%02d", l.year, l.month, l.day);
}

const char *
act_date(struct visit *voice, const char *moment)
{
	struct node *here = xml_new(voice->mem, "when");
	const struct node *at;

	if (!moment)
		return NULL;
	page_moment(voice, here, "at", moment, voice->consultation.zone);
	at = xml_child(here, "at");
	return at ? xml_get(at, "date") : NULL;
}
