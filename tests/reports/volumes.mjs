// volumes.mjs FOLDER: what volumes.t.sh made.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { done, folder, is, ok, preflight, text } from './house.mjs';

const count = (s, what) => s.split(what).length - 1;
const wellFormed = name => {
	try {
		execFileSync('xmllint', ['--huge', '--noout', `${folder}/${name}`], { stdio: 'ignore' });
		return true;
	} catch { return false; }
};

// every row of the table in one volume, in its order
const volumes = [];
for (let i = 1; existsSync(`${folder}/${i}.fo`); i++)
	volumes.push(text(`${i}.fo`));
const csv = text('grouped.csv').split('\r\n').slice(1).map(l => /^(\d+),/.exec(l)?.[1]).filter(Boolean);
const rows = volumes.map(v => [...v.matchAll(/<fo:table-row xmlns[^>]*><fo:table-cell[^>]*><fo:block[^>]*>(\d+)</g)].map(m => m[1]));
ok(csv.length > 3000, 'the report is large');
is(volumes.length, Math.ceil(csv.length / 2000), 'as many volumes as rows ask for, and no more');
ok(rows.slice(0, -1).every(r => r.length === 2000), 'each volume but the last has 2,000 rows');
is(rows.flat().join(), csv.join(), 'each row once, in order');
ok(volumes.every((v, i) => v.includes(`${i + 1} / ${volumes.length} ·`)), 'each page says which volume it is');
is(volumes.filter(v => v.includes('role="H2" id="part-5"')).length, 1, 'the figures stand in the first');
ok(volumes.every((_, i) => wellFormed(`${i + 1}.fo`)), 'each is well-formed');

// FOP lets go of what is laid out: no part of the table is long
const sequences = volumes.map(v => v.split('<fo:page-sequence ').slice(1));
ok(sequences.every(s => s.length > 1), 'each is laid out in parts');
ok(sequences.flat().every(s => s.length < 1.2e6), 'no part is long');
is(Math.min(...sequences.flat().filter(s => s.includes('<fo:table-row xmlns')).map(s => count(s, '<fo:table-header>'))), 1, 'each part of the table has its headings');
ok(volumes.every(v => count(v, ' id="end"') === 1), 'each has one end, which the pages count to');
// who stands behind a row of a group: as many as it says, laid out in parts too
const whole = volumes.join('');
const groups = Object.fromEntries([...whole.matchAll(/<fo:block[^>]*>(\d+)<\/fo:block><\/fo:table-cell>(?:(?!<fo:table-row)[^])*?>([\d,]+) comments?, listed in/g)].map(m => [m[1], +m[2].replace(/,/g, '')]));
const behind = {};
let row = 0;
for (const [, words] of whole.matchAll(/<fo:block space-after="1mm">((?:Row \d+: )?[A-Z]{2}-2026-[^<]*)</g)) {
	row = /^Row (\d+):/.exec(words)?.[1] ?? row;
	behind[row] = (behind[row] ?? 0) + count(words, '; ') + 1;
}
is(JSON.stringify(behind), JSON.stringify(groups), 'as many people stand in the annex as behind the row');
is(csv.length - Object.keys(groups).length + Object.values(groups).reduce((a, b) => a + b, 0), 10000, 'rows and groups are all comments');
ok(Object.values(groups).some(n => n > 1200), 'one is large');
ok(sequences.flat().every(s => count(s, '-2026-') <= 1200), 'its people are laid out in parts too');

// a run of letters that no cell holds is broken, in its own column
const long = text('words.fo').match(/<fo:table-row xmlns[^]*<\/fo:table-row>/)[0].replace(/<[^>]*>/g, ' ').replace(/&\w+;/g, '&');
const runs = long.split(/[\s\u200b/-]+/);
ok(runs.every(r => [...r].length <= 14), 'no run is longer than a cell');
ok(runs.join('').includes('дълга'.repeat(30)), 'and nothing of it is lost');
const boxes = [...text('boxes').matchAll(/<line xMin="([\d.]+)"[^>]*xMax="([\d.]+)"[^>]*>([^]*?)<\/line>/g)]
	.map(m => ({ from: +m[1], to: +m[2], words: m[3].replace(/<[^>]*>/g, '').replace(/\s+/g, ' ') }));
const heads = boxes.filter(b => /Бележки и предложения|Приети\/неприети/.test(b.words)).sort((a, b) => a.from - b.from);
const longLines = boxes.filter(b => /дълга|abc=1/.test(b.words));
ok(longLines.length > 4, 'it stands on several lines');
ok(longLines.every(b => b.from > heads[0].from - 3 && b.to < heads.at(-1).from), 'all in their column');
ok(text('text').replace(/\s/g, '').includes('дълга'.repeat(30)), 'and are copied whole');
ok(text('text').replace(/\s+/g, ' ').includes('□ □ дърво #1'), 'what no font draws is an empty square');
is(preflight('preflight').faults.join('; '), '', 'Preflight finds nothing');
ok(preflight('preflight').read, 'Preflight has read it');
process.exit(done());
