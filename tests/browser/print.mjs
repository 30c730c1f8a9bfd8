// print.mjs BUILD: pages on paper: no heading stands alone at the foot of a
// sheet.  Sheets of many heights, so that the breaks fall everywhere.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { browser, done, is, ok, site } from "./house.mjs";

const build = process.argv[2] ?? "build";
const s = await site(build, "print");
const b = await browser();
const page = await (await b.newContext()).newPage();
const file = `${build}/tests/print.pdf`;

const plain = (text) => text.replace(/\s+/g, " ").trim();

// What heads something: headings, and what names a piece of a comparison.
const heads = () => page.evaluate(() => [...document.querySelectorAll(
  "main :is(h1, h2, h3, h4), main .change-of > p:has(> b)")]
  .filter((e) => e.checkVisibility?.() !== false)
  .map((e) => e.innerText.split("\n").filter((l) => l.trim()).pop() ?? ""));

// The last line of each sheet but the last.
function feet(height) {
  const text = spawnSync("pdftotext", ["-layout", file, "-"],
    { encoding: "utf8" }).stdout;

  return text.split("\f").slice(0, -2).map((sheet, i) => [
    plain(sheet.trimEnd().split("\n").pop() ?? ""), `${height} mm, ${i + 1}`]);
}

async function printed(name, address) {
  await page.goto(s.base + address);
  const names = new Set((await heads()).map(plain).filter(Boolean));
  const alone = [];
  let sheets = 0;

  await page.emulateMedia({ media: "print" });
  for (let height = 150; height <= 300; height += 10) {
    await page.pdf({ path: file, width: "210mm", height: `${height}mm` });
    for (const [line, where] of feet(height)) {
      sheets++;
      if (names.has(line))
        alone.push(`${where}: ${line}`);
    }
  }
  await page.emulateMedia({ media: null });
  ok(sheets > 16, `${name}: ${names.size} headings on ${sheets} sheets`);
  is(alone.join("; "), "", `${name}: none of them alone at a sheet's foot`);
}

const ACT = "/bg/c/krayrechni-zoni/d/act";
const OF = `(SELECT d.id FROM document d JOIN consultation c
  ON c.id = d.consultation_id WHERE c.slug = 'krayrechni-zoni'
   AND d.slug = 'act')`;

// A second version in which every third unit has more words, each twentieth is
// gone.
s.sql(`INSERT INTO version (document_id, number, language, kind, reason,
    base_id, akn, state, units, created_by, created_at, published_at)
  SELECT document_id, 2, language, 'changed', 'Думи.', id, akn, 'ready', units,
    created_by, NOW(), NOW() FROM version WHERE document_id = ${OF}`);
s.sql(`INSERT INTO unit_in (version_id, unit_id, parent_id, place, last_place,
    depth, kind, role, container, quoted, eid, num, steps, heading, words,
    whole, whole_digest, digest, confidence)
  SELECT w.id, i.unit_id, i.parent_id, i.place, i.last_place, i.depth, i.kind,
    i.role, i.container, i.quoted, i.eid, i.num, i.steps, i.heading, m.words,
    m.words, UNHEX(SHA2(CONCAT(i.unit_id, m.words), 256)),
    UNHEX(SHA2(CONCAT(i.unit_id, m.words), 256)), i.confidence
    FROM version w JOIN unit_in i ON i.version_id = w.base_id
    JOIN (SELECT version_id, unit_id, IF(place % 3 = 0, CONCAT(COALESCE(words, ''),
        ' Това важи и за стопаните на имотите край реката.'), COALESCE(words, '')) AS words
        FROM unit_in) m ON m.version_id = i.version_id
     AND m.unit_id = i.unit_id
   WHERE w.number = 2 AND w.document_id = ${OF} AND i.place % 20 <> 7`);
s.sql(`INSERT INTO fragment (version_id, unit_id, script, html, html_after)
  SELECT i.version_id, f.unit_id, f.script, f.html, f.html_after
    FROM version w JOIN unit_in i ON i.version_id = w.id
    JOIN fragment f ON f.version_id = w.base_id AND f.unit_id = i.unit_id
   WHERE w.number = 2 AND w.document_id = ${OF}`);
s.sql(`UPDATE consultation SET edition = edition + 1
  WHERE slug = 'krayrechni-zoni'`);

await printed("an act", ACT);
await printed("an amending act", "/pl/c/zatrzymaj-deszcz/d/act");
await printed("a comparison", `${ACT}/compare/1/2`);
await printed("in one text", `${ACT}/compare/1/2?view=inline`);
await printed("a unit", "/bg/c/krayrechni-zoni/d/act/u/art_6__para_1");
await printed("a report", "/sr/c/kej-i-setaliste/report");
// Paper is white, also of somebody whose screen is dark.
const inks = () => page.evaluate(() => ["--no", "--yes-bg", "--accent"].map(
  (name) => getComputedStyle(document.documentElement).getPropertyValue(name))
  .join(" "));
await page.emulateMedia({ media: "print", colorScheme: "light" });
const light = await inks();
await page.emulateMedia({ media: "print", colorScheme: "dark" });
is(await inks(), light, "printed dark: the inks of paper");
await page.emulateMedia({ media: "screen", colorScheme: "dark" });
ok(await inks() !== light, "on a dark screen: others");
fs.rmSync(file, { force: true });
await b.close();
s.end();
process.exitCode = done();
