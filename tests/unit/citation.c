/*
 * citation.c: units found by how people of four countries cite them.
 */
#include "fcgi/app/organisation/citation.h"

#include "fcgi/base/text.h"
#include "fcgi/base/xml.h"
#include "tests/check.h"

#include <string.h>

static struct arena *mem;
static struct profiles *all;

struct vector {
	const char *profile;
	const char *units[8]; /* as cite.h writes them; the n-th has id n */
	const char *text;
	int64_t unit;
};

#define BG "bg.municipal.public"
#define BG_UNITS                                                               \
	{                                                                      \
		"чл. 5", "чл. 5, ал. 2", "чл. 5, ал. 2, т. 3", "§ 5",          \
		    "чл. 15", "чл. 5, ал. 2, б. „а“", "чл. 5а"              \
	}
#define PL "pl.municipal.public"
#define PL_UNITS                                                               \
	{                                                                      \
		"§ 3", "§ 3 ust. 2", "§ 3 ust. 2 pkt 1", "art. 3",             \
		    "§ 3 ust. 2 lit. a"                                       \
	}
#define CZ "cz.decree.public"
#define CZ_UNITS                                                               \
	{                                                                      \
		"§ 8", "§ 8 odst. 5", "§ 8 odst. 5 písm. b)",                  \
		    "§ 8 odst. 5 písm. b) bod 2", "čl. 8"                     \
	}
#define RS "rs.law.public"
#define RS_UNITS                                                                      \
	{                                                                             \
		"члан 7.", "члан 7. став 2.", "члан 7. став 2. тачка 3)" \
	}

static const struct vector vectors[] = {
    {BG, BG_UNITS, "чл. 5", 1},
    {BG, BG_UNITS, "Член 5", 1},
    {BG, BG_UNITS, "чл.5,ал.2", 2},
    {BG, BG_UNITS, "чл. 5, ал. 2, т. 3", 3},
    {BG, BG_UNITS, "Чл. 5, алинея 2, точка 3 от проекта", 3},
    {BG, BG_UNITS, "чл. 5, ал. 2, буква „а“", 6},
    {BG, BG_UNITS, "§ 5", 4},
    {BG, BG_UNITS, "параграф 5", 4},
    {BG, BG_UNITS, "чл. 15", 5},
    {BG, BG_UNITS, "чл. 5а", 7},
    {BG, BG_UNITS, "чл. 5, ал. 9", 0},
    {BG, BG_UNITS, "чл. 5 и 6", 0},
    {BG, BG_UNITS, "чл. 5-7", 0},
    {BG, BG_UNITS, "към чл.5,ал2", 2},
    {BG, BG_UNITS, "чл5ал2т3", 3},
    {BG, BG_UNITS, "по чл. 5, ал. 2, изр. 1", 2},
    {BG, BG_UNITS, "чл. 5б", 0},
    {PL, PL_UNITS, "w §3ust.2pkt1", 3},
    {PL, PL_UNITS, "par. 3 ust2", 2},
    {PL, PL_UNITS, "§ 3 ust. 2 zd. 1", 2},
    {PL, PL_UNITS, "§ 3 ust. 2 zd. 1 i ust. 5", 0},
    {CZ, CZ_UNITS, "k § 8 odst.5 písm.b)", 3},
    {CZ, CZ_UNITS, "§ 8 odst. 5 věta první", 2},
    {RS, RS_UNITS, "uz član 7 stav2", 2},
    {RS, RS_UNITS, "u članu 7. stavu 2. rečenica 1", 2},
    {BG, BG_UNITS, "чл. 99", 0},
    {BG, BG_UNITS, "", 0},
    {PL, PL_UNITS, "§ 3 ust. 2 pkt 1", 3},
    {PL, PL_UNITS, "par. 3", 1},
    {PL, PL_UNITS, "paragraf 3 ustęp 2 punkt 1", 3},
    {PL, PL_UNITS, "Art. 3 projektu", 4},
    {PL, PL_UNITS, "§ 3 ust. 2 lit. a", 5},
    {CZ, CZ_UNITS, "§ 8 odst. 5 písm. b) bod 2", 4},
    {CZ, CZ_UNITS, "§8 odstavec 5 písmeno b)", 3},
    {CZ, CZ_UNITS, "čl. 8", 5},
    {CZ, CZ_UNITS, "k § 8 odst. 5", 2},
    {RS, RS_UNITS, "član 7. stav 2. tačka 3)", 3},
    {RS, RS_UNITS, "члан 7. став 2. тачка 3)", 3},
    {RS, RS_UNITS, "Čl. 7 st. 2", 2},
    {RS, RS_UNITS, "члан 7.", 1},
};

static const struct profile *
profile_of(const char *key)
{
	const struct profile *p;

	/* any of that country: what is asked is the same for all of them */
	for (size_t i = 0; (p = profiles_at(all, i)); i++)
		if (!strncmp(p->key, key, 2))
			return p;
	return NULL;
}

static void
vector(const struct vector *v)
{
	const struct profile *p = profile_of(v->profile);
	struct cited units[8];
	size_t count = 0;
	int64_t found;

	while (count < 8 && v->units[count]) {
		units[count] =
		    (struct cited){citation_key(mem, p, v->units[count]),
			(int64_t)count + 1, false};
		count++;
	}
	found = citation_find(mem, p, units, count, v->text);
	CHECK(found == v->unit);
	if (found != v->unit)
		printf("# %s: %d, key %s\n", v->text, (int)found,
		    citation_key(mem, p, v->text));
}

/* "член 4 тачка 2)" where stavs are left out: of one unit it is that, of two
 * it is none; said in full it is the one it says. */
static void
loosely(void)
{
	const struct profile *p = profile_of(RS);
	const struct cited units[] = {
	    {citation_key(mem, p, "члан 4."), 1, false},
	    {citation_key(mem, p, "члан 4. став 1. тачка 2)"), 2, false},
	    {citation_key(mem, p, "члан 4. тачка 2)"), 2, true},
	    {citation_key(mem, p, "члан 4. став 1. тачка 3)"), 3, false},
	    {citation_key(mem, p, "члан 4. тачка 3)"), 3, true},
	    {citation_key(mem, p, "члан 4. став 2. тачка 3)"), 4, false},
	    {citation_key(mem, p, "члан 4. тачка 3)"), 4, true},
	};
	const size_t n = sizeof units / sizeof *units;

	CHECK(citation_find(mem, p, units, n, "član 4. tačka 2)") == 2);
	CHECK(citation_find(mem, p, units, n, "član 4. tačka 3)") == 0);
	CHECK(citation_find(mem, p, units, n, "čl. 4. st. 2. tač. 3)") == 4);
	CHECK(citation_find(mem, p, units, n, "član 4.") == 1);
}

/* What is said of all of it, as tables say it. */
static void
wholes(void)
{
	static const struct {
		const char *profile, *text;
		bool whole;
	} said[] = {{PL, "całość", true}, {PL, "do całości projektu", true},
	    {PL, "uwagi ogólne", true}, {PL, "uzasadnienie", false},
	    {PL, "§ 3", false}, {PL, "", false}, {BG, "Общи бележки", true},
	    {BG, "по целия проект", true}, {BG, "общо, чл. 5", false},
	    {CZ, "Obecně", true}, {CZ, "k celému návrhu", true},
	    {RS, "цео нацрт", true}, {RS, "uopšteno", true}};

	for (size_t i = 0; i < sizeof said / sizeof *said; i++)
		CHECK(citation_whole(mem, profile_of(said[i].profile),
			  said[i].text) == said[i].whole);
}

int
main(void)
{
	mem = arena_new(16 << 20);
	xml_start(false);
	if (profiles_read("conf/profiles", &all) != OK) {
		puts("not ok 1 - profiles\n1..1");
		return 1;
	}
	for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++)
		vector(&vectors[i]);
	loosely();
	wholes();
	arena_free(mem);
	return check_done();
}
