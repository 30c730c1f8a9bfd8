/*
 * register_number.c: the rules of register_number.h as a table: a row a
 * length.  Weights stand before the digit they give.
 */
#include "fcgi/app/organisation/register_number.h"

#include <ctype.h>
#include <string.h>

enum { DIGITS_MAX = 14 };

/* What becomes of the sum of weighted digits. */
enum rule {
	UNCHECKED,
	REMAINDER,	 /* modulo 11; 10: never given */
	REMAINDER_ZERO,	 /* modulo 11; 10: 0 */
	REMAINDER_AGAIN, /* modulo 11; 10: by the other weights; 10: 0 */
	COMPLEMENT,	 /* 11 less the sum modulo 11, its last digit */
	COMPLEMENT_SOME, /* the same; sum modulo 11 of 0: never given */
	ISO_7064,	 /* MOD 11,10; no weights */
};

static const struct register_rule {
	const char *country, *name;
	size_t digits, from; /* from: the digit at which the weights begin */
	enum rule rule;
	const char *weights, *again; /* a sign each: '0' + weight */
	size_t head;		     /* so many first digits are one too */
} rules[] = {
    {"bg", "eik", 9, 0, REMAINDER_AGAIN, "12345678", "3456789:", 0},
    {"bg", "eik", 13, 8, REMAINDER_AGAIN, "2735", "4957", 9},
    {"cz", "ico", 8, 0, COMPLEMENT, "8765432", NULL, 0},
    {"pl", "krs", 10, 0, UNCHECKED, "", NULL, 0},
    {"pl", "nip", 10, 0, REMAINDER, "657234567", NULL, 0},
    {"pl", "regon", 9, 0, REMAINDER_ZERO, "89234567", NULL, 0},
    {"pl", "regon", 14, 0, REMAINDER_ZERO, "2485097361248", NULL, 9},
    {"rs", "mb", 8, 0, COMPLEMENT_SOME, "2765432", NULL, 0},
    {"rs", "pib", 9, 0, ISO_7064, "", NULL, 0},
};

static int
weighted(const char *digits, const char *weights)
{
	int sum = 0;

	for (size_t i = 0; weights[i]; i++)
		sum += (digits[i] - '0') * (weights[i] - '0');
	return sum % 11;
}

/* The check digit that such a number must end with, or -1: there is none. */
static int
check_digit(const struct register_rule *r, const char *digits)
{
	int sum = weighted(digits + r->from, r->weights), product = 10;

	switch (r->rule) {
	case UNCHECKED:
		break;
	case REMAINDER:
		return sum < 10 ? sum : -1;
	case REMAINDER_ZERO:
		return sum % 10;
	case REMAINDER_AGAIN:
		if (sum == 10)
			sum = weighted(digits + r->from, r->again);
		return sum % 10;
	case COMPLEMENT_SOME:
		return sum ? (11 - sum) % 10 : -1;
	case COMPLEMENT:
		return (11 - sum) % 10;
	case ISO_7064:
		for (size_t i = 0; i + 1 < r->digits; i++) {
			sum = (product + digits[i] - '0') % 10;
			product = (sum ? sum : 10) * 2 % 11;
		}
		return (11 - product) % 10;
	}
	return digits[r->digits - 1] - '0';
}

static const struct register_rule *
rule_of(const char *country, const char *name, size_t digits)
{
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (!strcmp(rules[i].country, country) &&
		    !strcmp(rules[i].name, name) &&
		    (!digits || rules[i].digits == digits))
			return &rules[i];
	return NULL;
}

static bool
right(const char *country, const char *name, const char *digits, size_t size)
{
	const struct register_rule *r = rule_of(country, name, size);

	if (!r || strspn(digits, "0") >= size)
		return false;
	if (r->head && !right(country, name, digits, r->head))
		return false;
	return check_digit(r, digits) == digits[size - 1] - '0';
}

enum err
register_number(struct arena *mem, const char *country, const char *name,
    const char *typed, const char **out)
{
	char digits[DIGITS_MAX + 1] = "";
	size_t size = 0;

	if (!rule_of(country, name, 0))
		return ERR_NOT_FOUND;
	while (isalpha((unsigned char)*typed) || *typed == ' ')
		typed++;
	for (; *typed; typed++) {
		if (strchr(" -.", *typed))
			continue;
		if (*typed < '0' || *typed > '9' || size == DIGITS_MAX)
			return ERR_INVALID;
		digits[size++] = *typed;
	}
	digits[size] = 0;
	if (!right(country, name, digits, size))
		return ERR_INVALID;
	*out = arena_copy(mem, digits);
	return OK;
}
