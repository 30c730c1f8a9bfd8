/* Two texts word by word: what is found, how it reads, what it costs. */
#include "fcgi/draft/words.h"

#include "tests/check.h"

#include <time.h>

static struct arena *mem;

/* "a [-b-]{+c+} d" */
static const char *
shown(const char *was, const char *now, unsigned fold)
{
	struct runs runs;
	struct buffer b = buffer_new(mem, 1 << 24);

	words_compare(mem, was, now, fold, &runs);
	for (size_t i = 0; i < runs.count; i++) {
		const struct run *r = &runs.at[i];

		buffer_printf(&b,
		    r->kind == RUN_DELETED    ? "[-%s-]"
		    : r->kind == RUN_INSERTED ? "{+%s+}"
					      : "%s",
		    r->text);
	}
	return b.data;
}

/* Both texts are in the runs, byte for byte. */
static bool
whole(const char *was, const char *now, unsigned fold)
{
	struct runs runs;
	struct buffer a = buffer_new(mem, 1 << 24);
	struct buffer b = buffer_new(mem, 1 << 24);

	words_compare(mem, was, now, fold, &runs);
	for (size_t i = 0; i < runs.count; i++) {
		if (runs.at[i].kind != RUN_DELETED)
			buffer_add(&b, runs.at[i].text);
		if (runs.at[i].kind == RUN_DELETED)
			buffer_add(&a, runs.at[i].text);
		if (runs.at[i].kind == RUN_EQUAL)
			buffer_add(&a, runs.at[i].was);
	}
	return text_is(a.data ? a.data : "", was) &&
	       text_is(b.data ? b.data : "", now);
}

static void
test_tokens(void)
{
	struct tokens t;

	text_tokens(mem, "чл. 35а, 21.00–6.00", &t);
	CHECK(t.count == 9);
	CHECK(t.at[0].kind == TOKEN_WORD && t.at[0].size == 4);
	CHECK(t.at[1].kind == TOKEN_MARK);
	CHECK(t.at[2].kind == TOKEN_BLANK);
	CHECK(t.at[3].kind == TOKEN_NUMBER && t.at[3].size == 4);
	CHECK(t.at[6].kind == TOKEN_NUMBER && t.at[6].size == 5);
	text_tokens(mem, "", &t);
	CHECK(t.count == 0);
	/* a soft hyphen is inside its word, and not compared */
	text_tokens(mem, "на\u00adредба", &t);
	CHECK(t.count == 1 && !t.at[0].composed);
	CHECK_TEXT(text_compose(mem, "на\u00adредба"), "наредба");
	CHECK_TEXT(shown("на\u00adредба", "наредба", WORDS_EXACT), "наредба");
}

static void
test_changes(void)
{
	CHECK_TEXT(shown("a b", "a b", 0), "a b");
	CHECK_TEXT(shown("", "", 0), "");
	CHECK_TEXT(shown("", "nowy tekst", 0), "{+nowy tekst+}");
	CHECK_TEXT(shown("stary", "", 0), "[-stary-]");
	CHECK_TEXT(shown("W godzinach 21.00–6.00 cisza.",
		       "W godzinach 22.00–6.00 cisza.", 0),
	    "W godzinach [-21.00-]{+22.00+}–6.00 cisza.");
	CHECK_TEXT(
	    shown("Zakaz nie dotyczy wydarzeń.",
		"Zakaz, o którym mowa w ust. 1, nie dotyczy wydarzeń.", 0),
	    "Zakaz{+, o którym mowa w ust. 1,+} nie dotyczy wydarzeń.");
	CHECK_TEXT(shown("Zakaz, o którym mowa, nie dotyczy.",
		       "Zakaz nie dotyczy.", 0),
	    "Zakaz[-, o którym mowa,-] nie dotyczy.");
	CHECK_TEXT(
	    shown("liczbę osób;", "liczbę osób.", 0), "liczbę osób[-;-]{+.+}");
	/* white space is not compared */
	CHECK_TEXT(shown("чл. 5  ал. 1", "чл. 5\nал. 1", 0), "чл. 5\nал. 1");
	CHECK_TEXT(shown("5 %", "5%", 0), "5%");
}

static void
test_weighty(void)
{
	CHECK_TEXT(
	    shown("Забраната не се прилага.", "Забраната се прилага.", 0),
	    "Забраната [-не -]се прилага.");
	CHECK_TEXT(shown("Dozór jest wymagany.", "Dozór nie jest wymagany.", 0),
	    "Dozór {+nie +}jest wymagany.");
	/* a number between other changes stands for itself */
	CHECK_TEXT(shown("do 20 osób w parku", "od 50 dzieci w parku", 0),
	    "[-do 20 osób-]{+od 50 dzieci+} w parku");
	CHECK_TEXT(shown("z 2 m od sceny", "z 5 m do sceny", 0),
	    "z [-2-]{+5+} m [-od-]{+do+} sceny");
	/* an equal number is never shown as changed */
	CHECK_TEXT(shown("stary 5 porządek", "nowy 5 układ", 0),
	    "[-stary-]{+nowy+} 5 [-porządek-]{+układ+}");
}

static void
test_islands(void)
{
	CHECK_TEXT(shown("zakres i forma działań", "termin i tryb działań", 0),
	    "[-zakres i forma-]{+termin i tryb+} działań");
	/* between two insertions nothing is taken for gone */
	CHECK_TEXT(shown("drzewa w parku", "wysokie drzewa w naszym parku", 0),
	    "{+wysokie +}drzewa w {+naszym +}parku");
	/* longer words are worth their run */
	CHECK_TEXT(shown("jeden organizator dwa", "trzy organizator cztery", 0),
	    "[-jeden-]{+trzy+} organizator [-dwa-]{+cztery+}");
}

static void
test_edges(void)
{
	CHECK_TEXT(shown("Kot śpi. Kot je.", "Kot śpi. Kot pije. Kot je.", 0),
	    "Kot śpi. {+Kot pije. +}Kot je.");
	CHECK_TEXT(shown("a, b, c", "a, b, b, c", 0), "a, b, {+b, +}c");
	CHECK_TEXT(
	    shown("1) jedno;\n3) trzy.", "1) jedno;\n2) dwa;\n3) trzy.", 0),
	    "1) jedno;\n{+2) dwa;\n+}3) trzy.");
}

/* A short proposal against a long provision: what is kept reads in runs, not
 * word by word from all over the text. */
static void
test_scattered(void)
{
	CHECK_TEXT(
	    shown("Кметът на общината обявява проекта на наредбата на "
		  "страницата на общината и в един местен вестник най-малко "
		  "тридесет дни преди разглеждането му от общинския съвет. "
		  "Всеки може да изпрати становище по проекта в този срок, а "
		  "кметът обобщава становищата в справка, която се публикува "
		  "заедно с мотивите за приетите и неприетите предложения. "
		  "Справката се пази на страницата на общината пет години.",
		"Срокът за становища по проекта е тридесет дни, а справката"
		" се публикува заедно с мотивите за приетите и неприетите "
		"предложения.",
		0),
	    "[-Кметът на общината обявява проекта на наредбата на "
	    "страницата на общината и в един местен вестник най-малко "
	    "тридесет дни преди разглеждането му от общинския съвет. "
	    "Всеки може да изпрати становище по проекта в този срок, а "
	    "кметът обобщава становищата в справка, която-]{+Срокът за "
	    "становища по проекта е тридесет дни, а справката+} се "
	    "публикува заедно с мотивите за приетите и неприетите "
	    "предложения[-. Справката се пази на страницата на общината"
	    " пет години-].");
	CHECK_TEXT(
	    shown("Organ prowadzący konsultacje ogłasza projekt na stronie "
		  "urzędu oraz w miejscu zwyczajowo przyjętym, wskazując "
		  "termin na zgłaszanie uwag, nie krótszy niż trzydzieści "
		  "dni. Uwagi można zgłaszać pisemnie, ustnie do protokołu "
		  "oraz za pomocą formularza. Po zakończeniu konsultacji "
		  "organ sporządza raport, w którym odnosi się do każdej "
		  "zgłoszonej uwagi.",
		"Uwagi można zgłaszać pisemnie i za pomocą formularza na "
		"stronie urzędu w terminie trzydzieści dni.",
		0),
	    "[-Organ prowadzący konsultacje ogłasza projekt na stronie "
	    "urzędu oraz w miejscu zwyczajowo przyjętym, wskazując "
	    "termin na zgłaszanie uwag, nie krótszy niż trzydzieści "
	    "dni. -]Uwagi można zgłaszać pisemnie[-, ustnie do "
	    "protokołu oraz-]{+ i+} za pomocą formularza[-. Po "
	    "zakończeniu konsultacji organ sporządza raport, w którym "
	    "odnosi się do każdej zgłoszonej uwagi-]{+ na stronie "
	    "urzędu w terminie trzydzieści dni+}.");
	CHECK_TEXT(
	    shown("Obecní úřad zveřejní návrh vyhlášky na úřední desce a "
		  "způsobem umožňujícím dálkový přístup nejméně třicet dnů "
		  "přede dnem projednání v zastupitelstvu. Každý může v této "
		  "lhůtě uplatnit připomínky, o kterých úřad vede seznam. "
		  "Úřad připomínky vypořádá a výsledek zveřejní.",
		"Návrh se zveřejní na úřední desce nejméně třicet dnů přede"
		" dnem projednání a úřad připomínky vypořádá.",
		0),
	    "[-Obecní úřad zveřejní návrh vyhlášky-]{+Návrh se "
	    "zveřejní+} na úřední desce [-a způsobem umožňujícím "
	    "dálkový přístup -]nejméně třicet dnů přede dnem projednání"
	    " [-v zastupitelstvu. Každý může v této lhůtě uplatnit "
	    "připomínky, o kterých úřad vede seznam. Úřad-]{+a úřad+} "
	    "připomínky vypořádá[- a výsledek zveřejní-].");
	CHECK_TEXT(
	    shown("Organ objavljuje nacrt odluke na svojoj internet stranici "
		  "najmanje trideset dana pre utvrđivanja predloga. Svako "
		  "može dostaviti primedbe i predloge pisanim putem ili preko"
		  " obrasca. Po isteku roka organ sačinjava izveštaj u kome "
		  "obrazlaže zašto predlozi nisu prihvaćeni.",
		"Primedbe i predlozi dostavljaju se preko obrasca, a organ "
		"sačinjava izveštaj u kome obrazlaže zašto nisu prihvaćeni.",
		0),
	    "[-Organ objavljuje nacrt odluke na svojoj internet "
	    "stranici najmanje trideset dana pre utvrđivanja predloga. "
	    "Svako može dostaviti primedbe i predloge pisanim putem "
	    "ili-]{+Primedbe i predlozi dostavljaju se+} preko "
	    "obrasca[-. Po isteku roka-]{+, a+} organ sačinjava "
	    "izveštaj u kome obrazlaže zašto [-predlozi -]nisu "
	    "prihvaćeni.");
	CHECK_TEXT(
	    shown("The council must publish the draft byelaw on its website "
		  "and at its offices at least thirty days before the meeting"
		  " at which it is to be considered. Any person may make "
		  "representations in writing within that period, and the "
		  "council must publish a report on the representations and "
		  "on what became of each of them.",
		"The council must publish a report on what became of each "
		"representation within thirty days of the meeting.",
		0),
	    "The council must publish [-the draft byelaw on its website"
	    " and at its offices at least thirty days before the "
	    "meeting at which it is to be considered. Any person may "
	    "make representations in writing within that period, and "
	    "the council must publish a report on the representations "
	    "and-]{+a report+} on what became of each [-of "
	    "them-]{+representation within thirty days of the "
	    "meeting+}.");
	/* little in common, but in one piece: as it was found */
	CHECK_TEXT(shown("a b c d e f g h", "x y c d e z w", 0),
	    "[-a b-]{+x y+} c d e [-f g h-]{+z w+}");
	CHECK(whole("един два три четири пет шест седем осем девет",
	    "девет осем два седем три шест един", 0));
}

static void
test_folding(void)
{
	CHECK_TEXT(shown("Надлежни орган доноси одлуку.",
		       "Nadležni organ donosi odluku.", WORDS_SCRIPT),
	    "Nadležni organ donosi odluku.");
	CHECK_TEXT(shown("Надлежни орган доноси одлуку.",
		       "Nadležni organ donosi rešenje.", WORDS_SCRIPT),
	    "Nadležni organ donosi [-одлуку-]{+rešenje+}.");
	CHECK(whole("Надлежни орган доноси одлуку.",
	    "Nadležni organ donosi rešenje.", WORDS_SCRIPT));
	CHECK_TEXT(shown("Члан", "члан", WORDS_EXACT), "[-Члан-]{+члан+}");
	CHECK_TEXT(shown("Члан", "члан", WORDS_CASE), "члан");
	/* the two forms of one letter */
	CHECK_TEXT(shown("ro\u0301wno", "r\u00f3wno", 0), "r\u00f3wno");
}

static void
test_shorten(void)
{
	struct runs runs;

	words_compare(mem, "a b c d e f g h i j 1 k l m n o p q r s t",
	    "a b c d e f g h i j 2 k l m n o p q r s t", 0, &runs);
	words_shorten(mem, &runs, 2);
	CHECK(runs.count == 4);
	CHECK_TEXT(runs.at[0].text, "… i j ");
	CHECK_TEXT(runs.at[3].text, " k l …");
	words_compare(mem, "1 b c d e f g h 2", "3 b c d e f g h 4", 0, &runs);
	words_shorten(mem, &runs, 2);
	CHECK_TEXT(runs.at[2].text, " b c … g h ");
	words_compare(mem, "1 b c", "2 b c", 0, &runs);
	words_shorten(mem, &runs, 2);
	CHECK_TEXT(runs.at[2].text, " b c");
}

/* A text of words from a small stock, always the same for a seed. */
static const char *
scribble(unsigned seed, size_t size, unsigned stock)
{
	struct buffer b = buffer_new(mem, size + 64);
	uint64_t x = seed;

	while (b.size < size) {
		x = x * 6364136223846793005u + 1442695040888963407u;
		buffer_printf(&b, x >> 60 ? "w%u " : "%u,\n",
		    (unsigned)(x >> 33) % stock);
	}
	return b.data;
}

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
test_many(void)
{
	bool good = true;

	for (unsigned i = 0; i < 300; i++) {
		arena_reset(mem);
		good &= whole(scribble(i, i, 3 + i % 7),
		    scribble(i + 1000, 2 * i % 311, 3 + i % 5), i % 4);
	}
	CHECK(good);
}

/* Generous limits: a machine may be busy; beyond them something is wrong. */
static void
test_cost(void)
{
	const char *was, *now;
	double start;

	arena_reset(mem);
	was = scribble(1, 20000, 4000);
	now = scribble(2, 20000, 4000);
	start = seconds();
	CHECK(whole(was, now, WORDS_EXACT));
	printf("# 20,000 characters, nothing in common: %.1f ms\n",
	    1e3 * (seconds() - start));
	CHECK(seconds() - start < 1);
	was = scribble(3, 4 << 20, 3);
	now = scribble(4, 4 << 20, 3);
	start = seconds();
	CHECK(whole(was, now, WORDS_EXACT));
	printf("# 4 MB of three words: %.0f ms\n", 1e3 * (seconds() - start));
	CHECK(seconds() - start < 5);
}

int
main(void)
{
	mem = arena_new((size_t)2 << 30);
	test_tokens();
	test_changes();
	test_weighty();
	test_islands();
	test_edges();
	test_scattered();
	test_folding();
	test_shorten();
	test_many();
	test_cost();
	arena_free(mem);
	return check_done();
}
