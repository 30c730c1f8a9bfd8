/*
 * language.c: bg, pl, cs, sr or en, from a text that may be one sentence
 * long: letters that few languages have, small words, ends of words.  What
 * two languages share counts for both and so for none.
 */
#include "fcgi/draft/kind.h"

#include <string.h>

enum { BG, PL, CS, SR, EN, LANGUAGES };
enum {
	SAMPLE = 8000,	/* bytes looked at */
	SLOTS = 2048,	/* for some 700 signs */
	LETTERS = 2048, /* all that take two bytes */
	WORD = 3,
	LETTER = 2,
	END = 1, /* what each kind of sign weighs */
	WORD_MAX = 40,
	ENDS = 4, /* letters of the longest end */
	SURE = 200,
};

static const char *const names[LANGUAGES] = {"bg", "pl", "cs", "sr", "en"};

/* In both scripts of Serbian, in both its pronunciations. */
static const char *const letters[LANGUAGES] = {
    "ъщйья",
    "ąćęłńóśźż",
    "áčďéěíňóřšťúůýž",
    "јљњћђџčćđšž",
    "",
};

/* Words, and ends of them, between spaces.  With English goes Welsh, whose
 * drafts are built in the same way. */
static const char *const words[LANGUAGES] = {
    " в във с със от са е че за и на се по до не да при или ако което който "
    "която които към чл ал бр т чрез след преди може съвет община общината "
    "наредба наредбата закон закона ред това този тази тези както между през "
    "върху лице лицата раздел разпоредби кмет кметът министърът дни срок "
    "година член глава точка изм доп дв решение проект предложения ",
    " i w z na do się nie jest oraz lub od po przez dla ustawy ustawa uchwała "
    "uchwały art ust pkt lit gminy gmina rady rada burmistrz dnia dni wójt "
    "miasta rozporządzenie minister ministra zgodnie który która które "
    "których jeżeli może mowa którym przepisy termin wniosek poz nr rozdział "
    "dział osoby osoba wchodzi życie otrzymuje brzmienie konsultacje projekt "
    "ze za o przy tego tym są być ma o którego załącznik prowadzi w we ",
    " a v na se je podle nebo zákona zákon odst písm sb č že k ke s o od do "
    "za po při který která které jako jsou není může musí obec obce města "
    "město vyhláška vyhlášky rada ministerstvo dne dnů pro ve ze tato tento "
    "toto jeho však byl byla bylo nabývá účinnosti návrh úřad občan osoba "
    "osoby lhůta mění část hlava i do nejsou lze která z ",
    " je u od za i na se da ne sa po iz do o prema menja mijenja glasi čl st "
    "koji koja koje kojim član člana članu članak stav stava tačka ovog "
    "zakona zakon odluka odluke opština općina opštine grada grad rok dana "
    "dan su kao može biti ili nije lice lica nadležni organ skupština "
    "postupak predlog prijedlog mera mjera vijeće odredbe se "
    "је у од за и на се да не са по из до о према мења глази чл ст који која "
    "које којим члан члана члану став става тачка овог закона закон одлука "
    "одлуке општина општине града град рок дана дан су као може бити или није "
    "лице лица надлежни орган скупштина поступак предлог мера одредбе глава "
    "гласи извештај ",
    " the of and to in or a is shall be for by on with as that this any may "
    "must act section under which not from are have has person order it an "
    "at was were if no each where there their its council regulation article "
    "yn yr mae ac ar gan hwn hon neu wedi "
    "sydd fod mewn dan sy ei nad rheoliadau rheoliad ddeddf adran ",
};

static const char *const ends[LANGUAGES] = {
    " ите ата ият ето ните ство ване ение ства ост ира ящ ",
    " ych ego emu ami iej ów ść cji nie owi cych ości ach ię wie rzy anie ",
    " ých ého ému ách ení ost ích ány ovat tví ové ou ím ům ího ní ",
    " nje anja skog ima osti cija nosti ije aju iti ih og om anje ском "
    "ског има ости ција нје ају ити их ог ом ање ења ",
    " tion ing ment ed ity ions ly ance ence ",
};

/* All of these words and ends, found by a sum of their letters. */
struct sign {
	const char *at;
	size_t size;
	unsigned word, end; /* a bit for each language */
};
struct signs {
	struct sign slot[SLOTS];
	unsigned char letter[LETTERS]; /* by its code: bits as well */
};

static struct sign *
find(struct signs *all, const char *word, size_t size)
{
	size_t sum = size;

	for (size_t i = 0; i < size; i++)
		sum = sum * 31 + (unsigned char)word[i];
	for (;; sum++) {
		struct sign *slot = &all->slot[sum % SLOTS];

		if (!slot->at ||
		    (slot->size == size && !memcmp(slot->at, word, size)))
			return slot;
	}
}

static void
learn(struct signs *all, const char *list, unsigned word, unsigned end)
{
	for (const char *c = list + 1; *c; c += strcspn(c, " ") + 1) {
		size_t size = strcspn(c, " ");
		struct sign *slot = find(all, c, size);

		slot->at = c;
		slot->size = size;
		slot->word |= word;
		slot->end |= end;
	}
}

static size_t
letter_size(const char *c)
{
	unsigned char lead = (unsigned char)*c;

	return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

static size_t
letter_code(const char *c)
{
	return ((size_t)c[0] & 0x1F) << 6 | ((size_t)c[1] & 0x3F);
}

/* Letters of ASCII, and all that takes two bytes but signs (U+0080..BF). */
static bool
is_letter(const char *c)
{
	unsigned char lead = (unsigned char)*c;

	return (lead >= 'a' && lead <= 'z') || (lead >= 0xC3 && lead < 0xE0);
}

/* Small letters, of those that these languages have: what a library makes of
 * all others costs more than the rest of this. */
static size_t
small_code(size_t c)
{
	bool even = (c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177);
	bool odd = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);

	if ((c >= 0x410 && c <= 0x42F) || (c >= 0xC0 && c <= 0xDE))
		return c + 0x20;
	if (c >= 0x400 && c <= 0x40F)
		return c + 0x50;
	return c + ((even && !(c & 1)) || (odd && (c & 1)));
}

static char *
in_small(struct arena *mem, const char *text, size_t size)
{
	char *out = arena_copy_n(mem, text, size);

	for (char *c = out; *c; c += letter_size(c)) {
		if (*c >= 'A' && *c <= 'Z') {
			*c |= 0x20;
		} else if (letter_size(c) == 2 && *c & 0x80) {
			size_t code = small_code(letter_code(c));

			c[0] = (char)(0xC0 | code >> 6);
			c[1] = (char)(0x80 | (code & 0x3F));
		}
	}
	return out;
}

/* The languages that the longest known end of a word speaks for. */
static unsigned
end_of(struct signs *all, const char *word, size_t size, size_t count)
{
	unsigned end = 0;
	size_t step;

	for (; count > 1 && !end; count--, word += step, size -= step) {
		step = letter_size(word);
		if (count <= ENDS)
			end = find(all, word, size)->end;
	}
	return end;
}

static void
weigh_word(struct signs *all, int weight[], const char *word, size_t size,
    size_t count)
{
	unsigned is = find(all, word, size)->word;
	unsigned ends_as =
	    !is && count > ENDS ? end_of(all, word, size, count) : 0;

	for (int i = 0; i < LANGUAGES; i++)
		weight[i] +=
		    (is & 1U << i ? WORD : 0) + (ends_as & 1U << i ? END : 0);
	for (const char *c = word; c < word + size; c += letter_size(c)) {
		unsigned bits =
		    (unsigned char)*c < 0x80 ? 0 : all->letter[letter_code(c)];

		for (int i = 0; bits; i++, bits >>= 1)
			weight[i] += bits & 1U ? LETTER : 0;
	}
}

static int
weigh(struct arena *mem, const char *text, size_t size, int weight[LANGUAGES])
{
	struct signs *all = arena_alloc(mem, sizeof(*all));
	const char *lower;
	int best = EN;

	for (unsigned i = 0; i < LANGUAGES; i++) {
		learn(all, words[i], 1U << i, 0);
		learn(all, ends[i], 0, 1U << i);
		for (const char *c = letters[i]; *c; c += letter_size(c))
			all->letter[letter_code(c)] |= (unsigned char)(1U << i);
	}

	if (size > SAMPLE)
		for (size = SAMPLE; (text[size] & 0xC0) == 0x80;)
			size--;
	lower = in_small(mem, text, size);
	for (const char *c = lower; *c;) {
		const char *word = c;
		size_t count = 0;

		for (; is_letter(c); c += letter_size(c))
			count++;
		if (count && (size_t)(c - word) <= WORD_MAX)
			weigh_word(
			    all, weight, word, (size_t)(c - word), count);
		if (!count)
			c += letter_size(c);
	}
	for (int i = 0; i < LANGUAGES; i++)
		if (weight[i] > weight[best])
			best = i;
	return best;
}

const char *
language_of_text(struct arena *mem, const char *text, size_t size)
{
	int weight[LANGUAGES] = {0};

	return names[weigh(mem, text, size, weight)];
}

static void
sample(struct buffer *b, const struct part *p)
{
	if (b->size > SAMPLE)
		return;
	if (p->kind == PART_TEXT) {
		buffer_add(b, p->text);
		buffer_add(b, " ");
	}
	for (const struct part *c = p->first; c; c = c->next)
		sample(b, c);
}

const char *
language_guess(struct arena *mem, const struct part *document)
{
	struct buffer b = buffer_new(mem, 2 * (size_t)DRAFT_FILE_MAX);

	sample(&b, document);
	return language_of_text(mem, b.data ? b.data : "", b.size);
}

bool
language_is_other(
    struct arena *mem, const struct part *document, const char *said)
{
	struct buffer b = buffer_new(mem, 2 * (size_t)DRAFT_FILE_MAX);
	int weight[LANGUAGES] = {0}, best;

	sample(&b, document);
	best = weigh(mem, b.data ? b.data : "", b.size, weight);
	for (int i = 0; i < LANGUAGES; i++)
		if (!strcmp(names[i], said))
			return weight[best] > SURE + 2 * weight[i];
	return false;
}
