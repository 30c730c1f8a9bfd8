// foreign.mjs PROOF KEY: checks a tlog-proof by another program than ours:
// node's SHA-256, HMAC and Ed25519, written from the specifications alone
// (C2SP tlog-proof, tlog-checkpoint, signed-note; RFC 6962).
import { createHash, createHmac, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const sha = (...parts) => parts.reduce((h, p) => h.update(p), createHash('sha256')).digest();
const fail = (why) => { console.error(why); process.exit(1); };

const [proofFile, keyFile] = process.argv.slice(2);
const [name, id, data] = readFileSync(keyFile, 'utf8').trim().match(/^([^+]+)\+([0-9a-f]{8})\+(.+)$/).slice(1);
const raw = Buffer.from(data, 'base64');
if (sha(name, '\n', raw).subarray(0, 4).toString('hex') !== id) fail('key id');

const text = readFileSync(proofFile, 'utf8');
const cut = text.indexOf('\n\n');
const [head, extraLine, indexLine, ...hashes] = text.slice(0, cut).split('\n');
const note = text.slice(cut + 2);
if (head !== 'c2sp.org/tlog-proof@v1') fail('head');
const extra = Buffer.from(extraLine.replace(/^extra /, ''), 'base64');
let index = BigInt(indexLine.replace(/^index /, ''));

// the note: origin, size, root, empty line, signatures
const split = note.indexOf('\n\n');
const body = note.slice(0, split + 1);
const [origin, size, root] = body.split('\n');
if (origin !== name) fail('origin');
const mark = note.slice(split + 2).split('\n').find((l) => l.startsWith(`\u2014 ${name} `));
const signature = Buffer.from(mark.split(' ')[2], 'base64');
if (signature.subarray(0, 4).toString('hex') !== id) fail('signer');
const key = createPublicKey({
	key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw.subarray(1)]),
	format: 'der', type: 'spki',
});
if (!verify(null, Buffer.from(body), key, signature.subarray(4))) fail('signature');

// what was received, the entry, the leaf
const salt = extra.subarray(0, 32);
const end = extra.indexOf(10, 32);
const entry = extra.subarray(32, end);
const mac = createHmac('sha256', salt).update(extra.subarray(end + 1)).digest('hex');
if (!entry.toString().endsWith(` hmac-sha256:${mac}`)) fail('commitment');

let is = sha(Buffer.from([0]), entry);
let last = BigInt(size) - 1n;
for (const line of hashes) {
	const other = Buffer.from(line, 'base64');
	if (last === 0n) fail('path too long');
	if (index & 1n || index === last) {
		is = sha(Buffer.from([1]), other, is);
		while (!(index & 1n) && index) { index >>= 1n; last >>= 1n; }
	} else {
		is = sha(Buffer.from([1]), is, other);
	}
	index >>= 1n;
	last >>= 1n;
}
if (last !== 0n || !is.equals(Buffer.from(root, 'base64'))) fail('root');
