/*
 * run-cases.c: stories through the whole program, in process.
 *
 * run-cases FOLDER: every FOLDER/NAME.case, one after the other, each on its
 * own data.  Runs under tests/with-db.  What a line may say is in
 * tests/README.md; every page that a story sees is checked against its
 * contract (xslt/pages/NAME.rng).
 */
#include "tests/check.h"
#include "tests/house.h"
#include "tests/story-jobs.h"

#include "fcgi/app/totp.h"

#include <dirent.h>
#include <fcntl.h>
#include <libxml/HTMLparser.h>
#include <libxml/relaxng.h>
#include <libxml/xpath.h>
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
	struct grammar {
		char name[64];
		xmlRelaxNGPtr grammar;
	} grammars[128];
	size_t grammar_count;
	struct arena *mem; /* the house's */
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
	char *keys; /* the page's HTML, for the keys of its forms */
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

static void
query(struct runner *r, const char *sql, char *out, size_t room)
{
	const char *wrong = house_query(&r->house, sql, out, room);

	if (wrong)
		fault(r, "sql", wrong);
}

static void
seed(struct runner *r, const char *name)
{
	const char *wrong = house_seed(&r->house, name);

	if (wrong)
		fault(r, "seed", wrong);
	memset(r->jars, 0, sizeof r->jars);
	r->jar = r->jars;
}

/* A further seed, beside what is there. */
static void
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

static void
sign_in(struct runner *r, const char *email)
{
	const char *wrong = house_session(&r->house, email, r->jar->cookie);

	if (wrong)
		fault(r, "sign-in", wrong);
}

/* "setting NAME NUMBER": of those that a story may change, until its end. */
static void
setting(struct runner *r, const char *rest)
{
	struct settings *s = &r->house.settings;
	const struct {
		const char *name;
		int64_t *value;
	} known[] = {{"form_seconds", &s->form_seconds},
	    {"consultation_sends", &s->consultation_sends},
	    {"submission_files", &s->submission_files}};
	const char *number = strchr(rest, ' ');

	for (size_t i = 0; number && i < sizeof known / sizeof *known; i++)
		if (!strncmp(rest, known[i].name, (size_t)(number - rest)) &&
		    text_int(number + 1, known[i].value) == OK)
			return;
	fault(r, "no such setting", rest);
}

/* What "$code" is the code of. */
static struct bytes
second_factor(struct runner *r)
{
	struct bytes secret = {0};

	if (totp_from_text(
		r->mem, "GLASGLASGLASGLASGLASGLASGLASGLAS", &secret) != OK)
		fault(r, "totp", "");
	return secret;
}

/* "credential EMAIL PASSWORD": a password and a second factor. */
static void
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
static int
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
static void
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

/* Statements of that kind that the server has run, whoever asked. */
static long
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

/* Rule 1: a GET begins no transaction and writes nothing.  Rule 2: a POST is
 * one, and what leads on was committed. */
static void
rules(struct runner *r, const char *verb, long begun, long ended)
{
	begun = ran(r, "Com_begin") - begun;
	ended = ran(r, "Com_commit") - ended;
	if (!strcmp(verb, "POST") ? begun > 1 || ended > begun
				  : begun + ended > 0)
		fault(r, "transactions", verb);
}

static void
serve(struct runner *r, const char *verb, const char *path, const char *fields,
    struct response *out)
{
	long begun = ran(r, "Com_begin"), ended = ran(r, "Com_commit");
	struct request in;

	house_request(&r->house, verb, path, fields, r->jar->cookie, &in);
	if (r->upload && in.method == METHOD_POST) {
		attach(r, &in);
		r->upload = NULL;
	}
	house_serve(&r->house, &in, out);
	rules(r, verb, begun, ended);
	if (out->status == 303 && !strcmp(verb, "POST") &&
	    ran(r, "Com_commit") == ended)
		fault(r, "nothing was committed", path);
	if (out->cookie)
		snprintf(
		    r->jar->cookie, sizeof r->jar->cookie, "%s", out->cookie);
}

/* The model of the same page against its contract. */
static void
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
	ask(r, "POST", path,
	    key ? arena_printf(r->mem, "key=%s&%s", key, fields) : fields);
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

/* "press PATH": the form of the page that goes there, with what it holds
 * hidden. */
static void
press(struct runner *r, const char *path)
{
	xmlXPathObjectPtr found = find(
	    r, arena_printf(r->mem,
		   "//form[@action='%s']//input[@type='hidden'][@name!='key']",
		   path));
	const char *fields = "";

	for (int i = 0;
	     found && found->nodesetval && i < found->nodesetval->nodeNr; i++) {
		xmlNodePtr n = found->nodesetval->nodeTab[i];
		xmlChar *name = xmlGetProp(n, (const xmlChar *)"name");
		xmlChar *value = xmlGetProp(n, (const xmlChar *)"value");

		fields = arena_printf(r->mem, "%s%s%s=%s", fields, i ? "&" : "",
		    (char *)name,
		    text_url_encode(r->mem, value ? (char *)value : ""));
		xmlFree(name);
		xmlFree(value);
	}
	if (found)
		xmlXPathFreeObject(found);
	post(r, path, fields);
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
		found =
		    find(r, arena_printf(r->mem, "normalize-space(%s)", rest));
		report(r,
		    found && found->stringval &&
			!strcmp((char *)found->stringval, value),
		    "text",
		    found && found->stringval ? (char *)found->stringval : "");
		if (found)
			xmlXPathFreeObject(found);
	} else if (!strcmp(what, "bytes")) {
		report(r, r->keys && strstr(r->keys, rest), "bytes", rest);
	} else if (!strcmp(what, "lacks")) {
		report(r, r->keys && !strstr(r->keys, rest), "lacks", rest);
	} else if (!strcmp(what, "lines")) {
		long lines = 0;

		for (const char *at = r->keys; at && (at = strchr(at, '\n'));
		     at++)
			lines++;
		snprintf(is, sizeof is, "%ld", lines);
		report(r, lines == strtol(rest, NULL, 10), "lines", is);
	} else if (!strcmp(what, "statements")) {
		snprintf(is, sizeof is, "%u", r->house.statements);
		report(r, (long)r->house.statements <= strtol(rest, NULL, 10),
		    "statements", is);
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
	snprintf(
	    is, sizeof is, "%d %s", r->status, r->location ? r->location : "");
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
			buffer_bytes(
			    &out, r->location, strcspn(r->location, "?#"));
			text += strlen("$location");
			continue;
		}
		if (text_starts(text, "$code")) {
			buffer_add(&out, totp_code(r->mem, second_factor(r),
					     clock_now(r->mem)));
			text += strlen("$code");
			continue;
		}
		while (l < r->lets + 8 &&
		       (!*l->name || !text_starts(text + 1, l->name)))
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

/* The last answer, byte for byte; another one is kept beside the build. */
static void
same_file(struct runner *r, const char *path)
{
	const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
	const char *build = getenv("B") ? getenv("B") : "build";
	char *wanted = house_slurp(path);
	bool same = wanted && r->keys && !strcmp(wanted, r->keys);
	FILE *file;

	report(r, same, "same", path);
	free(wanted);
	if (same || !r->keys)
		return;
	file = fopen(arena_printf(r->mem, "%s/tests/%s", build, name), "we");
	if (file) {
		fputs(r->keys, file);
		fclose(file);
	}
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
	} else if (!strcmp(line, "more")) {
		more(r, rest);
	} else if (!strcmp(line, "press")) {
		press(r, rest);
	} else if (!strcmp(line, "now")) {
		clock_fix(rest);
		r->now = arena_copy(r->mem, rest);
		/* those of the step sign-in do not end; what a story signed
		 * in by itself does */
		query(r,
		    "UPDATE session SET idle_at = ends_at"
		    " WHERE ends_at = '2999-01-01'",
		    NULL, 0);
	} else if (!strcmp(line, "as")) {
		become(r, rest);
	} else if (!strcmp(line, "sign-in")) {
		sign_in(r, rest);
	} else if (!strcmp(line, "credential")) {
		credential(r, arena_copy(r->mem, rest));
	} else if (!strcmp(line, "file") || !strcmp(line, "twin")) {
		r->upload = arena_copy(r->mem, rest);
		r->twin = *line == 't';
	} else if (!strcmp(line, "run")) {
		query(r, rest, NULL, 0);
	} else if (!strcmp(line, "clamd")) {
		const char *wrong = story_clamd(r->mem, rest);

		report(r, !wrong, "clamd", wrong);
	} else if (!strcmp(line, "same")) {
		same_file(r, rest);
	} else if (!strcmp(line, "setting")) {
		setting(r, rest);
	} else if (!strcmp(line, "jobs")) {
		const char *wrong = story_jobs(r->mem, r->now);

		report(r, !wrong, "jobs", wrong);
	} else if (!strcmp(line, "GET")) {
		ask(r, "GET", rest, NULL);
	} else if (!strcmp(line, "POST")) {
		fields = strpbrk(rest, " \t");
		path = fields
			   ? arena_copy_n(r->mem, rest, (size_t)(fields - rest))
			   : rest;
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
	r->now = NULL;
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

int
main(int argc, char **argv)
{
	static struct runner r; /* kept to the end, for the leak checker */
	static struct dirent **names;
	int found;

	if (argc != 2 || house_start(&r.house, grammars, &r) != OK) {
		puts("not ok 1 - the house does not stand\n1..1");
		return 1;
	}
	r.mem = r.house.mem;
	if (strstr(argv[1], ".case")) {
		story(&r, argv[1]);
		return check_done();
	}
	found = scandir(argv[1], &names, NULL, alphasort);
	for (int i = 0; i < found; i++) {
		const char *dot = strrchr(names[i]->d_name, '.');
		char path[512];

		if (!dot || strcmp(dot, ".case"))
			continue;
		snprintf(path, sizeof path, "%s/%s", argv[1], names[i]->d_name);
		story(&r, path);
	}
	return check_done();
}
