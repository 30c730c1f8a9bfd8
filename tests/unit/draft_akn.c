/*
 * draft_akn.c: Akoma Ntoso of any dialect in, our profile out: valid, the
 * same again from its own output, and not a letter lost.  Also tried on the
 * real files in ../shared/data/akn (or DATA/akn), where those are there.
 */
#include "fcgi/base/text.h"
#include "fcgi/base/xml.h"
#include "fcgi/draft/draft.h"
#include "fcgi/draft/part.h"
#include "tests/check.h"

#include <glob.h>

static struct grammar *profile;
static const struct draft_options none;

static struct bytes
file_of(struct arena *mem, const char *path)
{
	FILE *from = fopen(path, "rb");
	size_t room = 16 << 20;
	char *at = arena_alloc(mem, room);
	size_t size = from ? fread(at, 1, room, from) : 0;

	if (from)
		fclose(from);
	return (struct bytes){(unsigned char *)at, size};
}

/* Behind the closing tag of the element that starts at c. */
static const char *
past(const char *c, const char *name)
{
	size_t size = strlen(name), head = strcspn(c, ">");

	if (c[head - 1] == '/')
		return c + head;
	while ((c = strstr(c + 1, "</"))) {
		const char *local = c + 2 + strcspn(c + 2, ":>");

		local = *local == ':' ? local + 1 : c + 2;
		if (!strncmp(local, name, size) && local[size] == '>')
			return local + size;
	}
	return "";
}

static bool
element(const char *c, const char *name)
{
	size_t size = strlen(name);
	const char *local = c + 1;

	for (const char *d = local; *d && *d != '>' && *d != ' '; d++)
		if (*d == ':')
			local = d + 1;
	return !strncmp(local, name, size) && strchr(" >/\n\t", local[size]);
}

/* Letters and digits of markup, counted by hand: no parser of ours.  What
 * our HTML adds (marks of notes, columns' names in rows) is passed over. */
static void
tally_markup(struct tally *t, const char *c)
{
	while (*c) {
		size_t plain = strcspn(c, "<&");

		tally_text(t, c, plain);
		c += plain;
		if (*c == '&')
			c += strcspn(c, ";");
		else if (!strncmp(c, "<!--", 4))
			c = strstr(c, "-->");
		else if (!strncmp(c, "<sup><a href=\"#fn-", 18))
			c = strstr(strstr(c, "</a></sup>"), ">");
		else if (!strncmp(c, "<dt>", 4))
			c = strstr(strstr(c, "</dt>"), ">");
		else if (!strncmp(c, "<span class=\"image\">", 20))
			c = strstr(strstr(c, "</span>"), ">");
		else if (!strncmp(c, "<p class=\"hang\" id=\"fn-", 23))
			c = strstr(strstr(c, "</span>"), ">");
		else if (*c == '<' &&
			 (element(c, "meta") || element(c, "proprietary") ||
			     element(c, "presentation")))
			c = past(c, element(c, "meta") ? "meta"
				    : element(c, "presentation")
					? "presentation"
					: "proprietary");
		else
			c += strcspn(c, ">");
		c += *c != '\0';
	}
}

static bool
tally_same(const struct tally *a, const struct tally *b)
{
	return a->count == b->count && a->sum == b->sum;
}

static void
check_units(struct arena *mem, const struct draft *d, const char *path)
{
	struct tally akn = {0}, units = {0};
	struct node *root;
	bool parsed = true, ordered = true, named = true;

	for (size_t i = 0; i < d->unit_count; i++) {
		const struct draft_unit *u = &d->units[i];

		parsed = parsed &&
			 xml_parse(mem, arena_printf(mem, "<x>%s</x>", u->html),
			     &root) == OK;
		parsed =
		    parsed && xml_parse(mem,
				  arena_printf(mem, "<x>%s</x>", u->html_after),
				  &root) == OK;
		ordered =
		    ordered && u->parent < (int)i && u->place == (int)i &&
		    u->depth ==
			(u->parent < 0 ? 0 : d->units[u->parent].depth + 1);
		named = named && *u->wid && draft_unit_find(d, u->wid) == u &&
			strlen(u->wid) <= 120 &&
			!u->wid[strspn(u->wid, "abcdefghijklmnopqrstuvwxyz"
					       "0123456789_-")];
		tally_text(&units, u->num, strlen(u->num));
		tally_text(&units, u->heading, strlen(u->heading));
		tally_markup(&units, u->html);
		tally_markup(&units, u->html_after);
	}
	check_report(parsed, "fragments are XML", path, 0);
	check_report(ordered, "parents come first", path, 0);
	check_report(named, "wIds are right and unique", path, 0);
	tally_markup(&akn, (const char *)d->akn.at);
	/* a cell that reaches over several rows is said with each */
	check_report(tally_same(&akn, &units) ||
			 (strstr((const char *)d->akn.at, " rowspan=") &&
			     units.count > akn.count),
	    "units hold all words", path, 0);
}

/* exact: the file refers to nothing in meta, so that no word is added. */
static void
check_file(const char *path, bool exact)
{
	struct arena *mem = arena_new((size_t)2 << 30);
	struct draft *d, *again, *over;
	struct tally before = {0}, after = {0};
	struct bytes file = file_of(mem, path);
	struct node *root;
	const char *fault = "";
	enum err err;

	xml_begin(mem);
	err = draft_read(mem, file, &none, &d);
	check_report(err == OK, err == OK ? "read" : d->refusal, path, 0);
	if (err == OK) {
		err = draft_read(mem, d->akn, &none, &again);
		check_report(err == OK && again->akn.size == d->akn.size &&
				 !memcmp(again->akn.at, d->akn.at, d->akn.size),
		    "the same again", path, 0);
		err = xml_parse(mem, (const char *)d->akn.at, &root);
		if (err == OK)
			err = xml_validate(mem, profile, root, &fault);
		check_report(err == OK, err == OK ? "valid" : fault, path, 0);
		tally_markup(&before, (const char *)file.at);
		tally_markup(&after, (const char *)d->akn.at);
		check_report(exact ? tally_same(&before, &after)
				   : after.count >= before.count,
		    "no word lost", path, 0);
		check_units(mem, d, path);
		check_report(
		    draft_unpack(mem, draft_pack(mem, d), &over) == OK &&
			over->unit_count == d->unit_count &&
			text_is(over->title, d->title),
		    "packed", path, 0);
	}
	xml_end();
	arena_free(mem);
}

static void
check_all(const char *pattern, bool exact)
{
	glob_t found;

	if (glob(pattern, 0, NULL, &found))
		return;
	for (size_t i = 0; i < found.gl_pathc; i++)
		check_file(found.gl_pathv[i], exact);
	globfree(&found);
}

static void
check_refusal(const char *text, const char *code)
{
	struct arena *mem = arena_new((size_t)1 << 28);
	struct draft *d;
	enum err err = draft_read(mem,
	    (struct bytes){(const unsigned char *)text, strlen(text)}, &none,
	    &d);

	CHECK(err == ERR_INVALID);
	CHECK_TEXT(d->refusal_code, code);
	CHECK(d->unit_count == 0 && d->akn.size == 0);
	arena_free(mem);
}

static void
refusals(void)
{
	struct arena *mem = arena_new(1 << 20);
	struct buffer deep = buffer_new(mem, 1 << 18);

	check_refusal("", "empty");
	check_refusal("<!DOCTYPE x [<!ENTITY e SYSTEM \"/etc/passwd\">]>"
		      "<akomaNtoso><act><body>&e;</body></act></akomaNtoso>",
	    "doctype");
	check_refusal("<akomaNtoso><act><body>", "broken-xml");
	check_refusal("<akomaNtoso><unheard/></akomaNtoso>", "not-akn");
	buffer_add(&deep, "<akomaNtoso><act><body>");
	for (int i = 0; i < 300; i++)
		buffer_add(&deep, "<section>");
	check_refusal(deep.data, "too-deep");
	arena_free(mem);
}

/* What a unit is called, and where its words go. */
static void
naming(void)
{
	struct arena *mem = arena_new((size_t)1 << 28);
	const struct draft_unit *u;
	struct draft *d;

	CHECK(draft_read(mem, file_of(mem, "tests/samples/akn/amending.xml"),
		  &none, &d) == OK);
	CHECK_TEXT(d->language, "bg");
	CHECK_TEXT(d->script, "Cyrl");
	u = draft_unit_find(d, "chp_pa-rva");
	CHECK(u && u->container && u->rank == RANK_GROUP);
	CHECK_TEXT(u ? u->eid : "", "chp_първа");
	u = draft_unit_find(d, "art_1__para_1__qstr_1__art_7a");
	CHECK(u && u->quoted && u->rank == RANK_INNER);
	CHECK_TEXT(u ? u->num : "", "„Чл. 7а.");
	u = draft_unit_find(d, "art_1__para_2-1");
	CHECK_TEXT(u ? u->num : "", "(2¹)");
	CHECK(u && strstr(u->html, "<sup><a href=\"#fn-"));
	CHECK(u && strstr(u->html, "<section class=\"footnotes\">"));
	CHECK(u && strstr(u->words, "Бележка с курсив."));
	CHECK(u && *u->body && !strstr(u->body, "Бележка"));
	u = draft_unit_find(d, "conclusions");
	CHECK_TEXT(u ? u->html : "", "<p>Подпис <span class=\"image\">печат"
				     "</span> връзка</p>");
	CHECK_TEXT(draft_ascii(mem, "чл_35а Ž"), "c-l_35a-z-");
	arena_free(mem);
}

/* A note of which nothing is left is its sign, also when it is read again. */
static void
silent_note(void)
{
	static const char text[] = "# Rules\n\n1\\. Purpose\n\nThe panel "
				   "advises the board.[^a]\n\n"
				   "[^a]:\n<!-- internal note -->\n";
	struct arena *mem = arena_new((size_t)1 << 28);
	struct draft *d, *again;

	CHECK(draft_read(mem,
		  (struct bytes){(const unsigned char *)text, sizeof text - 1},
		  &none, &d) == OK);
	CHECK(strstr((const char *)d->akn.at, "board.<sup>a</sup>"));
	CHECK(draft_read(mem, d->akn, &none, &again) == OK);
	CHECK_TEXT((const char *)again->akn.at, (const char *)d->akn.at);
	arena_free(mem);
}

/* Cut anywhere, a packed draft is refused, never half of one. */
static void
packing(void)
{
	struct arena *mem = arena_new((size_t)1 << 28);
	struct bytes packed;
	struct draft *d, *over;
	bool refused = true;

	CHECK(draft_read(mem, file_of(mem, "tests/samples/akn/judgment.xml"),
		  &none, &d) == OK);
	packed = draft_pack(mem, d);
	for (size_t size = 0; size < packed.size; size++)
		refused = refused &&
			  draft_unpack(mem, (struct bytes){packed.at, size},
			      &over) == ERR_INVALID;
	CHECK(refused);
	arena_free(mem);
}

int
main(void)
{
	const char *data = getenv("DATA");
	struct arena *mem = arena_new(1 << 20);

	xml_start(true);
	CHECK(xml_grammar("fcgi/draft/profile.rng", &profile) == OK);
	refusals();
	naming();
	silent_note();
	packing();
	check_all("tests/samples/akn/am*.xml", true);
	check_all("tests/samples/akn/[jt]*.xml", false);
	check_all("tests/samples/drafts/*.xml", true);
	check_all(
	    arena_printf(mem, "%s/akn/*/*", data ? data : "../shared/data"),
	    false);
	return check_done();
}
