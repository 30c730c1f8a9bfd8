/*
 * convert.c: draft_read in a cage of its own: a child that may read what it
 * holds and write to its pipe, for so long and so much and no more.
 */
#include "fcgi/draft/draft.h"

#include "fcgi/base/log.h"
#include "fcgi/base/xml.h"
#include "fcgi/draft/caged.h"
#include "fcgi/draft/charset.h"
#include "fcgi/draft/drafting.h"
#include "fcgi/draft/foreign.h"
#include "fcgi/draft/kind.h"
#include "fcgi/draft/paged.h"

#include <string.h>

enum { SECONDS = 20 };
static const size_t memory_max = (size_t)3 << 29; /* 64 MB of short lines */

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

/* What is read in the place of a file that a foreign program knows: a .doc's
 * or .rtf's Word file, a PDF's words. */
static enum err
readable(
    struct arena *mem, bool scans, struct draft_annex *file, struct draft **out)
{
	struct paged_refusal no;
	struct bytes word;
	enum kind kind = file->file.size > DRAFT_FILE_MAX
			     ? KIND_UNKNOWN
			     : kind_of_file(file->file, NULL);
	enum err err;

	if (kind == KIND_PDF)
		return paged_open(mem, scans, file, &no) == OK
			   ? OK
			   : refused(mem, no.code, no.why, out);
	if (kind != KIND_OLD_WORD)
		return OK;
	err = foreign_docx(mem, file->file, &word);
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
	file->file = word;
	return OK;
}

/* All files of the document; what is read of them is the task's. */
static enum err
all_readable(struct arena *mem, struct task *task, struct draft **out)
{
	struct draft_options *options = &task->options;
	struct draft_annex main = {.file = task->file};
	struct draft_annex *annexes =
	    arena_alloc(mem, (options->annex_count + 1) * sizeof *annexes);

	if (!options->from_pdf)
		TRY(readable(mem, options->scans, &main, out));
	task->file = main.file;
	options->from_pdf |= main.from_pdf;
	options->running = main.running;
	options->pages = main.pages;
	options->page_count = main.page_count;
	for (size_t i = 0; i < options->annex_count; i++) {
		annexes[i] = options->annexes[i];
		TRY(readable(mem, options->scans, &annexes[i], out));
	}
	options->annexes = annexes;
	return OK;
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
	enum err err;

	TRY(all_readable(mem, &task, out));
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
