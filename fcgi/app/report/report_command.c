/*
 * report_command.c: "glas report SLUG --as F [--lang L] [--edition N]
 * [--part N]": a report, or that volume of it, on standard output, for scripts
 * and for measuring.
 */
#include "db/role.h"
#include "fcgi/app/desk/concern.h"
#include "fcgi/app/jobs/work.h"
#include "fcgi/app/report/report_office.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/log.h"
#include "fcgi/site/site.h"

#include <string.h>

struct asked {
	const char *slug, *language, *body;
	struct report_wish wish;
};

static const char *const formats =
    "csv json xml docx odt xlsx fo pdf"; /* by spaces */

static bool
known(const char *format)
{
	const char *at = strstr(formats, format);
	size_t size = strlen(format);

	return *format && at && (at == formats || at[-1] == ' ') &&
	       (!at[size] || at[size] == ' ');
}

static enum err
arguments(int argc, char **argv, struct asked *out)
{
	for (int i = 1; i < argc; i++) {
		const char *next = i + 1 < argc ? argv[i + 1] : NULL;

		if (text_is(argv[i], "--full")) {
			out->wish.full = true;
			continue;
		}
		if (*argv[i] != '-') {
			out->slug = argv[i];
			continue;
		}
		if (!next)
			return ERR_INVALID;
		if (text_is(argv[i], "--as"))
			out->wish.as = next;
		else if (text_is(argv[i], "--lang"))
			out->language = next;
		else if (text_is(argv[i], "--body"))
			out->body = next;
		else if (text_is(argv[i], "--part")) {
			TRY(text_int(next, &out->wish.volume));
			out->wish.rows = VOLUME_ROWS;
		} else if (!text_is(argv[i], "--edition") ||
			   text_int(next, &out->wish.edition) != OK)
			return ERR_INVALID;
		i++;
	}
	return out->slug && out->wish.as && known(out->wish.as) ? OK
								: ERR_INVALID;
}

/* Of stylesheets those that the format is made by alone: a table of 100,000
 * rows has 50 MB for all. */
static unsigned
outputs(const char *as)
{
	if (text_is(as, "csv"))
		return 0;
	return text_is(as, "json") ? 1u << PLAIN : 1u << FEED;
}

/* Text formats block by block, so that memory is that of a block. */
static enum err
streamed(struct visit *v, const struct report_wish *wish)
{
	struct report_maker *maker;
	struct arena *block;
	bool more = true;
	enum err e = OK;

	TRY(report_maker(v, wish, &maker));
	block = arena_new((size_t)128 << 20);
	while (e == OK && more) {
		struct buffer b = buffer_new(block, (size_t)64 << 20);

		e = report_next(maker, &b, &more);
		if (b.size)
			fwrite(b.data, 1, b.size, stdout);
		arena_reset(block);
	}
	arena_free(block);
	return e;
}

static enum err
printed(struct visit *v, const struct report_wish *wish)
{
	struct bytes file;

	if (text_is(wish->as, "csv") || text_is(wish->as, "json") ||
	    text_is(wish->as, "xml") || text_is(wish->as, "fo"))
		return streamed(v, wish);
	TRY(report_file_make(v, wish, &file));
	fwrite(file.at, 1, file.size, stdout);
	return OK;
}

static enum err
volume(struct visit *v, struct report_wish *wish)
{
	if (!wish->rows)
		return OK;
	TRY(report_volumes(v, wish->body, &wish->volumes));
	return wish->volume >= 1 && wish->volume <= wish->volumes
		   ? OK
		   : ERR_NOT_FOUND;
}

enum err
report_command(
    const struct settings *s, struct arena *mem, int argc, char **argv)
{
	struct asked asked = {.wish = {.staff = true}};
	struct site site;
	struct db *db;
	struct visit v;
	enum err e;

	if (arguments(argc, argv, &asked) != OK) {
		fprintf(stderr,
		    "glas report SLUG --as FORMAT [--lang L] [--edition N] "
		    "[--body SLUG] [--part N] [--full]\nFORMAT: %s\n",
		    formats);
		return ERR_INVALID;
	}
	TRY(site_background(s, outputs(asked.wish.as), &site));
	TRY(role_open(s, mem, ROLE_JOBS, &db));
	v = visit_background(mem, db, &site, clock_now(mem), LANG_EN);
	e = report_visit_know(&v, asked.slug);
	if (e == OK) {
		enum lang lang = lang_of(
		    asked.language ? asked.language : v.consultation.language);

		v = visit_background(mem, db, &site, v.now, lang);
		e = report_visit_know(&v, asked.slug);
	}
	if (e == OK)
		e = concern_wanted(&v, asked.body, &asked.wish.body);
	if (e == OK)
		e = volume(&v, &asked.wish);
	if (e == OK)
		e = printed(&v, &asked.wish);
	if (e == ERR_NOT_FOUND)
		fputs(
		    "glas: no such consultation, or no such report\n", stderr);
	db_free(db);
	return e;
}
