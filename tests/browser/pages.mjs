// pages.mjs BUILD: the pages of the samples in a browser, in six languages:
// axe (each page in each of the four: light and dark, wide and 320 px), no
// scrolling sideways at 320 px, nothing in the console, no breach of the CSP.
import fs from "node:fs";
import { LANGS, browser, done, ok, site } from "./house.mjs";

const build = process.argv[2] ?? "build";
const axe = fs.readFileSync("tests/node_modules/axe-core/axe.min.js", "utf8");
const s = await site(build, "pages");
const b = await browser();

const VARIANTS = [
  { name: "wide, light", width: 1280, scheme: "light" },
  { name: "narrow, dark", width: 320, scheme: "dark" },
  { name: "wide, dark", width: 1280, scheme: "dark" },
  { name: "narrow, light", width: 320, scheme: "light" },
];
const faults = { axe: [], sideways: [], console: [], csp: [], status: [] };

// Paths without their language.
function publicPages() {
  const one = (sql) => s.sql(sql).map((row) => row.join("/"));
  const c = "FROM consultation c WHERE c.published_at IS NOT NULL";
  const paths = ["", "consultations", "consultations?phase=open",
    "authorities", "about", "help", "accessibility", "privacy", "sign-in",
    "nothing-here", "r/BG-2026-AAAA-AAAA-A"];

  paths.push(...one("SELECT CONCAT('a/', slug) FROM authority"));
  for (const slug of one(`SELECT c.slug ${c}`)) {
    paths.push(`c/${slug}`, `c/${slug}/comments`, `c/${slug}/take-part`,
      `c/${slug}/comment`, `c/${slug}/report`, `c/${slug}/outcome`);
    // of its documents the first and the longest, as a reader meets them
    paths.push(...one(`SELECT DISTINCT CONCAT('c/${slug}/d/', d.slug) FROM
      document d JOIN consultation c ON c.id = d.consultation_id
      WHERE c.slug = '${slug}'`).slice(0, 2));
    for (const unit of one(`SELECT CONCAT('c/${slug}/d/', d.slug, '/u/', u.wid)
      FROM comment k JOIN consultation c ON c.id = k.consultation_id
      JOIN unit u ON u.id = k.unit_id JOIN document d ON d.id = u.document_id
      WHERE c.slug = '${slug}' GROUP BY u.id ORDER BY COUNT(*) DESC LIMIT 1`))
      paths.push(unit, `${unit}/comment`);
    paths.push(...one(`SELECT CONCAT('c/${slug}/comments/', k.code) FROM
      comment k JOIN consultation c ON c.id = k.consultation_id WHERE
      c.slug = '${slug}' AND k.state = 'public' ORDER BY k.id LIMIT 1`));
  }
  return paths;
}

async function listen(page) {
  page.on("console", (m) => {
    if (m.type() === "error" && !/status of (4|5)\d\d/.test(m.text()))
      faults[/Content Security Policy/.test(m.text()) ? "csp" : "console"]
        .push(`${page.url()}: ${m.text()}`);
  });
  page.on("pageerror", (e) => faults.console.push(`${page.url()}: ${e}`));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (e) =>
      console.error(`Content Security Policy: ${e.blockedURI} ${e.sourceFile}`));
  });
  return page;
}

const checked = new Map();
async function audit(page, address, variant, kept) {
  await page.setViewportSize({ width: 320, height: 800 });
  await page.emulateMedia({ colorScheme: variant.scheme });
  const answer = await page.goto(s.base + address);

  if (!answer || answer.status() >= 500)
    return faults.status.push(`${address}: ${answer?.status()}`);
  // Where the samples have no such thing, its place is not counted.
  if (answer.status() >= 400 && !/nothing-here|AAAA/.test(address))
    return kept && faults.status.push(`${address}: ${answer.status()}`);
  const wide = await page.evaluate(() => ({ is:
    document.documentElement.scrollWidth, at: [...document.querySelectorAll(
      "body *")].filter((e) => e.getBoundingClientRect().right > 321 &&
      !e.closest(".scroll")).slice(0, 3).map((e) => e.outerHTML.slice(0, 80)),
  }));
  if (wide.is > 320)
    faults.sideways.push(`${address}: ${wide.is} px, ${wide.at.join(" ")}`);
  if (variant.width !== 320)
    await page.setViewportSize({ width: variant.width, height: 900 });
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, {
    resultTypes: ["violations"], preload: false,
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
      "best-practice"],
  }).then((r) => r.violations.map((v) => `${v.id} (${v.nodes.length}): ` +
    `${v.nodes[0].html.slice(0, 120)} ${v.nodes[0].any[0]?.message ?? ""}`)));
  for (const line of found)
    faults.axe.push(`${address} (${variant.name}): ${line}`);
  checked.set(address, variant.name);
}

// Two tabs share the work; each language turns the variants on by one.
async function all(context, paths, kept = false) {
  const queue = LANGS.flatMap((lang, l) => paths.map((path, p) =>
    [`/${lang}/${path}`, VARIANTS[(l + p) % VARIANTS.length]]));

  await Promise.all([1, 2].map(async () => {
    const page = await listen(await context.newPage());

    for (let next; (next = queue.shift()); )
      await audit(page, ...next, kept);
    await page.close();
  }));
}

const began = Date.now();
const nobody = await b.newContext();
await all(nobody, publicPages());
await nobody.close();
console.log(`# ${checked.size} public pages in ${Date.now() - began} ms`);
ok(checked.size > 300, "the samples have many pages");
for (const [what, list] of Object.entries(faults)) {
  ok(!list.length, `${what}: no fault`);
  for (const line of list.slice(0, 12))
    console.log(`#   ${line}`);
  if (list.length > 12)
    console.log(`#   ... and ${list.length - 12} more`);
}
await b.close();
s.end();
process.exitCode = done();
