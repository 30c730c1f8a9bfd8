/*
 * outline_text.c: lines that open nothing: text, to the unit that it belongs
 * to; captions of figures; words that close a list.
 */
#include "fcgi/draft/outline.h"

#include <string.h>

enum { CAPTION = 400 };

/* "The present points 3 and 4 become 2 and 3": of the point before it. */
static bool
amends(const struct builder *b, const struct line *line)
{
	return b->d->amending && !b->d->paragraphs && !b->quoted &&
	       pattern_find(b->d->amending, line->text, strlen(line->text), 0,
		   &(struct match){0});
}

/* Do the words of the unit at hand wait for what follows them? */
static bool
is_open(struct builder *b)
{
	const struct part *last = outline_top(b)->part->last;
	const char *words =
	    last && last->kind == PART_P ? part_line(b->mem, last) : "";
	size_t size = strlen(words);

	return size && words[size - 1] == ':';
}

/* A table behind bullets is none of the last one's. */
static void
leave_bullets(struct builder *b)
{
	while (b->depth && b->frames[b->depth - 1].child &&
	       b->frames[b->depth - 1].child->series == SERIES_DASH &&
	       !outline_top(b)->part->heading && !is_open(b))
		b->depth--;
}

/* Text behind list points belongs to what the list belongs to, unless the
 * point's own text is not at its end, or it amends as the point does; what is
 * headed holds its text. */
static void
leave_list(struct builder *b, const struct line *line)
{
	if (is_open(b) || amends(b, line))
		return;
	while (b->depth && outline_top(b)->rank > RANK_OF_PARAGRAPH &&
	       !outline_top(b)->part->heading)
		b->depth--;
}

/* "Map 2. Where it is": the name of the figure beside it. */
static void
mark_caption(struct builder *b, const struct line *line)
{
	struct match m;

	if (b->d->caption && line->block->kind == PART_P && *line->text &&
	    strlen(line->text) < CAPTION &&
	    pattern_find(
		b->d->caption, line->text, strlen(line->text), 0, &m) &&
	    !m.start[0])
		line->block->name = "caption";
}

void
outline_text(struct builder *b, const struct line *line)
{
	struct part *unit;

	mark_caption(b, line);
	if (line->block->kind == PART_P)
		leave_list(b, line);
	else if (line->block->kind == PART_TABLE)
		leave_bullets(b);
	if (b->d->paragraphs && line->block->kind == PART_P) {
		if (outline_top(b)->rank == RANK_OF_PARAGRAPH && b->depth)
			b->depth--;
		if (outline_top(b)->rank >= RANK_OF_BASE &&
		    outline_top(b)->rank < RANK_OF_PARAGRAPH) {
			unit = outline_unit(
			    b, NULL, b->d->paragraphs, (struct value){0});
			unit->source = line->block->source;
		}
	}
	if (outline_top(b)->level && b->loose && line->block->kind == PART_P) {
		unit = part_add(
		    outline_top(b)->part, part_new(b->mem, PART_UNIT, "block"));
		unit->source = line->block->source;
		part_add(unit, line->block);
		return;
	}
	part_add(outline_top(b)->part, line->block);
	outline_top(b)->text_after = true;
}

/* Whether more of a list may follow: a colon begins one, a comma goes on. */
static bool
is_unfinished(const char *text)
{
	static const char *const words[] = {" i", " oraz", " lub", " albo"};
	size_t size = strlen(text);

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t word = strlen(words[i]);

		if (size > word && !strcmp(text + size - word, words[i]))
			return true;
	}
	return size && strchr(":,;", text[size - 1]);
}

/* Do entries of the list end as those of a sentence do?  The first one tells;
 * bullets of a strategy have no such signs, and no words close them. */
static bool
is_punctuated(struct builder *b, int place)
{
	const struct part *c = b->frames[place].entry;

	return c && c->last && c->last->kind == PART_P &&
	       is_unfinished(part_line(b->mem, c->last));
}

/* Words that close a list are one line. */
static bool
more_dashes(struct builder *b)
{
	const struct line *below = outline_after(b, 0);
	struct hit hit;

	return outline_is_text(below) &&
	       hit_line(b->mem, b->d, below, &hit) >= 0 &&
	       hit.rule->series == SERIES_DASH;
}

bool
outline_closes(
    struct builder *b, const struct line *line, const struct hit *hit)
{
	const struct line *before = b->next > 1 ? &b->at[b->next - 2] : NULL;
	int place = outline_series(b, hit, false);
	bool listed = place >= 0;
	const char *text;

	/* Two dashes are an item of an item. */
	if (!b->d->dash_closes || hit->rule->series != SERIES_DASH ||
	    hit->end > strlen("– ") || !before ||
	    before->block->kind != PART_P ||
	    line->text != b->at[b->next - 1].text || b->depth < 2 ||
	    outline_top(b)->rank <= RANK_OF_PARAGRAPH)
		return false;
	text = before->text;
	if (listed ? is_unfinished(text) || !is_punctuated(b, place)
		   : (*text && text[strlen(text) - 1] == ':') || more_dashes(b))
		return false;
	b->depth--;
	part_add(outline_top(b)->part, line->block);
	outline_top(b)->text_after = true;
	return true;
}

/* Where a note at the start ends, "(New, Gazette 5)" or "/new, no. 5/", at
 * its last sign; or NULL. */
static const char *
note_end(const char *text)
{
	if (text[0] == '(')
		return strchr(text, ')');
	return text[0] == '/' ? strstr(text + 1, "/ ") : NULL;
}

/* "(New, Gazette 5) (1) The mayor ...": the note is the unit's own text, what
 * stands behind it opens more. */
bool
outline_noted(struct builder *b, struct part *unit, const struct line *line)
{
	struct line rest = *line;
	struct hit hit;
	unsigned char lead;
	const char *end;

	lead = (unsigned char)*line_words(b->mem, line->block);
	/* most begin with a letter */
	if ((lead > ' ' && lead < 0x80 && lead != '(' && lead != '/') ||
	    lead == 0xD0 || lead == 0xD1)
		return false;
	rest.text = line_prepare(b->mem, line->block, b->d->latin);
	end = note_end(rest.text);
	if (!end || (rest.text[1] >= '0' && rest.text[1] <= '9') ||
	    !strchr(" (", end[1]) ||
	    hit_find(b->mem, b->d, end + 1 + (end[1] == ' '), 0, &hit) < 0 ||
	    hit.rule->rank < RANK_OF_PARAGRAPH ||
	    hit.rule->series == SERIES_DASH || hit.value.n != 1)
		return false;
	end += 1 + (end[1] == ' ');
	part_add(unit, line_cut(b->mem, line->block,
			   line_original(b->mem, line->block, b->d->latin,
			       (size_t)(end - rest.text))));
	rest.text = end;
	if (!outline_open(b, &rest))
		part_add(unit, line->block);
	return true;
}
