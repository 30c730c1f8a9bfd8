/*
 * row_words.c: how a row of a table looks by itself: a list of what its columns
 * are called and what stands there.
 */
#include "fcgi/draft/markup.h"
#include "fcgi/draft/row.h"
#include "fcgi/draft/rows.h"

#include <string.h>

/* The words that head each column; under one that heads several, both. */
static void
head_columns(struct arena *mem, const struct part *table, const char *heads[])
{
	bool several[ROW_COLUMNS] = {false};

	for (const struct part *r = table->first; r && row_is_head(r);
	     r = r->next)
		for (const struct part *c = row_is_counted(mem, r) ? NULL
								   : r->first;
		     c; c = c->next)
			for (int i = c->column;
			     i < c->column + c->columns && i < ROW_COLUMNS;
			     i++) {
				const char *line = part_line(mem, c);

				heads[i] = several[i] && *heads[i] && *line
					       ? arena_printf(mem, "%s: %s",
						     heads[i], line)
					       : line;
				several[i] = c->columns > 1;
			}
}

void
rows_head(struct html *h, const struct part *table, const char **words)
{
	struct buffer b = buffer_new(h->mem, DRAFT_FILE_MAX);

	for (const struct part *r = table->first; r; r = r->next) {
		if (!row_is_head(r))
			continue;
		tag_open(&h->b, "div");
		tag_attribute(&h->b, "class", "heads");
		tag_start(&h->b);
		for (const struct part *c = r->first; c; c = c->next) {
			html_blocks(h, c->first, NULL);
			buffer_printf(&b, "%s%s", b.size ? "\n" : "",
			    part_line(h->mem, c));
		}
		tag_close(&h->b, "div");
	}
	*words = b.data ? b.data : "";
}

/* One paragraph of plain words, or NULL. */
static const char *
only_line(struct arena *mem, const struct part *cell)
{
	const struct part *p = cell ? cell->first : NULL;

	if (!p || p->next || p->kind != PART_P ||
	    row_words_size(p) > ROW_NAME_MAX)
		return NULL;
	for (const struct part *c = p->first; c; c = c->next)
		if (c->kind == PART_NOTE || c->kind == PART_IMAGE)
			return NULL;
	return part_line(mem, p);
}

/* The cells of a row and those that reach over it from above, as they stand. */
struct seen {
	const struct part **at;
	size_t count;
};

static void
see(struct seen *s, struct row_reach *above, const struct part *cell)
{
	for (int i = cell->column;
	     i < cell->column + cell->columns && i < ROW_COLUMNS; i++) {
		above->cell[i] = cell;
		above->left[i] = cell->rows;
	}
	s->at[s->count++] = cell;
}

/* Those that reach down to columns from one on, up to another. */
static void
see_above(struct seen *s, const struct row_reach *above, int from, int to)
{
	for (int i = from; i < to && i < ROW_COLUMNS; i++)
		if (above->left[i] > 0 && above->cell[i]->column == i)
			s->at[s->count++] = above->cell[i];
}

static struct seen
cells_seen(struct arena *mem, const struct part *row, struct row_reach *above)
{
	size_t room = ROW_COLUMNS;
	struct seen s = {0};
	int column = 0;

	for (const struct part *c = row->first; c; c = c->next)
		room++;
	s.at = arena_alloc(mem, room * sizeof *s.at);
	for (const struct part *c = row->first; c; c = c->next) {
		see_above(&s, above, column, c->column);
		see(&s, above, c);
		column = c->column + c->columns;
	}
	see_above(&s, above, column, ROW_COLUMNS);
	for (int i = 0; i < ROW_COLUMNS; i++)
		above->left[i] -= above->left[i] > 0;
	return s;
}

/* A number, or a name, in the first cell; the name behind the number.  The
 * first of the others. */
static size_t
take_name(struct arena *mem, const struct part *row, const struct seen *s,
    struct row_cells *out)
{
	int versions = row_versions_column(mem, row->parent);
	const char *line = only_line(mem, s->count ? s->at[0] : NULL);
	size_t at = 0;

	if (versions == 0 || !line || !*line)
		return 0;
	if (row_is_number(line)) {
		out->num = s->at[0];
		at = 1;
		line = at < s->count ? only_line(mem, s->at[at]) : NULL;
	}
	if (!line || !*line || (versions > 0 && s->at[at]->column >= versions))
		return at;
	out->heading = s->at[at];
	return at + 1;
}

bool
row_is_number(const char *words)
{
	return strlen(words) <= ROW_NUMBER_MAX && strpbrk(words, "0123456789");
}

void
row_cells(struct arena *mem, const struct part *row, struct row_reach *above,
    struct row_cells *out)
{
	const struct seen s = cells_seen(mem, row, above);

	*out = (struct row_cells){
	    .at = arena_alloc(mem, (s.count + 1) * sizeof(*out->at))};
	for (size_t i = take_name(mem, row, &s, out); i < s.count; i++)
		if (!part_is_empty(s.at[i]))
			out->at[out->count++] = s.at[i];
}

static void
write_cell(struct html *h, const struct part *c, const char *head)
{
	if (head) {
		buffer_add(&h->b, "<div>");
		tag(&h->b, "dt");
		tag_text(&h->b, head);
		tag_close(&h->b, "dt");
		tag(&h->b, "dd");
	}
	html_blocks(h, c->first, NULL);
	if (head) {
		tag_close(&h->b, "dd");
		buffer_add(&h->b, "</div>");
	}
}

void
row_write(struct html *h, const struct part *row, struct row_reach *above,
    struct row_words *out)
{
	const char *heads[ROW_COLUMNS] = {NULL};
	struct buffer words = buffer_new(h->mem, DRAFT_FILE_MAX);
	struct row_cells cells;
	bool open = false;

	head_columns(h->mem, row->parent, heads);
	row_cells(h->mem, row, above, &cells);
	out->num = cells.num ? part_line(h->mem, cells.num) : "";
	out->heading = cells.heading ? part_line(h->mem, cells.heading) : "";
	for (size_t i = 0; i < cells.count; i++) {
		const struct part *c = cells.at[i];
		const char *head =
		    c->column < ROW_COLUMNS ? heads[c->column] : NULL;

		head = head && *head ? head : NULL;
		if (open != (head != NULL))
			buffer_add(&h->b,
			    open ? "</dl>" : "<dl class=\"summary-list\">");
		open = head != NULL;
		write_cell(h, c, head);
		buffer_printf(&words, "%s%s", words.size ? "\n" : "",
		    part_line(h->mem, c));
	}
	if (open)
		buffer_add(&h->b, "</dl>");
	out->words = words.data ? words.data : "";
}
