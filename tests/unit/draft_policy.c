/*
 * draft_policy.c: strategies and plans: goals and measures by their numbers,
 * headings by their style, pictures and maps as units; and an act, in which
 * none of these is one.
 */
#include "fcgi/base/xml.h"
#include "fcgi/draft/draft.h"
#include "fcgi/draft/drafting.h"
#include "tests/archive.h"
#include "tests/check.h"

static struct arena *mem;
static struct draft_options options;

/* "KIND NUM HEADING" of the units, each deeper by a dot, and the warnings. */
static const char *
outline_of(struct bytes file, const char *language)
{
	struct buffer b = buffer_new(mem, 1 << 20);
	struct draft *d, *again;

	options.language = language;
	if (draft_read(mem, file, &options, &d) != OK)
		return "refused";
	for (size_t i = 0; i < d->unit_count; i++) {
		const struct draft_unit *u = &d->units[i];

		buffer_printf(&b, "%s%.*s%s%s%s%s%s", i ? "|" : "", u->depth,
		    "........", u->kind, *u->num ? " " : "", u->num,
		    *u->heading ? " " : "", u->heading);
	}
	for (size_t i = 0; i < d->warning_count; i++)
		buffer_printf(
		    &b, "|!%s %s", d->warnings[i].code, d->warnings[i].wid);
	CHECK(draft_read(mem, d->akn, &options, &again) == OK);
	CHECK(again->akn.size == d->akn.size &&
	      !memcmp(again->akn.at, d->akn.at, d->akn.size));
	return b.data;
}

static const char *
text(const char *language, const char *words)
{
	return outline_of(
	    (struct bytes){(const unsigned char *)words, strlen(words)},
	    language);
}

static void
goals(void)
{
	CHECK_TEXT(
	    text("pl", "Strategia\n\nCel strategiczny 1. Transport\n\n"
		       "Opis celu.\n\nCel szczegółowy 1.1. Autobusy\n\n"
		       "Działanie 1.1.1. Zakup\n\nDziałanie 1.1.2: Linie\n\n"
		       "Cel 1 zostanie osiągnięty.\n\n"
		       "Cel szczegółowy 1.2. Drogi\n\n"
		       "Cel strategiczny 2. Powietrze\n"),
	    "preface|goal Cel strategiczny 1. Transport|.goal Cel "
	    "szczegółowy 1.1. Autobusy|..measure Działanie 1.1.1. Zakup|"
	    "..measure Działanie 1.1.2: Linie|.goal Cel szczegółowy 1.2. "
	    "Drogi|goal Cel strategiczny 2. Powietrze");
	CHECK_TEXT(
	    text("bg",
		"Стратегия\n\nЦел 1. Въздух\n\nМярка 1.1. Автобуси\n\n"
		"Мярка 1.2. Алеи\n\nЦел 2. Достъп\n\nМярка 2.1. Рампи\n"),
	    "preface|goal Цел 1. Въздух|.measure Мярка 1.1. Автобуси|"
	    ".measure Мярка 1.2. Алеи|goal Цел 2. Достъп|.measure Мярка "
	    "2.1. Рампи");
	CHECK_TEXT(text("cs", "Strategie\n\nStrategický cíl 1 Doprava\n\n"
			      "Opatření 1.1 Vlaky\n\nStrategický cíl 2 Voda\n"),
	    "preface|goal Strategický cíl 1 Doprava|.measure Opatření 1.1 "
	    "Vlaky|goal Strategický cíl 2 Voda");
	/* both scripts, and a priority above its goals */
	CHECK_TEXT(text("sr", "Стратегија\n\nПриоритет 1. Превоз\n\n"
			      "Посебан циљ 1.1. Возови\n\nМера 1.1.1. Пруга\n"),
	    "preface|priority Приоритет 1. Превоз|.goal Посебан циљ 1.1. "
	    "Возови|..measure Мера 1.1.1. Пруга");
	CHECK_TEXT(text("sr", "Strategija\n\nOpšti cilj 1. Prevoz\n\nMera 1.1. "
			      "Pruga\n"),
	    "preface|goal Opšti cilj 1. Prevoz|.measure Mera 1.1. Pruga");
	CHECK_TEXT(
	    text("en", "Strategy\n\nGoal 1: Air\n\nMeasure 1.1: Buses\n\n"
		       "Goal 2: Water\n"),
	    "preface|goal Goal 1: Air|.measure Measure 1.1: Buses|goal Goal "
	    "2: Water");
}

/* A goal of an act is a sentence of it. */
static void
acts(void)
{
	CHECK_TEXT(text("bg", "НАРЕДБА\n\nЧл. 1. Целите са:\n\n1. въздух;\n\n"
			      "2. вода.\n\nЧл. 2. Край.\n"),
	    "preface|article Чл. 1.|.point 1.|.point 2.|article Чл. 2.");
	/* the inserted one is typed with a Latin letter that looks the same */
	CHECK_TEXT(text("bg", "НАРЕДБА\n\nЧл. 3. Първо.\n\nЧл. 3a. Второ.\n\n"
			      "Чл. 3б. Трето.\n\nЧл. 4. Край.\n"),
	    "preface|article Чл. 3.|article Чл. 3a.|article Чл. 3б.|article "
	    "Чл. 4.");
	CHECK_TEXT(
	    text("bg", "# НАРЕДБА\n\n**Чл. 1.** (1) Текст:\n\n1. първа:\n"
		       "   - а) буква;\n   - б) друга;\n2. втора.\n"),
	    "preface|article Чл. 1.|.paragraph (1)|..point 1.|...point "
	    "а)|...point б)|..point 2.");
}

static void
headings(void)
{
	CHECK_TEXT(
	    text("bg", "# Стратегия\n\n## Въведение\n\nПърви.\n\nВтори.\n\n"
		       "## Цели\n\n### Цел 1. Въздух\n\nЗащо.\n\n"
		       "## Пари\n\nКолко.\n"),
	    "preface|division Въведение|.block|.block|division Цели|.goal "
	    "Цел 1. Въздух|..block|division Пари|.block");
}

static void
pictures(void)
{
	CHECK_TEXT(
	    text("en", "<html><body><h1>Plan</h1><h2>Where</h2><p>Here.</p>"
		       "<figure><img src='a.png' alt='The river bank'>"
		       "<figcaption>Map 1. The bank</figcaption></figure>"
		       "<p>Map 2. The square</p><p><img src='b.png'></p>"
		       "<p>After <img alt='a tick'> it.</p></body></html>"),
	    "preface|division Where|.block|.figure Map 1. The bank|.figure "
	    "Map 2. The square|.block|!picture-unread dvs_1__hcontainer_2|"
	    "!picture-unread dvs_1__hcontainer_3|!figure-unsaid "
	    "dvs_1__hcontainer_3|!picture-unread dvs_1__hcontainer_4");
	/* rows without words do not count, for they are not written */
	CHECK_TEXT(
	    text("en", "<html><body><p>Fees</p><table><tr><td>One fee<td>5</tr>"
		       "<tr><td></td></tr><tr><td></td></tr><tr><td></td></tr>"
		       "<tr><td>Two fees<td>9</tr></table></body></html>"),
	    "preface|block|.table|..row One fee|..row Two fees");
	/* in an act it belongs to its article */
	CHECK_TEXT(text("en", "<html><body><p>Article 1</p><p>Signs:</p>"
			      "<p><img alt='Stop'></p></body></html>"),
	    "article Article 1|!picture-unread art_1");
}

static void
word(void)
{
	struct made z;

	made_start(mem, &z);
	made_text(&z, "word/document.xml",
	    "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>План</w:t></w:r>"
	    "</w:p><w:p><w:r><w:t>Цел 1. Брегът</w:t></w:r></w:p>"
	    "<w:p><w:r><w:drawing><docPr descr='Обхватът на плана'/><pic/>"
	    "</w:drawing></w:r></w:p><w:p><w:r><w:t>Карта 1. Обхват</w:t>"
	    "</w:r></w:p></w:body></w:document>");
	CHECK_TEXT(outline_of(made_end(&z), "bg"),
	    "preface|goal Цел 1. Брегът|.figure Карта 1. Обхват|"
	    "!picture-unread hcontainer_1__hcontainer_1");
	made_start(mem, &z);
	made_text(&z, "mimetype", "application/vnd.oasis.opendocument.text");
	made_text(&z, "META-INF/manifest.xml", "<m/>");
	made_text(&z, "content.xml",
	    "<d xmlns:x='x'><body><text><p>План</p><p>Цел 1. Брегът</p>"
	    "<p><frame><text-box><p><frame><image/><desc>Обхватът</desc>"
	    "</frame>Карта 1. Обхват</p></text-box></frame></p></text>"
	    "</body></d>");
	CHECK_TEXT(outline_of(made_end(&z), "bg"),
	    "preface|goal Цел 1. Брегът|.figure Карта 1. Обхват|"
	    "!picture-unread hcontainer_1__hcontainer_1");
}

int
main(void)
{
	mem = arena_new((size_t)1 << 30);
	xml_start(true);
	CHECK(drafting_load(mem, NULL, &options.draftings) == OK);
	goals();
	acts();
	headings();
	pictures();
	word();
	arena_free(mem);
	return check_done();
}
