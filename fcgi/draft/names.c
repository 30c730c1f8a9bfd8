/*
 * names.c: the vocabulary of Akoma Ntoso 3.0 (OASIS, akomantoso30.xsd) sorted
 * by what we do with it, and the abbreviations of its naming convention
 * (Akoma Ntoso Naming Convention 1.0, 5.2).
 */
#include "fcgi/draft/names.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

struct entry {
	const char *name;
	enum name_sort sort;
	const char *brief;
};

/* In strcmp's order: searched by halves. */
static const struct entry entries[] = {
    {"a", NAME_INLINE, NULL},
    {"abbr", NAME_INLINE, NULL},
    {"act", NAME_DOCUMENT, NULL},
    {"address", NAME_SPEECH, NULL},
    {"adjournment", NAME_SPEECH, NULL},
    {"administrationOfOath", NAME_SPEECH, NULL},
    {"alinea", NAME_HIER, "al"},
    {"amendment", NAME_DOCUMENT, NULL},
    {"amendmentList", NAME_DOCUMENT, NULL},
    {"answer", NAME_SPEECH, NULL},
    {"article", NAME_HIER, "art"},
    {"attachment", NAME_PLAIN, "att"},
    {"authorialNote", NAME_NOTE, NULL},
    {"b", NAME_INLINE, NULL},
    {"bill", NAME_DOCUMENT, NULL},
    {"block", NAME_P, NULL},
    {"blockContainer", NAME_BOX, NULL},
    {"blockList", NAME_LIST, "list"},
    {"book", NAME_HIER, NULL},
    {"chapter", NAME_HIER, "chp"},
    {"citation", NAME_RECITAL, "cit"},
    {"clause", NAME_HIER, "cl"},
    {"communication", NAME_SPEECH, NULL},
    {"component", NAME_PLAIN, "cmp"},
    {"componentRef", NAME_SKIP, NULL},
    {"crossHeading", NAME_CROSS, NULL},
    {"crossheading", NAME_CROSS, NULL},
    {"debate", NAME_DOCUMENT, NULL},
    {"debateReport", NAME_DOCUMENT, NULL},
    {"debateSection", NAME_SPEECH, "dbsect"},
    {"declarationOfVote", NAME_SPEECH, NULL},
    {"def", NAME_INLINE, NULL},
    {"del", NAME_INLINE, NULL},
    {"division", NAME_HIER, "dvs"},
    {"doc", NAME_DOCUMENT, NULL},
    {"docNumber", NAME_INLINE, NULL},
    {"docProponent", NAME_INLINE, NULL},
    {"docPurpose", NAME_INLINE, NULL},
    {"docStage", NAME_INLINE, NULL},
    {"docTitle", NAME_INLINE, NULL},
    {"docType", NAME_INLINE, NULL},
    {"documentCollection", NAME_DOCUMENT, NULL},
    {"documentRef", NAME_SKIP, NULL},
    {"embeddedStructure", NAME_QUOTE, NULL},
    {"hcontainer", NAME_HCONTAINER, NULL},
    {"heading", NAME_LINE, NULL},
    {"i", NAME_INLINE, NULL},
    {"indent", NAME_HIER, NULL},
    {"ins", NAME_INLINE, NULL},
    {"item", NAME_PLAIN, NULL},
    {"judgement", NAME_DOCUMENT, NULL},
    {"judgment", NAME_DOCUMENT, NULL},
    {"level", NAME_HIER, NULL},
    {"list", NAME_HIER, NULL},
    {"meta", NAME_SKIP, NULL},
    {"ministerialStatements", NAME_SPEECH, NULL},
    {"mod", NAME_INLINE, NULL},
    {"narrative", NAME_SPEECH, NULL},
    {"nationalInterest", NAME_SPEECH, NULL},
    {"noticesOfMotion", NAME_SPEECH, NULL},
    {"num", NAME_LINE, NULL},
    {"officialGazette", NAME_DOCUMENT, NULL},
    {"ol", NAME_LIST, "list"},
    {"oralStatements", NAME_SPEECH, NULL},
    {"other", NAME_SPEECH, NULL},
    {"p", NAME_P, NULL},
    {"papers", NAME_SPEECH, NULL},
    {"paragraph", NAME_HIER, "para"},
    {"part", NAME_HIER, NULL},
    {"personalStatements", NAME_SPEECH, NULL},
    {"petitions", NAME_SPEECH, NULL},
    {"point", NAME_HIER, NULL},
    {"pointOfOrder", NAME_SPEECH, NULL},
    {"portion", NAME_DOCUMENT, NULL},
    {"prayers", NAME_SPEECH, NULL},
    {"presentation", NAME_SKIP, NULL},
    {"proceduralMotions", NAME_SPEECH, NULL},
    {"proprietary", NAME_SKIP, NULL},
    {"proviso", NAME_HIER, NULL},
    {"question", NAME_SPEECH, NULL},
    {"questions", NAME_SPEECH, NULL},
    {"quotedStructure", NAME_QUOTE, "qstr"},
    {"quotedText", NAME_INLINE, "qtext"},
    {"recital", NAME_RECITAL, "rec"},
    {"ref", NAME_INLINE, NULL},
    {"resolutions", NAME_SPEECH, NULL},
    {"rollCall", NAME_SPEECH, NULL},
    {"rule", NAME_HIER, NULL},
    {"scene", NAME_SPEECH, NULL},
    {"section", NAME_HIER, "sec"},
    {"shortTitle", NAME_INLINE, NULL},
    {"span", NAME_INLINE, NULL},
    {"speech", NAME_SPEECH, NULL},
    {"speechGroup", NAME_SPEECH, NULL},
    {"statement", NAME_DOCUMENT, NULL},
    {"sub", NAME_INLINE, NULL},
    {"subchapter", NAME_HIER, "subchp"},
    {"subclause", NAME_HIER, "subcl"},
    {"subdivision", NAME_HIER, "subdvs"},
    {"subheading", NAME_LINE, NULL},
    {"sublist", NAME_HIER, NULL},
    {"subparagraph", NAME_HIER, "subpara"},
    {"subpart", NAME_HIER, NULL},
    {"subrule", NAME_HIER, NULL},
    {"subsection", NAME_HIER, "subsec"},
    {"subtitle", NAME_HIER, NULL},
    {"summary", NAME_SPEECH, NULL},
    {"sup", NAME_INLINE, NULL},
    {"table", NAME_TABLE, NULL},
    {"tblock", NAME_BOX, NULL},
    {"title", NAME_HIER, NULL},
    {"toc", NAME_LIST, NULL},
    {"tome", NAME_HIER, NULL},
    {"transitional", NAME_HIER, NULL},
    {"u", NAME_INLINE, NULL},
    {"ul", NAME_LIST, "list"},
    {"writtenStatements", NAME_SPEECH, NULL},
};

static int
by_name(const void *key, const void *entry)
{
	return strcmp(key, ((const struct entry *)entry)->name);
}

static const struct entry *
find(const char *name)
{
	return bsearch(name, entries, sizeof(entries) / sizeof(*entries),
	    sizeof(*entries), by_name);
}

enum name_sort
name_sort(const char *name)
{
	const struct entry *e = find(name);

	return e ? e->sort : NAME_UNKNOWN;
}

const char *
name_short(const char *name)
{
	const struct entry *e = find(name);

	return e && e->brief ? e->brief : name;
}

bool
name_good(const char *name)
{
	static const char good[] =
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";

	return name &&
	       ((*name >= 'a' && *name <= 'z') ||
		   (*name >= 'A' && *name <= 'Z')) &&
	       strlen(name) <= 40 && !name[strspn(name, good)];
}

bool
name_is_policy(const char *name)
{
	return !strcmp(name, "goal") || !strcmp(name, "priority") ||
	       !strcmp(name, "measure") || !strcmp(name, "figure");
}
