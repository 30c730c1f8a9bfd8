/* text.c: the door, folding, the two scripts, URL coding. */
#include "fcgi/base/text.h"
#include "tests/check.h"

static struct arena *mem;

static void
door(void)
{
	const char *out;

	CHECK(text_accept(mem, "a\r\nb\rc\n", 7, &out) == OK);
	CHECK_TEXT(out, "a\nb\nc\n");
	CHECK(text_accept(mem, "", 0, &out) == OK);
	CHECK_TEXT(out, "");
	CHECK(text_accept(mem, "a\0b", 3, &out) == ERR_INVALID);
	CHECK(text_accept(mem, "\xc0\xaf", 2, &out) == ERR_INVALID);
	CHECK(text_accept(mem, "\xe0\x9f\xbf", 3, &out) == ERR_INVALID);
	CHECK(text_accept(mem, "\xed\xa0\x80", 3, &out) == ERR_INVALID);
	CHECK(text_accept(mem, "\xed\x9f\xbf", 3, &out) == OK);
	CHECK(text_accept(mem, "\xf0\x8f\xbf\xbf", 4, &out) == ERR_INVALID);
	CHECK(text_accept(mem, "\xf4\x90\x80\x80", 4, &out) == ERR_INVALID);
	CHECK(text_accept(mem, "\xf4\x8f\xbf\xbd", 4, &out) == OK);
	CHECK(text_accept(mem, "\xc2", 1, &out) == ERR_INVALID);
	CHECK(text_accept(mem, "\xc2\x85", 2, &out) == ERR_INVALID);
	CHECK(text_accept(mem, "\xc2\xa0", 2, &out) == OK);
	CHECK(text_accept(mem, "\x1b", 1, &out) == ERR_INVALID);
	CHECK(text_accept(mem, "\x7f", 1, &out) == ERR_INVALID);
	CHECK(text_accept(mem, "\xef\xbf\xbf", 3, &out) == ERR_INVALID);
	CHECK(text_accept(mem, "\tž\n", 4, &out) == OK);
}

/* A library's characters, cleaned; and bytes only asked about. */
static void
other_doors(void)
{
	static const char runs[] =
	    "Чл. 5\u00a0а\r\n„да“ \xd0\x01 \xe2\x82 z\0 y";

	CHECK_TEXT(
	    text_clean(mem, runs, sizeof runs - 1), "Чл. 5\u00a0а\n„да“   z");
	CHECK_TEXT(text_clean(mem, "\x1b\xc2\x85", 3), "");
	CHECK_TEXT(text_clean(mem, "ab", 1), "a");
	CHECK_TEXT(text_clean(mem, "д", 1), "");
	CHECK(text_is_utf8("", 0) && text_is_utf8("a\rб\r\n", 6));
	CHECK(!text_is_utf8("д", 1) && !text_is_utf8("ab\r\x1b", 4));
	CHECK(!text_is_utf8("\xc3(", 2) && text_is_utf8("\xc3(", 0));
}

/* Two ways to small letters: by Unicode's tables, which the Greek letter asks
 * for, and without them. */
static void
small_letters(void)
{
	char both[] = "xx\u03b1", alone[] = "xx";

	for (unsigned c = 0xa0; c < 0x800; c++) {
		const char *known, *asked;

		both[0] = alone[0] = (char)(0xc0 | c >> 6);
		both[1] = alone[1] = (char)(0x80 | (c & 0x3f));
		known = text_lower(mem, alone);
		asked = text_lower(mem, both);
		if (strlen(asked) != strlen(known) + 2 ||
		    strncmp(asked, known, strlen(known)))
			CHECK_TEXT(known, asked);
	}
	CHECK_TEXT(text_lower(mem, "Ж\u0301Ё ŽIVOT"), "ж\u0301ё život");
}

static void
grown_text(void)
{
	struct buffer b = buffer_new(mem, 1000);
	const char *said;

	buffer_add(&b, "abc");
	said = buffer_end(&b);
	CHECK_TEXT(said, "abc");
	CHECK(arena_alloc(mem, 1) == said + 16);
	buffer_add(&b, "def");
	CHECK_TEXT(b.data, "abcdef");
	CHECK_TEXT(said, "abc");
	b = buffer_new(mem, 1000);
	CHECK_TEXT(buffer_end(&b), "");
}

static void
small_things(void)
{
	int64_t n = 0;
	uint32_t letter;

	CHECK_TEXT(text_trim(mem, " \t\u00a0a b\u2003\n"), "a b");
	CHECK_TEXT(text_trim(mem, " \n"), "");
	CHECK(text_length("žluťoučký") == 9);
	CHECK(text_letter("žl", &letter) == 2 && letter == 0x17E);
	CHECK(text_letter("𝔤", &letter) == 4 && letter == 0x1D524);
	CHECK_TEXT(text_cut(mem, "žluť", 3), "žlu");
	CHECK_TEXT(text_cut(mem, "žluť", 9), "žluť");
	CHECK_TEXT(text_cut(mem, "žluť", 0), "");
	CHECK(text_is(NULL, NULL) && !text_is("a", NULL) && text_is("a", "a"));
	CHECK(text_starts("abc", "ab") && !text_starts("a", "ab"));
	CHECK_TEXT(text_lower(mem, "ИВАН@Example.BG"), "иван@example.bg");
	CHECK_TEXT(text_lower(mem, "Z\u030c"), "ž");
	CHECK(text_int("-9223372036854775808", &n) == OK && n == INT64_MIN);
	CHECK(text_int("9223372036854775807", &n) == OK && n == INT64_MAX);
	CHECK(text_int("9223372036854775808", &n) == ERR_INVALID);
	CHECK(text_int("", &n) == ERR_INVALID);
	CHECK(text_int("-", &n) == ERR_INVALID);
	CHECK(text_int("+1", &n) == ERR_INVALID);
	CHECK(text_int(" 1", &n) == ERR_INVALID);
	CHECK(text_int("0x1", &n) == ERR_INVALID);
}

static void
folding(void)
{
	CHECK_TEXT(text_fold(mem, "чл. 5"), "чл5");
	CHECK_TEXT(text_fold(mem, "По чл. 15, ал. 2 от Закона"),
	    "по чл15 ал2 от закона");
	CHECK_TEXT(text_fold(mem, "т. 3, 4 и 5"), "т3 4 и5");
	CHECK_TEXT(text_fold(mem, "Йордан, ѝ каза"), "йордан и каза");
	CHECK_TEXT(
	    text_fold(mem, "čl. 5 — Žluťoučký KŮŇ"), "cl5 zlutoucky kun");
	CHECK_TEXT(text_fold(mem, "zażółć gęślą jaźń"), "zazolc gesla jazn");
	CHECK_TEXT(text_fold(mem, "Ђорђе"), "djordje");
	CHECK_TEXT(text_fold(mem, "Đorđe"), "djordje");
	CHECK_TEXT(text_fold_in(mem, "sr", "члан"), "clan");
	CHECK_TEXT(text_fold_in(mem, "sr-Latn", "Član"), "clan");
	CHECK_TEXT(text_fold_in(mem, "bg", "член"), "член");
	CHECK_TEXT(text_fold(mem, "soft\u00adhyphen"), "softhyphen");
	CHECK_TEXT(text_fold(mem, "  ...  "), "");
	CHECK_TEXT(text_fold(mem, "Straße"), "strasse");
}

/* Two letters that are two sounds, and one sign for two letters. */
static void
serbian_parted(void)
{
	CHECK_TEXT(text_to_cyrillic(mem, "injekcije, injiciranje, Konjunktura, "
					 "konjektura, anjon"),
	    "инјекције, инјицирање, Конјунктура, конјектура, анјон");
	CHECK_TEXT(text_to_cyrillic(mem, "kanjon, konjica, hadžija, budžetom"),
	    "кањон, коњица, хаџија, буџетом");
	CHECK_TEXT(text_to_cyrillic(mem, "NADŽIVETI, podžanr, odžalovati"),
	    "НАДЖИВЕТИ, поджанр, оджаловати");
	CHECK_TEXT(text_to_cyrillic(mem, "vanjezički, njegov, LJUBAV, Ljubav"),
	    "ванјезички, његов, ЉУБАВ, Љубав");
	CHECK_TEXT(text_to_cyrillic(mem, "ǆep, Ǉig, Ðorđe"), "џеп, Љиг, Ђорђе");
}

/* What stays as it is in a Cyrillic text. */
static void
serbian_foreign(void)
{
	static const char *const stay[] = {"SRPS EN ISO 9001", "www.rts.rs",
	    "ana.b@opština.rs", "https://a.rs/čl?b=lj", "Schneider",
	    "Vattenfall", "GDPR", "kWh", "12 km", "0,5 m", "20 kV", "XLII", "I",
	    "I.", "V"};

	for (size_t i = 0; i < sizeof stay / sizeof *stay; i++)
		CHECK_TEXT(text_to_cyrillic(mem, stay[i]), stay[i]);
	CHECK_TEXT(text_to_cyrillic(mem, "I tako dalje"), "И тако даље");
	CHECK_TEXT(text_to_cyrillic(mem, "PRAVA I OBAVEZE"), "ПРАВА И ОБАВЕЗЕ");
	CHECK_TEXT(text_to_cyrillic(mem, "GLAVA I OPŠTE\nI OPŠTE\nI. OPŠTE"),
	    "ГЛАВА I ОПШТЕ\nI ОПШТЕ\nI. ОПШТЕ");
	CHECK_TEXT(text_to_cyrillic(mem, "iz dela I i III, faza I."),
	    "из дела I и III, фаза I.");
	CHECK_TEXT(text_to_cyrillic(mem, "Kraj. I dalje"), "Крај. И даље");
	CHECK_TEXT(text_to_cyrillic(mem, "km, EU i NATO, PIB, 20 °C, 5 m."),
	    "км, ЕУ и НАТО, ПИБ, 20 °C, 5 m.");
}

static void
serbian(void)
{
	CHECK_TEXT(
	    text_to_latin(mem, "Љубав и ЊЕГОШ, Џеп"), "Ljubav i NJEGOŠ, Džep");
	CHECK_TEXT(text_to_latin(mem, "Члан 5. važi"), "Član 5. važi");
	CHECK_TEXT(text_to_latin(mem, "ЧЛАН КОЊ"), "ČLAN KONJ");
	CHECK_TEXT(text_to_cyrillic(mem, "Ljubav i NJEGOŠ, Džep"),
	    "Љубав и ЊЕГОШ, Џеп");
	CHECK_TEXT(text_to_cyrillic(mem, "injekcija Konjugacija nadživeti"),
	    "инјекција Конјугација надживети");
	CHECK_TEXT(
	    text_to_cyrillic(mem, "konj, odžak, Tanjug"), "коњ, оџак, Танјуг");
	CHECK_TEXT(text_to_cyrillic(mem, "piši na ana@mail.rs ili "
					 "https://glas.rs/a, hvala"),
	    "пиши на ana@mail.rs или https://glas.rs/a, хвала");
	CHECK_TEXT(
	    text_to_cyrillic(mem, "glava IV, Windows"), "глава IV, Windows");
	CHECK_TEXT(text_to_cyrillic(mem, "Objaviti PDF i na Google-u, Pdf"),
	    "Објавити PDF и на Google-у, Пдф");
	CHECK_TEXT(text_to_cyrillic(mem, "već ћирилица"), "већ ћирилица");
	serbian_parted();
	serbian_foreign();
	CHECK(text_is_serbian("његов") && !text_is_serbian("член"));
}

static void
coding(void)
{
	struct bytes bytes;
	const char *out;
	struct pairs pairs;

	CHECK(text_url_decode(mem, "a%20b+c", 7, false, &out) == OK);
	CHECK_TEXT(out, "a b+c");
	CHECK(text_url_decode(mem, "%D0%B6+x", 8, true, &out) == OK);
	CHECK_TEXT(out, "ж x");
	CHECK(text_url_decode(mem, "%", 1, true, &out) == ERR_INVALID);
	CHECK(text_url_decode(mem, "%4", 2, true, &out) == ERR_INVALID);
	CHECK(text_url_decode(mem, "%zz", 3, true, &out) == ERR_INVALID);
	CHECK(text_url_decode(mem, "%00", 3, true, &out) == ERR_INVALID);
	CHECK(text_url_decode(mem, "%ff", 3, true, &out) == ERR_INVALID);
	CHECK_TEXT(text_url_encode(mem, "a b/ж~"), "a%20b%2F%D0%B6~");
	CHECK(text_pairs(mem, "a=1&b=2&&a=3&c", 14, 4, &pairs) == OK);
	CHECK(pairs.count == 4 && pairs.at[0].file == -1);
	CHECK_TEXT(pairs_find(&pairs, "a"), "1");
	CHECK_TEXT(pairs.at[2].value, "3");
	CHECK_TEXT(pairs_find(&pairs, "c"), "");
	CHECK(pairs_find(&pairs, "d") == NULL);
	CHECK(text_pairs(mem, "a=1&b=2", 7, 1, &pairs) == ERR_INVALID);
	CHECK(text_pairs(mem, "", 0, 0, &pairs) == OK && pairs.count == 0);
	CHECK_TEXT(text_hex(mem, "\x00\xff\x1a", 3), "00ff1a");
	CHECK_TEXT(text_base64url(mem, "\xfb\xff", 2), "-_8");
	CHECK_TEXT(text_base64url(mem, "foobar", 6), "Zm9vYmFy");
	CHECK_TEXT(text_base64url(mem, "fooba", 5), "Zm9vYmE");
	CHECK_TEXT(text_base64url(mem, "f", 1), "Zg");
	CHECK_TEXT(text_base64url(mem, "", 0), "");
	/* RFC 4648 10, and one spelling only */
	CHECK_TEXT(text_base64(mem, "\xfb\xff", 2), "+/8=");
	CHECK_TEXT(text_base64(mem, "foobar", 6), "Zm9vYmFy");
	CHECK_TEXT(text_base64(mem, "foob", 4), "Zm9vYg==");
	CHECK_TEXT(text_base64(mem, "", 0), "");
	CHECK(text_base64_decode(mem, "Zm9vYg==", &bytes) == OK);
	CHECK(bytes.size == 4 && !memcmp(bytes.at, "foob", 4));
	CHECK(text_base64_decode(mem, "Zm9vYg=", &bytes) == ERR_INVALID);
	CHECK(text_base64_decode(mem, "Zm9vYg", &bytes) == ERR_INVALID);
	CHECK(text_base64_decode(mem, "Zm9vYh==", &bytes) == ERR_INVALID);
	CHECK(text_base64_decode(mem, "-_8=", &bytes) == ERR_INVALID);
	CHECK(text_base64_decode(mem, "Zg===", &bytes) == ERR_INVALID);
}

static void
growing(void)
{
	struct buffer b = buffer_new(mem, 5000);

	for (int i = 0; i < 500; i++)
		buffer_printf(&b, "%03d,", i);
	CHECK(b.size == 2000 && strlen(b.data) == 2000);
	CHECK(!memcmp(b.data, "000,001,", 8));
	CHECK(!memcmp(b.data + 1992, "498,499,", 8));
}

int
main(void)
{
	mem = arena_new(1 << 22);
	door();
	other_doors();
	small_letters();
	grown_text();
	small_things();
	folding();
	serbian();
	coding();
	growing();
	arena_free(mem);
	return check_done();
}
