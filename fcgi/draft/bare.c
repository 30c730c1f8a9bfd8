/*
 * bare.c: an office file taken apart and put together again without the
 * parts that speak of people; bare_xml.c cleans those that stay.
 */
#include "fcgi/draft/bare.h"

#include "fcgi/base/office.h"
#include "fcgi/draft/bare_page.h"
#include "fcgi/draft/bare_xml.h"
#include "fcgi/draft/caged.h"
#include "fcgi/draft/charset.h"
#include "fcgi/draft/foreign.h"
#include "fcgi/draft/kind.h"
#include "fcgi/draft/picture.h"

#include <string.h>

enum { SECONDS = 20 };
static const size_t memory_max = (size_t)1 << 30;

/* Facts about the file, comments, who may open it, signatures (which hold no
 * longer), sessions, embedded files, macros, printers, small pictures of
 * what the first page was. */
static bool
left_out(const char *part)
{
	static const char *const starts[] = {"docProps/", "docMetadata/",
	    "customXml/", "_xmlsignatures/", "word/comments", "word/people.xml",
	    "word/embeddings/", "word/printerSettings", "word/vbaProject",
	    "word/vbaData", "word/glossary/", "xl/comments", "xl/persons",
	    "xl/threadedComments", "xl/printerSettings", "xl/embeddings/",
	    "xl/vbaProject", "xl/revisions", "xl/externalLinks",
	    /* OpenDocument */
	    "meta.xml", "Thumbnails/", "Configurations", "layout-cache",
	    "settings.xml", "META-INF/documentsignatures", "Basic/", "Scripts/",
	    "Object ", "ObjectReplacements/"};

	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (text_starts(part, starts[i]))
			return true;
	return false;
}

static bool
ends(const char *text, const char *end)
{
	size_t size = strlen(text), n = strlen(end);

	return size >= n && !strcasecmp(text + size - n, end);
}

/* Where the targets of a list begin: that of "word/_rels/x.rels" is
 * "word/". */
static const char *
folder_of(struct arena *mem, const char *name)
{
	const char *relations = strstr(name, "_rels/");

	return relations ? arena_copy_n(mem, name, (size_t)(relations - name))
			 : "";
}

static bool
is_list(const char *name)
{
	return ends(name, ".rels") || text_is(name, "[Content_Types].xml") ||
	       text_is(name, "META-INF/manifest.xml");
}

static enum err
bare_part(struct source *s, const char *name, const struct hidden *hidden,
    struct bytes *file)
{
	const xmlNode *read;
	xmlNode *root;

	TRY(xml_read(s, *file, &read));
	root = xmlDocGetRootElement(read->doc);
	if (is_list(name))
		bare_list(s->mem, root, folder_of(s->mem, name), left_out);
	else
		bare_tree(s->mem, root, hidden);
	*file = bare_print(s->mem, root);
	return OK;
}

static enum err
bare_picture(struct source *s, struct bytes *file)
{
	static const struct {
		const char *sign, *type;
	} kinds[] = {{"\xFF\xD8\xFF", "image/jpeg"}, {"\x89PNG", "image/png"},
	    {"RIFF", "image/webp"}};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (file->size > 12 &&
		    !memcmp(file->at, kinds[i].sign, strlen(kinds[i].sign)))
			return picture_bare(s->mem, kinds[i].type, *file, file);
	return OK;
}

/* Styles say what is hidden before the text is looked at. */
static enum err
find_hidden(struct source *s, struct archive *a, struct hidden *out)
{
	static const char *const parts[] = {
	    "word/styles.xml", "styles.xml", "content.xml"};
	const xmlNode *root;

	for (size_t i = 0; i < 3; i++) {
		TRY(xml_member(s, a, parts[i], &root));
		if (root)
			bare_hidden(s->mem, root, out);
	}
	return OK;
}

static enum err
bare_archive(struct source *s, struct bytes file, struct bytes *out)
{
	struct hidden hidden = {0};
	struct office_part *parts;
	struct archive *a;
	size_t count, kept = 0;

	TRY(archive_open(s, file, &a));
	TRY(find_hidden(s, a, &hidden));
	count = archive_count(a);
	parts = arena_alloc(s->mem, (count + 1) * sizeof *parts);
	for (size_t i = 0; i < count; i++) {
		struct office_part part = {.name = archive_name(a, i)};

		if (left_out(part.name) || ends(part.name, "/"))
			continue;
		TRY(archive_read(a, part.name, &part.bytes));
		part.stored = text_is(part.name, "mimetype");
		if (ends(part.name, ".xml") || ends(part.name, ".rels") ||
		    ends(part.name, ".vml"))
			TRY(bare_part(s, part.name, &hidden, &part.bytes));
		else if (bare_picture(s, &part.bytes) != OK)
			return ERR_INVALID;
		parts[kept++] = part;
	}
	return office_zip(s->mem, parts, kept, out);
}

enum err
draft_bare_here(
    struct arena *mem, struct bytes file, const char *name, struct bytes *out)
{
	struct draft_options options = {.name = name};
	struct source s = {.mem = mem, .options = &options};

	switch (kind_of_file(file, name)) {
	case KIND_DOCX:
	case KIND_XLSX:
	case KIND_ODT:
		return bare_archive(&s, file, out);
	case KIND_HTML:
		return bare_page(&s, file, name, out);
	case KIND_PICTURE:
		*out = file;
		return bare_picture(&s, out);
	case KIND_AKN:
	case KIND_TEXT:
	case KIND_MARKDOWN:
	case KIND_ESBIRKA:
	case KIND_CSV:
		return ERR_NOT_FOUND;
	default:
		return ERR_INVALID;
	}
}

struct task {
	struct bytes file;
	const char *name;
};

static void
prepare(void *arg)
{
	(void)arg;
	charset_prepare();
}

/* out: a letter that says what came of it, then the copy. */
static int
work(int in, int out, int note, void *arg)
{
	const struct task *task = arg;
	struct arena *mem = arena_new(memory_max);
	struct bytes bare;
	enum err e = draft_bare_here(mem, task->file, task->name, &bare);

	(void)in;
	(void)note;
	if (e == ERR_NOT_FOUND)
		return file_put(out, "=", 1) ? 0 : 1;
	return e == OK && file_put(out, "+", 1) &&
		       file_put(out, bare.at, bare.size)
		   ? 0
		   : 1;
}

/* In a cage of ours. */
static enum err
bare_caged(
    struct arena *mem, struct bytes file, const char *name, struct bytes *out)
{
	struct task task = {file, name};
	struct cage limits = {
	    SECONDS, 2 * memory_max, 4 * (size_t)DRAFT_FILE_MAX};
	struct cage_work what = {prepare, work, &task};
	struct bytes said, note;
	enum err e;

	e = caged(mem, &limits, &what, &said, &note);
	if (e == ERR_BUSY || e == ERR_INVALID || (e == OK && !said.size))
		return ERR_INVALID;
	TRY(e);
	if (*said.at == '=')
		return ERR_NOT_FOUND;
	*out = (struct bytes){said.at + 1, said.size - 1};
	return OK;
}

/* What a program of others cannot do, for want of it or for the file's sake,
 * leaves the file where it is. */
static enum err
given_up(enum err e)
{
	return e == ERR_NOT_FOUND || e == ERR_BUSY ? ERR_INVALID : e;
}

enum err
draft_bare(
    struct arena *mem, struct bytes file, const char *name, struct bytes *out)
{
	struct bytes word;

	if (file.size > DRAFT_FILE_MAX)
		return ERR_INVALID;
	switch (kind_of_file(file, name)) {
	case KIND_PDF:
		return given_up(foreign_pdf(mem, file, out));
	case KIND_OLD_WORD:
		TRY(given_up(foreign_docx(mem, file, &word)));
		return bare_caged(mem, word, NULL, out);
	default:
		return bare_caged(mem, file, name, out);
	}
}
