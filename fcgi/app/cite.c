/*
 * cite.c: units cited, and dates written, in the language of the act.  Which
 * word stands before an inner number ("ал.", "ust.", "odst.") is the
 * dictionary's: cite.KIND.
 */
#include "fcgi/app/cite.h"

#include "fcgi/base/clock.h"
#include "fcgi/site/page.h"

#include <string.h>

struct visit
act_voice(const struct visit *v)
{
	struct visit voice = *v;

	if (text_is(lang_content(v->lang), v->consultation.language))
		return voice;
	for (int i = 0; i < LANGS; i++)
		if (text_is(lang_code((enum lang)i), v->consultation.language))
			voice.lang = (enum lang)i;
	return voice;
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
inner(const struct visit *voice, const char *kind, const char *num)
{
	const char *n = bare(voice->mem, num);

	if (!*n)
		return NULL;
	if (lettered(n))
		kind = "letter";
	if (!visit_has_text(voice, "cite", kind))
		return n;
	return visit_text(
	    voice, arena_printf(voice->mem, "cite.%s", kind), n, NULL);
}

const char *
cite_words(const struct visit *voice, const char *steps)
{
	struct arena *mem = voice->mem;
	const char *out = NULL;

	while (steps && *steps) {
		size_t line = strcspn(steps, "\n"), kind;
		const char *step = arena_copy_n(mem, steps, line), *words;

		kind = strcspn(step, " ");
		words = step[kind] ? step + kind + 1 : "";
		words = out ? inner(voice, arena_copy_n(mem, step, kind), words)
			    : base(voice, words);
		if (words && *words)
			out = out ? visit_text(voice, "cite.then", out, words)
				  : words;
		steps += line + (steps[line] == '\n');
	}
	return page_script(voice, voice->consultation.language, out);
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
