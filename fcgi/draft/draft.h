/*
 * draft.h: a file of any kind becomes Akoma Ntoso 3.0 in our profile, and
 * the provisions ("units") of it that people read and comment on.
 *
 * Knows neither HTTP nor the database.  What comes in is hostile: programs
 * call draft_convert, which does the reading in a caged child (cage.h) and
 * gets the result over a pipe without parsing XML itself.  draft_read is the
 * same work inside a cage.  Same bytes in, same bytes out; what we wrote
 * ourselves comes out as it went in.
 */
#ifndef DRAFT_DRAFT_H
#define DRAFT_DRAFT_H

#include "fcgi/base/arena.h"
#include "fcgi/base/err.h"

#include <stdbool.h>
#include <stddef.h>

enum {
	DRAFT_FILE_MAX = 64 << 20, /* bytes of a file that is read */
	DRAFT_UNITS_MAX = 60000,
	DRAFT_NONE = -1, /* no parent */
};

struct draftings;

/* A correction by a person; see mend.h for what may be done. */
struct draft_mend {
	const char *act, *wid, *value;
};

/* A page of a PDF that holds no words: of a scan, or a map.  picture: a JPEG,
 * or empty.  words: of one with few, which is a map's or figure's if one of its
 * lines is the name of that; they stand in the text as well. */
struct draft_page {
	int number; /* from 1 */
	struct bytes picture;
	struct bytes words;
};

/* A further file of the same document: an annex with numbers of its own.
 * What is below name is draft_convert's. */
struct draft_annex {
	struct bytes file;
	const char *name;
	bool from_pdf;
	const char *running; /* printed on each of its pages, or NULL */
	const struct draft_page *pages;
	size_t page_count;
};

/* What is known beforehand; each may be NULL. */
struct draft_options {
	const char *language; /* bg pl cs sr en, else found from the text */
	const char *country; /* two letters, for addresses (FRBR) */
	const char *uri; /* FRBR work, "/akn/bg/bill/2026-03-01/river" */
	const char *date; /* of this version, "2026-03-01" */
	const char *name; /* the file's name: a hint, never trusted */
	const char *conf; /* folder of drafting/LANG.xml; NULL: "conf" */
	struct draftings *draftings; /* loaded, or NULL: from conf */
	bool from_pdf; /* a PDF's text: its lines are no paragraphs */
	const char *running; /* left out of it: printed on each page; or NULL */
	bool scans; /* pages of a PDF without words are units too: pictures */
	const struct draft_page *pages; /* draft_convert's: such pages */
	size_t page_count;
	const struct draft_mend *mends; /* corrections, in order (mend.h) */
	size_t mend_count;
	const struct draft_annex *annexes; /* behind the file, in order */
	size_t annex_count;
	bool keep_changes; /* tracked changes stay as ins and del */
};

/* How a unit stands to the others; a page needs no more to lay it out. */
enum draft_rank {
	RANK_GROUP,	/* part, chapter: holds other units, goes to the TOC */
	RANK_BASE,	/* article, §: the unit with an address in the TOC */
	RANK_INNER,	/* paragraph, point: below a base unit */
	RANK_BLOCK,	/* text outside any unit: preface, conclusions */
};

/* One provision, in reading order.  Texts are plain UTF-8, "" where there is
 * none.  html and html_after are well-formed XML (a sequence of elements),
 * escaped, in the elements and classes of the look alone: the unit's own
 * words before and after its children, without num and heading. A reader of
 * all units' num, heading, html and html_after in order misses nothing. */
struct draft_unit {
	const char *wid; /* for ever: [a-z0-9_-], at most 120 bytes */
	const char *eid; /* where it is in this version */
	const char *kind; /* Akoma Ntoso's name: article, point, block ... */
	const char *num; /* as printed: "Чл. 5.", "§ 3", "(1)" */
	const char *heading;
	const char *words; /* own text without tags; lines by '\n' */
	const char *body; /* the same without the text of its footnotes */
	const char *html, *html_after;
	int parent; /* index, or DRAFT_NONE */
	int depth; /* 0 at the top */
	int place; /* its index; order of reading */
	enum draft_rank rank;
	bool container; /* rank is RANK_GROUP */
	bool quoted; /* stands in new text for another act */
	int confidence; /* 0 to 100, of the recognition */
	const char *doubt; /* reason code of a low one, or "" */
	const char *was; /* the eId in the file that was read, or "" */
};

/* What a person must look at; code is a word of the dictionary
 * ("draft.warning.CODE"), detail a word or number from the text. */
struct draft_warning {
	const char *code;
	const char *wid; /* "" if of the whole */
	const char *detail;
};

/* The pixels of a picture of the file (pictures.h). */
struct draft_picture {
	const char *name; /* as the text refers to it */
	const char *type; /* "image/png" */
	struct bytes bytes;
};

struct draft {
	struct bytes akn; /* the truth: to be stored as it is */
	struct draft_unit *units;
	size_t unit_count;
	struct draft_warning *warnings;
	size_t warning_count;
	struct draft_picture *pictures;
	size_t picture_count;
	const char *language; /* bg pl cs sr en or another ISO 639-1 word */
	const char *script; /* "Cyrl" or "Latn" */
	const char *title; /* of the document, or "" */
	const char *kind; /* bill, act, doc ... */
	const char *format; /* what the file was: akn, docx, text ... */
	const char *refusal; /* with ERR_INVALID: one English sentence */
	const char *refusal_code; /* and its word: "doctype", "encrypted" */
};

/* At start of a program that converts: whether every file of conf/drafting
 * is right.  ERR_BROKEN, logged with file and line. */
enum err draft_check(const char *conf);

/* In a caged child.  ERR_INVALID: not to be read; (*out)->refusal says why
 * (the rest of *out is empty). */
enum err draft_read(struct arena *mem, struct bytes file,
		    const struct draft_options *options, struct draft **out);

/* In a program: the same in a child without files, network or rights.
 * ERR_INVALID as above, also when time or memory was exceeded. */
enum err draft_convert(struct arena *mem, struct bytes file,
		       const struct draft_options *options,
		       struct draft **out);

/* The result over a pipe: length-prefixed, read back with every bound
 * checked.  draft_unpack: ERR_INVALID if it is not whole. */
struct bytes draft_pack(struct arena *mem, const struct draft *draft);
enum err draft_unpack(struct arena *mem, struct bytes packed,
		      struct draft **out);

/* A unit by its wId, or NULL. */
const struct draft_unit *draft_unit_find(const struct draft *draft,
					 const char *wid);

/* A text as a wId or slug may hold it: Cyrillic and accented letters to
 * Latin (engineering 9), the rest to '-'. */
const char *draft_ascii(struct arena *mem, const char *text);

/* The dictionary, which this room does not know: the text of a key in "bg pl
 * cs sr sr-Latn en", or NULL. */
struct draft_wording {
	const char *(*text)(void *arg, const char *language, const char *key);
	void *arg;
};

/* "glas convert" and "glas compare" (product 12); argv[0] is the word
 * itself, conf the folder of drafting/LANG.xml.  They speak the language that
 * --ui asks for, else that of the environment (POSIX: LC_ALL, LC_MESSAGES,
 * LANG), else English.  The exit code. */
int draft_command_convert(const char *conf,
			  const struct draft_wording *wording, int argc,
			  char **argv);
int draft_command_compare(const char *conf,
			  const struct draft_wording *wording, int argc,
			  char **argv);

#endif
