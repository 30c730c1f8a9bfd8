/*
 * word_number.c: numbers as Word computes them (ECMA-376 17.9), in one pass:
 * one counter a level for each abstract list, shared by all lists made of
 * it; a start override counts once for each list and level; a shallower
 * number ends the deeper ones, unless they are told to go on.
 */
#include "fcgi/draft/count.h"
#include "fcgi/draft/drafting.h"
#include "fcgi/draft/word.h"

#include <string.h>

static const struct number_level *
level_of(const struct list *list, int level)
{
	return list->level[level].there ? &list->level[level]
					: &list->abstract->level[level];
}

/* Spelled out in Cyrillic, shown in the Latin script that was asked for. */
const char *
word_count_text(struct word *w, int n, const char *format,
    const struct number_level *level, const struct style *style)
{
	const char *said = level ? level->language : NULL;
	const struct drafting *spoken;

	said = said ? said : w->spoken;
	for (; !said && style; style = style->parent)
		said = style->language;
	said = said ? said : w->language;
	said = said ? said : w->s->options->language;
	spoken = drafting_find(w->s->draftings,
	    said ? arena_copy_n(w->mem, said, strcspn(said, "-_")) : "en");
	said = said && strstr(said, "Latn") ? said : NULL;
	return said ? text_to_latin(
			  w->mem, count_text(w->mem, n, format, spoken))
		    : count_text(w->mem, n, format, spoken);
}

/* "%1.%2" with the counters put in; bullets are none. */
static const char *
number_text(struct word *w, const struct list *list, int level,
    const struct style *style)
{
	const struct number_level *own = level_of(list, level);
	struct buffer b = buffer_new(w->mem, 1 << 20);

	for (const char *c = own->text; *c; c++) {
		const struct number_level *other;
		int i = c[1] - '1';

		if (*c != '%' || i < 0 || i >= WORD_LEVELS) {
			buffer_bytes(&b, c, 1);
			continue;
		}
		c++;
		other = level_of(list, i);
		if (text_is(other->format, "bullet"))
			continue;
		buffer_add(&b,
		    word_count_text(w,
			list->abstract->running[i] ? list->abstract->value[i]
						   : other->start,
			own->legal ? "decimal" : other->format, own, style));
	}
	return b.data;
}

static bool
descends(const struct style *style, const struct style *from)
{
	for (; style; style = style->parent)
		if (style == from)
			return true;
	return false;
}

/* What came deeper ends, unless it is told to go on; numbers that come by
 * style alone do not end those of the style theirs is based on. */
static void
end_deeper(struct abstract_list *a, const struct list *list, int level,
    const struct style *style, bool explicit)
{
	for (int i = level + 1; i < WORD_LEVELS; i++) {
		int restart = level_of(list, i)->restart;

		if (!a->running[i] || restart == 0 ||
		    (restart > 0 && level + 1 > restart))
			continue;
		if (!explicit && !a->explicit[i] && style && a->style[i] &&
		    style != a->style[i] && descends(style, a->style[i]))
			continue;
		a->running[i] = false;
	}
}

static bool
override_applies(
    struct abstract_list *a, struct list *list, int level, bool explicit)
{
	if (list->start[level] < 0 || list->used[level])
		return false;
	if (!explicit && level > 0 && a->running[level - 1] &&
	    a->owner[level - 1] != list->id)
		return false;
	/* Back from a deeper level that had an override of its own. */
	if (a->last_level > level && a->override_used[a->last_level] &&
	    a->running[level])
		return false;
	return true;
}

/* Dashes are said as they are; what stands in a font of signs is a bullet. */
static const char *
bullet_of(const char *text)
{
	static const char *const dashes[] = {"-", "–", "—"};

	for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
		if (text_is(text, dashes[i]))
			return dashes[i];
	return *text ? "•" : "";
}

const char *
word_count(struct word *w, struct list *list, int level,
    const struct style *style, bool explicit)
{
	struct abstract_list *a = list->abstract;
	const struct number_level *own = level_of(list, level);

	if (!own->there)
		return "";
	if (override_applies(a, list, level, explicit)) {
		a->value[level] = list->start[level];
		a->override_used[level] = true;
		list->used[level] = true;
	} else if (a->running[level]) {
		a->override_used[level] = false;
		a->value[level]++;
	} else {
		a->value[level] = own->start;
	}
	end_deeper(a, list, level, style, explicit);
	a->running[level] = true;
	a->owner[level] = list->id;
	a->style[level] = style;
	a->explicit[level] = explicit;
	a->last_level = level;
	for (int i = 0; i < level; i++)
		if (!a->running[i]) {
			a->running[i] = true;
			a->value[i] = level_of(list, i)->start;
			a->owner[i] = list->id;
		}
	w->tight = own->tight;
	if (text_is(own->format, "bullet"))
		return bullet_of(own->text);
	return number_text(w, list, level, style);
}

static struct list *
list_of(struct word *w, int id)
{
	for (size_t i = 0; i < w->list_count; i++)
		if (w->lists[i].id == id && w->lists[i].abstract)
			return &w->lists[i];
	return NULL;
}

static int
to_int(const char *text, int otherwise)
{
	int64_t n;

	return text && text_int(text, &n) == OK && n >= 0 && n < 100000
		   ? (int)n
		   : otherwise;
}

/* The level that names the style, else what the style says; the style that
 * says its level and leaves the list to those above comes before them. */
static int
style_level(const struct list *list, const struct style *style, int said)
{
	for (const struct style *p = style; p; p = p->parent) {
		for (int i = 0; i < WORD_LEVELS; i++)
			if (text_is(level_of(list, i)->style, p->id))
				return i;
		if (p->level >= 0 && p->num < 0)
			return p->level;
	}
	return said < 0 ? 0 : said;
}

struct list *
word_list(struct word *w, const xmlNode *properties, const struct style *style,
    int *level, bool *explicit)
{
	const xmlNode *own = xml_below(properties, "numPr");
	int num = to_int(word_value(w, own, "numId"), -1);
	int own_level = to_int(word_value(w, own, "ilvl"), -1);
	int said = -1, style_num = -1;
	struct list *list;

	for (const struct style *p = style; p; p = p->parent) {
		if (style_num < 0)
			style_num = p->num;
		if (said < 0)
			said = p->level;
	}
	*explicit = num >= 0;
	list = list_of(w, num >= 0 ? num : style_num);
	if (!list)
		return NULL;
	*level = own_level >= 0 ? own_level
		 : num >= 0 ? (said < 0 ? style_level(list, style, 0) : said)
			    : style_level(list, style, said);
	return *level < WORD_LEVELS ? list : NULL;
}

const char *
word_number(
    struct word *w, const xmlNode *properties, const struct style *style)
{
	bool explicit;
	int level;
	struct list *list = word_list(w, properties, style, &level, &explicit);

	w->tight = false;
	w->spoken = word_value(w, xml_below(properties, "rPr"), "lang");
	return list ? word_count(w, list, level, style, explicit) : "";
}
