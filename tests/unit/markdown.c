/* markdown.c: what becomes of Markdown, of dates, tags and bad links. */
#include "fcgi/app/answer/markdown.h"
#include "tests/check.h"

static struct arena *mem;

/* As printed, without the element around it. */
static const char *
made(const char *text)
{
	const char *out, *from, *end;

	xml_begin(mem);
	out = arena_copy(mem,
	    xml_print(mem, markdown(mem, xml_new(mem, "m"), "body", text)));
	xml_end();
	from = strstr(out, "<body>");
	end = strstr(out, "</body>");
	return from && end
		   ? arena_copy_n(mem, from + 6, (size_t)(end - from) - 6)
		   : "";
}

static void
paragraphs(void)
{
	CHECK_TEXT(
	    made("One\ntwo.\n\nThree."), "<p>One<br/>two.</p><p>Three.</p>");
	CHECK_TEXT(made("**Now** *so* `x < 1`"),
	    "<p><strong>Now</strong> <em>so</em> x &lt; 1</p>");
	CHECK_TEXT(made("# A\n\n> B\n\n***\n\n    c\n    d"),
	    "<p heading=\"1\">A</p><p quote=\"1\">B</p><p>c<br/>d</p>");
	CHECK_TEXT(made(""), "");
}

static void
lists(void)
{
	CHECK_TEXT(made("- a\n- b\n\n  c\n\nd"),
	    "<p item=\"-\">a</p><p item=\"-\">b<br/><br/>c</p><p>d</p>");
	CHECK_TEXT(
	    made("1. a\n2. b"), "<p item=\"1.\">a</p><p item=\"2.\">b</p>");
	/* days at the beginning of a line keep their numbers */
	CHECK_TEXT(made("12. března začala."), "<p>12. března začala.</p>");
	CHECK_TEXT(made("12. března.\n\n15. března."),
	    "<p item=\"12.\">března.</p><p item=\"15.\">března.</p>");
	CHECK_TEXT(made("- a\n  - b\n- c"),
	    "<p item=\"-\">a</p><p item=\"-\">b</p><p item=\"-\">c</p>");
}

/* Nothing but words comes of what could do harm. */
static void
harm(void)
{
	char deep[4096];

	CHECK_TEXT(made("<script>x()</script>"),
	    "<p>&lt;script&gt;x()&lt;/script&gt;</p>");
	CHECK_TEXT(made("a <b onclick=x>c</b>"),
	    "<p>a &lt;b onclick=x&gt;c&lt;/b&gt;</p>");
	CHECK_TEXT(
	    made("[x](javascript:alert(1)) [y](//evil.example)"), "<p>x y</p>");
	CHECK_TEXT(made("[x](data:text/html,1) ![p](https://a.example/i)"),
	    "<p>x p</p>");
	CHECK_TEXT(made("[**x** y](https://a.example/?a=1&b=\"2\")"),
	    "<p><a href=\"https://a.example/?a=1&amp;b=&quot;2&quot;\">x "
	    "y</a></p>");
	CHECK_TEXT(made("<mailto:a@b.example>"),
	    "<p><a href=\"mailto:a@b.example\">mailto:a@b.example</a></p>");
	CHECK_TEXT(made("&#1; &#0; &lt;"), "<p>\uFFFD \uFFFD &lt;</p>");
	memset(deep, '>', sizeof deep - 1);
	deep[sizeof deep - 1] = '\0';
	CHECK_TEXT(made(deep), "");
	for (size_t i = 0; i + 3 < sizeof deep; i += 3)
		memcpy(deep + i, "*a ", 3);
	CHECK(*made(deep));
}

int
main(void)
{
	mem = arena_new((size_t)1 << 26);
	xml_start(true);
	paragraphs();
	lists();
	harm();
	arena_free(mem);
	return check_done();
}
