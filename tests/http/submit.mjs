// submit.mjs BUILD: the whole site in trouble: presses twice, answers lost,
// workers killed, MariaDB away, hung or read only.  What was acknowledged is
// stored, nothing is stored twice, and who reads can go on reading.
import fs from "node:fs";
import net from "node:net";
import { done, is, ok, sleep, until } from "./house.mjs";
import { person, sender, site } from "./site.mjs";

const build = process.argv[2] ?? "build";
const s = await site(build, "submit");
const C = "/bg/c/krayrechni-zoni";
const one = (sql) => s.sql(sql)[0]?.[0];
let words = 0;
const remark = () => `Дума ${++words} от ${process.pid}`;
const stored = (text) => Number(one("SELECT COUNT(*) FROM comment_text" +
  ` WHERE remark = '${text}'`));
const sent = (p) => Number(one("SELECT COUNT(*) FROM submission s" +
  ` JOIN contact c ON c.submission_id = s.id WHERE c.email = '${p}'`));

// A press whose answer nobody reads.
function lost(p, address, fields) {
  const body = p.encoded(fields);

  return new Promise((next) => {
    const socket = net.connect({ port: s.port, host: "127.0.0.1",
      localAddress: p.from }, () => {
      socket.end(`POST ${address} HTTP/1.1\r\nHost: 127.0.0.1\r\n` +
        `Cookie: ${p.cookie()}\r\nContent-Length: ${body.length}\r\n` +
        "Content-Type: application/x-www-form-urlencoded\r\n\r\n" + body,
      () => setTimeout(() => { socket.destroy(); next(); }, 1));
    });
    socket.on("error", next);
  });
}

async function twice() {
  const p = person(s), text = remark();
  const comment = await p.form(`${C}/comment`, "comment-whole");
  const fields = { ...comment.fields, stance: "oppose", remark: text };

  const first = await p.post(comment.action, fields);
  const again = await p.post(comment.action, fields);
  is(first.status, 303, "a comment is taken");
  is(`${again.status} ${again.location}`, `303 ${first.location}`,
    "pressed again: the same answer");
  is(stored(text), 1, "and stored once");
  const other = await p.post(comment.action, { ...fields, remark: "друго" });
  is(other.status, 409, "the same key with other words: 409");
  ok(other.text.includes("друго"), "which hands them back");
  is(stored("друго"), 0, "and stores nothing");

  const send = await p.form(`${C}/take-part`, "submission-send");
  const who = { ...send.fields, ...sender(1) };
  await lost(p, send.action, who);
  await until("it is stored", () => sent("person1@mail.example") === 1);
  const answers = await Promise.all([1, 2, 3, 4].map(() =>
    p.post(send.action, who)));
  const receipts = new Set(answers.map((a) => `${a.status} ${a.location}`));
  is(receipts.size, 1, "an answer that was lost, then four presses at once: " +
    "one receipt");
  const number = one("SELECT number FROM submission s JOIN contact c ON" +
    " c.submission_id = s.id WHERE c.email = 'person1@mail.example'");
  ok([...receipts][0].startsWith(`303 /bg/r/${number}/s/`), "the stored one");
  is(sent("person1@mail.example"), 1, "one submission");
  is(one(`SELECT COUNT(*) FROM mail m JOIN submission s ON s.id =
    m.subject_id AND m.kind = 'confirm-submission' WHERE s.number =
    '${number}'`), "1", "one mail");
  is((await p.get(answers[0].location)).status, 200, "the receipt opens");
}

async function at_once() {
  const p = person(s), text = remark();
  const comment = await p.form(`${C}/comment`, "comment-whole");
  const fields = { ...comment.fields, stance: "support", remark: text };
  const both = await Promise.all([p.post(comment.action, fields),
    p.post(comment.action, fields)]);

  is(both.map((a) => `${a.status} ${a.location}`).join(),
    Array(2).fill(`303 ${C}/take-part`).join(), "two presses at once");
  is(stored(text), 1, "are one comment");
}

// kill -9 of workers while four people comment and send, each again and again
// with the same key until it has an answer.
async function kills() {
  const end = Date.now() + 6000, acknowledged = [], written = [];
  const whole = s.workers("acts").length;
  let again = 0, killed = 0, odd = 0;
  const patient = async (what) => {
    for (let i = 0; i < 200; i++) {
      const answer = await what().catch(() => ({ status: 0 }));

      if (answer.status === 200 || answer.status === 303)
        return answer;
      if (answer.status && answer.status !== 503) {
        odd++;
        console.log(`# ${answer.status} ${answer.text.slice(0, 2000)}`);
        return answer;
      }
      again++;
      await sleep(20);
    }
    return { status: 0 };
  };
  const formed = async (p, address, name) => {
    for (let i = 0; i < 200; i++) {
      try { return await p.form(address, name); } catch { await sleep(20); }
    }
    throw new Error(`${address} never came`);
  };
  const client = async (c) => {
    for (let n = 0; Date.now() < end; n++) {
      const p = person(s), text = remark(), mail = `${100 * c + n}k`;
      const comment = await formed(p, `${C}/comment`, "comment-whole");

      if ((await patient(() => p.post(comment.action, { ...comment.fields,
        stance: "change", remark: text }))).status !== 303)
        continue;
      written.push(text);
      const send = await formed(p, `${C}/take-part`, "submission-send");
      const answer = await patient(() => p.post(send.action,
        { ...send.fields, ...sender(mail) }));
      if (answer.status === 303)
        acknowledged.push([answer.location.split("/")[3], text]);
      p.end();
    }
  };
  const clients = [1, 2, 3, 4].map(client);

  while (Date.now() < end) {
    const all = s.workers("acts");

    if (all.length)
      try {
        process.kill(all[killed++ % all.length], "SIGKILL");
      } catch { /* gone */ }
    await sleep(60);
  }
  await Promise.all(clients);
  const kept = new Map(s.sql(`SELECT s.number, GROUP_CONCAT(t.remark)
    FROM submission s JOIN comment c ON c.submission_id = s.id
    JOIN comment_text t ON t.comment_id = c.id
    WHERE s.number IS NOT NULL GROUP BY s.id`));
  is(acknowledged.filter(([number, text]) => kept.get(number) !== text).join(),
    "", `${killed} kills: ${acknowledged.length} acknowledged, ` +
    `${again} sent again: each is stored as it was`);
  is(written.filter((text) => stored(text) !== 1).join(), "",
    `${written.length} comments: none twice`);
  is(one(`SELECT COUNT(*) FROM (SELECT 1 FROM submission s JOIN contact c ON
    c.submission_id = s.id WHERE s.session_id IS NOT NULL AND c.email LIKE
    'person%k@mail.example' GROUP BY c.email HAVING COUNT(*) > 1) twice`),
  "0", "no submission twice");
  is(one(`SELECT COUNT(*) FROM submission s WHERE s.number IS NOT NULL AND
    s.session_id IS NOT NULL AND (SELECT COUNT(*) FROM mail m WHERE
    m.subject_id = s.id AND m.kind = 'confirm-submission') > 1`), "0",
  "and no mail twice");
  is(odd, 0, "every answer is whole, a 503, or none");
  ok(acknowledged.length > 3, "people got through");
  ok(await until("all workers", () => s.workers("acts").length === whole),
    "all workers are back");
}

// People who were at it before the trouble; what is cached without a cookie.
async function prepared() {
  const p = person(s), reader = person(s);
  const comment = await p.form(`${C}/comment`, "comment-whole");
  const text = remark();

  await reader.get(C);
  return { p, reader, text, action: comment.action,
    fields: { ...comment.fields, stance: "none", remark: text } };
}

const LANGS = { bg: "bg", pl: "pl", cs: "cs", sr: "sr-Cyrl",
  "sr-Latn": "sr-Latn", en: "en" };
const sentence = (lang) => /"page_fault\.503\.text">([^<]*)</
  .exec(fs.readFileSync(`xslt/i18n/${lang}.xml`, "utf8"))?.[1];
function away(answer, what, lang = "bg") {
  is(answer.status, 503, `${what}: 503`);
  ok(Number(answer.headers["retry-after"]) > 0, `${what}: Retry-After`);
  is(answer.headers["cache-control"], "private, no-store", `${what}: not kept`);
  ok(answer.text.includes(`<html lang="${LANGS[lang]}"`) &&
    (lang === "sr-Latn" || answer.text.includes(sentence(lang))),
  `${what}: in the reader's language (${lang})`);
}

// Until a POST that was refused is taken with the same key.
async function taken(t, what, ms) {
  let answer;

  ok(await until(what, async () => {
    answer = await t.p.post(t.action, t.fields);
    return answer.status === 303;
  }, ms), `${what}: taken with the same key, no worker started anew`);
  is(stored(t.text), 1, `${what}: once`);
}

async function stopped() {
  const t = await prepared(), before = s.workers("acts").join();

  await s.end_database("SIGTERM");
  away(await t.p.get(`${C}/comment`), "MariaDB stopped, a form");
  const refused = await t.p.post(t.action, t.fields);
  away(refused, "a comment");
  ok(refused.text.includes(t.text), "a comment: the words are handed back");
  const kept = await t.reader.get(C);
  is(kept.status, 200, "what was read is still there");
  ok(kept.text.includes("Наредба за опазване"), "whole");
  away(await t.reader.get(`${C}/comments?stance=none`), "what was not read");
  for (const lang of Object.keys(LANGS))
    away(await t.reader.get(`/${lang}/help`), "another page", lang);
  is((await t.reader.get("/assets/glas.css")).status, 200, "assets too");
  s.start_database();
  ok(await until("reading", async () =>
    (await t.p.get(`${C}/comment`)).status === 200), "it comes back");
  is(stored(t.text), 0, "nothing was taken that was not acknowledged");
  await taken(t, "MariaDB is back", 10000);
  is(s.workers("acts").join(), before, "the workers are those of before");
}

async function crashed() {
  const t = await prepared();

  await s.end_database("SIGKILL");
  away(await t.p.post(t.action, t.fields), "MariaDB killed");
  s.start_database();
  await taken(t, "it was killed and is back", 20000);
}

// Stopped in the middle of everything: connections stay, answers do not come.
async function hung() {
  const t = await prepared(), pid = s.mariadb(), before = s.workers("acts").join();
  const asked = async (what) => {
    const began = Date.now(), answer = await what();
    return { ...answer, ms: Date.now() - began };
  };

  process.kill(pid, "SIGSTOP");
  try {
    const first = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((n) =>
      asked(() => n === 1 ? t.p.post(t.action, t.fields) :
        t.p.get(`${C}/comment`))));

    is(first.map((a) => a.status).join(), Array(8).fill(503).join(),
      "MariaDB hangs: eight requests get 503");
    away(first[0], "the comment");
    const most = Math.max(...first.map((a) => a.ms));
    ok(most < 9000, `the last of them in ${most} ms, below 9 s`);
    const more = await Promise.all(Array.from({ length: 100 }, () =>
      asked(() => t.p.get(`${C}/comment`))));
    const slow = Math.max(...more.map((a) => a.ms));
    is(more.filter((a) => a.status !== 503).length, 0, "a hundred more: 503");
    ok(slow < 9000, `a hundred more in ${slow} ms: workers are not exhausted`);
    const kept = await asked(() => t.reader.get(C));
    is(kept.status, 200, `what was read is still there (${kept.ms} ms)`);
  } finally {
    process.kill(pid, "SIGCONT");
  }
  await taken(t, "it goes on", 15000);
  is(s.workers("acts").join(), before, "the workers are those of before");
}

async function read_only() {
  const t = await prepared();

  s.sql("SET GLOBAL read_only = 1");
  away(await t.p.post(t.action, t.fields), "read only, a comment");
  is((await t.p.get(`${C}/comment`)).status, 200, "read only: reading works");
  s.sql("SET GLOBAL read_only = 0");
  await taken(t, "no longer read only", 5000);
}

try {
  for (const test of [twice, at_once, kills, stopped, crashed, hung,
    read_only]) {
    const began = Date.now();

    await test();
    console.log(`# ${test.name}: ${Date.now() - began} ms`);
  }
} catch (e) {
  ok(false, e.stack);
} finally {
  s.end();
}
process.exit(done());
