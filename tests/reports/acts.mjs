// acts.mjs FOLDER: each text of list (acts.t.sh) as PDF/A: whole, tagged, every
// word of its units in it, as many pictures as it shows.
import { done, folder, is, ok, preflight, text } from './house.mjs';

const words = of => of.normalize('NFKC').match(/\p{L}+|\p{N}+/gu) ?? [];
const list = text('list').trim().split('\n').map(l => l.split('\t')[0]);

ok(!/^not ok/m.test(text('said')) && /^ok/m.test(text('said')), 'the story of the texts, twice the same bytes');
is(list.join(' '), 'dams lists page pictures strategy trade', 'a PDF of each text');
for (const name of list) {
	const objects = JSON.parse(text(`${name}.objects`)).qpdf[1];
	const values = Object.values(objects).map(o => o.value ?? o.stream?.dict);
	const tags = type => values.filter(v => v?.['/S'] === `/${type}`);
	ok(/No syntax or stream encoding errors/.test(text(`${name}.check`)) && !/broken/.test(text(`${name}.check`)), `${name}: qpdf finds nothing`);
	ok(!/: compressed/.test(text(`${name}.xref`)), `${name}: no object streams`);
	const { faults, read } = preflight(`${name}.preflight`);
	ok(read, `${name}: Preflight has read it`);
	is(faults.join('; '), '', `${name}: Preflight finds nothing`);
	ok(values.some(v => v?.['/MarkInfo']?.['/Marked'] === true) && values.some(v => v?.['/Lang'] === 'u:bg'), `${name}: tagged, in its language`);
	is(tags('H1').length, 1, `${name}: one first heading`);
	ok(tags('Figure').every(f => f['/Alt']?.length > 3), `${name}: each picture has its words`);

	// as often as in its units; of a picture in what is told of it
	const there = new Map();
	const told = tags('Figure').map(f => f['/Alt'].slice(2)).join(' ');
	for (const word of words(`${text(`${name}.text`)} ${told}`))
		there.set(word, (there.get(word) ?? 0) + 1);
	const missing = words(text(`${name}.words`)).filter(word => {
		const left = there.get(word) ?? 0;
		there.set(word, left - 1);
		return left <= 0;
	});
	is(missing.join(' '), '', `${name}: no word is lost`);
}
is(text('pictures.images').split('\n').filter(l => /^\s+\d+\s+\d+ image/.test(l)).length, 2, 'both pictures are in it');
is(/schema|Схема/.test(text('pictures.text')), false, 'words of a picture stand behind it');
process.exit(done());
