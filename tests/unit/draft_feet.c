/* feet.c: notes at the foot of a printed page, and its number. */
#include "fcgi/draft/feet.h"
#include "tests/check.h"

static struct arena *mem;

/* What stays of the page, "|", and the notes that were put aside. */
static const char *
parted(const char *page, int last)
{
	struct feet f = {buffer_new(mem, 4096), last};
	size_t size = feet_find(&f, page, strlen(page));

	return arena_printf(mem, "%.*s|%s", (int)size, page, f.notes.data);
}

static void
notes(void)
{
	CHECK_TEXT(parted("Na podstawie ustawy1 uchwala się,\nco następuje\n"
			  "1 Zmiany ogłoszono w Dz. U.\nz 2025 r.\n",
		       0),
	    "Na podstawie ustawy1 uchwala się,\nco następuje\n|"
	    "1 Zmiany ogłoszono w Dz. U.\nz 2025 r.\n");
	CHECK_TEXT(
	    parted("По закона 3 и наредбата.4\n3 Обн., ДВ, бр. 1.\n4 Също", 2),
	    "По закона 3 и наредбата.4\n|3 Обн., ДВ, бр. 1.\n4 Също\n");
	CHECK_TEXT(parted("činností1.\n1 § 35 zákona.\n", 0),
	    "činností1.\n|1 § 35 "
	    "zákona.\n");
	CHECK_TEXT(parted("vlády2)\n2 Čl. 5.\n", 1), "vlády2)\n|2 Čl. 5.\n");
}

/* No mark, no capital, another number: it stays where it is. */
static void
no_notes(void)
{
	static const char *const pages[] = {
	    "wchodzi w życie z dniem ustawy 1 albo\n1 stycznia 2027 r.\n",
	    "o których mowa w ust. 1 ustawy\n1 Rada Gminy\n",
	    "zgodnie z art. 1\n1 Rada Gminy\n",
	    "powierzchnia2 działki\n1 Rada Gminy\n",
	    "w ustawie2 gminnej\n2 Rada Gminy\n",
	    "w ustawie1 gminnej\n12 Rada Gminy\n",
	    "w ustawie1 gminnej\n1. Rada Gminy\n",
	    "w roku 2010 rada\n1 Rada Gminy\n",
	    "1",
	    "1 ",
	    "1 R",
	    "\n",
	};

	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
		CHECK_TEXT(
		    parted(pages[i], 0), arena_printf(mem, "%s|", pages[i]));
}

static const char *
unnumbered(const char *page, int number)
{
	size_t size = strlen(page);

	feet_unnumbered(&page, &size, number);
	return arena_copy_n(mem, page, size);
}

static void
numbers(void)
{
	CHECK_TEXT(unnumbered("Art. 1\nRada\n12\n", 12), "Art. 1\nRada\n");
	CHECK_TEXT(unnumbered("Rada\n- 12 -\n\n", 12), "Rada\n");
	CHECK_TEXT(unnumbered("12/40\nRada\n", 12), "Rada\n");
	CHECK_TEXT(unnumbered("Rada\n12\n", 13), "Rada\n12\n");
	CHECK_TEXT(unnumbered("Rada\n12 m\n", 12), "Rada\n12 m\n");
	CHECK_TEXT(unnumbered("12\n", 12), "12\n");
	CHECK_TEXT(unnumbered("", 1), "");
	CHECK_TEXT(unnumbered("\n", 1), "\n");
}

/* Three pages and what was taken off them. */
static const char *
taken_off(const char *first, const char *second, const char *third)
{
	struct page pages[] = {{first, strlen(first), 1},
	    {second, strlen(second), 2}, {third, strlen(third), 3}};
	const char *taken = feet_running(mem, pages, 3);

	return arena_printf(mem, "%.*s|%.*s|%.*s|%s", (int)pages[0].size,
	    pages[0].at, (int)pages[1].size, pages[1].at, (int)pages[2].size,
	    pages[2].at, taken);
}

static void
running(void)
{
	CHECK_TEXT(taken_off("Službeni list, broj 12\nČlan 1.\n1\n",
		       "Službeni list, broj 12\nČlan 2.\n2\n",
		       "Službeni list, broj 12\nČlan 3.\n3\n"),
	    "Službeni list, broj 12\nČlan 1.\n|Član 2.\n|Član 3.\n|"
	    "Službeni list, broj 12");
	/* figures may differ; two lines; the first page has none of them */
	CHECK_TEXT(taken_off("Nařízení\nČl. 1\nSbírka zákonů strana 1\n",
		       "částka 7 z roku 2026\nČl. 2\nSbírka zákonů strana 2\n",
		       "částka 7 z roku 2026\nČl. 3\nSbírka zákonů strana 3\n"),
	    "Nařízení\nČl. 1\n|Čl. 2\n|Čl. 3\n|"
	    "částka 7 z roku 2026 / Sbírka zákonů strana 1");
	/* numbers of units are no such lines, nor is what stands once */
	CHECK_TEXT(taken_off("Član 1.\na\n", "Član 2.\nb\n", "Član 3.\nc\n"),
	    "Član 1.\na\n|Član 2.\nb\n|Član 3.\nc\n|");
	CHECK_TEXT(taken_off("Odluka o parkiranju\na\n", "Član broj jedan\nb\n",
		       "Član broj dva\nc\n"),
	    "Odluka o parkiranju\na\n|Član broj jedan\nb\n|"
	    "Član broj dva\nc\n|");
	CHECK_TEXT(taken_off("", "", ""), "|||");
}

int
main(void)
{
	mem = arena_new(1 << 20);
	notes();
	no_notes();
	running();
	numbers();
	arena_free(mem);
	return check_done();
}
