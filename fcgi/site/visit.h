/*
 * visit.h: one request being served: the pipeline from request to response
 * (fcgi/README.md), and what handlers and commands see of it.
 *
 * Handlers know no HTTP: no status, no header, no cookie, no commit.
 */
#ifndef SITE_VISIT_H
#define SITE_VISIT_H

#include "fcgi/base/conf.h"
#include "fcgi/base/xml.h"
#include "fcgi/site/profile.h"
#include "fcgi/site/route.h"
#include "forms/check.h"

struct request;
struct response;
struct visit;
struct view;
struct store;

/* Made at start, never changed. */
struct site {
	const struct settings *settings;
	const struct forms *forms;
	const struct profiles *profiles;
	struct view *view;
	const char *build;	/* digest of stylesheets, dictionaries, forms */
	enum pool pool;
	int worker;		/* number of the child: shard of tallies */
	struct db *reader, *writer;
	struct store *store;	/* what is rendered once; NULL: nothing is kept */
	unsigned char form_key[2][32];	/* two generations */
	unsigned char totp_key[32];	/* of the sign-in pool; else zeros */
};

enum lang { LANG_BG, LANG_PL, LANG_CS, LANG_SR, LANG_SR_LATN, LANG_EN, LANGS };

/* What a page that is gone says; each may be NULL. */
struct gone {
	const char *at, *reason;
};

/* Who fills what stands open in the pieces of an act (piece.h), if there is
 * one on the page. */
struct gap;
struct piece;
struct act_gaps {
	enum err (*piece)(struct visit *v, const struct gap *gap,
			  struct piece *out);
	int64_t (*count)(struct visit *v, int64_t first, int64_t last);
	const void *arg;
};

struct visit {
	struct arena *mem;
	struct db *db;		/* the reader in a GET, the writer in a command */
	const struct site *site;
	const struct request *request;
	struct response *response;
	const struct route *route;
	struct parts parts;
	const char *now;	/* one moment for the whole visit */
	enum lang lang;
	struct account who;
	struct account looked;	/* who it was before the transaction */
	struct consultation before; /* and what, where that was counted */
	struct tries *tries;	/* to be read with who it is, or NULL */
	bool attempted;		/* counted for the throttle already */
	struct consultation consultation;	/* id 0: the path names none */
	int64_t authority;	/* of {authority}, or the one that leads; or 0 */
	const char *authority_slug;
	enum phase phase;
	/* what of the options of a form's choice fields the handler knows */
	struct choices choices[8];
	size_t choice_count;
	const void *prepared;	/* what .prepare leaves for the command */
	const struct form *asked; /* of a route that says .asks */
	struct answers *answers; /* of a refused POST, to be shown again; or NULL */
	struct gone gone;	/* of ERR_GONE: since when and why, if told */
	const char *next;	/* where a command goes */
	const char *planned;	/* the same, if .prepare said so already */
	const char *notice;	/* key of notice.*, told on that page */
	const char *cookie;	/* value, or NULL; new_cookie if made here */
	bool new_cookie;
	bool session_noted;	/* in this transaction: seen now, or just before */
	const char *session_seen; /* when that was noted last, if it was read */
	bool form_ready;	/* offers write forms */
	struct piece *fragments; /* HTML that the model refers to by number */
	size_t fragment_count;
	struct act_gaps gaps;	/* of an act's pieces on the page */
	struct bump *bumps;	/* tallies, written last (visit_tally) */
	size_t bump_count;
	int64_t site_meta;	/* revision of the whole, for lists */
	const char *site_passed; /* the newest moment of a phase, or NULL; of
				  * one consultation: the next */
	struct rows authority_row; /* of {authority}, for its pages */
	int64_t organisation;	/* of {organisation}, or 0 */
	struct rows organisation_row;
	struct node *crumbs;	/* of the page being built */
	bool sign_in_first;	/* refused because nobody is signed in */
	struct bytes by_cookie, by_address; /* as the throttle counts them */
	bool conflict;		/* refused because somebody was quicker: the
				 * page shows both texts, and is a 409 */
	const char *fault;	/* page_fault.* that says more of an ERR_GONE */
	unsigned char payload[32]; /* digest of what a POST sent, but its key */
};

/* A tally to be moved when the command is done (engineering 4). */
struct bump {
	const char *scope;
	int64_t subject;
	const char *name;
	int64_t by;
};

/* The whole of it; request and response in, nothing kept. */
void visit_serve(struct site *site, struct arena *mem,
		 const struct request *in, struct response *out);

const char *path_part(const struct visit *v, const char *name); /* asserts */
const char *visit_query(const struct visit *v, const char *name); /* or NULL */
/* Whether a POST names that field at all: before it is checked. */
bool visit_given(const struct visit *v, const char *name);
const char *lang_code(enum lang lang);		/* "sr-Latn": the address */
const char *lang_content(enum lang lang);	/* "sr": as texts are kept */
enum lang lang_of(const char *code); /* of either; English for another */

/* A visit without a request and without anybody there, for what glas jobs
 * and the command line make; its path is empty. */
struct visit visit_background(struct arena *mem, struct db *db,
			      const struct site *site, const char *now,
			      enum lang lang);

/* Options for the choice fields that say from="NAME". */
void visit_choices(struct visit *v, const char *from, struct form_option *options,
		   size_t count);

/* The fields that say asked="NAME" are asked. */
void visit_asks(struct visit *v, const char *name);

/* A command's end: 303 to the GET route with that handler.  Parts are those
 * of the present path; more as name, value pairs, ended by NULL; a name "#"
 * is the fragment, "?name" a query field. */
enum err visit_next(struct visit *v,
		    enum err (*show)(struct visit *, struct node *), ...);
/* The same for a path of ours that is known otherwise (sign-in: next). */
enum err visit_next_path(struct visit *v, const char *path);

/* Somebody saved first: the page is a 409 that shows beside each field what is
 * kept now (page_offer_with), keeps what was typed, and knows the edition that
 * is there now ("0": none), so that the next press is meant.  Always
 * ERR_INVALID. */
enum err visit_meanwhile(struct visit *v, struct answers *in,
			 const char *edition);

/* Moves a tally at the end of the transaction; scope is "consultation",
 * "unit", "authority" or "site" (subject 0). */
void visit_tally(struct visit *v, const char *scope, int64_t subject,
		 const char *name, int64_t by);
/* Writes them, in the order of their key: the last thing before the commit.
 * The pipeline calls it; so does a job that counts. */
enum err visit_tallies(struct visit *v);

/* Wording in the reader's language, for what C must write itself: titles of
 * files, subjects, heads of a CSV.  An unknown key gives the key. */
const char *visit_text(const struct visit *v, const char *key, const char *a,
		       const char *b);

/* Whether the dictionary has "group.key". */
bool visit_has_text(const struct visit *v, const char *group, const char *key);

/* Bytes as an answer: a file name makes it a download. */
void visit_bytes(struct visit *v, const char *type, const char *name,
		 struct bytes body);

/* The same piece by piece, after the visit: next is called until it says
 * *more = false; arg lives in v->mem. */
void visit_stream(struct visit *v, const char *type, const char *name,
		  enum err (*next)(void *arg, struct buffer *chunk, bool *more),
		  void *arg);

/* What is shown is a file of that name to be kept, not a page. */
void visit_download(struct visit *v, const char *name);

/* The browser asks for the page again after so many seconds: for what is being
 * done meanwhile. */
void visit_refresh(struct visit *v, int seconds);

/* A notice on the page after the next 303: key of notice.* */
void visit_notice(struct visit *v, const char *key);

/* The absolute address of a GET route, for mails. */
const char *visit_address(struct visit *v,
			  enum err (*show)(struct visit *, struct node *),
			  ...);

#endif
