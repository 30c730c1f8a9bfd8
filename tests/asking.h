/*
 * asking.h: what a story (run-cases.c) does to the site: who asks, with which
 * cookie, key and file; each answer is held to its contract and to the rules
 * of transactions.
 */
#ifndef TESTS_ASKING_H
#define TESTS_ASKING_H

#include "tests/check.h"
#include "tests/house.h"
#include "tests/told.h"
#include "fcgi/app/account/totp.h"
#include <dirent.h>
#include <fcntl.h>
#include <libxml/HTMLparser.h>
#include <libxml/relaxng.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <unistd.h>

enum { JARS = 8 };

struct jar {
	char who[64];
	char cookie[64];
};

struct runner {
	struct house house;
	struct told told;
	struct grammar {
		char name[64];
		xmlRelaxNGPtr grammar;
	} grammars[128];
	size_t grammar_count;
	struct arena *mem; /* the house's */
	struct story_jobs *jobs; /* those who tell stories have them */
	struct jar jars[JARS], *jar;
	const char *file;
	int line;
	const char *now;
	struct let {
		char name[32], value[512];
	} lets[8];
	/* the last answer */
	int status;
	const char *location;
	const char *upload; /* goes with the next POST, or NULL */
	bool twin;	    /* with other bytes, of the same name and size */
	xmlDocPtr page;
	char *keys; /* what came, a page's HTML for the keys of its forms */
	size_t size; /* of keys, which ends with a NUL of ours */
};

static inline void
fault(const struct runner *r, const char *what, const char *more)
{
	printf("not ok %d - %s:%d %s %s\n", ++check_number, r->file, r->line,
	    what, more ? more : "");
	check_failed++;
}

static inline void
good(const struct runner *r, const char *what)
{
	printf("ok %d - %s:%d %s\n", ++check_number, r->file, r->line, what);
}

static inline void
report(const struct runner *r, bool fine, const char *what, const char *more)
{
	if (fine)
		good(r, what);
	else
		fault(r, what, more);
}

static inline void
query(struct runner *r, const char *sql, char *out, size_t room)
{
	const char *wrong = house_query(&r->house, sql, out, room);

	if (!out)
		told_forget(&r->told);
	if (wrong)
		fault(r, "sql", wrong);
}

static inline void
seed(struct runner *r, const char *name)
{
	const char *wrong = house_seed(&r->house, name);

	told_forget(&r->told);
	if (wrong)
		fault(r, "seed", wrong);
	memset(r->jars, 0, sizeof r->jars);
	r->jar = r->jars;
}

/* A further seed, beside what is there. */
static inline void
more(struct runner *r, const char *name)
{
	char *sql =
	    house_slurp(arena_printf(r->mem, "tests/seed/%s.sql", name));

	if (sql)
		query(r, sql, NULL, 0);
	else
		fault(r, "no such seed", name);
	free(sql);
}

static inline void
become(struct runner *r, const char *who)
{
	for (size_t i = 0; i < JARS; i++) {
		r->jar = &r->jars[i];
		if (!*r->jar->who)
			snprintf(r->jar->who, sizeof r->jar->who, "%s", who);
		if (!strcmp(r->jar->who, who))
			return;
	}
}

static inline void
sign_in(struct runner *r, const char *email)
{
	const char *wrong = house_session(&r->house, email, r->jar->cookie);

	if (wrong)
		fault(r, "sign-in", wrong);
}

/* Of those that are a text and glas jobs alone reads. */
static inline bool
jobs_setting(const char *rest)
{
	static const char *const known[][2] = {
	    {"java_folder ", "GLAS_JAVA_FOLDER"}, {"spool ", "STORY_SPOOL"}};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (text_starts(rest, known[i][0]))
			return !setenv(
			    known[i][1], rest + strlen(known[i][0]), 1);
	return false;
}

/* "setting NAME NUMBER": of those that a story may change; for glas jobs too
 * (GLAS_NAME). */
static inline void
setting(struct runner *r, const char *rest)
{
	struct settings *s = &r->house.settings;
	const struct {
		const char *name;
		int64_t *value;
	} known[] = {{"form_seconds", &s->form_seconds},
	    {"consultation_sends", &s->consultation_sends},
	    {"network_days", &s->network_days},
	    {"many_at_once", &s->many_at_once},
	    {"network_flag", &s->network_flag},
	    {"submission_files", &s->submission_files},
	    {"count_live", &s->count_live}};
	const char *number = strchr(rest, ' ');

	if (jobs_setting(rest))
		return;
	for (size_t i = 0; number && i < sizeof known / sizeof *known; i++)
		if (!strncmp(rest, known[i].name, (size_t)(number - rest)) &&
		    text_int(number + 1, known[i].value) == OK) {
			setenv("GLAS_COUNT_LIVE",
			    arena_printf(r->mem, "%lld", (long long)s->count_live),
			    1);
			return;
		}
	fault(r, "no such setting", rest);
}

/* What "$code" is the code of. */
static inline struct bytes
second_factor(struct runner *r)
{
	struct bytes secret = {0};

	if (totp_from_text(
		r->mem, "GLASGLASGLASGLASGLASGLASGLASGLAS", &secret) != OK)
		fault(r, "totp", "");
	return secret;
}

/* "credential EMAIL PASSWORD": a password and a second factor. */
static inline void
credential(struct runner *r, char *rest)
{
	char *password = strchr(rest, ' ');
	const char *hash;
	struct bytes sealed;

	*password++ = 0;
	if (secret_password(r->mem, password, &hash) != OK ||
	    secret_seal(r->mem, r->house.door.totp_key, second_factor(r),
		&sealed) != OK) {
		fault(r, "credential", rest);
		return;
	}
	query(r,
	    arena_printf(r->mem,
		"INSERT INTO credential (account_id,"
		" password, totp_secret) SELECT id, '%s', X'%s' FROM account"
		" WHERE email_key = '%s'; UPDATE account SET second_at ="
		" created_at, passphrase_at = created_at"
		" WHERE email_key = '%s'",
		hash, text_hex(r->mem, sealed.at, sealed.size), rest, rest),
	    NULL, 0);
}

/* Another file of the same size: its last byte is a blank more or less. */
static inline int
twin(int fd, off_t size)
{
	int other = memfd_create("twin", MFD_CLOEXEC);
	char last;

	if (other < 0 || sendfile(other, fd, NULL, (size_t)size) != size ||
	    pread(other, &last, 1, size - 1) != 1)
		return -1;
	last = last == ' ' ? '\n' : ' ';
	close(fd);
	return pwrite(other, &last, 1, size - 1) == 1 ? other : -1;
}

/* The file of an upload is the field "file". */
static inline void
attach(struct runner *r, struct request *in)
{
	struct upload *file = arena_alloc(r->mem, sizeof *file);
	struct pair *fields =
	    arena_alloc(r->mem, (in->fields.count + 1) * sizeof *fields);
	struct stat st;

	*file = (struct upload){.name = strrchr(r->upload, '/') + 1,
	    .fd = open(r->upload, O_RDONLY | O_CLOEXEC)};
	if (file->fd < 0 || fstat(file->fd, &st) != 0) {
		fault(r, "no such file", r->upload);
		return;
	}
	file->size = (size_t)st.st_size;
	if (r->twin)
		file->fd = twin(file->fd, st.st_size);
	memcpy(fields, in->fields.at, in->fields.count * sizeof *fields);
	fields[in->fields.count++] = (struct pair){"file", file->name, 0};
	in->fields.at = fields;
	in->uploads = file;
	in->upload_count = 1;
}

/* After an act, or what the jobs did. */
static inline void
changed(struct runner *r)
{
	const char *path = told_not(&r->told, &r->house);

	if (path)
		fault(r, "changed, and its tag is the same:", path);
}

/* Statements of that kind that the server has run, whoever asked. */
static inline long
ran(struct runner *r, const char *kind)
{
	char is[64] = "0";

	query(r,
	    arena_printf(r->mem,
		"SELECT VARIABLE_VALUE FROM information_schema.global_status"
		" WHERE VARIABLE_NAME = '%s'",
		kind),
	    is, sizeof is);
	return strtol(is, NULL, 10);
}

/* Rows that the server has read through indexes, whoever asked; what is asked
 * here is no such table. */
static inline long
rows_read(struct runner *r)
{
	char is[64] = "0";

	query(r,
	    "SELECT SUM(VARIABLE_VALUE) FROM information_schema.global_status"
	    " WHERE VARIABLE_NAME IN ('Handler_read_key', 'Handler_read_next',"
	    " 'Handler_read_prev', 'Handler_icp_attempts')",
	    is, sizeof is);
	return strtol(is, NULL, 10);
}

/* Rule 1: a GET is no transaction and writes nothing.  Rule 2: a POST is one.
 * (The server sees its end; its beginning it is not told.) */
static inline void
rules(struct runner *r, const char *verb, long committed, long undone)
{
	committed = ran(r, "Com_commit") - committed;
	undone = ran(r, "Com_rollback") - undone;
	if (!strcmp(verb, "POST") ? committed + undone > 1
				  : committed + undone > 0)
		fault(r, "transactions", verb);
}

static inline void
serve(struct runner *r, const char *verb, const char *path, const char *fields,
    struct response *out)
{
	long committed = ran(r, "Com_commit");
	long undone = ran(r, "Com_rollback");
	struct request in;

	if (!strcmp(verb, "POST"))
		told_see_round(&r->told, &r->house, path);
	house_request(&r->house, verb, path, fields, r->jar->cookie, &in);
	if (r->upload && in.method == METHOD_POST) {
		attach(r, &in);
		r->upload = NULL;
	}
	r->house.reads = rows_read(r);
	house_serve(&r->house, &in, out);
	r->house.reads = rows_read(r) - r->house.reads;
	rules(r, verb, committed, undone);
	if (out->etag && !*r->jar->cookie && out->status == 200 &&
	    text_starts(out->type, "text/html") &&
	    !house_is_so(&r->house, &in, out))
		fault(r, "what was kept is out of date:", path);
	if (in.method == METHOD_POST && out->status == 303)
		changed(r);
	else if (out->etag && out->status == 200 && !strstr(path, "model=1"))
		told_see(&r->told, &r->house, path);
	if (out->status == 303 && !strcmp(verb, "POST") &&
	    ran(r, "Com_commit") == committed)
		fault(r, "nothing was committed", path);
	if (out->cookie)
		snprintf(
		    r->jar->cookie, sizeof r->jar->cookie, "%s", out->cookie);
}

/* The model of the same page against its contract. */
static inline void
contract(struct runner *r, const char *path)
{
	const char *asked = arena_printf(
	    r->mem, "%s%smodel=1", path, strchr(path, '?') ? "&" : "?");
	struct response out;
	xmlDocPtr doc;
	xmlNodePtr content = NULL;
	xmlRelaxNGPtr grammar = NULL;
	xmlRelaxNGValidCtxtPtr valid;
	char name[64];
	bool fine;

	serve(r, "GET", asked, NULL, &out);
	doc = xmlReadMemory(
	    out.body.data, (int)out.body.size, "model", NULL, XML_PARSE_NONET);
	if (!doc) {
		fault(r, "model is not XML", path);
		return;
	}
	for (xmlNodePtr n = xmlDocGetRootElement(doc)->children; n; n = n->next)
		if (n->type == XML_ELEMENT_NODE &&
		    strlen((char *)n->name) > 5 &&
		    !strcmp(
			(char *)n->name + strlen((char *)n->name) - 5, "-page"))
			content = n;
	snprintf(name, sizeof name, "%.*s",
	    content ? (int)strlen((char *)content->name) - 5 : 0,
	    content ? (char *)content->name : "");
	for (size_t i = 0; i < r->grammar_count; i++)
		if (!strcmp(r->grammars[i].name, name))
			grammar = r->grammars[i].grammar;
	if (!grammar) {
		fault(r, "no contract", name);
	} else {
		valid = xmlRelaxNGNewValidCtxt(grammar);
		fine = xmlRelaxNGValidateDoc(valid, doc) == 0;
		report(r, fine, "contract", name);
		if (!fine)
			printf("# %s\n# %s\n", xmlGetLastError()->message,
			    out.body.data);
		xmlRelaxNGFreeValidCtxt(valid);
	}
	xmlFreeDoc(doc);
}

/* The key of the form that posts to path, on the page last seen. */
static inline const char *
key_on(struct runner *r, const char *path)
{
	const char *action = arena_printf(
	    r->mem, "action=\"%.*s", (int)strcspn(path, "?"), path);
	const char *at = r->keys ? r->keys : "";
	const char *key, *end;

	/* a key is good whatever the query says; a search form has none */
	for (at = strstr(at, action); at; at = strstr(at + 1, action)) {
		key = strstr(at, "name=\"key\" value=\"");
		end = strstr(at, "</form>");
		if (!key || !end || key > end ||
		    !strchr("\"?", at[strlen(action)]))
			continue;
		key += strlen("name=\"key\" value=\"");
		return arena_copy_n(r->mem, key, strcspn(key, "\""));
	}
	return NULL;
}

static inline void
kept(struct runner *r, const struct response *out)
{
	free(r->keys);
	r->size = out->body.size;
	r->keys = memcpy(malloc(r->size + 1), out->body.data, r->size);
	r->keys[r->size] = 0;
}

static inline void
ask(struct runner *r, const char *verb, const char *path, const char *fields)
{
	struct response out;

	serve(r, verb, path, fields, &out);
	r->status = out.status;
	if (out.location)
		r->location = out.location;
	if (r->page)
		xmlFreeDoc(r->page);
	r->page = NULL;
	if (out.type && strstr(out.type, "text/html") && out.body.size) {
		r->page = htmlReadMemory(out.body.data, (int)out.body.size,
		    "page", "UTF-8",
		    HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
			HTML_PARSE_NONET);
		kept(r, &out);
		if (!strcmp(verb, "GET") && out.status == 200)
			contract(r, path);
	} else if (out.body.size) {
		kept(r, &out);
	}
}

static inline void
post(struct runner *r, const char *path, const char *fields)
{
	const char *key = key_on(r, path);

	if (!key && !strstr(fields, "key=")) {
		ask(r, "GET", path, NULL);
		key = key_on(r, path);
	}
	ask(r, "POST", path,
	    key ? arena_printf(r->mem, "key=%s&%s", key, fields) : fields);
}

/* Read before the door is closed to files. */
static inline void
grammars(void *arg)
{
	struct runner *r = arg;
	static struct dirent **names; /* kept, for the leak checker */
	int found = scandir("xslt/pages", &names, NULL, alphasort);

	for (int i = 0; i < found && r->grammar_count < 128; i++) {
		const char *file = names[i]->d_name, *dot = strrchr(file, '.');
		struct grammar *g = &r->grammars[r->grammar_count];
		xmlRelaxNGParserCtxtPtr parser;

		if (!dot || strcmp(dot, ".rng"))
			continue;
		snprintf(
		    g->name, sizeof g->name, "%.*s", (int)(dot - file), file);
		parser = xmlRelaxNGNewParserCtxt(
		    arena_printf(r->house.mem, "xslt/pages/%s", file));
		g->grammar = xmlRelaxNGParse(parser);
		xmlRelaxNGFreeParserCtxt(parser);
		r->grammar_count++;
	}
}

#endif
