// reload.mjs BUILD: readers with a cookie, whom no cache answers, and workers
// of both pools that are told to start anew every half second: no answer fails,
// none is cut.
import fs from "node:fs";
import { done, is, ok, sleep, until } from "./house.mjs";
import { person, site } from "./site.mjs";

const build = process.argv[2] ?? "build";
const READERS = 16, RELOADS = 12;
const s = await site(build, "reload");
const C = "/bg/c/krayrechni-zoni";
const parent = (pool) =>
  Number(fs.readFileSync(`${s.run}/${pool}.pid`, "utf8"));

try {
  const first = ["pages", "acts"].map(parent);
  let answers = 0, failed = 0, cut = 0, more = true;
  const readers = Array.from({ length: READERS }, async (_, n) => {
    const p = person(s), path = n % 2 ? `${C}/comment` : `${C}/d/act/u/art_7`;

    await p.get(`${C}/comment`); // gives the cookie
    while (more) {
      const answer = await p.get(path).catch(() => ({ status: 0, text: "" }));

      answers++;
      failed += answer.status !== 200;
      cut += !answer.text.trimEnd().endsWith("</html>");
    }
  });

  for (let i = 0; i < RELOADS; i++) {
    await sleep(500);
    for (const pool of ["pages", "acts"])
      process.kill(parent(pool), "SIGHUP");
  }
  await sleep(500);
  more = false;
  await Promise.all(readers);
  console.log(`# ${answers} answers`);
  ok(answers > 3 * READERS, "they read all the time");
  is(failed, 0, "none failed");
  is(cut, 0, "none was cut");
  // told anew while it starts, the next one starts anew
  ok(await until("others", () => parent("pages") !== first[0] &&
    parent("acts") !== first[1], 30000), "and others serve");
} catch (e) {
  ok(false, e.stack);
} finally {
  s.end();
}
process.exit(done());
