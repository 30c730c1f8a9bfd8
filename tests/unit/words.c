/* Dictionaries: plural forms and numbers of each language, and whether the
 * five files of the house say the same things. */
#include "fcgi/site/words.h"

#include "fcgi/base/xml.h"
#include "tests/check.h"

static const int64_t numbers[] = {
    0, 1, 2, 4, 5, 11, 12, 14, 21, 22, 25, 100, 101, 111, 112, 1000};
enum { NUMBERS = sizeof numbers / sizeof *numbers };

/* A letter a number, in the order above: o(ne) f(ew) m(any) r(est). */
static void
plurals(const char *lang, const char *should)
{
	char is[NUMBERS + 1] = "";
	const char *form;

	for (size_t i = 0; i < NUMBERS; i++) {
		form = words_plural(lang, numbers[i]);
		is[i] = !strcmp(form, "other") ? 'r' : form[0];
	}
	CHECK_TEXT(is, should);
}

static void
number(struct arena *mem, int64_t n, const char *const should[4])
{
	CHECK_TEXT(words_number(mem, "bg", n), should[0]);
	CHECK_TEXT(words_number(mem, "pl", n), should[0]);
	CHECK_TEXT(words_number(mem, "cs", n), should[1]);
	CHECK_TEXT(words_number(mem, "sr", n), should[2]);
	CHECK_TEXT(words_number(mem, "sr-Latn", n), should[2]);
	CHECK_TEXT(words_number(mem, "en", n), should[3]);
}

/* The key without its form if it is one of a plural ("capacity.other" is
 * none: it has no ".one" beside it), else the key itself. */
static const char *
stem(const struct dictionary *in, struct arena *mem, const char *key)
{
	static const char *const forms[] = {".one", ".few", ".many", ".other"};
	const char *dot = strrchr(key, '.'), *root;

	for (size_t i = 0; dot && i < 4; i++) {
		if (strcmp(dot, forms[i]) != 0)
			continue;
		root = arena_copy_n(mem, key, (size_t)(dot - key));
		if (words_text(
			in, mem, arena_printf(mem, "%s.one", root), NULL, NULL))
			return root;
	}
	return key;
}

static bool
alike(const char *a, const char *b, const char *hole)
{
	return !strstr(a, hole) == !strstr(b, hole);
}

/* Every key of one is in the other, and filled in by as much. */
static int
differ(const struct words *all, struct arena *mem, const char *a, const char *b)
{
	const struct dictionary *from = words_in(all, a),
				*to = words_in(all, b);
	int missing = 0;

	for (size_t i = 0; i < words_size(from); i++) {
		const char *key = words_key(from, i);
		const char *root = stem(from, mem, key);
		const char *p = words_text(from, mem, key, "{1}", "{2}");
		const char *q = words_text(to, mem, key, "{1}", "{2}");

		if (root != key && words_count(to, mem, root, 1))
			continue;
		if (q && alike(p, q, "{1}") && alike(p, q, "{2}"))
			continue;
		printf("# %s, not alike in %s: %s\n", a, b, key);
		missing++;
	}
	return missing;
}

/* A plural has a form for every number. */
static int
wrong_forms(const struct words *all, struct arena *mem, const char *lang)
{
	const struct dictionary *in = words_in(all, lang);
	int wrong = 0;

	for (size_t i = 0; i < words_size(in); i++) {
		const char *key = words_key(in, i);
		const char *root = stem(in, mem, key);

		for (size_t n = 0; root != key && n < NUMBERS; n++) {
			if (words_count(in, mem, root, numbers[n]))
				continue;
			printf(
			    "# %s: %s for %d\n", lang, root, (int)numbers[n]);
			wrong++;
		}
	}
	return wrong;
}

int
main(void)
{
	static const char *const langs[] = {"bg", "pl", "cs", "sr", "sr-Latn"};
	struct arena *mem = arena_new(64 << 20);
	struct words *all;

	xml_start(false);
	plurals("bg", "rorrrrrrrrrrrrrr");
	plurals("en", "rorrrrrrrrrrrrrr");
	plurals("pl", "moffmmmmmfmmmmmm");
	plurals("cs", "roffrrrrrrrrrrrr");
	plurals("sr", "roffrrrrofrrorrr");
	plurals("sr-Latn", "roffrrrrofrrorrr");

	number(mem, 0, (const char *const[]){"0", "0", "0", "0"});
	number(mem, 999, (const char *const[]){"999", "999", "999", "999"});
	number(mem, 1900,
	    (const char *const[]){"1900", "1\u00a0900", "1.900", "1,900"});
	number(mem, 19000,
	    (const char *const[]){
		"19\u00a0000", "19\u00a0000", "19.000", "19,000"});
	number(mem, 1234567,
	    (const char *const[]){"1\u00a0234\u00a0567", "1\u00a0234\u00a0567",
		"1.234.567", "1,234,567"});
	number(mem, -19000,
	    (const char *const[]){
		"-19\u00a0000", "-19\u00a0000", "-19.000", "-19,000"});

	CHECK(words_read(mem, "tests/view/xslt/i18n", &all) == OK);
	CHECK(!words_in(all, "de"));
	CHECK_TEXT(words_text(words_in(all, "en"), mem, "pair", "a", "b"),
	    "b < a {3} {");
	CHECK_TEXT(words_text(words_in(all, "en"), mem, "pair", NULL, "{1}"),
	    "{1} <  {3} {");
	CHECK_TEXT(words_text(words_in(all, "en"), mem, "end", "17:30", NULL),
	    "It ended at 17:30. Thank you.");
	CHECK_TEXT(words_text(words_in(all, "en"), mem, "end", "5 p.m.", NULL),
	    "It ended at 5 p.m. Thank you.");
	CHECK_TEXT(words_text(words_in(all, "en"), mem, "end", NULL, NULL),
	    "It ended at . Thank you.");
	CHECK_TEXT(
	    words_text(words_in(all, "sr-Latn"), mem, "plain", NULL, NULL),
	    "jednostavno ljubazno");
	CHECK(!words_text(words_in(all, "en"), mem, "plai", NULL, NULL));
	CHECK(!words_text(words_in(all, "en"), mem, "plain.", NULL, NULL));
	CHECK_TEXT(words_count(words_in(all, "pl"), mem, "thing.count", 22),
	    "22 rzeczy");
	CHECK_TEXT(words_count(words_in(all, "sr"), mem, "thing.count", 1001),
	    "1.001 ствар");
	CHECK(!words_count(words_in(all, "en"), mem, "plain", 1));
	CHECK(words_read(mem, "tests/view", &all) == ERR_BROKEN);

	CHECK(words_read(mem, "xslt/i18n", &all) == OK);
	for (size_t i = 0; i < 5; i++) {
		CHECK(differ(all, mem, "en", langs[i]) == 0);
		CHECK(differ(all, mem, langs[i], "en") == 0);
		CHECK(wrong_forms(all, mem, langs[i]) == 0);
	}
	CHECK(wrong_forms(all, mem, "en") == 0);
	return check_done();
}
