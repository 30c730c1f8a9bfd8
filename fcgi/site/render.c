/*
 * render.c: "glas render": a model from a file as a page, without database or
 * server, for the authors of stylesheets and for tests.
 *
 * Fragments come from a file <fragments><fragment n="1">...</fragment>, as
 * the sample models keep them.  Stylesheets are those of the working folder if
 * it has any, so that an author sees what he just wrote.
 */
#include "fcgi/base/secret.h"
#include "fcgi/site/serialise.h"
#include "fcgi/site/view.h"

#include <unistd.h>

enum { PAGE_MOST = 16 << 20 };

struct source {
	struct arena *mem;
	const struct node *root; /* of the fragments, or NULL */
};

static struct bytes
find(void *arg, int64_t id)
{
	struct source *from = arg;
	struct buffer b = buffer_new(from->mem, PAGE_MOST);
	const struct node *f =
	    from->root ? xml_child(from->root, "fragment") : NULL;

	while (f && xml_get_int(f, "n", -1) != id)
		f = xml_next(f, "fragment");
	if (!f || (xml_child(f, NULL) &&
		      serialise_part(xml_child(f, NULL), &b) != OK))
		return (struct bytes){NULL, 0};
	return (struct bytes){(const unsigned char *)b.data, b.size};
}

static enum output
wanted(const char *as, const struct node *model)
{
	if (as)
		return text_is(as, "xml") ? FEED : PLAIN;
	return text_is(xml_name(model), "mail") ? PLAIN : HTML;
}

static enum err
render(
    const struct settings *s, struct arena *mem, const char *as, char **files)
{
	struct source from = {mem, NULL};
	struct fragments fragments = {find, &from};
	struct buffer out = buffer_new(mem, PAGE_MOST);
	struct node *model, *stored;
	unsigned char digest[32];
	struct view *view;

	xml_start(true);
	TRY(secret_start());
	TRY(xml_file(files[1], &model));
	TRY(view_start(access("xslt/site.xsl", R_OK) ? s->home : ".",
	    1u << wanted(as, model), &view, digest));
	if (files[2]) {
		TRY(xml_file(files[2], &stored));
		from.root = stored;
	}
	xml_close_door();
	TRY(view_render(
	    view, mem, wanted(as, model), files[0], model, &fragments, &out));
	fwrite(out.data, 1, out.size, stdout);
	return OK;
}

enum err
view_command_render(
    const struct settings *s, struct arena *mem, int argc, char **argv)
{
	const char *as = NULL;
	int at = 1;

	if (argc > 2 && text_is(argv[1], "--as")) {
		as = argv[2];
		at = 3;
	}
	if (argc - at < 2 || argc - at > 3 ||
	    (as && !text_is(as, "xml") && !text_is(as, "text"))) {
		fputs("glas render [--as text|xml] LANG MODEL.xml "
		      "[FRAGMENTS.xml]\n",
		    stderr);
		return ERR_INVALID;
	}
	return render(s, mem, as, argv + at);
}
