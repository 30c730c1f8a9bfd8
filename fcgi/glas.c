/*
 * glas.c: main of glas, the command line: everything an operator or the
 * background does.  Here are the table of commands and the few that are no
 * subject of their own; every other row's function lives in its room.
 *
 *   glas [--conf FILE] COMMAND [ARGUMENTS]
 */
#include "db/migrate.h"
#include "fcgi/app/account/totp.h"
#include "fcgi/app/jobs/work.h"
#include "fcgi/app/operate/load.h"
#include "fcgi/app/operate/operator.h"
#include "fcgi/app/operate/samples.h"
#include "fcgi/app/proof/proof.h"
#include "fcgi/app/proof/seal.h"
#include "fcgi/app/report/export.h"
#include "fcgi/app/report/report_make.h"
#include "fcgi/base/log.h"
#include "fcgi/draft/draft.h"
#include "fcgi/http/cgi.h"
#include "fcgi/site/site.h"
#include "fcgi/site/view.h"
#include "fcgi/site/visit.h"
#include "fcgi/site/words.h"
#include "forms/form.h"

#include <string.h>
#include <unistd.h>

/* Arguments of a command: argv[0] is its name.  What it says goes to stdout,
 * faults to the log. */
struct command {
	const char *name;
	enum err (*run)(
	    const struct settings *s, struct arena *mem, int argc, char **argv);
	const char *sentence;
};

static enum err settings_print(
    const struct settings *, struct arena *, int, char **);
static enum err routes_print(
    const struct settings *, struct arena *, int, char **);
static enum err serve_one(
    const struct settings *, struct arena *, int, char **);

static enum err migrate_all(
    const struct settings *, struct arena *, int, char **);

/* The rules of the source tree that the program was built in, wherever it is
 * called; else those of the tree at hand, else the installed ones. */
static const char *
rules_folder(const struct settings *s, struct arena *mem)
{
	char self[4096] = "";
	ssize_t size = readlink("/proc/self/exe", self, sizeof self - 1);
	char *slash = size > 0 ? strrchr(self, '/') : NULL;
	const char *tree;

	if (slash)
		*slash = '\0';
	tree = arena_printf(mem, "%s/../conf", self);
	if (!access(arena_printf(mem, "%s/drafting", tree), R_OK))
		return tree;
	return access("conf/drafting", R_OK)
		   ? arena_printf(mem, "%s/conf", s->home)
		   : "conf";
}

/* What a command of the drafts' room ends with. */
static enum err
ended(int code)
{
	return code == 2 ? ERR_INVALID : code ? ERR_BROKEN : OK;
}

/* The dictionaries that stand beside the rules, read when something is to be
 * said. */
struct wording {
	struct arena *mem;
	const char *folder;
	struct words *words;
};

static const char *
wording_text(void *arg, const char *language, const char *key)
{
	struct wording *w = arg;

	if (!w->words && words_read(w->mem, w->folder, &w->words) != OK)
		return NULL;
	return words_text(words_in(w->words, language), w->mem, key, "", "");
}

/* "glas convert": a draft as Akoma Ntoso; needs no database. */
static enum err
convert(const struct settings *s, struct arena *mem, int argc, char **argv)
{
	const char *rules = rules_folder(s, mem);
	struct wording w = {
	    mem, arena_printf(mem, "%s/../xslt/i18n", rules), NULL};

	return ended(draft_command_convert(
	    rules, &(struct draft_wording){wording_text, &w}, argc, argv));
}

static enum err
compare(const struct settings *s, struct arena *mem, int argc, char **argv)
{
	const char *rules = rules_folder(s, mem);
	struct wording w = {
	    mem, arena_printf(mem, "%s/../xslt/i18n", rules), NULL};

	return ended(draft_command_compare(
	    rules, &(struct draft_wording){wording_text, &w}, argc, argv));
}

static const struct command commands[] = {
    {"account", operator_account,
	"People who sign in: add, password, totp, right, close, list."},
    {"authority", operator_authority, "Bodies that publish: add."},
    {"export", export_command,
	"Comments as CSV with fixed columns: SLUG --as public|official."},
    {"jobs", jobs_command,
	"Does what was put off: imports, mails; --once: what is due now; "
	"--papers: files of reports alone; --no-papers: all but these."},
    {"compare", compare,
	"Two drafts' changes, a line each: A B [--as json|html]."},
    {"convert", convert,
	"Any supported file as Akoma Ntoso: convert --help says how."},
    {"load", load_command,
	"Makes many consultations and comments, for measuring."},
    {"ledger", ledger_command,
	"check: the whole log against the database and its files."},
    {"migrate", migrate_all, "Brings the database to this version's tables."},
    {"report", report_command,
	"A report on standard output: SLUG --as FORMAT [--lang L]."},
    {"settings", settings_print,
	"Prints every setting with its default: conf/platform.conf."},
    {"routes", routes_print,
	"Prints the addresses; --nginx: as nginx needs them."},
    {"serve-one", serve_one,
	"Answers one CGI request from the environment (RFC 3875)."},
    {"render", view_command_render,
	"Makes a page of a sample model, for authors of stylesheets."},
    {"seal", seal_command,
	"Numbers, chains and signs the log; --once; --key: who verifies it."},
    {"samples", samples_load,
	"Loads the small world of make run; never on an installation."},
    {"term-pass", samples_term_pass,
	"For trying: closes a consultation of the samples' people now: SLUG."},
    {"verify", proof_command,
	"Checks a receipt (*.tlog-proof), without network or database."},
    {"totp", totp_print, "Prints the code of a second factor, for trying."},
};

enum { COMMANDS = sizeof commands / sizeof *commands };
enum { COMMAND_MEMORY = 1 << 30 };

static enum err
settings_print(
    const struct settings *s, struct arena *mem, int argc, char **argv)
{
	(void)s, (void)mem, (void)argc, (void)argv;
	conf_sample(stdout);
	return OK;
}

static enum err
migrate_all(const struct settings *s, struct arena *mem, int argc, char **argv)
{
	(void)argc, (void)argv;
	return migrate(s, mem);
}

/* A pattern as nginx reads it: {name} is one segment. */
static const char *
expression(struct arena *mem, const char *pattern)
{
	struct buffer b = buffer_new(mem, 4096);

	for (const char *c = pattern; *c; c++) {
		if (*c == '{') {
			buffer_add(&b, "[^/]+");
			c += strcspn(c, "}");
		} else {
			buffer_printf(&b, *c == '.' ? "\\%c" : "%c", *c);
		}
	}
	return b.data;
}

static bool
takes_files(const struct forms *forms, const char *name)
{
	const struct form *form = name ? forms_find(forms, name) : NULL;

	return form && form->files;
}

/* What nginx must know of an address: not kept (its waiting for a first copy
 * would make people stand in line) and with the workers of forms and acts, the
 * sign-in pool, room for files.  NULL: nothing more than of most. */
static const char *
place(struct arena *mem, const struct forms *forms, size_t i)
{
	const struct route *r = &routes[i];
	bool sign = false, files = false, kept = false;

	for (size_t k = 0; k < route_count; k++) {
		if (strcmp(routes[k].pattern, r->pattern))
			continue;
		if (k < i)
			return NULL;
		sign |= routes[k].pool == SIGN_IN;
		files |= routes[k].files || takes_files(forms, routes[k].form);
		kept |= routes[k].etag != ETAG_NONE;
	}
	if (kept && !sign && !files)
		return NULL;
	return arena_printf(mem, "\tfastcgi_pass %s;\n%s%s",
	    sign   ? "sign"
	    : kept ? "$reading"
		   : "acts",
	    kept ? "\tfastcgi_cache pages;\n" : "",
	    files ? "\tclient_max_body_size 61m;\n" : "");
}

/* nginx tries one expression after the other, for every request: neighbours
 * of one kind are one, behind the language that they begin with.  A word of
 * its settings has at most 4,096 bytes. */
struct locations {
	struct buffer all;
	const char *place; /* of these; NULL: none yet */
	bool language;
};
enum { EXPRESSION_MOST = 3500 };
#define LANGUAGE "/{lang}/"

static void
end_location(struct locations *l)
{
	if (l->place)
		printf("location ~ \"^%s(?:%s)$\" {\n%s}\n",
		    l->language ? "/[^/]+/" : "", l->all.data, l->place);
	l->place = NULL;
	l->all.size = 0;
}

static void
add_location(
    struct arena *mem, const char *where, size_t i, struct locations *l)
{
	const char *pattern = routes[i].pattern;
	bool language = text_starts(pattern, LANGUAGE);

	if (!text_is(where, l->place) || language != l->language ||
	    l->all.size > EXPRESSION_MOST)
		end_location(l);
	if (l->place)
		buffer_add(&l->all, "|");
	buffer_add(&l->all,
	    expression(mem, language ? pattern + strlen(LANGUAGE) : pattern));
	l->place = where;
	l->language = language;
}

/* Whether a path may be of both patterns. */
static bool
overlap(const char *a, const char *b)
{
	while (*a && *b) {
		size_t x = 1 + strcspn(a + 1, "/"), y = 1 + strcspn(b + 1, "/");
		bool any = memchr(a, '{', x) || memchr(b, '{', y);

		if (!any && (x != y || memcmp(a, b, x)))
			return false;
		a += x;
		b += y;
	}
	return !*a && !*b;
}

/* Of most, and of no address that is something more. */
static bool
of_most(struct arena *mem, const struct forms *forms, size_t i)
{
	if (routes[i].verb != GET || routes[i].etag == ETAG_NONE ||
	    place(mem, forms, i))
		return false;
	for (size_t k = 0; k < route_count; k++)
		if (place(mem, forms, k) &&
		    overlap(routes[k].pattern, routes[i].pattern))
			return false;
	return true;
}

/* What is read most, by everybody, is met by the first expression. */
static void
print_locations(struct arena *mem, const struct forms *forms)
{
	struct locations l = {.all = buffer_new(mem, 2 * EXPRESSION_MOST)};

	for (size_t i = 0; i < route_count; i++)
		if (of_most(mem, forms, i))
			add_location(mem,
			    "\tfastcgi_pass $reading;\n"
			    "\tfastcgi_cache pages;\n",
			    i, &l);
	end_location(&l);
	for (size_t i = 0; i < route_count; i++) {
		const char *where = place(mem, forms, i);

		if (where)
			add_location(mem, where, i, &l);
	}
	end_location(&l);
}

static enum err
routes_print(const struct settings *s, struct arena *mem, int argc, char **argv)
{
	struct forms *forms;

	if (argc > 1 && text_is(argv[1], "--nginx")) {
		TRY(forms_read(arena_printf(mem, "%s/forms", s->home), &forms));
		print_locations(mem, forms);
		return OK;
	}
	for (size_t i = 0; i < route_count; i++)
		printf("%-4s %-52s %-14s %-8s %s\n",
		    routes[i].verb == POST ? "POST" : "GET", routes[i].pattern,
		    action_name(routes[i].action),
		    routes[i].pool == SIGN_IN ? "sign-in" : "pages",
		    routes[i].form   ? routes[i].form
		    : routes[i].page ? routes[i].page
				     : "-");
	return OK;
}

struct one {
	struct site site;
	struct arena *mem;
};

static void
serve(void *arg, const struct request *in, struct response *out)
{
	struct one *one = arg;

	visit_serve(&one->site, one->mem, in, out);
}

static enum err
serve_one(const struct settings *s, struct arena *mem, int argc, char **argv)
{
	struct one one = {.mem = mem};
	enum pool pool =
	    argc > 1 && text_is(argv[1], "--pool=sign-in") ? SIGN_IN : PAGES;

	TRY(site_start(s, pool, &one.site));
	TRY(site_child(&one.site, 0));
	return cgi_serve(mem, s->spool, serve, &one);
}

static int
usage(void)
{
	fputs("usage: glas [--conf FILE] COMMAND [ARGUMENTS]\n\n", stderr);
	for (int i = 0; i < COMMANDS; i++)
		fprintf(stderr, "  %-10s %s\n", commands[i].name,
		    commands[i].sentence);
	return 2;
}

static int
run(const struct command *command, const char *conf, int argc, char **argv)
{
	struct arena *mem = arena_new(COMMAND_MEMORY);
	struct settings settings;
	enum err e = conf_read(conf, &settings);

	if (e == OK)
		e = command->run(&settings, mem, argc, argv);
	arena_free(mem);
	if (fflush(stdout))
		e = ERR_BROKEN;
	return e == OK ? 0 : e == ERR_INVALID ? 2 : 1;
}

int
main(int argc, char **argv)
{
	const char *conf = NULL;

	if (argc > 2 && text_is(argv[1], "--conf")) {
		conf = argv[2];
		argc -= 2;
		argv += 2;
	}
	for (int i = 0; argc > 1 && i < COMMANDS; i++)
		if (text_is(argv[1], commands[i].name))
			return run(&commands[i], conf, argc - 1, argv + 1);
	return usage();
}
