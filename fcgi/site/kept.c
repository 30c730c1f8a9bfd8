/*
 * kept.c: what was rendered before is not rendered again.
 */
#include "fcgi/site/kept.h"

#include "fcgi/http/request.h"
#include "fcgi/http/response.h"
#include "fcgi/site/serialise.h"
#include "fcgi/site/view.h"

enum { MODEL_MOST = 64 << 20 };

bool
kept_may(const struct visit *v)
{
	return v->site->store && !(v->site->settings->show_models &&
				     pairs_find(&v->request->query, "model"));
}

struct buffer
kept_of(struct visit *v, const char *name)
{
	struct buffer of = buffer_new(v->mem, MODEL_MOST);

	store_text(&of, name);
	store_text(&of, v->site->build);
	store_number(&of, (int64_t)v->lang);
	return of;
}

/* Cells end with their NUL, which is in none that a page shows. */
void
kept_rows(struct buffer *of, const struct rows *r, size_t count)
{
	store_number(of, (int64_t)count);
	for (size_t i = 0; i < count * r->columns; i++)
		if (r->cells[i])
			buffer_bytes(of, r->cells[i], r->sizes[i] + 1);
		else
			buffer_bytes(of, "\1", 2);
}

/* ----------------------------------------------------------------- filling */

static enum err
fragment(void *arg, int64_t n, struct piece *out)
{
	const struct visit *v = arg;

	if (n < 1 || (size_t)n > v->fragment_count)
		return ERR_BROKEN;
	*out = v->fragments[n - 1];
	return OK;
}

static struct bytes
stored(void *arg, int64_t n)
{
	struct piece found = {0};

	return fragment(arg, n, &found) == OK ? found.bytes : (struct bytes){0};
}

static enum err
piece(void *arg, const struct gap *gap, struct piece *out)
{
	struct visit *v = arg;

	return v->gaps.piece ? v->gaps.piece(v, gap, out) : ERR_BROKEN;
}

static int64_t
count(void *arg, int64_t first, int64_t last)
{
	struct visit *v = arg;

	return v->gaps.count ? v->gaps.count(v, first, last) : 0;
}

static const char *
words(void *arg, const char *key, int64_t n)
{
	const struct visit *v = arg;

	return view_count(v->site->view, v->mem, lang_code(v->lang), key, n);
}

/* ----------------------------------------------------------------- keeping */

static bool
found(struct visit *v, const struct store_key *key, struct piece *out)
{
	struct bytes packed;

	if (!store_find(v->site->store, v->mem, key, &packed))
		return false;
	*out = piece_unpack(packed);
	return true;
}

enum err
kept_page(struct visit *v, const struct node *page)
{
	const struct filling with = {fragment, piece, count, words, v};
	struct buffer of = kept_of(v, "page");
	struct store_key key;
	struct piece whole;

	serialise_mark(page, &of);
	key = store_key(v->site->store, &of);
	if (!found(v, &key, &whole)) {
		TRY(view_piece(v->site->view, v->mem, lang_code(v->lang), page,
		    true, NULL, &whole));
		/* a holder's page is his alone */
		if (!v->cookie)
			store_put(
			    v->site->store, &key, piece_pack(v->mem, &whole));
	}
	return piece_write(&whole, &with, &v->response->body);
}

/* What a template asks of any page. */
static struct node *
frame(struct visit *v)
{
	struct node *page = xml_new(v->mem, "page");

	xml_attr(page, "name", v->route->page);
	xml_attr(page, "lang", lang_code(v->lang));
	xml_attr(page, "part", "1");
	return page;
}

/* In the memory aside; packed comes into that of the page. */
static enum err
make(struct visit *v, struct arena *mem,
    enum err (*build)(struct visit *v, struct node *page, const void *arg),
    const void *arg, struct bytes *packed)
{
	const struct fragments html = {stored, v};
	struct node *page = frame(v);
	struct piece made;

	TRY(build(v, page, arg));
	TRY(view_piece(v->site->view, v->mem, lang_code(v->lang), page, false,
	    &html, &made));
	*packed = piece_pack(mem, &made);
	return OK;
}

enum err
kept_piece(struct visit *v, const struct buffer *of,
    enum err (*build)(struct visit *v, struct node *page, const void *arg),
    const void *arg, struct piece *out)
{
	struct store_key key = store_key(v->site->store, of);
	const struct visit before = *v;
	struct bytes packed;
	enum err e;

	if (found(v, &key, out))
		return OK;
	v->mem = arena_new((size_t)v->site->settings->arena_megabytes << 20);
	v->fragments = NULL;
	v->fragment_count = 0;
	xml_aside(v->mem);
	e = make(v, before.mem, build, arg, &packed);
	xml_back();
	arena_free(v->mem);
	v->mem = before.mem;
	v->fragments = before.fragments;
	v->fragment_count = before.fragment_count;
	TRY(e);
	store_put(v->site->store, &key, packed);
	*out = piece_unpack(packed);
	return OK;
}
