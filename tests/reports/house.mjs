// house.mjs: what the checks of reports share: TAP, the files of FOLDER (the
// first argument), and what another reader of PDF/A says (preflight.sh).
import { readFileSync } from 'node:fs';

export { done, is, ok } from '../http/house.mjs';
export const folder = process.argv[2];
export const text = name => readFileSync(`${folder}/${name}`, 'utf8');

// But a Count in the outlines, which PDF 1.4 wants only of open entries.
export const preflight = name => ({
	faults: text(name).split('\n').filter(l => /^\d+(\.\d+)* : /.test(l) &&
		!l.startsWith("1.4.9 : Outlines invalid, Outline Hierarchy doesn't have Count entry")),
	read: /valid PDF\/A-1b file/.test(text(name)),
});
