/*
 * message.c: MIME by GMime, which takes apart, bounds its nesting and undoes
 * base64 and quoted-printable; the page is read by read_html.c.
 */
#include "fcgi/draft/message.h"

#include "fcgi/draft/draft.h"

#include <gmime/gmime.h>

/* The first of that type; what a message within the message holds is not ours.
 */
static GMimePart *
page_of(GMimeObject *whole)
{
	GMimePartIter *each = g_mime_part_iter_new(whole);
	GMimePart *page = NULL;

	while (!page && g_mime_part_iter_is_valid(each)) {
		GMimeObject *part = g_mime_part_iter_get_current(each);
		GMimeContentType *type = g_mime_object_get_content_type(part);

		if (GMIME_IS_PART(part) && type &&
		    g_mime_content_type_is_type(type, "text", "html"))
			page = GMIME_PART(part);
		if (!g_mime_part_iter_next(each))
			break;
	}
	g_mime_part_iter_free(each);
	return page;
}

static enum err
take_page(struct arena *mem, GMimePart *page, struct bytes *out)
{
	GMimeDataWrapper *content = page ? g_mime_part_get_content(page) : NULL;
	GMimeStream *to = g_mime_stream_mem_new();
	GByteArray *bytes =
	    g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(to));

	if (content)
		g_mime_data_wrapper_write_to_stream(content, to);
	*out = (struct bytes){
	    (const unsigned char *)arena_copy_n(
		mem, bytes->data ? (const char *)bytes->data : "", bytes->len),
	    bytes->len};
	g_object_unref(to);
	return out->size ? OK : ERR_NOT_FOUND;
}

enum err
message_page(struct arena *mem, struct bytes file, struct bytes *page)
{
	GMimeStream *from;
	GMimeParser *parser;
	GMimeObject *whole;
	enum err err = ERR_NOT_FOUND;

	if (file.size > DRAFT_FILE_MAX)
		return ERR_NOT_FOUND;
	g_mime_init();
	from =
	    g_mime_stream_mem_new_with_buffer((const char *)file.at, file.size);
	parser = g_mime_parser_new_with_stream(from);
	whole = g_mime_parser_construct_part(parser, NULL);
	if (whole) {
		err = take_page(mem, page_of(whole), page);
		g_object_unref(whole);
	}
	g_object_unref(parser);
	g_object_unref(from);
	return err;
}
