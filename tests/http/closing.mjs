// closing.mjs BUILD: a consultation closes to the second on every path: pages
// that nginx keeps, comments, changes, sending; and an address may be confirmed
// for 72 hours after the sending, also when it closed meanwhile.
import fs from "node:fs";
import path from "node:path";
import { done, is, ok, sleep } from "./house.mjs";
import { person, sender, site } from "./site.mjs";

const build = process.argv[2] ?? "build";
const clock = path.resolve(build, "tests", "clock-closing");
fs.mkdirSync(path.dirname(clock), { recursive: true });
fs.rmSync(clock, { force: true });
const s = await site(build, "closing", { clock_file: clock });
// A mail that is sent forgets the secret that this test opens its link with.
s.quiet();
const one = (sql) => s.sql(sql)[0]?.[0];
const U = "/bg/c/krayrechni-zoni", D = `${U}/d/act/u/`;
const closes = Date.parse(one("SELECT closes_at FROM consultation WHERE slug" +
  " = 'krayrechni-zoni'").replace(" ", "T").slice(0, 23) + "Z");
const HOUR = 3600000;

// The moment for everybody, in ms from the closing.
function at(ms) {
  const text = new Date(closes + ms).toISOString().replace("T", " ")
    .replace("Z", "000");

  fs.writeFileSync(`${clock}.new`, `${text}\n`);
  fs.renameSync(`${clock}.new`, clock);
}
const stored = (text) => one("SELECT COUNT(*) FROM comment_text WHERE" +
  ` remark = '${text}'`);

// Somebody who has collected one comment, and has the forms before her.
async function begun(text) {
  const p = person(s);
  const first = await p.form(`${U}/comment`, "comment-whole");

  is((await p.post(first.action, { ...first.fields, stance: "oppose",
    remark: text })).status, 303, `${text}: collected`);
  const list = await p.get(`${U}/take-part`);
  const edit = new RegExp(`href="(${U}/take-part/[0-9a-z]+)"`)
    .exec(list.text)[1];
  return { p, forms: {
    comment: await p.form(`${D}art_7/comment`, "comment"),
    whole: await p.form(`${U}/comment`, "comment-whole"),
    change: await p.form(edit, "comment"),
    send: await p.form(`${U}/take-part`, "submission-send"),
  } };
}

const press = ({ p, forms }, name, more) => p.post(forms[name].action,
  { ...forms[name].fields, ...more });

async function acts() {
  at(-60000);
  const early = await begun("рано"), late = await begun("късно");

  for (const [ms, who, should] of [[-1000, early, 303], [0, late, 409]]) {
    const when = ms ? "a second before" : "at closing";

    at(ms);
    for (const name of ["comment", "whole", "change"]) {
      const text = `${name} ${when}`;
      const answer = await press(who, name, { stance: "change", remark: text });

      is(answer.status, should, `${when}: ${name}`);
      if (should === 409)
        ok(answer.text.includes(text), `${when}: ${name}: text handed back`);
      is(stored(text), should === 303 ? "1" : "0", `${when}: ${name}: stored`);
    }
    const answer = await press(who, "send", sender(ms));
    is(answer.status, should, `${when}: sending`);
    if (should === 409)
      ok(answer.text.includes(`person${ms}@mail.example`),
        `${when}: sending: what was filled in is handed back`);
  }
  is(one("SELECT COUNT(*) FROM submission WHERE received_at >= (SELECT closes_at"
    + " FROM consultation WHERE slug = 'krayrechni-zoni') AND consultation_id ="
    + " (SELECT id FROM consultation WHERE slug = 'krayrechni-zoni')"), "0",
  "nothing was received after closing");
  is((await late.p.get(`${U}/comment`)).status, 409,
    "the form's page says it is closed");
}

// One that is announced opens as exactly.
async function opening() {
  const [slug, when] = s.sql("SELECT slug, opens_at FROM consultation WHERE" +
    " published_at < NOW() AND opens_at > NOW()")[0];
  const address = `/bg/c/${slug}/comment`;
  const opens = Date.parse(when.replace(" ", "T").slice(0, 23) + "Z");

  at(opens - closes - 1);
  is((await person(s).get(address)).status, 409, "a moment before opening");
  at(opens - closes);
  is((await person(s).get(address)).status, 200, "at opening");
}

async function confirmations() {
  at(-1000);
  const people = [];
  for (const [name, hours, should] of [["a", 71, 303], ["b", 73, 410]]) {
    const who = await begun(`потвърди ${name}`);
    const sent = await press(who, "send", sender(name));
    const number = sent.location?.split("/")[3];
    const token = one(`SELECT secret FROM mail m JOIN submission s ON
      s.id = m.subject_id WHERE m.kind = 'confirm-submission' AND
      s.number = '${number}'`);

    is(sent.status, 303, `sent a second before closing (${name})`);
    people.push({ hours, should, number, p: who.p, page: `/bg/confirm/${number}/${token}` });
  }
  for (const { hours, should, number, p, page } of people) {
    at(hours * HOUR);
    // a link opened in time may be pressed too late
    const opened = await p.get(page);
    is(opened.status, should === 303 ? 200 : 410, `${hours} h later: the link`);
    at((hours > 72 ? 71 : hours) * HOUR);
    const form = await p.form(page, "confirm");
    at(hours * HOUR);
    const answer = await p.post(form.action, form.fields);
    is(answer.status, should, `${hours} h later: the press`);
    is(one(`SELECT state FROM submission WHERE number = '${number}'`)
      .replace("lapsed", "unconfirmed"),
    should === 303 ? "filed" : "unconfirmed", `${hours} h later: its state`);
    is(one(`SELECT received_at < (SELECT closes_at FROM consultation WHERE id =
      consultation_id) FROM submission WHERE number = '${number}'`), "1",
    "the time of sending counts");
  }
}

// The clock runs over the closing while people read through nginx's cache:
// who asks after it is never shown an open page, who asked before is.
async function pages() {
  const readers = [U, `${U}/d/act`, `${D}art_7`, "/bg/consultations", "/bg/"];
  const shown = {};

  // by its tag; in lists by the closing that its own entry names
  const closing = `<time datetime="${new Date(closes).toISOString()
    .replace(".000", "")}"`;
  const state = (address, text) => address.startsWith(U) ?
    text.includes('class="tag open"') :
    text.split("<li>").some((item) => item.includes(`href="${U}"`) &&
      item.includes(closing));
  at(-HOUR);
  for (const address of readers)
    is(state(address, (await person(s).get(address)).text), true,
      `${address}: open an hour before`);
  await sleep(4100);
  at(0); // idle until closing
  for (const address of readers) {
    is(state(address, (await person(s).get(address)).text), false,
      `${address}: closed for the first who asks at closing`);
    shown[address] = { before: 0, after: 0, wrong: 0 };
  }
  await sleep(4100);

  const start = Date.now();
  const now = () => Date.now() - start - 6000;
  const tick = () => { at(now()); };
  tick();
  const timer = setInterval(tick, 5);
  const reader = async (address) => {
    const p = person(s);

    while (now() < 1500) {
      // what the clock says, read before and after
      const told = () => Date.parse(fs.readFileSync(clock, "utf8").trim()
        .replace(" ", "T").slice(0, 23) + "Z") - closes;
      const asked = told(), text = (await p.get(address)).text;
      const answered = told(), is_open = state(address, text);

      if (asked >= 0) {
        shown[address].after++;
        shown[address].wrong += is_open;
      } else if (answered < 0) {
        shown[address].before++;
        shown[address].wrong += !is_open;
      }
      await sleep(3);
    }
    p.end();
  };
  await Promise.all(readers.flatMap((a) => [reader(a), reader(a)]));
  clearInterval(timer);
  for (const address of readers) {
    const { before, after, wrong } = shown[address];

    is(wrong, 0, `${address}: ${before} before, ${after} after: none wrong`);
    ok(before > 5 && after > 5, `${address}: asked on both sides`);
  }
}

try {
  for (const test of [acts, opening, confirmations, pages])
    await test();
} catch (e) {
  ok(false, e.stack);
} finally {
  s.end();
}
process.exit(done());
