/*
 * operator.c: glas account and glas authority.
 *
 * What an operator does is noted in act without an account.  Secrets are
 * random, never typed, so that none is in a shell's history.
 */
#include "fcgi/app/operate/operator.h"

#include "build/sql.h"
#include "db/account.h"
#include "db/role.h"
#include "fcgi/app/account/account.h"
#include "fcgi/app/account/totp.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/log.h"
#include "fcgi/base/secret.h"
#include "fcgi/base/text.h"

#include <stdio.h>
#include <string.h>

struct order {
	const struct settings *settings;
	struct arena *mem;
	struct db *db;
	const char *now;
	char **argv; /* behind the verb */
};

static enum err
note(struct order *o, const char *what, const char *kind, int64_t object)
{
	int64_t id;

	return sql_act_add(o->db, o->mem, o->now, NULL, NULL, "operator", NULL,
	    NULL, what, kind, &object, NULL, NULL, &id);
}

static enum err
account_of(struct order *o, int64_t *id)
{
	const char *key = text_lower(o->mem, text_trim(o->mem, o->argv[0]));
	struct rows r;
	enum err e = sql_account_by_email(o->db, o->mem, key, &r);

	if (e == ERR_NOT_FOUND) {
		fprintf(stderr, "no account has the address %s\n", o->argv[0]);
		return ERR_INVALID;
	}
	TRY(e);
	*id = cell_int(&r, 0, "id");
	return OK;
}

static enum err
add(struct order *o)
{
	const char *email = text_trim(o->mem, o->argv[0]);
	int64_t id;
	enum err e =
	    sql_account_add(o->db, o->mem, email, text_lower(o->mem, email),
		o->argv[1], o->argv[2], o->now, o->now, &id);

	if (e == ERR_CONFLICT)
		fprintf(stderr, "%s has an account already\n", email);
	TRY(e);
	return note(o, "created", "account", id);
}

/* Five groups of four letters: what can be read out and typed. */
static enum err
password(struct order *o)
{
	const char *made = arena_printf(
	    o->mem, "%s-%s", secret_access(o->mem), secret_code(o->mem));
	const char *hash;
	int64_t id, count;

	TRY(account_of(o, &id));
	TRY(secret_password(o->mem, made, &hash));
	TRY(sql_credential_password(o->db, o->mem, id, hash, o->now, &count));
	TRY(sql_account_ways(o->db, o->mem, id, &count));
	TRY(sql_session_end_all(o->db, o->mem, id, o->now, &count));
	TRY(note(o, "password", "account", id));
	printf("%s\n", made);
	return OK;
}

static enum err
totp(struct order *o)
{
	unsigned char key[KEY_SIZE], secret[TOTP_SECRET];
	const struct bytes plain = {secret, sizeof secret};
	struct bytes sealed;
	int64_t id, count;

	TRY(account_of(o, &id));
	TRY(secret_key_file(o->settings->totp_key_file, key));
	secret_random(secret, sizeof secret);
	TRY(secret_seal(o->mem, key, plain, &sealed));
	TRY(sql_credential_totp(o->db, o->mem, id, sealed, o->now, &count));
	TRY(sql_account_ways(o->db, o->mem, id, &count));
	TRY(note(o, "second_factor", "account", id));
	printf("%s\n", totp_to_text(o->mem, plain));
	return OK;
}

/* The link that sets password and second factor, to be handed over. */
static enum err
invite(struct order *o)
{
	struct rows r;
	const char *token;
	int64_t id;

	TRY(account_of(o, &id));
	TRY(sql_account_by_id(o->db, o->mem, id, &r));
	TRY(invitation_make(o->db, o->mem, id, o->now, &token));
	TRY(note(o, "invited", "account", id));
	printf("%s/%s/invitation/%s\n", o->settings->base_url,
	    cell(&r, 0, "language"), token);
	return OK;
}

static enum err
right(struct order *o)
{
	struct rows r;
	int64_t id, row;

	if (!right_from(o->argv[2])) {
		fprintf(stderr, "there is no right %s\n", o->argv[2]);
		return ERR_INVALID;
	}
	TRY(account_of(o, &id));
	TRY(sql_authority_by_slug(o->db, o->mem, o->argv[1], "en", &r));
	TRY(sql_staff_add(o->db, o->mem, id, cell_int(&r, 0, ".id"), NULL,
	    o->argv[2], o->argv[3], o->now, NULL, NULL, &row));
	return note(o, "right_given", "account", id);
}

static enum err
close_account(struct order *o)
{
	int64_t id, count;

	TRY(account_of(o, &id));
	TRY(sql_account_close(o->db, o->mem, id, o->now));
	TRY(sql_session_end_all(o->db, o->mem, id, o->now, &count));
	return note(o, "closed", "account", id);
}

static enum err
list(struct order *o)
{
	struct rows r;

	TRY(sql_accounts_all(o->db, o->mem, &r));
	for (size_t i = 0; i < r.count; i++)
		printf("%s\t%s\t%s\t%s\t%s\n", cell(&r, i, "email"),
		    cell(&r, i, "name"), cell(&r, i, "state"),
		    cell_int(&r, i, "second") ? "second step" : "",
		    cell(&r, i, "rights") ? cell(&r, i, "rights") : "");
	return OK;
}

static enum err
authority_add(struct order *o)
{
	int64_t id;

	TRY(sql_authority_add(o->db, o->mem, o->argv[0], o->argv[1], o->argv[2],
	    o->argv[3], o->argv[4], o->now, &id));
	TRY(sql_authority_name_add(o->db, o->mem, id, o->argv[4], o->argv[5]));
	return note(o, "created", "authority", id);
}

struct verb_of {
	const char *name;
	int arguments;
	enum err (*run)(struct order *);
	const char *usage;
};

static const struct verb_of accounts[] = {
    {"add", 3, add, "add EMAIL NAME LANGUAGE"},
    {"password", 1, password, "password EMAIL"},
    {"invite", 1, invite, "invite EMAIL"},
    {"totp", 1, totp, "totp EMAIL"},
    {"right", 4, right, "right EMAIL AUTHORITY RIGHT FUNCTION"},
    {"close", 1, close_account, "close EMAIL"},
    {"list", 0, list, "list"},
    {0},
};
static const struct verb_of authorities[] = {
    {"add", 6, authority_add, "add SLUG KIND COUNTRY ZONE LANGUAGE NAME"},
    {0},
};

/* In one transaction. */
static enum err
run(struct order *o, const struct verb_of *verb)
{
	TRY(secret_start());
	TRY(role_open(o->settings, o->mem, ROLE_ADMIN, &o->db));
	o->now = clock_now(o->mem);
	TRY(db_begin(o->db));
	return db_end(o->db, verb->run(o));
}

static enum err
choose(struct order *o, const struct verb_of *verbs, int argc)
{
	char **argv = o->argv;

	for (const struct verb_of *verb = verbs; verb->name && argc > 1;
	     verb++) {
		if (strcmp(verb->name, argv[1]) || argc != verb->arguments + 2)
			continue;
		o->argv = argv + 2;
		return run(o, verb);
	}
	for (const struct verb_of *verb = verbs; verb->name; verb++)
		fprintf(stderr, "usage: glas %s %s\n", argv[0], verb->usage);
	return ERR_INVALID;
}

/* What was typed comes through the door as everything else. */
static enum err
accepted(struct arena *mem, int argc, char **argv)
{
	const char *text;

	for (int i = 0; i < argc; i++) {
		TRY(text_accept(mem, argv[i], strlen(argv[i]), &text));
		argv[i] = arena_copy(mem, text);
	}
	return OK;
}

enum err
operator_account(
    const struct settings *settings, struct arena *mem, int argc, char **argv)
{
	struct order o = {.settings = settings, .mem = mem, .argv = argv};

	TRY(accepted(mem, argc, argv));
	return choose(&o, accounts, argc);
}

enum err
operator_authority(
    const struct settings *settings, struct arena *mem, int argc, char **argv)
{
	struct order o = {.settings = settings, .mem = mem, .argv = argv};

	TRY(accepted(mem, argc, argv));
	return choose(&o, authorities, argc);
}
