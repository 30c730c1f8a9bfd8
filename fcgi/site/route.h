/*
 * route.h: the shape of a route, a path to its route and parts, a route to
 * its path.  The table itself is fcgi/routes.c: the site's table of contents.
 */
#ifndef SITE_ROUTE_H
#define SITE_ROUTE_H

#include "fcgi/base/text.h"
#include "fcgi/site/policy.h"

struct visit;
struct node;
struct answers;
struct form;

enum verb { GET, POST };
enum pool { PAGES, SIGN_IN };		/* which workers may serve it */
enum output { HTML, PLAIN, FEED, BYTES }; /* which stylesheet root, or none */
enum { ALL_OUTPUTS = 1 << HTML | 1 << PLAIN | 1 << FEED };
enum key { KEYED, UNKEYED };		/* UNKEYED: RFC 8058 unsubscribe only */

/* What the ETag of a public page is made of besides build, route, parts and
 * phase (engineering 4). */
enum etag { ETAG_NONE, ETAG_SITE, ETAG_CONSULTATION, ETAG_UNIT };

struct route {
	enum verb verb;
	const char *pattern;	/* "/{lang}/c/{consultation}" */
	enum action action;
	const char *page;	/* name of the page's element and contract */
	enum err (*show)(struct visit *v, struct node *page);
	const char *form;	/* declared form of a POST, or NULL: a button */
	enum err (*command)(struct visit *v, struct answers *in);
	/* In the place of .form, of GET and POST alike: a form that depends on
	 * what the path names (a questionnaire): v->asked. */
	enum err (*asks)(struct visit *v, const struct form **out);
	bool files;		/* of .asks: it may ask for files */
	/* The options of its form's choice fields that say from=, for check
	 * (visit_choices); pages call the same. */
	enum err (*options)(struct visit *v);
	/* Before the transaction, without the database's writer: Argon2id, and
	 * where the command will lead (visit_next), if that is known: it is
	 * then stored with the key of the form. */
	enum err (*prepare)(struct visit *v, struct answers *in);
	enum err (*send)(struct visit *v);	/* of BYTES */
	const char *query;	/* names of query fields: "after status" */
	const char *lists;	/* those of them that check boxes give: of two
				 * of one name the right spelling is one, its
				 * values joined by "." */
	bool form_page;		/* never cached; offers are forms */
	enum etag etag;
	enum output output;
	enum pool pool;
	enum key key;
	bool considered;	/* not sent within form_seconds of being
				 * shown: nobody reads so fast */
	const char *throttle;	/* name of a limit in policy.c, or NULL */
	const char *type;	/* Content-Type, if not the output's own */
	bool framed;		/* other sites may show it in a frame: it holds
				 * no form and depends on no cookie */
};

extern const struct route routes[];
extern const size_t route_count;

enum { ROUTE_PARTS = 16 }; /* of a path, and of what its page links to */

struct part {
	const char *name, *value;
};
struct parts {
	struct part at[ROUTE_PARTS];
	size_t count;
};

enum route_found { ROUTE_NONE, ROUTE_WRONG_VERB, ROUTE_FOUND };
enum route_found route_find(struct arena *mem, enum verb verb,
			    const char *path, const struct route **out,
			    struct parts *parts);

/* The first GET route with that handler; the POST route with that command. */
const struct route *route_of_show(enum err (*show)(struct visit *,
						    struct node *));
const struct route *route_of_command(enum err (*command)(struct visit *,
							  struct answers *));
const struct route *route_of_send(enum err (*send)(struct visit *));
const struct route *route_of_page(const char *page);
/* The POST route of that page, for buttons of the frame; or NULL. */
const struct route *route_of_post(const char *page);

/* The path of a route; missing parts are an assert. */
const char *route_path(struct arena *mem, const struct route *r,
		       const struct parts *parts);

const char *parts_find(const struct parts *p, const char *name); /* or NULL */
void parts_set(struct parts *p, const char *name, const char *value);

#endif
