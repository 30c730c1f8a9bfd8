/*
 * run-cases.c: stories through the whole program, in process.
 *
 * run-cases FOLDER: every FOLDER/NAME.case, one after the other, each on its
 * own data.  Runs under tests/with-db.  What a line may say is in
 * tests/README.md; every page that a story sees is checked against its
 * contract (xslt/pages/NAME.rng).
 */
#include "tests/asking.h"
#include "tests/story-jobs.h"
#include "tests/story-zip.h"

#include <libxml/xpath.h>

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
/* In the answer, also where it is not text. */
static bool
stands(const struct runner *r, const char *words)
{
	return r->keys && memmem(r->keys, r->size, words, strlen(words));
}

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
		report(r, stands(r, rest), "bytes", rest);
	} else if (!strcmp(what, "lacks")) {
		report(r, r->keys && !stands(r, rest), "lacks", rest);
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
	} else if (!strcmp(what, "reads")) {
		snprintf(is, sizeof is, "%ld", r->house.reads);
		report(
		    r, r->house.reads <= strtol(rest, NULL, 10), "reads", is);
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

/* "answer NAME": the last answer goes as a file of that name. */
static void
answer_file_of(struct runner *r, const char *name)
{
	const char *build = getenv("B") ? getenv("B") : "build";
	FILE *file;

	r->upload = arena_printf(r->mem, "%s/tests/%s", build, name);
	r->twin = false;
	file = fopen(r->upload, "we");
	if (!file || fwrite(r->keys, 1, r->size, file) != r->size)
		report(r, false, "answer", name);
	if (file)
		fclose(file);
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
	} else if (!strcmp(line, "answer")) {
		answer_file_of(r, rest);
	} else if (!strcmp(line, "run")) {
		query(r, rest, NULL, 0);
	} else if (!strcmp(line, "clamd")) {
		const char *wrong = story_clamd(r->mem, rest);

		report(r, !wrong, "clamd", wrong);
	} else if (!strcmp(line, "zip")) {
		const char *wrong = story_zip(r->mem, r->keys, r->size);

		report(r, !wrong, "zip", wrong);
	} else if (!strcmp(line, "member")) {
		struct bytes m =
		    story_zip_member(r->mem, r->keys, r->size, rest);

		report(r, m.at != NULL, "member", rest);
		free(r->keys);
		r->size = m.size;
		r->keys = memcpy(
		    malloc(m.size + 1), m.at ? (char *)m.at : "", m.size);
		r->keys[m.size] = 0;
	} else if (!strcmp(line, "same")) {
		same_file(r, rest);
	} else if (!strcmp(line, "setting")) {
		setting(r, rest);
	} else if (!strcmp(line, "jobs")) {
		const char *wrong = story_jobs(r->jobs, r->mem, r->now);

		report(r, !wrong, "jobs", wrong);
		changed(r);
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

	/* Java takes a second or two for a PDF: a story that looks at one sets
	 * where FOP is */
	setenv("GLAS_JAVA_FOLDER", "/nowhere", 1);

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

int
main(int argc, char **argv)
{
	static struct runner r; /* kept to the end, for the leak checker */
	static struct dirent **names;
	static struct story_jobs jobs;
	int found;

	r.jobs = &jobs;
	if (argc != 2 || !story_jobs_start(&jobs) ||
	    house_start(&r.house, grammars, &r) != OK) {
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
