/*
 * draft.c: one file through all steps: what it is, read, shaped, named,
 * written, listed; and what was lost on the way.
 */
#include "fcgi/draft/draft.h"

#include "fcgi/draft/akn.h"
#include "fcgi/draft/charset.h"
#include "fcgi/draft/drafting.h"
#include "fcgi/draft/hit.h"
#include "fcgi/draft/kept.h"
#include "fcgi/draft/kind.h"
#include "fcgi/draft/mend.h"
#include "fcgi/draft/message.h"
#include "fcgi/draft/paged.h"
#include "fcgi/draft/part.h"
#include "fcgi/draft/pictures.h"
#include "fcgi/draft/plain.h"
#include "fcgi/draft/read_html.h"
#include "fcgi/draft/read_office.h"
#include "fcgi/draft/read_sheet.h"
#include "fcgi/draft/read_text.h"

#include <string.h>

enum { TITLE_MAX = 300 };

/* Patterns, unless the program compiled them before the cage closed. */
static enum err
load(struct source *s)
{
	s->draftings = s->options->draftings;
	return s->draftings
		   ? OK
		   : drafting_load(s->mem, s->options->conf, &s->draftings);
}

enum err
draft_check(const char *conf)
{
	struct arena *mem = arena_new(16 << 20);
	struct draftings *all;
	enum err err = drafting_load(mem, conf, &all);

	arena_free(mem);
	return err;
}

enum { COLUMNS_MAX = 4 << 20 }; /* bytes of a text that is pasted */

/* UTF-8, page by page: form feeds are none of it. */
static bool
is_utf8(const struct bytes *file)
{
	const unsigned char *c = file->at, *end = c + file->size, *page;

	for (; c < end; c = page + 1) {
		page = memchr(c, '\f', (size_t)(end - c));
		page = page ? page : end;
		if (!text_is_utf8(c, (size_t)(page - c)))
			return false;
	}
	return true;
}

/* Text in two columns is the left one, then the right one; the clerk is told.
 * Before pages are put together, as each has its own. */
static void
part_columns(struct source *s, struct bytes *file)
{
	const char *text;
	bool parted;

	if (s->options->from_pdf || !file->size || file->size > COLUMNS_MAX ||
	    !plain_may_be_columns(file->at, file->size) || !is_utf8(file))
		return;
	text = plain_columns(s->mem,
	    arena_copy_n(s->mem, (const char *)file->at, file->size), &parted);
	if (!parted)
		return;
	*file = (struct bytes){(const unsigned char *)text, strlen(text)};
	source_warn(s, "columns", "");
}

/* Text in an old code page is read as what it spells; the clerk is told. */
static enum kind
find_kind(struct source *s, struct bytes *file)
{
	enum kind kind = s->options->from_pdf
			     ? KIND_TEXT
			     : kind_of_file(*file, s->options->name);
	const char *page, *running = "";

	if (kind != KIND_UNKNOWN && kind != KIND_TEXT &&
	    kind != KIND_MARKDOWN && kind != KIND_ESBIRKA && kind != KIND_CSV)
		return kind;
	if (kind == KIND_TEXT || kind == KIND_UNKNOWN)
		part_columns(s, file);
	/* Text that somebody took from a PDF: what stands on every page of it
	 * is none of the words. */
	if (!s->options->from_pdf && file->size &&
	    memchr(file->at, '\f', file->size) &&
	    !memchr(file->at, 0, file->size))
		*file = paged_text(s->mem, *file, &running);
	*file = charset_decode(s->mem, *file, &page);
	if (*running)
		source_warn(s, "running", charset_words(s->mem, page, running));
	if (!page || !strcmp(page, "UTF-8"))
		return kind;
	source_warn(s, "charset", page);
	return kind_of_file(*file, s->options->name);
}

static enum err
read_message(struct source *s, struct bytes file)
{
	return message_page(s->mem, file, &file) == OK
		   ? read_html(s, file)
		   : source_refuse(s, "unknown-kind",
			 "The file is of no kind that drafts are read from.");
}

static enum err
read_kind(struct source *s, struct bytes file)
{
	enum kind kind = find_kind(s, &file);

	switch (kind) {
	case KIND_AKN:
		return read_akn(s, file);
	case KIND_DOCX:
		TRY(load(s));
		return read_docx(s, file);
	case KIND_ODT:
		TRY(load(s));
		return read_odt(s, file);
	case KIND_HTML:
		TRY(load(s));
		return read_html(s, file);
	case KIND_MESSAGE:
		TRY(load(s));
		return read_message(s, file);
	case KIND_ESBIRKA:
		return read_esbirka(s, file);
	case KIND_XML:
		return source_refuse(
		    s, "not-akn", "The XML file is no Akoma Ntoso document.");
	case KIND_PDF:
		return source_refuse(s, "pdf",
		    "The file is a PDF: attach it, and upload its text.");
	case KIND_ENCRYPTED:
		return source_refuse(
		    s, "encrypted", "The file is protected with a password.");
	case KIND_OLD_WORD:
		return source_refuse(s, "old-word",
		    "The file is in an old Word format: save it as .docx.");
	case KIND_XLSX:
		return read_xlsx(s, file);
	case KIND_CSV:
		return read_csv(s, file);
	case KIND_PICTURE:
		return read_picture(s, file);
	case KIND_ARCHIVE:
		return source_refuse(s, "archive",
		    "The file is an archive: upload the document itself.");
	case KIND_TEXT:
	case KIND_MARKDOWN:
		TRY(load(s));
		if (s->options->page_count)
			return read_paged(s, file);
		return read_text(s, file, kind == KIND_MARKDOWN);
	default:
		return source_refuse(s, "unknown-kind",
		    "The file is of no kind that drafts are read from.");
	}
}

/* As an attachment of the whole; a file that says itself that it is one, or
 * several, brings them. */
static void
attach(struct source *s, struct part *document)
{
	const struct part *body = part_child(document, PART_BODY);
	struct part *attachment, *next;

	if (part_child(document, PART_ATTACHMENT) &&
	    (!body || part_is_empty(body))) {
		for (struct part *c = document->first; c; c = next) {
			next = c->next;
			if (c->kind == PART_ATTACHMENT)
				part_add(s->document, c);
		}
		return;
	}
	attachment =
	    part_add(s->document, part_new(s->mem, PART_ATTACHMENT, ""));
	document->name = "doc";
	part_add(attachment, document);
}

/* A document put together from several files: each is read by itself. */
static enum err
annexes_read(struct source *s)
{
	for (size_t i = 0; i < s->options->annex_count; i++) {
		const struct draft_annex *annex = &s->options->annexes[i];
		struct draft_options options = *s->options;
		struct source a = {.mem = s->mem,
		    .options = &options,
		    .draftings = s->draftings,
		    .kept = s->kept,
		    .pictures = s->pictures};
		enum err err;

		options.name = annex->name;
		options.from_pdf = annex->from_pdf;
		options.running = annex->running;
		options.pages = annex->pages;
		options.page_count = annex->page_count;
		err = annex->file.size || annex->page_count
			  ? read_kind(&a, annex->file)
			  : source_refuse(&a, "empty", "A file is empty.");
		s->refusal = a.refusal;
		s->refusal_code = a.refusal_code;
		TRY(err);
		for (size_t k = 0; k < a.warning_count; k++)
			source_warn(
			    s, a.warnings[k].code, a.warnings[k].detail);
		attach(s, a.document);
	}
	return OK;
}

/* The first line of that inline element, or NULL. */
static const struct part *
find_inline(const struct part *p, const char *name)
{
	const struct part *found = NULL;

	for (const struct part *c = p->first; c && !found; c = c->next)
		found = c->kind == PART_INLINE && !strcmp(c->name, name) &&
				!part_is_empty(c)
			    ? c
			    : find_inline(c, name);
	return found;
}

/* A line whose letters stand apart, "З А К О Н", is one word. */
static const char *
drawn_together(struct arena *mem, const char *line)
{
	struct buffer b = buffer_new(mem, strlen(line) + 1);

	for (const char *at = line; *at;) {
		const char *next = at + 1;

		while ((*next & 0xc0) == 0x80)
			next++;
		if (*next && *next != ' ')
			return line;
		buffer_bytes(&b, at, (size_t)(next - at));
		at = next + (*next == ' ');
	}
	return b.data ? b.data : line;
}

/* Below p, every line that says what the act is and of what. */
static void
title_add(struct source *s, const struct part *p, struct buffer *out)
{
	for (const struct part *c = p->first; c; c = c->next) {
		const char *line;

		if (c->kind != PART_INLINE || (strcmp(c->name, "docTitle") &&
						  strcmp(c->name, "docType"))) {
			title_add(s, c, out);
			continue;
		}
		line = drawn_together(
		    s->mem, text_cut(s->mem, part_line(s->mem, c), TITLE_MAX));
		if (*line && out->size < TITLE_MAX)
			buffer_printf(out, out->size ? " %s" : "%s", line);
	}
}

/* What a program called it is no title: "L_2015310EN.xml". */
static bool
is_file_name(const char *name)
{
	return !strchr(name, ' ') && strchr(name, '.');
}

/* The first line before the text, or what heads all of it; a heading in it
 * heads its part alone. */
static const char *
first_words(struct arena *mem, const struct part *document)
{
	const struct part *preface = part_child(document, PART_PREFACE);
	const struct part *body = part_child(document, PART_BODY);
	const struct part *first = preface ? preface->first : NULL;

	while (first && first->kind != PART_P)
		first = first->next;
	if (first)
		return part_line(mem, first);
	first = body ? body->first : NULL;
	if (!first || first->num)
		return "";
	if (first->heading)
		return first->next ? "" : part_line(mem, first->heading);
	first = first->kind == PART_UNIT ? first->first : first;
	return first && first->kind == PART_P ? part_line(mem, first) : "";
}

/* As the act itself says; empty where nothing in it is a title, so that it is
 * called as the office calls it. */
static const char *
title_of(struct source *s)
{
	const struct part *preface = part_child(s->document, PART_PREFACE);
	const struct part *title = find_inline(s->document, "docTitle");
	struct buffer both = buffer_new(s->mem, 10 * TITLE_MAX);
	const char *words = "";

	if (!title)
		title = find_inline(s->document, "shortTitle");
	if (title)
		words = part_line(s->mem, title);
	if (title && preface)
		title_add(s, preface, &both);
	if (both.size)
		words = both.data;
	if (!*words && s->identity.name && !is_file_name(s->identity.name))
		words = s->identity.name;
	if (!*words)
		words = first_words(s->mem, s->document);
	if (!title && !text_heads(words))
		words = "";
	return text_cut(s->mem, words, TITLE_MAX);
}

/* Cyrillic if more of its letters are. */
static const char *
script_of(const struct part *document)
{
	struct scripts count = {0};

	script_count(document, &count);
	return count.cyrillic > count.latin ? "Cyrl" : "Latn";
}

static size_t
depth_of(const struct part *p)
{
	size_t deepest = 0;

	for (const struct part *c = p->first; c; c = c->next) {
		size_t depth = depth_of(c);

		deepest = depth > deepest ? depth : deepest;
	}
	return deepest + 1;
}

/* A letter or digit somewhere. */
static bool
has_words(const struct part *p)
{
	const struct part *const lines[] = {p->num, p->heading, p->subheading};
	bool has = false;

	for (const char *c = p->kind == PART_TEXT ? p->text : ""; *c && !has;
	     c++)
		has = (*c >= '0' && *c <= '9') || (*c & 0x80) ||
		      ((*c | 0x20) >= 'a' && (*c | 0x20) <= 'z');
	for (size_t i = 0; i < 3 && !has; i++)
		has = lines[i] && has_words(lines[i]);
	for (const struct part *c = p->first; c && !has; c = c->next)
		has = has_words(c);
	return has;
}

static enum err
finish(struct source *s, struct draft *out)
{
	const char *language = s->options->language;

	/* Akoma Ntoso may be of its metadata alone, a map of its picture. */
	if (!has_words(s->document) && !text_is(s->format, "akn") &&
	    !text_is(s->format, "picture"))
		return source_refuse(s, "empty", "The file has no text.");
	shape_document(s, s->document);
	/* What is written must not be deeper than what is read. */
	if (depth_of(s->document) > 80)
		return source_refuse(
		    s, "too-deep", "The file is nested too deeply.");
	name_document(s, s->document);
	kept_check(s);
	pictures_check(s, s->document);
	if (language && language_is_other(s->mem, s->document, language))
		source_warn(s, "other-language", "");
	if (!language)
		language = language_short(s->identity.language);
	if (!language)
		language = language_guess(s->mem, s->document);
	s->identity.language = language_long(language);
	out->language = language;
	out->script = script_of(s->document);
	out->title = title_of(s);
	out->kind = s->document->name;
	out->format = s->format;
	out->akn = akn_write(s);
	unit_list(s, out);
	if (out->unit_count > DRAFT_UNITS_MAX)
		return source_refuse(
		    s, "too-many", "The file has more than 60,000 provisions.");
	out->warnings = s->warnings;
	out->warning_count = s->warning_count;
	pictures_give(s, out);
	return OK;
}

enum err
draft_read(struct arena *mem, struct bytes file,
    const struct draft_options *options, struct draft **out)
{
	struct source s = {
	    .mem = mem,
	    .options = options,
	    .kept = kept_new(mem),
	    .pictures = pictures_new(mem),
	};
	enum err err;

	*out = arena_alloc(mem, sizeof(**out));
	if (file.size > DRAFT_FILE_MAX)
		err = source_refuse(
		    &s, "too-large", "The file is larger than 64 MB.");
	else if (!file.size && !options->page_count)
		err = source_refuse(&s, "empty", "The file is empty.");
	else
		err = read_kind(&s, file);
	if (err == OK)
		err = annexes_read(&s);
	if (err == OK && options->mend_count)
		err = load(&s);
	if (err == OK && options->mend_count)
		mend_all(&s);
	if (err == OK)
		err = finish(&s, *out);
	if (err == OK)
		return OK;
	**out = (struct draft){
	    .refusal = s.refusal ? s.refusal : "The file cannot be read.",
	    .refusal_code = s.refusal_code ? s.refusal_code : "broken",
	};
	return err;
}

const struct draft_unit *
draft_unit_find(const struct draft *draft, const char *wid)
{
	for (size_t i = 0; i < draft->unit_count; i++)
		if (!strcmp(draft->units[i].wid, wid))
			return &draft->units[i];
	return NULL;
}
