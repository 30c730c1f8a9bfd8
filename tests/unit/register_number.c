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

/* Numbers that these registers hold, and how many wrong digits a rule may let
 * through: none where each sum has a check digit of its own; where two sums
 * share one (10 and 0), few. */
static const struct held {
	const char *country, *name;
	const char *numbers[12];
	int missed; /* in a hundred wrong digits */
} held[] = {
    /* Столична община; БНБ; Министерски съвет; Софийски университет;
     * Министерство на финансите; А1; Виваком; Лукойл Нефтохим; Уникредит
     * Булбанк; Банка ДСК; Софийска вода */
    {"bg", "eik",
	{"000696327", "000694037", "000695025", "000670680", "000695406",
	    "131468980", "831642181", "812114069", "831919536", "121830616",
	    "130175000"},
	3},
    /* Ministerstvo vnitra; Ministerstvo financí; Univerzita Karlova; Praha;
     * Masarykova univerzita; ČVUT; Brno; Česká pošta; ČEZ; Škoda Auto */
    {"cz", "ico",
	{"00007064", "00006947", "00216208", "00064581", "00216224", "68407700",
	    "44992785", "47114983", "45274649", "00177041"},
	3},
    /* Warszawa; ORLEN; PKO BP; Uniwersytet Warszawski; Uniwersytet
     * Jagielloński; PZU; KGHM; Kraków; Ministerstwo Finansów; ZUS */
    {"pl", "nip",
	{"5252248481", "7740001454", "5250007738", "5250011266", "6750002236",
	    "5260251049", "6920000013", "6761013717", "5260250274",
	    "5213017228"},
	0},
    /* Warszawa; ORLEN; PKO BP; Uniwersytet Warszawski; Uniwersytet
     * Jagielloński; KGHM; Kraków; GUS; ZUS; Ministerstwo Finansów */
    {"pl", "regon",
	{"015259640", "610188201", "016298263", "000001258", "000001270",
	    "390021764", "351554353", "000331501", "000017756", "000002217"},
	3},
    /* NBS; EPS; Telekom; NIS; Grad Beograd; Univerzitet u Beogradu;
     * RFZO; Srbijagas */
    {"rs", "mb",
	{"07007965", "20053658", "17162543", "20084693", "07017715", "07003170",
	    "06042945", "20084600"},
	0},
    /* EPS; Telekom; NIS; Grad Beograd; NBS; Mercator-S; RTS */
    {"rs", "pib",
	{"103920327", "100002887", "104052135", "100065430", "100041150",
	    "101670560", "100002934"},
	0},
};

static bool
taken(struct arena *mem, const struct held *h, const char *number)
{
	const char *out;

	return register_number(mem, h->country, h->name, number, &out) == OK;
}

/* Each digit in turn is each other digit. */
static void
mistyped(struct arena *mem, const struct held *h, const char *number,
    int *wrong, int *missed)
{
	char *typed = arena_copy(mem, number);

	for (char *at = typed; *at; at++) {
		char right = *at;

		for (*at = '0'; *at <= '9'; ++*at) {
			if (*at == right)
				continue;
			++*wrong;
			if (taken(mem, h, typed)) {
				++*missed;
				/* the check digit itself is never another */
				CHECK(at[1] != '\0');
			}
		}
		*at = right;
	}
}

static void
registers(struct arena *mem, const struct held *h)
{
	int wrong = 0, missed = 0;

	for (size_t i = 0; h->numbers[i]; i++) {
		CHECK(taken(mem, h, h->numbers[i]));
		mistyped(mem, h, h->numbers[i], &wrong, &missed);
	}
	CHECK(100 * missed <= h->missed * wrong);
	printf("# %s %s: %d of %d wrong digits pass\n", h->country, h->name,
	    missed, wrong);
}

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
	for (size_t i = 0; i < sizeof held / sizeof *held; i++)
		registers(mem, &held[i]);
	CHECK(register_number(mem, "bg", "ico", "00007064", &out) ==
	      ERR_NOT_FOUND);
	CHECK(register_number(mem, "sk", "ico", "00007064", &out) ==
	      ERR_NOT_FOUND);
	arena_free(mem);
	return check_done();
}
