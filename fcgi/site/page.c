/*
 * page.c: rows, moments and links as elements.  The frame of a page is
 * frame.c, what may be done on it is offer.c.
 */
#include "fcgi/site/page.h"

#include "fcgi/base/clock.h"
#include "fcgi/site/parts.h"
#include "fcgi/site/view.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

/* Paragraphs are parted by an empty line, lines by a single break. */
static void
paragraph(struct arena *mem, struct node *to, const char *text, size_t size)
{
	struct node *p = xml_add(to, "p");

	while (size > 0) {
		const char *end = memchr(text, '\n', size);
		size_t line = end ? (size_t)(end - text) : size;

		xml_text(p, arena_copy_n(mem, text, line));
		if (!end)
			break;
		xml_add(p, "br");
		text += line + 1;
		size -= line + 1;
	}
}

struct node *
page_paragraphs(
    struct visit *v, struct node *parent, const char *name, const char *text)
{
	struct node *to = xml_add(parent, name);

	while (*(text += strspn(text, "\n"))) {
		const char *end = strstr(text, "\n\n");
		size_t size = end ? (size_t)(end - text) : strlen(text);

		while (size > 0 && text[size - 1] == '\n')
			size--;
		paragraph(v->mem, to, text, size);
		text += end ? (size_t)(end - text) : strlen(text);
	}
	return to;
}

/* Serbian texts of an authority follow the reader's script (practice 19); one
 * that is Cyrillic has its foreign names in Latin already.  The lead bytes are
 * those of U+0400 to U+04FF. */
const char *
page_script(const struct visit *v, const char *language, const char *text)
{
	if (!text || !text_in_two_scripts(language))
		return text;
	if (v->lang == LANG_SR_LATN)
		return text_to_latin(v->mem, text);
	return v->lang == LANG_SR && !strpbrk(text, "\xD0\xD1\xD2\xD3")
		   ? text_to_cyrillic(v->mem, text)
		   : text;
}

static const char *
zone_of(const struct visit *v, const struct rows *r, size_t row)
{
	if (cell_has(r, ".zone") && cell(r, row, ".zone"))
		return cell(r, row, ".zone");
	return v->consultation.zone ? v->consultation.zone : "UTC";
}

static void
put_cell(struct visit *v, struct node *node, const struct rows *r, size_t row,
    size_t column)
{
	const char *name = r->names[column];
	const char *text = r->cells[row * r->columns + column];

	if (!text || *name == '.')
		return;
	switch (*name) {
	case '@':
		xml_attr(node, name + 1, text);
		return;
	case '+':
		page_paragraphs(v, node, name + 1, text);
		return;
	case ':':
		page_moment(v, node, name + 1, text, zone_of(v, r, row));
		return;
	case '~':
		xml_add_text(node, name + 1,
		    page_script(v, cell(r, row, ".lang"), text));
		return;
	default:
		xml_add_text(node, name, text);
	}
}

struct node *
page_row(struct visit *v, struct node *parent, const char *name,
    const struct rows *r, size_t row)
{
	struct node *node = xml_add(parent, name);

	for (size_t i = 0; i < r->columns; i++)
		put_cell(v, node, r, row, i);
	return node;
}

void
page_rows(struct visit *v, struct node *parent, const char *name,
    const struct rows *r)
{
	for (size_t i = 0; i < r->count; i++)
		(void)page_row(v, parent, name, r, i);
}

/* "14 декември 2026 г." by the dictionary's patterns. */
static const char *
date_words(const struct visit *v, int year, int month, int day)
{
	char key[32];
	const char *m, *d;

	(void)snprintf(key, sizeof key, "month.%d", month);
	m = visit_text(v, key, NULL, NULL);
	d = visit_text(v, "date.day_month", arena_printf(v->mem, "%d", day), m);
	return visit_text(v, "date.long", d, arena_printf(v->mem, "%d", year));
}

static const char *
hour_words(const struct visit *v, int hour, int minute)
{
	return visit_text(v, "date.hour", arena_printf(v->mem, "%d", hour),
	    arena_printf(v->mem, "%02d", minute));
}

static struct node *
put_moment(struct visit *v, struct node *parent, const char *name,
    const char *moment, const char *zone, bool begins)
{
	struct node *node;
	struct local l;

	if (!moment || clock_local(zone, moment, &l) != OK)
		return NULL;
	node = xml_add(parent, name);
	xml_attr(node, "iso", clock_iso(v->mem, moment));
	/* "until 31 May, end of day" is 1 June 00:00 (product 3), to the last
	 * digit: what came just after it came on 1 June. */
	if (!begins && text_is(moment + 17, "00.000000") && l.hour == 0 &&
	    l.minute == 0 && l.second == 0 &&
	    clock_local(zone, clock_add(v->mem, moment, -1), &l) == OK) {
		xml_attr(node, "end-of-day", "1");
		l.hour = 24;
		l.minute = 0;
	}
	xml_attr(node, "date", date_words(v, l.year, l.month, l.day));
	xml_attr(node, "time", hour_words(v, l.hour, l.minute));
	xml_attr(node, "zone", zone);
	if (strcmp(moment, v->now) > 0)
		xml_attr_int(node, "days",
		    (clock_between(v->now, moment) + 86399) / 86400);
	return node;
}

struct node *
page_moment(struct visit *v, struct node *parent, const char *name,
    const char *moment, const char *zone)
{
	return put_moment(
	    v, parent, name, moment, zone, text_is(name, "opens"));
}

struct node *
page_start(struct visit *v, struct node *parent, const char *name,
    const char *moment, const char *zone)
{
	return put_moment(v, parent, name, moment, zone, true);
}

const char *
page_date(struct visit *v, const char *moment, const char *zone)
{
	struct local l;

	if (!moment || clock_local(zone, moment, &l) != OK)
		return "";
	return date_words(v, l.year, l.month, l.day);
}

struct node *
page_day(
    struct visit *v, struct node *parent, const char *name, const char *day)
{
	int64_t number;
	int y, m, d;
	struct node *node;

	if (!day || day_number(day, &number) != OK ||
	    !day_parse(number, &y, &m, &d))
		return NULL;
	node = xml_add(parent, name);
	xml_attr(node, "iso", day);
	xml_attr(node, "date", date_words(v, y, m, d));
	return node;
}

void
page_link(struct visit *v, struct node *node,
    enum err (*show)(struct visit *, struct node *), ...)
{
	va_list more;

	va_start(more, show);
	xml_attr(node, "href",
	    path_with(v->mem, route_of_show(show), &v->parts, more));
	va_end(more);
}

void
page_link_as(struct visit *v, struct node *node, const char *attribute,
    enum err (*show)(struct visit *, struct node *), ...)
{
	va_list more;

	va_start(more, show);
	xml_attr(node, attribute,
	    path_with(v->mem, route_of_show(show), &v->parts, more));
	va_end(more);
}

const char *
page_path(struct visit *v, enum err (*show)(struct visit *, struct node *), ...)
{
	va_list more;
	const char *path;

	va_start(more, show);
	path = path_with(v->mem, route_of_show(show), &v->parts, more);
	va_end(more);
	return path;
}

bool
page_link_to(struct visit *v, struct node *node, const char *page, ...)
{
	const struct route *r = route_of_page(page);
	va_list more;

	if (!r)
		return false;
	va_start(more, page);
	xml_attr(node, "href", path_with(v->mem, r, &v->parts, more));
	va_end(more);
	return true;
}

const char *
page_path_send(struct visit *v, enum err (*send)(struct visit *), ...)
{
	va_list more;
	const char *path;

	va_start(more, send);
	path = path_with(v->mem, route_of_send(send), &v->parts, more);
	va_end(more);
	return path;
}

void
page_link_send(
    struct visit *v, struct node *node, enum err (*send)(struct visit *), ...)
{
	va_list more;

	va_start(more, send);
	xml_attr(node, "href",
	    path_with(v->mem, route_of_send(send), &v->parts, more));
	va_end(more);
}

void
page_piece(struct visit *v, struct node *parent, const char *name,
    const struct piece *piece)
{
	size_t old = v->fragment_count * sizeof *v->fragments;

	/* grown by 64 at a time, so that a long act stays linear */
	if (v->fragment_count % 64 == 0)
		v->fragments = arena_grow(
		    v->mem, v->fragments, old, old + 64 * sizeof *v->fragments);
	v->fragments[v->fragment_count++] = *piece;
	xml_attr_int(xml_add(parent, name), "n", (int64_t)v->fragment_count);
}

void
page_fragment(
    struct visit *v, struct node *parent, const char *name, struct bytes html)
{
	if (html.size)
		page_piece(v, parent, name, &(struct piece){.bytes = html});
}

void
page_pager(struct visit *v, struct node *parent, const char *after, bool more)
{
	const char *now = visit_query(v, "after");
	struct node *pager;

	if (!more && !now)
		return;
	pager = xml_add(parent, "pager");
	if (more)
		xml_attr(pager, "next", path_query(v, "after", after));
	if (now)
		xml_attr(pager, "first", path_query(v, "after", NULL));
}

void
page_fact(struct node *facts, const char *name, const char *words)
{
	struct node *node;

	if (!words || !*words)
		return;
	node = xml_add(facts, "fact");
	xml_attr(node, "name", name);
	xml_text(node, words);
}

void
page_choices(struct visit *v, const char *field, const struct rows *r)
{
	struct form_option *options =
	    arena_alloc(v->mem, (r->count + 1) * sizeof *options);

	for (size_t i = 0; i < r->count; i++)
		options[i] = (struct form_option){cell(r, i, ".slug"),
		    page_script(v, cell(r, i, ".lang"), cell(r, i, ".name"))};
	visit_choices(v, field, options, r->count);
}
