/*
 * paged.c: a PDF as words and as pictures of the pages that have none.
 */
#include "fcgi/draft/paged.h"

#include "fcgi/draft/drafting.h"
#include "fcgi/draft/feet.h"
#include "fcgi/draft/foreign.h"
#include "fcgi/draft/kept.h"
#include "fcgi/draft/kind.h"
#include "fcgi/draft/pictures.h"
#include "fcgi/draft/read_text.h"

#include <string.h>

/* ---- in the cage ---- */

bool
is_page(const struct part *p)
{
	return p->kind == PART_UNIT && !strcmp(p->name, "page");
}

enum { CAPTION = 200, SAID = 500 };

/* The line of it that names a figure ("Map 2. The bank"), or NULL. */
static const char *
caption_of(struct source *s, const struct drafting *d, struct bytes words)
{
	const char *at = (const char *)words.at, *end = at + words.size;
	struct match m;

	while (at < end) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		size_t size = (size_t)((stop ? stop : end) - at);
		const char *line =
		    text_trim(s->mem, text_clean(s->mem, at, size));

		const char *plain =
		    d->latin ? text_to_latin(s->mem, line) : line;

		if (d->caption && *line && strlen(line) < CAPTION &&
		    pattern_find(d->caption, plain, strlen(plain), 0, &m) &&
		    !m.start[0])
			return line;
		at = stop ? stop + 1 : end;
	}
	return NULL;
}

/* A page that is a map: called by its name, and what is written on it says what
 * it shows, until somebody says more. */
static void
page_map(struct source *s, struct part *unit, const char *caption,
    struct bytes words)
{
	char *said = arena_printf(s->mem, "%s",
	    text_cut(s->mem,
		text_trim(s->mem,
		    text_clean(s->mem, (const char *)words.at, words.size)),
		SAID));

	for (char *c = said; (c = strchr(c, '\n'));)
		*c = ' ';
	unit->heading = part_new(s->mem, PART_P, "");
	part_text(s->mem, unit->heading, caption, strlen(caption));
	kept_break(s, KEPT_MADE);
	kept_text(s, KEPT_MADE, caption);
	unit->first->first->text = said;
}

/* "p. 12", which is also what is said of the picture until somebody says more
 * of it. */
static struct part *
page_new(struct source *s, const struct draft_page *page, const char *word)
{
	const char *label = arena_printf(s->mem, "%s %d", word, page->number);
	struct part *unit = part_new(s->mem, PART_UNIT, "page");
	struct part *p = part_add(unit, part_new(s->mem, PART_P, "p"));
	struct part *image = part_add(p, part_new(s->mem, PART_IMAGE, "img"));

	unit->num = part_new(s->mem, PART_P, "");
	part_text(s->mem, unit->num, label, strlen(label));
	kept_break(s, KEPT_MADE);
	kept_text(s, KEPT_MADE, label);
	image->text = label;
	picture_keep(s, image, page->picture);
	return unit;
}

/* What only looks like a text is spoken of as a whole, too (practice 27): one
 * unit around its pages. */
static struct part *
scan_new(struct source *s, const char *word)
{
	struct part *unit = part_new(s->mem, PART_UNIT, "scan");

	unit->heading = part_new(s->mem, PART_P, "");
	part_text(s->mem, unit->heading, word, strlen(word));
	kept_break(s, KEPT_MADE);
	kept_text(s, KEPT_MADE, word);
	return unit;
}

enum err
read_paged(struct source *s, struct bytes words)
{
	const struct draft_options *options = s->options;
	const struct drafting *d =
	    drafting_find(s->draftings, options->language);
	struct part *body;
	size_t wordless = 0;

	if (words.size)
		TRY(read_text(s, words, false));
	else
		s->document = part_new(s->mem, PART_DOCUMENT, "doc");
	s->format = "text";
	body = part_child(s->document, PART_BODY);
	if (!body)
		body = part_add(s->document, part_new(s->mem, PART_BODY, ""));
	if (!words.size && options->page_count > 1)
		body = part_add(body, scan_new(s, d->scan));
	for (size_t i = 0; i < options->page_count; i++) {
		const struct draft_page *page = &options->pages[i];
		const char *caption =
		    page->words.size ? caption_of(s, d, page->words) : NULL;
		struct part *unit;

		if (page->words.size && !caption)
			continue;
		unit = part_add(body, page_new(s, page, d->page));
		if (caption)
			page_map(s, unit, caption, page->words);
		else
			wordless++;
	}
	if (wordless)
		source_warn(s, "scan", arena_printf(s->mem, "%zu", wordless));
	return OK;
}

enum err
read_picture(struct source *s, struct bytes file)
{
	struct part *body, *unit, *p, *image;

	if (!s->options->scans)
		return source_refuse(
		    s, "picture", "The file is a picture and holds no text.");
	s->document = part_new(s->mem, PART_DOCUMENT, "doc");
	s->format = "picture";
	body = part_add(s->document, part_new(s->mem, PART_BODY, ""));
	unit = part_add(body, part_new(s->mem, PART_UNIT, "figure"));
	p = part_add(unit, part_new(s->mem, PART_P, "p"));
	image = part_add(p, part_new(s->mem, PART_IMAGE, "img"));
	picture_keep(s, image, file);
	return image->link ? OK
			   : source_refuse(s, "broken-picture",
				 "The picture is damaged or too large.");
}

/* ---- in a program ---- */

enum { FEW_BYTES = 4000, SHORT_LINE = 160, FEW_MOST = 20 };

static bool
has_words(const char *at, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if ((unsigned char)at[i] > ' ')
			return true;
	return false;
}

/* No line of it is as long as those of prose, and there are few. */
static bool
has_few_words(const char *at, size_t size)
{
	const char *end = at + size;

	if (size > FEW_BYTES)
		return false;
	while (at < end) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));

		stop = stop ? stop : end;
		if (stop - at > SHORT_LINE)
			return false;
		at = stop + 1;
	}
	return true;
}

/* The words without the ends of pages, the numbers of those that have none, or
 * few, which are words then; and what is printed on each. */
struct pages {
	struct buffer words;
	int *numbers;
	struct bytes *few;
	size_t count, few_count;
	const char *running;
};

/* Between form feeds. */
static size_t
split(struct page *pages, struct bytes text)
{
	const char *at = (const char *)text.at, *end = at + text.size;
	size_t count = 0;

	while (at < end) {
		const char *stop = memchr(at, '\f', (size_t)(end - at));
		const char *behind = stop ? stop : end;

		pages[count] =
		    (struct page){at, (size_t)(behind - at), (int)count + 1};
		count++;
		at = stop ? stop + 1 : end;
	}
	return count;
}

static void
pages_apart(struct arena *mem, struct bytes text, struct pages *out)
{
	struct feet feet = {buffer_new(mem, 2 * text.size + 1), 0};
	struct page *pages;
	size_t count = 1;

	for (size_t i = 0; i < text.size; i++)
		count += text.at[i] == '\f';
	pages = arena_alloc(mem, count * sizeof *pages);
	out->numbers = arena_alloc(mem, count * sizeof *out->numbers);
	out->few = arena_alloc(mem, count * sizeof *out->few);
	out->words = buffer_new(mem, 4 * text.size + 16);
	count = split(pages, text);
	out->running = feet_running(mem, pages, count);
	for (size_t i = 0; i < count; i++) {
		const char *page = pages[i].at;

		if (has_words(page, pages[i].size)) {
			buffer_bytes(&out->words, page,
			    feet_find(&feet, page, pages[i].size));
			if (out->few_count == FEW_MOST ||
			    !has_few_words(page, pages[i].size))
				continue;
			out->few_count++;
			out->few[out->count] = (struct bytes){
			    (const unsigned char *)page, pages[i].size};
			out->numbers[out->count++] = pages[i].number;
		} else if ((const unsigned char *)page + pages[i].size <
			   text.at + text.size)
			out->numbers[out->count++] = pages[i].number;
	}
	if (feet.last) {
		buffer_add(&out->words, "\n__________\n");
		buffer_bytes(&out->words, feet.notes.data, feet.notes.size);
	}
}

struct bytes
paged_text(struct arena *mem, struct bytes text, const char **running)
{
	struct pages pages = {.count = 0};

	pages_apart(mem, text, &pages);
	*running = pages.running;
	return (struct bytes){
	    (const unsigned char *)pages.words.data, pages.words.size};
}

/* Those that show something; in a scan a page that cannot be drawn stays: it
 * is there, and can be spoken of. */
static enum err
draw(struct arena *mem, struct bytes pdf, const struct pages *of,
    struct draft_annex *file)
{
	struct draft_page *pages =
	    arena_alloc(mem, (of->count + 1) * sizeof *pages);
	struct bytes pictures[PAGES_AT_ONCE];
	size_t limit = of->count < PICTURES_MAX ? of->count : PICTURES_MAX;

	for (size_t i = 0; i < limit; i += PAGES_AT_ONCE) {
		size_t n =
		    limit - i < PAGES_AT_ONCE ? limit - i : PAGES_AT_ONCE;

		TRY(foreign_pages(mem, pdf, of->numbers + i, n, pictures));
		for (size_t k = 0; k < n; k++)
			if (pictures[k].size)
				pages[file->page_count++] =
				    (struct draft_page){of->numbers[i + k],
					pictures[k], of->few[i + k]};
	}
	for (size_t i = limit; i < of->count; i++)
		if (!of->few[i].size)
			pages[file->page_count++] =
			    (struct draft_page){.number = of->numbers[i]};
	file->pages = pages;
	return OK;
}

static enum err
refuse(struct paged_refusal *no, const char *code, const char *why)
{
	*no = (struct paged_refusal){code, why};
	return ERR_INVALID;
}

enum err
paged_open(struct arena *mem, bool scans, struct draft_annex *file,
    struct paged_refusal *no)
{
	struct bytes pdf = file->file, text;
	struct pages pages = {.count = 0};
	enum err err = foreign_text(mem, pdf, &text);

	if (err == ERR_NOT_FOUND)
		return refuse(no, "pdf",
		    "The file is a PDF: attach it, and upload its text.");
	if (err != OK && memmem(pdf.at, pdf.size, "/Encrypt", 8))
		return refuse(
		    no, "encrypted", "The file is protected with a password.");
	if (err != OK || kind_of_file(text, NULL) == KIND_PDF)
		return refuse(
		    no, "broken-pdf", "No text could be taken from the PDF.");
	pages_apart(mem, text, &pages);
	if (scans && pages.count && draw(mem, pdf, &pages, file) != OK)
		file->page_count = 0;
	file->from_pdf = true;
	file->running = pages.running;
	file->file = (struct bytes){
	    (const unsigned char *)pages.words.data, pages.words.size};
	if (!has_words((const char *)file->file.at, file->file.size)) {
		file->file.size = 0;
		if (!file->page_count)
			return refuse(no, "pdf-pictures",
			    "The PDF holds pictures of its pages and no text.");
	}
	return OK;
}
