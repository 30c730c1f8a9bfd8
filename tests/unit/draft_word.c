/*
 * draft_word.c: Word files made here, each of one thing that is hard to read:
 * numbers that fields count, lists made of other lists, styles that hide,
 * tables whose rows begin late, files inside the file.
 */
#include "fcgi/base/text.h"
#include "fcgi/base/xml.h"
#include "fcgi/draft/draft.h"
#include "fcgi/draft/drafting.h"
#include "tests/archive.h"
#include "tests/check.h"

static struct draft_options options;

#define RELATION "http://schemas.openxmlformats.org/officeDocument/2006/"

/* What stands in the parts of a file beside its text. */
struct beside {
	const char *numbering, *styles, *relations;
	const char *name; /* of one more file */
	struct bytes file;
};

static struct bytes
word_file(struct arena *mem, const char *body, const struct beside *with)
{
	struct made z;

	made_start(mem, &z);
	made_text(&z, "_rels/.rels",
	    "<R><Relationship Type='x/officeDocument' "
	    "Target='word/document.xml'/></R>");
	made_text(&z, "word/_rels/document.xml.rels",
	    arena_printf(mem,
		"<R><Relationship Type='x/styles' Target='styles.xml'/>"
		"<Relationship Type='x/numbering' Target='numbering.xml'/>"
		"%s</R>",
		with->relations ? with->relations : ""));
	made_text(&z, "word/document.xml",
	    arena_printf(mem, "<d><body>%s</body></d>", body));
	made_text(&z, "word/styles.xml",
	    arena_printf(mem, "<s>%s</s>", with->styles ? with->styles : ""));
	made_text(&z, "word/numbering.xml",
	    arena_printf(
		mem, "<n>%s</n>", with->numbering ? with->numbering : ""));
	if (with->name)
		made_add(&z, with->name, with->file);
	return made_end(&z);
}

/* All words of what is read, units parted by a bar. */
static const char *
words(struct arena *mem, struct bytes file, struct draft **out)
{
	struct buffer b = buffer_new(mem, 1 << 20);

	if (draft_read(mem, file, &options, out) != OK)
		return (*out)->refusal_code;
	for (size_t i = 0; i < (*out)->unit_count; i++) {
		const struct draft_unit *u = &(*out)->units[i];
		const char *const said[] = {u->num, u->heading, u->words};

		for (size_t k = 0; k < 3; k++)
			if (*said[k])
				buffer_printf(
				    &b, "%s%s", b.size ? "|" : "", said[k]);
	}
	return b.data ? b.data : "";
}

static void
check_words(const char *body, const struct beside *with, const char *expected)
{
	struct arena *mem = arena_new((size_t)1 << 28);
	struct draft *d;

	CHECK_TEXT(words(mem, word_file(mem, body, with), &d), expected);
	arena_free(mem);
}

#define P(text) "<p><r><t>" text "</t></r></p>"
#define NUMBERED(list, level, text)                                            \
	"<p><pPr><numPr><ilvl val='" level "'/><numId val='" list              \
	"'/></numPr></pPr><r><t>" text "</t></r></p>"
#define STYLED(style, inside)                                                  \
	"<p><pPr><pStyle val='" style "'/></pPr>" inside "</p>"
#define R(text) "<r><t xml:space='preserve'>" text "</t></r>"
#define FIELD(code)                                                            \
	"<r><fldChar fldCharType='begin'/></r><r><instrText> " code            \
	" </instrText></r><r><fldChar fldCharType='end'/></r>"
#define LEVEL(at, format, text, more)                                          \
	"<lvl ilvl='" at "'><start val='1'/><numFmt val='" format "'/>" more   \
	"<lvlText val='" text "'/></lvl>"
#define LIST(id, abstract, more)                                               \
	"<num numId='" id "'><abstractNumId val='" abstract "'/>" more "</"    \
	"num>"

static void
lists(void)
{
	/* Articles go on through chapters, letters are those of Cyrillic. */
	check_words(
	    NUMBERED("1", "0", "ОБЩИ") NUMBERED("1", "1", "Предмет")
		NUMBERED("1", "2", "Първа;") NUMBERED("1", "2", "втора.")
		    NUMBERED("1", "0", "ОРГАНИ") NUMBERED("1", "1", "Съвет"),
	    &(struct beside){
		.numbering = "<abstractNum abstractNumId='0'>" LEVEL(
		    "0", "upperRoman", "Глава %1", "")
		    LEVEL("1", "decimal", "Чл. %2.", "<lvlRestart val='0'/>")
			LEVEL("2", "russianLower", "%3)",
			    "") "</abstractNum>" LIST("1", "0", "")},
	    "Глава I|ОБЩИ|Чл. 1.|Предмет|а)|Първа;|б)|втора.|Глава II|ОРГАНИ|"
	    "Чл. 2.|Съвет");
	/* A list that names the style of another; one that begins at five. */
	check_words(NUMBERED("2", "0", "One.") NUMBERED("2", "1", "Inner.")
			NUMBERED("3", "0", "Five."),
	    &(struct beside){
		.numbering = "<abstractNum abstractNumId='0'>" LEVEL("0",
		    "upperRoman", "§ %1.", "") LEVEL("1", "decimal", "%1.%2",
		    "<isLgl/>") "</abstractNum>"
				"<abstractNum abstractNumId='1'>"
				"<numStyleLink val='L'/></abstractNum>" LIST(
				    "1", "0", "") LIST("2", "1", "")
				    LIST("3", "0",
					"<lvlOverride ilvl='0'>"
					"<startOverride val='5'/>"
					"</lvlOverride>"),
		.styles = "<style type='numbering' styleId='L'><pPr><numPr>"
			  "<numId val='1'/></numPr></pPr></style>"},
	    "§ I. One.|1.1|Inner.|§ V. Five.");
}

/* The first number of a list of that format, in a document of a language. */
static void
check_format(
    const char *language, const char *format, int start, const char *expected)
{
	struct arena *mem = arena_new((size_t)1 << 28);

	check_words("<p>" R("Чл. 1.") "</p>" NUMBERED("1", "0", "Word."),
	    &(struct beside){
		.numbering = arena_printf(mem,
		    "<abstractNum abstractNumId='0'><lvl ilvl='0'><start "
		    "val='%d'/>%s<lvlText val='No "
		    "%%1'/></lvl></abstractNum>" LIST("1", "0", ""),
		    start, format),
		.styles = arena_printf(mem,
		    "<docDefaults><rPrDefault><rPr><lang val='%s'/></rPr>"
		    "</rPrDefault></docDefaults>",
		    language)},
	    arena_printf(mem, "Чл. 1.|No %s Word.", expected));
	arena_free(mem);
}

#define FORMAT(name) "<numFmt val='" name "'/>"

/* In words, in letters, as wide as the first; what older programs show where
 * the newer form is not known. */
static void
formats(void)
{
	static const struct {
		const char *language, *format;
		int start;
		const char *expected;
	} known[] = {{"en-GB", FORMAT("ordinalText"), 21, "Twenty-first"},
	    {"en-GB", FORMAT("cardinalText"), 100, "One hundred"},
	    {"en-GB", FORMAT("cardinalText"), 101, "101"},
	    {"en-GB", FORMAT("ordinal"), 22, "22nd"},
	    {"en-GB", FORMAT("ordinal"), 112, "112th"},
	    {"bg-BG", FORMAT("ordinalText"), 21, "Двадесет и първи"},
	    {"bg-BG", FORMAT("cardinalText"), 12, "Дванадесет"},
	    {"bg-BG", FORMAT("ordinal"), 11, "11-ти"},
	    {"pl-PL", FORMAT("ordinalText"), 32, "Trzydziesty drugi"},
	    {"cs-CZ", FORMAT("ordinalText"), 43, "Čtyřicátý třetí"},
	    {"cs-CZ", FORMAT("ordinal"), 3, "3."},
	    {"sr-Cyrl-RS", FORMAT("ordinalText"), 54, "Педесет четврти"},
	    {"sr-Latn-RS", FORMAT("ordinalText"), 21, "Dvadeset prvi"},
	    {"bg-BG", FORMAT("russianUpper"), 10, "К"},
	    {"bg-BG", FORMAT("lowerLetter"), 28, "bb"},
	    {"bg-BG", FORMAT("chicago"), 6, "††"},
	    {"bg-BG", FORMAT("hex"), 29, "1D"},
	    {"bg-BG", FORMAT("decimalEnclosedParen"), 2, "(2)"},
	    {"bg-BG", FORMAT("decimalEnclosedCircle"), 20, "⑳"},
	    {"bg-BG", FORMAT("decimalEnclosedCircle"), 21, "21"},
	    {"bg-BG", FORMAT("decimalFullWidth"), 12, "１２"},
	    {"bg-BG", "<numFmt val='custom' format='001, 002, ...'/>", 9,
		"009"},
	    {"bg-BG",
		"<AlternateContent><Choice Requires='w14'><numFmt "
		"val='custom' format='01, 02, "
		"...'/></Choice></AlternateContent>",
		9, "09"},
	    {"bg-BG",
		"<AlternateContent><Choice Requires='x'><numFmt val='x'/>"
		"</Choice><Fallback><numFmt val='upperRoman'/></Fallback>"
		"</AlternateContent>",
		9, "IX"}};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		check_format(known[i].language, known[i].format, known[i].start,
		    known[i].expected);
}

/* A style that says its level, below one that a level names; bullets within
 * numbers, dashes as bullets, a bracket that is typed. */
static void
levels(void)
{
	static const struct beside with = {
	    .numbering = "<abstractNum abstractNumId='0'>" LEVEL("0", "decimal",
		"No %1", "<pStyle val='A'/>") LEVEL("1", "decimal", "No %1/%2",
		"") LEVEL("2", "bullet", "–", "") LEVEL("3", "decimal",
		"No %3%4",
		"<suff val='nothing'/>") "</abstractNum>" LIST("1", "0", ""),
	    .styles = "<style type='paragraph' styleId='A'><pPr><numPr>"
		      "<numId val='1'/></numPr></pPr></style>"
		      "<style type='paragraph' styleId='B'><basedOn val='A'/>"
		      "<pPr><numPr><ilvl val='1'/></numPr></pPr></style>"};

	check_words(STYLED("A", R("едно")) STYLED("B", R("две"))
			NUMBERED("1", "3", ") три") NUMBERED("1", "3", "пет"),
	    &with, "No 1 едно|No 1/1 две|No 1) три|No 2 пет");
	check_words(P("Чл. 1. Кметът:") NUMBERED("1", "2", "решава;"), &with,
	    "Чл. 1.|Кметът:|–|решава;");
}

/* A font of letters has its letters where one of signs has bullets. */
static void
letters(void)
{
	check_words(
	    "<p><r><sym font='Times New Roman' char='00A7'/></r>" R(
		" 1. Први") "</p><p><r><sym font='Arial' char='F0A7'/>"
			    "</r>" R(" 2. Други ") "<r><sym "
						   "font='Webdings' "
						   "char='F0A7'/></r></p>",
	    &(struct beside){0}, "§ 1. Први|§ 2. Други •");
}

/* What is shown in capitals heads as what is typed in them. */
static void
capitals(void)
{
	check_words("<p><r><rPr><caps/></rPr><t>глава първа</t></r></p>" P(
			"Общо") P("Чл. 1. Едно.") STYLED("K", R("глава втора"))
			P("Друго") P("Чл. 2. Две."),
	    &(struct beside){.styles =
				 "<style type='paragraph' styleId='K'><rPr>"
				 "<smallCaps/></rPr></style>"},
	    "глава първа|Общо|Чл. 1.|Едно.|глава втора|Друго|Чл. 2.|Две.");
}

/* Words set to a heading by Word's style separator stand below it. */
static void
separators(void)
{
	check_words("<p><pPr><rPr><vanish/><specVanish/></rPr></pPr>" R(
			"Чл. 1. Предмет.") "</p>" P("Наредбата урежда реда."),
	    &(struct beside){0}, "Чл. 1.|Предмет.|Наредбата урежда реда.");
}

static void
fields(void)
{
	check_words(
	    "<p>" R("Члан ") FIELD("SEQ A") R(". Прво") "</p><p>" R("Члан ")
		FIELD("SEQ A \\r 7") R(". Седмо") "</p><p>" R("Види ")
		    FIELD("SEQ A \\c") FIELD("SEQ A \\h")
			R(".") "</p><p>" R("Члан ") FIELD("SEQ A \\* ROMAN")
			    R(". Девето") "</p><p>" FIELD("SEQ A \\r 0 \\h")
				R("Члан ") FIELD("SEQ A") R(". Ново") "</p>",
	    &(struct beside){0},
	    "Члан 1.|Прво|Члан 7.|Седмо|Види 7.|Члан IX. Девето|Члан 1. Ново");
	check_words(STYLED("H1", FIELD("AUTONUMLGL") R(" Един"))
			STYLED("H2", FIELD("AUTONUMLGL \\e") R(" Два"))
			    STYLED("H1", FIELD("AUTONUMLGL") R(" Три"))
				STYLED("H2", FIELD("AUTONUM") R(" Четири")),
	    &(struct beside){.styles =
				 "<style type='paragraph' styleId='H1'><pPr>"
				 "<outlineLvl val='0'/></pPr></style>"
				 "<style type='paragraph' styleId='H2'><pPr>"
				 "<outlineLvl val='1'/></pPr></style>"},
	    "1. Един|1.1|Два|2. Три|1. Четири");
	check_words("<p>" R("Члан: ") FIELD("LISTNUM") R(" један, ")
			FIELD("LISTNUM \\l 2") R(" два, ") FIELD(
			    "LISTNUM LegalDefault \\l 2") R(" три") "</p>",
	    &(struct beside){0}, "Члан: 1) један, a) два, 1.1. три");
	check_words("<p>" R("А ") FIELD("SEQ \"A\" \\* OrdText") R(" ")
			FIELD("SEQ A \\* CardText \\* FirstCap") R(" ")
			    FIELD("SEQ A \\* Ordinal") R(" ")
				FIELD("AUTONUM \\* ROMAN") "</p>",
	    &(struct beside){0}, "А first Two 3rd I.");
	check_words("<p>" R("А ") FIELD("SEQ A \\* roman \\* Upper") R(" ")
			FIELD("SEQ A \\* ROMAN \\* Lower") R(" ")
			    FIELD("SEQ A \\* Roman") "</p>",
	    &(struct beside){0}, "А I ii III");
	/* Tables of a chapter are counted from one. */
	check_words(STYLED("H1", R("Први")) "<p>" FIELD("SEQ T \\s 1")
			R(" а") "</p><p>" FIELD("SEQ T \\s 1")
			    R(" б") "</p>" STYLED("H1", R("Други")) "<p>" FIELD(
				"SEQ T \\s 1") R(" в") "</p>",
	    &(struct beside){.styles =
				 "<style type='paragraph' styleId='H1'><pPr>"
				 "<outlineLvl val='0'/></pPr></style>"},
	    "Први\n1 а\n2 б|Други|1 в");
}

static void
hidden(void)
{
	static const struct beside styles = {
	    .styles = "<style type='character' styleId='h'><rPr><vanish/></rPr>"
		      "</style><style type='character' styleId='h2'>"
		      "<basedOn val='h'/></style>"
		      "<style type='paragraph' styleId='p'><rPr><vanish/></rPr>"
		      "</style><style type='paragraph' styleId='p2'>"
		      "<basedOn val='p'/></style>"};

	check_words(
	    "<p>" R("Видимо ") "<r><rPr><rStyle val='h2'/></rPr>"
			       "<t>скрито</t></r></p>" STYLED("p2", R("скрито"))
				   STYLED("p", "<r><rPr><vanish val='0'/></rPr>"
					       "<t>показано</t></r>"),
	    &styles, "Видимо|показано");
	/* Word counts none that is hidden with its mark. */
	check_words(
	    P("Първо") "<p><pPr><rPr><vanish/></rPr><numPr><numId "
		       "val='1'/></numPr></pPr><r><rPr><vanish/></rPr>"
		       "<t>скрито</t></r></p>" NUMBERED("1", "0", "Второ"),
	    &(struct beside){
		.numbering =
		    "<abstractNum abstractNumId='0'>" LEVEL("0", "decimal",
			"No %1", "") "</abstractNum>" LIST("1", "0", "")},
	    "Първо|No 1 Второ");
	/* A page ends within a paragraph, a line ends by name. */
	check_words("<p><r><br type='page'/><t>преди</t><br type='page'/>"
		    "<t>след</t><br type='textWrapping'/><t>ред</t></r></p>",
	    &styles, "преди след ред");
}

/* What a column of a table is counted with is said; a bullet alone is not. */
static void
counted_rows(void)
{
	const char body[] = "<tbl><tr><tc>" NUMBERED("1", "0",
	    "") "</tc><tc>" P("Маса") "</tc></tr><tr><tc>" NUMBERED("1", "0",
	    "") "</tc><tc>" NUMBERED("2", "0", "") P("Щанд") "</tc></tr></tbl>";

	check_words(body,
	    &(struct beside){
		.numbering = "<abstractNum abstractNumId='0'>" LEVEL("0",
		    "decimal", "%1.",
		    "") "</abstractNum>"
			"<abstractNum abstractNumId='1'>" LEVEL("0", "bullet",
			    "•", "") "</abstractNum>" LIST("1", "0", "")
			    LIST("2", "1", "")},
	    "1.|Маса|2.|Щанд");
}

static void
tables(void)
{
	struct arena *mem = arena_new((size_t)1 << 28);
	struct draft *d;
	const char *akn;

	CHECK(
	    draft_read(mem,
		word_file(mem,
		    "<tbl><tr><trPr><gridBefore val='2'/></trPr><tc>" P(
			"късно") "</tc></tr><tr><tc><tcPr><hMerge "
				 "val='restart'/></tcPr>" P(
				     "слято") "</tc><tc><tcPr><hMerge/></"
					      "tcPr><p/></tc><tc>" P(
						  "край") "<"
							  "/"
							  "t"
							  "c"
							  ">"
							  "<"
							  "t"
							  "c"
							  ">"
							  "<"
							  "t"
							  "c"
							  "P"
							  "r"
							  ">"
							  "<"
							  "c"
							  "e"
							  "l"
							  "l"
							  "D"
							  "e"
							  "l"
							  "/"
							  ">"
							  "<"
							  "/"
							  "t"
							  "c"
							  "P"
							  "r"
							  ">" P(
							      "изтрито") "</"
									 "tc></"
									 "tr></"
									 "tbl>",
		    &(struct beside){0}),
		&options, &d) == OK);
	akn = (const char *)d->akn.at;
	CHECK(strstr(akn, "<td colspan=\"2\"></td><td><p>късно</p></td>"));
	CHECK(strstr(akn,
	    "<td colspan=\"2\"><p>слято</p></td><td><p>край</p></td></tr>"));
	arena_free(mem);
}

/* A bracket is typed before and behind the mark, and around it in the note. */
static void
notes(void)
{
	static const char file[] =
	    "<f><footnote id='2'><p><r><t>(</t></r><r><footnoteRef/></r><r>"
	    "<t>) ДВ, бр. 5 (от 2026).</t></r></p></footnote></f>";
	static const char bare[] =
	    "<f><footnote id='2'><p><r><t>()</t></r></p></footnote></f>";

	check_words("<p>" R("Законът(") "<r><footnoteReference id='2'/></r>" R(
			") важи (и тук).") "</p>",
	    &(struct beside){.relations =
				 "<Relationship Id='f' Type='x/footnotes' "
				 "Target='footnotes.xml'/>",
		.name = "word/footnotes.xml",
		.file = {(const unsigned char *)file, sizeof file - 1}},
	    "Законът важи (и тук).\nДВ, бр. 5 (от 2026).");
	check_words("<p>" R("Законът(") "<r><footnoteReference id='2'/></r>" R(
			") важи.") "</p>",
	    &(struct beside){.relations =
				 "<Relationship Id='f' Type='x/footnotes' "
				 "Target='footnotes.xml'/>",
		.name = "word/footnotes.xml",
		.file = {(const unsigned char *)bare, sizeof bare - 1}},
	    "Законът важи.\n()");
}

static void
check_chunk(const char *name, struct bytes file, const char *expected)
{
	struct arena *mem = arena_new((size_t)1 << 28);

	check_words(P("Преди") "<altChunk id='c'/>" P("След"),
	    &(struct beside){
		.relations = arena_printf(mem,
		    "<Relationship Id='c' Type='x/aFChunk' Target='%s'/>",
		    name),
		.name = arena_printf(mem, "word/%s", name),
		.file = file},
	    expected);
	arena_free(mem);
}

static void
check_text_chunk(const char *name, const char *file, const char *expected)
{
	check_chunk(name,
	    (struct bytes){(const unsigned char *)file, strlen(file)},
	    expected);
}

/* One that is there, and one that is not, which is told. */
static void
files_inside(void)
{
	struct arena *mem = arena_new((size_t)1 << 28);
	struct draft *d;

	check_text_chunk("a.html",
	    "<html><body><p>В <b>HTML</b></p></body></html>",
	    "Преди|В HTML|След");
	check_text_chunk(
	    "a.txt", "Ред един\nРед два", "Преди|Ред един|Ред два|След");
	check_text_chunk("a.mht",
	    "MIME-Version: 1.0\r\nContent-Type: multipart/related; "
	    "boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\n"
	    "Content-Transfer-Encoding: quoted-printable\r\n\r\n<html><body>"
	    "<p class=3D\"x\">=D0=90 =\r\nи Б</p></body></html>\r\n--b--",
	    "Преди|А и Б|След");
	check_text_chunk("a.mht",
	    "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n"
	    "\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: "
	    "base64\n\nPGh0bWw+PGJvZHk+PHA+\nQTwvcD48L2JvZHk+PC9odG1sPg==\n"
	    "--b--",
	    "Преди|A|След");
	check_chunk("a.docx",
	    word_file(
		mem, P("Вътре") "<altChunk id='c'/>", &(struct beside){0}),
	    "Преди|Вътре|След");
	CHECK_TEXT(words(mem,
		       word_file(mem, P("Сам") "<altChunk id='c'/>",
			   &(struct beside){0}),
		       &d),
	    "Сам");
	CHECK(d->warning_count == 1 &&
	      text_is(d->warnings[0].code, "file-in-file"));
	arena_free(mem);
}

int
main(void)
{
	struct arena *rules = arena_new(64 << 20);

	xml_start(true);
	if (drafting_load(rules, NULL, &options.draftings) != OK)
		return 1;
	lists();
	formats();
	levels();
	fields();
	separators();
	letters();
	capitals();
	hidden();
	counted_rows();
	tables();
	notes();
	files_inside();
	arena_free(rules);
	return check_done();
}
