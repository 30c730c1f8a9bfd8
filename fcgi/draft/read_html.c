/*
 * read_html.c: any HTML page as lines, for outline.c to find its structure.
 * libxml2's forgiving parser reads it; nothing is fetched, nothing runs.
 * Tables that only put a number beside its text (the Official Journal's
 * lists) are read as the lines they show.
 */
#include "fcgi/draft/read_html.h"

#include "fcgi/draft/count.h"
#include "fcgi/draft/kept.h"

#include <string.h>

struct html_reader {
	struct source *s;
	struct arena *mem;
	struct lines *lines; /* NULL inside cells */
	struct part *into;
	struct part *run;   /* the paragraph that words go to */
	const char *number; /* for the first words that come */
	int level;	    /* of a heading */
	bool caption;	    /* within a figcaption */
	bool quoted;	    /* within a blockquote */
};

static void read_nodes(struct html_reader *r, const xmlNode *from);
static void read_node(struct html_reader *r, const xmlNode *c);

static void
end_run(struct html_reader *r)
{
	struct part *p = r->run;
	struct line *line;

	r->run = NULL;
	if (!p || part_is_empty(p))
		return;
	if (!r->lines) {
		part_add(r->into, p);
		return;
	}
	p->source = r->lines->count + 1;
	line = lines_add(r->lines, p);
	line->level = r->level;
	line->title = r->level;
	line->quoted = r->quoted;
}

static struct part *
run_of(struct html_reader *r)
{
	if (r->run)
		return r->run;
	r->run = part_new(r->mem, PART_P, r->caption ? "caption" : "p");
	if (*r->number)
		part_text(r->mem, r->run,
		    arena_printf(r->mem, "%s ", r->number),
		    strlen(r->number) + 1);
	r->number = "";
	return r->run;
}

static bool
is_block(const xmlNode *node)
{
	static const char *const names[] = {"p", "div", "h1", "h2", "h3", "h4",
	    "h5", "h6", "ul", "ol", "li", "table", "blockquote", "pre",
	    "section", "article", "header", "footer", "main", "aside", "dl",
	    "dt", "dd", "address", "figure", "figcaption", "body", "html",
	    "form", "fieldset", "center", "hr", "tr", "td", "th", "tbody",
	    "thead", "tfoot", "caption", "details", "summary", "legend",
	    "textarea", "title"};

	return html_is_one(node, names, sizeof(names) / sizeof(*names));
}

static bool
holds_blocks(const xmlNode *node)
{
	for (const xmlNode *c = node->children; c; c = c->next)
		if (c->type == XML_ELEMENT_NODE &&
		    (is_block(c) || holds_blocks(c)))
			return true;
	return false;
}

static const char *
words_of(struct html_reader *r, const xmlNode *node)
{
	xmlChar *words = xmlNodeGetContent(node);
	const char *text = text_trim(r->mem, words ? (const char *)words : "");

	xmlFree(words);
	return text;
}

/* "1.", "(2)", "a)", "–", "§ 3": it has a mark of its own. */
static bool
is_marked(const char *text)
{
	const char *c = text;

	if (!*c || strchr("(-*", *c) || (*c >= '0' && *c <= '9') ||
	    text_starts(c, "§") || text_starts(c, "–") || text_starts(c, "—") ||
	    text_starts(c, "•"))
		return true;
	for (int i = 0; i < 2 && *c && *c != ')'; i++)
		do
			c++;
		while (((unsigned char)*c & 0xC0) == 0x80);
	return *c == ')';
}

/* What a browser would put in front of an entry. */
static const char *
item_number(
    struct html_reader *r, const xmlNode *list, const xmlNode *item, int number)
{
	const char *type = xml_attribute(r->mem, list, "type");

	const char *mark = html_list_mark(r->s, list, number);

	if (mark)
		return mark;
	if (!html_is(list, "ol"))
		return is_marked(words_of(r, item)) ? "" : "•";
	if (text_is(type, "a") || text_is(type, "A"))
		return arena_printf(r->mem, "%s)",
		    count_text(r->mem, number,
			*type == 'a' ? "lowerLetter" : "upperLetter", NULL));
	if (text_is(type, "i") || text_is(type, "I"))
		return arena_printf(r->mem, "%s)",
		    count_text(r->mem, number,
			*type == 'i' ? "lowerRoman" : "upperRoman", NULL));
	return arena_printf(r->mem, "%d.", number);
}

static int64_t
start_of(struct html_reader *r, const xmlNode *node, const char *name,
    int64_t otherwise)
{
	const char *value = xml_attribute(r->mem, node, name);
	int64_t number;

	return value && text_int(value, &number) == OK && number >= 0 &&
		       number <= 10000
		   ? number
		   : otherwise;
}

static void
read_list(struct html_reader *r, const xmlNode *list)
{
	int64_t number = start_of(r, list, "start", 1);

	for (const xmlNode *c = list->children; c; c = c->next) {
		/* Word processors nest lists beside their entries. */
		if (!html_is(c, "li")) {
			read_node(r, c);
			continue;
		}
		end_run(r);
		number = start_of(r, c, "value", number);
		r->number = item_number(r, list, c, (int)number++);
		kept_text(r->s, KEPT_MADE, r->number);
		kept_break(r->s, KEPT_MADE);
		read_nodes(r, c);
		if (*r->number)
			run_of(r); /* an entry without words */
		end_run(r);
		r->number = "";
	}
}

static const xmlNode *
next_cell(const xmlNode *node)
{
	while (node && !html_is(node, "td") && !html_is(node, "th"))
		node = node->next;
	return node;
}

/* "1.", "a)", "–" or nothing, as it stands beside an entry. */
static bool
is_number(const char *text)
{
	size_t size = strlen(text);

	return text_length(text) <= 6 &&
	       (!size || strpbrk(text, "0123456789") ||
		   strchr(".)", text[size - 1]) || is_marked(text));
}

/* Every row is a short number and one cell beside it. */
static bool
is_layout(struct html_reader *r, const xmlNode *table, int *rows)
{
	for (const xmlNode *c = table->children; c; c = c->next) {
		const xmlNode *first, *second;

		if (html_is(c, "tbody") && !is_layout(r, c, rows))
			return false;
		if (html_is(c, "thead") || html_is(c, "th"))
			return false;
		if (!html_is(c, "tr"))
			continue;
		first = next_cell(c->children);
		second = first ? next_cell(first->next) : NULL;
		if (!second || next_cell(second->next) ||
		    html_is(first, "th") || !is_number(words_of(r, first)))
			return false;
		(*rows)++;
	}
	return true;
}

/* White space and the widths of columns are nothing; what else stands where
 * only cells may is one. */
static bool
fills_cell(struct html_reader *r, const xmlNode *node)
{
	if (node->type == XML_TEXT_NODE)
		return !xmlIsBlankNode((xmlNode *)node);
	return node->type == XML_ELEMENT_NODE && !html_is(node, "col") &&
	       !html_is(node, "colgroup") && !html_is_hidden(r->s, node);
}

static void
read_layout(struct html_reader *r, const xmlNode *table)
{
	for (const xmlNode *c = table->children; c; c = c->next) {
		const xmlNode *first;

		if (html_is(c, "tbody"))
			read_layout(r, c);
		else if (!html_is(c, "tr"))
			read_node(r, c);
		if (!html_is(c, "tr"))
			continue;
		first = next_cell(c->children);
		for (const xmlNode *d = c->children; d; d = d->next)
			if (!html_is(d, "td") && !html_is(d, "th") &&
			    fills_cell(r, d))
				read_node(r, d);
		end_run(r);
		r->number = words_of(r, first);
		read_nodes(r, next_cell(first->next));
		end_run(r);
		if (*r->number)
			run_of(r);
		end_run(r);
	}
}

/* A page laid out by a table: its cells one after the other. */
static void
read_page(struct html_reader *r, const xmlNode *table)
{
	for (const xmlNode *c = table->children; c; c = c->next) {
		if (html_is(c, "tbody") || html_is(c, "tr")) {
			read_page(r, c);
		} else if (fills_cell(r, c)) {
			read_nodes(r, c);
			end_run(r);
		}
	}
}

static int
span_of(struct html_reader *r, const xmlNode *node, const char *name)
{
	const char *value = xml_attribute(r->mem, node, name);
	int64_t span;

	return value && text_int(value, &span) == OK && span > 0 && span < 1000
		   ? (int)span
		   : 1;
}

static void
read_cell(struct html_reader *r, const xmlNode *node, struct part *row)
{
	bool proper = html_is(node, "td") || html_is(node, "th");

	r->into = part_add(row, part_new(r->mem, PART_CELL, ""));
	if (!proper) {
		read_node(r, node);
		end_run(r);
		return;
	}
	r->into->head = html_is(node, "th");
	r->into->columns = span_of(r, node, "colspan");
	r->into->rows = span_of(r, node, "rowspan");
	read_nodes(r, node);
	end_run(r);
}

static void
read_rows(struct html_reader *r, const xmlNode *from, struct part *table)
{
	for (const xmlNode *c = from->children; c; c = c->next) {
		struct part *row;

		if (html_is(c, "caption") && !table->heading) {
			table->heading = part_new(r->mem, PART_P, "");
			html_inlines(r->s, c, table->heading);
		} else if (html_is(c, "tbody") || html_is(c, "thead") ||
			   html_is(c, "tfoot")) {
			read_rows(r, c, table);
		} else if (html_is(c, "tr")) {
			row = part_add(table, part_new(r->mem, PART_ROW, ""));
			for (const xmlNode *d = c->children; d; d = d->next)
				if (fills_cell(r, d))
					read_cell(r, d, row);
		} else if (fills_cell(r, c)) {
			row = part_add(table, part_new(r->mem, PART_ROW, ""));
			read_cell(r, c, row);
		}
	}
}

static void
read_table(struct html_reader *r, const xmlNode *node)
{
	struct part *table, *outer = r->into;
	struct lines *lines = r->lines;
	int rows = 0;

	end_run(r);
	if (is_layout(r, node, &rows) && rows) {
		read_layout(r, node);
		return;
	}
	if (r->lines && html_is_page(r->s, node)) {
		read_page(r, node);
		return;
	}
	table = part_new(r->mem, PART_TABLE, "");
	r->lines = NULL;
	r->number = "";
	read_rows(r, node, table);
	r->lines = lines;
	r->into = outer;
	if (part_is_empty(table))
		return;
	if (lines)
		lines_add(lines, table)->quoted = r->quoted;
	else
		part_add(outer, table);
}

static void
read_block(struct html_reader *r, const xmlNode *c)
{
	int level = r->level;
	bool quoted = r->quoted;

	end_run(r);
	if (html_is(c, "ul") || html_is(c, "ol")) {
		read_list(r, c);
		return;
	}
	if (html_is(c, "table")) {
		read_table(r, c);
		return;
	}
	r->caption = html_is(c, "figcaption");
	r->quoted |= html_is(c, "blockquote");
	if ((c->name[0] | 0x20) == 'h' && c->name[1] >= '1' &&
	    c->name[1] <= '6')
		r->level = c->name[1] - '0';
	read_nodes(r, c);
	end_run(r);
	r->level = level;
	r->caption = false;
	r->quoted = quoted;
}

/* A break parts lines, as it does on the screen. */
static void
read_node(struct html_reader *r, const xmlNode *c)
{
	if (c->type == XML_TEXT_NODE) {
		if (r->run || !xmlIsBlankNode((xmlNode *)c))
			html_words(r->s, run_of(r), (const char *)c->content);
		return;
	}
	if (c->type != XML_ELEMENT_NODE || html_is_hidden(r->s, c))
		return;
	if (html_is(c, "br"))
		end_run(r);
	else if (html_is(c, "img"))
		html_image(r->s, c, run_of(r));
	else if (is_block(c))
		read_block(r, c);
	else if (html_has_class(r->s, c, "gloss-link") &&
		 html_foot(r->s, c, run_of(r)))
		;
	else if (holds_blocks(c) || xml_below(c, "br"))
		read_nodes(r, c);
	else
		html_inlines(r->s, c, html_open(r->s, c, run_of(r)));
}

static void
read_nodes(struct html_reader *r, const xmlNode *from)
{
	for (const xmlNode *c = from->children; c; c = c->next)
		read_node(r, c);
}

static void
take_title(struct source *s, const xmlNode *root)
{
	const xmlNode *title = xml_below(xml_below(root, "head"), "title");
	xmlChar *words = title ? xmlNodeGetContent(title) : NULL;

	if (words && xmlStrlen(words) < 500 &&
	    !strstr((char *)words, ".html") && !strstr((char *)words, ".xml"))
		s->identity.name =
		    text_trim(s->mem, text_clean(s->mem, (const char *)words,
					  strlen((const char *)words)));
	xmlFree(words);
}

static enum err
parse_page(struct source *s, struct bytes file, const xmlNode **root,
    const xmlNode **body)
{
	TRY(html_parse(s, file, root));
	*body = xml_below(*root, "body");
	if (!*body)
		*body = *root;
	*body = html_matter(s, *body);
	html_keep(s, *body);
	return OK;
}

static void
read_lines(struct source *s, const xmlNode *body, struct lines *lines)
{
	struct html_reader r = {
	    .s = s, .mem = s->mem, .lines = lines, .number = ""};

	html_feet(s, body);
	read_nodes(&r, body);
	end_run(&r);
}

enum err
html_lines(struct source *s, struct bytes file, struct lines *lines)
{
	const xmlNode *root, *body;

	TRY(parse_page(s, file, &root, &body));
	read_lines(s, body, lines);
	return OK;
}

enum err
read_html(struct source *s, struct bytes file)
{
	struct lines lines = {.s = s};
	const xmlNode *root, *body;

	TRY(parse_page(s, file, &root, &body));
	take_title(s, root);
	s->format = "html";
	if (eli_is(s, body))
		return eli_read(s, body);
	read_lines(s, body, &lines);
	if (!lines.count)
		return source_refuse(s, "empty", "The file has no text.");
	return outline(s, &lines);
}
