/*
 * draft_limits.c: at each limit of what is read, and one beyond it.
 */
#include "fcgi/base/secret.h"
#include "fcgi/base/xml.h"
#include "fcgi/draft/draft.h"
#include "fcgi/draft/drafting.h"
#include "fcgi/draft/part.h"
#include "fcgi/draft/zip.h"
#include "tests/archive.h"
#include "tests/check.h"

enum { FREE = 1 << 20, NOISE = 440 << 10, DEEPEST = 120 };

static struct draft_options options;

/* So many bytes, the first of them noise that cannot be packed: the more
 * noise, the lower the ratio.  The same in each run. */
static struct bytes
content(struct arena *mem, size_t size, size_t noise)
{
	unsigned char *at = arena_alloc(mem, size);
	uint32_t x = 2463534242;

	for (size_t i = 0; i < noise && i < size; i++) {
		x ^= x << 13;
		x ^= x >> 17;
		x ^= x << 5;
		at[i] = (unsigned char)x;
	}
	return (struct bytes){at, size};
}

static size_t
packed_size(struct arena *mem, struct bytes file)
{
	struct made z;

	made_start(mem, &z);
	made_text(&z, "a", "");
	size_t without = z.files.size;

	made_add(&z, "b", file);
	return z.files.size - without - 31;
}

/* Reads the entry so often; what it was refused for, or "". */
static const char *
read_entry(struct arena *mem, struct bytes zip, int times)
{
	struct source s = {.mem = mem};
	struct archive *a;
	struct bytes out;

	if (archive_open(&s, zip, &a) != OK)
		return "open";
	for (int i = 0; i < times; i++)
		if (archive_read(a, i + 1 < times ? "a" : "last", &out) != OK)
			return s.refusal_code ? s.refusal_code : "?";
	return "";
}

static struct bytes
two(struct arena *mem, struct bytes often, struct bytes last)
{
	struct made z;

	made_start(mem, &z);
	made_add(&z, "a", often);
	made_add(&z, "last", last);
	return made_end(&z);
}

/* 200 bytes for each packed one, and a megabyte besides; a thousand more zeros
 * pack to one byte or two. */
static void
ratio(void)
{
	struct arena *mem = arena_new((size_t)4 << 30);
	size_t size = FREE, before = 0;

	while (size != before) {
		before = size;
		size = FREE + ZIP_RATIO_MAX *
				  packed_size(mem, content(mem, size, 999));
	}
	CHECK(size > FREE && size < ZIP_ENTRY_MAX);
	CHECK_TEXT(
	    read_entry(
		mem, two(mem, content(mem, 1, 1), content(mem, size, 999)), 2),
	    "");
	CHECK_TEXT(
	    read_entry(mem,
		two(mem, content(mem, 1, 1), content(mem, size + 1000, 999)),
		2),
	    "bomb");
	arena_free(mem);
}

/* One entry, and all together. */
static void
sizes(void)
{
	struct arena *mem = arena_new((size_t)6 << 30);
	struct bytes whole = content(mem, ZIP_ENTRY_MAX, NOISE);
	int times = ZIP_TOTAL_MAX / ZIP_ENTRY_MAX;

	CHECK_TEXT(read_entry(mem, two(mem, whole, whole), times), "");
	CHECK_TEXT(
	    read_entry(mem, two(mem, whole, content(mem, 1, 1)), times + 1),
	    "bomb");
	CHECK_TEXT(read_entry(mem,
		       two(mem, content(mem, 1, 1),
			   content(mem, ZIP_ENTRY_MAX + 1, NOISE)),
		       2),
	    "bomb");
	arena_free(mem);
}

static struct bytes
nested(struct arena *mem, const char *head, const char *open,
    const char *middle, const char *close, const char *tail, int times)
{
	struct buffer b = buffer_new(mem, 1 << 20);

	buffer_add(&b, head);
	for (int i = 0; i < times; i++)
		buffer_add(&b, open);
	buffer_add(&b, middle);
	for (int i = 0; i < times; i++)
		buffer_add(&b, close);
	buffer_add(&b, tail);
	return (struct bytes){(const unsigned char *)b.data, b.size};
}

/* So deep it is read, and what is written of it is read again; one deeper and
 * all that are deeper still are refused, in one sentence. */
static void
check_depth(const char *head, const char *open, const char *middle,
    const char *close, const char *tail)
{
	struct arena *mem = arena_new((size_t)1 << 30);
	struct draft *d, *again;
	int deepest = 0;

	for (int times = 1; times <= 3 * DEEPEST; times += 1) {
		struct bytes file =
		    nested(mem, head, open, middle, close, tail, times);

		if (draft_read(mem, file, &options, &d) != OK) {
			CHECK_TEXT(d->refusal_code, "too-deep");
			break;
		}
		deepest = times;
		if (draft_read(mem, d->akn, &options, &again) != OK ||
		    again->akn.size != d->akn.size ||
		    memcmp(again->akn.at, d->akn.at, d->akn.size) != 0)
			break;
	}
	CHECK(deepest >= 15 && deepest < 3 * DEEPEST);
	for (int times = deepest + 1; times < deepest + 300; times += 37) {
		arena_reset(mem);
		if (draft_read(mem,
			nested(mem, head, open, middle, close, tail, times),
			&options, &d) == OK)
			CHECK(!"deeper than what is refused");
	}
	arena_free(mem);
}

static void
depths(void)
{
	check_depth("<akomaNtoso><act><body>", "<section><num>1</num>",
	    "<content><p>x</p></content>", "</section>",
	    "</body></act></akomaNtoso>");
	check_depth("<html><body><p>Art. 1. x</p>", "<table><tr><td>", "x",
	    "</td></tr></table>", "</body></html>");
	check_depth("<html><body><p>Art. 1. ", "<i><b>", "x", "</b></i>",
	    "</p></body></html>");
	check_depth("<html><body><p>Art. 1. x</p>", "<ol><li>y", "x",
	    "</li></ol>", "</body></html>");
}

int
main(void)
{
	struct arena *rules = arena_new(16 << 20);

	xml_start(true);
	if (drafting_load(rules, NULL, &options.draftings) != OK)
		return 1;
	ratio();
	sizes();
	depths();
	arena_free(rules);
	return check_done();
}
