/*
 * run-cases.c: stories through the whole program, in process.
 *
 * run-cases FOLDER: every FOLDER/NAME.case, one after the other, each on its
 * own data.  Runs under tests/with-db.  What a line may say is in
 * tests/README.md; every page that a story sees is checked against its
 * contract (xslt/pages/NAME.rng).
 */
#include "tests/check.h"

#include "fcgi/base/clock.h"
#include "fcgi/base/secret.h"
#include "fcgi/http/request.h"
#include "fcgi/http/response.h"
#include "fcgi/site/site.h"
#include "db/migrate.h"

#include <dirent.h>
#include <libxml/HTMLparser.h>
#include <libxml/relaxng.h>
#include <libxml/xpath.h>
#include <mysql.h>
#include <sys/stat.h>

enum { JARS = 8, MEMORY = 512 * 1024 * 1024 };

struct jar {
	char who[64];
	char cookie[64];
};

struct runner {
	struct settings settings;
	struct site pages, door;	/* door: the sign-in pool */
	struct site *site;
	struct grammar {
		char name[64];
		xmlRelaxNGPtr grammar;
	} grammars[128];
	size_t grammar_count;
	struct arena *mem;
	MYSQL *admin;
	struct jar jars[JARS], *jar;
	const char *file;
	int line;
	struct let {
		char name[32], value[512];
	} lets[8];
	/* the last answer */
	int status;
	const char *location;
	unsigned statements;
	xmlDocPtr page;
	char *keys;		/* the page's HTML, for the keys of its forms */
};

static void
fault(const struct runner *r, const char *what, const char *more)
{
	printf("not ok %d - %s:%d %s %s\n", ++check_number, r->file, r->line,
	    what, more ? more : "");
	check_failed++;
}

static void
good(const struct runner *r, const char *what)
{
	printf("ok %d - %s:%d %s\n", ++check_number, r->file, r->line, what);
}

static void
report(const struct runner *r, bool fine, const char *what, const char *more)
{
	if (fine)
		good(r, what);
	else
		fault(r, what, more);
}

/* The admin's own connection: seeds, and what a story asks of the tables. */
static bool
query(struct runner *r, const char *sql, char *out, size_t room)
{
	MYSQL_RES *result;
	MYSQL_ROW row;

	if (mysql_query(r->admin, sql)) {
		fault(r, "sql", mysql_error(r->admin));
		return false;
	}
	do {
		result = mysql_store_result(r->admin);
		row = result ? mysql_fetch_row(result) : NULL;
		if (out && row)
			snprintf(out, room, "%s", row[0] ? row[0] : "NULL");
		if (result)
			mysql_free_result(result);
	} while (mysql_next_result(r->admin) == 0);
	return true;
}

static char *
slurp(const char *path)
{
	struct stat st;
	FILE *file = fopen(path, "re");
	char *text;

	if (!file || fstat(fileno(file), &st) != 0)
		return NULL;
	text = calloc(1, (size_t)st.st_size + 1);
	if (fread(text, 1, (size_t)st.st_size, file) != (size_t)st.st_size)
		text[0] = 0;
	fclose(file);
	return text;
}

/* Every table but the migrations' emptied, then the world's rows. */
static void
seed(struct runner *r, const char *name)
{
	static char tables[65536];
	char path[256], *sql;

	if (!*tables)
		query(r, "SELECT GROUP_CONCAT(CONCAT('DELETE FROM `',"
		    " table_name, '`') SEPARATOR ';') FROM"
		    " information_schema.tables WHERE table_schema ="
		    " DATABASE() AND table_name <> 'migration'",
		    tables, sizeof tables);
	query(r, "SET foreign_key_checks = 0, unique_checks = 0", NULL, 0);
	query(r, tables, NULL, 0);
	query(r, "SET foreign_key_checks = 1, unique_checks = 1", NULL, 0);
	snprintf(path, sizeof path, "tests/seed/%s.sql", name);
	sql = slurp(path);
	if (sql)
		query(r, sql, NULL, 0);
	else
		fault(r, "no such seed", path);
	free(sql);
	memset(r->jars, 0, sizeof r->jars);
	r->jar = r->jars;
}

static void
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

/* A session of that account in the jar at hand: passwords have tests of
 * their own. */
static void
sign_in(struct runner *r, const char *email)
{
	unsigned char value[32], digest[DIGEST_SIZE];
	char sql[1024];

	secret_random(value, sizeof value);
	snprintf(r->jar->cookie, sizeof r->jar->cookie, "%s",
	    text_base64url(r->mem, value, sizeof value));
	secret_digest(r->jar->cookie, strlen(r->jar->cookie), digest);
	snprintf(sql, sizeof sql, "INSERT INTO session (digest, account_id,"
	    " staff, created_at, seen_at, idle_at, ends_at) SELECT X'%s', id,"
	    " 1, '2000-01-01', '2000-01-01', '2999-01-01', '2999-01-01'"
	    " FROM account WHERE email_key = '%s'",
	    text_hex(r->mem, digest, sizeof digest), email);
	query(r, sql, NULL, 0);
}

static void
build(struct runner *r, const char *verb, const char *path,
    const char *fields, struct request *out)
{
	const char *mark = strchr(path, '?');
	size_t size = mark ? (size_t)(mark - path) : strlen(path);

	*out = (struct request){ .id = "case", .remote = "127.0.0.1" };
	out->method = strcmp(verb, "POST") ? METHOD_GET : METHOD_POST;
	out->raw_path = arena_copy_n(r->mem, path, size);
	out->raw_query = mark ? mark + 1 : NULL;
	if (text_url_decode(r->mem, path, size, false, &out->path) != OK)
		out->fault = 400;
	if (mark && text_pairs(r->mem, mark + 1, strlen(mark + 1), 50,
		&out->query) != OK)
		out->fault = 400;
	if (fields && text_pairs(r->mem, fields, strlen(fields), LIMIT_FIELDS,
		&out->fields) != OK)
		out->fault = 400;
	if (*r->jar->cookie) {
		out->cookies.at = arena_alloc(r->mem, sizeof(struct pair));
		out->cookies.at[0] =
		    (struct pair){ "__Host-glas", r->jar->cookie, -1 };
		out->cookies.count = 1;
	}
}

/* As nginx does: what opens a session goes to the pool that may. */
static void
serve(struct runner *r, const struct request *in, struct response *out)
{
	r->site = strstr(in->path, "/sign-in") || strstr(in->path, "/password") ?
	    &r->door : &r->pages;
	db_count_reset(r->site->reader);
	db_count_reset(r->site->writer);
	visit_serve(r->site, r->mem, in, out);
	r->statements = db_count(r->site->reader) + db_count(r->site->writer);
	if (out->cookie)
		snprintf(r->jar->cookie, sizeof r->jar->cookie, "%s",
		    out->cookie);
}

/* The model of the same page against its contract. */
static void
contract(struct runner *r, const char *path)
{
	const char *asked = arena_printf(r->mem, "%s%smodel=1", path,
	    strchr(path, '?') ? "&" : "?");
	struct request in;
	struct response out;
	xmlDocPtr doc;
	xmlNodePtr content = NULL;
	xmlRelaxNGPtr grammar = NULL;
	xmlRelaxNGValidCtxtPtr valid;
	char name[64];
	bool fine;

	build(r, "GET", asked, NULL, &in);
	serve(r, &in, &out);
	doc = xmlReadMemory(out.body.data, (int)out.body.size, "model", NULL,
	    XML_PARSE_NONET);
	if (!doc) {
		fault(r, "model is not XML", path);
		return;
	}
	for (xmlNodePtr n = xmlDocGetRootElement(doc)->children; n; n = n->next)
		if (n->type == XML_ELEMENT_NODE && strlen((char *)n->name) > 5 &&
		    !strcmp((char *)n->name + strlen((char *)n->name) - 5,
			"-page"))
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
static const char *
key_on(struct runner *r, const char *path)
{
	const char *action = arena_printf(r->mem, "action=\"%s\"", path);
	const char *at = r->keys ? strstr(r->keys, action) : NULL;
	const char *key = at ? strstr(at, "name=\"key\" value=\"") : NULL;

	if (!key)
		return NULL;
	key += strlen("name=\"key\" value=\"");
	return arena_copy_n(r->mem, key, strcspn(key, "\""));
}

static void
ask(struct runner *r, const char *verb, const char *path, const char *fields)
{
	struct request in;
	struct response out;

	build(r, verb, path, fields, &in);
	serve(r, &in, &out);
	r->status = out.status;
	r->location = out.location;
	if (r->page)
		xmlFreeDoc(r->page);
	r->page = NULL;
	if (out.type && strstr(out.type, "text/html") && out.body.size) {
		r->page = htmlReadMemory(out.body.data, (int)out.body.size,
		    "page", "UTF-8", HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
		    HTML_PARSE_NONET);
		free(r->keys);
		r->keys = strdup(out.body.data);
		if (!strcmp(verb, "GET") && out.status == 200)
			contract(r, path);
	} else if (out.body.size) {
		free(r->keys);
		r->keys = strdup(out.body.data);
	}
}

static void
post(struct runner *r, const char *path, const char *fields)
{
	const char *key = key_on(r, path);

	if (!key && !strstr(fields, "key=")) {
		ask(r, "GET", path, NULL);
		key = key_on(r, path);
	}
	ask(r, "POST", path, key ? arena_printf(r->mem, "key=%s&%s", key,
	    fields) : fields);
}

static char *
trimmed(char *text)
{
	char *end;

	text += strspn(text, " \t");
	end = text + strlen(text);
	while (end > text && (end[-1] == ' ' || end[-1] == '\n'))
		*--end = 0;
	return text;
}

static xmlXPathObjectPtr
find(struct runner *r, const char *path)
{
	xmlXPathContextPtr context;
	xmlXPathObjectPtr found;

	if (!r->page)
		return NULL;
	context = xmlXPathNewContext(r->page);
	found = xmlXPathEval((const xmlChar *)path, context);
	xmlXPathFreeContext(context);
	return found;
}

static int
count(struct runner *r, const char *path)
{
	xmlXPathObjectPtr found = find(r, path);
	int n = found && found->nodesetval ? found->nodesetval->nodeNr : 0;

	if (found)
		xmlXPathFreeObject(found);
	return n;
}

/* "WHAT XPATH = VALUE" of one answer. */
static void
expect(struct runner *r, char *what, char *rest)
{
	char *value = NULL, is[4096] = "";
	xmlXPathObjectPtr found;

	/* the last one, since XPath and SQL have their own */
	for (char *at = rest; (at = strstr(at, " = ")); at++)
		value = at;
	if (value && strcmp(what, "has") && strcmp(what, "none")) {
		*value = 0;
		value = trimmed(value + 3);
	}
	rest = trimmed(rest);
	if (!strcmp(what, "has")) {
		report(r, count(r, rest) > 0, "has", rest);
	} else if (!strcmp(what, "none")) {
		report(r, count(r, rest) == 0, "none", rest);
	} else if (!strcmp(what, "count")) {
		snprintf(is, sizeof is, "%d", count(r, rest));
		report(r, !strcmp(is, value), "count", is);
	} else if (!strcmp(what, "text")) {
		found = find(r, arena_printf(r->mem, "normalize-space(%s)",
		    rest));
		report(r, found && found->stringval &&
		    !strcmp((char *)found->stringval, value), "text",
		    found && found->stringval ? (char *)found->stringval : "");
		if (found)
			xmlXPathFreeObject(found);
	} else if (!strcmp(what, "bytes")) {
		report(r, r->keys && strstr(r->keys, rest), "bytes", rest);
	} else if (!strcmp(what, "lines")) {
		long lines = 0;

		for (const char *at = r->keys; at && (at = strchr(at, '\n'));
		    at++)
			lines++;
		snprintf(is, sizeof is, "%ld", lines);
		report(r, lines == strtol(rest, NULL, 10), "lines", is);
	} else if (!strcmp(what, "statements")) {
		snprintf(is, sizeof is, "%u", r->statements);
		report(r, (long)r->statements <= strtol(rest, NULL, 10), "statements",
		    is);
	} else if (!strcmp(what, "sql")) {
		query(r, rest, is, sizeof is);
		report(r, !strcmp(is, value), "sql", is);
	} else {
		fault(r, "not understood:", what);
	}
}

static void
status(struct runner *r, char *line)
{
	char *rest = strchr(line, ' ');
	char is[64];

	if (rest)
		*rest++ = 0;
	snprintf(is, sizeof is, "%d %s", r->status,
	    r->location ? r->location : "");
	report(r, r->status == (int)strtol(line, NULL, 10), "status", is);
	if (rest && *trimmed(rest))
		report(r, r->location && strstr(r->location, trimmed(rest)),
		    "location", r->location);
}

/* "let NAME SQL": the first cell, for $NAME. */
static void
let(struct runner *r, char *rest)
{
	char *sql = strchr(rest, ' ');
	struct let *l = r->lets;

	while (l < r->lets + 7 && *l->name &&
	    strncmp(l->name, rest, (size_t)(sql - rest)) != 0)
		l++;
	snprintf(l->name, sizeof l->name, "%.*s", (int)(sql - rest), rest);
	query(r, sql, l->value, sizeof l->value);
}

/* "$location" stands for the path that the last answer led to, "$NAME" for
 * what a let gave. */
static char *
filled(struct runner *r, const char *text)
{
	struct buffer out = buffer_new(r->mem, 16384);

	while (*text) {
		const struct let *l = r->lets;

		if (*text != '$') {
			buffer_bytes(&out, text++, 1);
			continue;
		}
		if (text_starts(text, "$location") && r->location) {
			buffer_bytes(&out, r->location,
			    strcspn(r->location, "?#"));
			text += strlen("$location");
			continue;
		}
		while (l < r->lets + 8 && (!*l->name ||
		    !text_starts(text + 1, l->name)))
			l++;
		if (l == r->lets + 8) {
			buffer_bytes(&out, text++, 1);
			continue;
		}
		buffer_add(&out, l->value);
		text += 1 + strlen(l->name);
	}
	return out.data;
}

static void
step(struct runner *r, char *line)
{
	char *rest = strpbrk(line, " \t");
	const char *path, *fields;

	if (rest) {
		*rest++ = 0;
		rest = trimmed(rest);
	} else {
		rest = line + strlen(line);
	}
	rest = filled(r, rest);
	if (!strcmp(line, "let")) {
		let(r, rest);
	} else if (!strcmp(line, "seed")) {
		seed(r, rest);
	} else if (!strcmp(line, "now")) {
		clock_fix(strdup(rest));
	} else if (!strcmp(line, "as")) {
		become(r, rest);
	} else if (!strcmp(line, "sign-in")) {
		sign_in(r, rest);
	} else if (!strcmp(line, "run")) {
		query(r, rest, NULL, 0);
	} else if (!strcmp(line, "GET")) {
		ask(r, "GET", rest, NULL);
	} else if (!strcmp(line, "POST")) {
		fields = strpbrk(rest, " \t");
		path = fields ? arena_copy_n(r->mem, rest,
		    (size_t)(fields - rest)) : rest;
		fields = fields ? fields + strspn(fields, " \t") : "";
		post(r, path, fields);
	} else if (line[0] >= '1' && line[0] <= '5') {
		status(r, arena_printf(r->mem, "%s %s", line, rest));
	} else {
		expect(r, line, rest);
	}
}

static void
story(struct runner *r, const char *path)
{
	FILE *file = fopen(path, "re");
	char line[8192];

	r->file = path;
	r->line = 0;
	while (file && fgets(line, sizeof line, file)) {
		char *text = trimmed(line);

		r->line++;
		if (*text && *text != '#')
			step(r, text);
	}
	if (file)
		fclose(file);
	arena_reset(r->mem);
	memset(r->lets, 0, sizeof r->lets);
	r->location = NULL;
}

/* Read before the door is closed to files. */
static void
grammars(struct runner *r)
{
	struct dirent **names;
	int found = scandir("xslt/pages", &names, NULL, alphasort);

	for (int i = 0; i < found && r->grammar_count < 128; i++) {
		const char *file = names[i]->d_name, *dot = strrchr(file, '.');
		struct grammar *g = &r->grammars[r->grammar_count];
		xmlRelaxNGParserCtxtPtr parser;

		if (!dot || strcmp(dot, ".rng"))
			continue;
		snprintf(g->name, sizeof g->name, "%.*s", (int)(dot - file),
		    file);
		parser = xmlRelaxNGNewParserCtxt(arena_printf(r->mem,
		    "xslt/pages/%s", file));
		g->grammar = xmlRelaxNGParse(parser);
		xmlRelaxNGFreeParserCtxt(parser);
		r->grammar_count++;
	}
}

/* A schema of its own, with the accounts and grants of an installation. */
static enum err
world(struct runner *r)
{
	struct settings *s = &r->settings;
	char key[512];
	FILE *file;

	TRY(conf_read(NULL, s));
	s->home = ".";
	s->show_models = true;
	s->base_url = "https://glas.example";
	snprintf(key, sizeof key, "%s/form.key", s->password_folder);
	file = fopen(key, "we");
	for (int i = 0; file && i < KEY_SIZE; i++)
		fputc(i, file);
	if (file)
		fclose(file);
	chmod(key, 0600);
	s->form_key_file = arena_copy(arena_new(4096), key);
	r->admin = mysql_init(NULL);
	if (!mysql_real_connect(r->admin, NULL, s->db_admin_user, "", NULL, 0,
		s->db_socket, CLIENT_MULTI_STATEMENTS) ||
	    mysql_set_character_set(r->admin, "utf8mb4"))
		return ERR_BUSY;
	TRY(migrate(s, r->mem));
	mysql_select_db(r->admin, s->db_name);
	xml_start(false);
	grammars(r);
	TRY(site_start(s, PAGES, &r->pages));
	r->door = r->pages;
	r->door.pool = SIGN_IN;
	TRY(site_child(&r->door, 0));
	return site_child(&r->pages, 1);
}

int
main(int argc, char **argv)
{
	struct runner r = { .mem = arena_new(MEMORY) };
	struct dirent **names;
	int found;

	if (argc != 2 || world(&r) != OK) {
		puts("not ok 1 - the world could not be made\n1..1");
		return 1;
	}
	found = scandir(argv[1], &names, NULL, alphasort);
	for (int i = 0; i < found; i++) {
		const char *dot = strrchr(names[i]->d_name, '.');
		char path[512];

		if (!dot || strcmp(dot, ".case"))
			continue;
		snprintf(path, sizeof path, "%s/%s", argv[1],
		    names[i]->d_name);
		story(&r, path);
	}
	return check_done();
}
