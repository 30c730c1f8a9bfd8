/* xml.c: trees built, read and checked; and libxml2's memory, once with our
 * hooks and once ("plain") without. */
#include "fcgi/base/xml.h"
#include "tests/check.h"

#include <fcntl.h>
#include <libxml/tree.h>
#include <malloc.h>
#include <sys/wait.h>
#include <unistd.h>

static struct arena *mem;
static char path[] = "/tmp/glas-xml-XXXXXX";

static void
write_file(const char *text)
{
	FILE *file = fopen(path, "we");

	fputs(text, file);
	fclose(file);
}

static struct node *
page(void)
{
	struct node *root = xml_new(mem, "page"), *child;

	xml_attr(root, "name", "a&amp;b <\"'>");
	xml_attr(root, "name", "a&b \"<ž");
	xml_attr(root, "none", NULL);
	xml_attr_int(root, "count", -7);
	child = xml_add_text(root, "title", "1 < 2 &lt; 3");
	xml_text(child, " and ");
	xml_text(child, "");
	xml_text(child, "more");
	xml_add_text(root, "absent", NULL);
	xml_add(root, "empty");
	return root;
}

static const char page_text[] =
    "<page name=\"a&amp;b &quot;&lt;ž\" count=\"-7\">"
    "<title>1 &lt; 2 &amp;lt; 3 and more</title><empty/></page>";

static void
builds(void)
{
	struct node *root, *other, *again;

	xml_begin(mem);
	root = page();
	CHECK_TEXT(xml_print(mem, root), page_text);
	CHECK_TEXT(xml_name(root), "page");
	CHECK_TEXT(xml_get(root, "name"), "a&b \"<ž");
	CHECK(xml_get(root, "none") == NULL);
	CHECK(xml_get_int(root, "count", 0) == -7);
	CHECK(xml_get_int(root, "name", 5) == 5);
	CHECK_TEXT(xml_words(mem, root), "1 < 2 &lt; 3 and more");
	CHECK_TEXT(xml_name(xml_child(root, NULL)), "title");
	CHECK_TEXT(xml_name(xml_next(xml_child(root, NULL), NULL)), "empty");
	CHECK(xml_child(root, "x") == NULL);
	CHECK(xml_next(xml_child(root, "empty"), NULL) == NULL);
	other = xml_new(mem, "other");
	xml_add_copy(other, root);
	xml_add_copy(other, xml_child(root, "empty"));
	CHECK(strstr(xml_print(mem, other), page_text) != NULL);
	CHECK(xml_parse(mem, page_text, &again) == OK);
	CHECK_TEXT(xml_print(mem, again), page_text);
	CHECK_TEXT(xml_get(again, "name"), "a&b \"<ž");
	CHECK(xml_parse(mem, "<a><b></a>", &again) == ERR_INVALID);
	CHECK(xml_parse(mem, "", &again) == ERR_INVALID);
	CHECK(xml_parse(mem, "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>",
		  &again) == ERR_INVALID);
	xml_end();
	arena_reset(mem);
}

static void
files(void)
{
	struct node *root;
	const struct node *item;

	write_file("<!-- ours -->\n<a xmlns:u='urn:u' xml:id='i' u:k='1'>\n"
		   "<u:b k='&lt;x'>t<![CDATA[<]]></u:b><c/>\n<u:b/></a>\n");
	CHECK(xml_file(path, &root) == OK);
	CHECK_TEXT(xml_get(root, "xml:id"), "i");
	CHECK(xml_get(root, "k") == NULL && xml_get(root, "id") == NULL);
	item = xml_child(root, "b");
	CHECK_TEXT(xml_get(item, "k"), "<x");
	CHECK_TEXT(xml_words(mem, item), "t<");
	CHECK(xml_line(item) == 3);
	CHECK(xml_line(xml_next(item, "b")) == 4);
	write_file("<a>\n<b>\n</a>\n");
	CHECK(xml_file(path, &root) == ERR_BROKEN);
	CHECK(xml_file("/nonexistent.xml", &root) == ERR_BROKEN);
	arena_reset(mem);
}

static void
grammars(struct grammar **grammar)
{
	write_file("<grammar xmlns='http://relaxng.org/ns/structure/1.0' "
		   "datatypeLibrary='http://www.w3.org/2001/XMLSchema-"
		   "datatypes'><start><element name='page'>"
		   "<attribute name='n'><data type='positiveInteger'/>"
		   "</attribute><zeroOrMore><element name='i'><text/>"
		   "</element></zeroOrMore></element></start></grammar>");
	CHECK(xml_grammar(path, grammar) == OK);
	write_file("<grammar xmlns='http://relaxng.org/ns/structure/1.0'>"
		   "<start><ref name='none'/></start></grammar>");
	CHECK(xml_grammar(path, &(struct grammar *){NULL}) == ERR_INVALID);
}

static void
validates(const struct grammar *grammar)
{
	struct node *root, *outer;
	const char *fault;

	xml_begin(mem);
	root = xml_new(mem, "page");
	xml_attr(root, "n", "5");
	xml_add_text(root, "i", "x");
	CHECK(xml_validate(mem, grammar, root, &fault) == OK);
	CHECK(fault == NULL);
	outer = xml_new(mem, "outer");
	xml_add_copy(outer, root);
	CHECK(xml_validate(mem, grammar, outer, &fault) == ERR_INVALID);
	CHECK(fault && strstr(fault, "outer"));
	CHECK(
	    xml_validate(mem, grammar, xml_child(outer, "page"), &fault) == OK);
	xml_attr(root, "n", "0");
	CHECK(xml_validate(mem, grammar, root, &fault) == ERR_INVALID);
	xml_end();
	arena_reset(mem);
}

/* Outside a page, too, a tree ends with its arena. */
static void
outside(void)
{
	struct node *root = page();

	CHECK_TEXT(xml_print(mem, root), page_text);
	CHECK(xml_parse(mem, page_text, &root) == OK);
	arena_reset(mem);
}

/* Pages, good and failing, leave nothing behind in malloc's memory. */
static void
leaves_nothing(const struct grammar *grammar)
{
	size_t before = 0;
	struct node *root;
	const char *fault;
	int log = dup(2);

	dup2(open("/dev/null", O_WRONLY), 2);
	for (int i = 0; i < 40; i++) {
		if (i == 20)
			before = mallinfo2().uordblks;
		xml_begin(mem);
		root = page();
		xml_print(mem, root);
		(void)!xml_parse(mem, "<a b='", &root);
		(void)!xml_parse(mem, "<a b='c'/>", &root);
		(void)!xml_validate(mem, grammar, root, &fault);
		xml_end();
		arena_reset(mem);
	}
	dup2(log, 2);
	close(log);
	CHECK(mallinfo2().uordblks == before);
}

/* A lasting block that grows inside a page would point into it. */
static void
aborts(void)
{
	int status;
	pid_t child;

	fflush(stdout);
	child = fork();
	if (child == 0) {
		void *lasting = xmlMalloc(10), *block;

		fclose(stderr);
		close(2);
		xml_begin(mem);
		block = xmlMalloc(10);
		memset(block, 'x', 10);
		block = xmlRealloc(block, 5000);
		if (!arena_owns(mem, block) || ((char *)block)[9] != 'x')
			_exit(1);
		xml_end();
		xmlFree(block); /* ours, and after the page: nothing */
		lasting = xmlRealloc(lasting, 5000);
		xml_begin(mem);
		xmlFree(xmlMalloc(1));
		xmlFree(xmlStrdup(BAD_CAST "x"));
		(void)!xmlRealloc(lasting, 9000);
		_exit(2);
	}
	CHECK(waitpid(child, &status, 0) == child && WIFSIGNALED(status) &&
	      WTERMSIG(status) == SIGABRT);
}

static void
door(void)
{
	struct node *root;

	write_file("<a/>");
	CHECK(xml_file(path, &root) == OK);
	xml_close_door();
	CHECK(xml_file(path, &root) == ERR_BROKEN);
}

static int
all(bool plain)
{
	struct grammar *grammar = NULL;

	mem = arena_new(1 << 24);
	xml_start(plain);
	grammars(&grammar);
	builds();
	files();
	validates(grammar);
	outside();
	/* without the hooks that is the leak checker's to say */
	if (!plain) {
		leaves_nothing(grammar);
		aborts();
	}
	door();
	arena_free(mem);
	return check_failed;
}

int
main(void)
{
	int status;
	pid_t child;

	close(mkstemp(path));
	child = fork();
	if (child == 0) {
		dup2(2, 1);
		exit(all(true));
	}
	CHECK(waitpid(child, &status, 0) == child && status == 0);
	all(false);
	unlink(path);
	return check_done();
}
