// tagged.mjs FOLDER (NAME LANGUAGE)...: a report as PDF/A-1a (ISO 19005-1), from
// qpdf's JSON: what no validator of Debian's looks at, which is the tags, and
// what PDFBox's Preflight says of the rest (trust D.2).  LANGUAGE+: a further
// volume, which has the rows and no sums, so no charts.
import { readFileSync } from 'node:fs';
import { done, folder, is, ok, preflight, text } from './house.mjs';

const wanted = process.argv.slice(3);

function look(name, told) {
	const language = told.replace('+', ''), further = told.endsWith('+');
	const objects = JSON.parse(text(`${name}.objects`)).qpdf[1];
	const of = ref => typeof ref === 'string' && / R$/.test(ref) ? objects[`obj:${ref}`].value ?? objects[`obj:${ref}`].stream.dict : ref;
	const words = value => value?.replace(/^[ub]:/, '');
	const root = of(objects.trailer.value['/Root']), info = of(objects.trailer.value['/Info']);
	const bytes = readFileSync(`${folder}/${name}.pdf`, 'latin1');
	const xmp = /<\?xpacket begin[^]*?<\?xpacket end/.exec(Buffer.from(bytes, 'latin1').toString('utf8'))?.[0] ?? '';

	// whole, and of the version that PDF/A-1 is about
	ok(/No syntax or stream encoding errors/.test(text(`${name}.check`)) && !/broken/.test(text(`${name}.check`)), `${name}: qpdf finds nothing`);
	ok(bytes.startsWith('%PDF-1.4'), `${name}: PDF 1.4`);
	ok(!/\/Type \/(XRef|ObjStm)/.test(bytes) && !/: compressed/.test(text(`${name}.xref`)), `${name}: no cross-reference or object streams`);
	ok(!objects.trailer.value['/Encrypt'] && objects.trailer.value['/ID']?.length === 2, `${name}: not encrypted, has an identifier`);
	// who and what it is, twice alike
	ok(/<pdfaid:part>1<\/pdfaid:part>|pdfaid:part="1"/.test(xmp) && /<pdfaid:conformance>A<\/pdfaid:conformance>|pdfaid:conformance="A"/.test(xmp), `${name}: says that it is PDF/A-1a`);
	is(words(root['/Lang']), language, `${name}: says its language`);
	ok(words(info['/Title'])?.length > 10 && xmp.includes(words(info['/Title'])), `${name}: a title, the same in both places`);
	ok(words(info['/Author'])?.length > 3 && xmp.includes(words(info['/Author'])), `${name}: who made it, the same in both places`);
	const intent = of(root['/OutputIntents']?.[0]);
	ok(intent?.['/S'] === '/GTS_PDFA1' && intent['/DestOutputProfile'], `${name}: an output intent with its profile`);
	ok(!root['/OpenAction'] && !root['/AA'] && !root['/AcroForm'] && !/\/JavaScript|\/Launch/.test(bytes), `${name}: nothing that acts`);

	// the tree of tags, from its root
	ok(root['/MarkInfo']?.['/Marked'] === true, `${name}: says that it is marked`);
	const tree = of(root['/StructTreeRoot']), met = [];
	ok(tree['/ParentTree'], `${name}: marks lead to tags`);
	const roles = of(tree['/RoleMap']) ?? {};
	const kids = node => [of(node['/K'])].flat().map(of).filter(k => k && typeof k === 'object' && k['/S']);
	const role = node => roles[node['/S']] ?? node['/S'];
	const walk = (node, path) => {
		met.push({ node, path, role: role(node) });
		for (const kid of kids(node))
			walk(kid, [...path, role(node)]);
	};
	for (const kid of kids(tree))
		walk(kid, []);
	const standard = new Set(['Document', 'Part', 'Sect', 'Div', 'Art', 'H1', 'H2', 'H3', 'P', 'Span', 'Figure', 'Table', 'TR', 'TH', 'TD', 'THead', 'TBody', 'TFoot', 'L', 'LI', 'Lbl', 'LBody', 'Link', 'NonStruct', 'Caption'].map(s => `/${s}`));
	const odd = [...new Set(met.map(m => m.role))].filter(r => !standard.has(r));
	is(odd.join(' '), '', `${name}: only tags of the standard`);
	const all = what => met.filter(m => m.role === what);
	const attribute = (node, key) => [of(node['/A'])].flat().map(of).find(a => a?.[key])?.[key];
	is(all('/H1').length, 1, `${name}: one first heading`);
	ok(all('/H2').length >= (further ? 1 : 3), `${name}: second headings`);
	ok(all('/Table').length >= (further ? 2 : 3), `${name}: tables`);
	ok(all('/TH').length > 10 && all('/TH').every(m => /^\/(Row|Column|Both)$/.test(attribute(m.node, '/Scope') ?? '')), `${name}: each heading of a table has its scope`);
	ok(all('/TH').some(m => attribute(m.node, '/Scope') === '/Row') && all('/TH').some(m => attribute(m.node, '/Scope') === '/Column'), `${name}: headings of rows and of columns`);
	ok(['/TH', '/TD'].every(r => all(r).every(m => m.path.at(-1) === '/TR')) && all('/TR').every(m => /^\/(Table|THead|TBody)$/.test(m.path.at(-1))), `${name}: cells in rows, rows in tables`);
	ok(all('/Figure').length > 0 !== further && all('/Figure').every(m => words(m.node['/Alt'])?.length > 10), `${name}: each figure has its words`);
	// each page's marks are in the tree; what is no text is an artifact
	const pages = Object.values(objects).map(o => o.value).filter(o => o?.['/Type'] === '/Page');
	ok(pages.length > 1 && pages.every(p => Number.isInteger(p['/StructParents'])), `${name}: each page is in the tree`);

	// ways through it
	const outlines = of(root['/Outlines']), titles = [];
	for (let at = of(outlines?.['/First']); at; at = of(at['/Next']))
		titles.push(words(at['/Title']));
	is(titles.length, all('/H2').length, `${name}: a bookmark to each second heading`);

	// fonts: all within, with the way back to letters
	const fonts = Object.values(objects).map(o => o.value).filter(o => o?.['/Type'] === '/Font');
	const descriptors = Object.values(objects).map(o => o.value).filter(o => o?.['/Type'] === '/FontDescriptor');
	ok(descriptors.length > 0 && descriptors.every(d => d['/FontFile2'] || d['/FontFile3'] || d['/FontFile']), `${name}: every font is embedded`);
	ok(fonts.filter(f => f['/Subtype'] === '/Type0').every(f => f['/ToUnicode']), `${name}: every font knows its letters`);

	// Preflight asks for a Count that only a tree with open entries must have
	// (PDF 1.4, table 8.3); ours is flat
	const { faults, read } = preflight(`${name}.preflight`);
	ok(read, `${name}: Preflight has read it`);
	is(faults.join('; '), '', `${name}: Preflight finds nothing`);
}
for (let i = 0; i < wanted.length; i += 2)
	look(wanted[i], wanted[i + 1]);
process.exit(done());
