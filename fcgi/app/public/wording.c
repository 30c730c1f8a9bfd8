/*
 * wording.c: runs of a comparison as elements.  What is compared with what
 * is the callers' business.
 */
#include "fcgi/app/public/wording.h"

#include "fcgi/site/page.h"

#include <ctype.h>
#include <string.h>

/* Words kept beside a change where a list shortens. */
enum { EDGE_WORDS = 8 };

/* p is the paragraph being written, or NULL before the first word of one. */
struct paper {
	struct visit *v;
	struct node *to, *p;
	size_t breaks; /* line ends since the last word */
};

static void
put_line(struct paper *paper, const char *mark, const char *text, size_t size)
{
	const char *line = arena_copy_n(paper->v->mem, text, size);

	if (!paper->p || paper->breaks > 1)
		paper->p = xml_add(paper->to, "p");
	else if (paper->breaks == 1)
		(void)xml_add(paper->p, "br");
	paper->breaks = 0;
	if (mark)
		(void)xml_add_text(paper->p, mark, line);
	else
		xml_text(paper->p, line);
}

static void
put_text(struct paper *paper, const char *mark, const char *text)
{
	while (*text) {
		size_t size = strcspn(text, "\n");

		if (size)
			put_line(paper, mark, text, size);
		text += size;
		for (; *text == '\n'; text++)
			paper->breaks++;
	}
}

/* What came beside what went is parted by a blank, but not from a mark. */
static bool
needs_blank(const struct run *gone, const struct run *new)
{
	size_t size = strlen(gone->text);

	return new->kind == RUN_INSERTED && !isspace(gone->text[size - 1]) &&
	       !ispunct(*new->text) && !isspace(*new->text);
}

static const char *
shown(const struct run *run, unsigned which, const char **mark)
{
	*mark = NULL;
	if (run->kind == RUN_EQUAL && which & SHOW_KEPT)
		return which & SHOW_OLD ? run->was : run->text;
	*mark = run->kind == RUN_INSERTED ? "ins" : "del";
	if (run->kind == RUN_INSERTED && which & SHOW_INSERTED)
		return run->text;
	if (run->kind == RUN_DELETED && which & SHOW_DELETED)
		return run->text;
	return "";
}

void
page_runs(
    struct visit *v, struct node *to, const struct runs *runs, unsigned which)
{
	struct paper paper = {.v = v, .to = to};
	const unsigned both = SHOW_INSERTED | SHOW_DELETED;

	for (size_t i = 0; i < runs->count; i++) {
		const struct run *run = &runs->at[i];
		const char *mark;
		const char *text = shown(run, which, &mark);

		put_text(&paper, mark, text);
		if (run->kind == RUN_DELETED && (which & both) == both &&
		    i + 1 < runs->count && needs_blank(run, run + 1))
			put_text(&paper, NULL, " ");
	}
}

/* Behind the number and the blanks after it; at where it is another text. */
static const char *
behind(const char *at, const char *number)
{
	size_t size = strlen(number);

	if (!size || strncmp(at, number, size) != 0 ||
	    !isspace((unsigned char)at[size]))
		return at;
	at += size;
	while (isspace((unsigned char)*at))
		at++;
	return at;
}

const char *
wording_alone(
    struct arena *mem, const char *steps, const char *was, const char *proposed)
{
	const char *at = proposed;

	while (steps && *steps) {
		size_t size = strcspn(steps, "\n");
		const char *line = arena_copy_n(mem, steps, size);
		const char *number = strchr(line, ' ');

		/* what a unit's own words begin with is theirs */
		if (number && !text_starts(was ? was : "", number + 1))
			at = behind(at, number + 1);
		steps += size + (steps[size] == '\n');
	}
	return *at ? at : proposed;
}

unsigned
wording_fold(const char *language)
{
	return text_in_two_scripts(language) ? WORDS_SCRIPT : WORDS_EXACT;
}

static void
wording(struct visit *v, struct node *to, const char *was, const char *proposed,
    size_t edge)
{
	struct runs runs;

	words_compare(v->mem, was, proposed,
	    wording_fold(v->consultation.language), &runs);
	if (edge)
		words_shorten(v->mem, &runs, edge);
	page_runs(v, to, &runs, SHOW_KEPT | SHOW_INSERTED | SHOW_DELETED);
}

void
page_wording(struct visit *v, struct node *parent, const char *name,
    const char *was, const char *proposed)
{
	if (was && *was)
		wording(v, xml_add(parent, name), was, proposed, 0);
	else
		page_paragraphs(v, parent, name, proposed);
}

void
page_wording_short(struct visit *v, struct node *parent, const char *name,
    const char *was, const char *proposed)
{
	if (was && *was)
		wording(v, xml_add(parent, name), was, proposed, EDGE_WORDS);
	else
		page_paragraphs(v, parent, name, proposed);
}
