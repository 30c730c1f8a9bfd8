/*
 * odt_change.c: tracked changes of OpenDocument (ODF 1.3, part 3, 5.5), where
 * they are kept: the text says where each stands, a list at its start what was
 * taken out.
 */
#include "fcgi/draft/kept.h"
#include "fcgi/draft/odt.h"

#include <string.h>

static bool
is(const xmlNode *node, const char *name)
{
	return !strcmp((const char *)node->name, name);
}

bool
odt_says(
    struct odt *d, const xmlNode *node, const char *name, const char *value)
{
	return text_is(xml_attribute(d->mem, node, name), value);
}

/* The deletion or insertion that a change in the text refers to (ODF 1.3, part
 * 3, 5.5), which mostly are in the same order; or NULL. */
static const xmlNode *
change_of(struct odt *d, const xmlNode *c)
{
	const char *id = xml_attribute(d->mem, c, "change-id");
	const xmlNode *from = d->region;

	if (!id || !from)
		return NULL;
	do {
		if (from->type == XML_ELEMENT_NODE &&
		    odt_says(d, from, "id", id)) {
			d->region = from;
			return from;
		}
		from = from->next ? from->next : from->parent->children;
	} while (from != d->region);
	return NULL;
}

/* What was taken out stands apart from the text, as paragraphs. */
static void
read_deleted(struct odt *d, const xmlNode *c, struct part *into)
{
	const xmlNode *region = change_of(d, c), *deletion;
	struct part *gone;

	deletion = region ? xml_below(region, "deletion") : NULL;
	if (!deletion)
		return;
	gone = part_add(into, part_new(d->mem, PART_INLINE, "del"));
	for (c = deletion->children; c; c = c->next)
		if (c->type == XML_ELEMENT_NODE && !is(c, "change-info")) {
			if (gone->first)
				part_text(d->mem, gone, " ", 1);
			odt_inlines(d, c, gone);
		}
}

void
odt_change(struct odt *d, const xmlNode *c, struct part *into)
{
	const char *outer = d->change;

	if (!d->s->options->keep_changes)
		return;
	if (is(c, "change-end")) {
		d->change = NULL;
	} else if (is(c, "change-start")) {
		const xmlNode *region = change_of(d, c);

		d->change =
		    region && xml_below(region, "insertion") ? "ins" : NULL;
	} else {
		d->change = NULL;
		read_deleted(d, c, into);
		d->change = outer;
	}
}

/* Words that were taken out go where they stood; who did it is left. */
void
odt_keep_changes(struct odt *d, const xmlNode *all)
{
	d->region = all->children;
	for (const xmlNode *c = all->children; c; c = c->next)
		for (const xmlNode *kind = c->children; kind; kind = kind->next)
			if (xml_below(kind, "change-info"))
				kept_below(d->s, KEPT_LEFT,
				    xml_below(kind, "change-info"), NULL);
}
