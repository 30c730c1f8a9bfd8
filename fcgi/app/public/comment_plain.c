/*
 * comment_plain.c: comments that have no more than most have.
 */
#include "fcgi/app/public/comment.h"

#include "fcgi/base/xml.h"

#include <string.h>

/* Nearly all are a name, a day, a remark: the stylesheet need not look for
 * what else there may be. */
static bool
is_plain(const struct node *comment)
{
	static const char *const usual[] = {
	    "author", "written", "unit", "remark", "link"};
	const struct node *child = xml_child(comment, NULL);
	size_t i;

	if (!text_is(xml_get(comment, "state"), "public") ||
	    !text_is(xml_get(comment, "capacity"), "self") ||
	    !text_is(xml_get(comment, "channel"), "online") ||
	    xml_get(comment, "supports") || !xml_child(comment, "author"))
		return false;
	for (; child; child = xml_next(child, NULL)) {
		for (i = 0; i < 5; i++)
			if (!strcmp(xml_name(child), usual[i]))
				break;
		if (i == 5)
			return false;
	}
	return true;
}

void
comments_mark_plain(struct node *const *nodes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (is_plain(nodes[i]))
			xml_attr(nodes[i], "plain", "1");
}
