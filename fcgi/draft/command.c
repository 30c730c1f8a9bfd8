/*
 * command.c: "glas convert" for people at a terminal: no database, no
 * network, the same cage as at the desk.
 */
#include "fcgi/draft/command.h"

#include "fcgi/draft/draft.h"

#include "fcgi/base/text.h"
#include "fcgi/base/xml.h"

#include <stdio.h>
#include <string.h>

enum form { FORM_AKN, FORM_OUTLINE, FORM_TEXT };

struct wanted {
	struct draft_options options;
	enum form form;
	const char *path;
	bool check; /* only whether words were lost or added */
};

static const char *const usage =
    "usage: glas convert [--lang L] [--as akn|outline|text] "
    "[--keep-changes] [--check] FILE\n";

static bool
form_of(const char *word, enum form *out)
{
	static const char *const words[] = {"akn", "outline", "text"};

	for (size_t i = 0; i < 3; i++)
		if (text_is(word, words[i])) {
			*out = (enum form)i;
			return true;
		}
	return false;
}

static bool
arguments(int argc, char **argv, struct wanted *out)
{
	for (int i = 1; i < argc; i++) {
		bool more = i + 1 < argc;

		if (!strcmp(argv[i], "--lang") && more)
			out->options.language = argv[++i];
		else if (!strcmp(argv[i], "--keep-changes"))
			out->options.keep_changes = true;
		else if (!strcmp(argv[i], "--check"))
			out->check = true;
		else if (!strcmp(argv[i], "--as") && more) {
			if (!form_of(argv[++i], &out->form))
				return false;
		} else if (out->path || argv[i][0] == '-')
			return false;
		else
			out->path = argv[i];
	}
	return out->path;
}

bool
file_slurp(struct arena *mem, const char *path, struct bytes *out)
{
	FILE *from = fopen(path, "rb");
	size_t room = 1 << 16, size = 0, n;
	char *at = arena_alloc(mem, room);

	if (!from)
		return false;
	while ((n = fread(at + size, 1, room - size, from)) > 0) {
		size += n;
		if (size > DRAFT_FILE_MAX)
			break;
		if (size < room)
			continue;
		at = arena_grow(mem, at, room, 2 * room);
		room *= 2;
	}
	n = (size_t)ferror(from);
	fclose(from);
	*out = (struct bytes){.at = (unsigned char *)at, .size = size};
	return !n;
}

void
json_print(FILE *to, const char *text)
{
	putc('"', to);
	for (; *text; text++)
		if (*text == '"' || *text == '\\')
			fprintf(to, "\\%c", *text);
		else if ((unsigned char)*text < 0x20)
			fprintf(to, "\\u%04x", *text);
		else
			putc(*text, to);
	putc('"', to);
}

static void
doubts(const struct draft *draft)
{
	for (size_t i = 0; i < draft->warning_count; i++) {
		const struct draft_warning *w = &draft->warnings[i];
		const struct draft_unit *unit = draft_unit_find(draft, w->wid);

		fputs("{\"warning\":", stderr);
		json_print(stderr, w->code);
		fputs(",\"unit\":", stderr);
		json_print(stderr, unit ? unit->eid : w->wid);
		fputs(",\"detail\":", stderr);
		json_print(stderr, w->detail);
		fputs("}\n", stderr);
	}
	for (size_t i = 0; i < draft->unit_count; i++) {
		const struct draft_unit *u = &draft->units[i];

		if (!*u->doubt)
			continue;
		fputs("{\"doubt\":", stderr);
		json_print(stderr, u->doubt);
		fputs(",\"unit\":", stderr);
		json_print(stderr, u->eid);
		fprintf(stderr, ",\"confidence\":%d}\n", u->confidence);
	}
}

static void
print_outline(const struct draft *draft)
{
	for (size_t i = 0; i < draft->unit_count; i++) {
		const struct draft_unit *u = &draft->units[i];

		printf("%d\t%s\t%s\t%s\t%s\n", u->depth, u->kind, u->eid,
		    u->num, u->heading);
	}
}

/* Words in reading order; a blank line between units. */
static void
print_text(const struct draft *draft)
{
	for (size_t i = 0; i < draft->unit_count; i++) {
		const struct draft_unit *u = &draft->units[i];

		if (*u->num || *u->heading)
			printf("%s%s%s\n", u->num,
			    *u->num && *u->heading ? " " : "", u->heading);
		if (*u->words)
			printf("%s\n", u->words);
		putchar('\n');
	}
}

/* Whether the words of the file and of what was read agree. */
static bool
words_agree(const struct draft *draft)
{
	for (size_t i = 0; i < draft->warning_count; i++)
		if (text_starts(draft->warnings[i].code, "words-"))
			return false;
	return true;
}

static int
print(const struct draft *draft, const struct wanted *wanted)
{
	enum form form = wanted->form;

	if (wanted->check)
		;
	else if (form == FORM_OUTLINE)
		print_outline(draft);
	else if (form == FORM_TEXT)
		print_text(draft);
	else
		fwrite(draft->akn.at, 1, draft->akn.size, stdout);
	doubts(draft);
	return fflush(stdout) || (wanted->check && !words_agree(draft)) ? 1 : 0;
}

int
draft_command_convert(const char *conf, int argc, char **argv)
{
	struct wanted wanted = {.options.conf = conf};
	struct arena *mem = arena_new((size_t)2 << 30);
	struct draft *draft;
	struct bytes file;
	int code = 1;

	if (!arguments(argc, argv, &wanted)) {
		fputs(usage, stderr);
		code = 2;
	} else if (!file_slurp(mem, wanted.path, &file)) {
		fprintf(stderr, "%s: cannot be read\n", wanted.path);
	} else {
		wanted.options.name = wanted.path;
		if (draft_convert(mem, file, &wanted.options, &draft) == OK)
			code = print(draft, &wanted);
		else
			fprintf(
			    stderr, "%s: %s\n", wanted.path, draft->refusal);
	}
	arena_free(mem);
	return code;
}
