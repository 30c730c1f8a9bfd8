/*
 * account.h: what a decision needs of a person: identity, rights, state.
 */
#ifndef DB_ACCOUNT_H
#define DB_ACCOUNT_H

#include "db/db.h"

/* practice 8.  A set, never a ladder. */
enum right {
	NOBODY_SPECIAL = 0,
	PREPARE = 1,
	PUBLISH = 2,
	REGISTER = 4,
	ANSWER = 8,
	APPROVE = 16,
	SIGN_OFF = 32,
	MODERATE = 64,
	DATA = 128,
	READ_ALL = 256,
	ADMINISTER = 512,
	ANY_RIGHT = 1023,
	PUBLISH_JOINED = 2048,	/* PUBLISH, held in a body that only joins */
};

/* In an organisation; a set too. */
enum member_role {
	DRAFTER = 1,
	SIGNATORY = 2,
	DEPUTY = 4,		/* signs in a signatory's place */
	ORG_ADMIN = 8,
	ANY_ROLE = 15,
};

struct account {
	int64_t id;		/* 0: nobody is signed in */
	int64_t session;	/* 0: no row for the cookie yet */
	const char *name, *email, *language;
	const char *function;	/* of staff: "head of department", or NULL */
	unsigned rights;	/* held in what the path concerns */
	unsigned anywhere;	/* held in any authority */
	unsigned roles;		/* held in the organisation of the path */
	int64_t body;		/* of the consultation's authorities the one for
				 * which they act: the leading one, if they hold
				 * a right there; 0: of none */
};

/* The word as tables and dictionaries say it ("sign_off"), and back; 0 for
 * no such word. */
const char *right_name(enum right r);
unsigned right_from(const char *name);

/* How often something was tried lately, and what is read together with it by
 * tries_look: who tries, and what it is about. */
struct tries {
	const char *what, *since;
	struct bytes cookie, address;	/* as they are counted; no cookie: at
					 * NULL */
	int64_t by_cookie, by_address;	/* found */
	int64_t session;		/* 0: no row for the cookie yet */
	bool account;			/* somebody is signed in by it */
	const char *seen;		/* when that was noted; or NULL */
	struct rows revision;		/* for consultation_of_revision; no
					 * rows: there is no such */
};

/* One statement, two where there is no such consultation.  digest, of the
 * cookie, or NULL; slug of a consultation, or NULL. */
enum err tries_look(struct db *db, struct arena *mem,
		    const unsigned char *digest, const char *slug,
		    const char *now, struct tries *tries);

/* By the digest of the cookie; a session past its term is ERR_NOT_FOUND.
 * Rights are those that hold at now in the consultation, or in the authority
 * that the path names (either may be 0), deputies included; roles are those in
 * the organisation (or 0). */
enum err account_by_session(struct db *db, struct arena *mem,
			    const unsigned char digest[32], const char *now,
			    int64_t consultation, int64_t authority,
			    int64_t organisation, struct account *out);

#endif
