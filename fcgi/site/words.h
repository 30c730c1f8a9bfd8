/*
 * words.h: the wording of the interface: xslt/i18n/LANG.xml as tables.
 *
 * One table a language, sorted by key and searched by halves; Serbian Latin
 * is made from Serbian at the reading.  Plural forms are keys of their own,
 * KEY.one KEY.few KEY.many KEY.other, chosen by the rules of CLDR for whole
 * numbers.  Nothing here knows XSLT; view.c hands these to stylesheets.
 */
#ifndef SITE_WORDS_H
#define SITE_WORDS_H

#include "fcgi/base/arena.h"
#include "fcgi/base/err.h"

#include <stddef.h>
#include <stdint.h>

struct words;	   /* all languages */
struct dictionary; /* one of them */

/* All five files of folder, into mem, which must outlive what comes out.
 * ERR_BROKEN, logged: a file missing or unreadable, a key twice. */
enum err words_read(struct arena *mem, const char *folder, struct words **out);

/* The table of "bg pl cs sr sr-Latn en", or NULL. */
const struct dictionary *words_in(const struct words *all, const char *lang);

/* The text of a key with {1} and {2} filled by a and b (NULL: left out), or
 * NULL if the key is missing. */
const char *words_text(const struct dictionary *in, struct arena *mem,
		       const char *key, const char *a, const char *b);

/* The plural form of a key for n, whose {1} is n as the language writes it;
 * or NULL if the form is missing. */
const char *words_count(const struct dictionary *in, struct arena *mem,
			const char *key, int64_t n);

/* "one" "few" "many" "other": CLDR's category of a whole number. */
const char *words_plural(const char *lang, int64_t n);

/* 19000 as bg and pl "19 000" (1900 stays whole), cs "19 000" and "1 900",
 * sr "19.000", en "19,000"; spaces do not break (U+00A0). */
const char *words_number(struct arena *mem, const char *lang, int64_t n);

/* How many keys, and the i-th in order: for tests. */
size_t words_size(const struct dictionary *in);
const char *words_key(const struct dictionary *in, size_t i);

#endif
