/*
 * speech.c: the words of the commands at a terminal, in the language that the
 * person asks for.
 */
#include "fcgi/draft/command.h"

#include "fcgi/base/text.h"

#include <stdlib.h>
#include <string.h>

static const char *const languages[] = {
    "bg", "pl", "cs", "sr", "en", "sr-Latn"};

bool
speech_is_language(const char *word)
{
	for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
		if (!strcmp(word, languages[i]))
			return true;
	return false;
}

/* "sr_RS.UTF-8@latin" is sr-Latn. */
static const char *
of_locale(const char *locale)
{
	if (text_starts(locale, "sr") && strstr(locale, "@latin"))
		return "sr-Latn";
	for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
		if (!strncmp(locale, languages[i], 2) &&
		    (!locale[2] || strchr("_.@", locale[2])))
			return languages[i];
	return "en";
}

struct speech
speech_of(const struct draft_wording *wording)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	struct speech speech = {wording, "en"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *locale = getenv(names[i]);

		if (!locale || !*locale)
			continue;
		speech.language = of_locale(locale);
		break;
	}
	return speech;
}

const char *
speech_text(const struct speech *speech, const char *key, const char *english)
{
	const struct draft_wording *w = speech->wording;
	const char *text =
	    w && w->text ? w->text(w->arg, speech->language, key) : NULL;

	return text ? text : english;
}

void
speech_fault(const struct speech *speech, const char *path, const char *key,
    const char *english)
{
	fprintf(stderr, "%s: %s\n", path, speech_text(speech, key, english));
}
