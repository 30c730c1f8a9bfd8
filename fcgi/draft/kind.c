/*
 * kind.c: files told apart by what they hold (libmagic for what is binary);
 * how many letters of each script a text has.
 */
#include "fcgi/draft/kind.h"

#include "fcgi/draft/attachment.h"
#include "fcgi/draft/pictures.h"

#include <magic.h>
#include <string.h>

enum { LOOK = 4096, SAMPLE = 40000 };

/* needle within the first LOOK bytes. */
static bool
near_start(struct bytes file, const char *needle)
{
	size_t size = file.size < LOOK ? file.size : LOOK;

	return memmem(file.at, size, needle, strlen(needle)) != NULL;
}

static bool
starts(struct bytes file, const char *with)
{
	size_t size = strlen(with);

	return file.size >= size && !memcmp(file.at, with, size);
}

static bool
is_headed_markdown(struct bytes file)
{
	return starts(file, "# ") || near_start(file, "\n# ") ||
	       near_start(file, "\n## ") || near_start(file, "\n### ");
}

/* XML by its first character, after a byte order mark and white space;
 * documents of Akoma Ntoso may come without their outer element. */
static enum kind
kind_of_xml(struct bytes file)
{
	enum { WHOLE_PAGES = 5 }; /* others stand in Markdown too */
	static const char *const html[] = {"<html", "<HTML", "<!DOCTYPE html",
	    "<!doctype html", "<body", "<div", "<p>", "<h1"};
	/* A piece of a page, at its very start only: elements of acts too. */
	static const char *const pieces[] = {"<table", "<h2", "<h3", "<ul",
	    "<ol", "<center", "<font", "<span", "<b>", "<main"};
	static const char *const roots[] = {
	    "<act", "<bill", "<doc", "<judgment", "<judgement"};

	if (near_start(file, "akomaNtoso") || near_start(file, "akomantoso") ||
	    near_start(file, "AkomaNtoso"))
		return KIND_AKN;
	for (size_t i = 0; i < sizeof(html) / sizeof(*html); i++)
		if (near_start(file, html[i]))
			return i >= WHOLE_PAGES && is_headed_markdown(file)
				   ? KIND_MARKDOWN
				   : KIND_HTML;
	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++)
		if (starts(file, pieces[i]) && !is_headed_markdown(file))
			return KIND_HTML;
	for (size_t i = 0; i < sizeof(roots) / sizeof(*roots); i++)
		if (near_start(file, roots[i]))
			return KIND_AKN;
	return is_headed_markdown(file) ? KIND_MARKDOWN : KIND_XML;
}

static bool
anywhere(struct bytes file, const char *needle, size_t size)
{
	return memmem(file.at, file.size, needle, size) != NULL;
}

/* An archive tells by the names in it, which stand unpacked. */
static enum kind
kind_of_zip(struct bytes file)
{
	static const char odt[] = "application/vnd.oasis.opendocument.text";

	if (near_start(file, odt))
		return KIND_ODT;
	/* Its type may be packed, though it should not. */
	if (anywhere(file, "content.xml", 11) &&
	    anywhere(file, "META-INF/manifest.xml", 21))
		return KIND_ODT;
	if (anywhere(file, "xl/workbook.xml", 15))
		return KIND_XLSX;
	if (anywhere(file, "word/", 5) || anywhere(file, "document.xml", 12))
		return KIND_DOCX;
	/* One without its end was cut, before the names that tell. */
	return anywhere(file, "PK\005\006", 4) ? KIND_ARCHIVE : KIND_DOCX;
}

/* An old Word text begins, in one of the file's sectors (short ones for a
 * short text, MS-CFB 2.6), with a header that says its version, of Word 6 to
 * 2003, and whether it is encrypted (MS-DOC 2.5.2, nFib, fEncrypted). */
static bool
word_is_locked(struct bytes file)
{
	enum { SECTOR = 64, FIRST = 512, FLAGS = 10, ENCRYPTED = 1 };

	for (size_t at = FIRST; at + FLAGS + 2 <= file.size; at += SECTOR)
		if (file.at[at] == 0xEC && file.at[at + 1] == 0xA5 &&
		    file.at[at + 3] <= 1)
			return file.at[at + FLAGS + 1] & ENCRYPTED;
	return false;
}

/* Microsoft's compound file: an old .doc, or any kind with a password. */
static enum kind
kind_of_compound(struct bytes file)
{
	static const char package[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P";
	static const char word[] = "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t";

	if (anywhere(file, package, sizeof(package) - 1) ||
	    word_is_locked(file))
		return KIND_ENCRYPTED;
	return anywhere(file, word, sizeof(word) - 1) ? KIND_OLD_WORD
						      : KIND_UNKNOWN;
}

static bool
ends(const char *name, const char *with)
{
	size_t size = name ? strlen(name) : 0;

	return size > strlen(with) &&
	       !strcasecmp(name + size - strlen(with), with);
}

/* Lines of cells, or of prose that has as many commas in each: there a blank
 * follows them, and sentences and items end the lines. */
struct cells {
	size_t lines, columns; /* signs in each line */
	size_t signs, tight;   /* of them without a blank behind */
	size_t ended;	       /* lines with an end of a sentence */
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\r';
}

static size_t
line_cells(struct cells *cells, const char *c, const char *end, char sign,
    size_t *count)
{
	const char *from = c, *last = c;
	bool quoted = false;

	*count = 0;
	for (; c < end && (quoted || *c != '\n'); c++) {
		quoted ^= *c == '"';
		if (!is_blank(*c))
			last = c;
		if (*c != sign || quoted)
			continue;
		++*count;
		cells->tight += c + 1 < end && !is_blank(c[1]);
	}
	cells->ended += strchr(".;:", *last) && *last != sign;
	return (size_t)(c - from);
}

/* The sign parts the first lines into as many cells each. */
static bool
is_parted(const char *c, const char *end, char sign, size_t least)
{
	struct cells cells = {0};

	for (int checked = 0; c < end && checked < 20; checked++) {
		size_t count, size = line_cells(&cells, c, end, sign, &count);

		c += size;
		if (c++ == end)
			break; /* cut, or the last without its end */
		if (size < 2)
			continue;
		if (cells.lines++ && count != cells.columns)
			return false;
		cells.columns = count;
		cells.signs += count;
	}
	return cells.lines >= 2 && cells.columns >= least &&
	       2 * cells.tight >= cells.signs && 3 * cells.ended <= cells.lines;
}

static bool
is_csv(struct bytes file, const char *name)
{
	const char *c = (const char *)file.at;
	const char *end = c + (file.size < LOOK ? file.size : LOOK);

	return ends(name, ".csv") || is_parted(c, end, ';', 1) ||
	       is_parted(c, end, '\t', 1) || is_parted(c, end, ',', 2);
}

/* "**Art. 1.** Text" somewhere; a mark of a note is never closed. */
static bool
has_bold_start(struct bytes file)
{
	const char *c = (const char *)file.at, *stop;
	const char *end = c + (file.size < LOOK ? file.size : LOOK);

	for (; c < end; c = stop + 1) {
		stop = memchr(c, '\n', (size_t)(end - c));
		stop = stop ? stop : end;
		while (c < stop && *c == ' ')
			c++;
		if (stop - c > 5 && c[0] == '*' && c[1] == '*' && c[2] != ' ' &&
		    c[2] != '*' &&
		    memmem(c + 3, (size_t)(stop - c) - 3, "**", 2))
			return true;
	}
	return false;
}

/* Text has no NUL and no control characters; Markdown has headings, or a line
 * that begins in bold, or says so by its name. */
static enum kind
kind_of_text(struct bytes file, const char *name)
{
	size_t size = file.size < LOOK ? file.size : LOOK;

	/* DOS ended files so. */
	while (size && file.at[size - 1] == 0x1A)
		size--;
	for (size_t i = 0; i < size; i++)
		if (file.at[i] < 9 || (file.at[i] > 13 && file.at[i] < 32))
			return KIND_UNKNOWN;
	if (near_start(file, "\"kodTypuFragmentu\"") ||
	    near_start(file, "\"seznam\""))
		return KIND_ESBIRKA;
	if (ends(name, ".md") || is_headed_markdown(file) ||
	    has_bold_start(file))
		return KIND_MARKDOWN;
	return is_csv(file, name) ? KIND_CSV : KIND_TEXT;
}

/* A header's field at the start of a line, in any case of letters. */
static bool
has_field(const char *head, size_t size, const char *name)
{
	size_t length = strlen(name);

	for (const char *c = head; c && (size_t)(c - head) + length <= size;
	     c = memchr(c, '\n', size - (size_t)(c - head)), c = c ? c + 1 : c)
		if (!strncasecmp(c, name, length))
			return true;
	return false;
}

/* A MIME message begins with its header, up to an empty line. */
static bool
is_message(struct bytes file)
{
	const char *head = (const char *)file.at;
	size_t size = file.size < LOOK ? file.size : LOOK, word = 0;

	while (word < size &&
	       (head[word] == '-' ||
		   ((head[word] | 0x20) >= 'a' && (head[word] | 0x20) <= 'z')))
		word++;
	return word && word < size && head[word] == ':' &&
	       has_field(head, size, "content-type:") &&
	       (has_field(head, size, "mime-version:") ||
		   has_field(head, size, "content-transfer-encoding:"));
}

enum kind
kind_of_file(struct bytes file, const char *name)
{
	size_t at = starts(file, "\xEF\xBB\xBF") ? 3 : 0;

	while (at < file.size && strchr(" \t\r\n", file.at[at]))
		at++;
	if (starts(file, "PK\003\004"))
		return kind_of_zip(file);
	if (starts(file, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
		return kind_of_compound(file);
	if (starts(file, "{\\rtf"))
		return KIND_OLD_WORD;
	if (starts(file, "%PDF-"))
		return KIND_PDF;
	if (picture_is(file))
		return KIND_PICTURE;
	if (at < file.size && file.at[at] == '<')
		return kind_of_xml(
		    (struct bytes){file.at + at, file.size - at});
	return is_message((struct bytes){file.at + at, file.size - at})
		   ? KIND_MESSAGE
		   : kind_of_text(file, name);
}

/* ---- what may be attached ---- */

#define OFFICE "application/vnd.openxmlformats-officedocument."
#define OASIS "application/vnd.oasis.opendocument."

static const struct {
	const char *said, *type, *suffix;
} attachable[] = {
    {"application/pdf", "application/pdf", "pdf"},
    {OFFICE "wordprocessingml.document", OFFICE "wordprocessingml.document",
	"docx"},
    {OFFICE "spreadsheetml.sheet", OFFICE "spreadsheetml.sheet", "xlsx"},
    {OASIS "text", OASIS "text", "odt"},
    {OASIS "spreadsheet", OASIS "spreadsheet", "ods"},
    {"text/rtf", "application/rtf", "rtf"},
    {"text/plain", "text/plain", "txt"},
    {"text/csv", "text/csv", "csv"},
    {"image/jpeg", "image/jpeg", "jpg"},
    {"image/png", "image/png", "png"},
    {"image/webp", "image/webp", "webp"},
};
enum { ATTACHABLE = sizeof attachable / sizeof *attachable };

struct magic *
magic_ready(void)
{
	magic_t magic = magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS);

	if (magic && magic_load(magic, NULL) != 0) {
		magic_close(magic);
		magic = NULL;
	}
	return (struct magic *)magic;
}

/* An office file whose parts stand in an unusual order is a mere archive to
 * libmagic. */
static const char *
archive_type(struct bytes file)
{
	if (anywhere(file, "xl/workbook.xml", 15))
		return OFFICE "spreadsheetml.sheet";
	if (anywhere(file, "word/document.xml", 17))
		return OFFICE "wordprocessingml.document";
	return "";
}

const char *
magic_type(struct magic *magic, struct bytes file)
{
	const char *said = magic_buffer((magic_t)magic, file.at, file.size);

	if (!said)
		return "";
	if (text_is(said, "application/zip") ||
	    text_is(said, "application/octet-stream"))
		said = starts(file, "PK\003\004") ? archive_type(file) : "";
	for (size_t i = 0; i < ATTACHABLE; i++)
		if (text_is(attachable[i].said, said))
			return attachable[i].type;
	return "";
}

const char *
type_suffix(const char *type)
{
	for (size_t i = 0; i < ATTACHABLE; i++)
		if (text_is(attachable[i].type, type))
			return attachable[i].suffix;
	return "";
}

/* ---- scripts ---- */

static void
script_text(const char *text, struct scripts *count)
{
	size_t latin = 0, cyrillic = 0;

	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		latin += (unsigned char)((c | 0x20) - 'a') < 26;
		cyrillic += (c & 0xFE) == 0xD0;
	}
	count->latin += latin;
	count->cyrillic += cyrillic;
}

void
script_count(const struct part *p, struct scripts *count)
{
	if (p->kind == PART_TEXT)
		script_text(p->text, count);
	for (const struct part *c = p->first; c; c = c->next)
		script_count(c, count);
}
