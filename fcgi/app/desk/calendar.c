/*
 * calendar.c: a meeting as iCalendar.  Its moments are UTC, so that no zone
 * has to be described.
 */
#include "fcgi/app/desk/calendar.h"

#include "fcgi/site/page.h"

#include <string.h>

enum { LINE = 75, FILE_MOST = 64 << 10 };

const char *
calendar_text(struct arena *mem, const char *words)
{
	struct buffer b = buffer_new(mem, FILE_MOST);

	for (; words && *words; words++)
		if (*words == '\n')
			buffer_add(&b, "\\n");
		else if (strchr("\\;,", *words))
			buffer_printf(&b, "\\%c", *words);
		else if ((unsigned char)*words >= ' ')
			buffer_bytes(&b, words, 1);
	return b.size ? b.data : "";
}

/* Not inside a character of UTF-8. */
static size_t
cut(const char *at, size_t size, size_t most)
{
	if (size <= most)
		return size;
	while (most > 1 && ((unsigned char)at[most] & 0xC0) == 0x80)
		most--;
	return most;
}

void
calendar_line(struct buffer *to, const char *name, const char *value)
{
	struct buffer b = buffer_new(to->mem, FILE_MOST);
	size_t most = LINE, n;

	buffer_printf(&b, "%s:%s", name, value);
	for (size_t at = 0; at < b.size; at += n) {
		if (at) {
			buffer_add(to, " ");
			most = LINE - 1;
		}
		n = cut(b.data + at, b.size - at, most);
		buffer_bytes(to, b.data + at, n);
		buffer_add(to, "\r\n");
	}
}

/* "2026-03-01 10:00:00.000000" as "20260301T100000Z". */
static const char *
moment(struct arena *mem, const char *at)
{
	return arena_printf(mem, "%.4s%.2s%.2sT%.2s%.2s%.2sZ", at, at + 5,
	    at + 8, at + 11, at + 14, at + 17);
}

static const char *
host_of(struct arena *mem, const char *address)
{
	const char *at = strstr(address, "://");

	at = at ? at + 3 : address;
	return arena_copy_n(mem, at, strcspn(at, ":/"));
}

static void
text(struct visit *v, struct buffer *to, const char *name, const char *words)
{
	if (words && *words)
		calendar_line(to, name,
		    calendar_text(v->mem,
			page_script(v, v->consultation.language, words)));
}

/* When it was last said anew, which is never before it was first. */
static const char *
stamp(const struct rows *event)
{
	const char *at = cell_time(event, 0, ".published");
	const char *moved = cell_time(event, 0, ":moved");
	const char *cancelled = cell_time(event, 0, ":cancelled");

	return cancelled ? cancelled : moved ? moved : at;
}

static void
times(struct visit *v, struct buffer *to, const struct rows *event)
{
	const char *ends = cell_time(event, 0, ":ends");
	const char *at = stamp(event);

	calendar_line(to, "DTSTAMP",
	    moment(v->mem, at ? at : cell_time(event, 0, ".begins")));
	calendar_line(
	    to, "DTSTART", moment(v->mem, cell_time(event, 0, ".begins")));
	if (ends)
		calendar_line(to, "DTEND", moment(v->mem, ends));
}

struct bytes
calendar_file(struct visit *v, const struct rows *event, const char *title,
    const char *address)
{
	struct buffer b = buffer_new(v->mem, FILE_MOST);
	const char *words = cell(event, 0, "+notice");
	const char *link = cell(event, 0, "link");

	buffer_add(&b,
	    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
	    "PRODID:-//Glas//public consultations//EN\r\nBEGIN:VEVENT\r\n");
	calendar_line(&b, "UID",
	    arena_printf(v->mem, "%s@%s", cell(event, 0, "@code"),
		host_of(v->mem, v->site->settings->base_url)));
	calendar_line(&b, "SEQUENCE",
	    arena_printf(
		v->mem, "%lld", (long long)cell_int(event, 0, ".edition") - 1));
	times(v, &b, event);
	calendar_line(&b, "STATUS",
	    cell(event, 0, ":cancelled") ? "CANCELLED" : "CONFIRMED");
	calendar_line(&b, "SUMMARY",
	    calendar_text(v->mem,
		arena_printf(v->mem, "%s: %s", title, v->consultation.title)));
	text(v, &b, "LOCATION", cell(event, 0, "place"));
	text(v, &b, "DESCRIPTION",
	    words && link ? arena_printf(v->mem, "%s\n%s", words, link)
	    : words	  ? words
			  : link);
	calendar_line(&b, "URL", address);
	buffer_add(&b, "END:VEVENT\r\nEND:VCALENDAR\r\n");
	return (struct bytes){(const unsigned char *)b.data, b.size};
}
