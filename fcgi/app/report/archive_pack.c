/*
 * archive_pack.c: the members of the archive's file.
 */
#include "fcgi/app/report/archive_pack.h"

#include "build/sql.h"
#include "fcgi/app/report/act_pdf.h"
#include "fcgi/app/report/export.h"
#include "fcgi/app/report/pack.h"
#include "fcgi/app/report/report_make.h"
#include "fcgi/base/office.h"
#include "fcgi/site/page.h"

#include <string.h>

enum { REGISTER_ROWS = 100000 };

struct packing {
	struct job *j;
	const struct archive_wish *wish;
	struct visit v; /* of the act's language */
	struct pack *to;
	int64_t id;
};

/* A column of one row. */
static enum err
one_cell(enum err e, const struct rows *r, struct buffer *chunk, bool *more)
{
	struct bytes bytes;

	TRY(e);
	bytes = cell_bytes(r, 0, r->names[0]);
	buffer_bytes(chunk, bytes.at, bytes.size);
	*more = false;
	return OK;
}

static enum err
text_next(void *arg, struct buffer *chunk, bool *more)
{
	struct pack_member *m = arg;
	struct rows r;

	return one_cell(
	    sql_archive_text(m->v.db, m->v.mem, m->id, &r), &r, chunk, more);
}

static enum err
proof_next(void *arg, struct buffer *chunk, bool *more)
{
	struct pack_member *m = arg;
	struct rows r;

	return one_cell(
	    sql_archive_proof(m->v.db, m->v.mem, m->id, &r), &r, chunk, more);
}

static enum err
texts(struct packing *p)
{
	struct arena *mem = p->j->mem;
	struct rows r;

	TRY(sql_archive_versions(p->j->db, mem, p->id, &r));
	for (size_t i = 0; i < r.count; i++) {
		const char *stem =
		    arena_printf(mem, "texts/%s/%s-%s", cell(&r, i, "slug"),
			cell(&r, i, "number"), cell(&r, i, "language"));

		if (cell_int(&r, i, "akn")) {
			struct pack_member *m = pack_later(
			    p->to, arena_printf(mem, "%s.akn.xml", stem));

			m->id = cell_int(&r, i, "id");
			m->next = text_next;
		}
		if (cell(&r, i, "pdf"))
			pack_blob(p->to, arena_printf(mem, "%s.pdf", stem),
			    cell_int(&r, i, "pdf"));
		if (cell(&r, i, "original_id"))
			pack_blob(p->to,
			    arena_printf(mem, "%s-original.%s", stem,
				office_ending(
				    mem, cell(&r, i, "original_name"))),
			    cell_int(&r, i, "original_id"));
	}
	return OK;
}

/* Beside the texts, under the names that they have there. */
static enum err
pictures(struct packing *p)
{
	struct rows r;

	TRY(sql_archive_pictures(p->j->db, p->j->mem, p->id, &r));
	for (size_t i = 0; i < r.count; i++)
		pack_blob(p->to,
		    arena_printf(p->j->mem, "texts/%s/media/%s",
			cell(&r, i, "slug"), cell(&r, i, "name")),
		    cell_int(&r, i, "blob"));
	return OK;
}

static void
files_of(struct packing *p, const char *folder, const struct rows *r)
{
	for (size_t i = 0; i < r->count; i++)
		pack_blob(p->to,
		    arena_printf(p->j->mem, "%s/%s.%s", folder,
			cell(r, i, "code"),
			office_ending(p->j->mem, cell(r, i, "name"))),
		    cell_int(r, i, "blob_id"));
}

static enum err
attachments(struct packing *p)
{
	struct rows r;

	TRY(sql_archive_attachments(
	    p->j->db, p->j->mem, p->id, p->wish->body, &r));
	files_of(p, "files", &r);
	return OK;
}

static enum err
minutes(struct packing *p)
{
	struct rows r;

	TRY(sql_archive_event_files(p->j->db, p->j->mem, p->id, &r));
	files_of(p, "meetings", &r);
	return OK;
}

/* As they were carried elsewhere; the papers beside them are in texts/. */
static enum err
notices(struct packing *p)
{
	struct rows r;

	TRY(sql_notice_files(p->j->db, p->j->mem, p->id, NULL, &r));
	for (size_t i = 0; i < r.count; i++)
		if (!text_is(cell(&r, i, "format"), "zip"))
			pack_blob(p->to,
			    arena_printf(
				p->j->mem, "notice/%s", cell(&r, i, "name")),
			    cell_int(&r, i, "blob"));
	return OK;
}

static enum err
report_begin(struct pack_member *m)
{
	struct report_wish wish = {
	    .as = m->as, .edition = m->id, .body = m->body, .full = true};
	struct report_maker *maker;

	TRY(report_maker(&m->v, &wish, &maker));
	m->arg = maker;
	m->next = report_next;
	return OK;
}

static enum err
reports(struct packing *p)
{
	static const char *const live[] = {"csv", "json", "xml"};
	struct arena *mem = p->j->mem;
	struct rows r;

	TRY(sql_archive_reports(p->j->db, mem, p->id, &r));
	for (size_t i = 0; i < r.count; i++)
		for (size_t k = 0; k < sizeof live / sizeof *live; k++) {
			struct pack_member *m = pack_later(
			    p->to, arena_printf(mem, "report/%s.%s",
				       cell(&r, i, "edition"), live[k]));

			m->id = cell_int(&r, i, "edition");
			m->body = p->wish->body;
			m->as = live[k];
			m->begin = report_begin;
		}
	TRY(sql_archive_report_files(p->j->db, mem, p->id, p->wish->body, &r));
	for (size_t i = 0; i < r.count; i++)
		pack_blob(p->to,
		    arena_printf(mem, "report/%s-%s-%s.%s",
			cell(&r, i, "edition"), cell(&r, i, "language"),
			cell(&r, i, "part"), cell(&r, i, "format")),
		    cell_int(&r, i, "blob_id"));
	return OK;
}

static enum err
export_begin(struct pack_member *m)
{
	struct exporter *x;

	TRY(exporter_new(&m->v, (enum export_kind)m->id, m->body, &x));
	m->arg = x;
	m->next = export_next;
	return OK;
}

static void
put_export(struct packing *p, const char *name, enum export_kind kind)
{
	struct pack_member *m = pack_later(p->to, name);

	m->id = kind;
	m->body = p->wish->body;
	m->begin = export_begin;
}

static enum err
proofs(struct packing *p)
{
	struct rows r;

	TRY(sql_archive_proofs(
	    p->j->db, p->j->mem, p->id, p->wish->body, p->wish->moment, &r));
	for (size_t i = 0; i < r.count; i++) {
		struct pack_member *m = pack_later(
		    p->to, arena_printf(p->j->mem, "proofs/%s-%s-%s.tlog-proof",
			       cell(&r, i, "kind"), cell(&r, i, "code"),
			       cell(&r, i, "id")));

		m->id = cell_int(&r, i, "id");
		m->next = proof_next;
	}
	return OK;
}

/* ---- facts ---- */

static void
table(struct node *to, const char *name, const struct rows *r)
{
	struct node *all = xml_add(to, "table");

	xml_attr(all, "name", name);
	for (size_t i = 0; i < r->count; i++) {
		struct node *row = xml_add(all, "row");

		for (size_t k = 0; k < r->columns; k++) {
			const char *words = r->cells[i * r->columns + k];
			struct node *at;

			if (!words)
				continue;
			at = xml_add_text(row, "cell", words);
			xml_attr(at, "name",
			    r->names[k] + strspn(r->names[k], "@:.+~"));
		}
	}
}

static enum err
register_of(struct packing *p, struct node *to)
{
	struct rows r;

	TRY(sql_moderation_register(
	    p->j->db, p->j->mem, p->id, NULL, REGISTER_ROWS, &r));
	table(to, "moderation", &r);
	return OK;
}

static enum err
facts(struct packing *p)
{
	static const struct {
		const char *name;
		enum err (*rows)(struct db *db, struct arena *mem,
		    int64_t consultation, struct rows *out);
	} lists[] = {
	    {"consultation", sql_archive_facts},
	    {"texts", sql_archive_texts},
	    {"bodies", sql_archive_bodies},
	    {"terms", sql_archive_terms},
	    {"notices", sql_archive_places},
	    {"meetings", sql_archive_events},
	};
	struct node *root = xml_new(p->j->mem, "facts");
	const char *text;
	struct rows r;

	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		TRY(lists[i].rows(p->j->db, p->j->mem, p->id, &r));
		table(root, lists[i].name, &r);
	}
	TRY(sql_archive_outcomes(
	    p->j->db, p->j->mem, p->id, p->wish->body, &r));
	table(root, "outcomes", &r);
	TRY(register_of(p, root));
	text = xml_print(p->j->mem, root);
	pack_put(p->to, "facts.xml",
	    (struct bytes){(const unsigned char *)text, strlen(text)});
	return OK;
}

static enum err
for_everybody(struct packing *p)
{
	TRY(facts(p));
	TRY(texts(p));
	TRY(pictures(p));
	TRY(notices(p));
	TRY(minutes(p));
	if (p->v.consultation.reported) {
		put_export(p, "comments.csv", EXPORT_PUBLIC);
		put_export(p, "decisions.csv", EXPORT_DECISIONS);
	}
	TRY(reports(p));
	TRY(attachments(p));
	return proofs(p);
}

/* Who took part and how they are reached, words that are not shown, letters
 * as they came. */
static enum err
closed(struct packing *p)
{
	struct rows r;

	put_export(p, "submissions.csv", EXPORT_OFFICIAL);
	put_export(p, "words.csv", EXPORT_WORDS);
	TRY(sql_archive_closed_files(p->j->db, p->j->mem, p->id, &r));
	files_of(p, "files", &r);
	return OK;
}

enum err
archive_pack(struct job *j, const struct archive_wish *wish, FILE **out)
{
	struct packing p = {.j = j, .wish = wish};

	p.v = visit_background(
	    j->mem, j->db, j->site, wish->moment, lang_of(wish->language));
	TRY(report_visit_know(&p.v, wish->slug));
	p.id = p.v.consultation.id;
	if (!wish->closed)
		TRY(act_pdfs_make(j, &p.v));
	p.to = pack_new(&p.v);
	TRY(wish->closed ? closed(&p) : for_everybody(&p));
	return pack_end(p.to, wish->moment, out);
}
