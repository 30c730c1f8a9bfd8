/*
 * version.c: a draft's units as rows.  They go to the database as JSON
 * arrays of a megabyte, since a statement a row would take a large code
 * minutes.  Nothing here knows what a unit means.
 */
#include "fcgi/app/paper/version.h"

#include "build/sql.h"
#include "fcgi/app/paper/cite.h"
#include "fcgi/app/paper/media.h"
#include "fcgi/base/log.h"
#include "fcgi/base/secret.h"
#include "fcgi/base/text.h"

enum {
	BATCH = 1 << 20,
	HEADING_MAX = 2000, /* bytes of one that stands around a unit */
	/* a batch, and a unit of UNIT_MAX with every byte escaped */
	BATCH_MAX = BATCH + 4 * UNIT_MAX,
};

/* ---- JSON ---- */

/* RFC 8259 7; text has come through the door, so control characters are
 * newline and tab alone. */
static void
json_text(struct buffer *b, const char *text)
{
	const char *from = text, *at = text;

	buffer_add(b, "\"");
	for (; *at; at++) {
		if (*at != '"' && *at != '\\' && (unsigned char)*at >= ' ')
			continue;
		buffer_bytes(b, from, (size_t)(at - from));
		if (*at == '\n')
			buffer_add(b, "\\n");
		else if (*at == '\t')
			buffer_add(b, "\\t");
		else if ((unsigned char)*at < ' ')
			buffer_printf(b, "\\u%04x", (unsigned char)*at);
		else
			buffer_printf(b, "\\%c", *at);
		from = at + 1;
	}
	buffer_bytes(b, from, (size_t)(at - from));
	buffer_add(b, "\"");
}

/* ,"name":"text", or nothing where there is none, which is NULL. */
static void
json_pair(struct buffer *b, const char *name, const char *text)
{
	if (!text || !*text)
		return;
	buffer_printf(b, ",\"%s\":", name);
	json_text(b, text);
}

static void
json_number(struct buffer *b, const char *name, int64_t number)
{
	buffer_printf(b, ",\"%s\":%lld", name, (long long)number);
}

/* ---- batches ---- */

struct batch {
	struct db *db;
	struct arena *mem;
	const struct version_of *of;
	const struct draft *draft;
	const char *script;
	const char *const *steps; /* beside draft->units: cite.h */
	struct buffer list;
};

static enum err
send_units(struct batch *b)
{
	int64_t count;

	return sql_units_add(
	    b->db, b->mem, b->of->document, b->list.data, &count);
}

static enum err
send_places(struct batch *b)
{
	int64_t count;

	return sql_units_in_add(b->db, b->mem, b->of->version, b->of->document,
	    b->list.data, &count);
}

static enum err
send_fragments(struct batch *b)
{
	int64_t count;

	return sql_fragments_add(b->db, b->mem, b->of->version, b->of->document,
	    b->script, b->list.data, &count);
}

/* Writes each unit's object and sends the array whenever it is large. */
static enum err
in_batches(struct batch *b, void (*write)(struct batch *, size_t),
    enum err (*send)(struct batch *))
{
	size_t count = b->draft->unit_count;

	b->list.size = 0;
	for (size_t i = 0; i < count; i++) {
		buffer_add(
		    &b->list, b->list.size ? ",{\"wid\":" : "[{\"wid\":");
		json_text(&b->list, b->draft->units[i].wid);
		write(b, i);
		buffer_add(&b->list, "}");
		if (b->list.size < BATCH && i + 1 < count)
			continue;
		buffer_add(&b->list, "]");
		TRY(send(b));
		b->list.size = 0;
	}
	return OK;
}

/* ---- a unit ---- */

static void
write_nothing(struct batch *b, size_t i)
{
	(void)b, (void)i;
}

static const char *
role(enum draft_rank rank)
{
	static const char *const names[] = {
	    [RANK_GROUP] = "group",
	    [RANK_BASE] = "base",
	    [RANK_INNER] = "inner",
	    [RANK_BLOCK] = "block",
	};

	return names[rank];
}

/* The index of the last unit inside units[i]: they follow it, deeper. */
static size_t
last_inside(const struct draft *draft, size_t i)
{
	size_t last = i;

	while (last + 1 < draft->unit_count &&
	       draft->units[last + 1].depth > draft->units[i].depth)
		last++;
	return last;
}

/* The words of the unit and of all below it, a line each with its number,
 * without footnotes: what a proposed wording starts from.  NULL for a chapter
 * and where it would be too long. */
static const char *
whole(const struct batch *b, size_t i)
{
	size_t last = last_inside(b->draft, i);
	struct buffer all = buffer_new(b->mem, UNIT_MAX);

	if (b->draft->units[i].rank == RANK_GROUP && last != i)
		return NULL;
	buffer_add(&all, b->draft->units[i].body);
	for (size_t n = i + 1; n <= last; n++) {
		const struct draft_unit *u = &b->draft->units[n];

		if (all.size + strlen(u->body) + strlen(u->num) + 2 > UNIT_MAX)
			return NULL;
		buffer_printf(&all, "%s%s%s%s", all.size ? "\n" : "", u->num,
		    *u->num && *u->body ? " " : "", u->body);
	}
	return all.data ? all.data : "";
}

static void
around_one(struct batch *b, struct buffer *to, const char *side, int i)
{
	const struct draft_unit *u = &b->draft->units[i];

	buffer_printf(to,
	    "%s" AROUND_FIELD "%s" AROUND_FIELD "%s" AROUND_FIELD
	    "%s" AROUND_FIELD "%s" AROUND_END,
	    side, u->wid, u->num, text_cut(b->mem, u->heading, HEADING_MAX),
	    b->steps[i]);
}

/* Of the units that stand beside it, the next ones that begin an address of
 * their own; those that hold it are no neighbours. */
static int
neighbour_before(const struct draft *draft, size_t i)
{
	for (size_t n = i; n-- > 0;)
		if (draft->units[n].rank == RANK_BASE &&
		    last_inside(draft, n) < i)
			return (int)n;
	return DRAFT_NONE;
}

static int
neighbour_after(const struct draft *draft, size_t i)
{
	for (size_t n = last_inside(draft, i) + 1; n < draft->unit_count; n++)
		if (draft->units[n].rank == RANK_BASE)
			return (int)n;
	return DRAFT_NONE;
}

static void
write_neighbour(struct batch *b, struct buffer *around, const char *side, int n)
{
	if (n == DRAFT_NONE)
		return;
	json_pair(&b->list, side, b->draft->units[n].wid);
	around_one(b, around, side, n);
}

/* What is around it on its page: version.h says how it is written. */
static void
write_around(struct batch *b, size_t i)
{
	struct buffer around = buffer_new(b->mem, UNIT_MAX);
	int up = b->draft->units[i].parent;

	for (; up != DRAFT_NONE; up = b->draft->units[up].parent)
		around_one(b, &around, "path", up);
	write_neighbour(b, &around, "previous", neighbour_before(b->draft, i));
	write_neighbour(b, &around, "next", neighbour_after(b->draft, i));
	/* never empty, which would be as if it were not known */
	json_pair(&b->list, "around", around.size ? around.data : AROUND_END);
}

/* What the words are told apart by: both scripts of Serbian are one text, and
 * another picture under the same words is another text.  NULL: by the words
 * themselves. */
static const char *
told_apart(const struct batch *b, size_t first, size_t last, const char *words)
{
	const struct draft_unit *units = b->draft->units;
	bool serbian = text_in_two_scripts(b->of->language);
	struct buffer names = buffer_new(b->mem, 4 * UNIT_MAX);

	for (size_t i = first; i <= last; i++) {
		media_names(&names, units[i].html);
		media_names(&names, units[i].html_after);
	}
	if (!words || (!serbian && !names.size))
		return NULL;
	return arena_printf(b->mem, "%s%s",
	    serbian ? text_to_latin(b->mem, words) : words,
	    names.size ? names.data : "");
}

static void
json_told(struct batch *b, const char *name, const char *text)
{
	if (text)
		json_pair(&b->list, name, text);
}

static void
write_place(struct batch *b, size_t i)
{
	const struct draft_unit *u = &b->draft->units[i];
	const char *all = whole(b, i);

	if (u->parent != DRAFT_NONE)
		json_pair(&b->list, "parent", b->draft->units[u->parent].wid);
	json_number(&b->list, "place", (int64_t)i + 1);
	json_number(&b->list, "last", (int64_t)last_inside(b->draft, i) + 1);
	json_number(&b->list, "depth", u->depth);
	json_pair(&b->list, "kind", u->kind);
	json_pair(&b->list, "role", role(u->rank));
	json_number(&b->list, "container", u->container);
	json_number(&b->list, "quoted", u->quoted);
	json_number(&b->list, "confidence", u->confidence);
	json_pair(&b->list, "doubt", u->doubt);
	json_pair(&b->list, "eid", u->eid);
	json_pair(&b->list, "num", u->num);
	json_pair(&b->list, "steps", b->steps[i]);
	write_around(b, i);
	json_pair(&b->list, "heading", u->heading);
	json_pair(&b->list, "words", u->words);
	json_told(b, "apart", told_apart(b, i, i, u->words));
	json_pair(&b->list, "whole", all);
	json_told(b, "same", told_apart(b, i, last_inside(b->draft, i), all));
}

/* ---- scripts ---- */

/* How much of the HTML behind a start tag is its element, end tag and all:
 * elements of that name may stand inside. */
static size_t
element_size(const char *html)
{
	size_t name = strcspn(html + 1, " >");
	int depth = 1;

	for (const char *c = html + 1; (c = strchr(c, '<')); c++) {
		bool end = c[1] == '/';
		const char *at = c + 1 + end;

		if (strncmp(at, html + 1, name) || !strchr(" >", at[name]))
			continue;
		depth += end ? -1 : 1;
		if (!depth)
			return (size_t)(at + name + 1 - html);
	}
	return strlen(html);
}

static bool
is_foreign(const char *tag)
{
	const char *lang = strstr(tag, " lang=\"");

	return lang && lang < tag + strcspn(tag, ">");
}

/* Cyrillic of Latin HTML: its text alone, never a tag or an entity, nor what
 * is said to be in another language. */
static const char *
html_to_cyrillic(struct arena *mem, const char *html)
{
	struct buffer b = buffer_new(mem, 4 * strlen(html) + 64);

	while (*html) {
		size_t text = strcspn(html, "<&");
		size_t mark;

		buffer_add(
		    &b, text_to_cyrillic(mem, arena_copy_n(mem, html, text)));
		html += text;
		mark = strcspn(html, *html == '<' ? ">" : ";");
		mark += html[mark] != '\0';
		if (*html == '<' && is_foreign(html))
			mark = element_size(html);
		buffer_bytes(&b, html, mark);
		html += mark;
	}
	return b.data ? b.data : "";
}

/* Latin passes through text_to_latin as it is, so tags do. */
static const char *
in_script(const struct batch *b, const char *html)
{
	if (!text_in_two_scripts(b->of->language) ||
	    text_is(b->script, b->draft->script))
		return html;
	if (text_is(b->script, "Latn"))
		return text_to_latin(b->mem, html);
	return html_to_cyrillic(b->mem, html);
}

static void
write_fragment(struct batch *b, size_t i)
{
	const struct draft_unit *u = &b->draft->units[i];

	buffer_add(&b->list, ",\"html\":");
	json_text(&b->list, in_script(b, u->html));
	buffer_add(&b->list, ",\"after\":");
	json_text(&b->list, in_script(b, u->html_after));
}

static enum err
fragments(struct batch *b, const char *script)
{
	b->script = script;
	return in_batches(b, write_fragment, send_fragments);
}

/* ---- a version ---- */

static enum err
check_sizes(const struct draft *draft)
{
	for (size_t i = 0; i < draft->unit_count; i++) {
		const struct draft_unit *u = &draft->units[i];

		if (strlen(u->words) + strlen(u->heading) + strlen(u->html) +
			strlen(u->html_after) >
		    UNIT_MAX)
			return log_err(ERR_INVALID, "version.unit",
			    "unit %s is too large", u->wid);
	}
	return OK;
}

enum err
version_derive(struct db *db, struct arena *mem, const struct version_of *of,
    const struct draft *draft)
{
	struct batch b = {
	    .db = db,
	    .mem = mem,
	    .of = of,
	    .draft = draft,
	    .list = buffer_new(mem, BATCH_MAX),
	};
	int64_t count;

	TRY(check_sizes(draft));
	TRY(sql_fragments_clear(db, mem, of->version, &count));
	TRY(sql_units_in_clear(db, mem, of->version, &count));
	b.steps = cite_steps(mem, draft);
	TRY(in_batches(&b, write_nothing, send_units));
	TRY(in_batches(&b, write_place, send_places));
	if (text_is(of->language, "bg") || text_is(of->language, "sr"))
		TRY(fragments(&b, "Cyrl"));
	if (!text_is(of->language, "bg"))
		TRY(fragments(&b, "Latn"));
	return OK;
}

/* What a person must look at, a JSON object a line, or NULL. */
static const char *
doubts(struct arena *mem, const struct draft *draft)
{
	struct buffer b = buffer_new(mem, 8 << 20);

	for (size_t i = 0; i < draft->warning_count; i++) {
		const struct draft_warning *w = &draft->warnings[i];

		buffer_add(&b, "{\"code\":");
		json_text(&b, w->code);
		json_pair(&b, "wid", w->wid);
		json_pair(&b, "detail", w->detail);
		buffer_add(&b, "}\n");
	}
	return draft->warning_count ? b.data : NULL;
}

/* A page that is a map has a name, and says what is written on it. */
static int64_t
scanned(const struct draft *draft)
{
	int64_t pages = 0;

	for (size_t i = 0; i < draft->unit_count; i++)
		pages += text_is(draft->units[i].kind, "page") &&
			 !*draft->units[i].heading;
	return pages;
}

enum err
version_fill(struct db *db, struct arena *mem, const struct version_of *of,
    const struct draft *draft)
{
	unsigned char digest[DIGEST_SIZE];

	secret_sha256(draft->akn.at, draft->akn.size, digest);
	TRY(sql_version_ready(db, mem, of->version, draft->akn,
	    (struct bytes){digest, sizeof digest}, draft->title,
	    (int64_t)draft->unit_count, scanned(draft), doubts(mem, draft)));
	TRY(media_keep(db, mem, of, draft));
	return version_derive(db, mem, of, draft);
}

enum err
version_store(struct db *db, struct arena *mem, const struct version_wish *wish,
    const struct draft *draft, int64_t *out)
{
	struct version_of of = {
	    .document = wish->document,
	    .language = wish->language,
	};

	TRY(sql_version_add(db, mem, wish->document, wish->number,
	    wish->language, wish->kind, wish->reason, wish->base, wish->account,
	    wish->now, &of.version));
	TRY(version_fill(db, mem, &of, draft));
	*out = of.version;
	return OK;
}
