/*
 * report_make.c: one model, all formats (xslt/reports/).  Text formats are
 * asked for their beginning, rows and end; XML formats for a whole with a
 * mark where the rows come, at which it is cut; with two marks, the rows may
 * be parted by what stands between them.
 */
#include "fcgi/app/report/report_make.h"

#include "fcgi/site/page.h"
#include "fcgi/site/view.h"

#include <string.h>

/* Rows a block: more of them are hardly quicker, and 50 MB is what a report may
 * take. */
enum { BLOCK = 50, CSV_BLOCK = 250, HEAD_MOST = 32 << 20 };

/* Bytes of rows after which FOP may let go of what it laid out. */
enum { PAUSE = 400 << 10 };
/* Letters that stand in the narrowest cell. */
enum { RUN = 14 };
static const size_t block_memory = (size_t)256 << 20;

/* Stands in no text: the door lets no such character in. */
static const char mark[] = "\x1e";

static const struct format {
	const char *as;
	enum output output;
	bool holds; /* a table holds something: a row of its own if nothing else
		     */
} formats[] = {
    {"json", PLAIN, false},
    {"xml", FEED, false},
    {"docx", FEED, true},
    {"fo", FEED, true},
    {"html", FEED, false},
    {"odt", FEED, true},
    {"xlsx", FEED, false},
};

struct report_maker {
	struct visit v;
	struct report_wish wish;
	bool csv; /* lines without a tree */
	bool holds;
	enum output output;
	struct report_of of;
	struct arena *block;
	const char *before, *after; /* the rows */
	const char *between;	    /* of a format that pauses, or NULL */
	size_t since;		    /* bytes since the last pause */
	size_t next;		    /* line */
	size_t last;		    /* line after the last one */
	bool begun;
};

static struct bytes
the_mark(void *arg, int64_t n)
{
	(void)arg, (void)n;
	return (struct bytes){(const unsigned char *)mark, 1};
}

static struct node *
framed(struct visit *v, const struct report_maker *m, const char *part)
{
	struct node *page = page_new(v, "report");

	xml_attr(page, "as", m->wish.as);
	xml_attr(page, "part", part);
	if (m->wish.volumes) {
		xml_attr_int(page, "volume", m->wish.volume);
		xml_attr_int(page, "volumes", m->wish.volumes);
	}
	return page;
}

static enum err
render(struct visit *v, const struct report_maker *m, const struct node *page,
    struct buffer *out)
{
	static const struct fragments marked = {the_mark, NULL};

	return view_render(v->site->view, v->mem, m->output, lang_code(v->lang),
	    page, &marked, out);
}

/* The lines of the volume, or all; in a table without the words. */
static enum err
lines(struct report_maker *m)
{
	struct table_part *part = &m->of.part;
	size_t rows = (size_t)m->wish.rows;

	if (m->wish.content)
		return OK;
	part->full = m->wish.full;
	part->limit = INT32_MAX;
	TRY(table_lines(&m->v, part));
	m->last = part->count;
	if (!rows)
		return OK;
	m->next = (size_t)(m->wish.volume - 1) * rows;
	if (m->next > part->count)
		m->next = part->count;
	if (m->next + rows < m->last)
		m->last = m->next + rows;
	return OK;
}

static enum err
whole_head(struct report_maker *m, struct node *page)
{
	struct report_of of = m->of;
	struct node *to, *table;

	if (m->wish.content)
		return m->wish.content(&m->v, page, m->wish.of);
	to = xml_add(page, "report-page");
	/* the annex tells of the rows of this volume */
	of.annex = m->output == FEED && !m->wish.full;
	if (of.annex && of.part.count) {
		of.part.lines += m->next;
		of.part.count = m->last - m->next;
	}
	TRY(report_head(&m->v, to, &of));
	m->of.part.final = of.part.final;
	m->of.part.edition = of.part.edition;
	m->of.part.corrected = of.part.corrected;
	TRY(table_head(&m->v, to, &table));
	xml_attr_int(table, "rows", of.total);
	return OK;
}

/* Ends it before the mark; what stands behind, or NULL. */
static char *
cut(char *text)
{
	char *at = strchr(text, *mark);

	if (at)
		*at++ = 0;
	return at;
}

/* What stands around the rows. */
static enum err
around(struct report_maker *m)
{
	struct buffer b = buffer_new(m->v.mem, HEAD_MOST);
	struct buffer end = buffer_new(m->v.mem, HEAD_MOST);
	const char *whole = m->wish.part ? m->wish.part : "all";
	struct node *page;
	char *after, *later;

	page = framed(&m->v, m, m->output == PLAIN ? "begin" : whole);
	TRY(whole_head(m, page));
	TRY(render(&m->v, m, page, &b));
	if (m->output == PLAIN) {
		page = framed(&m->v, m, "end");
		xml_add(page, "report-page");
		TRY(render(&m->v, m, page, &end));
		m->before = b.data ? b.data : "";
		m->after = end.data ? end.data : "";
		return OK;
	}
	m->before = b.data;
	after = cut(b.data);
	if (!after) {
		m->after = "";
		m->next = m->last; /* a part without the table */
		return OK;
	}
	later = cut(after);
	m->between = later ? after : NULL;
	m->after = later ? later : after;
	return OK;
}

/* Headings; which edition it is. */
static enum err
csv_head(struct report_maker *m)
{
	struct buffer b = buffer_new(m->v.mem, HEAD_MOST);

	TRY(report_edition(&m->v, &m->of));
	TRY(table_csv_head(&m->v, &b));
	m->before = b.data;
	m->after = "";
	return OK;
}

static void
end_block(void *block)
{
	arena_free(block);
}

enum err
report_maker(
    struct visit *v, const struct report_wish *wish, struct report_maker **out)
{
	struct report_maker *m = arena_alloc(v->mem, sizeof *m);
	enum err e;

	*m = (struct report_maker){.v = *v, .wish = *wish};
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (text_is(formats[i].as, wish->as)) {
			m->output = formats[i].output;
			m->holds = formats[i].holds;
		}
	m->csv = text_is(wish->as, "csv");
	m->of.edition = wish->edition;
	m->of.staff = wish->staff;
	m->of.part.body = wish->body;
	m->block = arena_new(block_memory);
	arena_cleanup(v->mem, end_block, m->block);
	TRY(lines(m));
	*out = m;
	if (m->csv)
		return csv_head(m);
	xml_begin(v->mem);
	e = around(m);
	xml_end();
	return e;
}

/* What none of the fonts of conf/fop.xconf draws: FOP would write "#", which
 * somebody may have typed. */
static bool
drawn(uint32_t c)
{
	static const uint32_t none[][2] = {{0x0700, 0x0E7F}, {0x0F00, 0x109F},
	    {0x1100, 0x13FF}, {0x1700, 0x1CFF}, {0x200D, 0x200D},
	    {0x2E80, 0xA63F}, {0xA800, 0xFAFF}, {0xFE00, 0xFE0F},
	    {0xFE30, 0xFE4F}, {0xFF00, 0xFFEF}, {0x10000, 0x10FFFF}};

	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		if (c >= none[i][0] && c <= none[i][1])
			return false;
	return true;
}

/* Wide ones take half as much room again. */
static size_t
width(uint32_t c)
{
	static const uint32_t wide[] = {'%', '@', 'M', 'W', 'm', 'w', 0x416,
	    0x424, 0x428, 0x429, 0x42B, 0x42E, 0x436, 0x448, 0x449, 0x44E};

	for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
		if (c == wide[i])
			return 3;
	return 2;
}

/* FOP breaks lines at blanks, hyphens and slashes, and words where it knows
 * how: a longer run of letters gets places, or would stand in the next cell.
 * Signs that no font draws are one empty square together. */
static void
parted(const char *at, struct buffer *to)
{
	static const char place[] = "\u200b", square[] = "\u25a1";
	bool before = true; /* the sign before this one was drawn */
	size_t run = 0, size;
	uint32_t c;

	for (; *at; at += size) {
		bool ends = strchr("< \t\n-/", *at), is;

		size = text_letter(at, &c);
		is = drawn(c);
		if (*at == '<' || *at == '&')
			size = strcspn(at, *at == '<' ? ">" : ";") + 1;
		size -= !at[size - 1]; /* the end of all */
		if (!ends && run + width(c) > 2 * (size_t)RUN) {
			buffer_add(to, place);
			run = 0;
		}
		run = ends ? 0 : run + width(c);
		if (is)
			buffer_bytes(to, at, size);
		else if (before)
			buffer_add(to, square);
		before = is;
	}
}

/* XML without its declaration; the line end after it too. */
static void
rows_of(const struct report_maker *m, const struct buffer *b, struct buffer *to)
{
	const char *at = b->data ? b->data : "";

	if (m->output == FEED && strchr(at, '\n'))
		at = strchr(at, '\n') + 1;
	if (text_is(m->wish.as, "fo"))
		parted(at, to);
	else
		buffer_add(to, at);
}

static enum err
block(struct report_maker *m, struct visit *v, struct buffer *chunk)
{
	size_t left = m->last - m->next, n = left < BLOCK ? left : BLOCK;
	struct buffer b = buffer_new(v->mem, HEAD_MOST);
	struct node *page, *to, *table;

	page = framed(v, m, "rows");
	if (!m->begun)
		xml_attr(page, "first", "1");
	to = xml_add(page, "report-page");
	TRY(table_head(v, to, &table));
	TRY(table_rows(v, table, &m->of.part, m->next, n));
	TRY(render(v, m, page, &b));
	if (m->between && m->since > PAUSE) {
		buffer_add(chunk, m->between);
		m->since = 0;
	}
	rows_of(m, &b, chunk);
	m->since += b.size;
	m->next += n;
	return OK;
}

static enum err
rows(struct report_maker *m, struct buffer *chunk)
{
	struct visit v = m->v;
	enum err e;

	v.mem = m->block;
	if (m->csv) {
		e = table_csv(&v, &m->of.part, m->next, CSV_BLOCK, chunk);
		m->next += CSV_BLOCK;
		if (m->next > m->last)
			m->next = m->last;
		arena_reset(m->block);
		return e;
	}
	xml_begin(m->block);
	e = block(m, &v, chunk);
	xml_end();
	arena_reset(m->block);
	return e;
}

/* A table that is its headings alone looks as if something went missing, and
 * XSL-FO forbids it. */
static enum err
nothing(struct report_maker *m, struct buffer *chunk)
{
	struct visit v = m->v;
	struct buffer b = buffer_new(m->v.mem, HEAD_MOST);
	struct node *page, *to, *table;
	enum err e;

	xml_begin(v.mem);
	page = framed(&v, m, "none");
	to = xml_add(page, "report-page");
	e = table_head(&v, to, &table);
	if (e == OK)
		e = render(&v, m, page, &b);
	xml_end();
	TRY(e);
	rows_of(m, &b, chunk);
	return OK;
}

enum err
report_next(void *maker, struct buffer *chunk, bool *more)
{
	struct report_maker *m = maker;

	*more = true;
	if (!m->begun) {
		buffer_add(chunk, m->before);
		if (m->next == m->last && m->holds && *m->after &&
		    !m->wish.content)
			TRY(nothing(m, chunk));
	}
	if (m->next < m->last)
		TRY(rows(m, chunk));
	m->begun = true;
	if (m->next < m->last)
		return OK;
	buffer_add(chunk, m->after);
	*more = false;
	return OK;
}

enum err
report_visit_know(struct visit *v, const char *slug)
{
	TRY(consultation_by_slug(
	    v->db, v->mem, slug, lang_content(v->lang), &v->consultation));
	v->phase = phase_at(&v->consultation, v->now);
	v->authority = v->consultation.authority;
	v->authority_slug = v->consultation.authority_slug;
	parts_set(&v->parts, "consultation", slug);
	return OK;
}
