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
#include <unistd.h>

enum form { FORM_AKN, FORM_OUTLINE, FORM_TEXT };

struct wanted {
	struct draft_options options;
	enum form form;
	const char *path;
	const char *report; /* where doubts go, or NULL: standard error */
	bool check;	    /* only whether words were lost or added */
	bool help;
	struct speech speech;
};

static const char *const usage =
    "usage: glas convert [--lang L] [--as akn|outline|text] [--report FILE]\n"
    "                    [--keep-changes] [--check] [--ui L] FILE; --help says "
    "more\n";

static const char *const help =
    "\n"
    "Reads a draft and writes it to standard output as Akoma Ntoso 3.0.\n"
    "\n"
    "  FILE            Akoma Ntoso of any dialect, DOCX, ODT, HTML (also the\n"
    "                  Polish ELI form), Markdown, plain text, e-Sbirka JSON,\n"
    "                  XLSX or CSV; PDF where pdftotext is installed, DOC and\n"
    "                  RTF where LibreOffice is. Its content says what it is.\n"
    "                  - is standard input.\n"
    "  --lang L        bg, pl, cs, sr or en; otherwise the text itself tells\n"
    "  --as akn        Akoma Ntoso (the default)\n"
    "  --as outline    a line a unit: depth, kind, eId, number, heading,\n"
    "                  parted by tabs\n"
    "  --as text       the words, units parted by empty lines\n"
    "  --report FILE   what is doubtful goes to FILE, not to standard error:\n"
    "                  a JSON object a line\n"
    "  --keep-changes  tracked changes stay as ins and del; otherwise they\n"
    "                  are taken as accepted\n"
    "  --check         writes no document; says whether words were lost\n"
    "  --ui L          what is said is said in bg, pl, cs, sr, sr-Latn or en;\n"
    "                  otherwise in the language of the environment\n"
    "\n"
    "Exit status: 0; 1 if the file was refused, with one line on standard\n"
    "error that says why, or if --check found words lost or added; 2 if the\n"
    "command was not understood.\n";

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
is_language(const char *word)
{
	static const char *const known[] = {"bg", "pl", "cs", "sr", "en"};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (!strcmp(word, known[i]))
			return true;
	return false;
}

/* An option that has a value; false: there is no such option or value. */
static bool
option(const char *name, const char *value, struct wanted *out)
{
	if (!strcmp(name, "--lang")) {
		out->options.language = value;
		return is_language(value);
	}
	if (!strcmp(name, "--ui")) {
		out->speech.language = value;
		return speech_is_language(value);
	}
	if (!strcmp(name, "--report")) {
		out->report = value;
		return true;
	}
	return !strcmp(name, "--as") && form_of(value, &out->form);
}

static bool
arguments(int argc, char **argv, struct wanted *out)
{
	for (int i = 1; i < argc; i++) {
		if (!strcmp(argv[i], "--help"))
			return out->help = true;
		if (!strcmp(argv[i], "--keep-changes"))
			out->options.keep_changes = true;
		else if (!strcmp(argv[i], "--check"))
			out->check = true;
		else if (argv[i][0] == '-' && argv[i][1]) {
			if (i + 1 == argc || !option(argv[i], argv[i + 1], out))
				return false;
			i++;
		} else if (out->path)
			return false;
		else
			out->path = argv[i];
	}
	return out->path;
}

bool
file_slurp(struct arena *mem, const char *path, struct bytes *out)
{
	FILE *from = strcmp(path, "-") ? fopen(path, "rb") : stdin;
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
said(const struct speech *speech, const char *key, FILE *to)
{
	const char *text = speech_text(speech, key, NULL);

	if (!text)
		return;
	fputs(",\"said\":", to);
	json_print(to, text);
}

static void
doubts(struct arena *mem, const struct draft *draft,
    const struct speech *speech, FILE *to)
{
	for (size_t i = 0; i < draft->warning_count; i++) {
		const struct draft_warning *w = &draft->warnings[i];
		const struct draft_unit *unit = draft_unit_find(draft, w->wid);

		fputs("{\"warning\":", to);
		json_print(to, w->code);
		fputs(",\"unit\":", to);
		json_print(to, unit ? unit->eid : w->wid);
		fputs(",\"detail\":", to);
		json_print(to, w->detail);
		said(
		    speech, arena_printf(mem, "draft.warning.%s", w->code), to);
		fputs("}\n", to);
	}
	for (size_t i = 0; i < draft->unit_count; i++) {
		const struct draft_unit *u = &draft->units[i];

		if (!*u->doubt)
			continue;
		fputs("{\"doubt\":", to);
		json_print(to, u->doubt);
		fputs(",\"unit\":", to);
		json_print(to, u->eid);
		fprintf(to, ",\"confidence\":%d", u->confidence);
		said(speech, arena_printf(mem, "desk.doubt.%s", u->doubt), to);
		fputs("}\n", to);
	}
}

/* Where it was asked for, else on standard error; false: it cannot be
 * written. */
static bool
report(
    struct arena *mem, const struct draft *draft, const struct wanted *wanted)
{
	const char *path = wanted->report;
	FILE *to = path ? fopen(path, "w") : stderr;

	if (!to)
		return false;
	doubts(mem, draft, &wanted->speech, to);
	return path ? fclose(to) == 0 : fflush(to) == 0;
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

/* 0, or 1 with one line that says what could not be done. */
static int
print(struct arena *mem, const struct draft *draft, const struct wanted *wanted)
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
	if (fflush(stdout) || ferror(stdout)) {
		speech_fault(&wanted->speech, "glas convert",
		    "draft.command.output", "The output cannot be written.");
		return 1;
	}
	if (!report(mem, draft, wanted)) {
		speech_fault(&wanted->speech,
		    wanted->report ? wanted->report : "glas convert",
		    "draft.command.output", "The output cannot be written.");
		return 1;
	}
	return wanted->check && !words_agree(draft) ? 1 : 0;
}

static int
convert(struct arena *mem, struct wanted *wanted)
{
	const char *path = wanted->path;
	struct draft *draft;
	struct bytes file;

	if (access(
		arena_printf(mem, "%s/drafting", wanted->options.conf), R_OK)) {
		speech_fault(&wanted->speech,
		    arena_printf(mem, "%s/drafting", wanted->options.conf),
		    "draft.command.rules",
		    "The folder cannot be read; glas.conf's home says where "
		    "it is.");
		return 1;
	}
	if (!file_slurp(mem, path, &file)) {
		speech_fault(&wanted->speech, path, "draft.command.input",
		    "There is no such file, or it may not be read.");
		return 1;
	}
	wanted->options.name = path;
	if (draft_convert(mem, file, &wanted->options, &draft) == OK)
		return print(mem, draft, wanted);
	speech_fault(&wanted->speech, path,
	    arena_printf(mem, "draft.refusal.%s", draft->refusal_code),
	    draft->refusal);
	return 1;
}

int
draft_command_convert(const char *conf, const struct draft_wording *wording,
    int argc, char **argv)
{
	struct wanted wanted = {
	    .options.conf = conf, .speech = speech_of(wording)};
	struct arena *mem;
	int code;

	if (!arguments(argc, argv, &wanted)) {
		fputs(usage, stderr);
		return 2;
	}
	if (wanted.help) {
		fputs(usage, stdout);
		fputs(help, stdout);
		return 0;
	}
	mem = arena_new((size_t)2 << 30);
	code = convert(mem, &wanted);
	arena_free(mem);
	return code;
}
