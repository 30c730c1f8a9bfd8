/*
 * draft_outline.c: lines of five languages become the units that a drafter
 * meant.  A draft is written here as one string, its outline as another:
 * "kind eId" in order; what is quoted must not be a unit of the act itself.
 */
#include "fcgi/base/text.h"
#include "fcgi/base/xml.h"
#include "fcgi/draft/draft.h"
#include "fcgi/draft/drafting.h"
#include "tests/check.h"

#include <string.h>

static struct draft_options options;

/* Without preface and preamble: their names are always the same. */
static const char *
outline_of(struct arena *mem, const char *text)
{
	struct buffer b = buffer_new(mem, 1 << 16);
	struct draft *d;
	enum err err = draft_read(mem,
	    (struct bytes){(const unsigned char *)text, strlen(text)}, &options,
	    &d);

	if (err != OK)
		return d->refusal;
	for (size_t i = 0; i < d->unit_count; i++)
		if (text_is(d->units[i].kind, "preface") == false &&
		    text_is(d->units[i].kind, "preamble") == false)
			buffer_printf(
			    &b, "%s%s", b.size ? " " : "", d->units[i].eid);
	for (size_t i = 0; i < d->warning_count; i++)
		if (text_is(d->warnings[i].code, "words-lost"))
			buffer_add(&b, " LOST");
	return b.data;
}

static void
check_outline(const char *language, const char *text, const char *should)
{
	struct arena *mem = arena_new((size_t)1 << 28);

	options.language = language;
	CHECK_TEXT(outline_of(mem, text), should);
	arena_free(mem);
}

static void
check_title(const char *language, const char *text, const char *should)
{
	struct arena *mem = arena_new((size_t)1 << 28);
	struct draft *d;

	options.language = language;
	CHECK(draft_read(mem,
		  (struct bytes){(const unsigned char *)text, strlen(text)},
		  &options, &d) == OK);
	CHECK_TEXT(d->title, should);
	arena_free(mem);
}

/* What an act says it is; nothing where its first words are no title. */
static void
titles(void)
{
	check_title("sr",
	    "З А К О Н\n\nО УДРУЖЕЊИМА\n\nЧлан 1.\nОвим законом уређује се "
	    "оснивање удружења.\n\nЧлан 2.\nУдружење се уписује.\n",
	    "ЗАКОН О УДРУЖЕЊИМА");
	check_title("bg",
	    "Наредба за шума\n\nЧл. 1. Водата е обща.\n\nЧл. 2. Край.\n",
	    "Наредба за шума");
	check_title("bg", "Чл. 1. Водата е обща.\n\nЧл. 2. Край.\n", "");
	check_title("bg",
	    "НАРЕДБА ЗА ИЗМЕНЕНИЕ И ДОПЪЛНЕНИЕ НА НАРЕДБАТА ЗА ОПАЗВАНЕ НА "
	    "ОБЩЕСТВЕНИЯ РЕД И СИГУРНОСТТА\n\nНА ТЕРИТОРИЯТА НА ОБЩИНАТА И ЗА "
	    "ДВИЖЕНИЕТО ПО УЛИЦИТЕ\n\nЧл. 1. Край.\n\nЧл. 2. Край.\n",
	    "НАРЕДБА ЗА ИЗМЕНЕНИЕ И ДОПЪЛНЕНИЕ НА НАРЕДБАТА ЗА ОПАЗВАНЕ НА "
	    "ОБЩЕСТВЕНИЯ РЕД И СИГУРНОСТТА НА ТЕРИТОРИЯТА НА ОБЩИНАТА И ЗА "
	    "ДВИЖЕНИЕТО ПО УЛИЦИТЕ");
	check_title("cs",
	    "# Strategie laviček\n\n## Cíl\n\nLavičky.\n\n## Zdroje\n\n"
	    "Dřevo.\n",
	    "Strategie laviček");
	check_title("cs", "## Cíl\n\nLavičky.\n\n## Zdroje\n\nDřevo.\n", "");
	check_title("en", "All of it is said here, once.\n\nNo more.\n", "");
}

static void
bulgarian(void)
{
	check_outline("bg",
	    "НАРЕДБА\n\nза шума\n\nГлава втора\nОБЩЕСТВЕНИ КОНСУЛТАЦИИ\n"
	    "Раздел I. Общи правила\nЧл. 5. (1) Кметът публикува проекта.\n"
	    "(2) Срокът е 30 дни.\n(3) В случай по ал. 2 се посочват:\n"
	    "1. адресът;\n2. начинът на подаване:\nа) на място;\n"
	    "б) по електронен път.\nЧл. 26а. Справката се публикува.\n"
	    "ПРЕХОДНИ И ЗАКЛЮЧИТЕЛНИ РАЗПОРЕДБИ\n"
	    "§ 3. Започнатите консултации се довършват.\n",
	    "chp_втора chp_втора__sec_i art_5 art_5__para_1 art_5__para_2 "
	    "art_5__para_3 art_5__para_3__point_1 art_5__para_3__point_2 "
	    "art_5__para_3__point_2__point_а art_5__para_3__point_2__point_б "
	    "art_26а transitional_1 cl_3");
	/* New text is a tree of its own; a citation opens nothing. */
	check_outline("bg",
	    "ЗАКОН\n\n§ 1. В чл. 7 се правят следните изменения:\n"
	    "1. В ал. 2 думите „седем дни“ се заменят с „14 дни“.\n"
	    "2. Създават се ал. 3 и 4:\n„(3) Решението се публикува.\n"
	    "(4) То се съобщава.“\n§ 2. Създава се чл. 8:\n"
	    "„Чл. 8. (1) Нов.\n(2) Още.“\n§ 3. Чл. 9 се отменя.\n",
	    "cl_1 cl_1__point_1 cl_1__point_2 "
	    "cl_1__point_2__qstr_1__para_3 cl_1__point_2__qstr_1__para_4 "
	    "cl_2 cl_2__qstr_1__art_8 cl_2__qstr_1__art_8__para_1 "
	    "cl_2__qstr_1__art_8__para_2 cl_3");
	/* A mark that is never closed must not swallow the rest. */
	check_outline("bg",
	    "ЗАКОН\n\n§ 1. Създава се чл. 8:\n„Чл. 8. Нов текст.\n"
	    "§ 2. В чл. 9 думата „х“ се заменя с „у“.\n"
	    "§ 3. Законът влиза в сила.\n",
	    "cl_1 cl_1__qstr_1__art_8 cl_2 cl_3");
}

static void
polish(void)
{
	check_outline("pl",
	    "USTAWA\n\nRozdział 2\nKonsultacje\n"
	    "Art. 3. 1. Burmistrz ogłasza konsultacje.\n"
	    "2. Ogłoszenie zawiera:\n1) przedmiot konsultacji;\n2) formy:\n"
	    "a) spotkanie,\nb) formularz:\n– papierowy,\n– elektroniczny.\n"
	    "2a. Termin przedłuża się.\nArt. 4. Ustawa wchodzi w życie.\n",
	    "chp_2 art_3 art_3__para_1 art_3__para_2 art_3__para_2__point_1 "
	    "art_3__para_2__point_2 art_3__para_2__point_2__point_a "
	    "art_3__para_2__point_2__point_b "
	    "art_3__para_2__point_2__point_b__indent_1 "
	    "art_3__para_2__point_2__point_b__indent_2 art_3__para_2a art_4");
	check_outline("pl",
	    "Ustawa\n\nArt. 1. W ustawie wprowadza się następujące zmiany:\n"
	    "1) w art. 5 ust. 2 otrzymuje brzmienie:\n„2. Raport publikuje "
	    "się w terminie 30 dni.”;\n2) po art. 7 dodaje się art. 7a:\n"
	    "„Art. 7a. Uwagi zgłasza się.”.\nArt. 2. Wchodzi w życie.\n",
	    "art_1 art_1__point_1 art_1__point_1__qstr_1__para_2 "
	    "art_1__point_2 art_1__point_2__qstr_1__art_7a art_2");
}

static void
czech(void)
{
	check_outline("cs",
	    "ZÁKON\n\nČÁST PRVNÍ\nOBECNÁ USTANOVENÍ\nHLAVA I\n§ 4\n"
	    "Zveřejnění návrhu\n(1) Obec zveřejní návrh.\n"
	    "(2) Oznámení obsahuje\na) název,\nb) lhůtu,\n1. počátek,\n"
	    "2. konec.\n§ 4a\n(1) Připomínku může podat každý.\n",
	    "part_první part_první__title_i cl_4 cl_4__para_1 cl_4__para_2 "
	    "cl_4__para_2__point_a cl_4__para_2__point_b "
	    "cl_4__para_2__point_b__point_1 cl_4__para_2__point_b__point_2 "
	    "cl_4a cl_4a__para_1");
	check_outline("cs",
	    "ZÁKON\n\nČl. I\nZákon č. 1/2026 Sb. se mění takto:\n"
	    "1. V § 2 odst. 1 se slova „deska“ nahrazují slovy „tabule“.\n"
	    "2. Za § 10 se vkládá nový § 10a, který zní:\n„§ 10a\n"
	    "Vyhodnocení\nÚřad zveřejní vyhodnocení.“.\nČl. II\nÚčinnost\n"
	    "Tento zákon nabývá účinnosti.\n",
	    "art_i art_i__point_1 art_i__point_2 "
	    "art_i__point_2__qstr_1__cl_10a art_ii");
}

static void
serbian(void)
{
	static const char *const should =
	    "chp_ii art_7 art_7__para_1 art_7__para_2 "
	    "art_7__para_2__point_1 art_7__para_2__point_2 "
	    "art_7__para_2__point_2__point_1 "
	    "art_7__para_2__point_2__point_2 art_7__para_2__point_3 "
	    "art_7__para_3 art_7a art_7a__para_1";

	check_outline("sr",
	    "ZAKON\n\nII. JAVNA RASPRAVA\nRok\nČlan 7.\n"
	    "Javna rasprava traje 20 dana.\nPoziv sadrži:\n1) nacrt;\n"
	    "2) obrazloženje:\n(1) pravni osnov;\n(2) razloge;\n3) rok.\n"
	    "Rok ističe.\nČlan 7a\nObaveštenje se objavljuje.\n",
	    should);
	check_outline("sr",
	    "ЗАКОН\n\nII. ЈАВНА РАСПРАВА\nРок\nЧлан 7.\n"
	    "Јавна расправа траје 20 дана.\nПозив садржи:\n1) нацрт;\n"
	    "2) образложење:\n(1) правни основ;\n(2) разлоге;\n3) рок.\n"
	    "Рок истиче.\nЧлан 7a\nОбавештење се објављује.\n",
	    should);
	/* New text without a number is none of the act's paragraphs. */
	check_outline("sr",
	    "Члан 1.\nУ члану 3. додаје се став 2, који гласи:\n"
	    "„Пијаца не ради недељом.”\nСтав 3. постаје став 4.\n"
	    "Члан 2.\n„Пијаца” је уређен простор.\n",
	    "art_1 art_1__para_1 art_1__para_2 art_2 art_2__para_1");
}

static void
english(void)
{
	check_outline("en",
	    "REGULATION\n\nCHAPTER I\nGENERAL\nArticle 1\nSubject\n"
	    "(1) This applies to:\n(a) rivers;\n(b) lakes:\n(i) large;\n"
	    "(ii) small.\n(2) It does not apply to seas.\n"
	    "Article 2. In force\nIt enters into force.\n",
	    "chp_i art_1 art_1__para_1 art_1__para_1__point_a "
	    "art_1__para_1__point_b art_1__para_1__point_b__point_i "
	    "art_1__para_1__point_b__point_ii art_1__para_2 art_2");
}

/* A page's lines are no paragraphs, its hyphens no hyphens. */
static void
page(void)
{
	struct arena *mem = arena_new((size_t)1 << 28);
	static const char text[] =
	    "USTAWA\nArt. 1. Zakaz obowią-\nzuje na moście\noraz przy nim:\n"
	    "1) w nocy;\n2) w święta.\nArt. 2. Koniec.\n";
	static const char wide[] =
	    "НАРЕДБА\nЧл. 1. Кметът на Речен и кметът на\nСтуданек:\n"
	    "а) думите се заменят;\nб) други.\n";
	const struct draft_unit *u;
	struct draft *d;

	options.language = "pl";
	options.from_pdf = true;
	CHECK(draft_read(mem,
		  (struct bytes){(const unsigned char *)text, sizeof(text) - 1},
		  &options, &d) == OK);
	options.from_pdf = false;
	u = draft_unit_find(d, "art_1");
	CHECK_TEXT(
	    u ? u->words : "", "Zakaz obowiązuje na moście oraz przy nim:");
	CHECK(draft_unit_find(d, "art_1__point_2") != NULL);
	CHECK(d->warning_count == 1 && text_is(d->warnings[0].code, "pdf"));
	/* A full line goes on, also with a capital; an item begins small. */
	options.language = "bg";
	options.from_pdf = true;
	CHECK(draft_read(mem,
		  (struct bytes){(const unsigned char *)wide, sizeof(wide) - 1},
		  &options, &d) == OK);
	options.from_pdf = false;
	u = draft_unit_find(d, "art_1__point_a");
	CHECK_TEXT(u ? u->words : "", "думите се заменят;");
	u = draft_unit_find(d, "art_1");
	CHECK_TEXT(u ? u->words : "", "Кметът на Речен и кметът на Студанек:");
	arena_free(mem);
}

/* Without structure every paragraph can still be spoken about. */
static void
without(void)
{
	check_outline("en", "A letter.\n\nIt has text.\n\nAnd more text.\n",
	    "hcontainer_1 hcontainer_2 hcontainer_3");
	check_outline("bg",
	    "НАРЕДБА\n\nЧл. 1. Текст.\n\nПриложение № 1 към чл. 1\n\n"
	    "Чл. 1. В приложението.\n",
	    "art_1 att_1 att_1__art_1");
}

/* Strategies: dotted numbers stand below that of the number before. */
static void
dotted(void)
{
	check_outline("pl",
	    "STRATEGIA\n\n1. Diagnoza\nGmina jest mała.\n1.1 Ludność\n"
	    "Mieszka tu 900 osób.\n1.2 Gospodarka\n1.2.1 Rolnictwo\n"
	    "Trzy wsie.\na) zboża,\nb) sady.\n2. Cele\n2.1 Drogi\n"
	    "2.2. Woda\n12.5 tys. zł to za mało.\n",
	    "para_1 para_1__level_1-1 para_1__level_1-2 "
	    "para_1__level_1-2__level_1-2-1 "
	    "para_1__level_1-2__level_1-2-1__point_a "
	    "para_1__level_1-2__level_1-2-1__point_b para_2 "
	    "para_2__level_2-1 para_2__level_2-2");
	check_outline("cs",
	    "STRATEGIE\n\n1. Cíle\n1.1. Opatření\na) cesty,\nb) mosty.\n"
	    "2. Závěr\n",
	    "point_1 point_1__level_1-1 point_1__level_1-1__point_a "
	    "point_1__level_1-1__point_b point_2");
}

/* What drafters do: quotes within quotes on one line, marks that never close
 * before two annexes, an amending point that begins with an article. */
static void
slips(void)
{
	check_outline("bg",
	    "ЗАКОН\n\n§ 1. Създават се:\n1. чл. 7а:\n"
	    "„Чл. 7а. Кметът издава заповед: „Забранява се“.“\n"
	    "2. нов ред.\n§ 2. Създава се:\n„§ 4а. Съдът решава.\n"
	    "§ 3. Параграф 5 се отменя.\nПриложение № 1 към чл. 3\n1. Уред.\n"
	    "Приложение № 2 към чл. 5\nТаблица\n",
	    "cl_1 cl_1__point_1 cl_1__point_1__qstr_1__art_7а cl_1__point_2 "
	    "cl_2 cl_2__qstr_1__cl_4а cl_3 att_1 att_1__point_1 att_2 "
	    "att_2__hcontainer_1");
	/* a mark at the end of a paragraph, as in every other sentence */
	check_outline("bg",
	    "НАРЕДБА\n\nЧл. 1. (1) Водата се изследва.\n(2) Отбелязва се.\n"
	    "(3) На табелата пише „неизследвана вода“.\n(4) Подновява се.\n",
	    "art_1 art_1__para_1 art_1__para_2 art_1__para_3 art_1__para_4");
	/* no full stop, no blank, no capital */
	check_outline("bg",
	    "НАРЕДБА\n\nЧл. 1 Наредбата урежда реда.\nЧл.2. (1) Кметът "
	    "решава.\nчл. 12, ал. 1 не се прилага.\nчл. 3. С малка буква.\n",
	    "art_1 art_2 art_2__para_1 art_3");
	check_outline("cs",
	    "VYHLÁŠKA\n\nČl. 1\nVyhláška se mění takto:\n1. V čl. 2 se slovo "
	    "zrušuje.\n2. Čl. 5 se zrušuje.\n",
	    "art_1 art_1__point_1 art_1__point_2");
}

/* An annex may be named on the last line, and be nothing else. */
static void
last_line(void)
{
	static const char text[] = "Art. 1. Gmina.\nZałącznik nr 1\n";
	struct arena *mem = arena_new((size_t)1 << 28);
	struct draft *d, *again;

	options.language = "pl";
	CHECK(draft_read(mem,
		  (struct bytes){(const unsigned char *)text, sizeof text - 1},
		  &options, &d) == OK);
	CHECK(d->unit_count == 2 &&
	      text_is(d->units[1].heading, "Załącznik nr 1"));
	CHECK(draft_read(mem, d->akn, &options, &again) == OK);
	CHECK(again->akn.size == d->akn.size);
	options.language = NULL;
	arena_free(mem);
}

/* As points are cited, and text from other programs: Word's line breaks, the
 * ends of pages and of DOS files. */
static void
signs(void)
{
	check_outline("bg", "Чл. 1. Кметът:\nт.1. решава;\nт.2. пита.",
	    "art_1 art_1__point_1 art_1__point_2");
	check_outline("bg", "Чл. 1. Едно.\vЧл. 2. Две.\n\fЧл. 3. Три.\n\x1a",
	    "art_1 art_2 art_3");
	check_outline("pl", "Art. 1. Raz.\nArt. 1^{3b}. Dwa.\nArt. 2. Trzy.",
	    "art_1 art_1-3b art_2");
}

/* Figures that were typed as letters, and what is not seen, are none of a
 * unit's name; letters put in are. */
static void
typed(void)
{
	check_outline("bg",
	    "Чл. l. А.\nЧл. 2. Б.\nЧл. З. В.\nЧл. 3а. Г.\nЧл. 4\u200b. Д.",
	    "art_1 art_2 art_3 art_3а art_4");
	check_outline("pl",
	    "Art. 1. A.\nArt. 1l. B.\nArt. 1o. C.\nArt.\u200b2. D.",
	    "art_1 art_1l art_1o art_2");
	check_outline("bg",
	    "Чл. 9. А.\nЧл. l0. Б.\nЧл. 1l. В.\nЧл. I2. Г.\nЧл. 1З. Д.\n"
	    "Чл. 14. Е.",
	    "art_9 art_10 art_11 art_12 art_13 art_14");
	/* A citation that a line begins with is none. */
	check_outline("bg",
	    "Чл. 1. В случаите по\nчл. 2\nкметът решава.\nЧл. 2. Б.\n",
	    "art_1 art_2");
	check_outline("bg", "За това виж\nчл. 1\nот закона.\n",
	    "hcontainer_1 "
	    "hcontainer_2");
}

/* All of it in one paragraph; where numbers are missing it stays one, and that
 * is said. */
static void
single(void)
{
	struct arena *mem = arena_new((size_t)1 << 28);
	const char *text = "Чл. 1. Едно. Чл. 2. Две. Чл. 4. Четири.";
	struct draft *d;

	check_outline("bg",
	    "Наредба Чл. 1. По чл. 3. Чл. 2. „Чл. 3. Ново.“ "
	    "се добавя. Чл. 3. Три.",
	    "art_1 art_2 art_3");
	check_outline("bg", "Виж Чл. 1. и Чл. 2. от закона.", "hcontainer_1");
	options.language = "bg";
	CHECK(draft_read(mem,
		  (struct bytes){(const unsigned char *)text, strlen(text)},
		  &options, &d) == OK);
	CHECK(d->unit_count == 1 && d->units[0].confidence < 50);
	CHECK_TEXT(d->units[0].doubt, "run-on");
	arena_free(mem);
}

int
main(void)
{
	struct arena *mem = arena_new(16 << 20);

	xml_start(true);
	CHECK(drafting_load(mem, NULL, &options.draftings) == OK);
	CHECK(draft_check("tests/samples/none") == ERR_BROKEN);
	titles();
	bulgarian();
	polish();
	czech();
	serbian();
	english();
	dotted();
	slips();
	without();
	page();
	last_line();
	signs();
	typed();
	single();
	return check_done();
}
