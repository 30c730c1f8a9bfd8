/*
 * docx_drawn.c: what is no run of a Word paragraph: pictures, text boxes,
 * formulas; and the words of the file as they are, for kept.h.
 */
#include "fcgi/draft/chart.h"
#include "fcgi/draft/docx.h"
#include "fcgi/draft/kept.h"
#include "fcgi/draft/pictures.h"

#include <string.h>

enum { DRAWN = 20 };

static bool
is(const xmlNode *node, const char *name)
{
	return *node->name == (unsigned char)*name &&
	       !strcmp((const char *)node->name, name);
}

const xmlNode *
docx_find(const xmlNode *from, const char *name)
{
	const xmlNode *found;

	for (const xmlNode *c = from->children; c; c = c->next) {
		if (c->type != XML_ELEMENT_NODE)
			continue;
		if (is(c, name))
			return c;
		found = docx_find(c, name);
		if (found)
			return found;
	}
	return NULL;
}

void
docx_made(struct docx *d, const char *text)
{
	kept_text(d->w.s, KEPT_MADE, text);
	kept_break(d->w.s, KEPT_MADE);
}

void
docx_leave(struct docx *d, const xmlNode *node, bool hidden)
{
	if (node)
		docx_keep(d, hidden ? KEPT_HIDDEN : KEPT_LEFT, node);
}

/* The notes that are referred to below. */
static void
keep_notes(struct docx *d, enum kept_bag bag, const xmlNode *from)
{
	bool foot = is(from, "footnoteReference");
	const xmlNode *notes = foot ? d->w.footnotes : d->w.endnotes;
	const char *id = foot || is(from, "endnoteReference")
			     ? xml_attribute(d->w.mem, from, "id")
			     : NULL;

	for (const xmlNode *c = id && notes ? notes->children : NULL; c;
	     c = c->next)
		if (c->type == XML_ELEMENT_NODE &&
		    text_is(xml_attribute(d->w.mem, c, "id"), id))
			kept_below(d->w.s, bag, c, "t");
	for (const xmlNode *c = from->children; c; c = c->next)
		if (c->type == XML_ELEMENT_NODE)
			keep_notes(d, bag, c);
}

void
docx_keep(struct docx *d, int bag, const xmlNode *from)
{
	kept_below(d->w.s, (enum kept_bag)bag, from, "t");
	if (d->w.s->options->keep_changes)
		kept_below(d->w.s, (enum kept_bag)bag, from, "delText");
	if (d->w.footnotes || d->w.endnotes)
		keep_notes(d, (enum kept_bag)bag, from);
}

const xmlNode *
docx_choice(struct docx *d, const xmlNode *alternate)
{
	const xmlNode *choice = xml_below(alternate, "Choice");

	choice = choice ? choice : xml_below(alternate, "Fallback");
	for (const xmlNode *c = alternate->children; c; c = c->next)
		if (c->type == XML_ELEMENT_NODE && c != choice)
			docx_leave(d, c, false);
	return choice;
}

/* What it shows, in the words of whoever put it there. */
static const char *
said_of(struct docx *d, const xmlNode *drawing)
{
	static const char *const names[] = {"docPr", "cNvPr", "shape"};
	static const char *const words[] = {"descr", "alt", "title"};

	for (size_t i = 0; i < 3; i++) {
		const xmlNode *said = docx_find(drawing, names[i]);

		for (size_t k = 0; said && k < 3; k++) {
			const char *text =
			    xml_attribute(d->w.mem, said, words[k]);

			if (text && *text_trim(d->w.mem, text))
				return text_trim(d->w.mem, text);
		}
	}
	return NULL;
}

static void
read_box(struct docx *d, const xmlNode *box)
{
	struct docx inner = {.w = d->w, .inner = d->inner};

	if (!d->later)
		d->later = part_new(d->w.mem, PART_BOX, "");
	inner.into = d->later;
	docx_blocks(&inner, box);
	docx_end(&inner);
	d->w = inner.w;
}

/* Whether this is a picture, and the relation that leads to its pixels. */
static bool
is_picture(struct docx *d, const xmlNode *c, const char **relation)
{
	*relation = NULL;
	if (is(c, "blip"))
		*relation = xml_attribute(d->w.mem, c, "embed");
	else if (is(c, "imagedata"))
		*relation = xml_attribute(d->w.mem, c, "id");
	return is(c, "pic") || is(c, "imagedata") || is(c, "chart") ||
	       is(c, "relIds") || is(c, "blip");
}

struct drawn {
	bool picture;		     /* there is one, whatever it shows */
	const char *relation[DRAWN]; /* to its pixels, or theirs */
	size_t count;
	const char *chart; /* its numbers in words, or NULL */
};

static const char *member_of(struct docx *d, const char *relation);

/* A chart is no picture, but says what one would show. */
static void
note_chart(struct docx *d, const xmlNode *c, struct drawn *drawn)
{
	const char *relation = xml_attribute(d->w.mem, c, "id");
	const char *words =
	    relation ? chart_words(d->w.s, d->w.archive, member_of(d, relation))
		     : NULL;

	if (words)
		drawn->chart = drawn->chart ? arena_printf(d->w.mem, "%s. %s",
						  drawn->chart, words)
					    : words;
}

static void
note_picture(struct docx *d, const xmlNode *c, struct drawn *drawn)
{
	const char *relation;

	if (is_picture(d, c, &relation))
		drawn->picture = true;
	if (is(c, "chart"))
		note_chart(d, c, drawn);
	if (relation && drawn->count < DRAWN)
		drawn->relation[drawn->count++] = relation;
}

/* Boxes with text, each once; and what pictures there are besides. */
static void
read_boxes(struct docx *d, const xmlNode *node, struct drawn *drawn)
{
	for (const xmlNode *c = node->children; c; c = c->next) {
		if (c->type != XML_ELEMENT_NODE)
			continue;
		if (is(c, "txbxContent")) {
			read_box(d, c);
			continue;
		}
		if (is(c, "AlternateContent")) {
			const xmlNode *choice = docx_choice(d, c);

			if (choice)
				read_boxes(d, choice, drawn);
			continue;
		}
		note_picture(d, c, drawn);
		read_boxes(d, c, drawn);
	}
}

/* Where a part of the archive is, of a relation of the main part. */
static const char *
member_of(struct docx *d, const char *relation)
{
	const char *target = word_relation(&d->w, relation);

	if (!target)
		return "";
	return *target == '/'
		   ? target + 1
		   : arena_printf(d->w.mem, "%s%s", d->w.folder, target);
}

static void
say_chart(struct docx *d, struct part *image, const char *words)
{
	image->text = image->text && *image->text
			  ? arena_printf(d->w.mem, "%s. %s", image->text, words)
			  : words;
	image->link = PICTURE_CHART;
}

void
docx_drawing(struct docx *d, const xmlNode *node)
{
	struct drawn drawn = {0};
	struct part *image;
	size_t i = 0;

	if (docx_silent(d)) {
		docx_leave(d, node, false);
		return;
	}
	read_boxes(d, node, &drawn);
	if (!drawn.picture)
		return;
	do {
		image = part_add(
		    d->paragraph, part_new(d->w.mem, PART_IMAGE, "img"));
		image->text = said_of(d, node);
		if (drawn.chart)
			say_chart(d, image, drawn.chart);
		if (i < drawn.count)
			picture_keep_member(d->w.s, d->w.archive, image,
			    member_of(d, drawn.relation[i]));
	} while (++i < drawn.count);
	d->run = NULL;
}

/* Between the parts of a formula; where a part is, what stands before it. */
static const char *
sign_before(const xmlNode *part)
{
	if (is(part, "den"))
		return "/";
	if (is(part, "sup"))
		return "^";
	return is(part, "sub") ? "_" : "";
}

void
docx_math(struct docx *d, const xmlNode *node)
{
	for (const xmlNode *c = node->children; c; c = c->next) {
		xmlChar *words;

		if (c->type != XML_ELEMENT_NODE)
			continue;
		if (!is(c, "t")) {
			if (docx_find(c, "t"))
				docx_words(d, sign_before(c), 0);
			docx_math(d, c);
			continue;
		}
		words = xmlNodeGetContent(c);
		if (docx_silent(d))
			docx_leave(d, c, false);
		docx_words(d, words ? (const char *)words : "", 0);
		xmlFree(words);
	}
}

/* ---- marks of notes ---- */

struct marks {
	struct arena *mem;
	struct part *before, *note; /* the last words; a note behind a "(" */
};

static bool
ends_open(const struct part *words)
{
	size_t size = words ? strlen(words->text) : 0;

	return size && words->text[size - 1] == '(';
}

/* Looks for the signs at the start of the words below, blanks between; takes
 * them away if told to.  False: something else comes first. */
static bool
begins_with(struct part *p, const char **signs, bool take)
{
	for (struct part *c = p->first; c && **signs; c = c->next) {
		const char *text = c->kind == PART_TEXT ? c->text : "";

		if (c->kind != PART_TEXT && !begins_with(c, signs, take))
			return false;
		for (; *text && **signs; text++) {
			if (*text == **signs)
				++*signs;
			else if (*text != ' ')
				return false;
		}
		if (c->kind == PART_TEXT && take)
			c->text = text + strspn(text, " ");
	}
	return true;
}

/* "() 1972 c. 11": its own mark is not there either. */
static void
bare_words(struct part *note)
{
	const char *first = "()", *again = "()";
	struct tally words = {0};

	/* One without words is the sign of a note. */
	tally_part(&words, note);
	if (words.count && begins_with(note, &first, false) && !*first)
		begins_with(note, &again, true);
}

static void
bare_text(struct marks *m, struct part *words)
{
	size_t size;

	if (m->note && *words->text == ')') {
		size = strlen(m->before->text) - 1;
		m->before->text = arena_copy_n(m->mem, m->before->text, size);
		words->text++;
	}
	m->note = NULL;
	m->before = words;
}

static void
bare_notes(struct marks *m, struct part *p)
{
	for (struct part *c = p->first; c; c = c->next) {
		if (c->kind == PART_TEXT) {
			bare_text(m, c);
		} else if (c->kind == PART_NOTE) {
			m->note = ends_open(m->before) ? c : NULL;
			bare_words(c);
		} else {
			bare_notes(m, c);
		}
	}
}

void
docx_bare_notes(struct arena *mem, struct part *paragraph)
{
	struct marks m = {.mem = mem};

	bare_notes(&m, paragraph);
}
