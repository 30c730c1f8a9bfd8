/*
 * office.c (fuzz): the parts inside Word, OpenDocument and Excel files, which
 * nothing would get at through a packed archive.  The first byte says which
 * part the rest is, and whether tracked changes are kept; what is read must
 * come out the same when read again.
 */
#include "tests/archive.h"
#include "tests/fuzz/drafts.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

enum { DOCUMENT, CONTENT = 3, SHEET, CHUNK = 7, CHART, FEET, OBJECT, PARTS };

static const char relations[] =
    "<R><Relationship Type='x/styles' Target='styles.xml'/>"
    "<Relationship Type='x/numbering' Target='numbering.xml'/>"
    "<Relationship Type='x/footnotes' Target='footnotes.xml'/>"
    "<Relationship Id='g' Type='x/chart' Target='chart.xml'/>"
    "<Relationship Id='c' Type='x/aFChunk' Target='chunk'/></R>";
/* What refers to each part that may be the one that is tried. */
static const char document[] =
    "<d><body><p><pPr><pStyle val='a'/><numPr><numId val='1'/></numPr></pPr>"
    "<r><t>Art. 1. x</t><footnoteReference id='2'/></r></p>"
    "<p><r><drawing><chart id='g'/></drawing></r></p>"
    "<altChunk id='c'/></body></d>";
static const char content[] =
    "<document-content><body><text><p>Art. 1. x</p><p><frame>"
    "<object href='./Object 1'/></frame></p></text></body>"
    "</document-content>";

/* The part in the middle of an archive that has all others of its kind. */
static struct bytes
around(struct arena *mem, int which, struct bytes part)
{
	static const char *const names[PARTS] = {"word/document.xml",
	    "word/numbering.xml", "word/styles.xml", "content.xml",
	    "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml",
	    "word/chunk", "word/chart.xml", "word/footnotes.xml",
	    "Object 1/content.xml"};
	struct made z;

	made_start(mem, &z);
	if (which < CONTENT || (which >= CHUNK && which < OBJECT)) {
		made_text(&z, "_rels/.rels",
		    "<R><Relationship Type='x/officeDocument' "
		    "Target='word/document.xml'/></R>");
		made_text(&z, "word/_rels/document.xml.rels", relations);
		if (which != DOCUMENT)
			made_text(&z, names[DOCUMENT], document);
	} else if (which == CONTENT || which == OBJECT) {
		made_text(
		    &z, "mimetype", "application/vnd.oasis.opendocument.text");
		made_text(&z, "META-INF/manifest.xml", "<m/>");
		if (which == OBJECT)
			made_text(&z, names[CONTENT], content);
	} else {
		made_text(&z, "xl/workbook.xml",
		    "<w><sheets><sheet name='a' id='r'/></sheets></w>");
		made_text(&z, "xl/_rels/workbook.xml.rels",
		    "<R><Relationship Id='r' Target='worksheets/sheet1.xml'/>"
		    "</R>");
		if (which > SHEET)
			made_text(&z, names[SHEET],
			    "<w><sheetData><row><c r='A1' t='s' s='1'><v>0</v>"
			    "</c><c r='B1' s='1'><v>2.5</v></c></row>"
			    "</sheetData></w>");
	}
	made_add(&z, names[which], part);
	return made_end(&z);
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	static struct draft_options options;
	struct arena *mem = drafts_begin(&options);
	struct draft *d;

	if (!mem || !size)
		return 0;
	options.keep_changes = data[0] / PARTS & 1;
	if (draft_read(mem,
		around(
		    mem, data[0] % PARTS, (struct bytes){data + 1, size - 1}),
		&options, &d) == OK)
		drafts_again(mem, &options, d);
	return 0;
}
