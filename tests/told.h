/*
 * told.h: whoever changes what everybody reads says so.  The public pages that
 * a story has seen, and those of the consultations that it touched, are made
 * anew after each act of it, without anything kept: one that has changed has
 * another ETag, or caches and workers would go on showing the old one.
 */
#ifndef TESTS_TOLD_H
#define TESTS_TOLD_H

#include "tests/house.h"

enum { TOLD = 64, TOLD_PATH = 200 };

struct told {
	struct seen {
		char path[TOLD_PATH], etag[40];
		unsigned char body[DIGEST_SIZE];
	} at[TOLD];
	size_t count;
};

/* Rows were changed by hand. */
static inline void
told_forget(struct told *t)
{
	t->count = 0;
}

/* The page as it is made of the database alone; false: it is not one for
 * everybody. */
static inline bool
told_now(struct house *h, const char *path, struct seen *out)
{
	struct request in;
	struct response made;

	house_request(h, "GET", path, NULL, "", &in);
	visit_serve(&h->bare, h->mem, &in, &made);
	if (made.status != 200 || !made.etag || made.stream)
		return false;
	snprintf(out->etag, sizeof out->etag, "%s", made.etag);
	secret_digest(made.body.data, made.body.size, out->body);
	return true;
}

static inline void
told_see(struct told *t, struct house *h, const char *path)
{
	struct seen *s = &t->at[t->count];

	for (size_t i = 0; i < t->count; i++)
		if (!strcmp(t->at[i].path, path))
			return;
	if (t->count == TOLD || strlen(path) >= TOLD_PATH)
		return;
	snprintf(s->path, sizeof s->path, "%s", path);
	if (told_now(h, path, s))
		t->count++;
}

/* Pages that need no more than the consultation, which a path names. */
static inline void
told_see_round(struct told *t, struct house *h, const char *path)
{
	const char *at = strstr(path, "/c/");
	size_t size = at ? strcspn(at + 3, "/?#") : 0;
	struct parts parts = {0};

	if (!size)
		return;
	parts_set(&parts, "lang", "bg");
	parts_set(&parts, "consultation", arena_copy_n(h->mem, at + 3, size));
	for (const struct route *r = routes; r < routes + route_count; r++)
		if (r->verb == GET && r->etag != ETAG_NONE && r->show &&
		    text_starts(r->pattern, "/{lang}/c/{consultation}") &&
		    !strchr(r->pattern + strlen("/{lang}/c/{consultation}"),
			'{'))
			told_see(t, h, route_path(h->mem, r, &parts));
}

/* After an act: a page that changed and did not say so, or NULL. */
static inline const char *
told_not(struct told *t, struct house *h)
{
	const char *path = NULL;
	struct seen now;

	for (size_t i = 0; i < t->count; i++) {
		struct seen *s = &t->at[i];
		bool same;

		if (!told_now(h, s->path, &now))
			continue;
		same = !memcmp(now.body, s->body, sizeof now.body);
		if (!same && !strcmp(now.etag, s->etag))
			path = s->path;
		memcpy(s->etag, now.etag, sizeof s->etag);
		memcpy(s->body, now.body, sizeof s->body);
	}
	return path;
}

#endif
