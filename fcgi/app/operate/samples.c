/*
 * samples.c: "glas samples": bodies and their staff, then every consultation
 * of the folder, a transaction each.  Everybody has the same password and
 * second factor, which are printed: for trying only.
 */
#include "fcgi/app/operate/samples.h"

#include "build/sql.h"
#include "db/role.h"
#include "fcgi/app/account/totp.h"
#include "fcgi/app/operate/sample.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/log.h"
#include "fcgi/base/secret.h"
#include "fcgi/base/text.h"

#include <dirent.h>

enum { FILES = 256 };

static const char password_of_all[] = "zelena reka teche tiho";
static const char totp_of_all[] = "GLASGLASGLASGLASGLASGLASGLASGLAS";

/* ---- staff ---- */

/* What a sign-in needs, made once, since hashing takes its time; and the
 * language of the body whose people are made. */
struct credential {
	const char *language;
	const char *password;
	struct bytes totp; /* sealed */
};

static enum err
credential_make(
    const struct settings *settings, struct arena *mem, struct credential *out)
{
	unsigned char key[KEY_SIZE];
	struct bytes secret;

	TRY(secret_password(mem, password_of_all, &out->password));
	TRY(totp_from_text(mem, totp_of_all, &secret));
	TRY(secret_key_file(settings->totp_key_file, key));
	return secret_seal(mem, key, secret, &out->totp);
}

static enum err
account_make(const struct sample *s, const struct node *person,
    const char *language, int64_t *out)
{
	const char *email = xml_get(person, "email");
	const char *key = text_lower(s->mem, email);
	struct rows found;
	enum err e = sql_account_by_email(s->db, s->mem, key, &found);

	if (e == OK)
		*out = cell_int(&found, 0, "id");
	if (e != ERR_NOT_FOUND)
		return e;
	return sql_account_add(s->db, s->mem, email, key,
	    xml_get(person, "name"), language, s->now, s->now, out);
}

/* Each word of "prepare publish register". */
static enum err
each_word(const struct sample *s, const char *at,
    enum err (*make)(const struct sample *, const char *word, void *arg),
    void *arg)
{
	while (*at) {
		size_t size = strcspn(at, " ");

		TRY(make(s, arena_copy_n(s->mem, at, size), arg));
		at += size + (at[size] == ' ');
	}
	return OK;
}

struct right {
	const struct node *person;
	int64_t account, authority;
};

static enum err
right_make(const struct sample *s, const char *may, void *arg)
{
	const struct right *r = arg;
	int64_t id;

	return sql_sample_staff(s->db, s->mem, r->account, r->authority, may,
	    xml_get(r->person, "post"), s->now, &id);
}

/* An account with the password and second factor of all. */
static enum err
holder_make(const struct sample *s, const struct node *person,
    const struct credential *c, int64_t *account)
{
	int64_t count;

	TRY(account_make(s, person, c->language, account));
	TRY(sql_credential_password(
	    s->db, s->mem, *account, c->password, s->now, &count));
	TRY(sql_credential_totp(
	    s->db, s->mem, *account, c->totp, s->now, &count));
	return sql_account_ways(s->db, s->mem, *account, &count);
}

static enum err
person_make(const struct sample *s, const struct node *person,
    int64_t authority, const struct credential *c)
{
	struct right right = {.person = person, .authority = authority};

	TRY(holder_make(s, person, c, &right.account));
	return each_word(s, xml_get(person, "may"), right_make, &right);
}

/* ---- bodies ---- */

static enum err
authority_make(
    const struct sample *s, const struct node *at, struct credential *c)
{
	const struct node *child = xml_child(at, "name");
	struct rows found;
	int64_t id, count;
	enum err e = sql_sample_authority_find(
	    s->db, s->mem, xml_get(at, "slug"), &found);

	if (e != ERR_NOT_FOUND)
		return e;
	TRY(sql_sample_authority(s->db, s->mem, xml_get(at, "slug"),
	    xml_get(at, "kind"), xml_get(at, "country"), xml_get(at, "zone"),
	    xml_get(at, "language"), xml_get_int(at, "hue", -1), s->now, &id));
	for (; child; child = xml_next(child, "name"))
		TRY(sql_sample_authority_name(s->db, s->mem, id,
		    xml_get(child, "language"),
		    text_trim(s->mem, xml_words(s->mem, child)),
		    xml_get(child, "about")));
	c->language = xml_get(at, "language");
	child = xml_child(at, "person");
	for (; child; child = xml_next(child, "person"))
		TRY(person_make(s, child, id, c));
	TRY(sql_tally_bump(
	    s->db, s->mem, "authority", id, "meta", 0, 1, &count));
	return sql_tally_bump(s->db, s->mem, "site", 0, "meta", 0, 1, &count);
}

/* ---- organisations ---- */

struct membership {
	int64_t organisation, account;
};

static enum err
role_make(const struct sample *s, const char *role, void *arg)
{
	const struct membership *r = arg;
	int64_t count;

	return sql_member_add(
	    s->db, s->mem, r->organisation, r->account, role, s->now, &count);
}

static enum err
member_make(const struct sample *s, const struct node *member,
    int64_t organisation, const struct credential *c)
{
	struct membership role = {.organisation = organisation};

	TRY(holder_make(s, member, c, &role.account));
	return each_word(s, xml_get(member, "roles"), role_make, &role);
}

static enum err
organisation_make(
    const struct sample *s, const struct node *at, struct credential *c)
{
	const struct node *member = xml_child(at, "member");
	const char *slug = xml_get(at, "slug");
	int64_t id, first;
	struct rows found;
	enum err e = sql_sample_organisation_find(s->db, s->mem, slug, &found);

	if (e != ERR_NOT_FOUND)
		return e;
	c->language = xml_get(at, "language");
	TRY(sql_sample_authority_find(
	    s->db, s->mem, xml_get(at, "asked"), &found));
	TRY(account_make(s, member, c->language, &first));
	TRY(sql_sample_organisation(s->db, s->mem, slug, xml_get(at, "name"),
	    xml_get(at, "kind"), xml_get(at, "country"),
	    xml_get(at, "register"), xml_get(at, "number"),
	    cell_int(&found, 0, "id"), first, s->now, &id));
	for (; member; member = xml_next(member, "member"))
		TRY(member_make(s, member, id, c));
	return OK;
}

static enum err
bodies_make(const struct sample *s, const struct node *root,
    const struct settings *settings)
{
	const struct node *at = xml_child(root, "authority");
	struct credential c;

	TRY(credential_make(settings, s->mem, &c));
	for (; at; at = xml_next(at, "authority"))
		TRY(authority_make(s, at, &c));
	at = xml_child(root, "organisation");
	for (; at; at = xml_next(at, "organisation"))
		TRY(organisation_make(s, at, &c));
	return OK;
}

/* Who they are, and what they may, under the name of their house. */
static void
print_house(const struct node *house, const char *who, const char *may)
{
	const struct node *at = xml_child(house, who);

	printf("\n%s\n", xml_get(house, "slug"));
	for (; at; at = xml_next(at, who))
		printf("  %-38s %-30s %s\n", xml_get(at, "email"),
		    xml_get(at, may), xml_get(at, "name"));
}

static void
print_people(const struct node *root)
{
	const struct node *at = xml_child(root, "authority");

	printf("\nFor trying, sign in as one of these.  Password: %s\n"
	       "Code of the second factor: build/glas totp %s\n",
	    password_of_all, totp_of_all);
	for (; at; at = xml_next(at, "authority"))
		print_house(at, "person", "may");
	at = xml_child(root, "organisation");
	for (; at; at = xml_next(at, "organisation"))
		print_house(at, "member", "roles");
	printf("\n");
}

/* ---- the folder ---- */

static enum err
read_file(const struct sample *s, const char *name, const struct node **out)
{
	const char *path = arena_printf(s->mem, "%s/%s", s->folder, name);
	struct node *root;
	const char *fault;

	TRY(xml_file(path, &root));
	if (xml_validate(s->mem, s->grammar, root, &fault) != OK)
		return log_err(ERR_INVALID, "sample", "%s: %s", path, fault);
	*out = root;
	return OK;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static enum err
list_files(const struct sample *s, char **names, size_t *count)
{
	DIR *open = opendir(s->folder);
	struct dirent *at;

	if (!open)
		return log_err(ERR_NOT_FOUND, "sample", "%s: %m", s->folder);
	while ((at = readdir(open)) && *count < FILES) {
		size_t size = strlen(at->d_name);

		if (size > 4 && !strcmp(at->d_name + size - 4, ".xml") &&
		    strcmp(at->d_name, "bodies.xml"))
			names[(*count)++] = arena_copy(s->mem, at->d_name);
	}
	closedir(open);
	qsort(names, *count, sizeof *names, by_name);
	return OK;
}

static enum err
load_rounds(const struct sample *s)
{
	char *names[FILES];
	const struct node *root;
	size_t count = 0;

	TRY(list_files(s, names, &count));
	for (size_t i = 0; i < count; i++) {
		TRY(read_file(s, names[i], &root));
		TRY(db_begin(s->db));
		TRY(db_end(s->db, sample_round(s, root)));
	}
	return OK;
}

static enum err
load(const struct sample *s, const struct settings *settings)
{
	const struct node *bodies;

	TRY(read_file(s, "bodies.xml", &bodies));
	TRY(db_begin(s->db));
	TRY(db_end(s->db, bodies_make(s, bodies, settings)));
	TRY(load_rounds(s));
	print_people(bodies);
	return OK;
}

enum err
samples_load(
    const struct settings *settings, struct arena *mem, int argc, char **argv)
{
	struct sample s = {
	    .mem = mem,
	    .folder = argc > 1 ? argv[1]
			       : arena_printf(
				     mem, "%s/tests/samples", settings->home),
	    .conf = arena_printf(mem, "%s/conf", settings->home),
	    .now = clock_now(mem),
	};
	struct grammar *grammar;
	enum err e;

	TRY(secret_start());
	xml_start(settings->plain_memory);
	TRY(xml_grammar(
	    arena_printf(mem, "%s/samples.rng", s.folder), &grammar));
	s.grammar = grammar;
	TRY(role_open(settings, mem, ROLE_ADMIN, &s.db));
	e = load(&s, settings);
	db_free(s.db);
	return e;
}

enum err
samples_term_pass(
    const struct settings *settings, struct arena *mem, int argc, char **argv)
{
	struct db *db;
	enum err e;

	if (argc != 2) {
		fputs("usage: glas term-pass SLUG\n", stderr);
		return ERR_INVALID;
	}
	TRY(role_open(settings, mem, ROLE_ADMIN, &db));
	e = sql_sample_term_pass(db, mem, argv[1], clock_now(mem));
	db_free(db);
	if (e == ERR_CONFLICT)
		fprintf(stderr,
		    "glas: no open consultation \"%s\" of the samples' "
		    "people\n",
		    argv[1]);
	return e;
}
