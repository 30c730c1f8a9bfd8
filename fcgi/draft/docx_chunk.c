/*
 * docx_chunk.c: files inside a Word file that Word reads in when it opens it
 * (altChunk, ECMA-376 part 1, 17.17.2.1): HTML, alone or in a MIME message as
 * browsers save it, another Word file, plain text.  The rest is told.
 */
#include "fcgi/draft/charset.h"
#include "fcgi/draft/docx.h"
#include "fcgi/draft/kind.h"
#include "fcgi/draft/read_html.h"
#include "fcgi/draft/read_office.h"
#include "fcgi/draft/read_text.h"

#include <string.h>

enum { CHUNKS_MAX = 50, LINE_MAX_BYTES = 998 };

static int
hex_digit(char c)
{
	return c >= '0' && c <= '9'			? c - '0'
	       : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10
							: -1;
}

/* "=C3=A9", and "=" at a line's end (RFC 2045 6.7). */
static struct bytes
unquoted(struct arena *mem, const char *c, size_t size)
{
	struct buffer b = buffer_new(mem, DRAFT_FILE_MAX);

	for (const char *end = c + size; c < end; c++) {
		int high = *c == '=' && c + 2 < end ? hex_digit(c[1]) : -1;
		int low = high >= 0 ? hex_digit(c[2]) : -1;

		if (low >= 0) {
			buffer_bytes(&b, &(char){(char)(high << 4 | low)}, 1);
			c += 2;
		} else if (*c == '=' && c + 1 < end && c[1] == '\n') {
			c++;
		} else if (*c == '=' && c + 2 < end && c[1] == '\r') {
			c += 2;
		} else {
			buffer_bytes(&b, c, 1);
		}
	}
	return (struct bytes){(const unsigned char *)b.data, b.size};
}

static struct bytes
unpacked(struct arena *mem, const char *c, size_t size)
{
	struct buffer b = buffer_new(mem, DRAFT_FILE_MAX);
	struct bytes out = {0};

	for (size_t i = 0; i < size; i++)
		if (!strchr(" \t\r\n", c[i]))
			buffer_bytes(&b, c + i, 1);
	if (text_base64_decode(mem, b.data ? b.data : "", &out) != OK)
		out.size = 0;
	return out;
}

/* A header's value within the lines of one part; NULL: it is not there. */
static const char *
header(const char *head, size_t size, const char *name)
{
	const char *end = head + size;

	for (const char *c = head; c < end;
	     c = memchr(c, '\n', (size_t)(end - c)), c = c ? c + 1 : end)
		if (!strncasecmp(c, name, strlen(name)))
			return c + strlen(name) + strspn(c + strlen(name), " ");
	return NULL;
}

/* The first part that is HTML (RFC 2045, 2046); empty: there is none. */
static struct bytes
html_of_message(struct arena *mem, struct bytes file)
{
	const char *text = arena_copy_n(mem, (const char *)file.at, file.size);
	const char *head = text;

	while (head) {
		const char *body = strstr(head, "\n\n");
		const char *crlf = strstr(head, "\r\n\r\n");
		const char *type, *coding, *end;
		size_t size;

		if (crlf && (!body || crlf < body))
			body = crlf + 2;
		if (!body)
			break;
		body += 2;
		size = (size_t)(body - head);
		type = header(head, size, "content-type:");
		coding = header(head, size, "content-transfer-encoding:");
		/* The first boundary may follow at once. */
		end = strstr(body - 1, "\n--");
		size = end >= body ? (size_t)(end - body)
		       : end	   ? 0
				   : strlen(body);
		if (type && !strncasecmp(type, "text/html", 9))
			return coding && !strncasecmp(coding, "quoted", 6)
				   ? unquoted(mem, body, size)
			       : coding && !strncasecmp(coding, "base64", 6)
				   ? unpacked(mem, body, size)
				   : (struct bytes){
					 (const unsigned char *)body, size};
		head = end ? strchr(end + 1, '\n') : NULL;
		head = head ? head + 1 : NULL;
	}
	return (struct bytes){0};
}

static bool
is_message(struct arena *mem, struct bytes file)
{
	size_t size = file.size < LINE_MAX_BYTES ? file.size : LINE_MAX_BYTES;
	const char *start =
	    text_lower(mem, text_clean(mem, (const char *)file.at, size));

	return text_starts(start, "mime-version:") ||
	       text_starts(start, "content-type:") ||
	       strstr(start, "\nmime-version:");
}

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

	if (is_message(d->w.mem, file))
		file = html_of_message(d->w.mem, file);
	if (!file.size)
		return ERR_NOT_FOUND;
	switch (kind_of_file(file, NULL)) {
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
