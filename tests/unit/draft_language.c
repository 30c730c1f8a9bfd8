/*
 * draft_language.c: the language of one sentence, as drafts begin, with few
 * letters that tell or none.
 */
#include "fcgi/draft/kind.h"
#include "tests/check.h"

#include <string.h>

static const struct {
	const char *language, *text;
} sentences[] = {
    {"bg", "Чл. 1. Кметът публикува проекта."},
    {"bg", "Наредбата влиза в сила след 30 дни."},
    {"bg", "(1) Срокът за предложения е 14 дни."},
    {"bg", "РЕШЕНИЕ № 5 НА МИНИСТЕРСКИЯ СЪВЕТ"},
    {"bg", "Общинският съвет определя таксите."},
    {"bg", "§ 3. Член 5 се отменя."},
    {"pl", "Art. 1. Gmina prowadzi konsultacje."},
    {"pl", "Rada gminy uchwala statut."},
    {"pl", "Uchyla się art. 5."},
    {"pl", "Ustawa wchodzi w życie po upływie 14 dni."},
    {"pl", "UCHWAŁA NR XV/120/2026 RADY MIASTA"},
    {"pl", "1. Burmistrz podaje do publicznej wiadomości termin."},
    {"pl", "Traci moc zarządzenie nr 5."},
    {"cs", "§ 1 Obec zveřejní návrh."},
    {"cs", "Zastupitelstvo obce vydává vyhlášku."},
    {"cs", "Tento zákon nabývá účinnosti dnem vyhlášení."},
    {"cs", "Čl. 2 Poplatek platí vlastník psa."},
    {"cs", "Poplatek se platí do 31. března."},
    {"cs", "§ 5 se zrušuje."},
    {"sr", "Član 1. Opština objavljuje nacrt."},
    {"sr", "Odluka stupa na snagu osmog dana."},
    {"sr", "Javna rasprava traje najmanje 20 dana."},
    {"sr", "U članu 5. stav 2. briše se."},
    {"sr", "Vijeće donosi odluku o općinskim taksama."},
    {"sr", "Члан 1. Скупштина града доноси план."},
    {"sr", "Одлука ступа на снагу осмог дана."},
    {"sr", "ЗАКОН О ИЗМЕНАМА ЗАКОНА О ПЛАНИРАЊУ"},
    {"sr", "Рок за предлоге износи 20 дана."},
    {"en", "1. This Act may be cited as the Dogs Act."},
    {"en", "The council shall publish the draft."},
    {"en", "Section 5 is repealed."},
    {"en", "Article 3 Scope"},
    {"en", ""},
    {"en", "12 345"},
};

int
main(void)
{
	struct arena *mem = arena_new(16 << 20);

	for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
		const char *text = sentences[i].text;

		printf("# %s\n", text);
		CHECK_TEXT(language_of_text(mem, text, strlen(text)),
		    sentences[i].language);
	}
	/* A cut in the middle of a letter is none. */
	for (int shift = 0; shift < 2; shift++) {
		struct buffer b = buffer_new(mem, 1 << 17);

		buffer_add(&b, shift ? "x" : "");
		while (b.size < 50000)
			buffer_add(&b, "ж");
		CHECK_TEXT(language_of_text(mem, b.data, b.size), "en");
	}
	arena_free(mem);
	return check_done();
}
