// rush.mjs BUILD: everybody at once.  Fifty presses of one form store one; of
// a thousand people who send in the last ten seconds everyone who was told so
// is stored, and nobody who came later.  The clock is set, never waited for.
import fs from "node:fs";
import path from "node:path";
import { done, is, ok } from "./house.mjs";
import { person, sender, site } from "./site.mjs";

const build = process.argv[2] ?? "build";
const clock = path.resolve(build, "tests", "clock-rush");
fs.mkdirSync(path.dirname(clock), { recursive: true });
fs.rmSync(clock, { force: true });
const s = await site(build, "rush", { clock_file: clock });
s.quiet();
const one = (sql) => s.sql(sql)[0]?.[0];
const U = "/bg/c/krayrechni-zoni";
const closes = Date.parse(one("SELECT closes_at FROM consultation WHERE slug" +
  " = 'krayrechni-zoni'").replace(" ", "T").slice(0, 23) + "Z");

// The moment for everybody, in ms from the closing.
function at(ms) {
  fs.writeFileSync(`${clock}.new`, `${new Date(closes + ms).toISOString()
    .replace("T", " ").replace("Z", "000")}\n`);
  fs.renameSync(`${clock}.new`, clock);
}

// So many at a time, in their order.
async function crowd(all, wide, act) {
  let next = 0;

  await Promise.all(Array.from({ length: wide }, async () => {
    while (next < all.length)
      await act(all[next], next++);
  }));
}

// Somebody who has written, and has the form to send before her.
async function ready(n) {
  const p = person(s);
  const first = await p.form(`${U}/comment`, "comment-whole");
  const answer = await p.post(first.action, { ...first.fields,
    stance: "oppose", remark: `Преди края ${n}` });

  if (answer.status !== 303)
    throw new Error(`collected: ${answer.status}`);
  return { n, p, send: await p.form(`${U}/take-part`, "submission-send") };
}

async function fifty() {
  at(-3600000);
  const { p, send } = await ready("fifty");
  const fields = { ...send.fields, ...sender("fifty") };
  const answers = await Promise.all(Array.from({ length: 50 }, () =>
    p.post(send.action, fields)));
  const told = answers.filter((a) => a.status === 303);

  ok(told.length > 0, `fifty presses at once: ${told.length} were told so`);
  is(new Set(told.map((a) => a.location)).size, 1, "all of one receipt");
  // beyond the limit of one person a press is told to wait
  is(answers.filter((a) => ![303, 429, 503].includes(a.status)).length, 0,
    "and none was told anything else but to wait");
  is(one("SELECT COUNT(*) FROM contact WHERE email =" +
    " 'personfifty@mail.example'"), "1", "one is stored");
  is(one("SELECT COUNT(*) FROM comment_text WHERE remark =" +
    " 'Преди края fifty'"), "1", "with its comment once");
  p.end();
}

const PEOPLE = 1000, LATE = 50;

// They have written in the hour before; in the last ten seconds they press,
// a hundredth of a second between two, forty at a time.
async function thousand() {
  const people = [];

  at(-3600000);
  await crowd(Array.from({ length: PEOPLE + LATE }, (_, n) => n), 24,
    async (n) => { people[n] = await ready(n); });
  const told = [], refused = [], odd = [];
  await crowd(people, 40, async ({ n, p, send }, i) => {
    at(-10000 + i * (10000 / PEOPLE));
    const answer = await p.post(send.action, { ...send.fields,
      ...sender(`r${n}`) });

    (answer.status === 303 ? told : answer.status === 409 ? refused : odd)
      .push({ n, answer });
    p.end();
  });
  is(odd.map(({ answer }) => answer.status).join(), "",
    "everybody was told one of two things");
  ok(told.length > PEOPLE / 2 && refused.length >= LATE / 2,
    `${told.length} were received, ${refused.length} came too late`);
  const stored = new Set(s.sql("SELECT c.email FROM contact c JOIN submission" +
    " s ON s.id = c.submission_id WHERE s.number IS NOT NULL AND c.email" +
    " LIKE 'personr%'").map(([email]) => email));
  const name = ({ n }) => `personr${n}@mail.example`;

  is(told.filter((t) => !stored.has(name(t))).length, 0,
    "who was told so is stored");
  is(refused.filter((t) => stored.has(name(t))).length, 0,
    "who was refused is not");
  is(stored.size, told.length, "and nobody else is");
  is(one("SELECT COUNT(*) FROM submission s JOIN consultation c ON" +
    " c.id = s.consultation_id WHERE c.slug = 'krayrechni-zoni' AND" +
    " s.number IS NOT NULL AND s.received_at >= c.closes_at AND" +
    " s.channel = 'online'"), "0", "nothing was received after closing");
  is(refused.filter(({ answer }) => !answer.text.includes("mail.example"))
    .length, 0, "who was refused has what was typed back");
  is(one("SELECT COUNT(DISTINCT number) - COUNT(*) FROM submission WHERE" +
    " number IS NOT NULL"), "0", "each has a number of its own");
}

await fifty();
await thousand();
s.end();
done();
