/*
 * calendar.c: a meeting, and the last day of a term, as iCalendar.  Moments are
 * UTC, so that no zone has to be described.
 */
#include "fcgi/app/desk/calendar.h"

#include "build/sql.h"
#include "fcgi/app/public/overview.h"
#include "fcgi/base/clock.h"
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

/* One entry.  ends NULL: a day (starts is "20260410") or an open end. */
struct entry {
	const char *uid, *stamp, *starts, *ends, *summary, *place, *words;
	const char *address;
	int64_t sequence;
	bool day, cancelled;
};

static void
text(struct visit *v, struct buffer *to, const char *name, const char *words)
{
	if (words && *words)
		calendar_line(to, name,
		    calendar_text(v->mem,
			page_script(v, v->consultation.language, words)));
}

static void
written(struct visit *v, struct buffer *to, const struct entry *e)
{
	struct buffer b = *to;

	buffer_add(&b, "BEGIN:VEVENT\r\n");
	calendar_line(&b, "UID",
	    arena_printf(v->mem, "%s@%s", e->uid,
		host_of(v->mem, v->site->settings->base_url)));
	calendar_line(&b, "SEQUENCE",
	    arena_printf(v->mem, "%lld", (long long)e->sequence));
	calendar_line(&b, "DTSTAMP", moment(v->mem, e->stamp));
	calendar_line(&b, e->day ? "DTSTART;VALUE=DATE" : "DTSTART", e->starts);
	if (e->ends)
		calendar_line(&b, "DTEND", e->ends);
	/* a day on which something is due takes nobody's time */
	if (e->day)
		calendar_line(&b, "TRANSP", "TRANSPARENT");
	calendar_line(&b, "STATUS", e->cancelled ? "CANCELLED" : "CONFIRMED");
	calendar_line(&b, "SUMMARY", calendar_text(v->mem, e->summary));
	text(v, &b, "LOCATION", e->place);
	text(v, &b, "DESCRIPTION", e->words);
	calendar_line(&b, "URL", e->address);
	buffer_add(&b, "END:VEVENT\r\n");
	*to = b;
}

static struct bytes
file(struct visit *v, const struct entry *e, size_t count)
{
	struct buffer b = buffer_new(v->mem, FILE_MOST);

	buffer_add(&b, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
		       "PRODID:-//Glas//public consultations//EN\r\n");
	for (size_t i = 0; i < count; i++)
		written(v, &b, &e[i]);
	buffer_add(&b, "END:VCALENDAR\r\n");
	return (struct bytes){(const unsigned char *)b.data, b.size};
}

/* In the reader's script. */
static const char *
called(const struct visit *v)
{
	return page_script(v, v->consultation.language, v->consultation.title);
}

/* ---- a meeting ---- */

/* When it was last said anew, which is never before it was first. */
static const char *
stamp(const struct rows *event)
{
	const char *at = cell_time(event, 0, ".published");
	const char *moved = cell_time(event, 0, ":moved");
	const char *cancelled = cell_time(event, 0, ":cancelled");

	at = cancelled ? cancelled : moved ? moved : at;
	return at ? at : cell_time(event, 0, ".begins");
}

struct bytes
calendar_file(struct visit *v, const struct rows *event, const char *title,
    const char *address)
{
	const char *words = cell(event, 0, "+notice");
	const char *link = cell(event, 0, "link");
	const char *ends = cell_time(event, 0, ":ends");

	return file(v,
	    &(struct entry){.uid = cell(event, 0, "@code"),
		.sequence = cell_int(event, 0, ".edition") - 1,
		.stamp = stamp(event),
		.starts = moment(v->mem, cell_time(event, 0, ".begins")),
		.ends = ends ? moment(v->mem, ends) : NULL,
		.cancelled = cell(event, 0, ":cancelled"),
		.summary = arena_printf(
		    v->mem, "%s: %s", title, v->consultation.title),
		.place = cell(event, 0, "place"),
		.words = words && link
			     ? arena_printf(v->mem, "%s\n%s", words, link)
			 : words ? words
				 : link,
		.address = address},
	    1);
}

/* ---- the term ---- */

/* "26 November 2026, 17:30", as pages say it. */
static const char *
until(struct visit *v, const char *closing)
{
	struct node *node = page_moment(
	    v, xml_new(v->mem, "x"), "closes", closing, v->consultation.zone);

	return xml_get(node, "end-of-day")
		   ? visit_text(
			 v, "moment.end_of_day", xml_get(node, "date"), NULL)
		   : visit_text(v, "moment.at", xml_get(node, "date"),
			 xml_get(node, "time"));
}

/* A day on which comments close; moved: its last change, or NULL. */
static struct entry
last_day(struct visit *v, const char *closing, const char *moved,
    const char *uid, const char *summary)
{
	const struct consultation *c = &v->consultation;
	/* the end of a day is the beginning of the next */
	const char *day =
	    clock_day(v->mem, c->zone, clock_add(v->mem, closing, -1));

	return (struct entry){
	    .uid = arena_printf(v->mem, "%s-%s", uid, c->slug),
	    .stamp = c->cancelled ? c->cancelled
		     : moved	  ? moved
				  : c->published,
	    .starts =
		arena_printf(v->mem, "%.4s%.2s%.2s", day, day + 5, day + 8),
	    .day = true,
	    .cancelled = c->cancelled,
	    .summary = visit_text(v, summary, called(v), NULL),
	    .words = c->cancelled ? cell(&c->row, 0, "cancel_reason")
				  : visit_text(v, "calendar.until",
					until(v, closing), NULL),
	};
}

enum err
calendar_term(struct visit *v, const char *address, struct bytes *out)
{
	const struct consultation *c = &v->consultation;
	struct entry days[2] = {0};
	struct rows r;

	if (!c->published || !c->closes)
		return ERR_NOT_FOUND;
	TRY(sql_term_moved(v->db, v->mem, c->id, &r));
	days[0] = last_day(
	    v, c->first, cell_time(&r, 0, "at"), "term", "calendar.term");
	days[0].sequence = cell_int(&r, 0, "n");
	if (c->rest) {
		days[1] = last_day(v, c->closes, cell_time(&r, 0, "own_at"),
		    "term-changed", "calendar.term_changed");
		days[1].sequence =
		    cell_int(&r, 0, "n") + cell_int(&r, 0, "own_n");
	}
	for (size_t i = 0; i < 2; i++) {
		days[i].sequence += c->cancelled != NULL;
		days[i].address = address;
	}
	*out = file(v, days, c->rest ? 2 : 1);
	return OK;
}

enum err
calendar_send(struct visit *v)
{
	struct bytes made;

	TRY(calendar_term(v, visit_address(v, overview_show, NULL), &made));
	visit_bytes(v, "text/calendar; charset=utf-8",
	    arena_printf(v->mem, "%s.ics", v->consultation.slug), made);
	return OK;
}
