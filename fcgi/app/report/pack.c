/*
 * pack.c: members and their digests; libzip asks for them in their order.
 */
#include "fcgi/app/report/pack.h"

#include "build/sql.h"
#include "fcgi/base/office.h"
#include "fcgi/base/secret.h"
#include "fcgi/site/site.h"

#include <string.h>

static const size_t member_memory = (size_t)1 << 30;

struct pack {
	struct visit v;
	struct office_part *parts;
	size_t count, room;
};

struct pack *
pack_new(struct visit *v)
{
	struct pack *p = arena_alloc(v->mem, sizeof *p);

	*p = (struct pack){.v = *v};
	return p;
}

static struct office_part *
part(struct pack *p, const char *name)
{
	struct office_part *new;

	if (p->count == p->room) {
		size_t more = p->room ? 2 * p->room : 64;

		p->parts = arena_grow(p->v.mem, p->parts,
		    p->room * sizeof *p->parts, more * sizeof *p->parts);
		p->room = more;
	}
	new = &p->parts[p->count++];
	*new = (struct office_part){
	    .name = name, .digest = arena_alloc(p->v.mem, DIGEST_SIZE)};
	return new;
}

void
pack_put(struct pack *p, const char *name, struct bytes bytes)
{
	struct office_part *new = part(p, name);

	new->bytes = bytes;
	secret_sha256(bytes.at, bytes.size, new->digest);
}

/* ---- made later ---- */

static enum err
piece(void *arg, struct buffer *chunk, bool *more)
{
	struct pack_member *m = arg;
	enum err e = OK;

	if (!m->mem) {
		m->mem = m->v.mem = arena_new(member_memory);
		e = m->begin ? m->begin(m) : OK;
	}
	if (e == OK)
		e = m->next(m->arg ? m->arg : m, chunk, more);
	if (e != OK || !*more) {
		arena_free(m->mem);
		m->mem = NULL;
	}
	return e;
}

struct pack_member *
pack_later(struct pack *p, const char *name)
{
	struct office_part *new = part(p, name);
	struct pack_member *m = arena_alloc(p->v.mem, sizeof *m);

	*m = (struct pack_member){.v = p->v};
	new->next = piece;
	new->arg = m;
	return m;
}

static enum err
blob_begin(struct pack_member *m)
{
	struct rows r;

	TRY(sql_blob_find(m->v.db, m->mem, m->id, &r));
	m->left = cell_int(&r, 0, "size");
	return OK;
}

static enum err
blob_next(void *arg, struct buffer *chunk, bool *more)
{
	struct pack_member *m = arg;
	struct bytes bytes;
	struct rows r;

	*more = m->left > 0;
	if (!*more)
		return OK;
	TRY(sql_blob_part(m->v.db, m->mem, m->id, m->place++, &r));
	bytes = cell_bytes(&r, 0, "bytes");
	buffer_bytes(chunk, bytes.at, bytes.size);
	m->left -= (int64_t)bytes.size;
	*more = m->left > 0;
	return bytes.size ? OK : ERR_BROKEN;
}

void
pack_blob(struct pack *p, const char *name, int64_t blob)
{
	struct pack_member *m = pack_later(p, name);

	m->id = blob;
	m->begin = blob_begin;
	m->next = blob_next;
}

/* ---- what is in it ---- */

/* For any browser, without a program of ours. */
static void
index_page(struct pack *p, const char *moment)
{
	const char *title = p->v.consultation.title, *text;
	struct node *html = xml_new(p->v.mem, "html"), *head, *body, *list;

	xml_attr(html, "xmlns", "http://www.w3.org/1999/xhtml");
	xml_attr(html, "lang", p->v.consultation.language);
	head = xml_add(html, "head");
	xml_add_text(head, "title", title);
	body = xml_add(html, "body");
	xml_add_text(body, "h1", title);
	xml_add_text(body, "p", moment);
	list = xml_add(body, "ul");
	for (size_t i = 0; i < p->count; i++) {
		struct node *at =
		    xml_add_text(xml_add(list, "li"), "a", p->parts[i].name);

		xml_attr(at, "href", p->parts[i].name);
	}
	text = xml_print(p->v.mem, html);
	pack_put(p, "index.xhtml",
	    (struct bytes){(const unsigned char *)text, strlen(text)});
}

/* The last member: by then the digests of all others are known. */
static enum err
sums_next(void *arg, struct buffer *chunk, bool *more)
{
	const struct pack *p = arg;

	for (size_t i = 0; i + 1 < p->count; i++)
		buffer_printf(chunk, "%s  %s\n",
		    text_hex(chunk->mem, p->parts[i].digest, DIGEST_SIZE),
		    p->parts[i].name);
	*more = false;
	return OK;
}

enum err
pack_end(struct pack *p, const char *moment, FILE **out)
{
	struct office_part *sums;

	index_page(p, moment);
	sums = part(p, "files.sha256");
	sums->next = sums_next;
	sums->arg = p;
	return office_zip_file(
	    p->v.mem, p->v.site->settings->spool, p->parts, p->count, out);
}
