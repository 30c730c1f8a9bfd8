// expiry.mjs BUILD: 64 readers of one page again and again: whenever its copy
// expires one of them, or two, ask a worker, and get a 304 for all.  Counted by
// what the database is asked: an unchanged page asks one statement.  (Those who
// come at one moment after nobody came for longer than an old copy may be shown
// all ask: nginx holds them back only where there is no copy at all.)
import { done, is, ok, sleep } from "./house.mjs";
import { person, site } from "./site.mjs";

const build = process.argv[2] ?? "build";
const READERS = 64, SECONDS = 6, AN_EXPIRY = 2;
const s = await site(build, "expiry");
const PAGE = "/bg/c/krayrechni-zoni/d/act/u/art_7";
const asked = () => Number(s.sql("SELECT VARIABLE_VALUE FROM" +
  " information_schema.global_status WHERE VARIABLE_NAME =" +
  " 'COM_STMT_EXECUTE'")[0][0]);

// Statements in a row of seconds.
async function during() {
  const before = asked(), began = Date.now();

  await sleep(SECONDS * 1000);
  return { statements: asked() - before,
    seconds: Math.ceil((Date.now() - began) / 1000) };
}

try {
  s.quiet();
  is((await person(s).get(PAGE)).status, 200, "the page is kept");
  let answers = 0, odd = 0, more = true;
  const readers = Array.from({ length: READERS }, async () => {
    const p = person(s);

    while (more) {
      odd += (await p.get(PAGE)).status !== 200;
      answers++;
    }
  });

  // the jobs end their round, the readers their first copies
  await sleep(5000);
  answers = 0;
  const busy = await during();
  more = false;
  await Promise.all(readers);
  console.log(`# ${answers} answers in ${busy.seconds} s, ` +
    `${busy.statements} statements`);
  is(odd, 0, "each is answered");
  ok(answers > READERS * busy.seconds, "much more often than a copy expires");
  ok(busy.statements > 0, "workers are asked");
  ok(busy.statements <= AN_EXPIRY * (busy.seconds + 1),
    "at most twice an expiry");
} catch (e) {
  ok(false, e.stack);
} finally {
  s.end();
}
process.exit(done());
