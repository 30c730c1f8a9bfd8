/*
 * read_text.c: plain text and Markdown as lines.  In text most paragraphs
 * stand apart by empty lines, or each line is one: the file itself tells.
 * Of Markdown only what drafts use is read: headings, emphasis, lists,
 * tables, footnote marks and the head of metadata.
 */
#include "fcgi/draft/read_text.h"
#include "fcgi/draft/kept.h"
#include "fcgi/draft/lines.h"
#include "fcgi/draft/markdown.h"
#include "fcgi/draft/plain.h"
#include "fcgi/draft/tabs.h"
#include "fcgi/draft/wrap.h"

#include <string.h>

struct reader {
	struct source *s;
	struct lines lines;
	const char *text;
	bool apart; /* paragraphs are parted by empty lines */
	bool markdown;
	struct markdown marks;
	struct wrap wrap;
};

/* Soft hyphens are layout. */
static void
add_words(struct reader *r, struct part *p, const char *c, size_t size)
{
	static const char hyphen[] = "\u00ad";
	struct buffer b = {0};
	const char *end;

	/* one that begins so is rare */
	while (size && memchr(c, *hyphen, size) &&
	       (end = memmem(c, size, hyphen, strlen(hyphen)))) {
		if (!b.data)
			b = buffer_new(r->s->mem, DRAFT_FILE_MAX);
		buffer_bytes(&b, c, (size_t)(end - c));
		size -= (size_t)(end - c) + strlen(hyphen);
		c = end + strlen(hyphen);
	}
	if (b.size) {
		buffer_bytes(&b, c, size);
		c = b.data;
		size = b.size;
	}
	if (size)
		part_words(r->s->mem, p, c, size);
}

/* "Action 1.1: ..." */
static bool
names_goal(const char *c, size_t size)
{
	const char *end = memchr(c, ' ', size);

	if (!end || (unsigned char)*c < 'A' || (*c >= 'a' && *c <= 'z'))
		return false;
	c = end + 1;
	return strspn(c, "0123456789.") && c[strspn(c, "0123456789.")] == ':';
}

/* An entry of a list that brings a number of its own needs no mark; the marks
 * of others are made one. */
static const char *
skip_mark(struct reader *r, const char *c, size_t *size)
{
	size_t blank = 0;
	char *entry;

	while (blank < *size && c[blank] == ' ')
		blank++;
	if (*size < blank + 3 || !strchr("-*+", c[blank]) ||
	    c[blank + 1] != ' ')
		return c;
	c += blank;
	*size -= blank;
	if (strchr("0123456789(", c[2]) ||
	    memchr(c + 2, ')', *size - 2 < 5 ? *size - 2 : 5) ||
	    names_goal(c + 2, *size - 2)) {
		*size -= 2;
		return c + 2;
	}
	entry = arena_copy_n(r->s->mem, c, *size);
	*entry = '-';
	return entry;
}

/* "> " before what is said by another text, also twice. */
static size_t
quote_signs(const char *c, size_t size)
{
	size_t signs = 0;

	while (signs < size && c[signs] == '>')
		signs += 1U + (signs + 1 < size && c[signs + 1] == ' ');
	return signs;
}

static struct line *
add_line(struct reader *r, const char *c, size_t size)
{
	struct part *p = part_new(r->s->mem, PART_P, "p");
	size_t level = 0, signs = r->markdown ? quote_signs(c, size) : 0;
	struct line *line;

	c += signs;
	size -= signs;
	if (r->markdown) {
		while (level < size && level < 6 && c[level] == '#')
			level++;
		if (level && (level == size || c[level] == ' ')) {
			c += level;
			size -= level;
		} else {
			level = 0;
		}
		c = skip_mark(r, c, &size);
		markdown_line(&r->marks, p, c, size);
	} else {
		add_words(r, p, c, size);
	}
	p->source = r->lines.count + 1;
	line = lines_add(&r->lines, p);
	line->level = (int)level;
	line->quoted = signs;
	return line;
}

/* Of a Markdown text: "===" or "---" under a line makes it a heading; alone
 * it is a rule on the page, as "***" and "___" are. */
static bool
is_underline(struct reader *r, const char *c, size_t size, bool below)
{
	size_t signs = 0;
	struct line *line =
	    r->lines.count ? &r->lines.at[r->lines.count - 1] : NULL;

	if (!r->markdown || !strchr("=-*_", *c))
		return false;
	for (size_t i = 0; i < size; i++)
		if (c[i] == *c)
			signs++;
		else if (!strchr(" \t\r", c[i]))
			return false;
	if (signs < 3 || (*c == '=' && !below))
		return false;
	if (below && (*c == '=' || *c == '-') && !line->level &&
	    line->block->kind == PART_P)
		line->level = *c == '=' ? 1 : 2;
	return true;
}

/* | a | b | rows as a table; the row of dashes parts the head. */
static bool
is_row(const char *c)
{
	size_t size = wrap_line(c);

	return *c == '|' && size > 2 && memrchr(c, '|', size) > (void *)c;
}

static const char *
add_row(struct reader *r, struct part *table, const char *c)
{
	const char *end = c + wrap_line(c), *bar;
	struct part *row = part_new(r->s->mem, PART_ROW, ""), *cell, *p;

	if (!c[strspn(c, "|-: \t\r")] || c[strspn(c, "|-: \t\r")] == '\n') {
		for (row = table->first; row; row = row->next)
			for (cell = row->first; cell; cell = cell->next)
				cell->head = true;
		return end + (*end == '\n');
	}
	part_add(table, row);
	for (c++; c < end; c = bar + 1) {
		bar = memchr(c, '|', (size_t)(end - c));
		if (!bar)
			break;
		cell = part_add(row, part_new(r->s->mem, PART_CELL, ""));
		p = part_add(cell, part_new(r->s->mem, PART_P, "p"));
		markdown_line(&r->marks, p, c, (size_t)(bar - c));
	}
	return end + (*end == '\n');
}

/* "---" lines around "name: value" at the very start: kept as title only. */
static const char *
skip_head(struct reader *r, const char *c)
{
	const char *end, *title;

	if (!r->markdown || strncmp(c, "---\n", 4))
		return c;
	end = strstr(c + 4, "\n---\n");
	if (!end)
		return c;
	title = strstr(c, "\ntitle: ");
	if (title && title < end) {
		title += 8 + (title[8] == '"');
		r->s->identity.name =
		    arena_copy_n(r->s->mem, title, strcspn(title, "\"\n"));
	}
	return end + 5;
}

/* Where a line begins that is a row of a table: behind it; else c. */
static const char *
read_row(struct reader *r, const char *c, struct part **table)
{
	size_t rows;

	if (r->markdown && is_row(c)) {
		if (!*table) {
			*table = part_new(r->s->mem, PART_TABLE, "");
			lines_add(&r->lines, *table);
		}
		return add_row(r, *table, c);
	}
	*table = NULL;
	rows = r->markdown ? 0 : tabs_rows(c);
	if (rows)
		lines_add(&r->lines, tabs_table(r->s->mem, &c, rows));
	return c;
}

/* What an author says to himself; the clerk is told. */
static const char *
skip_comment(struct reader *r, const char *c)
{
	const char *end = strstr(c, "-->");
	size_t size = end ? (size_t)(end - c) : strlen(c);

	kept_break(r->s, KEPT_HIDDEN);
	kept_add(r->s, KEPT_HIDDEN, c, size);
	c += size + (end ? 3 : 0);
	return c + (*c == '\n');
}

static void
go_on(struct reader *r, struct part *open, const char *c, size_t size)
{
	if (!open->last || open->last->kind != PART_BREAK)
		part_add(open, part_new(r->s->mem, PART_BREAK, "br"));
	if (r->markdown)
		markdown_line(&r->marks, open, c, size);
	else
		add_words(r, open, c, size);
}

static void
read_lines(struct reader *r, const char *c)
{
	struct part *open = NULL, *table = NULL;

	while (*c) {
		size_t size = wrap_line(c), left = size;
		const char *behind = read_row(r, c, &table), *words = c;

		wrap_next(&r->wrap, c);
		if (behind > c) {
			c = behind;
			open = NULL;
			continue;
		}
		if (r->markdown && text_starts(c, "<!--")) {
			c = skip_comment(r, c);
			open = NULL;
			continue;
		}
		if (!r->markdown)
			words = wrap_trim(c, &left);
		if (!left || wrap_is_blank(c, size) ||
		    (r->markdown && quote_signs(c, left) == left) ||
		    markdown_is_note(&r->marks, c) ||
		    (r->markdown && *words == '<' &&
			markdown_is_tags(&r->marks, words, left)) ||
		    is_underline(r, c, size, open))
			open = NULL;
		else if (wrap_goes_on(&r->wrap, open, words))
			add_words(r, open, words, left);
		else if (open && r->apart && *c != '#' &&
			 wrap_is_wrapped(&r->wrap, words))
			go_on(r, open, words, left);
		else
			open = add_line(r, words, left)->block;
		c += size + (c[size] == '\n');
	}
}

/* Notes whose mark stood where no note can. */
static void
add_notes(struct reader *r)
{
	for (size_t i = 0; i < r->marks.note_count; i++) {
		const struct markdown_note *note = &r->marks.notes[i];

		if (note->referred && !note->used)
			add_line(r, note->line,
			    (size_t)(note->text - note->line) +
				note->text_size);
	}
}

static enum err
accept(struct source *s, struct bytes file, const char **text)
{
	if (file.size >= 3 && !memcmp(file.at, "\xEF\xBB\xBF", 3)) {
		file.at += 3;
		file.size -= 3;
	}
	if (text_accept(s->mem, file.at, file.size, text) != OK)
		return source_refuse(
		    s, "not-text", "The text is not valid UTF-8.");
	return OK;
}

enum err
text_lines(struct source *s, struct bytes file, struct lines *lines)
{
	struct reader r = {.s = s, .lines = *lines, .wrap.mem = s->mem};
	const char *text;

	TRY(accept(s, file, &text));
	r.apart = wrap_stands_apart(text);
	r.wrap.width = wrap_widest(text);
	kept_text(s, KEPT_FILE, text);
	read_lines(&r, text);
	*lines = r.lines;
	return OK;
}

enum err
read_text(struct source *s, struct bytes file, bool markdown)
{
	struct reader r = {
	    .s = s,
	    .lines = {.s = s},
	    .markdown = markdown,
	    .wrap = {.mem = s->mem,
		.cut = s->options->from_pdf,
		.markdown = markdown},
	};
	const char *text, *pages = "";

	TRY(accept(s, file, &text));
	s->format = markdown ? "markdown" : "text";
	if (!markdown && !s->options->from_pdf) {
		text = plain_unquoted(s->mem, text);
		text = plain_unpaged(s->mem, text, &pages);
	}
	if (*pages)
		source_warn(s, "running", pages);
	text = skip_head(&r, text);
	r.apart = !s->options->from_pdf && wrap_stands_apart(text);
	if (s->options->from_pdf) {
		s->format = "pdf";
		source_warn(s, "pdf", "");
		if (s->options->running && *s->options->running)
			source_warn(s, "running", s->options->running);
	}
	r.wrap.width = wrap_widest(text);
	if (!markdown && !s->options->from_pdf)
		wrap_edge(&r.wrap, text);
	r.marks.s = s;
	if (markdown)
		markdown_notes(&r.marks, text);
	kept_text(s, KEPT_FILE, text);
	read_lines(&r, text);
	add_notes(&r);
	if (!r.lines.count)
		return source_refuse(s, "empty", "The file has no text.");
	return outline(s, &r.lines);
}
