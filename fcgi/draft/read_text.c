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
#include "fcgi/draft/tabs.h"

#include <string.h>

enum { WRAPPED_MAX = 120 }; /* letters of a line that an editor breaks */

struct reader {
	struct source *s;
	struct lines lines;
	const char *text;
	bool apart; /* paragraphs are parted by empty lines */
	bool markdown;
	struct markdown marks;
	size_t width;	    /* letters of the widest line */
	const char *before; /* the line above, or NULL */
};

static size_t
line_size(const char *c)
{
	return strcspn(c, "\n");
}

static size_t
line_letters(const char *c)
{
	size_t letters = 0;

	for (; *c && *c != '\n'; c++)
		letters += ((unsigned char)*c & 0xC0) != 0x80;
	return letters;
}

static bool
is_blank(const char *c, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (!strchr(" \t\r", c[i]) && memcmp(c + i, "\u00a0", 2) &&
		    (unsigned char)c[i] != 0xA0)
			return false;
	return true;
}

/* Of the lines with words, most have an empty one behind. */
static bool
stands_apart(const char *text)
{
	size_t filled = 0, apart = 0;

	for (const char *c = text; *c;) {
		size_t size = line_size(c);
		const char *next = c + size + (c[size] == '\n');

		if (!is_blank(c, size)) {
			filled++;
			apart += *next && is_blank(next, line_size(next));
		}
		c = next;
	}
	return filled > 3 && 2 * apart > filled;
}

/* Soft hyphens are layout. */
static void
add_words(struct reader *r, struct part *p, const char *c, size_t size)
{
	static const char hyphen[] = "\u00ad";
	struct buffer b = {0};
	const char *end;

	while ((end = memmem(c, size, hyphen, strlen(hyphen)))) {
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

static struct line *
add_line(struct reader *r, const char *c, size_t size)
{
	struct part *p = part_new(r->s->mem, PART_P, "p");
	size_t level = 0;
	struct line *line;

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
		if (size > 2 && c[0] == '>' && c[1] == ' ') {
			c += 2;
			size -= 2;
		}
		markdown_line(&r->marks, p, c, size);
	} else {
		add_words(r, p, c, size);
	}
	p->source = r->lines.count + 1;
	line = lines_add(&r->lines, p);
	line->level = (int)level;
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
	size_t size = line_size(c);

	return *c == '|' && size > 2 && memrchr(c, '|', size) > (void *)c;
}

static const char *
add_row(struct reader *r, struct part *table, const char *c)
{
	const char *end = c + line_size(c), *bar;
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

/* "а) ...", "bb) ...": an item, though it begins small. */
static bool
is_item(const char *c)
{
	const char *end = c;

	for (int i = 0; i < 2 && ((unsigned char)*end >= 0xC3 ||
				     (*end >= 'a' && *end <= 'z'));
	     i++)
		do
			end++;
		while (((unsigned char)*end & 0xC0) == 0x80);
	return end > c && *end == ')';
}

/* "Art. 5", "Член 3", "ČÁST I": a name and a number may open something. */
static bool
names_unit(const char *c)
{
	const char *second = c + strcspn(c, " \n");

	second += strspn(second, " ");
	return strchr("0123456789*", *c) || text_starts(c, "§") ||
	       (*c == '(' && c[1] >= '0' && c[1] <= '9') ||
	       (*second >= '0' && *second <= '9') ||
	       (strspn(second, "IVXLC") > 0 &&
		   strchr(" .\n", second[strspn(second, "IVXLC")]));
}

/* "часо-" at the end of a line. */
static bool
is_broken(const char *text, size_t size)
{
	return size > 2 && text[size - 1] == '-' &&
	       ((unsigned char)text[size - 2] >= 0x80 ||
		   ((text[size - 2] | 0x20) >= 'a' &&
		       (text[size - 2] | 0x20) <= 'z'));
}

/* A PDF's line that begins small, or behind a hyphen, or behind a line that
 * is full, goes on with the one before; the hyphen that the page's edge made
 * goes. */
static bool
goes_on(struct reader *r, struct part *open, const char *c)
{
	struct part *last = open ? open->last : NULL;
	size_t size = last && last->kind == PART_TEXT ? strlen(last->text) : 0;
	const char *letter = text_cut(r->s->mem, c, 1);
	bool small = strcmp(letter, text_lower(r->s->mem, letter)) == 0 &&
		     ((unsigned char)*c >= 0xC3 || (*c >= 'a' && *c <= 'z'));
	bool full = size && r->before &&
		    line_letters(r->before) >= r->width - r->width / 8 &&
		    !strchr(".;:,", last->text[size - 1]) && !names_unit(c);

	if (!size || is_item(c))
		return false;
	if (r->s->options->from_pdf ? !small && !full
				    : !small || !is_broken(last->text, size))
		return false;
	if (!full && (text_starts(c, "–") || text_starts(c, "„")))
		return false;
	if (last->text[size - 1] == '-')
		((char *)last->text)[size - 1] = '\0';
	else
		part_text(r->s->mem, open, " ", 1);
	return true;
}

static size_t
widest(const char *c)
{
	size_t most = 0;

	for (; *c; c += line_size(c), c += *c == '\n')
		if (line_letters(c) > most)
			most = line_letters(c);
	return most;
}

/* "1. ", "(2) ", "а) ", "- ", "Art. 5", "§ 3": a line that may open a unit. */
static bool
is_marked(const char *c)
{
	size_t digits;

	c += *c == '(';
	digits = strspn(c, "0123456789");
	if (digits)
		return digits < 4 && (c[digits] == '.' || c[digits] == ')') &&
		       c[digits + 1] == ' ';
	if (c[0] == '*' || c[0] == '+')
		return c[1] == ' ';
	if (c[0] == '-' || text_starts(c, "–") || text_starts(c, "•"))
		return c[strcspn(c, " \n")] == ' ';
	return is_item(c) || (names_unit(c) && (unsigned char)*c >= 'A' &&
				 !(*c >= 'a' && *c <= 'z'));
}

/* "Analysis ........ 12", an entry of a table of contents. */
static bool
names_page(const char *c, size_t size)
{
	while (size && c[size - 1] >= '0' && c[size - 1] <= '9')
		size--;
	while (size && strchr(" \t", c[size - 1]))
		size--;
	return size > 3 && (!strncmp(c + size - 3, "...", 3) ||
			       !strncmp(c + size - 3, "…", 3));
}

/* A line below one with words, where empty lines part paragraphs: the same
 * paragraph if the page's edge made the break, another if the line above ends
 * before or a number begins here. */
static bool
is_wrapped(struct reader *r, const char *c)
{
	size_t size = line_size(r->before), letters = line_letters(r->before);
	bool ended;

	while (size && strchr(" \t\r", r->before[size - 1]))
		size--;
	ended = !size || strchr(".:;,", r->before[size - 1]) ||
		names_page(r->before, size) || 4 * letters < 3 * r->width;
	if (is_marked(c + strspn(c, " ")) && (ended || r->markdown))
		return false;
	return r->markdown ||
	       (r->width <= WRAPPED_MAX && 2 * letters >= r->width);
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
		size_t size = line_size(c);
		const char *behind = read_row(r, c, &table);

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
		if (is_blank(c, size) || markdown_is_note(&r->marks, c) ||
		    is_underline(r, c, size, open)) {
			open = NULL;
		} else if (goes_on(r, open, c)) {
			add_words(r, open, c, size);
		} else if (open && r->apart && *c != '#' && is_wrapped(r, c)) {
			go_on(r, open, c, size);
		} else {
			open = add_line(r, c, size)->block;
		}
		r->before = c;
		c += size + (c[size] == '\n');
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
	struct reader r = {.s = s, .lines = *lines};
	const char *text;

	TRY(accept(s, file, &text));
	r.apart = stands_apart(text);
	r.width = widest(text);
	kept_text(s, KEPT_FILE, text);
	read_lines(&r, text);
	*lines = r.lines;
	return OK;
}

enum err
read_text(struct source *s, struct bytes file, bool markdown)
{
	struct reader r = {.s = s, .lines = {.s = s}, .markdown = markdown};
	const char *text;

	TRY(accept(s, file, &text));
	s->format = markdown ? "markdown" : "text";
	text = skip_head(&r, text);
	r.apart = !s->options->from_pdf && stands_apart(text);
	if (s->options->from_pdf) {
		s->format = "pdf";
		source_warn(s, "pdf", "");
	}
	r.width = widest(text);
	r.marks.s = s;
	if (markdown)
		markdown_notes(&r.marks, text);
	kept_text(s, KEPT_FILE, text);
	read_lines(&r, text);
	if (!r.lines.count)
		return source_refuse(s, "empty", "The file has no text.");
	return outline(s, &r.lines);
}
