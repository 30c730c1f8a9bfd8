// memory.mjs BUILD: a worker stays below 40 MB over 10,000 requests of every
// kind of page, and the second half of them adds nothing; what all workers of
// a pool keep together (kept_megabytes) is counted apart.
import fs from "node:fs";
import { done, is, ok } from "./house.mjs";
import { person, routes, site } from "./site.mjs";

const LIMIT = 40 << 10, GROWTH = 1 << 10; // KB: the limit of a page worker
const build = process.argv[2] ?? "build";
// Sanitizers keep what was freed and shadow the rest: there only that all of
// it is answered.
const plain = process.env.GLAS_PLAIN_MEMORY === "true";
const REQUESTS = plain ? 200 : 10000;
const s = await site(build, "memory",
  { workers: 1, act_workers: 1, worker_requests: 4 * REQUESTS });
const one = (sql) => s.sql(sql)[0]?.[0];
const C = "krayrechni-zoni";

const memory = (pid, what) => Number(new RegExp(`^${what}:\\s+(\\d+)`, "m")
  .exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"))[1]);

// What is its own, and what it shares.
const own = (pid) => memory(pid, "VmRSS") - memory(pid, "RssShmem");
const KEPT = 34 << 10; // KB: 32 MB and the table of what is where

// Addresses of every pattern, in the languages in turn.
function addresses() {
  const units = s.sql(`SELECT u.wid FROM unit u JOIN document d ON
    d.id = u.document_id JOIN consultation c ON c.id = d.consultation_id
    WHERE c.slug = '${C}' AND d.slug = 'act'`).map(([wid]) => wid);
  const comments = s.sql(`SELECT m.code FROM comment m JOIN consultation c ON
    c.id = m.consultation_id WHERE c.slug = '${C}' AND m.state = 'public'`)
    .map(([code]) => code);
  const number = one("SELECT number FROM submission WHERE number IS NOT NULL" +
    " LIMIT 1");
  const langs = ["bg", "pl", "cs", "sr", "sr-Latn", "en"];
  const fill = (pattern, i) => pattern
    .replace("{lang}", langs[i % 6]).replace("{consultation}", C)
    .replace("{document}", "act").replace("{authority}", "belorechie")
    .replace("{wid}", units[i % units.length])
    .replace("{comment}", comments[i % comments.length])
    .replace("{version}", "1").replace("{n}", "1")
    .replace("{number}", number)
    .replace(/\{[a-z]+\}/g, "0000000000000000");
  const kinds = routes(build).filter((r) => r.verb === "GET" &&
    r.pool === "pages");

  return [...Array.from({ length: 24 }, (_, i) => i).flatMap((i) =>
    kinds.map((r) => fill(r.pattern, i))), "/en/nothing", "/en/?no=1",
  "/en/consultations?q=%D0%BC", "/%00"];
}

// Signed in as staff, so that the desk's pages are among them.
async function staff() {
  const p = person(s), mail = "mira.doneva@belorechie.example";
  const first = await p.form("/en/sign-in", "sign-in");
  const next = await p.post(first.action, { ...first.fields, email: mail,
    password: s.password });
  const second = await p.form(next.location, "totp");
  const last = await p.post(second.action, { ...second.fields,
    code: s.totp() });

  is(last.status, 303, "signed in");
  return p;
}

try {
  const list = addresses(), p = await staff(), q = person(s);
  // More than one, since one address may only try so often.
  const writers = Array.from({ length: 20 }, () => person(s));
  const forms = await Promise.all(writers.map((w) =>
    w.form(`/bg/c/${C}/comment`, "comment-whole")));
  const refused = (i) => writers[i % 20].post(forms[i % 20].action, {
    ...forms[i % 20].fields, remark: "дума ".repeat(4000), stance: "nothing" });
  const POOLS = ["pages", "acts"], seen = new Map(), half = {};
  const worker = Object.fromEntries(POOLS.map((p) => [p, s.workers(p)[0]]));
  let n = 0, odd = 0;
  const client = async (c) => {
    while (n < REQUESTS) {
      const i = n++;
      // each seventh: a form that is refused, with its text handed back
      const answer = i % 7 === 6 ? await refused(i)
        : await (c % 2 ? p : q).get(list[(i * 7919) % list.length]);

      seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
      odd += answer.status >= 500 && answer.status !== 503;
      if (n >= REQUESTS / 2 && !half.pages)
        for (const pool of POOLS)
          half[pool] = own(worker[pool]);
    }
  };

  await Promise.all([1, 2, 3, 4].map(client));
  console.log(`# ${[...seen].map(([k, v]) => `${k}: ${v}`).join(", ")}`);
  is(odd, 0, `${REQUESTS} requests over ${list.length} addresses: no fault`);
  ok((seen.get(200) ?? 0) > REQUESTS / 5, "pages are among them");
  for (const pool of POOLS) {
    const now = own(worker[pool]), kept = memory(worker[pool], "RssShmem");

    console.log(`# ${pool}: ${memory(worker[pool], "VmHWM") >> 10} MB at most`);
    is(s.workers(pool).join(), String(worker[pool]), `${pool}: one served all`);
    if (plain)
      continue;
    ok(now < LIMIT, `${pool}: its memory: ${now} KB, below ${LIMIT}`);
    ok(kept < KEPT, `${pool}: kept: ${kept} KB, below ${KEPT}`);
    ok(now - half[pool] < GROWTH,
      `${pool}: ${now - half[pool]} KB more than at half time`);
  }
} catch (e) {
  ok(false, e.stack);
} finally {
  s.end();
}
process.exit(done());
