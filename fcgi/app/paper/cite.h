/*
 * cite.h: the language of the act in what is written for it: a unit as its
 * country cites it, and a visit whose wording is the act's, whoever reads
 * (statutory-profiles 4: the table is in the consultation's language).
 */
#ifndef APP_CITE_H
#define APP_CITE_H

#include "fcgi/draft/draft.h"
#include "fcgi/site/visit.h"

/* A copy of the visit that speaks the language of the consultation; Serbian
 * in the script that the reader chose.  For wording only. */
struct visit act_voice(const struct visit *v);
/* The same in another language: of a translation. */
struct visit voice_in(const struct visit *v, const char *language);

/* The steps to each unit of a draft, beside draft->units: "article Чл. 12.\n
 * paragraph (1)", kinds and numbers from the base unit to the innermost, a
 * line each.  What has no number stands as "paragraph =2/3", the second of
 * three of its kind in its parent.  In an annex its name comes first, or
 * "attachment #2".  "" for groups and blocks; the mem's. */
const char *const *cite_steps(struct arena *mem, const struct draft *draft);

/* "чл. 12, ал. 1" of such steps; NULL for NULL or where nothing is numbered.
 * Kinds that the country counts (profile.h: counted) are cited by their place
 * where there are several: "члан 7. став 2.".  voice as act_voice made it. */
const char *cite_words(const struct visit *voice, const char *steps);

/* The same as people write it who count the only one too ("члан 7. став 1."),
 * and who count none ("члан 7. тачка 3)"); NULL for the latter where nothing
 * is left to tell it by. */
const char *cite_counting(const struct visit *voice, const char *steps);
const char *cite_without_count(const struct visit *voice, const char *steps);

/* "14 декември 2026 г.", in the zone of the consultation; NULL for NULL. */
const char *act_date(struct visit *voice, const char *moment);
/* The same as "2026-12-14". */
const char *act_day(struct visit *voice, const char *moment);

#endif
