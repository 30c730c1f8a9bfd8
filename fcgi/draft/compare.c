/*
 * compare.c: "glas compare" for people at a terminal: two files of
 * any kind, a line for each change; or a fragment of HTML.
 */
#include "fcgi/draft/command.h"
#include "fcgi/draft/markup.h"
#include "fcgi/draft/match.h"
#include "fcgi/draft/words.h"

#include <string.h>

struct comparison {
	struct arena *mem;
	const struct draft *from, *to;
	const struct draft_pair *pair;
	unsigned fold; /* of words_compare */
};

static const char *
words_of(struct comparison *c, const struct draft_unit *u)
{
	if (!u)
		return "";
	return *u->heading && *u->words
		   ? arena_printf(c->mem, "%s\n%s", u->heading, u->words)
	       : *u->heading ? u->heading
			     : u->words;
}

static const struct draft_unit *
unit_of(const struct draft *d, int i)
{
	return i < 0 ? NULL : &d->units[i];
}

static void
print_json(struct comparison *c)
{
	static const char *const signs[] = {
	    [RUN_EQUAL] = "=", [RUN_DELETED] = "-", [RUN_INSERTED] = "+"};
	const struct draft_unit *from = unit_of(c->from, c->pair->from);
	const struct draft_unit *to = unit_of(c->to, c->pair->to);
	struct runs runs;

	printf("{\"change\":\"%s\"", draft_change(c->pair));
	if (from) {
		fputs(",\"from\":", stdout);
		json_print(stdout, from->eid);
	}
	if (to) {
		fputs(",\"to\":", stdout);
		json_print(stdout, to->eid);
	}
	if (c->pair->from >= 0 && c->pair->to >= 0)
		printf(",\"moved\":%s,\"renumbered\":%s,\"likeness\":%d",
		    c->pair->moved ? "true" : "false",
		    c->pair->renumbered ? "true" : "false", c->pair->likeness);
	if (c->pair->pictures)
		fputs(",\"pictures\":true", stdout);
	if (c->pair->changed || !from || !to) {
		words_compare(
		    c->mem, words_of(c, from), words_of(c, to), c->fold, &runs);
		fputs(",\"words\":[", stdout);
		for (size_t i = 0; i < runs.count; i++) {
			printf(
			    "%s[\"%s\",", i ? "," : "", signs[runs.at[i].kind]);
			json_print(stdout, runs.at[i].text);
			putchar(']');
		}
		putchar(']');
	}
	puts("}");
}

static void
print_html(struct comparison *c)
{
	static const char *const tags[] = {
	    [RUN_DELETED] = "del", [RUN_INSERTED] = "ins"};
	const struct draft_unit *from = unit_of(c->from, c->pair->from);
	const struct draft_unit *to = unit_of(c->to, c->pair->to);
	const struct draft_unit *shown = to ? to : from;
	struct buffer b = buffer_new(c->mem, 1 << 28);
	struct runs runs;

	words_compare(
	    c->mem, words_of(c, from), words_of(c, to), c->fold, &runs);
	tag_open(&b, "section");
	tag_attribute(&b, "class", draft_change(c->pair));
	tag_attribute(&b, "id", shown->wid);
	tag_start(&b);
	tag(&b, "h3");
	tag_text(&b, *shown->num ? shown->num : shown->eid);
	tag_close(&b, "h3");
	tag(&b, "p");
	for (size_t i = 0; i < runs.count; i++) {
		const char *element = tags[runs.at[i].kind];

		if (element)
			tag(&b, element);
		tag_text(&b, runs.at[i].text);
		if (element)
			tag_close(&b, element);
	}
	buffer_add(&b, "</p></section>\n");
	fputs(b.data, stdout);
}

static struct draft *
read_one(struct arena *mem, const struct speech *speech, const char *conf,
    const char *path)
{
	struct draft_options options = {.name = path, .conf = conf};
	struct draft *draft;
	struct bytes file;

	if (!file_slurp(mem, path, &file)) {
		speech_fault(speech, path, "draft.command.input",
		    "There is no such file, or it may not be read.");
		return NULL;
	}
	if (draft_convert(mem, file, &options, &draft) == OK)
		return draft;
	speech_fault(speech, path,
	    arena_printf(mem, "draft.refusal.%s", draft->refusal_code),
	    draft->refusal);
	return NULL;
}

static int
compare(struct arena *mem, const struct speech *speech, const char *conf,
    const char *const paths[2], bool html)
{
	struct comparison c = {.mem = mem};
	struct draft_pairs pairs;

	c.from = read_one(mem, speech, conf, paths[0]);
	c.to = c.from ? read_one(mem, speech, conf, paths[1]) : NULL;
	if (!c.to)
		return 1;
	if (text_in_two_scripts(c.from->language) &&
	    text_in_two_scripts(c.to->language))
		c.fold = WORDS_SCRIPT;
	draft_match(mem, c.from, c.to, false, &pairs);
	for (size_t i = 0; i < pairs.count; i++) {
		c.pair = &pairs.at[i];
		if (!strcmp(draft_change(c.pair), "same"))
			continue;
		if (html)
			print_html(&c);
		else
			print_json(&c);
	}
	return fflush(stdout) ? 1 : 0;
}

int
draft_command_compare(const char *conf, const struct draft_wording *wording,
    int argc, char **argv)
{
	struct speech speech = speech_of(wording);
	struct arena *mem = arena_new((size_t)4 << 30);
	const char *paths[2];
	bool html = false, good = true;
	int count = 0, code = 2;

	for (int i = 1; i < argc; i++) {
		if (!strcmp(argv[i], "--as") && i + 1 < argc) {
			html = !strcmp(argv[++i], "html");
			good = good && (html || !strcmp(argv[i], "json"));
		} else if (!strcmp(argv[i], "--ui") && i + 1 < argc) {
			speech.language = argv[++i];
			good = good && speech_is_language(argv[i]);
		} else if (count < 2 && argv[i][0] != '-') {
			paths[count++] = argv[i];
		} else {
			good = false;
		}
	}
	if (good && count == 2)
		code = compare(mem, &speech, conf, paths, html);
	else
		fputs("usage: glas compare A B [--as json|html] [--ui L]\n",
		    stderr);
	arena_free(mem);
	return code;
}
