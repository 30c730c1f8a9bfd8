/*
 * media.c: pictures in drafts.  The text says "media/NAME": which version,
 * language and consultation that is of is known only where it is read.
 */
#include "fcgi/app/paper/media.h"

#include "build/sql.h"
#include "db/blob.h"
#include "fcgi/app/public/document.h"
#include "fcgi/site/page.h"

#include <string.h>

/* As html.c of drafts writes it, and nothing else can: words are escaped. */
static const char opening[] = "<img src=\"media/";
static const char folder[] = "media/";

static const char *
short_name(const char *name)
{
	return name + strlen(folder);
}

static bool
is_there(const struct rows *r, const char *name)
{
	for (size_t i = 0; i < r->count; i++)
		if (text_is(cell(r, i, ".name"), short_name(name)))
			return true;
	return false;
}

static enum err
keep(struct db *db, struct arena *mem, int64_t version,
    const struct draft_picture *picture)
{
	unsigned char digest[32];
	int64_t blob, count;

	TRY(blob_store_bytes(db, mem, picture->bytes, &blob, digest));
	return sql_picture_add(db, mem, version, short_name(picture->name),
	    picture->type, blob, &count);
}

void
media_names(struct buffer *names, const char *html)
{
	while (html && (html = strstr(html, opening)) != NULL) {
		const char *name = html + strlen(opening);

		html = name + strcspn(name, "\"");
		buffer_add(names, "\n");
		buffer_bytes(names, name, (size_t)(html - name));
	}
}

bool
media_same(struct arena *mem, const char *a, const char *b)
{
	struct buffer names_a = buffer_new(mem, UNIT_MAX);
	struct buffer names_b = buffer_new(mem, UNIT_MAX);

	media_names(&names_a, a);
	media_names(&names_b, b);
	return names_a.size == names_b.size &&
	       (!names_a.size || text_is(names_a.data, names_b.data));
}

/* Every name in one unit's HTML, behind those of the list. */
static void
names_in(struct arena *mem, const char *html, struct buffer *list)
{
	while ((html = strstr(html, opening)) != NULL) {
		const char *name = html + strlen(opening);
		size_t size = strcspn(name, "\"");

		html = name + size;
		buffer_printf(list, "%s\"%s\"", list->size ? "," : "[",
		    arena_copy_n(mem, name, size));
	}
}

enum err
media_keep(struct db *db, struct arena *mem, const struct version_of *of,
    const struct draft *draft)
{
	struct buffer list = buffer_new(mem, 16 << 20);
	struct rows there;
	int64_t count;

	TRY(sql_pictures_of(db, mem, of->version, &there));
	for (size_t i = 0; i < draft->picture_count; i++)
		if (!is_there(&there, draft->pictures[i].name))
			TRY(keep(db, mem, of->version, &draft->pictures[i]));
	for (size_t i = 0; i < draft->unit_count; i++) {
		names_in(mem, draft->units[i].html, &list);
		names_in(mem, draft->units[i].html_after, &list);
	}
	if (!list.size)
		return OK;
	buffer_add(&list, "]");
	return sql_pictures_adopt(
	    db, mem, of->version, of->document, list.data, &count);
}

/* ---- where it is read ---- */

/* Of all pictures of that version, but for their names. */
static const char *
address(struct visit *v, const char *document, const char *version)
{
	static const char any[] = "0";
	const char *path = page_path_send(v, media_send, "document", document,
	    "version", version, "picture", any, NULL);

	return arena_copy_n(v->mem, path, strlen(path) - strlen(any));
}

struct bytes
media_placed(struct visit *v, const struct rows *document, struct bytes html)
{
	const unsigned char *end = html.at + html.size, *found;
	const char *folder_there;
	struct buffer b;

	if (!html.size || !memmem(html.at, html.size, opening, strlen(opening)))
		return html;
	folder_there = address(
	    v, cell(document, 0, ".slug"), cell(document, 0, "@version"));
	b = buffer_new(v->mem, UNIT_MAX * 4);
	while ((found = memmem(html.at, (size_t)(end - html.at), opening,
		    strlen(opening))) != NULL) {
		const unsigned char *name = found + strlen(opening);

		buffer_bytes(
		    &b, html.at, (size_t)(name - html.at) - strlen(folder));
		buffer_add(&b, folder_there);
		html.at = name;
	}
	buffer_bytes(&b, html.at, (size_t)(end - html.at));
	return (struct bytes){(const unsigned char *)b.data, b.size};
}

const char *
media_plain(struct arena *mem, const char *at, size_t size)
{
	static const struct {
		const char *reference, *sign;
	} signs[] = {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"},
	    {"&quot;", "\""}, {"&#9;", " "}, {"&#10;", " "}, {"&#13;", " "}};
	struct buffer b = buffer_new(mem, UNIT_MAX);

	at = arena_copy_n(mem, at, size);
	while (*at) {
		size_t plain = strcspn(at, "&");

		buffer_bytes(&b, at, plain);
		at += plain;
		for (size_t i = 0;
		     *at == '&' && i < sizeof signs / sizeof *signs; i++)
			if (text_starts(at, signs[i].reference)) {
				buffer_add(&b, signs[i].sign);
				at += strlen(signs[i].reference);
				i = (size_t)-1;
			}
		if (*at == '&')
			buffer_bytes(&b, at++, 1);
	}
	return b.data ? b.data : "";
}

size_t
media_listed(
    struct visit *v, struct node *to, const char *version, const char *html)
{
	const char *folder_there = NULL;
	size_t count = 0;

	while (html && (html = strstr(html, opening)) != NULL) {
		const char *name = html + strlen(opening);
		struct node *node = xml_add(to, "picture");

		html = name + strcspn(name, "\"");
		if (!folder_there)
			folder_there =
			    address(v, path_part(v, "document"), version);
		xml_attr(node, "src",
		    arena_printf(v->mem, "%s%.*s", folder_there,
			(int)(html - name), name));
		if (text_starts(html, "\" alt=\"")) {
			html += strlen("\" alt=\"");
			xml_text(node,
			    media_plain(v->mem, html, strcspn(html, "\"")));
		}
		count++;
	}
	return count;
}

enum err
media_send(struct visit *v)
{
	struct rows document, r;
	struct bytes file;

	TRY(document_wanted(v, &document));
	TRY(sql_picture(v->db, v->mem, cell_int(&document, 0, ".version"),
	    path_part(v, "picture"), &r));
	TRY(blob_load(v->db, v->mem, cell_int(&r, 0, ".blob"), &file));
	visit_bytes(v, cell(&r, 0, ".type"), NULL, file);
	return OK;
}
