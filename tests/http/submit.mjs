// submit.mjs BUILD: the whole site in trouble: presses twice, answers lost,
// workers killed, MariaDB away, hung or read only.  What was acknowledged is
// stored, nothing is stored twice, and who reads can go on reading.
import { spawn } from "node:child_process";
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

// One look for what is due; code: what it ended with, once it has.
function look() {
  const it = spawn(`${build}/glas`, ["--conf", `${s.folder}/glas.conf`,
    "jobs", "--once"], { stdio: "ignore" });
  const looks = { pid: it.pid, ended: new Promise((next) =>
    it.on("exit", (code, signal) => next(looks.code = code ?? signal))) };

  return looks;
}
const due = (kind, subject) => one("INSERT INTO job (kind, subject_id, " +
  `run_after, created_at) VALUES ('${kind}', (${subject}), UTC_TIMESTAMP(), ` +
  "UTC_TIMESTAMP()); SELECT LAST_INSERT_ID()");

async function alone() {
  s.quiet();
  await until("nobody else looks", () => ["jobs", "papers"].every((name) =>
    !fs.existsSync(`/proc/${s.pid(name)}`)));
}

// Whoever looks once for what is due waits for a database that does not answer
// yet, or is not there, and then does it.
async function looked_once() {
  await alone();
  for (const [what, stop, go] of [
    ["hangs", () => process.kill(s.mariadb(), "SIGSTOP"),
      () => process.kill(s.mariadb(), "SIGCONT")],
    ["is away", () => s.end_database("SIGTERM"), () => s.start_database()]]) {
    const id = due("count", "SELECT MIN(id) FROM consultation");
    await stop();
    const looks = look();

    ok(await until("it waits", () => looks.code !== undefined ||
      fs.readFileSync(`/proc/${looks.pid}/wchan`, "utf8")
        .includes("sigtimedwait"), 20000),
    `MariaDB ${what}: who looks once waits`);
    is(looks.code, undefined, "and has not given up");
    go();
    is(await looks.ended, 0, "once it answers: it ends well");
    is(one(`SELECT state FROM job WHERE id = ${id}`), "done",
      "and what was due is done");
  }
}

// Killed when the archive's file is made and its bytes are stored, but not yet
// that it is ready: the one before is given out, nothing of the new one stays,
// and the next look makes the same.
async function archive_killed() {
  await alone();
  const A = one(`INSERT INTO archive (consultation_id, body_id, edition, part,
    cause, moment, at) SELECT id, 0, 1, 'public', 'concluded', UTC_TIMESTAMP(),
    UTC_TIMESTAMP() FROM consultation WHERE slug = 'krayrechni-zoni';
    SELECT LAST_INSERT_ID()`);
  const is_now = () => s.sql(`SELECT HEX(digest), blob_id FROM archive
    WHERE id = ${A} AND state = 'ready'`)[0];
  due("archive", A);
  is(await look().ended, 0, "the archive's file is made");
  const [digest, blob] = is_now(), id = due("archive", A);
  const bytes = () => one("SELECT CONCAT(COUNT(*), ' ', SUM(LENGTH(bytes))) " +
    "FROM blob_part");
  const before = bytes();
  const holds = spawn("mariadb", ["-S", `${s.run}/db.sock`, "-u", "root",
    "glas", "-e", `BEGIN; SELECT id FROM archive WHERE id = ${A} FOR UPDATE;
    SELECT SLEEP(1000)`], { stdio: "ignore" });
  const waits = (text) => one("SELECT COUNT(*) FROM " +
    `information_schema.PROCESSLIST WHERE INFO LIKE '${text}%'`) > 0;

  await until("somebody holds the archive", () => waits("SELECT SLEEP"));
  const looks = look();
  ok(await until("it stores", () => waits("UPDATE archive x"), 30000),
    "it is made again, and stored");
  process.kill(looks.pid, "SIGKILL");
  is(await looks.ended, "SIGKILL", "who made it is killed");
  s.sql(`KILL ${one("SELECT ID FROM information_schema.PROCESSLIST WHERE " +
    "INFO LIKE 'SELECT SLEEP%'")}`);
  holds.kill();
  ok(await until("nothing is half done", () => bytes() === before),
    "nothing of the new one stays");
  is(is_now().join(), [digest, blob].join(), "the one before is given out");
  is(one(`SELECT state FROM job WHERE id = ${id}`) === "done", false,
    "it is not taken for done");
  is(await look().ended, 0, "the next look ends well");
  is(one(`SELECT state FROM job WHERE id = ${id}`), "done", "and did it");
  is(is_now()[0], digest, "the file has the same bytes");
  is(is_now()[1] === blob, false, "but was made anew");
  is(bytes(), before, "and the old one is gone");
}

try {
  for (const test of [twice, at_once, kills, stopped, crashed, hung,
    read_only, looked_once, archive_killed]) {
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
