/*
 * ledger.h: the transparency log: a command adds an unnumbered note in its
 * own transaction; glas seal numbers, chains and signs (product 8,
 * engineering 16, C2SP tlog-tiles).
 */
#ifndef APP_LEDGER_H
#define APP_LEDGER_H

#include "fcgi/site/visit.h"

/* A canonical record: lines "name TAB value" in the order given, newline,
 * tab and backslash escaped. */
struct record {
	struct buffer text;
};
struct record record_new(struct arena *mem, const char *kind);
void record_add(struct record *r, const char *name, const char *value);

/* Notes what was done to what; kind as product 8 lists them, act_iri the
 * FRBR address of the act (or the path of its consultation), code the public
 * id.  The note holds only the HMAC; record and salt are kept apart (table
 * record), where erasure finds them. */
enum err ledger_note(struct visit *v, const char *kind, const char *act_iri,
		     const char *code, const struct record *record);

/* The same of a further edition of what has that code. */
struct noted {
	const char *kind, *act_iri, *code;
	int64_t edition;
};
enum err ledger_note_edition(struct visit *v, const struct noted *of,
			     const struct record *record);

/* What the log proves of a version: which bytes were put before the public
 * and when, and as what; or that it was withheld.  digest is hex of SHA-256,
 * change a kind of version but first ("correction", "withheld"), or NULL;
 * until: when comments on what it changed end, where others do at another
 * moment, or NULL. */
struct version_said {
	const char *document, *number, *language, *digest, *change, *until;
};
enum err ledger_version(struct visit *v, const struct version_said *said);

#endif
