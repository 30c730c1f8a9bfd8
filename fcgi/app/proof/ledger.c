/*
 * ledger.c: notes for the transparency log, written in the transaction of
 * what they are about.  Numbering, tiles and signature are seal.c's.
 */
#include "fcgi/app/proof/ledger.h"

#include "build/sql.h"
#include "fcgi/base/secret.h"

enum { RECORD_LIMIT = 256 * 1024 };

struct record
record_new(struct arena *mem, const char *kind)
{
	struct record r = {buffer_new(mem, RECORD_LIMIT)};

	record_add(&r, "kind", kind);
	return r;
}

/* "name TAB value LF"; newline, tab and backslash escaped; NULL is left out,
 * which is another thing than empty. */
void
record_add(struct record *r, const char *name, const char *value)
{
	if (!value)
		return;
	buffer_add(&r->text, name);
	buffer_add(&r->text, "\t");
	for (; *value; value++) {
		switch (*value) {
		case '\n':
			buffer_add(&r->text, "\\n");
			break;
		case '\t':
			buffer_add(&r->text, "\\t");
			break;
		case '\\':
			buffer_add(&r->text, "\\\\");
			break;
		default:
			buffer_bytes(&r->text, value, 1);
		}
	}
	buffer_add(&r->text, "\n");
}

enum err
ledger_note(struct visit *v, const char *kind, const char *act_iri,
    const char *code, const struct record *record)
{
	return ledger_note_edition(
	    v, &(struct noted){kind, act_iri, code, 1}, record);
}

enum err
ledger_note_edition(
    struct visit *v, const struct noted *of, const struct record *record)
{
	unsigned char salt[KEY_SIZE], commitment[MAC_SIZE];
	int64_t note;

	secret_random(salt, sizeof salt);
	secret_hmac(salt, record->text.data, record->text.size, commitment);
	TRY(sql_ledger_note_add(v->db, v->mem, of->kind, of->act_iri, of->code,
	    of->edition, (struct bytes){commitment, sizeof commitment}, v->now,
	    &note));
	return sql_record_add(v->db, v->mem, note,
	    (struct bytes){salt, sizeof salt},
	    (struct bytes){
		(const unsigned char *)record->text.data, record->text.size});
}

enum err
ledger_version(struct visit *v, const struct version_said *said)
{
	const char *digest = text_lower(v->mem, said->digest);
	struct record record = record_new(v->mem, "version");

	record_add(&record, "consultation", v->consultation.slug);
	record_add(&record, "document", said->document);
	record_add(&record, "version", said->number);
	record_add(&record, "language", said->language);
	record_add(&record, "sha256", digest);
	record_add(&record, "change", said->change);
	if (said->until)
		record_add(&record, "provisions-until",
		    clock_iso(v->mem, said->until));
	return ledger_note(v, "version",
	    arena_printf(
		v->mem, "/c/%s/d/%s", v->consultation.slug, said->document),
	    text_cut(v->mem, digest, 24), &record);
}
