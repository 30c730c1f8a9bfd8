/*
 * site.h: what is made at start and never changed: settings, forms,
 * profiles, stylesheets, keys (struct site, visit.h).
 */
#ifndef SITE_SITE_H
#define SITE_SITE_H

#include "fcgi/site/visit.h"

/* Before the children are forked: reads and compiles everything; what is
 * wrong with a file is ERR_BROKEN and in the log. */
enum err site_start(const struct settings *s, enum pool pool,
		    struct site *out);

/* In a child: its own connections, its number. */
enum err site_child(struct site *site, int number);

/* An account's object by the name of its user; its password is the file of
 * that name in password_folder. */
enum err site_db(const struct settings *s, const char *user, bool writer,
		 struct db **out);

#endif
