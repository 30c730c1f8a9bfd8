/*
 * docx_chunk.c: files inside a Word file that Word reads in when it opens it
 * (altChunk, ECMA-376 part 1, 17.17.2.1): HTML, alone or in a MIME message as
 * browsers save it, another Word file, plain text.  The rest is told.
 */
#include "fcgi/draft/charset.h"
#include "fcgi/draft/docx.h"
#include "fcgi/draft/kind.h"
#include "fcgi/draft/message.h"
#include "fcgi/draft/read_html.h"
#include "fcgi/draft/read_office.h"
#include "fcgi/draft/read_text.h"

enum { CHUNKS_MAX = 50 };

/* Lines or blocks go where those of the text around go. */
static void
give(struct docx *d, const struct lines *lines)
{
	for (size_t i = 0; i < lines->count; i++) {
		const struct line *from = &lines->at[i];
		struct line *line;

		if (!d->lines) {
			part_add(d->into, from->block);
			continue;
		}
		line = lines_add(d->lines, from->block);
		line->level = from->level;
		line->title = from->title;
	}
}

static enum err
read_file(struct docx *d, struct bytes file, struct lines *lines)
{
	struct source *s = d->w.s;

	switch (kind_of_file(file, NULL)) {
	case KIND_MESSAGE:
		TRY(message_page(d->w.mem, file, &file));
		return html_lines(s, file, lines);
	case KIND_HTML:
		return html_lines(s, file, lines);
	case KIND_DOCX:
		return d->inner ? ERR_NOT_FOUND : docx_lines(s, file, lines);
	case KIND_TEXT:
	case KIND_CSV:
	case KIND_MARKDOWN:
		file = charset_decode(d->w.mem, file, NULL);
		return text_lines(s, file, lines);
	default:
		return ERR_NOT_FOUND;
	}
}

enum err
docx_chunk(struct docx *d, const xmlNode *node)
{
	const char *target =
	    word_relation(&d->w, xml_attribute(d->w.mem, node, "id"));
	struct lines lines = {.s = d->w.s};
	struct bytes file;
	enum err err = ERR_NOT_FOUND;

	if (target && d->w.chunks++ < CHUNKS_MAX) {
		target = *target == '/' ? target + 1
					: arena_printf(d->w.mem, "%s%s",
					      d->w.folder, target);
		err = archive_read(d->w.archive, target, &file);
	}
	if (err == OK)
		err = read_file(d, file, &lines);
	if (err == ERR_NOT_FOUND) {
		source_warn(d->w.s, "file-in-file", target ? target : "");
		return OK;
	}
	give(d, &lines);
	return err;
}
