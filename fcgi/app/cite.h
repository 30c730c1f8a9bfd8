/*
 * cite.h: the language of the act in what is written for it: a unit as its
 * country cites it, and a visit whose wording is the act's, whoever reads
 * (statutory-profiles 4: the table is in the consultation's language).
 */
#ifndef APP_CITE_H
#define APP_CITE_H

#include "fcgi/site/visit.h"

/* A copy of the visit that speaks the language of the consultation; Serbian
 * in the script that the reader chose.  For wording only. */
struct visit act_voice(const struct visit *v);

/* "чл. 12, ал. 1" of "article Чл. 12.\nparagraph (1)": kinds and numbers from
 * the base unit to the innermost, a line each; NULL for NULL or where nothing
 * is numbered.  voice as act_voice made it. */
const char *cite_words(const struct visit *voice, const char *steps);

/* "14 декември 2026 г.", in the zone of the consultation; NULL for NULL. */
const char *act_date(struct visit *voice, const char *moment);
/* The same as "2026-12-14". */
const char *act_day(struct visit *voice, const char *moment);

#endif
