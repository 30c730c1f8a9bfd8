/*
 * register_number.h: numbers by which countries' registers know an
 * organisation, checked by the rule of each: length and check digit.  A right
 * check digit says that the number was not mistyped, not that it is theirs.
 *
 * The rules were compared with what others made of them (python-stdnum's bg.vat,
 * cz.dic, pl.nip, pl.regon, rs.pib) and with numbers that the registers hold
 * (tests/unit/register_number.c).  Where two sums share a check digit a few
 * mistyped digits pass; that is the rule's, not ours.
 *
 *   bg eik    9 or 13 digits (Закон за регистър БУЛСТАТ): sum by weights 1..8
 *             modulo 11, at 10 again by 3..10, at 10 zero; of 13 the last four
 *             by 2 7 3 5, at 10 by 4 9 5 7.
 *   cz ico    8 digits (Český statistický úřad): weights 8..2, 11 less the sum
 *             modulo 11, of that the last digit.
 *   pl krs    10 digits, without a check digit (ustawa o KRS).
 *   pl nip    10 digits: weights 6 5 7 2 3 4 5 6 7, sum modulo 11, never 10.
 *   pl regon  9 or 14 digits. Rozporządzenie RM w sprawie rejestru REGON:
 *             weights 8 9 2 3 4 5 6 7; of 14 all by 2 4 8 5 0 9 7 3 6 1 2 4 8;
 *             sum modulo 11, at 10 zero.
 *   rs pib    9 digits: ISO 7064, MOD 11,10.
 *   rs mb     8 digits: from the right by 2..7 and 2 again, 11 less the sum
 *             modulo 11, of that the last digit, and none where that is 11: the
 *             Yugoslav rule, as Slovenia's decree on the business register
 *             (URED7599) still has it; the register of the Agencija za
 *             privredne registre holds none that breaks it
 *             (tests/unit/register_number.c holds some of it).
 */
#ifndef APP_REGISTER_NUMBER_H
#define APP_REGISTER_NUMBER_H

#include "fcgi/base/arena.h"
#include "fcgi/base/err.h"

#include <stdbool.h>

/* The number as it is kept: digits alone. Blanks, hyphens, dots and letters
 * before it ("BG", "PL", "KRS") are passed over.  ERR_NOT_FOUND: no such
 * register in that country; ERR_INVALID: the number cannot be one of it. */
enum err register_number(struct arena *mem, const char *country,
			 const char *name, const char *typed,
			 const char **out);

#endif
