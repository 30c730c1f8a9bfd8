/*
 * conf.c: the list in conf/settings.def, once as defaults, once as names to
 * look for, once as the sample.  Settings are read once and never change, so
 * their memory is an arena that nobody ends.
 */
#include "fcgi/base/conf.h"

#include "fcgi/base/arena.h"
#include "fcgi/base/log.h"
#include "fcgi/base/text.h"

#include <errno.h>
#include <inttypes.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum kind { KIND_text, KIND_number, KIND_flag };

enum { LINE_SIZE = 4096, CONF_MEMORY = 1 << 20 };
static const int64_t most = INT32_MAX;

struct setting {
	enum kind kind;
	const char *name;
	size_t place;	       /* in struct settings */
	const char *otherwise; /* the default, as C writes it */
	const char *sentence;
};

static const struct setting known[] = {
#define SETTING(type, name, value, sentence)                                   \
	{KIND_##type, #name, offsetof(struct settings, name), #value, sentence},
#include "conf/settings.def"
#undef SETTING
};
enum { KNOWN = sizeof(known) / sizeof(known[0]) };

static const struct settings defaults = {
#define SETTING(type, name, value, sentence) .name = value,
#include "conf/settings.def"
#undef SETTING
};

/* Where a value stands, for the log: a file and line, or the environment. */
struct place {
	const char *file;
	int line;
};

static enum err
fault(struct place at, const char *what, const char *name)
{
	if (at.line == 0)
		return log_err(ERR_BROKEN, "conf", "%s: %s", at.file, what);
	return log_err(
	    ERR_BROKEN, "conf", "%s:%d: %s: %s", at.file, at.line, name, what);
}

static const struct setting *
setting(const char *name)
{
	for (size_t i = 0; i < KNOWN; i++)
		if (!strcmp(known[i].name, name))
			return &known[i];
	return NULL;
}

static enum err
set(struct settings *to, const struct setting *which, const char *value,
    struct place at)
{
	void *cell = (char *)to + which->place;
	int64_t number;

	switch (which->kind) {
	case KIND_text:
		*(const char **)cell = value;
		return OK;
	case KIND_number:
		if (text_int(value, &number) != OK)
			return fault(at, "not a whole number", which->name);
		if (number < 0 || number > most)
			return fault(at, "out of range", which->name);
		*(int64_t *)cell = number;
		return OK;
	case KIND_flag:
		if (strcmp(value, "true") && strcmp(value, "false"))
			return fault(at, "not true or false", which->name);
		*(bool *)cell = !strcmp(value, "true");
		return OK;
	}
	return ERR_BROKEN;
}

/* '#' starts a comment at the start of a line or after white space. */
static void
without_comment(char *line)
{
	for (char *c = line; *c; c++)
		if (*c == '#' && (c == line || strchr(" \t", c[-1]))) {
			*c = '\0';
			return;
		}
}

static enum err
read_line(struct arena *mem, char *line, struct place at, struct settings *to)
{
	const struct setting *which;
	const char *text, *name, *value;
	char *equals;

	if (text_accept(mem, line, strlen(line), &text) != OK)
		return fault(at, "not UTF-8 text", "line");
	line = arena_copy(mem, text);
	without_comment(line);
	if (!*text_trim(mem, line))
		return OK;
	equals = strchr(line, '=');
	if (!equals)
		return fault(at, "no '='", text_trim(mem, line));
	*equals = '\0';
	name = text_trim(mem, line);
	value = text_trim(mem, equals + 1);
	which = setting(name);
	if (!which)
		return fault(at, "no such setting", name);
	return set(to, which, value, at);
}

static enum err
read_file(struct arena *mem, const char *path, struct settings *to)
{
	FILE *file = fopen(path, "re");
	struct place at = {path, 0};
	char line[LINE_SIZE];
	enum err e = OK;

	if (!file)
		return fault(at, strerror(errno), "");
	while (e == OK && fgets(line, sizeof(line), file)) {
		at.line++;
		if (strlen(line) == sizeof(line) - 1)
			e = fault(at, "line too long", "line");
		else
			e = read_line(mem, line, at, to);
	}
	if (e == OK && ferror(file))
		e = fault(at, "cannot be read", "file");
	fclose(file);
	return e;
}

static enum err
read_environment(struct arena *mem, struct settings *to)
{
	for (size_t i = 0; i < KNOWN; i++) {
		char *name = arena_printf(mem, "GLAS_%s", known[i].name);
		const char *value;

		for (char *c = name; *c; c++)
			*c = *c >= 'a' && *c <= 'z' ? (char)(*c - 32) : *c;
		value = getenv(name);
		if (!value)
			continue;
		if (text_accept(mem, value, strlen(value), &value) != OK)
			return log_err(
			    ERR_BROKEN, "conf", "%s: not UTF-8 text", name);
		TRY(set(to, &known[i], value, (struct place){name, 0}));
	}
	return OK;
}

enum err
conf_read(const char *path, struct settings *out)
{
	struct arena *mem = arena_new(CONF_MEMORY);

	*out = defaults;
	if (path && *path)
		TRY(read_file(mem, path, out));
	return read_environment(mem, out);
}

void
conf_sample(FILE *to)
{
	fputs("# Settings of Glas.  Made from conf/settings.def; what stands\n"
	      "# here is the default.  Names unknown or values of the wrong\n"
	      "# kind are errors.  GLAS_NAME in the environment overrides.\n",
	    to);
	for (size_t i = 0; i < KNOWN; i++) {
		const char *value = known[i].otherwise;
		size_t size = strlen(value);

		fprintf(to, "\n# %s\n", known[i].sentence);
		if (known[i].kind == KIND_text)
			fprintf(to, "#%s = %.*s\n", known[i].name,
			    (int)size - 2, value + 1);
		else
			fprintf(to, "#%s = %s\n", known[i].name, value);
	}
}
