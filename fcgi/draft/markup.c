/*
 * markup.c: tags and escaped text into a buffer (XML 1.0, 2.4).  A carriage
 * return or tab in a value is a reference, or it would not come back.
 */
#include "fcgi/draft/markup.h"

#include <string.h>

static void
escaped(struct buffer *b, const char *text, const char *set)
{
	while (*text) {
		size_t plain = strcspn(text, set);

		buffer_bytes(b, text, plain);
		text += plain;
		if (!*text)
			return;
		if (*text == '&')
			buffer_add(b, "&amp;");
		else if (*text == '<')
			buffer_add(b, "&lt;");
		else if (*text == '>')
			buffer_add(b, "&gt;");
		else if (*text == '"')
			buffer_add(b, "&quot;");
		else
			buffer_printf(b, "&#%d;", *text);
		text++;
	}
}

void
tag_open(struct buffer *b, const char *name)
{
	buffer_bytes(b, "<", 1);
	buffer_add(b, name);
}

void
tag_attribute(struct buffer *b, const char *name, const char *value)
{
	if (!value)
		return;
	buffer_bytes(b, " ", 1);
	buffer_add(b, name);
	buffer_bytes(b, "=\"", 2);
	escaped(b, value, "&<>\"\t\n\r");
	buffer_bytes(b, "\"", 1);
}

void
tag_number(struct buffer *b, const char *name, int value)
{
	buffer_printf(b, " %s=\"%d\"", name, value);
}

void
tag_start(struct buffer *b)
{
	buffer_bytes(b, ">", 1);
}

void
tag_empty(struct buffer *b)
{
	buffer_bytes(b, "/>", 2);
}

void
tag_close(struct buffer *b, const char *name)
{
	buffer_bytes(b, "</", 2);
	buffer_add(b, name);
	buffer_bytes(b, ">", 1);
}

void
tag(struct buffer *b, const char *name)
{
	tag_open(b, name);
	tag_start(b);
}

void
tag_text(struct buffer *b, const char *text)
{
	escaped(b, text, "&<>\r");
}
