/*
 * convert.c: draft_read in a cage of its own: a child that may read what it
 * holds and write to its pipe, for so long and so much and no more.
 */
#include "fcgi/draft/draft.h"

#include "fcgi/base/log.h"
#include "fcgi/base/text.h"
#include "fcgi/base/xml.h"
#include "fcgi/draft/caged.h"
#include "fcgi/draft/charset.h"
#include "fcgi/draft/drafting.h"
#include "fcgi/draft/foreign.h"
#include "fcgi/draft/kind.h"

#include <string.h>

enum { SECONDS = 20 };
static const size_t memory_max = (size_t)1 << 30;

struct task {
	struct bytes file;
	struct draft_options options;
	struct arena *mem;
	enum err loaded;
};

static void
prepare(void *arg)
{
	struct task *task = arg;

	task->mem = arena_new(memory_max);
	task->loaded = drafting_load(
	    task->mem, task->options.conf, &task->options.draftings);
	charset_prepare();
	xml_close_door();
}

/* A refusal is a result too: it goes the same way as a draft. */
static int
work(int in, int out, int note, void *arg)
{
	const struct task *task = arg;
	struct arena *mem = task->mem;
	struct draft *draft;
	struct bytes packed;
	enum err err;

	(void)in;
	(void)note;
	if (task->loaded != OK)
		return 1;
	err = draft_read(mem, task->file, &task->options, &draft);
	if (err != OK && err != ERR_INVALID)
		return 1;
	packed = draft_pack(mem, draft);
	return file_put(out, packed.at, packed.size) ? 0 : 1;
}

static enum err
refused(
    struct arena *mem, const char *code, const char *why, struct draft **out)
{
	*out = arena_alloc(mem, sizeof(**out));
	(*out)->refusal = why;
	(*out)->refusal_code = code;
	return ERR_INVALID;
}

/* A .doc or .rtf: the Word file that LibreOffice makes of it is read. */
static enum err
convert_old_word(struct arena *mem, struct bytes file,
    const struct draft_options *options, struct draft **out)
{
	struct bytes word;
	enum err err = foreign_docx(mem, file, &word);

	if (err == ERR_NOT_FOUND)
		return refused(mem, "old-word",
		    "The file is in an old Word format: save it as .docx.",
		    out);
	if (err == ERR_BUSY)
		return refused(mem, "too-long",
		    "The file took more time or memory than a draft may.", out);
	if (err != OK || kind_of_file(word, NULL) != KIND_DOCX)
		return refused(mem, "broken-word",
		    "The old Word file is damaged: it cannot be read.", out);
	return draft_convert(mem, word, options, out);
}

static bool
has_words(struct bytes text)
{
	size_t i = 0;

	while (i < text.size && text.at[i] <= ' ')
		i++;
	return i < text.size;
}

static enum err
convert_pdf(struct arena *mem, struct bytes file,
    const struct draft_options *options, struct draft **out)
{
	struct draft_options text = *options;
	struct bytes words;
	enum err err = foreign_text(mem, file, &words);

	if (err == ERR_NOT_FOUND)
		return refused(mem, "pdf",
		    "The file is a PDF: attach it, and upload its text.", out);
	if (err != OK && memmem(file.at, file.size, "/Encrypt", 8))
		return refused(mem, "encrypted",
		    "The file is protected with a password.", out);
	if (err != OK || kind_of_file(words, NULL) == KIND_PDF)
		return refused(mem, "broken-pdf",
		    "No text could be taken from the PDF.", out);
	if (!has_words(words))
		return refused(mem, "pdf-pictures",
		    "The PDF holds pictures of its pages and no text.", out);
	text.from_pdf = true;
	return draft_convert(mem, words, &text, out);
}

enum err
draft_convert(struct arena *mem, struct bytes file,
    const struct draft_options *options, struct draft **out)
{
	struct task task = {file, *options, NULL, OK};
	struct cage limits = {
	    SECONDS, 2 * memory_max, 16 * (size_t)DRAFT_FILE_MAX};
	struct cage_work what = {prepare, work, &task};
	struct bytes packed, note;
	enum kind kind;
	enum err err;

	kind = file.size > DRAFT_FILE_MAX || options->from_pdf
		   ? KIND_UNKNOWN
		   : kind_of_file(file, NULL);
	if (kind == KIND_PDF)
		return convert_pdf(mem, file, options, out);
	if (kind == KIND_OLD_WORD)
		return convert_old_word(mem, file, options, out);
	err = caged(mem, &limits, &what, &packed, &note);
	if (err == ERR_BUSY)
		return refused(mem, "too-long",
		    "The file took more time or memory than a draft may.", out);
	if (err != OK)
		return refused(mem, "died", "The file could not be read.", out);
	if (draft_unpack(mem, packed, out) != OK)
		return log_err(
		    ERR_BROKEN, "draft.convert", "the result is not whole");
	return *(*out)->refusal_code ? ERR_INVALID : OK;
}
