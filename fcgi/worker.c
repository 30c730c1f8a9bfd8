/*
 * worker.c: main of glas-worker, the FastCGI worker: settings, the site, then
 * a pool of children that serve until told to stop (engineering 6).
 *
 *   glas-worker [--conf FILE] [--pool=pages|acts|sign-in] [--socket PATH]
 *               [--pid-file PATH]
 *
 * Without --socket the listening socket is descriptor 0 (systemd).
 */
#include "fcgi/base/log.h"
#include "fcgi/http/fastcgi.h"
#include "fcgi/http/prefork.h"
#include "fcgi/site/site.h"
#include "fcgi/site/visit.h"

#include <getopt.h>
#include <stddef.h>
#include <string.h>

/* Who reads, who acts and who signs in do not wait for each other; the first
 * two may do the same. */
static const struct pool_name {
	const char *name;
	enum pool may;
	size_t children; /* offset in the settings */
} pools[] = {
    {"pages", PAGES, offsetof(struct settings, workers)},
    {"acts", PAGES, offsetof(struct settings, act_workers)},
    {"sign-in", SIGN_IN, offsetof(struct settings, sign_in_workers)},
};

struct worker {
	struct settings settings;
	struct site site;
	struct arena *mem; /* of the request at hand */
	const struct pool_name *pool;
	const char *conf;
	struct prefork parent;
};

static void
serve(void *arg, const struct request *in, struct response *out)
{
	struct worker *w = arg;

	visit_serve(&w->site, w->mem, in, out);
}

static enum err
child_prepare(void *arg, int number)
{
	struct worker *w = arg;

	w->mem = arena_new((size_t)w->settings.arena_megabytes << 20);
	return site_child(&w->site, number);
}

static enum err
child_serve(void *arg, int listening)
{
	struct worker *w = arg;
	enum err e = fastcgi_serve(listening, w->mem, w->settings.spool,
	    w->settings.worker_requests, serve, w);

	arena_free(w->mem);
	return e;
}

static enum err
read_pool(const char *name, const struct pool_name **out)
{
	for (size_t i = 0; i < sizeof pools / sizeof *pools; i++) {
		if (!text_is(name, pools[i].name))
			continue;
		*out = &pools[i];
		return OK;
	}
	return ERR_INVALID;
}

static int
children(const struct worker *w)
{
	int64_t n;

	memcpy(&n, (const char *)&w->settings + w->pool->children, sizeof n);
	return (int)n;
}

static enum err
read_arguments(int argc, char **argv, struct worker *w)
{
	static const struct option known[] = {
	    {"conf", required_argument, NULL, 'c'},
	    {"pool", required_argument, NULL, 'p'},
	    {"socket", required_argument, NULL, 's'},
	    {"pid-file", required_argument, NULL, 'i'},
	    {"after", required_argument, NULL, 'a'},
	    {NULL, 0, NULL, 0},
	};
	int64_t after = 0;
	int c;

	while ((c = getopt_long(argc, argv, "", known, NULL)) != -1) {
		if (c == 'c')
			w->conf = optarg;
		else if (c == 'p')
			TRY(read_pool(optarg, &w->pool));
		else if (c == 's')
			w->parent.path = optarg;
		else if (c == 'i')
			w->parent.pid_file = optarg;
		else if (c == 'a')
			TRY(text_int(optarg, &after));
		else
			return ERR_INVALID;
	}
	w->parent.predecessor = (pid_t)after;
	w->parent.arguments = argv;
	return optind == argc ? OK : ERR_INVALID;
}

static enum err
start(struct worker *w)
{
	TRY(conf_read(w->conf, &w->settings));
	TRY(prefork_socket(w->parent.path, &w->parent.listening));
	return site_start(&w->settings, w->pool->may, &w->site);
}

int
main(int argc, char **argv)
{
	struct worker w = {.pool = &pools[0]};

	if (read_arguments(argc, argv, &w) != OK) {
		fputs("usage: glas-worker [--conf FILE] "
		      "[--pool=pages|acts|sign-in]"
		      " [--socket PATH] [--pid-file PATH]\n",
		    stderr);
		return 2;
	}
	if (start(&w) != OK)
		return 1;
	w.parent.children = children(&w);
	w.parent.prepare = child_prepare;
	w.parent.serve = child_serve;
	w.parent.arg = &w;
	return prefork_run(&w.parent);
}
