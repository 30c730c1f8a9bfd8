/*
 * alphabet.c: names as the readers of each language look for them.
 */
#include "fcgi/base/alphabet.h"
#include "fcgi/base/text.h"
#include "tests/check.h"

#include <string.h>

static struct arena *mem;

/* Each stands before the next. */
static void
check_order(const char *language, const char *const names[])
{
	for (size_t i = 0; names[i + 1]; i++)
		check_report(strcmp(alphabet_key(mem, language, names[i]),
				 alphabet_key(mem, language, names[i + 1])) < 0,
		    arena_printf(
			mem, "%s: %s, %s", language, names[i], names[i + 1]),
		    __FILE__, __LINE__);
}

int
main(void)
{
	mem = arena_new((size_t)16 << 20);
	check_order(
	    "bg", (const char *[]){"Айтос", "Балчик", "Ямбол", "Lovech", NULL});
	check_order(
	    "pl", (const char *[]){"Adamów", "Ądole", "Bytom", "Cieszyn",
		      "Ćmielów", "Lublin", "Łódź", "Mława", "Sopot", "Środa",
		      "Zabrze", "Źródła", "Żory", NULL});
	check_order(
	    "cs", (const char *[]){"Aš", "Brno", "Cvikov", "Čáslav", "Hradec",
		      "Cheb", "Chrudim", "Ivančice", "Rokycany", "Řevnice",
		      "Slaný", "Šumperk", "Zlín", "Žatec", NULL});
	check_order(
	    "sr", (const char *[]){"Дунав", "Ђердап", "Ивањица", "Јагодина",
		      "Лозница", "Љиг", "Ниш", "Њива", "Топола", "Ћуприја",
		      "Ужице", "Чачак", "Џеп", "Шабац", NULL});
	check_order(
	    "sr-Latn", (const char *[]){"Cer", "Čačak", "Ćuprija", "Dunav",
			   "Џеп", "Ђердап", "Loznica", "Љиг", "Niš", "Njiva",
			   "Sombor", "Šabac", "Žabalj", NULL});
	/* what is written in the other script has its place among the rest */
	check_order("sr", (const char *[]){"Ивањица", "Loznica", "Љиг", NULL});
	check_order(
	    "en", (const char *[]){"9", "A", "Étampes", "F", "日", NULL});
	/* a name that begins another stands before it; case says nothing */
	check_order("cs", (const char *[]){"Nový", "Nový Jičín", NULL});
	CHECK_TEXT(
	    alphabet_key(mem, "cs", "CHEB"), alphabet_key(mem, "cs", "Cheb"));
	CHECK_TEXT(alphabet_key(mem, "cs", ""), "");
	CHECK_TEXT(alphabet_key(mem, "xx", "b"), alphabet_key(mem, "en", "B"));
	arena_free(mem);
	return check_done();
}
