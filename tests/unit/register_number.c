/*
 * register_number.c: numbers as the registers of four countries give them.
 * Real ones of public bodies and large companies, and the same with a wrong
 * digit; made ones where a rule is rare.
 */
#include "fcgi/app/organisation/register_number.h"

#include "tests/check.h"

#include <string.h>

struct vector {
	const char *country, *name, *typed, *kept; /* NULL: refused */
};

static const struct vector vectors[] = {
    /* Столична община; Софийска вода; БНБ */
    {"bg", "eik", "000696327", "000696327"},
    {"bg", "eik", "130175000", "130175000"},
    {"bg", "eik", "BG 000694037", "000694037"},
    {"bg", "eik", "000696328", NULL},
    {"bg", "eik", "0006963270", NULL},
    {"bg", "eik", "000000000", NULL},
    {"bg", "eik", "0006963270018", "0006963270018"},
    {"bg", "eik", "0006963270010", NULL},
    {"bg", "eik", "0006963280018", NULL},
    /* m. st. Warszawa; ORLEN; PKO BP */
    {"pl", "nip", "525-22-48-481", "5252248481"},
    {"pl", "nip", "774-00-01-454", "7740001454"},
    {"pl", "nip", "PL5250007738", "5250007738"},
    {"pl", "nip", "5252248482", NULL},
    {"pl", "regon", "015259640", "015259640"},
    {"pl", "regon", "610188201", "610188201"},
    {"pl", "regon", "016298263", "016298263"},
    {"pl", "regon", "016298264", NULL},
    {"pl", "regon", "12345678512347", "12345678512347"},
    {"pl", "regon", "12345678612347", NULL},
    {"pl", "regon", "12345678512348", NULL},
    {"pl", "krs", "KRS 0000028860", "0000028860"},
    {"pl", "krs", "28860", NULL},
    {"pl", "krs", "0000000000", NULL},
    /* Ministerstvo vnitra; hlavní město Praha; ČEZ */
    {"cz", "ico", "00007064", "00007064"},
    {"cz", "ico", "000 64 581", "00064581"},
    {"cz", "ico", "45274649", "45274649"},
    {"cz", "ico", "45274648", NULL},
    {"cz", "ico", "7064", NULL},
    /* EPS; Telekom Srbija; NIS; older numbers */
    {"rs", "mb", "20053658", "20053658"},
    {"rs", "mb", "17162543", "17162543"},
    {"rs", "mb", "20084693", "20084693"},
    {"rs", "mb", "07005466", "07005466"},
    {"rs", "mb", "07004184", "07004184"},
    /* NBS; RFZO; Srbijagas, where 11 less 1 gives 0; one that gives 1 */
    {"rs", "mb", "07007965", "07007965"},
    {"rs", "mb", "06042945", "06042945"},
    {"rs", "mb", "20084600", "20084600"},
    {"rs", "mb", "08715181", "08715181"},
    {"rs", "mb", "20053659", NULL},
    /* 11 less 0: neither 0 nor 1 is given */
    {"rs", "mb", "20000090", NULL},
    {"rs", "mb", "20000091", NULL},
    {"rs", "pib", "103920327", "103920327"},
    {"rs", "pib", "100002887", "100002887"},
    {"rs", "pib", "103920328", NULL},
    {"rs", "pib", "1039203270", NULL},
};

static void
vector(struct arena *mem, const struct vector *v)
{
	const char *out = NULL;
	enum err e = register_number(mem, v->country, v->name, v->typed, &out);

	if (v->kept)
		CHECK(e == OK && !strcmp(out, v->kept));
	else
		CHECK(e == ERR_INVALID);
	if ((e == OK) != (v->kept != NULL))
		printf("# %s %s %s\n", v->country, v->name, v->typed);
}

int
main(void)
{
	struct arena *mem = arena_new(1 << 20);
	const char *out;

	for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++)
		vector(mem, &vectors[i]);
	CHECK(register_number(mem, "bg", "ico", "00007064", &out) ==
	      ERR_NOT_FOUND);
	CHECK(register_number(mem, "sk", "ico", "00007064", &out) ==
	      ERR_NOT_FOUND);
	arena_free(mem);
	return check_done();
}
