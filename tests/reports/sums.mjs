// sums.mjs FOLDER LANGUAGE [KEY...]: what sums.t.sh made, read by its formats
// alone; decisions of those keys are there.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { done, folder, ok, text } from './house.mjs';

const same = (a, b, what) => ok(JSON.stringify(a) === JSON.stringify(b),
	`${what}${JSON.stringify(a) === JSON.stringify(b) ? '' : `: ${JSON.stringify(a)} and ${JSON.stringify(b)}`}`);

// The members of an archive, by its central directory.
function members(name) {
	const b = readFileSync(`${folder}/${name}`), out = {};
	let at = b.readUInt32LE(b.length - 22 + 16);
	for (let left = b.readUInt16LE(b.length - 22 + 10); left > 0; left--) {
		const size = b.readUInt32LE(at + 20), from = b.readUInt32LE(at + 42);
		const named = b.readUInt16LE(at + 28);
		const start = from + 30 + b.readUInt16LE(from + 26) + b.readUInt16LE(from + 28);
		const bytes = b.subarray(start, start + size);
		out[b.toString('utf8', at + 46, at + 46 + named)] =
			(b.readUInt16LE(at + 10) ? inflateRawSync(bytes) : bytes).toString('utf8');
		at += 46 + named + b.readUInt16LE(at + 30) + b.readUInt16LE(at + 32);
	}
	return out;
}

const dictionary = readFileSync(`xslt/i18n/${process.argv[3]}.xml`, 'utf8');
const say = key => new RegExp(`xml:id="${key}">(.*?)</text>`).exec(dictionary)[1];

const plain = s => s.replace(/<[^>]*>/g, '').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&');
const all = (s, re) => [...s.matchAll(re)];
function csv(s) {
	const rows = [[]];
	for (const [, quoted, bare, end] of s.replace(/^\ufeff/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n)/g)) {
		rows.at(-1).push(quoted === undefined ? bare : quoted.replace(/""/g, '"'));
		if (end !== ',') rows.push([]);
	}
	rows.pop();
	return rows;
}

// What the XML says is what the others are held to.
const xml = text('report.xml'), full = text('full.xml');
const number = Object.fromEntries(all(xml, /<number name="(\w+)" value="(\d+)"/g).map(m => [m[1], +m[2]]));
const decisions = all(xml, /<decision key="(\w+)" n="(\d+)"[^>]*>([^<]*)</g).map(m => ({ key: m[1], n: +m[2], words: m[3] }));
const byKey = Object.fromEntries(decisions.map(d => [d.key, d.n]));
const sum = list => list.reduce((a, b) => a + b, 0);
for (const key of process.argv.slice(4))
	ok(byKey[key] > 0, `there is ${key}`);
same(number.submissions, number.in_time + number.late, 'submissions are in time or late');
same(number.comments, sum(decisions.map(d => d.n)) + number.withdrawn + number.erased, 'comments are decided, withdrawn or erased');

function rows(s) {
	const of = {};
	let count = 0;
	for (const [, attributes] of s.matchAll(/<row ([^>]*)>/g)) {
		const group = +(/group="(\d+)"/.exec(attributes)?.[1] ?? 1);
		const key = /decision="(\w+)"/.exec(attributes)?.[1];
		count += group;
		if (key) of[key] = (of[key] ?? 0) + group;
	}
	return { count, of: Object.fromEntries(Object.keys(byKey).map(k => [k, of[k] ?? 0])) };
}
same(rows(full), { count: number.comments, of: byKey }, 'XML: the rows, one each');
same(rows(xml), { count: number.comments, of: byKey }, 'XML: the rows, groups as one');

const json = JSON.parse(text('report.json'));
same(json.numbers, number, 'JSON: the numbers');
same(Object.fromEntries(json.decisions.map(d => [d.key, d.n])), byKey, 'JSON: the decisions');
same(sum(json.table.rows.map(r => r.group ?? 1)), number.comments, 'JSON: the rows');

const erasedRow = c => c.some(x => x.includes(say('state.erased')));
const table = csv(text('full.csv')).slice(1);
same(table.length, number.comments, 'CSV: the rows');
same(Object.fromEntries(decisions.map(d => [d.key, table.filter(c => c[5] === d.words && !erasedRow(c)).length])), byKey, 'CSV: the decisions');
ok(csv(text('report.csv')).every(c => c.length === 7 && c.every(x => !/^[=+\-@\t\r]/.test(x))), 'CSV: seven cells, none a formula');

// Office files: as many rows as the grouped table, as many decisions.
const grouped = csv(text('report.csv')).slice(1);
const docx = members('report.docx')['word/document.xml'], odt = members('report.odt')['content.xml'];
const cells = (s, row, cell) => all(s, row).map(r => all(r[0], cell).map(c => plain(c[0])));
for (const [name, found] of [['DOCX', cells(docx, /<w:tr[ >].*?<\/w:tr>/gs, /<w:tc[ >].*?<\/w:tc>/gs)],
	['ODT', cells(odt, /<table:table-row[ >].*?<\/table:table-row>/gs, /<table:table-cell .*?<\/table:table-cell>/gs)]]) {
	const body = found.filter(c => c.length === 7 && /^\d+$/.test(c[0]));
	same(body.map(c => c[0]), grouped.map(c => c[0]), `${name}: the rows`);
	same(body.map(c => c[5] === '–' ? '' : c[5]), grouped.map(c => c[5]), `${name}: their decisions`);
	for (const d of decisions)
		ok(found.some(c => c[0] === d.words && +c[1] === d.n), `${name}: ${d.key} is ${d.n}`);
}
// what stands between a heading and its table goes to the next sheet with both
const kept = all(odt, /<text:p text:style-name="Keep">([^<]*)<\/text:p><table:table /g).map(m => plain(m[1]));
same(kept, [/<table[^>]* basis="([^"]*)"/.exec(xml)?.[1]].filter(Boolean), 'ODT: the basis stays with its table');
ok(/style:name="Keep"[^>]*><style:paragraph-properties fo:keep-with-next="always"/.test(members('report.odt')['styles.xml']), 'ODT: by its style');
same(all(docx, /<w:pPr><w:keepNext\/><\/w:pPr><w:r>(?:(?!<\/w:p>).)*<\/w:p><w:tbl>/gs).map(m => plain(m[0].split('<w:tbl>')[0])), kept, 'DOCX: and there');
const behind = new RegExp(`${say('report.annex_row').replace('{1}', '1')} (([^;]+;)+)[^;]+`).exec(plain(docx));
same(behind?.[1].split(';').length, +/group="(\d+)"/.exec(xml)[1], 'DOCX: the members of the group stand behind its row');
const book = members('report.xlsx');
const sheet = all(book['xl/worksheets/sheet1.xml'], /<row[^>]*>.*?<\/row>/gs).slice(1);
same(sheet.length, grouped.length, 'XLSX: the rows');
ok(sheet.every(r => /<c s="4"><v>\d+<\/v>/.test(r[0]) && /<c s="3"><v>4\d{4}<\/v>/.test(r[0]) && !r[0].includes('<f>')), 'XLSX: a number, a day, no formula');
ok(/<c s="3"><v>46082<\/v>/.test(sheet[0][0]), 'XLSX: 1 March 2026 is day 46082');
const figures = book['xl/worksheets/sheet2.xml'];
for (const d of decisions)
	ok(new RegExp(`>${d.words}</t></is></c><c s="2"><v>${d.n}</v>`).test(figures), `XLSX: ${d.key} is ${d.n}`);
same(readFileSync(`${folder}/report.docx`).equals(readFileSync(`${folder}/again.docx`)), true, 'made again: the same bytes');
for (const name of ['report.docx', 'report.odt', 'report.xlsx'])
	ok(Object.entries(members(name)).filter(([m]) => m !== 'mimetype').every(([, part]) => {
		try {
			execFileSync('xmllint', ['--noout', '-'], { input: part });
			return true;
		} catch { return false; }
	}), `${name}: each part is well-formed`);

// The PDF: tagged, its fonts within; the rest is in tagged.mjs.
ok(!/W{10}/.test(text('report.fo')), 'PDF: a name without a blank is broken in its cell');
const tags = text('tags');
ok(/\bH1\b/.test(tags) && /\bH2\b/.test(tags) && /\bTable\b/.test(tags) && /\bTH\b/.test(tags) && /\bFigure\b/.test(tags), 'PDF: headings, tables, figures are tagged');
ok(!/TH:?\s*\n(?!\s*\/Scope)/.test(tags), 'PDF: each heading of a table has its scope');
const fonts = text('fonts').split('\n').slice(2).filter(Boolean);
ok(fonts.length > 0 && fonts.every(f => / yes yes yes /.test(f)), 'PDF: fonts are embedded, with their letters');
const words = text('text');
for (const d of decisions)
	ok(words.split('\n').some(l => l.includes(d.words.split(':')[0]) && new RegExp(`\\b${d.n}\\b`).test(l)), `PDF: ${d.key} is ${d.n}`);
process.exit(done());
