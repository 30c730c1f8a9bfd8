// recount.mjs FOLDER: a small world by chance, the same each time, and every
// figure of it counted here as indicators.md says it, with nothing of the
// program: makes a story (FOLDER/a.case) that fills the tables, lets the
// program measure, and holds its pages and files to these figures.
import { readFileSync, writeFileSync } from 'node:fs';

const folder = process.argv[2];
let seed = 20260402;
const chance = () => {
	seed = seed + 0x6d2b79f5 | 0;
	let t = Math.imul(seed ^ seed >>> 15, 1 | seed);
	t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
	return ((t ^ t >>> 14) >>> 0) / 4294967296;
};
const below = n => Math.floor(chance() * n);
const between = (a, b) => a + below(b - a + 1);
const often = share => chance() < share;
const one = list => list[below(list.length)];
const sum = list => list.reduce((a, b) => a + b, 0);
const unique = list => [...new Set(list)];
const group = (list, by) => Object.entries(list.reduce((all, x) => ((all[by(x)] ??= []).push(x), all), {}));

// ---- days -------------------------------------------------------------------

const DAY = 86400000;
const day = text => Date.parse(`${text}T00:00:00Z`) / DAY;
const date = n => new Date(n * DAY).toISOString().slice(0, 10);
const local = (ms, zone) => new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(ms);
const localDay = (ms, zone) => day(local(ms, zone).slice(0, 10));
const midnight = (n, zone) => [1, 2, 3].map(h => n * DAY - h * 3600000).find(ms => local(ms, zone) === `${date(n)} 00:00:00`);
const weekday = n => (n + 4) % 7;

// Easter Sunday, by Meeus; the Orthodox one 13 days behind the Julian.
function easter(year, orthodox) {
	if (orthodox) {
		const d = (19 * (year % 19) + 15) % 30, e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
		const month = Math.floor((d + e + 114) / 31);
		return day(`${year}-0${month}-${String((d + e + 114) % 31 + 1).padStart(2, '0')}`) + 13;
	}
	const a = year % 19, b = Math.floor(year / 100), c = year % 100;
	const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
	const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - c % 4) % 7;
	const m = Math.floor((a + 11 * h + 22 * l) / 451), of = h + l - 7 * m + 114;
	return day(`${year}-0${Math.floor(of / 31)}-${String(of % 31 + 1).padStart(2, '0')}`);
}

// The table of days of rest in practice.md, rule 4, and schools' summers.
const countries = {
	bg: { zone: 'Europe/Sofia', orthodox: true, summer: ['07-01', '09-14'], easter: [-2, -1, 0, 1], single: ['2026-01-02'],
		fixed: '01-01 03-03 05-01 05-06 05-24 09-06 09-22 12-24 12-25 12-26', moved: [0, 6] },
	pl: { zone: 'Europe/Warsaw', summer: ['07-01', '08-31'], easter: [0, 1, 49, 60],
		fixed: '01-01 01-06 05-01 05-03 08-15 11-01 11-11 12-25 12-26', since: { '12-24': 2025 } },
	cz: { zone: 'Europe/Prague', summer: ['07-01', '08-31'], easter: [-2, 1],
		fixed: '01-01 05-01 05-08 07-05 07-06 09-28 10-28 11-17 12-24 12-25 12-26' },
	rs: { zone: 'Europe/Belgrade', orthodox: true, summer: ['07-01', '08-31'], easter: [-2, -1, 0, 1],
		fixed: '01-01 01-02 01-07 02-15 02-16 05-01 05-02 11-11', moved: [0], stays: '01-07' },
};
const free = {};
function freeDays(country, year) {
	const c = countries[country], key = `${country}${year}`;
	if (free[key])
		return free[key];
	const named = new Set(c.easter.map(n => easter(year, c.orthodox) + n));
	for (const d of c.fixed.split(' '))
		named.add(day(`${year}-${d}`));
	for (const [d, since] of Object.entries(c.since ?? {}))
		if (year >= since)
			named.add(day(`${year}-${d}`));
	for (const d of c.single ?? [])
		named.add(day(d));
	const moved = new Set();
	for (const d of c.moved ? c.fixed.split(' ') : []) {
		let n = day(`${year}-${d}`);
		if (d === c.stays || !c.moved.includes(weekday(n)))
			continue;
		while ([0, 6].includes(weekday(n)) || named.has(n) || moved.has(n))
			n++;
		moved.add(n);
	}
	return free[key] = new Set([...named, ...moved]);
}
const isFree = (country, n) => freeDays(country, +date(n).slice(0, 4)).has(n) || freeDays(country, +date(n).slice(0, 4) - 1).has(n);
const isHoliday = (country, n) => isFree(country, n) ||
	(date(n).slice(5) >= countries[country].summer[0] && date(n).slice(5) <= countries[country].summer[1]);
const working = (country, n) => [0, 6].includes(weekday(n)) || isFree(country, n) ? working(country, n + 1) : n;

// Municipal acts (statutory-profiles.md 1): days, report, papers from day one.
const rules = {
	bg: { term: { public: 30, repeat: 30, early: 14 }, papers: { public: ['draft', 'reasons'], repeat: ['draft', 'reasons'] } },
	pl: { term: { public: 21, repeat: 21, early: 14 }, report: 30, papers: { public: ['draft', 'reasons'], repeat: ['draft', 'reasons'] } },
	cz: { term: { public: 15, repeat: 15, early: 14 }, papers: { public: ['draft'], repeat: ['draft'] } },
	rs: { term: { public: 15, repeat: 15, early: 7 }, report: 15, papers: { public: ['draft', 'reasons', 'programme'], repeat: ['draft', 'reasons'] } },
};

// ---- the world --------------------------------------------------------------

const NOW = Date.parse('2026-04-02T10:00:00Z');
const bodies = [['alpha', 'bg'], ['beta', 'bg'], ['gmina', 'pl'], ['obec', 'cz'], ['opstina', 'rs']].map(([slug, country], i) =>
	({ id: i + 1, slug, country, template: `Такъв отговор дава ${slug} на всички, дума по дума.` }));
const kinds = ['person', 'ngo', 'business', 'municipality'];
const all = { consultations: [], versions: [], submissions: [], comments: [], replies: [] };

function consultation(id) {
	const lead = one(bodies), zone = countries[lead.country].zone;
	const round = one(['public', 'public', 'public', 'public', 'early', 'repeat']);
	const joins = often(.15) ? one(bodies.filter(b => b !== lead)) : null;
	const held = unique([lead.country, ...joins ? [joins.country] : []]);
	const published = between(day('2023-02-01'), day('2026-02-20')), opened = published + one([0, 1, 3, 14, 15, 20]);
	const last = opened + between(8, 45), closes = midnight(last + 1, zone);
	const c = {
		id, slug: `round-${id}`, lead, joins, held, zone, round, published: published * DAY + 9 * 3600000, opened: opened * DAY + 9.5 * 3600000,
		first: opened, last, closes, late_by: often(.3) ? 'posted' : 'received',
		cancelled: often(.08) ? closes - 2 * DAY : null, contact: one([null, '', 'Вера', 'Вера']),
		summary: one([null, '', 'Какво се променя.']), questions: often(.3) && { frozen: often(.7) },
		ends: Math.max(...held.map(k => working(k, published + rules[k].term[round]))),
	};
	c.reason = c.last < c.ends && often(.6) ? 'Бърза се.' : null;
	const reported = closes + between(2, 50) * DAY + 10 * 3600000, adopted = localDay(closes, zone) + between(3, 60);
	c.reported = often(.7) && reported < NOW ? reported : null;
	if (often(.6) && adopted * DAY < NOW - DAY) {
		c.outcome = often(.8) ? { adopted } : { adopted: null };
		c.outcome.before = often(.2) ? adopted - 2 : null;
		c.monitored = one([null, { gone: 0 }, { gone: 0 }, { gone: 1 }]);
	}
	c.events = [...Array(below(4))].map(() => ({ kind: one(['meeting', 'walk', 'hearing']), off: often(.2), published: often(.8) }));
	c.documents = ['draft', ...often(.2) ? ['draft'] : [], ...often(.8) ? ['reasons'] : [], ...often(.5) ? ['programme'] : [], ...often(.3) ? ['summary'] : []]
		.filter(k => k !== 'draft' || often(.9)).map(kind => ({ kind, versions: [...Array(between(1, 3))].map((_, n) => ({
			published: n && often(.3) ? null : c.opened + one([-DAY, 0, 0, 0, DAY]) + n * DAY, withheld: n > 0 && often(.3),
			units: between(2, 9), scanned: one([0, 0, 0, 2, 5]), doubts: one([null, null, null, '{"code":"figure-unsaid"}', '{"code":"other"}']), gone: often(.15) })) }));
	c.evaluation = c.reported && often(.6) ? ['heard', 'understood', 'again'].flatMap(q => [1, 3, 5].map(score => ({ q, score, n: below(4) }))).filter(e => e.n) : [];
	return c;
}
for (let id = 1; id <= 48; id++)
	all.consultations.push(consultation(id));
const early = all.consultations.filter(c => c.round === 'early');
for (const c of all.consultations.filter(c => c.round !== 'early' && often(.4)))
	c.follows = c.round === 'repeat' && often(.7) ? one(all.consultations.filter(x => x.id < c.id && x.round === 'public')) : one(early.filter(x => x.id !== c.id));
for (const c of all.consultations)
	for (const d of c.documents)
		d.versions.forEach((v, n) => all.versions.push(Object.assign(v, { number: n + 1, id: all.versions.length + 1 })));

const organisations = [...Array(9)].map((_, i) => ({ id: i + 1, kind: i < 6 ? 'ngo' : 'business' }));
function submission(c) {
	const kind = one(['person', 'person', 'person', ...kinds]), erased = often(.05), channel = one(['online', 'online', 'online', 'post', 'counter', 'meeting']);
	const received = c.closes - between(1, 20) * DAY / 2 + (often(.12) ? 15 * DAY : 0);
	const s = { id: all.submissions.length + 1, c, kind, erased, channel, received, accepted: !often(.06), withdrawn: often(.06),
		posted: channel === 'post' ? received - between(0, 6) * DAY : null,
		entered: channel !== 'online' && often(.9) ? received + between(0, 200) * 3600000 : null,
		organisation: null, account: null, email: null };
	if (!erased && ['ngo', 'business'].includes(kind) && often(.8))
		s.organisation = one(organisations.filter(o => o.kind === kind));
	if (!erased && often(.5))
		s.email = `a${below(160)}@mail.example`;
	if (!erased && !s.organisation && often(.2))
		s.account = between(11, 30);
	all.submissions.push(s);
	for (let n = one([1, 1, 1, 2, 3]); n > 0; n--)
		all.comments.push({ id: all.comments.length + 1, s, c, campaign: null, reply: null, source: null,
			state: s.withdrawn ? 'withdrawn' : one(['public', 'public', 'public', 'public', 'public', 'public', 'hidden', 'removed', 'unsent', 'withdrawn']),
			erased: erased || often(.03), noRequest: often(.05), concerns: c.joins && often(.6) ? [one([c.lead, c.joins])] : [] });
}
for (const c of all.consultations)
	for (let n = one([0, 2, 6, 12, 22]); n > 0; n--)
		submission(c);
for (const c of all.consultations) {
	const told = all.comments.filter(k => k.c === c);
	const replies = c.reported ? [...Array(between(1, 6))].map(() => {
		const body = c.joins ? one([c.lead, c.joins]) : c.lead;
		const words = one(['Да.', body.template, `  ${body.template} `, 'я'.repeat(39), 'я'.repeat(40), 'Предложението би надхвърлило средствата на общината.']);
		return { c, body, state: one(['published', 'published', 'published', 'published', 'review']), words,
			decision: one(['accepted', 'accepted', 'partly', 'refused', 'refused', 'noted', 'none']), at: c.closes + between(-30, 900) * 3600000 };
	}) : [];
	for (const r of replies)
		all.replies.push(Object.assign(r, { id: all.replies.length + 1 }));
	c.campaigns = [{ kind: 'campaign', state: 'confirmed' }, { kind: 'campaign', state: 'proposed' }, { kind: 'same', state: 'confirmed' }];
	for (const k of told) {
		k.reply = replies.length && often(.85) ? one(replies) : null;
		k.campaign = often(.3) ? { of: below(3), gone: often(.2) } : null;
		const sources = c.documents.flatMap(d => d.versions);
		k.source = sources.length && often(.5) ? one(sources) : null;
	}
}

// ---- the figures ------------------------------------------------------------

const filed = s => s.accepted;
const counts = k => filed(k.s) && !k.erased && !['unsent', 'removed', 'withdrawn'].includes(k.state);
const decided = k => k.reply && k.reply.state === 'published' && k.reply.decision !== 'none';
const who = s => s.organisation ? `o${s.organisation.id}` : s.email ? `e${s.email}` : s.account ? `a${s.account}` : `s${s.id}`;
const days = (from, to) => Math.max(0, Math.floor((to - from) / DAY));
const shown = d => d.versions.filter(v => v.published && !v.withheld).at(-1);
const early1 = c => c?.round === 'early';

// Facts of one consultation: [indicator, part, n, whole], or a list of values
// of which the middle one is told; of one of several bodies, its own.
function facts(c, body) {
	const out = [], add = (key, n, whole, part = '') => whole && out.push({ key, part, n: +n, whole });
	const middle = (key, values) => values.length && out.push({ key, part: '', values });
	const comments = all.comments.filter(k => k.c === c && counts(k));
	const senders = all.submissions.filter(s => s.c === c && filed(s) && !s.erased && !s.withdrawn);
	const own = k => !body || k.reply.body === body;
	const answered = comments.filter(k => decided(k));

	add('i1', c.published <= c.opened - 14 * DAY, 1);
	if (c.round !== 'early')
		add('i8', early1(c.follows) || early1(c.follows?.follows), 1);
	middle('i2', [c.last - c.ends]);
	add('i2-below', c.last < c.ends, 1);
	add('i3', c.reason !== null, +(c.last < c.ends));
	add('i4', [...Array(c.last - c.first + 1)].filter((_, n) => isHoliday(c.lead.country, c.first + n)).length, c.last - c.first + 1);
	const there = c.documents.filter(d => d.versions.some(v => v.published && v.published <= c.opened)).map(d => d.kind);
	add('i5', c.held.every(k => (rules[k].papers[c.round] ?? []).every(p => there.includes(p))), 1);
	const papers = c.documents.filter(shown), drafts = papers.filter(d => d.kind === 'draft');
	add('i6', drafts.filter(d => shown(d).units - 1 > shown(d).scanned).length, drafts.length);
	add('i24', papers.filter(d => !shown(d).scanned && !shown(d).doubts?.includes('figure')).length, papers.length);
	add('i7', c.summary || c.documents.some(d => d.kind === 'summary' && d.versions.some(v => v.published)) ? 1 : 0, 1);
	add('i20', 1 + Boolean(c.questions?.frozen) + unique(c.events.filter(e => e.published && !e.off).map(e => e.kind)).length, 1);
	add('i21', Boolean(c.contact) && (c.round !== 'repeat' || Boolean(c.follows)), 1);

	const people = sum(group(senders, s => s.kind).map(([, list]) => unique(list.map(who)).length));
	for (const [kind, list] of group(senders, s => s.kind))
		add('i10', unique(list.map(who)).length, people, kind);
	const wrote = group(comments.filter(k => senders.includes(k.s)), k => who(k.s)).map(([, list]) => list.length).sort((a, b) => b - a);
	add('i11', sum(wrote.slice(0, 3)), sum(wrote));
	add('i11-campaign', comments.filter(k => k.campaign?.of === 0 && !k.campaign.gone).length, comments.length);
	const known = s => all.submissions.some(e => e.c !== c && filed(e) && e.received < s.received &&
		((s.organisation && e.organisation === s.organisation) || (s.account && e.account === s.account) || (s.email && e.email === s.email)));
	const voices = group(senders, who);
	add('i12', voices.filter(([, list]) => !list.some(known)).length, voices.length);

	const asked = comments.filter(k => !k.noRequest && (!body || !k.concerns.length || k.concerns.includes(body)));
	const late = s => (c.late_by === 'posted' ? s.posted ?? s.received : s.received) >= c.closes;
	add('i14', asked.filter(k => decided(k) || (c.reported && late(k.s))).length, asked.length);
	const no = answered.filter(k => own(k) && ['refused', 'partly'].includes(k.reply.decision));
	add('i15', no.filter(k => k.reply.words.trim().length >= 40 && k.reply.words.trim() !== k.reply.body.template).length, no.length);
	middle('i16', answered.filter(own).map(k => days(c.closes, k.reply.at)));

	const asks = c.held.some(k => c.round !== 'early');
	const due = [c.outcome?.adopted ? c.outcome.adopted - 1 : null, ...c.held.map(k => c.round !== 'early' && rules[k].report ? c.last + rules[k].report : null)].filter(Boolean);
	const by = due.length ? Math.min(...due) : null, reported = c.reported && localDay(c.reported, c.zone);
	if (asks && (reported || (by && localDay(NOW, c.zone) > by))) {
		add('i17', reported && (!by || reported <= by) ? 1 : 0, 1);
		add('i17-never', !reported, 1);
	}
	for (const [kind, list] of group(answered, k => k.s.kind))
		add('i18', 2 * list.filter(k => k.reply.decision === 'accepted').length + list.filter(k => k.reply.decision === 'partly').length, 2 * list.length, kind);
	const accepted = answered.filter(k => k.reply.decision === 'accepted');
	add('i19', accepted.filter(k => k.source && !k.source.gone).length, accepted.length);
	add('i22', unique(comments.map(k => k.s.kind)).length > 1, +(comments.length > 0));
	const paper = s => ['post', 'counter', 'meeting'].includes(s.channel);
	add('i23', comments.filter(k => paper(k.s)).length, comments.length);
	middle('i23-delay', all.submissions.filter(s => s.c === c && filed(s) && s.entered && paper(s)).map(s => days(s.received, s.entered)));
	for (const [q, list] of group(c.evaluation, e => e.q))
		add('i25', sum(list.map(e => e.n * e.score)), sum(list.map(e => e.n)), q);
	if (c.outcome?.adopted && c.outcome.adopted <= day('2025-04-02'))
		add('i27', c.monitored?.gone === 0, 1);
	return out;
}

const month = c => local(c.closes - 1000, c.zone).slice(0, 7);
const over = all.consultations.filter(c => !c.cancelled && c.closes < NOW && month(c) < '2026-04');
const profile = c => `${c.lead.country}.municipal.${c.round}`;
const fits = (c, act, round) => (!act || profile(c).startsWith(`${act}.`)) && (!round || c.round === round);

// Figures of one body, or of all; n of a middle value is twice that.
function figures(body, period, act = '', round = '') {
	const set = over.filter(c => (!body || c.lead === body || c.joins === body) && (period === 'all' || month(c).startsWith(period)) && fits(c, act, round));
	const list = set.flatMap(c => facts(c, c.joins && body).map(f => ({ ...f, rules: profile(c) })));
	const out = group(list, f => `${f.key} ${f.part}`).map(([, same]) => {
		const { key, part } = same[0], by = unique(same.map(f => f.rules));
		const values = same.flatMap(f => f.values ?? []).sort((a, b) => a - b), half = values.length >> 1;
		const told = values.length
			? { n: values.length % 2 ? 2 * values[half] : values[half - 1] + values[half], whole: values.length }
			: { n: sum(same.map(f => f.n)), whole: sum(same.map(f => f.whole)) };
		return { key, part, ...told, rules: by.length === 1 ? by[0] : '' };
	});
	const together = sum(out.filter(f => f.key === 'i10').map(f => f.n));
	for (const f of out.filter(f => f.key === 'i10'))
		f.whole = together;
	hide(out);
	return out.sort((a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : a.part < b.part ? -1 : 1);
}

const averages = 'i20 i25', middles = 'i2 i16 i23-delay', amounts = 'i17-never', halves = 'i18';
const ofPeople = 'i10 i11 i11-campaign i12 i14 i15 i16 i18 i19 i23 i23-delay i25';
const is = (list, f) => list.split(' ').includes(f.key);

// Fewer than five are not told, nor is what would tell them: of a whole that
// is known, the next kind is hidden with one that is.
function hide(list) {
	const kinds = list.filter(f => f.key === 'i10').sort((a, b) => a.n - b.n);
	const few = kinds.filter(f => f.n < 5), rest = kinds.filter(f => f.n >= 5);
	if (sum(few.map(f => f.n)) < 5 && few.length && rest.length)
		few.push(...rest.filter(f => f.n === rest[0].n));
	for (const f of list) {
		const cases = f.whole / (is(halves, f) ? 2 : 1);
		f.told = (cases >= 5 || is(amounts, f)) && !few.includes(f);
		f.numbers = f.told || (!is(ofPeople, f) && cases < 5);
	}
}

const half = (n, f) => is(halves, f) ? n / 2 : n;
const round = x => Math.floor(x + .5);
const tenths = f => is(middles, f) ? 5 * f.n : is(amounts, f) ? 10 * f.n : round((is(averages, f) ? 10 : 1000) * f.n / f.whole);
const decimal = t => `${t < 0 ? '-' : ''}${Math.floor(Math.abs(t) / 10)}.${Math.abs(t) % 10}`;
const formula = /INDICATOR_FORMULA = (\d+)/.exec(readFileSync('fcgi/app/measure/indicator.h', 'utf8'))[1];

function csv(period, act, round_) {
	const lines = [null, ...bodies].flatMap(b => figures(b, period, act, round_).map(f => [b?.slug ?? '', f.key, f.part, period, act, round_,
		f.numbers && !is(middles, f) ? half(f.n, f) : '', f.numbers ? half(f.whole, f) : '', f.told ? decimal(tenths(f)) : '', f.told ? '' : 'n<5',
		f.rules, formula, '2026-04-02T10:00:00Z', '', '', ''].join(',')));
	return `\ufeffauthority,indicator,part,period,act,round,numerator,denominator,value,few,rules,formula,since,changed,explanation,explained\r\n${lines.map(l => `${l}\r\n`).join('')}`;
}

// As the page says it.
const count = (n, word) => `${n} ${word}${n === 1 ? '' : 's'}`;
function value(f) {
	const t = tenths(f), sign = t < 0 ? '\u2212' : '', size = Math.abs(t);
	if (!f.told)
		return 'fewer than 5';
	if (is(middles, f))
		return sign + (size % 10 ? `${decimal(size)} days` : count(size / 10, 'day'));
	return is(averages, f) ? decimal(t) : is(amounts, f) ? `${f.n}` : `${round(100 * f.n / f.whole)}%`;
}
const english = n => n.toLocaleString('en');
const counted = f => !f.numbers || is(amounts, f) ? '' : is(middles, f) ? `from ${english(f.whole)}` : `${english(half(f.n, f))} of ${english(half(f.whole, f))}`;
const words = { person: 'Private person', ngo: 'Non-governmental organisation', business: 'Business', municipality: 'Municipality' };

// ---- the story --------------------------------------------------------------

const story = ['# made by recount.mjs', 'seed blank'];
const moment = ms => ms === null || ms === undefined ? 'NULL' : `'${new Date(ms).toISOString().slice(0, 23).replace('T', ' ')}'`;
const quote = x => x === null || x === undefined ? 'NULL' : typeof x === 'string' && !/^('|NULL$)/.test(x) ? `'${x}'` : `${+x === x || typeof x === 'boolean' ? +x : x}`;
function insert(table, columns, rows) {
	let line = '';
	for (const r of rows) {
		const cells = `(${r.map(quote).join(', ')})`;
		if (line && line.length + cells.length > 3000) {
			story.push(line);
			line = '';
		}
		line += line ? `, ${cells}` : `run INSERT INTO ${table} (${columns}) VALUES ${cells}`;
	}
	if (line)
		story.push(line);
}
const start = moment(day('2023-01-01') * DAY), code = (word, n) => `${word}${String(n).padStart(7, '0')}`;
story.push('run DELETE FROM staff', 'run DELETE FROM authority_name', 'run DELETE FROM authority');
insert('authority', 'id, slug, kind, country, zone, language, created_at', bodies.map(b => [b.id, b.slug, 'municipality', b.country, countries[b.country].zone, b.country === 'cz' ? 'cs' : b.country === 'rs' ? 'sr' : b.country, start]));
insert('authority_name', 'authority_id, language, name', bodies.map(b => [b.id, b.country === 'cz' ? 'cs' : b.country === 'rs' ? 'sr' : b.country, b.slug]));
insert('reply_template', 'authority_id, title, reasons', bodies.map(b => [b.id, 'Вече', b.template]));
insert('account', 'id, email, email_key, name, language, verified_at, created_at', [...Array(20)].map((_, i) => [i + 11, `p${i}@mail.example`, `p${i}@mail.example`, 'P', 'en', start, start]));
insert('organisation', 'id, slug, name, kind, country, state, created_at', organisations.map(o => [o.id, `org-${o.id}`, `Org ${o.id}`, o.kind, 'bg', 'verified', start]));
story.push('run SET foreign_key_checks = 0');
insert('consultation', 'id, slug, language, profile, round, published_at, opens_at, closes_at, reported_at, concluded_at, cancelled_at, cancel_kind, cancel_reason, short_reason, contact_name, late_by, follows_id, created_at',
	all.consultations.map(c => [c.id, c.slug, 'en', profile(c), c.round, moment(c.published), moment(c.opened), moment(c.closes), moment(c.reported), moment(c.outcome ? NOW - DAY : null),
		moment(c.cancelled), c.cancelled ? 'stopped' : null, c.cancelled ? 'No' : null, c.reason, c.contact, c.late_by, c.follows?.id ?? null, start]));
insert('consultation_authority', 'consultation_id, authority_id, leads, agreed_at', all.consultations.flatMap(c => [[c.id, c.lead.id, 1, 'NULL'], ...c.joins ? [[c.id, c.joins.id, 'NULL', start]] : []]));
insert('consultation_text', 'consultation_id, language, title, summary', all.consultations.map(c => [c.id, 'en', `Round ${c.id}`, c.summary]));
insert('outcome', 'consultation_id, authority_id, edition, kind, adopted_on, at, recorded_by', all.consultations.filter(c => c.outcome).flatMap(c => [
	...c.outcome.before ? [[c.id, c.lead.id, 1, 'adopted', date(c.outcome.before), start, 1]] : [],
	[c.id, c.lead.id, 2, c.outcome.adopted ? 'adopted' : 'not_adopted', c.outcome.adopted ? date(c.outcome.adopted) : null, start, 1]]));
insert('monitoring', 'code, consultation_id, authority_id, state, as_of, written_by, at, gone', all.consultations.filter(c => c.monitored).map(c => [code('mon', c.id), c.id, c.lead.id, 'done', '2026-03-01', 1, start, c.monitored.gone]));
insert('questionnaire', 'consultation_id, edition, declaration, digest, frozen_at, created_by, created_at', all.consultations.filter(c => c.questions).map(c => [c.id, 1, '<form name="questionnaire"/>', 'a'.repeat(32), c.questions.frozen ? start : null, 1, start]));
let events = 0;
insert('event', 'code, consultation_id, kind, begins_at, published_at, cancelled_at', all.consultations.flatMap(c => c.events.map(e => [code('eve', ++events), c.id, e.kind, moment(c.closes - 5 * DAY), e.published ? start : 'NULL', e.off ? start : 'NULL'])));
insert('evaluation', 'consultation_id, question, score, shard, n', all.consultations.flatMap(c => c.evaluation.map(e => [c.id, e.q, e.score, 0, e.n])));
let documents = 0;
insert('document', 'id, consultation_id, slug, kind, language, created_at', all.consultations.flatMap(c => c.documents.map(d => [d.id = ++documents, c.id, `d${documents}`, d.kind, 'en', start])));
insert('version', 'id, document_id, number, language, state, units, scanned, doubts, published_at, withheld_at, created_at', all.consultations.flatMap(c => c.documents.flatMap(d => d.versions.map(v =>
	[v.id, d.id, v.number, 'en', v.gone ? 'removed' : 'ready', v.units, v.scanned, v.doubts, moment(v.published), v.withheld ? moment(NOW - DAY) : 'NULL', start]))));
insert('submission', 'id, code, number, consultation_id, received_at, posted_at, entered_at, accepted_at, kind, organisation_id, account_id, capacity, language, channel, state, erased_at, created_at, changed_at', all.submissions.map(s =>
	[s.id, code('sub', s.id), code('N', s.id), s.c.id, moment(s.received), moment(s.posted), moment(s.entered), s.accepted ? moment(s.received) : 'NULL', s.kind, s.organisation?.id ?? null, s.account, 'self', 'en', s.channel,
		s.withdrawn ? 'withdrawn' : s.accepted ? 'filed' : 'unconfirmed', s.erased ? moment(NOW - DAY) : 'NULL', start, start]));
insert('contact', 'submission_id, email, email_key', all.submissions.filter(s => s.email).map(s => [s.id, s.email, s.email]));
insert('reply', 'id, consultation_id, authority_id, state, decision, written_by, published_at, edition', all.replies.map(r => [r.id, r.c.id, r.body.id, r.state, r.decision, 1, r.state === 'published' ? moment(r.at) : 'NULL', 2]));
insert('reply_text', 'reply_id, edition, decision, reasons, language, written_by, at', all.replies.flatMap(r => [[r.id, 1, r.decision, 'Старо, но достатъчно дълго за четиридесет знака.', 'en', 1, start], [r.id, 2, r.decision, r.words, 'en', 1, start]]));
insert('comment', 'id, code, submission_id, consultation_id, stance, state, language, sent_at, erased_at, no_request, kind, channel, organisation_id, reply_id', all.comments.map(k =>
	[k.id, code('com', k.id), k.s.id, k.c.id, 'change', k.state, 'en', moment(k.s.received), k.erased ? moment(NOW - DAY) : 'NULL', k.noRequest, k.s.kind, k.s.channel, k.s.organisation?.id ?? null, k.reply?.id ?? null]));
insert('comment_authority', 'comment_id, authority_id, gone', all.comments.flatMap(k => k.concerns.map(b => [k.id, b.id, 0])));
insert('reply_to', 'comment_id, reply_id', all.comments.filter(k => k.reply).map(k => [k.id, k.reply.id]));
insert('cluster', 'id, code, consultation_id, kind, state, at', all.consultations.flatMap(c => c.campaigns.map((g, i) => [10 * c.id + i, code('clu', 10 * c.id + i), c.id, g.kind, g.state, start])));
insert('cluster_comment', 'cluster_id, comment_id, gone', all.comments.filter(k => k.campaign).map(k => [10 * k.c.id + k.campaign.of, k.id, k.campaign.gone]));
insert('change_source', 'version_id, unit_id, comment_id, at, account_id', all.comments.filter(k => k.source).map(k => [k.source.id, 1, k.id, start, 1]));
story.push('run SET foreign_key_checks = 1', 'now 2026-04-02 10:00:00.000000', 'as eve', 'jobs');

const busiest = group(over, month).sort(([, a], [, b]) => b.length - a.length)[0][0];
const choices = [['all', '', ''], ['2025', '', ''], ['2024', 'bg.municipal', ''], ['all', '', 'public'], ['all', 'bg.municipal', 'public'], [busiest, '', '']];
const query = (period, act, round_) => Object.entries({ period: period === 'all' ? '' : period, act, round: round_ })
	.filter(([, x]) => x).map(([name, x]) => `${name}=${x}`).join('&').replace(/^./, '?$&');
choices.forEach((c, i) => {
	writeFileSync(`${folder}/recount-${i}.csv`, csv(...c));
	story.push(`GET /en/indicators.csv${query(...c)}`, ' 200', ` same ${folder}/recount-${i}.csv`);
});

const said = { hidden: 0, shown: 0, trends: 0, beside: 0 };
function page(body, period, act = '', round_ = '') {
	const list = figures(body, period, act, round_);
	const periods = period === 'all' ? ['2023', '2024', '2025', '2026'] : ['2023', '2024', '2025', '2026'].filter(y => y <= period);
	const before = periods.map(p => [p, figures(body, p, act, round_)]);
	const chosen = query(period, act, round_), at = body ? `/en/a/${body.slug}/indicators` : '/en/indicators';
	story.push(`GET ${at}${chosen}`, ' 200');
	for (const f of list) {
		const head = `//tr[th/a[@href='${at}/${f.key}${chosen}']]`, row = !f.part ? head
			: f.key === 'i25' ? null
			: `${head}/following-sibling::tr[th[@class='part'][. = '${words[f.part]}']][1]`;
		if (!row)
			continue;
		story.push(` text ${row}/td[1] = ${value(f)}`, counted(f) ? ` text ${row}/td[2] = ${counted(f)}` : ` none ${row}/td[2]/text()`);
		said[f.told ? 'shown' : 'hidden']++;
		const line = f.numbers || f.key !== 'i10' ? before.map(([p, fs]) => [p, fs.find(x => x.key === f.key && x.part === f.part)]).filter(([, x]) => x?.told) : [];
		story.push(line.length > 1 ? ` text ${row}/td[3]/*/@aria-label = ${line.map(([p, x]) => `${p}: ${value(x)}`).join(', ')}` : ` none ${row}/td[3]/*`);
		said.trends += line.length > 1;
		said.beside += f.told && before.some(([, fs]) => fs.some(x => x.key === f.key && x.part === f.part && x.n >= 5 && !x.told));
	}
}
for (const b of [null, ...bodies]) {
	page(b, 'all');
	page(b, '2025');
}
page(null, 'all', 'bg.municipal', 'public');
page(bodies[0], '2025', '', 'public');

// One consultation alone is a period of its own: the days to its replies.
const single = over.filter(c => over.filter(x => month(x) === month(c) && x.lead === c.lead && !x.joins).length === 1 && !c.joins && facts(c).find(f => f.key === 'i16')?.values.length >= 5).slice(0, 3);
for (const c of single) {
	const f = figures(c.lead, month(c)).find(x => x.key === 'i16');
	if (!over.some(x => x !== c && month(x) === month(c) && (x.lead === c.lead || x.joins === c.lead)))
		story.push(`GET /en/a/${c.lead.slug}/indicators/i16?period=${month(c)}`, ' 200', ` text //tr[th/a[@href='/en/c/${c.slug}']]/td[2] = ${value(f)}`);
}
writeFileSync(`${folder}/a.case`, `${story.join('\n')}\n`);
console.error(`# ${over.length} rounds, ${all.comments.length} comments, ${said.shown} figures told, ${said.hidden} hidden, ${said.trends} trends, ${said.beside} with a kind that would tell another, ${single.length} alone`);
// a world in which a rule is never met would hold nothing to it
if (said.hidden < 40 || said.trends < 100 || said.shown < 200 || !said.beside || single.length < 2)
	process.exit(1);
