"""walk.py: the words of a file by another way than the program's: Python's
own parsers over every text node, with only what a reader of the file would
not see left out (deleted, hidden, contents, the second form of a thing).
Against them stand the words of the Akoma Ntoso that came out."""
import html
import html.parser
import re
import unicodedata
import zipfile
import xml.etree.ElementTree as tree

PARTS = {"p", "h", "tab", "br", "cr", "s", "line-break", "tc", "td", "th", "tr",
         "li", "div", "note", "caption", "num", "heading", "subheading"}


def name(element):
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def attribute(element, wanted):
    return next((v for k, v in element.attrib.items()
                 if k.rsplit("}", 1)[-1] == wanted), None)


def below(element, wanted):
    return next((c for c in element if name(c) == wanted), None) \
        if element is not None else None


def words(text):
    """Letters and digits; raised ones as the digit, no soft hyphens."""
    text = re.sub("[\u00ad\u200b-\u200d\u2060\ufeff]", "", text)
    text = unicodedata.normalize("NFKC", text)
    return [w for w in (re.sub(r"[\W_]", "", w) for w in text.split()) if w]


class Word:
    """w:t of the body and of the notes it refers to."""

    def __init__(self, path):
        self.archive, self.out = zipfile.ZipFile(path), []
        self.numbers, self.fields = set(), []
        self.styles = {attribute(s, "styleId"): s
                       for s in self.part("word/styles.xml")
                       if name(s) == "style"}
        for level in self.part("word/numbering.xml", all_below=True):
            if name(level) == "lvlText":
                self.numbers.update(words(re.sub(
                    r"%\d", " ", attribute(level, "val") or "")))
        self.notes = {kind: {attribute(n, "id"): n
                             for n in self.part("word/%ss.xml" % kind)}
                      for kind in ("footnote", "endnote")}
        self.walk(below(self.part("word/document.xml"), "body"))

    def part(self, path, all_below=False):
        if path not in self.archive.namelist():
            return []
        root = tree.fromstring(self.archive.read(path))
        return root.iter() if all_below else root

    def hidden(self, run):
        own = below(run, "rPr")
        vanish = below(own, "vanish")
        if vanish is None and own is not None:
            style = below(own, "rStyle")
            style = self.styles.get(attribute(style, "val")) \
                if style is not None else None
            vanish = below(below(style, "rPr"), "vanish")
        return vanish is not None and \
            attribute(vanish, "val") not in ("0", "false", "off")

    def contents(self, e):
        if name(e) == "sdt":
            return any(name(x) == "docPartGallery" and attribute(x, "val")
                       == "Table of Contents" for x in e.iter())
        if name(e) != "p":
            return False
        style = below(below(e, "pPr"), "pStyle")
        style = self.styles.get(attribute(style, "val")) \
            if style is not None else None
        title = below(style, "name")
        return title is not None and \
            attribute(title, "val").lower().startswith("toc ")

    def field(self, e):
        kind = attribute(e, "fldCharType")
        if kind == "begin":
            self.fields.append(["", False])
        elif kind == "separate" and self.fields:
            self.fields[-1][1] = bool(re.match(
                r"\s*(TOC|PAGE|SET )", self.fields[-1][0]))
        elif kind == "end" and self.fields:
            self.fields.pop()

    def walk(self, e):
        kind = name(e)
        if kind in ("del", "moveFrom", "pPr") or self.contents(e) or \
                (kind == "r" and self.hidden(e)) or \
                (kind == "tr" and below(below(e, "trPr"), "del") is not None):
            return
        if kind == "fldChar":
            self.field(e)
        if kind == "instrText" and self.fields:
            self.fields[-1][0] += e.text or ""
        if kind in ("footnoteReference", "endnoteReference"):
            note = self.notes[kind[:-9]].get(attribute(e, "id"))
            if note is not None:
                self.walk(note)
        if kind == "t" and not any(f[1] for f in self.fields):
            self.out.append(e.text or "")
        if kind in PARTS:
            self.out.append(" ")
        if kind == "AlternateContent":
            choice = below(e, "Choice")
            e = [choice if choice is not None else below(e, "Fallback")]
        for c in e:
            self.walk(c)
        if kind in PARTS:
            self.out.append(" ")


OFFICE_LEFT = {"tracked-changes", "table-of-content", "annotation", "desc",
               "title", "note-citation", "ruby-text", "hidden-text",
               "alphabetical-index", "bibliography", "forms"}


def office(e, out):
    """Every text node of an OpenDocument text."""
    if name(e) in OFFICE_LEFT:
        out.append(e.tail or "")
        return
    apart = " " if name(e) in PARTS else ""
    out += [apart, e.text or ""]
    for c in e:
        office(c, out)
    out += [apart, e.tail or ""]


class Page(html.parser.HTMLParser):
    """Every text of an HTML page, from its body on."""
    VOID = {"br", "img", "hr", "meta", "link", "input", "col", "wbr"}

    def __init__(self, text):
        super().__init__()
        self.out, self.left, self.marks = [], [], {}
        self.feed(text)

    def leads_back(self, said):
        """From a note at the end of the page to its mark, said there."""
        own, to = said.get("id") or said.get("name"), said.get("href") or ""
        if not own or not to.startswith("#"):
            return False
        self.marks[own] = to[1:]
        return self.marks.get(to[1:]) == own

    def handle_starttag(self, tag, attributes):
        said = dict(attributes)
        classes = (said.get("class") or "").lower().split()
        beside = tag in ("script", "style", "nav", "head", "noscript",
                         "template", "button", "select", "svg") or \
            said.get("id") == "toc" or \
            set(classes) & {"gloss", "gloss-section", "toc", "hidden",
                            "xhidden"} or \
            (tag == "a" and self.leads_back(said))
        if tag in PARTS or tag == "sup":
            self.out.append(" ")
        if tag not in self.VOID and (self.left or beside):
            self.left.append(tag)

    def handle_endtag(self, tag):
        if tag in PARTS or tag == "sup":
            self.out.append(" ")
        if self.left and tag in self.left:
            while self.left.pop() != tag:
                pass

    def handle_data(self, data):
        if not self.left:
            self.out.append(data)


def of_file(path):
    """The words of a file, and those that a word processor adds."""
    if path.endswith(".docx"):
        word = Word(path)
        return words("".join(word.out)), word.numbers
    if path.endswith(".odt"):
        root = tree.fromstring(zipfile.ZipFile(path).read("content.xml"))
        out = []
        office(next(e for e in root.iter() if name(e) == "text"), out)
        return words("".join(out)), set()
    text = open(path, encoding="utf8", errors="replace").read()
    if path.endswith("html"):
        return words("".join(Page(text).out)), set()
    if text.startswith("---\n"):
        text = text[text.index("\n---\n") + 5:]
    if path.endswith(".md"):
        text = re.sub(r"(?m)^\^\d+[a-z]*\) ", "", html.unescape(text))
    return words(text), set()


def of_akn(data, marks):
    out = []

    def walk(e):
        if name(e) in ("meta",):
            out.append(e.tail or "")
            return
        note = name(e) == "authorialNote"
        apart = " " if name(e) in PARTS or note else ""
        out.extend([apart, e.text or ""])
        # A mark that the page itself shows.
        out.append(e.get("marker", "") + " " if note and marks else "")
        for c in e:
            walk(c)
        out.extend([apart, e.tail or ""])

    walk(tree.fromstring(data))
    return words("".join(out))


def without_joins(left, right):
    """What of left is not made of words of right that stand together there,
    in any order of their own: "UT20" for "UT", "20"."""
    have = {}
    for w in right:
        have[w] = have.get(w, 0) + 1
    out = []
    for word in left:
        taken, rest = [], word
        while rest:
            piece = next((w for w in (rest[:n] for n in
                                      range(len(rest), 0, -1))
                          if have.get(w, 0) > 0), None)
            if piece is None:
                break
            have[piece] -= 1
            taken.append(piece)
            rest = rest[len(piece):]
        if rest:
            out.append(word)
            for w in taken:
                have[w] += 1
    return out, [w for w, n in have.items() for _ in range(n)]


def difference(path, data):
    """The words of a file that are lost, and those that came from nowhere;
    numbers that are computed do not count as such."""
    said, computed = of_file(path)
    count = {}
    for w in said:
        count[w] = count.get(w, 0) + 1
    for w in of_akn(data, path.endswith(("html", ".md"))):
        count[w] = count.get(w, 0) - 1
    lost = [w for w, n in count.items() for _ in range(n)]
    added = [w for w, n in count.items() for _ in range(-n)]
    lost, added = without_joins(lost, added)
    added, lost = without_joins(added, lost)
    # A computed number may stand close to its word: "a)accommodation".
    short = re.compile(r"\d|^[a-zа-я]{1,5}$", re.I)
    for w in list(lost):
        close = next((a for a in added if a.endswith(w)
                      and short.match(a[:-len(w)])), None)
        if close:
            lost.remove(w)
            added.remove(close)
    return lost, [w for w in added if w not in computed and
                  not (len(w) < 7 and short.search(w))]
