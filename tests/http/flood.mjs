// flood.mjs BUILD: limits hold over all workers, and who stands behind the
// same address as others is not hit before the setting says so; what a
// machine writes into Host stands in no letter.
import { done, is, ok, until } from "./house.mjs";
import { person, sender, site } from "./site.mjs";

const build = process.argv[2] ?? "build";
const LIMIT = 12, MORE = 20;
const s = await site(build, "flood", { consultation_sends: LIMIT });
const one = (sql) => s.sql(sql)[0]?.[0];
const OPEN = s.sql("SELECT slug FROM consultation WHERE published_at IS NOT" +
  " NULL AND cancelled_at IS NULL AND opens_at < NOW() AND closes_at > NOW()" +
  " ORDER BY id").flat();
const workers = s.workers("acts").length;

// Somebody behind that address, or behind one of her own, who has written and
// has the form to send before her.
async function ready(n, slug, from) {
  const p = person(s, from), round = `/bg/c/${slug}`;
  const first = await p.form(`${round}/comment`, "comment-whole");

  await p.post(first.action, { ...first.fields, stance: "none",
    remark: `Дума ${n}` });
  const send = await p.form(`${round}/take-part`, "submission-send");
  return () => p.post(send.action, { ...send.fields, ...sender(n) });
}
const stored = (slug) => Number(one(`SELECT COUNT(*) FROM submission s
  JOIN consultation c ON c.id = s.consultation_id WHERE c.slug = '${slug}'
  AND s.number IS NOT NULL AND s.id IN (SELECT submission_id FROM contact
  WHERE email LIKE 'person%')`));

async function many() {
  const office = "127.77.7.7", all = [];

  ok(workers >= 2, `${workers} workers take what is sent`);
  for (let n = 0; n < LIMIT + MORE; n++)
    all.push(await ready(n, OPEN[0], office));
  const answers = await Promise.all(all.map((send) => send()));
  const taken = answers.filter((a) => a.status === 303).length;
  const refused = answers.filter((a) => a.status === 429);

  is(taken + refused.length, all.length, "each is taken or told to wait");
  is(stored(OPEN[0]), taken, "what is taken is stored, the rest is not");
  ok(taken >= LIMIT, `the ${LIMIT} of the setting are taken: ${taken}`);
  // those that are being stored at the same moment do not see each other
  ok(taken < LIMIT + workers, `and no more than ${workers} workers at once`);
  ok(refused.every((a) => Number(a.headers["retry-after"]) > 0 &&
    /person\d+@mail\.example/.test(a.text)),
  "who is refused reads when to come again, with what was typed");
  is((await (await ready(100, OPEN[0], office))()).status, 429,
    "the next one behind it: not today");
  is((await (await ready(101, OPEN[0]))()).status, 303,
    "from elsewhere: at once");
  is((await (await ready(102, OPEN[1], office))()).status, 303,
    "to another consultation: at once");
}

// One who guesses is refused, whichever worker she meets; her neighbour not.
async function guessing() {
  const from = "127.77.7.8", guess = async (p) => {
    const { action, fields } = await p.form("/bg/sign-in", "sign-in");

    return (await p.post(action, { ...fields, email: "a@mail.example",
      password: "not the right one" })).status;
  };
  const thief = person(s, from), said = [];

  for (let i = 0; i < 11; i++)
    said.push(await guess(thief));
  is(said.join(), [...Array(10).fill(422), 429].join(),
    "ten guesses, then no more");
  is(await guess(person(s, from)), 422, "who is behind the same address may");
}

// Addresses in letters are the installation's.
async function host() {
  const p = person(s);
  const { action, fields } = await p.form("/bg/sign-in/link", "sign-in-ask");
  const answer = await p.post(action, { ...fields,
    email: "host@mail.example" }, { headers: { Host: "evil.example" } });

  ok([303, 400, 421].includes(answer.status),
    `a foreign Host: ${answer.status}`);
  ok(!/evil/.test(answer.location ?? ""), "leads nowhere else");
  if (answer.status !== 303)
    await p.post(action, { ...fields, email: "host@mail.example" });
  await until("a letter", () => s.mails().some((m) =>
    m.includes("host@mail.example")), 60000);
  ok(s.mails().every((m) => !m.includes("evil.example")) &&
    s.mails().some((m) => m.includes("host@mail.example") &&
      m.includes(s.base)), "the letter leads to this site");
}

for (const part of [many, guessing, host])
  try {
    await part();
  } catch (e) {
    ok(false, `${part.name}: ${e.message.split("\n")[0]}`);
  }
s.end();
process.exitCode = done();
