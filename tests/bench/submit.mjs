// submit.mjs BASE SLUG: 16 clients, each again and again: a comment, then the
// whole submission sent, with real forms and keys.  Durable as the server is
// (innodb_flush_log_at_trx_commit=1).
const [base, slug] = process.argv.slice(2);
const until = Date.now() + 4000;
const form = `${base}/bg/c/${slug}/comment`;
const times = [];
let posts = 0;

function key(html, action) {
	const at = html.indexOf(`action="${action}"`);
	const found = /name="key" value="([^"]+)"/.exec(html.slice(at));
	return found[1];
}

async function post(path, cookie, fields) {
	const began = performance.now();
	const answer = await fetch(base + path, { method: 'POST', redirect: 'manual',
		headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams(fields) });
	if (answer.status !== 303)
		throw new Error(`${path} ${answer.status}`);
	await answer.arrayBuffer();
	times.push(performance.now() - began);
	posts++;
}

async function client(n) {
	for (let i = 0; Date.now() < until; i++) {
		let page = await fetch(form);
		const cookie = page.headers.get('set-cookie').split(';')[0];
		const path = `/bg/c/${slug}/comment`;
		await post(path, cookie, { key: key(await page.text(), path),
			stance: 'oppose', remark: `Против ${n} ${i}` });
		page = await fetch(`${base}/bg/c/${slug}/take-part`, { headers: { cookie } });
		const send = `/bg/c/${slug}/take-part/send`;
		await post(send, cookie, { key: key(await page.text(), send),
			capacity: 'self', name_choice: 'kind', consent: 'yes',
			email: `p${n}-${i}@mail.example` });
	}
}

const began = Date.now();
await Promise.all(Array.from({ length: 16 }, (_, n) => client(n)));
const seconds = (Date.now() - began) / 1000;
times.sort((a, b) => a - b);
console.log(`submissions ${(posts / 2 / seconds).toFixed(1)} 1/s`);
console.log(`p50_post ${times[times.length >> 1].toFixed(2)} ms`);
console.log(`p99_post ${times[Math.floor(times.length * 0.99)].toFixed(2)} ms`);
