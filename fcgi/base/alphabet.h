/*
 * alphabet.h: names in the order of a reader's alphabet: ch behind h in Czech,
 * ł behind l in Polish, lj, nj and dž as letters in Serbian Latin.
 */
#ifndef BASE_ALPHABET_H
#define BASE_ALPHABET_H

#include "fcgi/base/arena.h"

/* A key for strcmp.  language: an address's word, "bg pl cs sr sr-Latn en";
 * of Serbian, what is written in the other script stands where it would in
 * the reader's.  Letters of no alphabet come last; case and what the alphabet
 * does not tell apart (á, a in Czech) say nothing. */
const char *alphabet_key(
    struct arena *mem, const char *language, const char *name);

#endif
