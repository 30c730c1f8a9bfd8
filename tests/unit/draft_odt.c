/*
 * draft_odt.c: OpenDocument texts made here, each of one thing that is hard to
 * read: what is hidden, and tracked changes.
 */
#include "fcgi/base/text.h"
#include "fcgi/base/xml.h"
#include "fcgi/draft/draft.h"
#include "fcgi/draft/drafting.h"
#include "tests/archive.h"
#include "tests/check.h"

static struct draft_options options;
static const char *lists = ""; /* styles of the text */
static const char *object;     /* a file of its own in the file, or NULL */

#define URN "urn:oasis:names:tc:opendocument:xmlns:"
#define P(words) "<t:p>" words "</t:p>"
#define REGION(id, kind, inside)                                               \
	"<t:changed-region t:id='" id "'><t:" kind                             \
	"><o:change-info><d:creator>Autor</d:creator></o:change-info>" inside  \
	"</t:" kind "></t:changed-region>"
#define CHANGE(end, id) "<t:change" end " t:change-id='" id "'/>"

/* The text as Akoma Ntoso, or why it is refused. */
static const char *
akn_of(struct arena *mem, const char *text, struct draft **d)
{
	struct made z;

	made_start(mem, &z);
	made_text(&z, "mimetype", "application/vnd.oasis.opendocument.text");
	made_text(&z, "content.xml",
	    arena_printf(mem,
		"<o:c xmlns:o='" URN "office:1.0' xmlns:t='" URN "text:1.0' "
		"xmlns:s='" URN "style:1.0' "
		"xmlns:d='http://purl.org/dc/elements/1.1/'>"
		"<o:automatic-styles>%s</o:automatic-styles><o:body><o:text>%s"
		"</o:text></o:body></o:c>",
		lists, text));
	made_text(&z, "styles.xml", "<s/>");
	made_text(&z, "META-INF/manifest.xml", "<m/>");
	if (object)
		made_text(&z, "Object 1/content.xml", object);
	return draft_read(mem, made_end(&z), &options, d) == OK
		   ? (const char *)(*d)->akn.at
		   : (*d)->refusal_code;
}

static bool
warned(const struct draft *d, const char *code)
{
	for (size_t i = 0; i < d->warning_count; i++)
		if (text_is(d->warnings[i].code, code))
			return true;
	return false;
}

#define OBJECT                                                                 \
	"<f:frame xmlns:f='" URN "drawing:1.0' "                               \
	"xmlns:x='http://www.w3.org/1999/xlink'>"                              \
	"<f:object x:href='./Object 1'/>"                                      \
	"<f:image x:href='./ObjectReplacements/Object 1'/></f:frame>"
#define CELLS(a, b, c)                                                         \
	"<b:table-row><b:table-cell><t:p>" a "</t:p></b:table-cell>"           \
	"<b:table-cell><t:p>" b "</t:p></b:table-cell><b:table-cell><t:p>" c   \
	"</t:p></b:table-cell></b:table-row>"

static void
check_object(const char *inside, const char *should, const char *warning)
{
	struct arena *mem = arena_new((size_t)1 << 28);
	struct draft *d;
	const char *akn;

	object = inside;
	akn =
	    akn_of(mem, P("Art. 1. Jeden: " OBJECT ".") P("Art. 2. Dwa."), &d);
	CHECK(strstr(akn, should) != NULL);
	CHECK(!warned(d, "words-lost") && !warned(d, "words-added"));
	CHECK(!*warning || warned(d, warning));
	arena_free(mem);
	object = NULL;
}

/* A chart says its numbers, a formula how it was typed; what cannot be read is
 * told of. */
static void
objects(void)
{
	check_object("<o:c xmlns:o='" URN "office:1.0' xmlns:t='" URN
		     "text:1.0' xmlns:b='" URN "table:1.0' xmlns:c='" URN
		     "chart:1.0'><o:body><o:chart><c:chart><c:title><t:p>Woda"
		     "</t:p></c:title><b:table><b:table-header-rows>" CELLS("",
			 "Studnie", "Rzeki") "</b:table-header-rows>"
					     "<b:table-rows>" CELLS("2025", "7",
						 "2") CELLS("2026", "8",
						 "3") "</b:table-rows>"
						      "</b:table></c:chart>"
						      "</o:chart></o:body>"
						      "</o:c>",
	    "Woda. Studnie: 2025 – 7; 2026 – 8. Rzeki: 2025 – 2; 2026 – 3",
	    "chart-numbers");
	check_object("<m:math xmlns:m='m'><m:semantics><m:mi>a</m:mi>"
		     "<m:annotation>a over b</m:annotation></m:semantics>"
		     "</m:math>",
	    "Jeden: a over b.", "");
	check_object(
	    "<o:c xmlns:o='o'><o:body/></o:c>", "<img", "picture-unread");
	check_object("no xml", "<img", "picture-unread");
}

static void
hidden(void)
{
	struct arena *mem = arena_new((size_t)1 << 28);
	struct draft *d;
	const char *akn = akn_of(mem,
	    P("Art. 1. Jeden.") "<t:section t:display='none'>" P(
		"Skryto") "</t:section>"
			  "<t:section>" P("Widoczne") "</t:section>" P(
			      "<t:hidden-paragraph t:is-hidden='true'/>Ukryte")
			      P("<t:hidden-paragraph "
				"t:is-hidden='false'/>Jawne ")
				  P("<t:hidden-text "
				    "t:is-hidden='true'>tajne</t:hidden-text>"
				    "<t:hidden-text "
				    "t:is-hidden='false'>pokazane</"
				    "t:hidden-text>"),
	    &d);

	CHECK(!strstr(akn, "Skryto") && !strstr(akn, "Ukryte") &&
	      !strstr(akn, "tajne"));
	CHECK(strstr(akn, "Widoczne") && strstr(akn, "Jawne") &&
	      strstr(akn, "pokazane"));
	CHECK(warned(d, "left-out") && !warned(d, "words-lost"));
	arena_free(mem);
}

static void
changes(void)
{
	static const char text[] = "<t:tracked-changes>" REGION(
	    "a", "deletion", P("stary") P("i tu")) REGION("b", "insertion",
	    "") REGION("c", "deletion", P("Art. 9. Nie ma."))
	    REGION("e", "format-change", "") "</t:tracked-changes>" P(
		"Art. 1. Jest " CHANGE("", "a") CHANGE("-start",
		    "b") "nowy" CHANGE("-end", "b") " wpis " CHANGE("-start",
		    "e") "gruby" CHANGE("-end", "e") "." CHANGE("", "nie ma"))
		CHANGE("", "c") P("Art. 2. Dwa.");
	struct arena *mem = arena_new((size_t)1 << 28);
	struct draft *d;
	const char *akn = akn_of(mem, text, &d);

	CHECK(strstr(akn, "Jest nowy wpis gruby.") && !strstr(akn, "stary") &&
	      !strstr(akn, "Autor"));
	CHECK(warned(d, "tracked-changes"));
	options.keep_changes = true;
	akn = akn_of(mem, text, &d);
	CHECK(strstr(
	    akn, "Jest <del>stary i tu</del><ins>nowy</ins> wpis gruby."));
	CHECK(
	    strstr(akn, "<del>Art. 9. Nie ma.</del>") && !strstr(akn, "Autor"));
	CHECK(!warned(d, "tracked-changes") && !warned(d, "words-lost"));
	CHECK(d->unit_count == 2);
	options.keep_changes = false;
	arena_free(mem);
}

/* Letters are those of the language that the format names. */
static void
letters(void)
{
	struct arena *mem = arena_new((size_t)1 << 28);
	struct draft *d;
	const char *akn;

	lists = "<t:list-style s:name='b'><t:list-level-style-number "
		"t:level='1' t:start-value='10' s:num-suffix=')' "
		"s:num-format='а, б, .., аа, аб, ... (bg)'/></t:list-style>"
		"<t:list-style s:name='s'><t:list-level-style-number "
		"t:level='1' t:start-value='6' s:num-prefix='No ' "
		"s:num-format='А, Б, .., Аа, Аб, ... (sr)'/></t:list-style>";
	akn = akn_of(mem,
	    P("Чл. 1. Кметът:") "<t:list t:style-name='b'><t:list-item>" P(
		"решава;") "</t:list-item></t:list><t:list t:style-name='s'>"
			   "<t:list-item>" P("друго") "</t:list-item></t:list>",
	    &d);
	lists = "";
	CHECK(strstr(akn, "й) решава"));
	CHECK(strstr(akn, "No Ђ друго"));
	arena_free(mem);
}

int
main(void)
{
	struct arena *rules = arena_new(64 << 20);

	xml_start(true);
	if (drafting_load(rules, NULL, &options.draftings) != OK)
		return 1;
	letters();
	hidden();
	objects();
	changes();
	arena_free(rules);
	return check_done();
}
